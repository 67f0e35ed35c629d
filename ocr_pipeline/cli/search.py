"""``vanban search``: documents of an archive by what they say and by what they are."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ocr_pipeline.cli.found import found_as_csv, found_as_json, found_as_table
from ocr_pipeline.cli.streams import write_out


class Format(StrEnum):
    """What is written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


class State(StrEnum):
    """How far a document's values are decided."""

    OPEN = "open"
    DECIDED = "decided"
    STALE = "stale"


class Sort(StrEnum):
    """What comes first."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


def _option(flag: str, says: str) -> typer.models.OptionInfo:
    return typer.Option(flag, metavar="TEXT", help=says, show_default=False)  # type: ignore[no-any-return]


ArchiveFolder = Annotated[
    Path, typer.Argument(help="Folder of the archive, or one that holds several.", metavar="ARCHIVE")
]
Text = Annotated[str, typer.Argument(help='Words, "phrases in quotes", beginnings (kiem*), codes.', metavar="[TEXT]")]
Type = Annotated[str | None, _option("--type", "Name or abbreviation of the type: TB, Thông báo.")]
Number = Annotated[str | None, _option("--number", "Number alone: 214.")]
Notation = Annotated[str | None, _option("--notation", "Notation: QĐ-UBND.")]
Code = Annotated[str | None, _option("--code", "Its own number and notation: 214/QĐ-UBND.")]
From = Annotated[str | None, _option("--from", "First day of issue: 2021-01-31, 2021-01 or 2021.")]
To = Annotated[str | None, _option("--to", "Last day of issue.")]
Issuer = Annotated[str | None, _option("--issuer", "Words of the agency that issued it.")]
Parent = Annotated[str | None, _option("--parent", "Words of the agency above it.")]
Place = Annotated[str | None, _option("--place", "Words of the place of issue.")]
Subject = Annotated[str | None, _option("--subject", "Words in a row of the subject.")]
Signer = Annotated[str | None, _option("--signer", "Words of the signer's name.")]
SignerTitle = Annotated[str | None, _option("--signer-title", "Words of the signer's title.")]
Urgency = Annotated[str | None, _option("--urgency", "Mark of urgency: KHẨN, HỎA TỐC.")]
Secrecy = Annotated[str | None, _option("--secrecy", "Mark of secrecy: MẬT.")]
Addressee = Annotated[str | None, _option("--addressee", "Words of one whom it is addressed to.")]
Recipient = Annotated[str | None, _option("--recipient", "Words of one who receives it.")]
Cites = Annotated[str | None, _option("--cites", "Code or title of a document that it cites: 30/2020/NĐ-CP.")]
Review = Annotated[
    bool | None, typer.Option("--review/--no-review", help="Whether a person must look at it.", show_default=False)
]
Decided = Annotated[
    State | None,
    typer.Option(
        "--state",
        help="Values are open, all are decided, or a decision fits no more what is read.",
        show_default=False,
    ),
]
SortBy = Annotated[Sort, typer.Option("--sort", help="What comes first; without words, the newest.")]
Page = Annotated[int, typer.Option("--page", min=1, help="Page of the results.")]
Limit = Annotated[int, typer.Option("--limit", min=1, max=1000, help="Documents on a page.")]
As = Annotated[Format, typer.Option("--format", help="For people, or for programs.")]


def search(
    archive: ArchiveFolder,
    text: Text = "",
    type_: Type = None,
    number: Number = None,
    notation: Notation = None,
    code: Code = None,
    since: From = None,
    until: To = None,
    issuer: Issuer = None,
    parent: Parent = None,
    place: Place = None,
    subject: Subject = None,
    signer: Signer = None,
    signer_title: SignerTitle = None,
    urgency: Urgency = None,
    secrecy: Secrecy = None,
    addressee: Addressee = None,
    recipient: Recipient = None,
    cites: Cites = None,
    review: Review = None,
    state: Decided = None,
    sort: SortBy = Sort.RELEVANCE,
    page: Page = 1,
    limit: Limit = 20,
    as_: As = Format.TABLE,
) -> None:
    """Find documents of an archive. Marks need not be typed; where they are, documents that have them come first."""
    from ocr_pipeline.archive.search.filters import Filters
    from ocr_pipeline.archive.several import Archives

    filters = Filters(
        type=type_,
        number=number,
        notation=notation,
        code=code,
        urgency=urgency,
        secrecy=secrecy,
        issuer=issuer,
        parent=parent,
        place=place,
        subject=subject,
        signer=signer,
        signer_title=signer_title,
        addressee=addressee,
        recipient=recipient,
        cites=cites,
        since=since,
        until=until,
        review=review,
        state=None if state is None else state.value,
    )
    results = Archives.of(archive).search(text, filters, order=sort.value, page=page, limit=limit)
    write = {Format.TABLE: found_as_table, Format.JSON: found_as_json, Format.CSV: found_as_csv}[as_]
    write_out(write(results))
