"""What the decisions of an archive say of names: those that stand, document by document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from ocr_pipeline.archive.decisions.decision import Decision, Kind, State
from ocr_pipeline.archive.decisions.evidence import family_of
from ocr_pipeline.archive.decisions.log import decisions_of, last_decisions
from ocr_pipeline.archive.decisions.standing import Standing, standing_of
from ocr_pipeline.archive.finished import content_from
from ocr_pipeline.archive.identity import ID, DocumentId
from ocr_pipeline.archive.places import Places
from ocr_pipeline.archive.record import record_from
from ocr_pipeline.parsing.office.evidence import KINDS
from ocr_pipeline.parsing.office.names import NameKind, has_digit, letters, spelling

TEACHES: Final = frozenset({Kind.ACCEPT, Kind.PICK, Kind.TYPE})
"""Who cannot read a value, or finds none on the page, says nothing of how it is spelled."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """One decision that stands and names something: where, what was read, what was decided, by whom."""

    document: DocumentId
    path: str
    kind: NameKind
    read: str | None
    name: str
    decision: Decision


@dataclass(frozen=True, slots=True)
class Contested:
    """A value of which two people said different things, neither of which was taken back: it teaches nothing."""

    document: DocumentId
    path: str
    earlier: Decision
    later: Decision


@dataclass(frozen=True, slots=True)
class Lessons:
    """All that the decisions of an archive teach, in order of documents, and those that two people dispute.

    ``last`` is the last decision that was looked at.
    """

    taught: tuple[Lesson, ...] = ()
    contested: tuple[Contested, ...] = ()
    last: Decision | None = None

    @property
    def documents(self) -> tuple[DocumentId, ...]:
        """The documents that teach something."""
        return tuple(dict.fromkeys(each.document for each in self.taught))


def lessons_of(places: Places) -> Lessons:
    """What the decisions of an archive teach.

    Raises:
        DamagedArchiveError: a document, or the log of decisions, cannot be read.
    """
    taught: list[Lesson] = []
    contested: list[Contested] = []
    decided: list[Decision] = []
    for document in sorted(last_decisions(places.decisions)):
        content = _content(places, document)
        if content is None:
            continue
        decisions = decisions_of(places.decisions, document)
        standing = standing_of(content, decisions)
        decided += decisions
        disputes = tuple(_disputes(document, standing))
        contested += disputes
        taught += _taught(document, standing, frozenset(each.path for each in disputes))
    last = max(decided, key=lambda one: one.id, default=None)
    return Lessons(tuple(taught), tuple(contested), last)


def _content(places: Places, document: DocumentId) -> dict[str, Any] | None:
    target = places.document(document)
    record = record_from(target.record) if ID.fullmatch(document) else None
    return None if record is None else content_from(target.document, record)


def _taught(document: DocumentId, standing: Standing, disputed: frozenset[str]) -> Iterator[Lesson]:
    for path, one in sorted(standing.counting.items()):
        kind = KINDS.get(family_of(path))
        if kind is None or path in disputed or one.kind not in TEACHES or not one.value:
            continue
        if not has_digit(one.value) and letters(one.value):
            yield Lesson(document, path, kind, one.over.value, " ".join(one.value.split()), one)


def _disputes(document: DocumentId, standing: Standing) -> Iterator[Contested]:
    """The values that name something and of which another person said otherwise before."""
    for each in standing.judged:
        later = standing.counting.get(each.path or "")
        earlier = each.decision
        if each.state is not State.REPLACED or later is None or earlier.by == later.by or each.path is None:
            continue
        if family_of(each.path) in KINDS and not _says_the_same(earlier, later):
            yield Contested(document, each.path, earlier, later)


def _says_the_same(one: Decision, other: Decision) -> bool:
    if one.value is None or other.value is None:
        return one.value is other.value and one.kind is other.kind
    return spelling(one.value) == spelling(other.value)


def people_of(lessons: Iterable[Lesson]) -> dict[str, int]:
    """How many of the lessons are each person's, the most first."""
    by: dict[str, int] = {}
    for each in lessons:
        by[each.decision.by] = by.get(each.decision.by, 0) + 1
    return dict(sorted(by.items(), key=lambda pair: (-pair[1], pair[0])))
