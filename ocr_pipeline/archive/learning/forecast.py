"""What would change in an archive by what its people's decisions teach, told before anything changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ocr_pipeline.archive.finished import document_from
from ocr_pipeline.archive.identity import DocumentId
from ocr_pipeline.archive.learning.learning import Learned, learn
from ocr_pipeline.archive.learning.lessons import Lesson, Lessons
from ocr_pipeline.archive.places import Places
from ocr_pipeline.archive.readings import reading_from
from ocr_pipeline.archive.record import record_from
from ocr_pipeline.parsing.office.evidence import named_values, with_office_names
from ocr_pipeline.parsing.office.names import OFFICE_NAMES, OfficeNames, spelling
from ocr_pipeline.pipeline import Pipeline
from schemas import Document, FieldValue

PARTS: Final = 10
"""What is learned is judged in so many parts: the documents of each by what all others teach."""
OTHERS: Final = 1000
"""Documents that teach nothing are looked at up to this number, evenly over the archive."""

MakePipeline = Callable[[], Pipeline]
"""Is asked for a pipeline without learned names where a document was made with some, and must be parsed anew."""


class Fate(StrEnum):
    """What becomes of a value."""

    SETTLED = "settled"
    """It needs no review any more."""
    DOUBTED = "doubted"
    """It needs one now."""
    OFFERED = "offered"
    """A confirmed name is its first candidate now."""


@dataclass(frozen=True, slots=True)
class Change:
    """What would become of one value, and the name that is offered for it, where one is."""

    document: DocumentId
    path: str
    value: str
    fate: Fate
    offered: str | None = None


@dataclass(frozen=True, slots=True)
class Worth:
    """What a change is worth on a decided value: judged by what the other documents teach."""

    change: Change
    decided: str
    right: bool
    """Whether what the machine read is what people decided; of a value that is offered, whether the offer is."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """What would change.

    Attributes:
        taught: documents that teach something; all of them were looked at.
        looked_at: of the ``others``, so many were looked at.
        left_out: documents of which it cannot be told, since they were made with names and keep no words of their own.
        changes: of values that nobody decided.
        decided: decided values that were judged.
        worth: what changes of these.
    """

    taught: int
    looked_at: int
    others: int
    left_out: int
    changes: tuple[Change, ...]
    decided: int
    worth: tuple[Worth, ...]

    @property
    def let_through_wrong(self) -> tuple[Worth, ...]:
        """The worst: wrong readings that nobody would be asked to look at."""
        return tuple(each for each in self.worth if each.change.fate is Fate.SETTLED and not each.right)

    @property
    def doubted_right(self) -> tuple[Worth, ...]:
        """Right readings that somebody would have to look at."""
        return tuple(each for each in self.worth if each.change.fate is Fate.DOUBTED and each.right)


def forecast(
    places: Places, lessons: Lessons, learned: Learned, least: int, make_pipeline: MakePipeline, most: int = OTHERS
) -> Forecast:
    """What would change by what is learned.

    Args:
        places: of the archive.
        lessons: all that its decisions teach.
        learned: of all of them.
        least: as it was learned with.
        make_pipeline: makes one where it is needed.
        most: documents that teach nothing, at most.

    Raises:
        DamagedArchiveError: a document cannot be read.
    """
    looking = _Looking(places, make_pipeline)
    names = OfficeNames.of(learned.names)
    teaching = lessons.documents
    identities = [each for each in places.ids() if each not in frozenset(teaching)]
    others = identities[:: max(1, -(-len(identities) // most))] if most else []
    decided = {(each.document, each.path) for each in lessons.taught}
    seen = [
        change
        for identity in (*teaching, *others)
        for change in looking.changes(identity, names)
        if (identity, change.path) not in decided
    ]
    return Forecast(
        taught=len(teaching),
        looked_at=len(others),
        others=len(identities),
        left_out=looking.left_out,
        changes=tuple(seen),
        decided=len(lessons.taught),
        worth=tuple(_worth(looking, lessons, least)),
    )


def _worth(looking: _Looking, lessons: Lessons, least: int) -> Iterator[Worth]:
    """What the decided values of each part become by what the documents of the other parts teach."""
    documents = lessons.documents
    for part in (frozenset(documents[start::PARTS]) for start in range(min(PARTS, len(documents)))):
        names = OfficeNames.of(learn((each for each in lessons.taught if each.document not in part), least).names)
        for identity in sorted(part):
            base = looking.base(identity)
            if base is not None:
                own = [each for each in lessons.taught if each.document == identity]
                yield from _judged(identity, base, with_office_names(base, names), own)


def _judged(identity: DocumentId, base: Document, after: Document, lessons: Sequence[Lesson]) -> Iterator[Worth]:
    decided = {each.path: each.name for each in lessons}
    for change in changes_between(identity, base, after):
        if (name := decided.get(change.path)) is not None:
            given = change.offered if change.fate is Fate.OFFERED else change.value
            yield Worth(change, name, spelling(given or "") == spelling(name))


def changes_between(identity: DocumentId, before: Document, after: Document) -> Iterator[Change]:
    """What became of the values of a document that name something."""
    values = dict(named_values(after))
    for path, old in named_values(before):
        new = values.get(path)
        if new is not None and old.value and (fate := _fate(old, new)) is not None:
            offered = new.alternatives[0].value if fate is not Fate.SETTLED and new.alternatives else None
            yield Change(identity, path, old.value, fate, offered)


def _fate(old: FieldValue, new: FieldValue) -> Fate | None:
    if old.needs_review != new.needs_review:
        return Fate.SETTLED if old.needs_review else Fate.DOUBTED
    return Fate.OFFERED if new.alternatives[:1] != old.alternatives[:1] else None


class _Looking:
    """Looks at documents as they are, and as they were before any name was learned."""

    def __init__(self, places: Places, make_pipeline: MakePipeline) -> None:
        self._places = places
        self._make_pipeline = make_pipeline
        self._pipeline: Pipeline | None = None
        self.left_out = 0

    def changes(self, identity: DocumentId, names: OfficeNames) -> Iterator[Change]:
        """What would become of a document's values."""
        target = self._places.document(identity)
        if record_from(target.record) is None:
            return
        base = self.base(identity)
        if base is None:
            self.left_out += 1
            return
        yield from changes_between(identity, document_from(target.document), with_office_names(base, names))

    def base(self, identity: DocumentId) -> Document | None:
        """The document without learned names: parsed anew of its kept words where it was made with some."""
        target = self._places.document(identity)
        document = document_from(target.document)
        if OFFICE_NAMES not in document.producer.models:
            return document
        if not target.words.exists() or document.source.pages not in (None, (1, document.source.page_count)):
            return None
        if self._pipeline is None:
            self._pipeline = self._make_pipeline()
        reading = reading_from(target.words)
        return self._pipeline.assemble(reading.facts, reading.pages)
