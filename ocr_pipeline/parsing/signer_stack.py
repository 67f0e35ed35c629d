"""The authorities and titles above a signature, one above the other: what they must be beside each other (Điều 13)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import regex

from ocr_pipeline.parsing.fields import flagged
from ocr_pipeline.parsing.gazetteer import is_collective, letters
from ocr_pipeline.parsing.titles import ACTING, AUTHORITY_SIGN, DEPUTY
from schemas import FieldValue, Origin

VICE_MINISTER = "THỨ TRƯỞNG"
"""A minister's deputy."""
COLLECTIVE_SIGN = regex.compile(r"T/?M\b")
"""The sign before a collective, which its head signs for."""
OTHER_OFFICE = "another office of the signer stands below it"
UNSIGNED = "it stands above another title: its sign of authority was not read"


def stacked(lines: Sequence[FieldValue]) -> tuple[tuple[FieldValue, ...], FieldValue | None]:
    """The authorities and the signer's own title out of the lines of a signature, top to bottom."""
    signed = [_on_behalf(line) for line in lines]
    authority = [line for line in signed if _has_sign(line)]
    titles = [line for line in signed if not _has_sign(line)]
    titles = _without_deputies_of_deputies(titles)
    if len(titles) > 1 and authority and _is_other_office(titles[-2], titles[-1], authority[-1]):
        return tuple(authority), flagged(titles[-2], f"{OTHER_OFFICE}: {titles[-1].value}")
    if len(titles) > 1:
        # Two titles, one above the other: the upper is an authority whose sign (KT., TL.) was not read.
        above = titles[:-1]
        title = _deputy(titles[-1], above[-1])
        return (*authority, *(_with_sign(each, title) for each in above)), title
    if titles and authority and _same_title(titles[0], authority[-1]):
        return tuple(authority), _deputy(titles[0], authority[-1])
    return tuple(authority), titles[0] if titles else None


def _is_other_office(title: FieldValue, below: FieldValue, above: FieldValue) -> bool:
    """Whether the lower title is another office of who signs as a deputy: PHÓ CHỦ TỊCH UBND below PHÓ TRƯỞNG BAN.

    Members of councils and committees add the office that they hold elsewhere (NĐ 30/2020 Phụ lục I, II.7); nobody
    signs for a deputy.
    """
    head = AUTHORITY_SIGN.sub("", above.value or "")
    if COLLECTIVE_SIGN.match(above.value or ""):
        return not _is_deputy(below.value or "", title.value or "")
    return _is_deputy(title.value or "", head) and not _same_head(title, below)


def _without_deputies_of_deputies(titles: Sequence[FieldValue]) -> list[FieldValue]:
    """The titles, an upper one that was taken for a deputy's the head's: nobody signs for a deputy."""
    heads = [
        flagged(upper, "a deputy has nobody sign below").model_copy(
            update={"value": (upper.value or "").removeprefix(f"{DEPUTY} "), "origin": Origin.DERIVED}
        )
        if upper.needs_review and (upper.value or "").startswith(DEPUTY) and _same_head(upper, below)
        else upper
        for upper, below in pairwise(titles)
    ]
    return [*heads, *titles[-1:]]


def _same_head(one: FieldValue, other: FieldValue) -> bool:
    head, below = ((line.value or "").removeprefix(f"{DEPUTY} ") for line in (one, other))
    return letters(head) == letters(below)


def _has_sign(line: FieldValue) -> bool:
    """Whether a line names whom is signed for; "Q." only says that its bearer is acting in his own title."""
    value = line.value or ""
    return AUTHORITY_SIGN.match(value) is not None and ACTING.match(value) is None


def _on_behalf(line: FieldValue) -> FieldValue:
    """A collective signs through somebody: without a sign of authority before it, it has lost its TM."""
    if not is_collective(line.value or ""):
        return line
    doubtful = flagged(line, "TM. is inferred: a collective does not sign itself")
    return doubtful.model_copy(update={"value": f"TM. {line.value}", "origin": Origin.DERIVED})


def _deputy(title: FieldValue, above: FieldValue) -> FieldValue:
    """The lower of two titles; nobody signs for himself, so the same title twice has lost its PHÓ (KT., Điều 13)."""
    doubt = "another title stands above it"
    if not _same_title(title, above):
        return flagged(title, doubt)
    return flagged(title, doubt, "PHÓ is inferred from the title above").model_copy(
        update={"value": f"{DEPUTY} {title.value}", "origin": Origin.DERIVED}
    )


def _with_sign(title: FieldValue, below: FieldValue) -> FieldValue:
    """The upper of two titles as an authority whose sign was lost: KT. above a deputy, TL. above anybody else."""
    sign = "KT." if _is_deputy(below.value or "", title.value or "") else "TL."
    inferred = flagged(title, UNSIGNED, f"{sign} is inferred from the title below")
    return inferred.model_copy(update={"value": f"{sign} {title.value}", "origin": Origin.DERIVED})


def _is_deputy(below: str, above: str) -> bool:
    """Whether a title is that of the deputy of another: PHÓ CHỦ NHIỆM below BỘ TRƯỞNG, CHỦ NHIỆM; THỨ TRƯỞNG."""
    if below.startswith(VICE_MINISTER):
        return "BỘ TRƯỞNG" in above
    return below.startswith(DEPUTY) and letters(above).endswith(letters(below.removeprefix(DEPUTY)))


def _same_title(title: FieldValue, above: FieldValue) -> bool:
    """Whether the authority line above ends with the very title below it."""
    head = letters(AUTHORITY_SIGN.sub("", above.value or ""))
    return bool(title.value) and head.endswith(letters(title.value or ""))
