"""What a person is shown of a document under review: its doubtful values, and what was decided of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ocr_pipeline.archive.decisions.decided import with_decisions
from ocr_pipeline.archive.decisions.decision import Decision, Judged, State
from ocr_pipeline.archive.decisions.evidence import evidence_of, key_of, page_sizes
from ocr_pipeline.archive.decisions.linked import asked_with, listed_again
from ocr_pipeline.archive.decisions.log import decisions_of, last_decisions
from ocr_pipeline.archive.decisions.shapes import is_quantity, printed_figure
from ocr_pipeline.archive.decisions.standing import Standing, standing_of
from ocr_pipeline.archive.entries import values_of
from ocr_pipeline.archive.finished import content_from
from ocr_pipeline.archive.identity import ID, DocumentId
from ocr_pipeline.archive.places import Places
from ocr_pipeline.archive.record import record_from
from ocr_pipeline.archive.rows import Box
from ocr_pipeline.errors import UnknownValueError


@dataclass(frozen=True, slots=True)
class ReviewedValue:
    """A value that is doubtful or that people decided.

    Attributes:
        path: in the document's JSON.
        key: names what is shown here; a decision states it, so that it is not taken for one over something else.
        value: as the machine has it, as all up to ``box``.
        shown: the value as a person reads it: of a quantity the figure as one prints it (5,3).
        is_quantity: whether it is a number that one reckons with.
        alternatives: other readings, the likeliest first.
        reasons: why a person must look at it; of a decided one none.
        page: from 1.
        box: pixels of the upright page image.
        is_open: whether a person must look at it.
        asked_with: the path of the value whose question settles, or settled, this one, too; ``None`` where it is asked
            by itself.
        standing: the decision that counts.
        stale: a decision that was made over something else, and does not count.
        last: the last decision on it, of whatever worth; 0 where there is none.
    """

    path: str
    key: str
    value: str | None
    shown: str
    is_quantity: bool
    normalised: str | None
    alternatives: tuple[str, ...]
    reasons: tuple[str, ...]
    raw: str | None
    confidence: float
    origin: str | None
    page: int | None
    box: Box | None
    is_open: bool
    asked_with: str | None
    standing: Decision | None
    stale: Decision | None
    last: int

    @property
    def effective(self) -> str | None:
        """The value that counts: what was decided, or else what was read."""
        return self.standing.value if self.standing else self.value

    def as_read(self, value: str | None) -> str | None:
        """A value of this field, the machine's or a person's, as a person reads it and may type it again."""
        return printed_figure(value) if self.is_quantity and value is not None else value


def reviewed_of(places: Places, document: str) -> tuple[ReviewedValue, ...]:
    """The values of a document under review, in the order of its JSON; a citation of the preamble comes once.

    Raises:
        UnknownValueError: there is no such document.
        DamagedArchiveError: it, or the log of decisions, cannot be read.
    """
    content = _content(places, document)
    if content is None:
        raise UnknownValueError("there is no such document in the archive", file=document)
    standing = standing_of(content, decisions_of(places.decisions, document))
    return tuple(_reviewed(content, standing))


def judged_of(places: Places, document: str) -> tuple[Judged, ...]:
    """All decisions on a document; those on one that is gone are stale, but for those that were taken back.

    Raises:
        DamagedArchiveError: the document, or the log of decisions, cannot be read.
    """
    decisions = decisions_of(places.decisions, document)
    return standing_of(_content(places, document) or {}, decisions).judged if decisions else ()


def stale_of(places: Places) -> Iterator[Judged]:
    """The decisions that fit no more, document by document.

    Raises:
        DamagedArchiveError: a document, or the log of decisions, cannot be read.
    """
    for document in sorted(last_decisions(places.decisions)):
        yield from (each for each in judged_of(places, document) if each.state is State.STALE)


def _content(places: Places, document: str) -> dict[str, Any] | None:
    target = places.document(DocumentId(document))
    record = record_from(target.record) if ID.fullmatch(document) else None
    return None if record is None else content_from(target.document, record)


def _reviewed(content: dict[str, Any], standing: Standing) -> Iterator[ReviewedValue]:
    read, pages = dict(values_of(content)), page_sizes(content)
    again = listed_again(read)
    last: dict[str, int] = {}
    for each in standing.judged:
        for path in {each.decision.path, each.path} - {None}:
            last[str(path)] = each.decision.id
    stale = {one.path: one for one in standing.stale}
    values = dict(values_of(with_decisions(content, standing)))
    reviewed = {path: node for path, node in values.items() if node["needs_review"] or path in standing.counting}
    together = asked_with(reviewed)
    for path, node in reviewed.items():
        if path not in again:
            decision = standing.counting.get(path)
            value = _value(path, read[path], node, pages, decision, stale.get(path), last.get(path, 0))
            yield replace(value, asked_with=together.get(path))


def _value(
    path: str,
    read: Mapping[str, Any],
    node: Mapping[str, Any],
    pages: Mapping[int, tuple[int, int]],
    decision: Decision | None,
    stale: Decision | None,
    last: int,
) -> ReviewedValue:
    evidence = evidence_of(read, pages)
    counts = is_quantity(path, read)
    return ReviewedValue(
        path=path,
        key=key_of(path, evidence),
        value=evidence.value,
        shown=(printed_figure(evidence.value) if counts and evidence.value else evidence.value) or "",
        is_quantity=counts,
        normalised=read.get("normalised"),
        alternatives=tuple(str(each["value"]) for each in read.get("alternatives", ())),
        reasons=tuple(node["reasons"]),
        raw=evidence.raw,
        confidence=float(read["confidence"]),
        origin=read.get("origin"),
        page=evidence.page,
        box=evidence.box,
        is_open=bool(node["needs_review"]),
        asked_with=None,
        standing=decision,
        stale=stale,
        last=last,
    )
