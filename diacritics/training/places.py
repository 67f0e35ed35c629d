"""Makes ``places.tsv`` and ``names.tsv`` of ``diacritics/data``: ``python -m diacritics.training places --lists DIR``.

The lists are those of administrative units before and after 1 July 2025 (the public data set
thanglequoc/vietnamese-provinces-database, MIT licence), and of the parts of people's names with their counts. The same
lists give the same bytes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import regex

from diacritics.alphabet import to_nfc
from diacritics.names import NAMES_HEADER
from diacritics.place_kinds import PlaceKind
from diacritics.places import CODES, MUNICIPALITY, PLACES_HEADER
from diacritics.training.corpus import sha256
from diacritics.training.manifest import record
from diacritics.words import word_form

UNIT_LISTS: Final = ("wards_old.tsv", "wards_new.tsv", "districts_old.tsv")
PROVINCE_LISTS: Final = ("provinces_63_before_2025-07.txt", "provinces_34_after_2025-07.txt")
"""A unit a line, its kind before its name, in the first column. One that is in two lists counts twice."""

NAME_LISTS: Final = ("names_surnames_freq.tsv", "names_middle_freq.tsv", "names_given_freq.tsv")
"""A part of people's names and how often it was met."""

_LISTS: Final = (*UNIT_LISTS, *PROVINCE_LISTS, *NAME_LISTS)

_FORMER: Final = ("Tỉnh Thừa Thiên Huế",)
"""The list of 63 provinces was drawn up after 1 January 2025, when this one had become a city."""

_LEAST_COUNT: Final = 2
"""A part of a name met once is as often a mistake of whoever gathered the names."""

_DATA: Final = Path(__file__).parent.parent / "data"

# The kind at the head of a unit, and its name.
_UNIT: Final = regex.compile(rf"(?P<kind>{'|'.join(PlaceKind)}) (?P<name>.+)", regex.I)

# A number behind a name tells units of one name apart: "Sơn Kim 1", "Sơn Kim 2".
_LAST_NUMBER: Final = regex.compile(r" \d+$")

# Numbers are no names: "Phường 12", "Phường III", "Phường 2 Bảo Lộc"; nor is an abbreviation: "N.T Phong Hải".
_NO_NAME: Final = regex.compile(r"\d|\.|^[IVX]+$")

# A dash parts two names that were joined; a space behind an apostrophe is a slip: "K' Dang" is "K'Dang".
_DASH: Final = regex.compile(r"\s*[-–]\s*")
_LOOSE_APOSTROPHE: Final = regex.compile(r"['’]\s*")


def unit(line: str) -> tuple[str, PlaceKind] | None:
    """The name of a unit (lower case, old tone style) and its kind; None when it bears a number or no kind at all."""
    found = _UNIT.fullmatch(to_nfc(line.split("\t")[0].strip()))
    if found is None:
        return None
    name = _LAST_NUMBER.sub("", found["name"])
    if _NO_NAME.search(name):
        return None
    words = _LOOSE_APOSTROPHE.sub("'", _DASH.sub(" ", name)).split()
    return " ".join(word_form(word) for word in words), PlaceKind(found["kind"].lower())


def places_table(units: Iterable[str], provinces: Iterable[str]) -> str:
    """The text of ``places.tsv``: name, and the number of units for each kind, sorted by name."""
    counts: dict[str, Counter[str]] = {}
    for lines, codes in ((units, CODES), (provinces, {**CODES, PlaceKind.THANH_PHO: MUNICIPALITY})):
        for name, kind in filter(None, map(unit, lines)):
            counts.setdefault(name, Counter())[codes[kind]] += 1
    rows = (f"{name}\t{_by_code(found)}" for name, found in sorted(counts.items()))
    return "\n".join((PLACES_HEADER, *rows)) + "\n"


def names_table(surnames: Iterable[str], middle: Iterable[str], given: Iterable[str]) -> str:
    """The text of ``names.tsv``: a part of a name, and how often it was a surname, a middle and a given name."""
    columns = [Counter(dict(_counted(lines))) for lines in (surnames, middle, given)]
    names = sorted(set().union(*columns))
    rows = ("\t".join([name, *(str(column[name]) for column in columns)]) for name in names)
    return "\n".join((NAMES_HEADER, *rows)) + "\n"


def make_tables(lists: Path, folder: Path) -> None:
    """Writes both tables into the folder and enters them in its ``MANIFEST.json``.

    Raises:
        OSError: A list cannot be read, or a table cannot be written.
    """
    units = (line for name in UNIT_LISTS for line in _lines(lists / name))
    provinces = [line for name in PROVINCE_LISTS for line in _lines(lists / name)]
    _write(folder / "places.tsv", places_table(units, [*provinces, *_FORMER]))
    surnames, middle, given = (_lines(lists / name) for name in NAME_LISTS)
    _write(folder / "names.tsv", names_table(surnames, middle, given))
    facts = {
        "command": "python -m diacritics.training places",
        "least_count": _LEAST_COUNT,
        "lists": {name: sha256(lists / name) for name in _LISTS},
    }
    record(folder, "places", facts, ("places.tsv", "names.tsv"))


def _by_code(counts: Counter[str]) -> str:
    return " ".join(f"{code}{counts[code]}" for code in sorted(counts))


def _counted(lines: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Counts of spellings that differ in case or tone style only are added up."""
    counts: Counter[str] = Counter()
    for line in lines:
        name, count = line.split("\t")[:2]
        counts[word_form(to_nfc(name))] += int(count)
    return ((name, count) for name, count in counts.items() if count >= _LEAST_COUNT and name.isalpha())


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines()


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def lacking(lists: Path | None) -> list[str]:
    """The lists that are not in the folder."""
    return [name for name in _LISTS if lists is None or not (lists / name).is_file()]
