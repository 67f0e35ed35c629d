"""What a recovered PDF has lost.

A broken file is repaired silently by its library. It is accepted when every page is there with all that it draws,
and refused otherwise: an archive must not hold half a document that looks whole.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

import pikepdf

from ocr_pipeline.errors import DamagedFileError

_CHUNK_BYTES = 1 << 20
_JPEG_END = b"\xff\xd9"
_JPEG_TAIL_BYTES = 1024


def require_whole_pages(pdf: pikepdf.Pdf) -> None:
    """Refuse a recovered file that lost a page, or a page that lost its content or an image.

    Raises:
        DamagedFileError: Naming the first thing that is missing.
    """
    promised: object = pdf.Root.Pages.get("/Count")
    found = len(pdf.pages)
    if isinstance(promised, int) and promised > found:
        raise DamagedFileError(f"the PDF is broken off: {found} of its {promised} pages are left")
    for number, page in enumerate(pdf.pages, start=1):
        missing = next(_losses(page), None)
        if missing is not None:
            raise DamagedFileError(f"the PDF is broken: {missing} of page {number} is lost")


def _losses(page: pikepdf.Page) -> Iterator[str]:
    # An object that was cut off is gone as if it had never been named; what remains is that the page draws it.
    if not _are_streams(page.obj.get("/Contents")):
        yield "the content"
        return
    yield from _lost_drawings(page, page.obj.get("/Resources"), set())


def _lost_drawings(drawing: pikepdf.Page | pikepdf.Object, resources: object, seen: set[object]) -> Iterator[str]:
    named = resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) else None
    for instruction in pikepdf.parse_content_stream(drawing, operators="Do"):
        for name in list(instruction.operands)[:1]:
            drawn = named.get(str(name)) if isinstance(named, pikepdf.Dictionary) else None
            if not isinstance(drawn, pikepdf.Stream):
                yield "an image"
            elif drawn.objgen not in seen:
                seen.add(drawn.objgen)
                yield from _lost_inside(drawn, resources, seen)


def _lost_inside(drawn: pikepdf.Object, resources: object, seen: set[object]) -> Iterator[str]:
    if str(drawn.get("/Subtype")) == "/Form":
        yield from _lost_drawings(drawn, drawn.get("/Resources", resources), seen)
    elif not _is_whole(drawn):
        yield "an image"


def _are_streams(contents: object) -> bool:
    parts = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    return all(isinstance(part, pikepdf.Stream) for part in parts)


def _is_whole(stream: pikepdf.Object) -> bool:
    filters = stream.get("/Filter")
    only = filters[0] if isinstance(filters, pikepdf.Array) and len(filters) == 1 else filters
    if str(only) == "/DCTDecode":
        return _JPEG_END in stream.read_raw_bytes()[-_JPEG_TAIL_BYTES:]
    if str(only) == "/FlateDecode":
        return _inflates(stream.read_raw_bytes())
    return True


def _inflates(data: bytes) -> bool:
    # Decoded piece by piece and thrown away, so a decompression bomb costs time but no memory.
    decoder = zlib.decompressobj()
    try:
        while data and not decoder.eof:
            decoder.decompress(data, _CHUNK_BYTES)
            data = decoder.unconsumed_tail
    except zlib.error:
        return False
    return decoder.eof
