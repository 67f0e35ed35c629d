"""What a change of the program won and what it cost: the same documents read before and after, value by value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from typing import Final

from ocr_pipeline.scoring.counts import FieldCounts, ListCounts
from ocr_pipeline.scoring.fields import ALL_FIELDS, Miss, wanted_of_label, wanted_of_truth
from ocr_pipeline.scoring.group import DocumentScore, score_against_label, score_against_truth
from ocr_pipeline.scoring.labels import Label
from schemas import Document


@dataclass(frozen=True, slots=True)
class State:
    """A field of one document in one run: what was given of it, and what that is worth."""

    value: str | None
    counts: FieldCounts

    @property
    def flagged(self) -> bool:
        """Whether the value asks to be looked at."""
        return bool(self.counts.flagged)


@dataclass(frozen=True, slots=True)
class Turn:
    """A field of one document that the two runs do not give alike."""

    document: str
    field: str
    wanted: str | None
    before: State
    after: State


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a list that the two runs do not give alike; ``words`` is ``None`` where only its number is known."""

    document: str
    list: str
    words: str | None


ASPECTS: Final[dict[str, Callable[[State], bool]]] = {
    "right": lambda state: bool(state.counts.right),
    "silent": lambda state: bool(state.counts.silent),
    "lost": lambda state: bool(state.counts.lost),
    "flagged": lambda state: state.flagged,
}
"""What a field can become or cease to be, the weightiest first: right, silently wrong, lost, flagged."""

ENTRY_ASPECTS: Final = ("found", "invented", "settled")
"""What an entry of a list can become or cease to be: given and right, given and wrong, right without a flag."""

_ONLY_COUNTED: Final = frozenset({"tables", "handwritten.origin", "handwritten.flag"})
"""Lists that no entry is named of, in complete truth either: cells of tables, single fields that a pen wrote."""


@dataclass(slots=True)
class Gains:
    """Every turn between two runs.

    ``began`` and ``ended`` hold by aspect (of ``ASPECTS``) the fields that became so and those that ceased to be so;
    ``listed_began`` and ``listed_ended`` hold by aspect (of ``ENTRY_ASPECTS``) the entries of lists. Where only the
    number of entries of a document is known (of hand-made labels, of what is settled), one gained and one lost in the
    same list of the same document cancel out.
    """

    documents: int = 0
    began: dict[str, list[Turn]] = field(default_factory=lambda: {name: [] for name in ASPECTS})
    ended: dict[str, list[Turn]] = field(default_factory=lambda: {name: [] for name in ASPECTS})
    listed_began: dict[str, list[Entry]] = field(default_factory=lambda: {name: [] for name in ENTRY_ASPECTS})
    listed_ended: dict[str, list[Entry]] = field(default_factory=lambda: {name: [] for name in ENTRY_ASPECTS})

    def add(self, name: str, truth: Label | Document, before: Document | None, after: Document | None) -> None:
        """Hold two readings of a document against each other; ``None`` was not converted."""
        self.documents += 1
        then, now = _score(truth, before), _score(truth, after)
        for turn in _turns(name, (then, now), (before, after), _wanted(truth)):
            for aspect, holds in ASPECTS.items():
                if holds(turn.after) and not holds(turn.before):
                    self.began[aspect].append(turn)
                if holds(turn.before) and not holds(turn.after):
                    self.ended[aspect].append(turn)
        for aspect, listed in _entries(truth, then, now).items():
            self.listed_began[aspect] += [Entry(name, *each) for each in listed.began.elements()]
            self.listed_ended[aspect] += [Entry(name, *each) for each in listed.ended.elements()]


def _score(truth: Label | Document, document: Document | None) -> DocumentScore:
    if isinstance(truth, Label):
        return score_against_label(truth, document)
    return score_against_truth(truth, document)


def _wanted(truth: Label | Document) -> dict[str, str | None]:
    wanted = wanted_of_label(truth) if isinstance(truth, Label) else wanted_of_truth(truth)
    return {name: want.value for name, want in wanted.items()}


def _turns(
    name: str,
    scores: tuple[DocumentScore, DocumentScore],
    documents: tuple[Document | None, Document | None],
    wanted: Mapping[str, str | None],
) -> Iterator[Turn]:
    for key, want in wanted.items():
        before, after = (
            State(_given(key, document), score.fields[key]) for score, document in zip(scores, documents, strict=True)
        )
        if before != after:
            yield Turn(name, key, want, before, after)


def _given(key: str, document: Document | None) -> str | None:
    return ALL_FIELDS[key].of_document(document).value if document is not None else None


_Words = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class _Listed:
    began: Counter[_Words]
    ended: Counter[_Words]

    def __add__(self, other: _Listed) -> _Listed:
        return _Listed(self.began + other.began, self.ended + other.ended)


def _entries(truth: Label | Document, then: DocumentScore, now: DocumentScore) -> dict[str, _Listed]:
    lists = now.lists.keys()
    counted = lists if isinstance(truth, Label) else lists & _ONLY_COUNTED
    named = lists - counted
    missed, missed_now = (_named(named, score, lambda miss: miss.wanted) for score in (then, now))
    invented, invented_now = (_named(named, score, _wrong) for score in (then, now))
    return {
        "found": _turned(missed_now, missed) + _counted(counted, then, now, lambda counts: counts.found),
        "invented": _turned(invented, invented_now) + _counted(counted, then, now, _number_invented),
        "settled": _counted(lists, then, now, lambda counts: counts.settled),
    }


def _turned(before: Counter[_Words], after: Counter[_Words]) -> _Listed:
    return _Listed(after - before, before - after)


def _named(lists: Set[str], score: DocumentScore, words: Callable[[Miss], str | None]) -> Counter[_Words]:
    return Counter((miss.name, words(miss)) for miss in score.misses if miss.name in lists and words(miss))


def _wrong(miss: Miss) -> str | None:
    return f"{miss.given} (flagged)" if miss.given and miss.flagged else miss.given


def _counted(lists: Set[str], then: DocumentScore, now: DocumentScore, number: Callable[[ListCounts], int]) -> _Listed:
    return _turned(*(_sums({name: number(score.lists[name]) for name in lists}) for score in (then, now)))


def _sums(numbers: Mapping[str, int]) -> Counter[_Words]:
    return Counter({(name, None): number for name, number in numbers.items()})


def _number_invented(counts: ListCounts) -> int:
    return counts.offered - counts.found if counts.offered is not None else 0
