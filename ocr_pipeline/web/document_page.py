"""The page of a document: its scan beside its text, its values, what it cites and counts; pictures and downloads."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from typing import Annotated, Final, Literal
from urllib.parse import quote

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response, StreamingResponse

from ocr_pipeline.archive.entries import values_of
from ocr_pipeline.archive.identity import ID
from ocr_pipeline.errors import VanbanError
from ocr_pipeline.web.document_view import grouped, linked_citations, listed_values, value_at
from ocr_pipeline.web.page_words import page_text
from ocr_pipeline.web.reading_room import PATH, NotHereError, room_of
from ocr_pipeline.web.rendering import page
from ocr_pipeline.web.scans import Picture

router = APIRouter()
Identity = Annotated[str, Path(pattern=rf"^{ID.pattern}$")]
PageOfScan = Annotated[int, Path(ge=1, le=100_000)]
ValuePath = Annotated[str, Query(max_length=200, pattern=rf"^(?:{PATH.pattern})?$")]

_IN_MEMORY: Final = 16 << 20
"""Bytes of a PDF that are held before they go to a temporary file."""
_CHUNK: Final = 1 << 16
_UNSAFE: Final = re.compile(r"[^\w.\-]+")
_NO_IMAGE: Final = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 62 88"><rect width="62" height="88" fill="#f3f1ec"/>'
    b'<path d="M14 22h34M14 32h34M14 42h34M14 52h22" stroke="#c9c4b8" stroke-width="3"/></svg>'
)
"""In place of the page of a document without a picture."""


@router.get("/documents/{identity}")
def document_page(
    request: Request,
    identity: Identity,
    number: Annotated[int | None, Query(alias="page", ge=1, le=100_000)] = None,
    at: ValuePath = "",
) -> Response:
    """The page; ``at`` is the path of a value that is lit on the scan."""
    room = room_of(request)
    found = room.find(identity)
    document = room.decided(found)
    values = listed_values(document)
    lit = value_at(values, at)
    numbers = [each.number for each in document.pages] or list(range(1, document.text.count("\f") + 2))
    shown = number or (lit.page if lit and lit.page else None) or numbers[0]
    if shown not in numbers:
        raise NotHereError(identity)
    with room.catalogue() as connection:
        cited = linked_citations(connection, document)
    return page(
        request,
        "document.html",
        identity=identity,
        document=document,
        sheet=next((each for each in document.pages if each.number == shown), None),
        number=shown,
        numbers=numbers,
        text=page_text(found, document, shown),
        values=values,
        groups=grouped(values),
        lit=lit,
        cited=cited,
        has_image=found.places.words.name in found.record.files and bool(document.pages),
        names=[origin.name for origin in found.record.origins],
    )


@router.get("/documents/{identity}/pages/{number}/{size}.jpg")
def page_image(request: Request, identity: Identity, number: PageOfScan, size: Literal["thumb", "page"]) -> Response:
    """A page of its scan; a small one that cannot be drawn has a stand-in, for it is one among many."""
    room = room_of(request)
    found = room.find(identity)
    try:
        picture = room.scans.page(found, room.document(found), number, size)
    except VanbanError:
        if size == "thumb":
            return Response(_NO_IMAGE, media_type="image/svg+xml", headers={"cache-control": "private, max-age=60"})
        raise
    return _shown(request, picture)


@router.get("/documents/{identity}/crop.jpg")
def crop_image(request: Request, identity: Identity, path: ValuePath) -> Response:
    """The place of a value, cut out of its page."""
    room = room_of(request)
    found = room.find(identity)
    document = room.document(found)
    value = next((node for at, node in values_of(document.model_dump(mode="json")) if at == path), {})
    if value.get("page") is None or value.get("bbox") is None:
        raise NotHereError(path)
    return _shown(request, room.scans.crop(found, document, value["page"], tuple(value["bbox"])))


@router.get("/documents/{identity}/document.json")
def document_json(request: Request, identity: Identity) -> Response:
    """The JSON as decided, to be kept."""
    room = room_of(request)
    document = room.decided(room.find(identity))
    content = document.model_dump_json(indent=2) + "\n"
    return Response(content, media_type="application/json", headers=_kept_as(document.source.name, "json"))


@router.get("/documents/{identity}/document.pdf")
def document_pdf(request: Request, identity: Identity) -> Response:
    """The searchable PDF, made now."""
    from ocr_pipeline.export.pdf.archived import write_archived

    room = room_of(request)
    found = room.find(identity)
    # It is read back while it is sent, and is gone when that ends.
    file = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115
    try:
        write_archived(found, room.pipeline.text, file)  # type: ignore[arg-type]  # it is a binary file in all but name
    except BaseException:
        file.close()
        raise
    file.seek(0)

    def content() -> Iterator[bytes]:
        with file:
            while chunk := file.read(_CHUNK):
                yield chunk

    return StreamingResponse(
        content(), media_type="application/pdf", headers=_kept_as(room.document(found).source.name, "pdf")
    )


def _shown(request: Request, picture: Picture) -> Response:
    tag = f'"{picture.tag}"'
    headers = {"etag": tag, "cache-control": "private, max-age=300"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(picture.content, media_type=picture.media_type, headers=headers)


def _kept_as(name: str, ending: str) -> dict[str, str]:
    """The header by which a browser names the file after the scan."""
    stem = _UNSAFE.sub("_", unicodedata.normalize("NFC", name).rsplit(".", 1)[0])[:120] or "document"
    return {"content-disposition": f"attachment; filename*=UTF-8''{quote(stem)}.{ending}"}
