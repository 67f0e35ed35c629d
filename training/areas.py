"""Makes ``districts.tsv`` and ``communes.tsv`` of ``ocr_pipeline/parsing/data``: ``python -m training.areas LISTS``.

The lists are those of administrative units before and after 1 July 2025 (the public data set
thanglequoc/vietnamese-provinces-database, MIT licence): a unit a line, its kind before its name, in the first column.
The same lists give the same bytes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import regex

from diacritics.alphabet import to_nfc
from diacritics.words import word_form

DATA: Final = Path(__file__).parent.parent / "ocr_pipeline" / "parsing" / "data"
BEFORE, SINCE, DISTRICTS = "wards_old.tsv", "wards_new.tsv", "districts_old.tsv"
_COMMUNES: Final = {"xã": "x", "phường": "p", "thị trấn": "t", "đặc khu": "d"}
_KINDS: Final = (*_COMMUNES, "huyện", "quận", "thị xã", "thành phố")

# The kind at the head of a unit, and its name.
_UNIT: Final = regex.compile(rf"(?P<kind>{'|'.join(_KINDS)}) (?P<name>.+)", regex.I)
# A dash has a space on both sides; a space behind an apostrophe is a slip: "K' Dang" is "K'Dang".
_DASH: Final = regex.compile(r"\s*[-–]\s*")
_LOOSE_APOSTROPHE: Final = regex.compile(r"['’]\s*")

COMMUNES_HEAD: Final = """\
# Names of communes and wards, and the kinds of the units that bear them: x xã, p phường, t thị trấn, d đặc khu.
# before: 10,035 units of the early months of 2025, until 30 June 2025; names that ended earlier are not here.
# since: 3,321 units since 1 July 2025.
# From the public data set thanglequoc/vietnamese-provinces-database (MIT licence).
name\tbefore\tsince
"""
DISTRICTS_HEAD: Final = """\
# Districts, towns and cities within provinces as of the early months of 2025; the level ended on 30 June 2025.
# From the public data set thanglequoc/vietnamese-provinces-database (MIT licence).
# Names that ended earlier are not here.
name\tkind
"""


def unit(line: str) -> tuple[str, str]:
    """The kind of a unit in lower case, and its name with the tone marks in the old place (Khánh Hòa).

    Raises:
        ValueError: The line opens with no kind.
    """
    found = _UNIT.fullmatch(to_nfc(line.split("\t")[0].strip()))
    if found is None:
        raise ValueError(f"no administrative unit: {line}")
    name = _LOOSE_APOSTROPHE.sub("'", _DASH.sub(" - ", found["name"]))
    name = " ".join(_old_style(word) for word in name.split())
    return found["kind"].lower(), name[0].upper() + name[1:]


def communes_table(before: Iterable[str], since: Iterable[str]) -> str:
    """The text of ``communes.tsv`` from the lists of before and since 1 July 2025."""
    kinds: dict[str, tuple[set[str], set[str]]] = {}
    for column, lines in enumerate((before, since)):
        for kind, name in map(unit, lines):
            kinds.setdefault(name, (set(), set()))[column].add(_COMMUNES[kind])
    rows = ("\t".join([name, *("".join(sorted(letters)) for letters in kinds[name])]) for name in sorted(kinds))
    return COMMUNES_HEAD + "".join(f"{row}\n" for row in rows)


def districts_table(lines: Iterable[str]) -> str:
    """The text of ``districts.tsv``."""
    units = sorted({(name, kind) for kind, name in map(unit, lines)})
    return DISTRICTS_HEAD + "".join(f"{name}\t{kind}\n" for name, kind in units)


def _old_style(word: str) -> str:
    """The word with its tone mark in the old place and its capitals as they were."""
    pairs = zip(word, word_form(word), strict=True)
    return "".join(plain.upper() if sign.isupper() else plain for sign, plain in pairs)


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text("utf-8").splitlines() if line.strip()]


def main(lists: Path) -> None:
    """Write both tables from the lists in a folder."""
    tables = {
        "communes": communes_table(_lines(lists / BEFORE), _lines(lists / SINCE)),
        "districts": districts_table(_lines(lists / DISTRICTS)),
    }
    for name, text in tables.items():
        (DATA / f"{name}.tsv").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
