"""A signer's title that was hardly read, as the rest of the document names the office.

Of what a seal left of HIỆU TRƯỞNG, VỤ TRƯỞNG is as good a guess. But a school's paper names its Hiệu trưởng in the line
of who decides, among the addressees and in its articles, and no Vụ trưởng.
"""

from __future__ import annotations

import regex
from rapidfuzz import fuzz

from ocr_pipeline.parsing.fields import flagged
from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.gazetteer import letters, titles
from ocr_pipeline.parsing.title_votes import TAKEN_FOR
from ocr_pipeline.parsing.titles import DEPUTY
from schemas import FieldValue

UNLIKER = 12.0
"""By so much (rapidfuzz ratio, 0..100) what was read may be less like the title that is named than like the guess."""


def as_the_text_names_it(title: FieldValue, text: str) -> FieldValue:
    """The one title with the same last word that the rest of the text names, in the place of a guess; always in doubt.

    Args:
        title: the signer's, with its reasons.
        text: the document's text.
    """
    value = title.value or ""
    if not title.needs_review or not any(TAKEN_FOR in reason for reason in title.reasons):
        return title
    start, end = title.span or (0, 0)
    named = _named(text[:start] + "\n" + text[end:], value)
    if value in named or len(named) != 1:
        return title
    other = named.pop()
    read = letters(title.raw or "")
    if fuzz.ratio(read, letters(other)) < fuzz.ratio(read, letters(value)) - UNLIKER:
        return title  # PHÒNG ends TRƯỞNG PHÒNG and CHÁNH VĂN PHÒNG alike, and its other letters tell them apart.
    return flagged(
        title.model_copy(update={"value": other}),
        f"read as {title.raw or value}; taken for {other} as elsewhere in the document",
    )


def _named(text: str, like: str) -> set[str]:
    """The titles that a text names, heads or deputies as ``like`` is, and with its last word."""
    last, deputy = like.split()[-1:], like.startswith(DEPUTY)
    alike = [each for each in titles() if each.split()[-1:] == last and each.startswith(DEPUTY) == deputy]
    folded, found = fold(text), set()
    for each in sorted(alike, key=len, reverse=True):  # CHI CỤC TRƯỞNG is no CỤC TRƯỞNG.
        folded, count = regex.subn(rf"(?<!\w|pho ){regex.escape(fold(each))}(?!\w)", " ", folded)
        found |= {each} if count else set()
    return found
