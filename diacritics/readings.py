"""What is said of each place of a text once its words are decided: texts, how sure they are, and on what evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from diacritics.cells import TITLE, Slice
from diacritics.chances import BEYOND_DOUBT, Step
from diacritics.changes import ChangeSource
from diacritics.confidence import Evidence, log_doubt, log_odds
from diacritics.tokens import Token

_BESIDE: Final = 2
"""Words on either side whose doubt is a word's own."""
_SHORT: Final = 2
_BETWEEN: Final = "~\\|<>{}^*"
"""Signs that are parts of letters where they stand between words without a space."""


class Reading(NamedTuple):
    """What the characters ``start:end`` of the text may be, its probability (0..1), and what it stands on."""

    start: int
    end: int
    value: str
    probability: float
    source: ChangeSource


class Found(NamedTuple):
    """The readings of one place of the text, the decided one first; ``tokens`` are those that it covers.

    ``careful`` tells that they stand in text that is mostly right.
    """

    tokens: tuple[Token, ...]
    readings: tuple[Reading, ...]
    evidence: Evidence
    careful: bool


@dataclass(frozen=True, slots=True)
class Decided:
    """A paragraph: its tokens, which of them stand in text that is mostly right, and the decisions in order."""

    tokens: Sequence[Token]
    careful: Sequence[bool]
    path: Sequence[Step]

    def found(self, text: str, words: Sequence[str]) -> Iterator[Found]:
        """What the open places of the text are."""
        chances = [step.chance if step.is_open else None for step in self.path]
        end = -1
        for number, step in enumerate(self.path):
            before, end = end, step.cell.place + step.cell.kind_of(step.candidate).end
            if chances[number] is None:
                continue
            piece = step.cell.slice_of(step.candidate)
            covered = tuple(self.tokens[step.column - piece.span + 1 : step.column + 1])
            readings = _readings(step, piece, text, words)
            if 0 <= before <= piece.start and step.candidate != step.cell.as_it_is:
                signs = text[before : piece.start]
                # Words that ran together, perhaps with a sign that no writer puts between words.
                readings = readings if signs.strip(_BETWEEN) else list(_parted(readings, before))
            beside = (*chances[max(0, number - _BESIDE) : number], *chances[number + 1 : number + 1 + _BESIDE])
            evidence = _evidence(step, piece, [chance for chance in beside if chance is not None])
            yield Found(covered, tuple(readings), evidence, self.careful[step.column])


def _parted(readings: Sequence[Reading], end: int) -> Iterator[Reading]:
    """The readings that begin behind the end of a word, with a space before them."""
    return (Reading(end, r.end, f" {r.value}", r.probability, r.source) for r in readings if r.start >= end)


def _evidence(step: Step, piece: Slice, beside: Sequence[float]) -> Evidence:
    """What is seen of a decision; ``beside`` are the probabilities of those beside it."""
    length = piece.end - piece.start
    read = float(step.cell.column.score[step.candidate]) / length
    capital = float(step.cell.cases[step.candidate] == TITLE)
    joined, short = float(piece.two or piece.span > 1), float(length <= _SHORT)
    return Evidence(log_odds(step.chance), log_doubt(beside), read, step.language, capital, joined, short)


def _readings(step: Step, piece: Slice, text: str, words: Sequence[str]) -> list[Reading]:
    """Candidates of one text are one reading; the decided one, for the piece, first, then by probability."""
    first = piece.start, piece.end, step.cell.text_of(step.candidate, text, words)
    if step.chance > BEYOND_DOUBT:
        source = step.cell.sources.get(step.candidate, ChangeSource.SYLLABLE)
        return [Reading(*first, min(1.0, step.chance), source)]
    sums: dict[tuple[int, int, str], float] = {}
    sources: dict[tuple[int, int, str], ChangeSource] = {}
    for candidate, chance in step.likely():
        key = _key(step, candidate, text, words)
        sums[key] = sums.get(key, 0.0) + chance
        source = step.cell.sources.get(candidate, ChangeSource.SYLLABLE)
        if source is not ChangeSource.SYLLABLE or key not in sources:
            sources[key] = source
    ranked = [first, *sorted((key for key in sums if key != first), key=lambda key: (-sums[key], key))]
    return [Reading(*key, min(1.0, sums[key]), sources[key]) for key in ranked]


def _key(step: Step, candidate: int, text: str, words: Sequence[str]) -> tuple[int, int, str]:
    piece = step.cell.slice_of(candidate)
    return piece.start, piece.end, step.cell.text_of(candidate, text, words)


def made_sure(found: Found, confidence: float) -> Found:
    """The first reading as sure as it is; what is left is shared among the others as they share it now."""
    tokens, (best, *others), evidence, careful = found
    start, end, value, _, source = best
    first = Reading(start, end, value, confidence, source)
    if not others:
        return Found(tokens, (first,), evidence, careful)
    rest = sum(other.probability for other in others)
    left = (1 - confidence) / rest if rest else 0.0
    shared = (Reading(o.start, o.end, o.value, left * o.probability, o.source) for o in others)
    return Found(tokens, (first, *shared), evidence, careful)
