"""Figures that are no Vietnamese number as they stand: a dot for the comma, commas for the dots, letters for figures.

Misprints write them ("81.8%", "1,250,000 đồng") as often as engines read them ("1O5%", "98 ,5%"). Left out they would
be lost; given they are what they most likely are, and a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ocr_pipeline.parsing.figures import as_figures
from ocr_pipeline.parsing.numbers import read_number
from schemas import StatisticKind

_ODD: Final = re.compile(
    r"(?<![\w.,/\-%])(?:"
    r"(?P<dotted>\d{1,3}\.\d{1,2})"
    r"|(?P<commas>[1-9]\d{0,2}(?:,\d{3}){2,4})"
    r"|(?P<apart>\d{1,3}(?: ,|, )\d{1,2}(?=\s?%))"
    r"|(?P<sign>\d{1,3}[;:’']\d{1,2}(?=\s?%))"
    r"|(?P<letters>(?=[lIOo|]*\d)[\dlIOo|]{2,4}(?:,\d{1,2})?)"
    r")(?![\w/]|[.,]\d)"
)
# What is read for the comma of a share: "8;5%".
_SIGN: Final = re.compile(r"[;:’']")
_ONLY_FIGURES: Final = re.compile(r"[\d,]+")
# A heading with its number ("1.2 Kinh phí"), a day ("ngày 12.5") or an hour ("7.30 giờ") have a dot of their own.
_OWN_DOT: Final = re.compile(
    r"(?:(?:^|\n)[^\w\n]{0,4}"
    r"|(?<!\w)(?:ngay|den|tu|luc|hoi|dem|va|bang|bieu|hinh|phan|muc|phu luc|tiet|(?<!he )(?<!tong )so)\s{1,2})$"
)
_LOOK_BACK: Final = 16
_NO_COEFFICIENT: Final = 20
"""A coefficient of pay or of a price is smaller: 447 is 4,47 whose comma was lost."""
_DECIMALS: Final = 2
"""So many figures stand behind a comma at most."""
_OF_THOUSANDS: Final = ".000"
_THOUSANDS: Final = re.compile(r"\d{1,3}(?:\.\d{3})*\.000")
_SELDOM_A_SHARE: Final = 300
"""Per cent: from here on 818 % may be 81,8 %."""

# What a share never stands behind: "tỉnh, thành 1%" is "tỉnh, thành phố", "trước ngày 1%" a day with its month.
_BEFORE_NO_SHARE: Final = re.compile(r"(?<!\w)(?P<word>(?<!hoan )thanh|ngay|dieu|khoan)\s{1,2}$")
_FEW: Final = 31
"""Per cent: no more stand there, since days and numbers of articles are small."""


@dataclass(frozen=True, slots=True)
class OddFigure:
    """Where it stands, the number that it most likely is as Vietnamese writes it, and in words what is odd about it."""

    span: tuple[int, int]
    number: str
    doubt: str


def odd_figures(plain: str, folded: str) -> Iterator[OddFigure]:
    """The odd figures of ``plain`` (its letters folded in ``folded``), in its order, whatever follows them."""
    for match in _ODD.finditer(plain):
        printed = match[0]
        if match["dotted"]:
            if _OWN_DOT.search(folded, max(0, match.start() - _LOOK_BACK), match.start()):
                continue
            yield OddFigure(match.span(), printed.replace(".", ","), f"the dot in {printed} was taken for a comma")
        elif match["commas"]:
            yield OddFigure(match.span(), printed.replace(",", "."), f"the commas in {printed} were taken for dots")
        elif match["sign"]:
            number = _SIGN.sub(",", printed)
            yield OddFigure(match.span(), number, f"the sign in {printed} was taken for a comma")
        elif match["apart"]:
            yield OddFigure(match.span(), printed.replace(" ", ""), f"a space stands inside the number {printed}")
        elif not _ONLY_FIGURES.fullmatch(printed):
            number = as_figures(printed)
            yield OddFigure(match.span(), number, f"{printed} was taken for {number}: a sign in it is no figure")


def doubt_of_ratio(part: float, of: str, kind: StatisticKind) -> str | None:
    """A doubt about a part of a whole whose slash may be a comma: 22/7 tỷ đồng is 22,7, and no 22 of 7.

    Args:
        part: the figure before the slash.
        of: the one behind it, as it was printed.
        kind: what is measured. Things are counted in wholes, so "10/12 xã" has no comma.
    """
    if part > read_number(of).value:
        return f"more than the whole of {of}: the slash may be a comma"
    if kind is not StatisticKind.COUNT and of.isdigit() and len(of) <= _DECIMALS:
        return f"a part of {of}: the slash may be a comma"
    return None


def doubt_of_lower_end(low: str, high: str, unit: str) -> str | None:
    """A doubt about the lower end of a range: one of an odd shape, above the upper, or of thousands said once.

    "5 - 10.000 con" means 5.000 as a rule: the thousands of both ends are written at the upper alone.
    """
    if doubt := doubt_of_shape(low, unit):
        return doubt
    if read_number(low).value > read_number(high).value:
        return "the range runs backwards"
    if _THOUSANDS.fullmatch(high) and low.isdigit() and int(low) <= int(high[: -len(_OF_THOUSANDS)].replace(".", "")):
        return f"the {low} may be {low}{_OF_THOUSANDS}: the thousands may be written at the upper end alone"
    return None


def doubt_of_shape(number: str, unit: str) -> str | None:
    """A doubt about a number that no careful hand writes so: 007, a coefficient of 447."""
    if len(number) > 2 and number[0] == "0" and number[1].isdigit():
        return f"no number begins as {number} does"
    if unit == "hệ số" and float(number.replace(".", "").replace(",", ".")) >= _NO_COEFFICIENT:
        return "a coefficient is smaller: its comma may be lost"
    if unit == "%" and ("." in number or ("," not in number and int(number) >= _SELDOM_A_SHARE)):
        return "a share is seldom so large: its comma may be lost or read as a dot"
    return None


def doubt_of_share(folded: str, at: int, number: str) -> str | None:
    """A doubt about a small whole share at ``at`` behind a word that none stands behind: "thành 1%" was "thành phố"."""
    named = _BEFORE_NO_SHARE.search(folded, max(0, at - _LOOK_BACK), at)
    if named is None or not number.isdigit() or int(number) > _FEW:
        return None
    return f"no share stands behind {named['word']}: the sign for per cent may be another"
