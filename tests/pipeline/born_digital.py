"""PDF pages whose text is text: what a word processor writes, and what an OCR program lays under a scan."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image

from ocr_pipeline.recognition.words import Word
from tests.layout.typed_pages import HEIGHT, TEXT_HEIGHT, WIDTH

POINTS = 72 / 300
"""Points of one pixel at 300 dpi."""
VISIBLE, INVISIBLE = 0, 3
"""Text rendering modes (PDF 32000-1, 9.3.6)."""

# Every code stands for the character with that number: enough for a reader, and no font need be embedded.
TO_UNICODE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange <0000> <FFFF> <0000> endbfrange
endcmap end end"""


def text_pdf(
    path: Path, pages: Iterable[Iterable[Word]], scan: Image.Image | None = None, *, visible: bool = False
) -> Path:
    """A PDF with the words of each page where they stand; with ``scan`` and not ``visible``, hidden under it."""
    with pikepdf.new() as pdf:
        for words in pages:
            page = pdf.add_blank_page(page_size=(WIDTH * POINTS, HEIGHT * POINTS))
            page.obj.Resources = Dictionary(Font=Dictionary(F1=_font(pdf)))
            mode = VISIBLE if scan is None or visible else INVISIBLE
            content = _drawn_words(words, mode)
            if scan is not None:
                page.obj.Resources.XObject = Dictionary(Scan=_image(pdf, scan))
                height = WIDTH * POINTS * scan.height / scan.width
                lower = HEIGHT * POINTS - height
                content = f"q {WIDTH * POINTS} 0 0 {height} 0 {lower} cm /Scan Do Q ".encode() + content
            page.obj.Contents = Stream(pdf, content)
        pdf.save(path)
    return path


def _drawn_words(words: Iterable[Word], mode: int) -> bytes:
    size = TEXT_HEIGHT * POINTS
    drawn = [f"BT {mode} Tr /F1 {size} Tf"]
    for word in words:
        x, y = word.box.x0 * POINTS, (HEIGHT - word.box.y1) * POINTS
        codes = word.text.encode("utf-16-be").hex()
        # Squeezed or stretched to the width of the word's box.
        stretch = 100 * word.box.width * POINTS / (0.5 * size * len(word.text))
        drawn.append(f"{stretch:.2f} Tz 1 0 0 1 {x:.2f} {y:.2f} Tm <{codes}> Tj")
    return " ".join([*drawn, "ET"]).encode()


def _font(pdf: pikepdf.Pdf) -> Dictionary:
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=Name.Tinos,
        CIDSystemInfo=Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0),
        DW=500,
    )
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=Name.Tinos,
        Encoding=Name("/Identity-H"),
        DescendantFonts=Array([descendant]),
        ToUnicode=Stream(pdf, TO_UNICODE),
    )


def _image(pdf: pikepdf.Pdf, scan: Image.Image) -> Stream:
    stream = io.BytesIO()
    scan.convert("L").save(stream, "JPEG", quality=90)
    return Stream(
        pdf,
        stream.getvalue(),
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=scan.width,
        Height=scan.height,
        ColorSpace=Name.DeviceGray,
        BitsPerComponent=8,
        Filter=Name.DCTDecode,
    )
