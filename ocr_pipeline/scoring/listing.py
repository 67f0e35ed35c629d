"""A list of entries that are all known: how many are found, how many of those given are right, which are neither."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from ocr_pipeline.scoring.counts import ListCounts
from ocr_pipeline.scoring.fields import Miss
from ocr_pipeline.scoring.matching import Ranks, best_pairs

_Entry = TypeVar("_Entry")


@dataclass(frozen=True, slots=True)
class Listed:
    """The counts of a list, and the entries that were not found or were invented."""

    counts: ListCounts
    misses: tuple[Miss, ...] = ()


@dataclass(frozen=True, slots=True)
class Kind(Generic[_Entry]):
    """What entries of a list are called, when two are the same, and how one is told in words.

    ``finer`` ranks the pairs of entries that are the same: the details that are counted besides, most important first.
    """

    name: str
    same: Callable[[_Entry, _Entry], bool]
    words: Callable[[_Entry], str]
    flagged: Callable[[_Entry], bool] = lambda _: False
    finer: Callable[[_Entry, _Entry], Ranks] = lambda _, __: ()

    def settled(self, want: _Entry, got: _Entry) -> bool:
        """Whether nobody need touch the entry; a flag that the truth has too costs nothing."""
        return not self.flagged(got) or self.flagged(want)


def score_list(
    kind: Kind[_Entry], wanted: Sequence[_Entry], given: Sequence[_Entry]
) -> tuple[Listed, list[tuple[_Entry, _Entry]]]:
    """The counts and misses, and the pairs that were found: as many as can be, settled ones before others."""

    def ranks(want: _Entry, got: _Entry) -> Ranks:
        return (1, int(kind.settled(want, got)), *kind.finer(want, got)) if kind.same(want, got) else ()

    places = best_pairs(wanted, given, ranks)
    pairs = [(wanted[w], given[g]) for w, g in places]
    counts = ListCounts(
        labelled=len(wanted),
        found=len(pairs),
        settled=sum(kind.settled(want, got) for want, got in pairs),
        given=len(given),
        offered=len(given),
    )
    return Listed(counts, misses(kind, wanted, given, places)), pairs


def misses(
    kind: Kind[_Entry], wanted: Sequence[_Entry], given: Sequence[_Entry], places: Sequence[tuple[int, int]]
) -> tuple[Miss, ...]:
    """The entries that are in no pair, as misses."""
    found, right = {w for w, _ in places}, {g for _, g in places}
    return (
        *(Miss(kind.name, kind.words(want), None) for w, want in enumerate(wanted) if w not in found),
        *(Miss(kind.name, None, kind.words(got), kind.flagged(got)) for g, got in enumerate(given) if g not in right),
    )
