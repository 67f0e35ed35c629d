"""Dates in running text: ``ngày 05 tháng 02 năm 2025``, ``6/5/2019``, ``06-5-2019``; day and month always come first.

Nghị định 30/2020/NĐ-CP, Phụ lục I, II.4 asks for words in the head of a document; practice uses both everywhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from ocr_pipeline.parsing.figures import as_figures
from ocr_pipeline.parsing.folding import fold

_EARLIEST: Final = 1900
_LATEST: Final = 2099

# Day, month and year parted by words; "năm" for "tháng" is a misprint that real drafts hold. Of a worn italic an engine
# makes "ngủy", "thông", "nóm", of others "mgày", "fháng".
_SIGN: Final = r"[\s.,:_\-]{0,3}"
"""What stands between the parts of a date: white space, or specks that were read as signs."""
# A sign that engines print for a figure, right before a day of one: it may be that day's first.
_CLINGING: Final = r"[|!¡§£\[\]](?=\d\D)"
_IN_WORDS: Final = re.compile(
    r"(?<!\w)(?:[nhmr]g[aou]y[ \n.,:'’`*\-]{0,3}(?P<day>[\d\]l|] \d(?!\d)|[^\s/;]{1,4}?)"
    rf"|(?P<bare>(?:{_CLINGING})?\d{{1,2}}))"
    rf"(?:{_SIGN}|(?<=\d\d)\n[._\-~]{{1,2}}\s{{1,2}})(?P<joint>nam|[tflg]?[hb][^\W\d_][nmh]g)"
    rf"{_SIGN}(?P<month>[^\s/;]{{1,3}}?){_SIGN}[nmh][^\W\d_]{{1,2}}m{_SIGN}"
    rf"(?P<year>[12][^\s/;.,]{{3}}(?![^\W_])|[12][^\s/;]{{1,2}} [^\s/;.,]{{1,2}}(?![^\W_]))"
)
# Three numbers parted twice by the same sign: 22/ 12/ 2011, 06-5-2019, 27.01.2025.
_IN_FIGURES: Final = re.compile(
    rf"(?<![\w/.,\-])(?P<day>(?:{_CLINGING})?\d{{1,2}})\s{{0,2}}(?P<sign>[/.\-])\s{{0,2}}(?P<month>\d{{1,2}})"
    r"\s{0,2}(?P=sign)\s{0,2}(?P<year>(?:19|20)\d\d)(?![\w/])"
)
# The same after "ngày", where a letter may stand for a digit: ngày 1l/7/2021.
_AFTER_DAY_WORD: Final = re.compile(
    r"(?<!\w)ngay\s{0,3}(?P<day>[\w|\]\[§!¡]{1,2})\s{0,2}(?P<sign>[/\-])\s{0,2}(?P<month>[\w|\]\[§!¡]{1,2})"
    r"\s{0,2}(?P=sign)\s{0,2}(?P<year>[12][\w|\]§]{3})(?![\w/])"
)
# The same with spaces inside a number: ngày 22/1 1/2019, ngày 25/6/201 5.
_TORN_FIGURES: Final = re.compile(
    r"(?<!\w)ngay\s{1,3}(?P<day>\d ?\d?)(?P<sign>/)(?P<month>\d ?\d?)(?P=sign)(?P<year>[12](?: ?\d){3})(?![\w/])"
)
# A number torn by a dot, or torn and damaged: ngày 04/1. 2/2024, ngày 24/I 0/2025, ngày 14 tháng H 1 năm 2017.
_TORN_AND_DAMAGED: Final = re.compile(
    r"(?<!\w)ngay\s{1,3}(?:(?P<day>[\d|\]!liŠ§]\.? ?[\d|\]!liŠ§]?)/(?P<month>[\d|\]!li]\.? ?[\d|\]!li]?)/"
    r"|(?P<bare>\d{1,2}) thang (?P<late>[\dhnil|\]!] [\d])\s{1,2}nam\s{1,2})(?P<year>(?:19|20)\d\d)(?![\w/])"
)
# The same with one of its strokes read as another sign or as none: ngày 22/8 2024, ngày 03:01/2025.
_ODD_SIGNS: Final = re.compile(
    r"(?<!\w)ngay\s{1,3}(?P<day>\d{1,2})(?:/(?P<month>\d{1,2})[ .:]|[ .:](?P<late>\d{1,2})/)"
    r"(?P<year>(?:19|20)\d\d)(?![\w/])"
)
# Both strokes read as signs or as slim figures, everything else in its place: ngày 03:0172025, ngày 19102/2021.
_STROKES_AS_FIGURES: Final = re.compile(
    r"(?<!\w)ngay\s{1,3}(?P<day>[0-3]\d)(?:[17l|I!:.,']|/)(?P<month>[01]\d)(?:[17l|I!:.,']|/)"
    r"(?P<year>(?:19|20)\d\d)(?![\w/])"
)
# What an engine makes of "11" between two words: "tháng n năm".
_AS_ELEVEN: Final = frozenset({"n", "ll", "H"})
# The same with its second figure read.
_FIRST_OF_ELEVEN: Final = re.compile(r"^[nHh](?= 1$)")
_MISPRINTED: Final = frozenset({_ODD_SIGNS, _TORN_AND_DAMAGED, _STROKES_AS_FIGURES})
"""What these find is never a clean date."""


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date and where it stands.

    ``iso`` is ``None`` when day, month and year form no real date (31/02) or one of them cannot be read.
    ``likely`` is then what it reads when look-alike signs are taken for digits (``l6`` for 16): a guess for review.
    """

    span: tuple[int, int]
    iso: str | None
    raw: str
    likely: str | None = None


