"""A document file as models: what it says, what is marked in it, and what happens to its paper.

Every text is written in the markup of :mod:`samples.markup`. Names of marks that make fields of the contract:
``issuer_parent issuer code number notation place date day document_type subject urgency secrecy``, ``addressee.N``,
``authority.N signer_title signer_name recipient.N``; ``c.KEY``, ``s.KEY`` and ``d.KEY`` mark cited documents,
quantities and dates. In an attachment and in a copy the marks of the header and of the signature have the same names:
the form keeps them apart.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from samples.facts import CitedDocument, MarkedDate, Part, Quantity
from schemas import Period

DOCUMENTS = Path(__file__).with_name("documents")

Rules = Literal["55/2005", "01/2011", "30/2020", "party"]
"""The rules of form: TTLT 55/2005, TT 01/2011, NĐ 30/2020, or those of the Party (no quốc hiệu, ``05-NQ/ĐU``)."""

Step = Mapping[str, Any]
"""``{"step": name, **parameters}``: a named thing that happens to paper."""


class HeaderText(Part):
    """The head of the page, each text with its marks.

    ``authority`` is the line between subject and preamble of a decision (``CHỦ TỊCH ỦY BAN NHÂN DÂN …``); a document
    without ``title`` is a công văn, its subject stands under the number. ``urgency`` and ``secrecy`` are framed. Only
    the head of something bound behind a document may lack number and date.
    """

    parent: str | None = None
    issuer: str
    number: str | None = None
    place_and_date: str | None = None
    date: dt.date | None = None
    title: str | None = None
    subject: str
    authority: str | None = None
    addressees: tuple[str, ...] = ()
    urgency: str | None = None
    secrecy: str | None = None


class SecondSigner(Part):
    """Who signs at the left, where minutes have two signers: lines above the signature, the name below it."""

    lines: tuple[str, ...]
    name: str


class SignatureText(Part):
    """The foot of the document: lines above the signature, the name below it, nơi nhận (or a second signer).

    ``drafter`` is the drafter's mark and the number of copies (``PL.(300)``) under the recipients.
    """

    lines: tuple[str, ...]
    name: str
    recipients: tuple[str, ...] = ()
    second: SecondSigner | None = None
    drafter: str | None = None


class SectionHead(Part):
    """The part of the outline that a paragraph opens."""

    label: str
    title: str | None = None
    level: int


class Paragraph(Part):
    """A paragraph of the body; ``closing`` marks the last one, when it stands outside the last section."""

    text: str
    section: SectionHead | None = None
    italic: bool = False
    centred: bool = False
    closing: bool = False


Align = Literal["left", "center", "right"]


class TableText(Part):
    """A ruled table: shares of the measure, how each column is aligned, rows of marked-up cells.

    The first ``head`` rows are bold and centred, and are repeated on every page that the table goes on to.
    """

    widths: tuple[float, ...]
    align: tuple[Align, ...]
    rows: tuple[tuple[str, ...], ...]
    head: int = 1
    points: float = 12


Block = Paragraph | TableText


class AttachmentText(Part):
    """An appendix, a list, a draft or regulations bound behind the document; begins a page, has its own page numbers.

    ``label`` ("{label:Phụ lục I}"), ``title`` ("{subject:DANH SÁCH …}") and ``reference`` ("(Kèm theo Quyết định số …)"
    without marks) stand centred at the top, below ``header`` where there is a whole one of its own.
    """

    label: str | None = None
    title: str | None = None
    reference: str | None = None
    header: HeaderText | None = None
    landscape: bool = False
    body: tuple[Block, ...] = ()
    signature: SignatureText | None = None


class CopyText(Part):
    """What a sao y adds below a rule after the end of the document: form of copy, agency, number, date, signer."""

    form: str
    parent: str | None = None
    issuer: str
    number: str
    place_and_date: str
    date: dt.date
    signature: SignatureText


class ElectronicSignatureText(Part):
    """The visible text of an electronic signature: real text that software lays on the scanned page, never aged.

    ``lines`` are as printed ("Ký bởi: …", "Cơ quan: …", "Thời gian ký: …"); ``time`` is ISO 8601 with its offset.
    """

    lines: tuple[str, ...]
    signer: str | None = None
    organisation: str | None = None
    time: str | None = None
    page: int = 1
    corner: Literal["top-right", "top-left", "bottom-right", "signature"] = "top-right"


class DocumentSource(Part):
    """One document.

    ``address`` is the line at the foot of page 1 (NĐ 30/2020 Phụ lục I, ô số 13). ``ink`` are the steps of what hands
    and stamps add to the printed pages; ``scan`` names a recipe of ``recipes.toml``, or lists the steps itself.
    """

    stem: str
    about: str = ""
    seed: int
    type: str
    rules: Rules = "30/2020"
    header: HeaderText
    body: tuple[Block, ...]
    signature: SignatureText
    address: str | None = None
    attachments: tuple[AttachmentText, ...] = ()
    copied: CopyText | None = None
    citations: dict[str, CitedDocument] = Field(default_factory=dict)
    periods: dict[str, Period] = Field(default_factory=dict)
    statistics: dict[str, Quantity] = Field(default_factory=dict)
    dates: dict[str, MarkedDate] = Field(default_factory=dict)
    ink: tuple[Step, ...] = ()
    electronic: tuple[ElectronicSignatureText, ...] = ()
    scan: str | tuple[Step, ...]


def load(path: Path) -> DocumentSource:
    """Reads one document file.

    Raises:
        pydantic.ValidationError: a name that is not known, or a value of the wrong kind.
    """
    return DocumentSource.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
