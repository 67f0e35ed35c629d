"""Aged pages bound into a PDF as a scanner does: one image a page, JPEG in colour and grey, CCITT G4 in 1 bit."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

import pikepdf
from PIL import Image, TiffImagePlugin

from samples.sheet import Sheet
from samples.units import POINTS_PER_INCH

Layers = Mapping[int, bytes]
"""By page (from 0), a PDF whose first page is laid on it; its size is that of the page."""


def bind(sheets: Sequence[Sheet], *, over: Layers | None = None, under: Layers | None = None) -> bytes:
    """The bytes of a PDF 1.4 that are the same for the same sheets: no dates, an identifier made of the content.

    ``over`` is drawn on top of the scans (electronic signatures), ``under`` beneath them (the text of an OCR).

    Raises:
        ValueError: a page in colour or grey whose last step was not compression.
    """
    pdf = pikepdf.new()
    for number, sheet in enumerate(sheets):
        height, width = sheet.pixels.shape[:2]
        page = pdf.add_blank_page(page_size=(width * POINTS_PER_INCH / sheet.dpi, height * POINTS_PER_INCH / sheet.dpi))
        drawn = pikepdf.Dictionary(Scan=_bilevel(pdf, sheet) if sheet.bilevel else _continuous(pdf, sheet))
        box = page.mediabox
        content = f"q {box[2]} 0 0 {box[3]} 0 0 cm /Scan Do Q"
        for name, layers, order in (
            ("Text", under or {}, "{layer} {content}"),
            ("Signed", over or {}, "{content} {layer}"),
        ):
            if number in layers:
                drawn[f"/{name}"] = _layer(pdf, layers[number])
                content = order.format(layer=f"q /{name} Do Q", content=content)
        page.Resources = pikepdf.Dictionary(XObject=drawn)
        page.Contents = pdf.make_stream(content.encode())
    out = io.BytesIO()
    pdf.save(out, min_version="1.4", deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()


def _layer(pdf: pikepdf.Pdf, data: bytes) -> pikepdf.Object:
    with pikepdf.open(io.BytesIO(data)) as other:
        return pdf.copy_foreign(other.pages[0].as_form_xobject())


def _continuous(pdf: pikepdf.Pdf, sheet: Sheet) -> pikepdf.Object:
    if sheet.jpeg is None:
        raise ValueError("a page in colour or grey must end with the step 'jpeg'")
    space = pikepdf.Name.DeviceGray if sheet.pixels.ndim == 2 else pikepdf.Name.DeviceRGB
    return _image(pdf, sheet, sheet.jpeg, ColorSpace=space, BitsPerComponent=8, Filter=pikepdf.Name.DCTDecode)


def _bilevel(pdf: pikepdf.Pdf, sheet: Sheet) -> pikepdf.Object:
    height, width = sheet.pixels.shape
    buffer = io.BytesIO()
    # One strip for the whole page (tag 278, rows per strip): its bytes are the G4 stream that a PDF wants.
    Image.fromarray(sheet.pixels).convert("1").save(buffer, "TIFF", compression="group4", tiffinfo={278: height})
    with TiffImagePlugin.TiffImageFile(io.BytesIO(buffer.getvalue())) as tiff:
        (offset,), (length,) = tiff.tag_v2[273], tiff.tag_v2[279]
        black_is_one = tiff.tag_v2[262] == 0
    parameters = pikepdf.Dictionary(K=-1, Columns=width, Rows=height, BlackIs1=not black_is_one)
    return _image(
        pdf,
        sheet,
        buffer.getvalue()[offset : offset + length],
        ColorSpace=pikepdf.Name.DeviceGray,
        BitsPerComponent=1,
        Filter=pikepdf.Name.CCITTFaxDecode,
        DecodeParms=parameters,
    )


def _image(pdf: pikepdf.Pdf, sheet: Sheet, data: bytes, **entries: object) -> pikepdf.Object:
    height, width = sheet.pixels.shape[:2]
    return pdf.make_stream(
        data, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=width, Height=height, **entries
    )
