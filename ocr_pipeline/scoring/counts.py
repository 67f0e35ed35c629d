"""What is counted, so that documents add up; every ratio is 0..1, and ``None`` of nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields, replace
from typing import Self


def share(part: float, whole: float) -> float | None:
    """``part`` of ``whole`` as 0..1; ``None`` of nothing."""
    return part / whole if whole else None


def balance(one: float | None, other: float | None) -> float | None:
    """The harmonic mean of two shares; ``None`` where neither has anything to measure, 0 where only one has."""
    if one is None and other is None:
        return None
    return 2 * one * other / (one + other) if one and other else 0.0


@dataclass(frozen=True, slots=True)
class _Counts:
    def __add__(self, other: Self) -> Self:
        names = [each.name for each in fields(self)]
        sums = (
            None if mine is None or theirs is None else mine + theirs
            for mine, theirs in zip(astuple(self), astuple(other), strict=True)
        )
        return replace(self, **dict(zip(names, sums, strict=True)))


@dataclass(frozen=True, slots=True)
class FieldCounts(_Counts):
    """Counts of one field, or of many added up; the last seven are of the printed and of the handwritten ones alone.

    ``silent`` is the defect that matters most: a value that is wrong (or that the page does not show) and that nobody
    is asked to look at. ``lost`` is the second: the page shows a value, and it is neither given nor flagged.
    ``printed_settled`` are printed values given right and without a flag: what a person need not touch.
    """

    labelled: int = 0
    right: int = 0
    emitted: int = 0
    flagged: int = 0
    silent: int = 0
    lost: int = 0
    printed: int = 0
    printed_right: int = 0
    printed_settled: int = 0
    printed_emitted: int = 0
    printed_flagged: int = 0
    handwritten: int = 0
    handwritten_candidates: int = 0
    handwritten_unflagged: int = 0

    @property
    def accuracy(self) -> float | None:
        """The share of the values shown that are given right."""
        return share(self.right, self.labelled)

    @property
    def printed_accuracy(self) -> float | None:
        """The same of the printed ones."""
        return share(self.printed_right, self.printed)

    @property
    def settled(self) -> float | None:
        """The share of the printed values that a person need not touch."""
        return share(self.printed_settled, self.printed)

    @property
    def unflagged_precision(self) -> float | None:
        """The share of the values given without a flag that are right."""
        return share(self.emitted - self.flagged - self.silent, self.emitted - self.flagged)

    @property
    def flagged_share(self) -> float | None:
        """The share of the printed values given that are flagged."""
        return share(self.printed_flagged, self.printed_emitted)

    @property
    def candidates(self) -> float | None:
        """The share of the handwritten values that are the value given or among its first alternatives."""
        return share(self.handwritten_candidates, self.handwritten)


@dataclass(frozen=True, slots=True)
class ListCounts(_Counts):
    """Counts of a list of entries.

    ``settled`` are the entries found without a flag (or with one that the truth has too). ``given`` is what precision
    is reckoned on, ``offered`` all that was given and can be judged, flagged or not; both are ``None`` where what is
    known holds only some of what the page shows.
    """

    labelled: int = 0
    found: int = 0
    settled: int = 0
    given: int | None = 0
    offered: int | None = 0

    @property
    def recall(self) -> float | None:
        """The share of the entries shown that were found."""
        return share(self.found, self.labelled)

    @property
    def precision(self) -> float | None:
        """The share of the entries given that are shown."""
        return share(self.found, self.given) if self.given is not None else None

    @property
    def settled_share(self) -> float | None:
        """The share of the entries shown that a person need not touch."""
        return share(self.settled, self.labelled)

    @property
    def worth(self) -> float | None:
        """The balance of what is settled and of how much of what is offered is right: F1 where nothing is flagged."""
        if self.offered is None:
            return None
        return balance(self.settled_share, share(self.found, self.offered))


@dataclass(frozen=True, slots=True)
class Share(_Counts):
    """A part of a whole."""

    part: int = 0
    whole: int = 0

    @property
    def ratio(self) -> float | None:
        """The part as 0..1."""
        return share(self.part, self.whole)


@dataclass(frozen=True, slots=True)
class TextCounts(_Counts):
    """A text against its truth; ``base_right`` are words whose letters are right but for marks."""

    characters: int = 0
    words: int = 0
    char_errors: int = 0
    word_errors: int = 0
    base_right: int = 0
    mark_errors: int = 0
    digit_tokens: int = 0
    digit_right: int = 0

    @property
    def cer(self) -> float | None:
        """Errors a character of the truth; more than 1 where much was added."""
        return share(self.char_errors, self.characters)

    @property
    def wer(self) -> float | None:
        """Errors a word of the truth; more than 1 where much was added."""
        return share(self.word_errors, self.words)

    @property
    def word_accuracy(self) -> float | None:
        """What word errors leave of 1, never below 0."""
        return None if self.wer is None else max(0.0, 1 - self.wer)

    @property
    def der(self) -> float | None:
        """The share of the words of right letters whose marks are wrong."""
        return share(self.mark_errors, self.base_right)

    @property
    def digits(self) -> float | None:
        """The share of the truth's tokens with a digit that are exact."""
        return share(self.digit_right, self.digit_tokens)


@dataclass(frozen=True, slots=True)
class BoxCounts(_Counts):
    """Where right values stand: those whose truth has a box, those whose box covers half of it, those of half IoU.

    ``coverage`` (intersection over the truth's area) and ``iou`` are sums over the right values.
    """

    right: int = 0
    covered: int = 0
    tight: int = 0
    coverage: float = 0.0
    iou: float = 0.0


def total(counts: Iterable[FieldCounts]) -> FieldCounts:
    """All added up."""
    return sum(counts, FieldCounts())
