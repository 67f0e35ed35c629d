"""What the restorer said of every word, and whether it was right.

A change claims its value with its confidence, made or only proposed. A word that no change touches is claimed as it
stands: the restorer has no doubt to tell of, which counts as a confidence of 1. Words with a digit that no change
touches claim nothing, since the restorer leaves them alone whatever they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import Levenshtein

from benchmarks.restoration.scores import words_of
from diacritics import Change, Restoration
from ocr_pipeline.scoring.text import plain

# A word as the scoring sees it, in text that may hold combining marks and invisible characters.
_WORD: Final = re.compile("[\\w\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]+")
_DIGIT: Final = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word of an outcome, in the form in which words are compared, with the change that it came from, if any."""

    text: str
    change: Change | None


@dataclass(frozen=True, slots=True)
class Claim:
    """A word of an outcome: how sure the restorer was (0..1), and whether it is right."""

    confidence: float
    right: bool
    changed: bool
    applied: bool


def with_proposals(restoration: Restoration) -> str:
    """The text with every proposal made too."""
    return "".join(text for text, _ in _pieces(restoration, proposals=True))


def placed_words(restoration: Restoration, *, proposals: bool) -> list[PlacedWord]:
    """The words of the outcome, with or without the proposals."""
    pieces = list(_pieces(restoration, proposals=proposals))
    changes = [change for text, change in pieces for _ in text]
    found = []
    for match in _WORD.finditer("".join(text for text, _ in pieces)):
        change = next((each for each in changes[match.start() : match.end()] if each is not None), None)
        found += [PlacedWord(word, change) for word in words_of(match[0])]
    return found


def claims(restoration: Restoration, truth: str) -> Iterator[Claim]:
    """A claim for every word of the text with all proposals made, but for numbers that were left alone."""
    words = placed_words(restoration, proposals=True)
    right = [False] * len(words)
    for op in Levenshtein.opcodes([word.text for word in words], words_of(truth)):
        if op.tag == "equal":
            right[op.src_start : op.src_end] = [True] * (op.src_end - op.src_start)
    for word, is_right in zip(words, right, strict=True):
        if word.change is not None:
            yield Claim(word.change.confidence, is_right, changed=True, applied=word.change.applied)
        elif not _DIGIT.search(word.text):
            yield Claim(1.0, is_right, changed=False, applied=False)


def _pieces(restoration: Restoration, *, proposals: bool) -> Iterator[tuple[str, Change | None]]:
    """The outcome in pieces, each with the change that it came from; a proposal that is not made keeps its raw text."""
    done = 0
    for change in _apart(restoration.changes):
        start, end = change.span
        yield restoration.raw[done:start], None
        yield (change.value if change.applied or proposals else restoration.raw[start:end]), change
        done = end
    yield restoration.raw[done:], None


def _apart(changes: Sequence[Change]) -> list[Change]:
    """Changes in the order of the input; of those that overlap, the ones that were made."""
    kept: list[Change] = []
    for change in sorted(changes, key=lambda each: (not each.applied, each.span)):
        if all(change.span[1] <= other.span[0] or other.span[1] <= change.span[0] for other in kept):
            kept.append(change)
    return sorted(kept, key=lambda each: each.span)


def is_right(change: Change, word: str) -> bool:
    """Whether the value of the change is this word."""
    return plain(change.value).strip() == word
