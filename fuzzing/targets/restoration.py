"""The restorer, for any text and each of its modes.

- It raises nothing.
- The changes on record are the whole difference: put into the input they give the output, taken back the input.
- Each stands where it says, in order, and its confidence is in 0..1.
- Digits stay, but for one that stands for a letter.
- What is restored is not restored further.
- A position of the input leads to one of the output, in order, from the first to the last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Final

from diacritics import Mode, Restoration, Restorer
from fuzzing.seeds import parts_of_texts
from fuzzing.target import Target

DIGIT_FOR_LETTER: Final = re.compile(r"(?=.*[^\W\d_])[^\W\d_]*\d[^\W\d_]*")
"""The only digit among letters (d6ng, x4, 1a), or behind a capital (S6, T6)."""
MODES: Final = tuple(Mode)


@cache
def _restorer() -> Restorer:
    return Restorer()


def check(data: bytes) -> None:
    """The contract."""
    mode, text = MODES[data[0] % len(MODES)] if data else MODES[0], data[1:].decode("utf-8", "replace")
    result = _restorer().restore(text, mode=mode)
    assert result.raw == text, "the input is kept"
    _changes_are_the_difference(result)
    for change in result.changes:
        assert 0.0 <= change.confidence <= 1.0, "confidence is in 0..1"
        _digits_stay(change.raw, change.value)
    positions = [result.out_position(at) for at in range(len(text) + 1)]
    assert all(one <= next_one for one, next_one in pairwise(positions)), "positions keep their order"
    assert positions[-1] == len(result.text), "the last position leads to the last"
    assert _restorer().restore(result.text, mode=mode).text == result.text, "it is not restored further"


def _changes_are_the_difference(result: Restoration) -> None:
    there, back, done, undone = "", "", 0, 0
    for change in result.changes:
        assert result.raw[slice(*change.span)] == change.raw, "a change stands where it says"
        now = change.value if change.applied else change.raw
        assert result.text[slice(*change.out_span)] == now, "and in the output, too"
        if change.applied:
            assert change.span[0] >= done, "changes do not overlap"
            there += result.raw[done : change.span[0]] + change.value
            back += result.text[undone : change.out_span[0]] + change.raw
            done, undone = change.span[1], change.out_span[1]
    assert there + result.raw[done:] == result.text, "put into the input the changes give the output"
    assert back + result.text[undone:] == result.raw, "taken back they give the input"


def _digits_stay(raw: str, value: str) -> None:
    before, after = ([c for c in each if c.isdecimal()] for each in (raw, value))
    if before != after:
        letters = "".join(c for c in raw if c.isalnum())
        assert (len(before), after) == (1, []), "digits stay"
        assert DIGIT_FOR_LETTER.fullmatch(letters), "but for one that stands for a letter"


def seeds() -> Iterator[bytes]:
    """Parts of the samples, in every mode."""
    for number, text in enumerate(parts_of_texts()):
        yield bytes((number % len(MODES),)) + text.encode()


TARGET = Target(check, seeds, longest=1000, cpu_seconds=20.0, is_text=True)
