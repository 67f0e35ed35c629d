"""Puts the lines of a truth into the order in which a reading has them, so that the order counts for nothing.

A text layer gives the two columns of a head one after the other, line by line, or mixed; a truth has a rule of its
own. Lines that lie where they should stay there: those of which an alignment of both texts, in the order that they
have, finds half of the letters close together. Every other line is looked for in what is left of the reading, the
longest first, by its letters without marks, and goes where it fits best; one that fits nowhere follows the line that
it followed before. Where the order as it was fits the reading as well, it stands. The order is found once, from the
reading as it is, and every system is measured by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from diacritics.alphabet import strip_marks
from ocr_pipeline.scoring.text import plain

_LEAST_LETTERS: Final = 0.5
"""Of a line's letters, the share that must be found for it to lie right."""
_FEW_WORDS: Final = 3
_MOST_SPREAD: Final = 1.2
"""Over how many times its length the words found may lie; others are strays."""
_LEAST_FIT: Final = 65.0
"""Of 100, for a line that is moved; the lines of unlike sentences reach 50."""
_TAKEN: Final = "\0"
# Everything but the letters and digits that a foreign model can read, and what separates words.
_NOISE: Final = re.compile(r"[^a-z0-9 ]")
_WORD: Final = re.compile(r"[^ ]+")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a line lies in the folded reading."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Ordered:
    """The lines of a truth, none lost, in the order of a reading.

    ``found`` is the share of their letters that the reading holds, 0..1.
    """

    lines: tuple[str, ...]
    found: float


def in_order_of(reading: str, truth: Sequence[str]) -> Ordered:
    """The lines of ``truth`` in the order of ``reading``."""
    folded = [_folded(line) for line in truth]
    read = _folded(reading)
    places = _places(read, folded)
    keys: list[tuple[int, int]] = []
    for index in range(len(truth)):
        before = keys[-1][0] if keys else -1
        keys.append((places[index].start if index in places else before, index))
    letters = sum(len(line) for line in folded)
    found = sum(len(folded[index]) for index in places) / max(1, letters)
    order = min((list(range(len(truth))), [i for _, i in sorted(keys)]), key=lambda each: _misfit(read, folded, each))
    return Ordered(tuple(truth[index] for index in order), found)


def _misfit(read: str, lines: Sequence[str], order: Sequence[int]) -> int:
    return Levenshtein.distance(read.split(), [word for index in order for word in lines[index].split()])


def _places(read: str, lines: Sequence[str]) -> dict[int, _Place]:
    """Where each line lies, of those that are found; no two places overlap by more than an alignment does."""
    places = dict(_lying_right(read, lines))
    free = read
    for place in places.values():
        free = _without(free, place)
    for index in sorted(range(len(lines)), key=lambda i: (-len(lines[i]), i)):
        found = None if index in places else _best_fit(lines[index], free)
        if found is not None:
            places[index] = found
            free = _without(free, found)
    return places


def _lying_right(reading: str, lines: Sequence[str]) -> Iterator[tuple[int, _Place]]:
    """The lines that the alignment of all words, in the order that they have, finds; with their places."""
    read = list(_WORD.finditer(reading))
    words = [(word, index) for index, line in enumerate(lines) for word in line.split()]
    found: dict[int, list[re.Match[str]]] = {}
    for op in Levenshtein.opcodes([match[0] for match in read], [word for word, _ in words]):
        if op.tag == "equal":
            for match, (_, index) in zip(
                read[op.src_start : op.src_end], words[op.dest_start : op.dest_end], strict=True
            ):
                found.setdefault(index, []).append(match)
    for index, matches in found.items():
        close = _closest(matches, _MOST_SPREAD * len(lines[index]))
        letters = len(lines[index].replace(" ", ""))
        # One word of a short line may stand anywhere.
        enough = len(close) >= min(_FEW_WORDS, len(lines[index].split()))
        if enough and sum(len(match[0]) for match in close) >= _LEAST_LETTERS * letters:
            yield index, _Place(close[0].start(), close[-1].end())


def _closest(matches: Sequence[re.Match[str]], spread: float) -> list[re.Match[str]]:
    """Of the words found, those with the most letters that lie within ``spread`` characters; never none."""
    windows = (
        [match for match in matches[first:] if match.end() - matches[first].start() <= spread]
        for first in range(len(matches))
    )
    return max(windows, key=lambda window: sum(len(match[0]) for match in window))


def _best_fit(line: str, free: str) -> _Place | None:
    if not line or len(line) > len(free):
        return None
    found = fuzz.partial_ratio_alignment(line, free, score_cutoff=_LEAST_FIT)
    return None if found is None else _Place(found.dest_start, found.dest_end)


def _without(free: str, place: _Place) -> str:
    return free[: place.start] + _TAKEN * (place.end - place.start) + free[place.end :]


def _folded(text: str) -> str:
    return _NOISE.sub("", strip_marks(plain(text)).lower())
