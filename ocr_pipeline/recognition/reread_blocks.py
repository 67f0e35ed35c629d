"""A block that was read again: one text of both readings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby

from ocr_pipeline.recognition.agreement import Fluency, agreed, context, same_places, still_doubted
from ocr_pipeline.recognition.debris import is_wordlike, without_debris
from ocr_pipeline.recognition.looks import Look, shown_in
from ocr_pipeline.recognition.sounder import sounder
from ocr_pipeline.recognition.strips import DOUBTFUL, text_size
from ocr_pipeline.recognition.two_views import one_line_each
from ocr_pipeline.recognition.words import Word

WORTH_ADDING = 0.5
"""A word of a block that only one reading has needs this confidence (0..1), unless its line vouches for it."""


def with_block(words: Sequence[Word], look: Look, reading: Sequence[Word], fluency: Fluency) -> list[Word]:
    """The block's words from both readings, on the lines of the second; other words stay."""
    inside = shown_in(words, look)
    known = {id(word) for word in inside}
    if look.small:
        inside, reading = sounder(inside, reading)
    inside = one_line_each(inside, reading, text_size(words)) if look.debris else inside
    place = {id(word): number for number, word in enumerate(inside)}
    credible = _credible_of([*inside, *reading] if look.small else reading)
    merged = []
    for first, again in same_places(inside, reading):
        places = [place[id(word)] for word in first]
        around = context(inside, min(places), max(places) + 1) if places else ("", "")
        settled = agreed(first, again, around, fluency, credible)
        if not look.debris:
            settled = [still_doubted(word, again) for word in settled]
        merged += [replace(word, line=again[0].line) for word in settled] if again else settled
    if look.debris:
        merged = without_debris(merged, text_size(words))
    return [word for word in words if id(word) not in known] + merged


def _credible_of(reading: Sequence[Word]) -> Callable[[Word], bool]:
    """Tells which words of a block are kept that only one reading has: sure ones, and unsure ones on lines of text.

    A word lost from a line looks as if the line were whole; a word too many is seen.
    """
    rows = {line: list(row) for line, row in groupby(reading, key=lambda word: word.line)}
    sure = {line for line, row in rows.items() if sum(w.confidence for w in row) >= WORTH_ADDING * len(row)}
    text = {line for line, row in rows.items() if any(w.confidence >= DOUBTFUL and len(w.text) > 2 for w in row)}

    def credible(word: Word) -> bool:
        if word.confidence >= WORTH_ADDING or word.line in sure:
            return True
        return word.line in text and is_wordlike(word.text)

    return credible
