"""Who has to do what, by when: the numbered orders of a directive, a plan, a telegram, a notice of conclusions."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from ocr_pipeline.parsing.details.actors import actors_until_duty, after_order, ends_as_name, parted
from ocr_pipeline.parsing.details.paragraphs import Paragraph, field_in
from ocr_pipeline.parsing.registry import Draft
from schemas import DatedEvent, FieldValue
from schemas.details import Assignment

UNNUMBERED = 9
"""The depth of a paragraph without a label, below those of all labels."""
END_IN_DOUBT = "where its name ends is in doubt"
CARRY_OUT = regex.compile(
    r"(?:(?:chiu|co)\s+trach\s+nhiem\s+(?:to\s+chuc\s+|trien\s+khai\s+)*(?:thi\s+hanh|thuc\s+hien)"
    r"|can\s+cu\s+(?:quyet\s+dinh|nghi\s+quyet)(?:\s+nay)?\s+(?:to\s+chuc\s+|trien\s+khai\s+)*(?:thi\s+hanh|thuc\s+hien)"
    r"|(?:to\s+chuc|trien\s+khai)\s+(?:trien\s+khai\s+)?(?:thuc\s+hien|thi\s+hanh)\s+(?:quyet\s+dinh|nghi\s+quyet))"
)
"""What follows those who carry a decision out: no assignment of its own. On the folded paragraph."""
GENERIC = frozenset(("Cơ quan", "Đơn vị", "Bộ phận", "Cá nhân", "Những", "Ông", "Bà", "Trường", "Chánh", "Trưởng"))
"""Alone they name nobody."""


def assignments(draft: Draft, paragraphs: Sequence[Paragraph]) -> tuple[Assignment, ...]:
    """Every unit that is told to do something, with its tasks and their deadlines, in order."""
    found: list[Assignment] = []
    at = 0
    while at < len(paragraphs):
        head = _head(paragraphs[at])
        until = _until(paragraphs, at)
        # A name alone is a heading only when something stands under it.
        if head is None or (head[2] >= len(paragraphs[at].said.rstrip()) and until == at + 1):
            at += 1
            continue
        found.append(_assignment(draft, paragraphs[at:until], head))
        at = until
    return tuple(found)


def rank(paragraph: Paragraph) -> int:
    """How deep a paragraph stands, by its label; the outermost first."""
    label = paragraph.label
    if not label:
        return UNNUMBERED
    if regex.match(r"Phần|Chương|Mục|Điều", label):
        return 0
    if regex.match(r"[IVXL]+\b", label):
        return 1
    if label[0].isdigit() or label.startswith(("l.", "l)")):
        return 2 + label.strip(". )").count(".")
    return 6 if label[0].isalpha() else 8 if label[0] == "+" else 7


def deadlines_in(draft: Draft, spans: Sequence[tuple[int, int]]) -> tuple[FieldValue, ...]:
    """The days by which something is due that stand in these spans of the text."""
    dated = [each for each in draft.fields.get("dates", ()) if isinstance(each, DatedEvent) and each.role == "deadline"]
    return tuple(
        each.field
        for each in dated
        if each.field.span and any(start <= each.field.span[0] < end for start, end in spans)
    )


def _head(paragraph: Paragraph) -> tuple[int, int, int] | None:
    """Where in a paragraph its units begin and end, and where their task begins."""
    start = after_order(paragraph.said, paragraph.body)
    if not paragraph.label and start == paragraph.body:
        return None
    until = actors_until_duty(paragraph.said, start)
    if until is None or rank(paragraph) == 0 or CARRY_OUT.match(paragraph.folded, until[1]):
        return None
    if paragraph.said[start : until[0]].strip() in GENERIC:
        return None
    return (start, *until)


def _until(paragraphs: Sequence[Paragraph], at: int) -> int:
    """The number of the paragraph that no longer belongs to the units of paragraph ``at``."""
    depth = rank(paragraphs[at])
    for number in range(at + 1, len(paragraphs)):
        here, above = paragraphs[number], paragraphs[number - 1].said.rstrip()
        goes_on = here.label or number == at + 1 or above.endswith((":", ";", ","))
        if rank(here) <= depth or not goes_on or (number == at + 1 and not here.label and above.endswith(".")):
            return number
    return len(paragraphs)


def _assignment(draft: Draft, paragraphs: Sequence[Paragraph], head: tuple[int, int, int]) -> Assignment:
    first = paragraphs[0]
    start, end, task = head
    parts = list(parted(first.said, start, end))
    vague = end == task and parts and not ends_as_name(first.said[slice(*parts[-1])])
    doubts = [()] * (len(parts) - 1) + [(END_IN_DOUBT,) if vague else ()]
    units = [field_in(draft, first, *part, *doubt) for part, doubt in zip(parts, doubts, strict=bool(parts))]
    told = [field_in(draft, first, task, len(first.said))]
    told += [field_in(draft, each, each.body, len(each.said)) for each in paragraphs[1:]]
    spans = [span for each in paragraphs for span in each.spans]
    return Assignment(
        units=tuple(unit for unit in units if unit.value),
        tasks=tuple(each for each in told if each.value),
        deadlines=deadlines_in(draft, spans),
    )
