"""The place of issue in a damaged text: the issuer's own unit, a province, or any unit with the letters read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from rapidfuzz.distance import Levenshtein

from ocr_pipeline.layout.text import DocumentText
from ocr_pipeline.parsing.fields import flagged
from ocr_pipeline.parsing.issuers.areas import CITY, KINDS, PROVINCE, words_of
from ocr_pipeline.parsing.issuers.damaged_agencies import own_units
from ocr_pipeline.parsing.issuers.damaged_units import (
    Mentions,
    Unit,
    by_likelihood,
    fullest,
    named_like,
    read_alike_elsewhere,
    shape,
)
from ocr_pipeline.parsing.issuers.days import ANY_DAY, Days
from schemas import Alternative, FieldValue

_AS_ISSUER: Final = 2
"""Letters that may differ from the unit's name in the issuer's: one place is read twice, and both may be damaged."""
_OTHERS: Final = 3
"""So many alternatives are shown."""
_ALTERNATIVE: Final = 0.2
"""What an alternative's confidence is (0..1)."""


def mended_place(
    field: FieldValue, agencies: Sequence[str | None], text: DocumentText, days: Days = ANY_DAY
) -> FieldValue:
    """The place of issue of a damaged text, by the names of units that have its letters; flagged where it changed.

    Args:
        field: the place as it was read.
        agencies: the issuer's and its parent's names, put right themselves.
        text: the document's text.
        days: the days that the document may be of.
    """
    if field.value is None or not field.raw:
        return field
    mentions = Mentions.of(text.restoration.raw)
    names = [unit.name for unit in _units(shape(field.raw), agencies, mentions, days)]
    names = names or [fullest(field.value, text.text)]
    if names == [field.value]:
        return field
    others = [name for name in dict.fromkeys((*names[1:], field.value)) if name != names[0]][:_OTHERS]
    alternatives = tuple(Alternative(value=name, confidence=_ALTERNATIVE) for name in others)
    mended = field.model_copy(update={"value": names[0], "alternatives": alternatives})
    if names[0] == field.value:
        return flagged(mended, "several units have these letters") if len(names) > 1 else mended
    reason = f"read as {field.raw}; taken for {names[0]} after the tables of units"
    return flagged(mended.model_copy(update={"normalised": None}), reason)


def _units(key: str, agencies: Sequence[str | None], mentions: Mentions, days: Days) -> list[Unit]:
    for found in _in_order(key, agencies):
        likely = by_likelihood(found, mentions, days)
        near = likely and likely[0].off and read_alike_elsewhere(key, mentions)
        if likely and not near:
            return likely
    return []


def _in_order(key: str, agencies: Sequence[str | None]) -> Iterator[list[Unit]]:
    """The units of the names of agencies, then provinces, then all."""
    for agency in agencies:
        for own in own_units([agency]):
            if Levenshtein.distance(own, key, score_cutoff=_AS_ISSUER) <= _AS_ISSUER:
                yield _called(own, agency or "")
    yield named_like(key, (PROVINCE, CITY))
    yield named_like(key, KINDS)


def _called(own: str, agency: str) -> list[Unit]:
    """The unit of an agency's name, whose marks that name has; none where no table holds it."""
    words = agency.split()
    for at in range(len(words)):
        if shape(" ".join(words[at:])) == own:
            name = " ".join(words[at:]).title()
            return [unit for unit in named_like(own) if words_of(unit.name) == words_of(name)][:1]
    return []
