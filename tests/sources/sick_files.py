"""Small files made on the spot: sound ones, and one for every disease. All content is invented."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image

A4 = (595, 842)
NO_COMPRESSION = 0


class SickFiles:
    """Builds files in one folder; every method returns the path."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def raw(self, name: str, content: bytes) -> Path:
        """Any bytes under any name."""
        path = self.folder / name
        path.write_bytes(content)
        return path

    def pdf(
        self,
        pages: int = 1,
        *,
        draw: Callable[[pikepdf.Pdf, pikepdf.Page], None] | None = None,
        size: tuple[float, float] = A4,
        finish: Callable[[pikepdf.Pdf], None] | None = None,
        name: str = "document.pdf",
        **save: Any,
    ) -> Path:
        """A PDF of blank pages; ``draw`` fills each, ``finish`` sees the whole before it is saved."""
        path = self.folder / name
        with pikepdf.new() as pdf:
            for _ in range(pages):
                page = pdf.add_blank_page(page_size=A4)
                page.obj.MediaBox = Array([0, 0, *size])
                if draw is not None:
                    draw(pdf, page)
            if finish is not None:
                finish(pdf)
            pdf.save(path, **save)
        return path

    def scan(self, pages: int = 1, *, dpi: int = 100, space: Any = Name.DeviceGray, **options: Any) -> Path:
        """A PDF whose pages are each covered by one image, stored so that its bytes do not compress."""
        return self.pdf(
            pages, draw=scanned(dpi, space), **{"object_stream_mode": pikepdf.ObjectStreamMode.disable, **options}
        )

    def text_pdf(self, text: str, *, rotate: int = 0, crop: tuple[int, ...] | None = None, **options: Any) -> Path:
        """A born-digital page: ``text`` (ASCII) in Helvetica at 100, 700 points."""

        def draw(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
            font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
            page.obj.Resources = Dictionary(Font=Dictionary(F1=font))
            page.obj.Contents = Stream(pdf, f"BT /F1 24 Tf 100 700 Td ({text}) Tj ET".encode("ascii"))
            if rotate:
                page.obj.Rotate = rotate
            if crop is not None:
                page.obj.CropBox = Array(list(crop))

        return self.pdf(draw=draw, **options)

    def image(self, name: str, image: Image.Image, **save: Any) -> Path:
        """An image file of the format that its name says."""
        path = self.folder / name
        image.save(path, **save)
        return path

    def png_header(self, width: int, height: int) -> Path:
        """A PNG that promises its pixels in the header and holds none of them."""
        header = width.to_bytes(4) + height.to_bytes(4) + bytes((8, 0, 0, 0, 0))
        return self.raw("huge.png", b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IEND", b""))


def scanned(dpi: int, space: Any) -> Callable[[pikepdf.Pdf, pikepdf.Page], None]:
    """Draws one image over the whole page; noise, so that no two pages and no two halves are alike."""

    def draw(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        x0, y0, x1, y1 = (float(value) for value in page.mediabox)
        width, height = round((x1 - x0) * dpi / 72), round((y1 - y0) * dpi / 72)
        channels = 3 if space == Name.DeviceRGB else 1
        noise = np.random.default_rng(len(pdf.pages)).integers(0, 256, (height, width, channels), dtype=np.uint8)
        scan = image_stream(pdf, zlib.compress(noise.tobytes(), NO_COMPRESSION), width, height, space)
        page.obj.Resources = Dictionary(XObject=Dictionary(Scan=scan))
        page.obj.Contents = Stream(pdf, f"q {x1 - x0} 0 0 {y1 - y0} 0 0 cm /Scan Do Q".encode("ascii"))

    return draw


def image_stream(pdf: pikepdf.Pdf, data: bytes, width: int, height: int, space: Any) -> pikepdf.Object:
    """An image XObject, its data compressed with Flate."""
    return Stream(
        pdf,
        data,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=width,
        Height=height,
        ColorSpace=space,
        BitsPerComponent=8,
        Filter=Name.FlateDecode,
    )


def drawing(content: bytes, **resources: Any) -> Callable[[pikepdf.Pdf, pikepdf.Page], None]:
    """Gives a page its content stream and resources."""

    def draw(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        page.obj.Resources = Dictionary(**resources)
        page.obj.Contents = Stream(pdf, content)

    return draw


def encoded(image: Image.Image, image_format: str, **save: Any) -> bytes:
    """An image as the bytes of a file."""
    stream = io.BytesIO()
    image.save(stream, image_format, **save)
    return stream.getvalue()


def lines_of_ink(width: int, height: int) -> Image.Image:
    """A grey page with a black bar along its upper edge: which way is up can be seen."""
    page = Image.new("L", (width, height), 255)
    page.paste(0, (0, 0, width, max(1, height // 10)))
    return page


def _chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4)
