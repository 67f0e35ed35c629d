"""Aged pages bound into a PDF as a scanner does: one image a page, JPEG in colour or CCITT G4 in black and white."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pikepdf
from PIL import Image, TiffImagePlugin

from samples.sheet import Sheet
from samples.units import POINTS_PER_INCH


def bind(sheets: Sequence[Sheet]) -> bytes:
    """The bytes of a PDF 1.4 that are the same for the same sheets: no dates, an identifier made of the content.

    Raises:
        ValueError: a colour page whose last step was not compression.
    """
    pdf = pikepdf.new()
    for sheet in sheets:
        height, width = sheet.pixels.shape[:2]
        page = pdf.add_blank_page(page_size=(width * POINTS_PER_INCH / sheet.dpi, height * POINTS_PER_INCH / sheet.dpi))
        image = _bilevel(pdf, sheet) if sheet.bilevel else _colour(pdf, sheet)
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Scan=image))
        box = page.mediabox
        page.Contents = pdf.make_stream(f"q {box[2]} 0 0 {box[3]} 0 0 cm /Scan Do Q".encode())
    out = io.BytesIO()
    pdf.save(out, min_version="1.4", deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()


def _colour(pdf: pikepdf.Pdf, sheet: Sheet) -> pikepdf.Object:
    if sheet.jpeg is None:
        raise ValueError("a colour page must end with the step 'jpeg'")
    return _image(
        pdf, sheet, sheet.jpeg, ColorSpace=pikepdf.Name.DeviceRGB, BitsPerComponent=8, Filter=pikepdf.Name.DCTDecode
    )


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
