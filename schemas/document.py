"""A whole document: what `vanban convert` writes, one JSON file per input."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated, Final, Literal, Self

from pydantic import AfterValidator, ConfigDict, Field, JsonValue, model_validator
from pydantic.config import JsonDict

from schemas.fields import (
    BBox,
    Evidence,
    FieldValue,
    Model,
    PageNumber,
    Span,
    absent,
)
from schemas.references import Citation, Mention, Statistic

SCHEMA_VERSION: Literal["1.0"] = "1.0"

Range = tuple[PageNumber, PageNumber]

_FAILED_SAYS_WHY: Final[JsonDict] = {
    "if": {
        "properties": {"quality": {"properties": {"verdict": {"const": "failed"}}, "required": ["verdict"]}},
        "required": ["quality"],
    },
    "then": {"properties": {"error": {"type": "string", "minLength": 1}}},
}
_REQUIRED_HAS_REASONS: Final[JsonDict] = {
    "if": {"properties": {"required": {"const": True}}, "required": ["required"]},
    "then": {"properties": {"reasons": {"minItems": 1}}},
    "else": {"properties": {"reasons": {"maxItems": 0}}},
}
"""What the models check of two keys together, for those who read the JSON Schema alone."""


def _forwards(pages: Range) -> Range:
    if pages[0] > pages[1]:
        raise ValueError("the last page is before the first")
    return pages


def _in_order(pages: tuple[int, ...]) -> tuple[int, ...]:
    if any(one >= following for one, following in pairwise(pages)):
        raise ValueError("pages stand in their order, each once")
    return pages


class Source(Model):
    """The file a document came from; ``pages`` is the first and last page that hold it."""

    name: str
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    media_type: str
    page_count: Annotated[int, Field(ge=0)]
    pages: Annotated[Range, AfterValidator(_forwards)] | None = None
    encrypted: bool = False
    signed: bool = False


class DatedEvent(Model):
    """A date that means something besides the date of issue."""

    role: Literal["effective", "expires", "deadline", "event", "period_start", "period_end"]
    field: FieldValue


class SectionItem(Model):
    """A dash or a plus that opens a line inside a section: it has no label by which one could cite it."""

    sign: str
    span: Span
    children: tuple[SectionItem, ...] = ()


class Section(Model):
    """A titled part of the body; ``level`` counts from 1 at the outermost; ``items`` are its dashes."""

    label: str
    title: str | None = None
    level: Annotated[int, Field(ge=1)] = 1
    page: PageNumber | None = None
    span: Span | None = None
    children: tuple[Section, ...] = ()
    items: tuple[SectionItem, ...] = ()


class Signature(Model):
    """Who signs: the authority lines (``TM.``, ``KT.`` …) as printed, the signer's own title, the name."""

    authority: tuple[FieldValue, ...] = ()
    title: FieldValue = Field(default_factory=absent)
    name: FieldValue = Field(default_factory=absent)


class Mark(Model):
    """Something on the page that is not running text."""

    kind: Literal["seal", "signature", "received_stamp", "urgency_stamp", "handwriting"]
    page: PageNumber
    bbox: BBox
    text: str | None = None


class DigitalSignature(Model):
    """The visible text of an electronic signature; ``time`` is ISO 8601 with its offset."""

    signer: str | None = None
    organisation: str | None = None
    time: str | None = None
    page: PageNumber | None = None
    bbox: BBox | None = None
    raw: str | None = None


class Received(Model):
    """The incoming-mail stamp's own number and date, kept apart from the document's."""

    number: FieldValue = Field(default_factory=absent)
    date: FieldValue = Field(default_factory=absent)
    office: FieldValue = Field(default_factory=absent)


class CellDoubt(Model):
    """A cell that a person must look at; ``row`` and ``column`` count from 1."""

    row: Annotated[int, Field(ge=1)]
    column: Annotated[int, Field(ge=1)]
    reasons: tuple[str, ...]


class Table(Model):
    """A table read off a page, row by row; a cell that spans several stands in the first of them.

    ``spans`` are the places of the cells in the document's text, in the shape of ``rows`` (``null``: an empty cell).
    ``statistics`` are its figures, each with the heads of its column and of its row as what it counts.
    """

    page: PageNumber
    bbox: BBox | None = None
    rows: tuple[tuple[str, ...], ...] = ()
    spans: tuple[tuple[Span | None, ...], ...] = ()
    doubts: tuple[CellDoubt, ...] = ()
    statistics: tuple[Statistic, ...] = ()


