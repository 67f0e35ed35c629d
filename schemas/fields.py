"""A value and the evidence it stands on: the smallest unit of the contract.

Boxes are ``(x0, y0, x1, y1)`` in pixels of the upright page image at the page's stated dpi, and hold at least one;
spans are ``(start, end)`` character offsets in ``Document.text``, alike where a value stands between two characters;
pages are numbered from 1; confidences are 0..1.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

Sides = tuple[int, int, int, int]
Offsets = tuple[Annotated[int, Field(ge=0)], Annotated[int, Field(ge=0)]]


def _with_area(box: Sides) -> Sides:
    x0, y0, x1, y1 = box
    if x0 >= x1 or y0 >= y1:
        raise ValueError("a box holds no pixel: its right is not right of its left, or its foot not below its head")
    return box


def _forwards(span: Offsets) -> Offsets:
    if span[0] > span[1]:
        raise ValueError("a span ends before it starts")
    return span


BBox = Annotated[Sides, AfterValidator(_with_area)]
Span = Annotated[Offsets, AfterValidator(_forwards)]
PageNumber = Annotated[int, Field(ge=1)]
Probability = Annotated[float, Field(ge=0.0, le=1.0)]


class Model(BaseModel):
    """Base of every model of the contract: immutable; unknown keys of a later edition are read past."""

    model_config = ConfigDict(frozen=True, extra="ignore", allow_inf_nan=False)


class Origin(StrEnum):
    """Where a value came from. A numbering stamp counts as handwritten for review."""

    PRINTED = "printed"
    HANDWRITTEN = "handwritten"
    STAMPED = "stamped"
    RESTORED = "restored"
    DERIVED = "derived"
    TEXT_LAYER = "text_layer"


class Alternative(Model):
    """Another reading of a value and the probability that it is the right one."""

    value: str
    confidence: Probability


class Evidence(Model):
    """Where a value stood, how it was read, and whether a person must look at it."""

    raw: str | None = None
    page: PageNumber | None = None
    bbox: BBox | None = None
    span: Span | None = None
    confidence: Probability = 0.0
    needs_review: bool = False
    reasons: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _a_flag_says_why(self) -> Self:
        if self.needs_review and not any(reason.strip() for reason in self.reasons):
            raise ValueError("needs_review is set without a reason in words")
        return self


class FieldValue(Evidence):
    """A field of the contract: never a bare value.

    ``value`` is ``None`` when the page shows none or it cannot be read; a date is ISO (``2025-02-05``);
    ``normalised`` is the form of the gazetteer, where there is one; ``alternatives`` are best first.
    """

    value: str | None = None
    origin: Origin = Origin.PRINTED
    normalised: str | None = None
    alternatives: tuple[Alternative, ...] = ()


def absent() -> FieldValue:
    """A field the page does not show: ``value`` null, nothing to review."""
    return FieldValue()
