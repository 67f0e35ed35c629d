"""When several looks at one line vouch for a value, and which of them it is taken from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ocr_pipeline.parsing.fields import flagged
from ocr_pipeline.parsing.signer_places import Reading
from schemas import Alternative, FieldValue

OTHER = 0.3
"""What an alternative that another look read is worth as a probability."""


@dataclass(frozen=True, slots=True)
class Vote:
    """What one reading of a line says."""

    field: FieldValue
    reading: Reading

    @property
    def clean(self) -> bool:
        """Whether it says it without a doubt."""
        return not self.field.needs_review


def confirmed(votes: Sequence[Vote]) -> bool:
    """Whether two nets read the same without a doubt: looks by one net repeat its mistakes."""
    nets = {vote.reading.opinion for vote in votes if vote.clean}
    return len(nets) == 2


def taken_from(supporters: Sequence[Vote], votes: Sequence[Vote], value: str) -> FieldValue:
    """The field with this value: the document's own where it says the same, else the surest other look's, flagged.

    What other looks read is among its alternatives.
    """
    own = next((vote for vote in votes if vote.reading.own), None)
    spoken = [vote for vote in supporters if vote.field.value == value] or list(supporters)
    if own is not None and own in spoken:
        return own.field.model_copy(update={"alternatives": alternatives(votes, value)})
    best = max(spoken, key=lambda vote: (vote.clean, vote.field.confidence))
    span = own.field.span if own is not None else None
    field = best.field.model_copy(update={"value": value, "span": span, "alternatives": alternatives(votes, value)})
    if own is not None:
        return flagged(field, f"read as {own.field.value}; another look read {value}")
    return flagged(field, "read by one look only" if len(supporters) == 1 else "not read by every look")


def alternatives(votes: Sequence[Vote], value: str) -> tuple[Alternative, ...]:
    """The other values that the looks read, those of most looks first."""
    other = [vote.field.value for vote in votes if vote.field.value not in (value, None)]
    ranked = sorted(dict.fromkeys(other), key=other.count, reverse=True)
    return tuple(Alternative(value=each, confidence=OTHER) for each in ranked if each)
