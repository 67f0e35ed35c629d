"""The number of a code that is torn or has other signs in it: what was read, and which figures it most likely is.

A figure that was read is never changed. A sign that engines print for a figure is taken for that one, and said to be.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from ocr_pipeline.parsing.figures import as_figures

_PLAIN: Final = re.compile(r"\d{1,5}[a-zđ]?")
_WITH_LETTER: Final = re.compile(r"\d{1,5}[A-HK-NP-ZĐ]")
# "số" and figures with spaces between them, up to the number: "số 1 33", "số ] 15".
_TORN: Final = re.compile(r"(?<!\w)so[.:,]?\s{1,2}((?:[\d§|\]!¡]{1,3} ){1,3})$")
# "số" run into the number: "sé0411", "số12".
_RUN_INTO: Final = re.compile(r"[sS][^\W\d_](?P<number>\d{1,5}[a-zđ]?)")
_LOOK_BACK: Final = 24


@dataclass(frozen=True, slots=True)
class ReadNumber:
    """The number of a code: where it starts, its likely value, and in words what is doubtful about it."""

    start: int
    value: str
    doubts: tuple[str, ...] = ()


def read_number(folded: str, start: int, printed: str, is_known: Callable[[str], bool]) -> ReadNumber:
    """The number that is printed as ``printed`` at ``start`` of ``folded``.

    ``is_known`` tells whether a document of this number and of the symbol behind it is known: of a torn number the
    part before the gap may be no part of it.
    """
    torn = _TORN.search(folded, max(0, start - _LOOK_BACK), start)
    if torn is None:
        return _one_piece(start, printed)
    whole = "".join(torn[1].split()) + printed
    doubt = f"a space stands inside the number {torn[1]}{printed}"
    apart = _one_piece(start, printed)
    if is_known(apart.value) and not is_known(_one_piece(start, whole).value):
        return ReadNumber(torn.start(1), apart.value, (doubt, *apart.doubts))
    joined = _one_piece(torn.start(1), whole)
    return ReadNumber(joined.start, joined.value, (doubt, *joined.doubts))


def _one_piece(start: int, printed: str) -> ReadNumber:
    if _PLAIN.fullmatch(printed):
        return ReadNumber(start, printed)
    if glued := _RUN_INTO.fullmatch(printed):
        at = start + glued.start("number")
        return ReadNumber(at, glued["number"], (f"no space stands before the number in {printed}",))
    if _WITH_LETTER.fullmatch(printed):  # 02B is a number of its own
        return ReadNumber(start, printed, (f"the number {printed} has an unusual shape: its letter may be a digit",))
    figures = as_figures(printed)
    shape = f"the number {printed} has an unusual shape: a sign in it may be a damaged digit"
    likely = figures.isdecimal() and any(sign.isdecimal() for sign in printed) and figures.strip("0")
    return ReadNumber(start, figures if likely else printed, (shape,))
