"""A deputy's title that the line above it confirms: who signs for a head (KT.) is his deputy (NĐ 30/2020 Điều 13).

Two lines that were read apart then say the same: a doubt about letters of one is settled by the other, where its own
letters are nearly those. What a line below may add to it is not.
"""

from __future__ import annotations

from typing import Final

from rapidfuzz.distance import Levenshtein

from ocr_pipeline.parsing.gazetteer import letters
from ocr_pipeline.parsing.review_rules import evidence_of
from ocr_pipeline.parsing.titles import AUTHORITY_SIGN, DEPUTY
from schemas import Signature

SIGNED_FOR: Final = "KT."
ABOUT_LETTERS: Final = frozenset({"reading", "marks", "taken for", "covered"})
"""The kinds of evidence against a title that the line above it settles."""
ALIKE: Final = 0.8
"""So great a share (0..1) of its letters was read: PHÓ among them, for a head's own title has fewer in common."""


def deputy_confirmed(signature: Signature) -> Signature:
    """The signature, its title without flags where a sure line of authority calls for the very title that was read."""
    title = signature.title
    if not title.needs_review or not title.value or not signature.authority:
        return signature
    above = signature.authority[-1]
    head = AUTHORITY_SIGN.sub("", above.value or "").strip()
    expected = (
        not above.needs_review and (above.value or "").startswith(SIGNED_FOR) and title.value == f"{DEPUTY} {head}"
    )
    about_letters = {evidence_of(reason) for reason in title.reasons} <= ABOUT_LETTERS
    if not expected or not about_letters or not _read(title.raw or "", title.value):
        return signature
    return signature.model_copy(update={"title": title.model_copy(update={"needs_review": False, "reasons": ()})})


def _read(raw: str, value: str) -> bool:
    """Whether nearly the letters of the value were read, from its first on."""
    read, said = letters(raw), letters(value)
    return read.startswith(letters(DEPUTY)[:2]) and Levenshtein.normalized_similarity(read, said) >= ALIKE
