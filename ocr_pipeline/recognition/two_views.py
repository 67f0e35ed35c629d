"""One block read twice, as it is and with its seals taken out: each word from the view that shows it.

Taking a seal out bares the print under it and may take a mark or a stroke of the print along; so neither view is the
better one for a whole block.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from ocr_pipeline.imaging.marks.rings import Ring
from ocr_pipeline.recognition.agreement import SAME_PLACE, Fluency, agreed, context, same_places
from ocr_pipeline.recognition.debris import is_wordlike
from ocr_pipeline.recognition.seal_debris import in_core
from ocr_pipeline.recognition.words import Word

SURE = 0.5
"""A bit that only one view shows, and that is no syllable, is kept from this confidence (0..1) on."""
SAME_LINE = 0.5
"""Lines of two views are the same when their middles are less than this share of the text's height apart."""

SIGN = re.compile(r"(?:TM|KT|TL)[.,:]")
"""A sign of authority, which is no syllable."""
SPECK = 0.3
"""What is lower than this share of the text's height is a dot of the scan, whatever it is read as."""


def either_view(
    plain: Sequence[Word], clear: Sequence[Word], rings: Sequence[Ring], size: float, fluency: Fluency
) -> list[Word]:
    """The words of a block out of two views of it, on the lines of the first where both have a line.

    A line that goes with the seals was their own. What only one view has is so marked (``second`` is empty).

    Args:
        plain: the words of the block as it is, in the page's pixels.
        clear: those of the block without its seals.
        rings: the seals.
        size: the middling height of the page's words in pixels.
        fluency: tells which of two readings the language would rather have.
    """
    rows = [row for row in _rows(plain) if _height(row) is not None]
    others = [row for row in _rows(clear) if _height(row) is not None]
    joined: list[Word] = []
    for row in rows:
        same = [other for other in others if _apart(row, other) < SAME_LINE * size]
        others = [other for other in others if not any(other is taken for taken in same)]
        if same:
            joined += _joined(row, [word for other in same for word in other], fluency)
        elif not _of_seal(row, rings):
            joined += [replace(word, second="") for word in row]
    return joined + [replace(word, second="") for row in others for word in row]


def one_line_each(first: Sequence[Word], again: Sequence[Word], size: float) -> list[Word]:
    """The words of a first reading less specks, and less what lies across two lines of the second one.

    A word that was made of two lines is a reading of neither; ``size`` is the middling height of words in pixels.
    """
    return [word for word in first if word.box.height >= SPECK * size and len(_lines_under(word, again)) < 2]


def _lines_under(word: Word, again: Sequence[Word]) -> set[tuple[int, int, int]]:
    return {other.line for other in again if is_wordlike(other.text) and word.box.overlap(other.box) >= SAME_PLACE}


def _of_seal(row: Sequence[Word], rings: Sequence[Ring]) -> bool:
    """Whether all words of a row stand in the middle of a seal."""
    return any(all(in_core(word, ring) for word in row if is_wordlike(word.text)) for ring in rings)


def _joined(row: Sequence[Word], other: Sequence[Word], fluency: Fluency) -> list[Word]:
    line = row[0].line
    place = {id(word): number for number, word in enumerate(row)}
    joined: list[Word] = []
    for one, again in same_places(row, other):
        places = [place[id(word)] for word in one]
        around = context(row, min(places), max(places) + 1) if places else ("", "")
        joined += agreed(one, again, around, fluency, _credible)
    return [replace(word, line=line) for word in sorted(joined, key=lambda word: word.box.x0)]


def _credible(word: Word) -> bool:
    return word.confidence >= SURE or is_wordlike(word.text) or SIGN.search(word.text) is not None


def _rows(words: Sequence[Word]) -> list[list[Word]]:
    ordered = sorted(words, key=lambda word: word.line)
    return [list(row) for _, row in groupby(ordered, key=lambda word: word.line)]


def _height(row: Sequence[Word]) -> float | None:
    """How far down a row stands, by its words; ``None`` when it has none."""
    downs = sorted(word.box.middle[1] for word in row if is_wordlike(word.text))
    return downs[len(downs) // 2] if downs else None


def _apart(one: Sequence[Word], other: Sequence[Word]) -> float:
    first, second = _height(one), _height(other)
    return abs(first - second) if first is not None and second is not None else float("inf")
