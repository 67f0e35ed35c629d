"""What a search begins from: the project's own samples, and small files of every format that is opened."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pikepdf
from PIL import Image

SAMPLES: Final = Path(__file__).parents[1] / "samples"
PART: Final = 700
"""Characters of a part of a sample: many short inputs are tried in the time of one long one."""


def texts() -> Iterator[str]:
    """Every sample as it is printed and as it was misread, whole."""
    for folder in ("truth", "misread"):
        for path in sorted((SAMPLES / folder).glob("*.txt")):
            yield path.read_text(encoding="utf-8")


def parts_of_texts() -> Iterator[str]:
    """The same in parts."""
    for text in texts():
        yield from (text[at : at + PART] for at in range(0, len(text), PART))


def words() -> list[str]:
    """The words of the samples, each once: what mutations put into a text."""
    return sorted({word for text in texts() for word in text.split()})


def documents() -> Iterator[bytes]:
    """The JSON of the samples."""
    for path in sorted((SAMPLES / "truth").glob("*.json")):
        yield path.read_bytes()


def images() -> Iterator[tuple[str, bytes]]:
    """A small image of each format, by the ending of its name; a TIFF of two pages, too."""
    page = Image.new("L", (24, 34), 255)
    page.paste(0, (0, 0, 24, 6))
    for ending, form, image in (
        ("png", "PNG", page),
        ("png", "PNG", page.convert("P")),
        ("jpg", "JPEG", page),
        ("tif", "TIFF", page),
        ("tif", "TIFF", page.convert("1")),
        ("webp", "WEBP", page),
        ("bmp", "BMP", page),
        ("pgm", "PPM", page),
    ):
        stream = io.BytesIO()
        image.save(stream, form)
        yield ending, stream.getvalue()
    stream = io.BytesIO()
    page.save(stream, "TIFF", save_all=True, append_images=[page])
    yield "tif", stream.getvalue()


def pdfs() -> Iterator[bytes]:
    """A PDF of two blank pages with its objects in the open, one with them in a stream, one that asks a password."""
    for save in (
        {"object_stream_mode": pikepdf.ObjectStreamMode.disable, "compress_streams": False},
        {"object_stream_mode": pikepdf.ObjectStreamMode.generate},
        {"encryption": pikepdf.Encryption(owner="o", user="u")},
    ):
        stream = io.BytesIO()
        with pikepdf.new() as pdf:
            for _ in range(2):
                page = pdf.add_blank_page(page_size=(595, 842))
                page.obj.Contents = pikepdf.Stream(pdf, b"BT /F1 12 Tf (A) Tj ET q 595 0 0 842 0 0 cm /I Do Q")
            pdf.save(stream, **save)
        yield stream.getvalue()
