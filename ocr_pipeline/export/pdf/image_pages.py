"""Image files as PDF pages whose streams are the files' own where PDF knows their coding."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import img2pdf
import pikepdf
from PIL import Image, ImageOps, ImageSequence

from ocr_pipeline.errors import DamagedFileError
from ocr_pipeline.sources.facts import PageFacts

Layout = Callable[[int, int, tuple[float, float]], tuple[float, float, float, float]]

_NOT_AS_IT_IS: Final = (
    img2pdf.AlphaChannelError,
    img2pdf.ExifOrientationError,
    img2pdf.ImageOpenError,
    img2pdf.JpegColorspaceError,
    img2pdf.PdfTooLargeError,
    NotImplementedError,
)
"""What is raised for an image that has to be coded anew: transparency, a coding that PDF does not know."""


def image_pages(file: Path, pages: Sequence[PageFacts]) -> pikepdf.Pdf:
    """Every image of a file as a page of its size on paper, in order.

    Args:
        file: an image; a TIFF may hold several.
        pages: what was measured of them.

    Raises:
        DamagedFileError: it cannot be opened any more.
    """
    try:
        try:
            return _laid(file.read_bytes(), pages)
        except _NOT_AS_IT_IS:
            return _coded_anew(file, pages)
    except (OSError, SyntaxError, ValueError, EOFError) as broken:
        raise DamagedFileError(f"its images cannot be put into a PDF: {broken}", file=str(file)) from broken


def _laid(image: bytes, pages: Sequence[PageFacts]) -> pikepdf.Pdf:
    made = img2pdf.convert(
        image, layout_fun=_layout(pages), rotation=img2pdf.Rotation.ifvalid, engine=img2pdf.Engine.pikepdf
    )
    return pikepdf.open(io.BytesIO(made))


def _layout(pages: Sequence[PageFacts]) -> Layout:
    """The size of each page on paper, in the order in which its images are asked for."""
    waiting = iter(pages)
    first = pages[0]

    def laid(width: int, height: int, _: tuple[float, float]) -> tuple[float, float, float, float]:
        page = next(waiting, first)
        size = page.width_points, page.height_points
        # An image that lies on its side is turned by the viewer: its own width is then the page's height.
        across, up = size if (width > height) == (size[0] > size[1]) else size[::-1]
        return across, up, across, up

    return laid


def _coded_anew(file: Path, pages: Sequence[PageFacts]) -> pikepdf.Pdf:
    """The images without loss as PNG, upright, on white where they are transparent."""
    made = pikepdf.Pdf.new()
    with Image.open(file) as opened:
        for frame, page in zip(ImageSequence.Iterator(opened), pages, strict=False):
            png = io.BytesIO()
            _opaque(ImageOps.exif_transpose(frame)).save(png, "PNG")
            made.pages.extend(_laid(png.getvalue(), [page]).pages)
    return made


def _opaque(image: Image.Image) -> Image.Image:
    if not image.has_transparency_data:
        return image if image.mode in {"1", "L", "RGB"} else image.convert("RGB")
    seen = image.convert("RGBA")
    paper = Image.new("RGBA", seen.size, "white")
    return Image.alpha_composite(paper, seen).convert("RGB")