class Header(Model):
    """The fields that stand at the head of a document, of an attachment or of a copy."""

    document_type: FieldValue = Field(default_factory=absent)
    code: FieldValue = Field(default_factory=absent)
    number: FieldValue = Field(default_factory=absent)
    notation: FieldValue = Field(default_factory=absent)
    issuer_parent: FieldValue = Field(default_factory=absent)
    issuer: FieldValue = Field(default_factory=absent)
    place: FieldValue = Field(default_factory=absent)
    date: FieldValue = Field(default_factory=absent)
    subject: FieldValue = Field(default_factory=absent)


class Attachment(Header):
    """A draft, form or appendix bound behind the document, with its own header."""

    label: str | None = None
    pages: Annotated[tuple[PageNumber, ...], AfterValidator(_in_order)] = ()


class Quality(Model):
    """Whether a page image is fit to be read, and why not."""

    verdict: Literal["good", "doubtful", "rescan", "blank", "failed"] = "good"
    reasons: tuple[str, ...] = ()


class Page(Model):
    """One page image: pixels at ``dpi`` after it was turned by ``rotation`` and straightened by ``skew_degrees``.

    ``rotation`` is how far the scan was turned clockwise to stand upright (0, 90, 180, 270); ``skew_degrees`` is the
    counter-clockwise turn that then levelled its lines. ``paper_whitened``: its dark or uneven paper
    was made white before it was read. ``text_from`` says whether the words are those of the PDF's
    own text layer or were read off the image (``null``: not read), ``notes`` why. ``error`` says what went wrong when
    the verdict is ``failed``.
    """

    model_config = ConfigDict(json_schema_extra=_FAILED_SAYS_WHY)

    number: PageNumber
    width: Annotated[int, Field(ge=1)]
    height: Annotated[int, Field(ge=1)]
    dpi: Annotated[float, Field(gt=0)]
    rotation: Literal[0, 90, 180, 270] = 0
    skew_degrees: float = 0.0
    quality: Quality = Field(default_factory=Quality)
    paper_whitened: bool = False
    text_from: Literal["layer", "image"] | None = None
    notes: tuple[str, ...] = ()
    error: str | None = None

    @model_validator(mode="after")
    def _a_failure_says_why(self) -> Self:
        if self.quality.verdict == "failed" and not (self.error or "").strip():
            raise ValueError("a page failed without an error in words")
        return self


class RestorationRecord(Evidence):
    """One change that restoration made, or proposes (``applied`` false)."""

    value: str
    applied: bool = True


class Review(Model):
    """Whether a person must look at the document, and at what: required where there is a reason, and only there."""

    model_config = ConfigDict(json_schema_extra=_REQUIRED_HAS_REASONS)

    required: bool = False
    reasons: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _required_for_its_reasons(self) -> Self:
        if self.required != bool(self.reasons):
            raise ValueError("a review is required for its reasons: one without the other")
        return self


class Producer(Model):
    """What made the document: enough to make it again."""

    version: str
    engine: str | None = None
    languages: tuple[str, ...] = ()
    models: dict[str, str] = Field(default_factory=dict)
    settings_sha256: str | None = None


class Identified(Model):
    """What a reader looks at first: by which contract, and of which file."""

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    source: Source


class Document(Header, Identified):
    """The contract, version 1.0. Names are never renamed or dropped without a new ``schema_version``."""

    addressees: tuple[FieldValue, ...] = ()
    dates: tuple[DatedEvent, ...] = ()
    legal_bases: tuple[Citation, ...] = ()
    citations: tuple[Citation, ...] = ()
    own_mentions: tuple[Mention, ...] = ()
    statistics: tuple[Statistic, ...] = ()
    sections: tuple[Section, ...] = ()
    signature: Signature = Field(default_factory=Signature)
    recipients: tuple[FieldValue, ...] = ()
    urgency: FieldValue = Field(default_factory=absent)
    secrecy: FieldValue = Field(default_factory=absent)
    marks: tuple[Mark, ...] = ()
    digital_signatures: tuple[DigitalSignature, ...] = ()
    received: Received | None = None
    tables: tuple[Table, ...] = ()
    copies: tuple[Attachment, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    details: dict[str, JsonValue] = Field(default_factory=dict)
    pages: tuple[Page, ...] = ()
    text: str = ""
    restorations: tuple[RestorationRecord, ...] = ()
    review: Review = Field(default_factory=Review)
    producer: Producer