def find_dates(text: str) -> list[FoundDate]:
    """Every full date (day, month, year) of ``text`` in its order; fractions, months and codes are none."""
    folded = fold(text)
    found: list[FoundDate] = []
    for pattern in (
        _IN_WORDS,
        _AFTER_DAY_WORD,
        _IN_FIGURES,
        _TORN_FIGURES,
        _TORN_AND_DAMAGED,
        _ODD_SIGNS,
        _STROKES_AS_FIGURES,
    ):
        found += [one for match in pattern.finditer(folded) if (one := _found(text, match)) is not None]
    return _without_overlaps(found)


def parse_date(text: str) -> str | None:
    """The first date of ``text`` as ISO, or ``None``."""
    return next((found.iso for found in find_dates(text) if found.iso), None)


def _found(text: str, match: re.Match[str]) -> FoundDate | None:
    named = match.groupdict()
    day = "day" if named["day"] else "bare"
    month = "month" if named["month"] else "late"
    parts = [text[slice(*match.span(part))] for part in ("year", month, day)]
    if not any(sign.isdigit() for sign in parts[1] + parts[2]):
        return None
    if named.get("joint") == "nam" and not any(sign.isdigit() for sign in parts[1]):
        return None  # "05 năm, từ năm 2024": no month stands behind the years
    misprinted = named.get("joint") == "nam" or match.re in _MISPRINTED
    iso = None if misprinted else as_iso(parts)
    parts[1] = "11" if parts[1] in _AS_ELEVEN else _FIRST_OF_ELEVEN.sub("1", parts[1])
    guess = iso or as_iso([_as_digits(part) for part in parts])
    return FoundDate(match.span(), iso, text[slice(*match.span())], None if iso else guess)


def as_iso(parts: list[str]) -> str | None:
    """Year, month and day, each in its figures, as ISO; ``None`` where they are no day of this age or no figures."""
    if not all(part.isascii() and part.isdigit() for part in parts):
        return None
    year, month, day = map(int, parts)
    if not _EARLIEST <= year <= _LATEST:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _as_digits(part: str) -> str:
    return as_figures("".join(part.replace(".", "").split()))


def _without_overlaps(found: list[FoundDate]) -> list[FoundDate]:
    kept: list[FoundDate] = []
    for one in sorted(found, key=lambda one: (one.span[0], -one.span[1])):
        if not kept or one.span[0] >= kept[-1].span[1]:
            kept.append(one)
    return kept
