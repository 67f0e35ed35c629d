"""The outline of a sample: which paragraph opens which section, and where the section ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samples.source import DocumentSource, SectionHead
from samples.spots import Evidenced
from schemas import Section


@dataclass(frozen=True)
class _Opening:
    head: SectionHead
    start: int
    page: int
    end: int


def body_mark(index: int) -> str:
    """The mark that the layout puts on the whole of a body paragraph."""
    return f"body.{index}"


def sections(source: DocumentSource, at: Evidenced) -> tuple[Section, ...]:
    """The outermost sections with their children; a section runs to the next of its level or above."""
    return _nested(_openings(source, at))


def _openings(source: DocumentSource, at: Evidenced) -> list[_Opening]:
    openings = []
    for index, paragraph in enumerate(source.body):
        if paragraph.section is None:
            continue
        last = index
        for later in range(index + 1, len(source.body)):
            head = source.body[later].section
            if source.body[later].closing or (head is not None and head.level <= paragraph.section.level):
                break
            last = later
        spot = at.spot(body_mark(index))
        openings.append(_Opening(paragraph.section, spot.start, spot.page + 1, at.spot(body_mark(last)).end))
    return openings


def _nested(openings: Sequence[_Opening]) -> tuple[Section, ...]:
    if not openings:
        return ()
    first, *rest = openings
    inside = [opening for opening in rest if opening.start < first.end]
    section = Section(
        label=first.head.label,
        title=first.head.title,
        level=first.head.level,
        page=first.page,
        span=(first.start, first.end),
        children=_nested(inside),
    )
    return (section, *_nested(rest[len(inside) :]))
