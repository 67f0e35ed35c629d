"""What the lines of training say: the number line and the place-and-date line of a header, in pieces and in signs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from ocr_pipeline.recognition.digits.signs import DAY, MONTH, NUMBER, PEN, PRINT, SLASH, STAMP, YEAR

By = Literal["print", "pen", "stamp"]


@dataclass(frozen=True)
class Piece:
    """A stretch of a line: its text, what wrote it, and the signs to be read in it, each at a character."""

    text: str
    by: By
    signs: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Line:
    """Pieces from left to right; ``italic`` type; ``leaders``: the blanks are dotted lines."""

    pieces: tuple[Piece, ...]
    italic: bool
    leaders: bool


_SYMBOLS = (
    "QĐ TB TTr BC KH CT NQ CV GM HD BB UBND HĐND SNV STC SYT VPCP TTg ĐHĐL ĐHTĐ STTTT CNTT KGVX BTC ĐU HU SGDĐT".split()
)
_PLACES = "Hà Nội;Quảng Ngãi;Cần Thơ;Phú Thọ;Lam Giang;TP. Hồ Chí Minh;Đà Nẵng;Bắc Ninh;Kon Tum;Tân Yên".split(";")
_BEFORE = ("Số", "Số", "Số", "Số", "số", "định số")


def number_line(rng: np.random.Generator) -> Line:
    """A number line: "Số: 22/TTr-UBND"; sometimes with nothing in its blank, sometimes as the Party writes it."""
    by = _by(rng, pen=0.62, stamp=0.1)
    number = "" if rng.random() < 0.04 else _number(rng)
    opening = str(rng.choice(_BEFORE)) + (":" if rng.random() < 0.85 else "")
    opening += " " * int(rng.integers(0, 3))
    year = f"{rng.integers(2005, 2027)}/" if rng.random() < 0.15 else ""
    first, *rest = (str(each) for each in rng.choice(_SYMBOLS, int(rng.integers(1, 4))))
    party = rng.random() < 0.1
    after = " " * int(rng.choice((0, 0, 1, 2)))
    after += f"-{first}/{rest[0] if rest else 'ĐU'}" if party else f"/{year}{'-'.join((first, *rest))}"
    pieces = [
        Piece(opening, "print", ((len(opening.rstrip(" :")) - 1, NUMBER),)),
        _digits(number, by),
        Piece(after, "print", _signs(after, party)),
    ]
    if rng.random() < 0.12:
        pieces[0] = Piece("", "print", ())
    return Line(tuple(pieces), rng.random() < 0.08, rng.random() < 0.2)


def date_line(rng: np.random.Generator) -> Line:
    """A date line: "Quảng Ngãi, ngày 05 tháng 02 năm 2025"; the day, often the month, by hand."""
    by = _by(rng, pen=0.65, stamp=0.05)
    day = "" if rng.random() < 0.03 else _padded(int(rng.integers(1, 32)), rng)
    month = _padded(int(rng.integers(1, 13)), rng)
    month_by: By = by if rng.random() < 0.4 else "print"
    year = str(rng.integers(1996, 2029))
    start = str(rng.choice(_PLACES)) + ", " if rng.random() < 0.4 else ""
    after = f"{_gap(rng)}năm {year}"
    after = after[: -int(rng.choice((4, 5)))] if rng.random() < 0.5 else after
    in_year = tuple((at, PRINT + int(sign)) for at, sign in enumerate(after) if sign.isdigit())
    pieces = (
        _word(f"{start}ngày", _gap(rng), DAY),
        _digits(day, by),
        _word(f"{_gap(rng)}tháng", _gap(rng), MONTH),
        _digits(month, month_by),
        Piece(after, "print", ((after.index("m") - 1, YEAR), *in_year)),
    )
    return Line(pieces, rng.random() < 0.9, rng.random() < 0.2)


def bare_number(rng: np.random.Generator) -> Line:
    """A number with hardly anything beside it, as on a blank of a stamp of incoming mail or at a sheet's corner."""
    number = _number(rng)
    if rng.random() < 0.4:
        number = "/".join(
            (
                _padded(int(rng.integers(1, 32)), rng),
                _padded(int(rng.integers(1, 13)), rng),
                str(rng.integers(2005, 2027)),
            )
        )
    signs = tuple((at, SLASH if sign == "/" else PEN + int(sign)) for at, sign in enumerate(number))
    return Line((Piece(number, "pen", signs),), italic=False, leaders=rng.random() < 0.5)


def _gap(rng: np.random.Generator) -> str:
    return " " * int(rng.choice((0, 1, 1, 1, 2)))


def _by(rng: np.random.Generator, pen: float, stamp: float) -> By:
    chance = rng.random()
    return "pen" if chance < pen else "stamp" if chance < pen + stamp else "print"


def _number(rng: np.random.Generator) -> str:
    length = int(rng.choice((1, 2, 3, 4, 5), p=(0.05, 0.4, 0.3, 0.22, 0.03)))
    value = str(rng.integers(0, 10**length)).zfill(length)
    return value if length <= 2 else str(rng.integers(1, 10)) + value[1:]


def _padded(value: int, rng: np.random.Generator) -> str:
    return f"{value:02d}" if rng.random() < 0.7 else str(value)


def _word(text: str, gap: str, sign: int) -> Piece:
    return Piece(text + gap, "print", ((len(text) - 2, sign),))


def _digits(text: str, by: By) -> Piece:
    first = {"pen": PEN, "print": PRINT, "stamp": STAMP}[by]
    return Piece(text, by, tuple((at, first + int(sign)) for at, sign in enumerate(text)))


def _signs(after: str, party: bool) -> tuple[tuple[int, int], ...]:
    hyphen = (((len(after) - len(after.lstrip())), SLASH),) if party else ()
    told = ((at, sign) for at, sign in enumerate(after) if sign == "/" or sign.isdigit())
    return (*hyphen, *((at, SLASH if sign == "/" else PRINT + int(sign)) for at, sign in told))
