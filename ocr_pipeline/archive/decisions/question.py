"""One question, one decision of a person, though it settles several values: a code, and its parts in doubt with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from ocr_pipeline.archive.decisions.deciding import Drafting, Wish, log_all
from ocr_pipeline.archive.decisions.decision import Draft, Kind, Taken
from ocr_pipeline.archive.decisions.linked import parts_of
from ocr_pipeline.archive.decisions.reviewing import ReviewedValue, reviewed_of
from ocr_pipeline.archive.places import Places

# 47/KH-STP, 05-NQ/ĐU, 06/2024/TT-BYT: a number, the sign behind it, and all that follows as the notation.
_CODE: Final = re.compile(r"(?P<number>\d{1,6}[a-zđA-ZĐ]?)(?:[/-](?P<notation>.+))?")


def decide_question(places: Places, wish: Wish) -> tuple[Taken, ...]:
    """Decide a value, and with it what is asked by the same question (:attr:`ReviewedValue.asked_with`).

    A part of a code becomes what the decided code says of it, also where both were decided before: else the one
    decision would contradict the other in silence. Where the code says nothing of a part (it is not to be read, and
    number and notation are both in question), the part is left to a question of its own.

    Returns:
        What was logged, all of it together; first the decision that was wished.

    Raises:
        OvertakenDecisionError: the value is not what the person saw, or somebody decides a part of it just now.
        DecisionError: otherwise as of :func:`ocr_pipeline.archive.decisions.deciding.decide_all`.
        ArchiveBusyError, DamagedArchiveError, UnwritableOutputError: the log cannot be written.
    """
    drafting = Drafting(places)
    whole = drafting.draft(wish)
    parts = [drafting.draft(each) for each in _of_parts(places, wish, whole)]
    refused_if_overtaken = [whole, *parts] if wish.strict else parts
    return tuple(log_all(places, [whole, *parts], refused_if_overtaken))


def _of_parts(places: Places, wish: Wish, whole: Draft) -> Iterator[Wish]:
    """What the decision on a code says of those of its parts that are asked with it."""
    paths = parts_of(whole.path)
    if not paths:
        return
    names = {path: name for name, path in paths.items()}
    parts = [each for each in reviewed_of(places, whole.document) if each.path in names]
    in_question = [each for each in parts if each.is_open or each.asked_with == whole.path]
    for part in in_question:
        if part.asked_with != whole.path:
            continue
        said = _said(names[part.path], part, whole, is_alone=len(in_question) == 1)
        if said is not None:
            kind, value = said
            yield replace(wish, path=part.path, kind=kind, value=value, seen=part.last, over=part.key)


def _said(name: str, part: ReviewedValue, whole: Draft, *, is_alone: bool) -> tuple[Kind, str | None] | None:
    """The decision on a part; ``is_alone`` tells that no other part of the code is in doubt."""
    if whole.kind is Kind.ACCEPT:
        return Kind.ACCEPT, None
    if whole.value is None:
        # What cannot be read, or is not there, is the one part that anybody doubted.
        return (whole.kind, None) if is_alone else None
    taken_apart = _CODE.fullmatch(whole.value)
    value = taken_apart[name] if taken_apart else None
    if value is None:
        return None
    if value == part.value:
        return Kind.ACCEPT, None
    return Kind.PICK if value in part.alternatives else Kind.TYPE, value
