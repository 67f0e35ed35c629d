"""The outline of a sample: which paragraph opens which section, and where the section ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samples.record.spots import Evidenced
from samples.setting.body import body_mark
from samples.setting.form import attachment_scope
from samples.source import Block, DocumentSource, Paragraph, SectionHead
from schemas import Section


@dataclass(frozen=True)
class _Opening:
    head: SectionHead
    start: int
    page: int
    end: int


def sections(source: DocumentSource, at: Evidenced) -> tuple[Section, ...]:
    """The outermost sections with their children, of the document and then of what is bound behind it.

    A section runs to the next of its level or above, or to the end of its body.
    """
    parts = [(source.body, "")]
    parts += [(attachment.body, attachment_scope(index)) for index, attachment in enumerate(source.attachments)]
    return tuple(section for body, scope in parts for section in _nested(_openings(body, scope, at)))


def _openings(body: Sequence[Block], scope: str, at: Evidenced) -> list[_Opening]:
    openings = []
    for index, block in enumerate(body):
        if not isinstance(block, Paragraph) or block.section is None:
            continue
        last = index
        for later in range(index + 1, len(body)):
            if _ends(body[later], block.section.level):
                break
            last = later if isinstance(body[later], Paragraph) else last
        spot = at.spot(scope + body_mark(index))
        openings.append(_Opening(block.section, spot.start, spot.page + 1, at.spot(scope + body_mark(last)).end))
    return openings


def _ends(block: Block, level: int) -> bool:
    if not isinstance(block, Paragraph):
        return False
    return block.closing or (block.section is not None and block.section.level <= level)


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
