"""Tinos, the free face with the metrics of Times New Roman."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PIL import ImageFont

PACKAGE = "fonts-croscore"
FOLDER = Path("/usr/share/fonts/truetype/croscore")

_FACES = {
    (False, False): "Tinos-Regular.ttf",
    (True, False): "Tinos-Bold.ttf",
    (False, True): "Tinos-Italic.ttf",
    (True, True): "Tinos-BoldItalic.ttf",
}


def face_file(*, bold: bool, italic: bool, folder: Path = FOLDER) -> Path:
    """The font file of one style.

    Raises:
        FileNotFoundError: the font is not installed; the message names the Debian package.
    """
    path = folder / _FACES[bold, italic]
    if not path.is_file():
        raise FileNotFoundError(f"{path} is missing; on Debian: apt install {PACKAGE}")
    return path


@cache
def face(pixels: float, *, bold: bool = False, italic: bool = False) -> ImageFont.FreeTypeFont:
    """Tinos at a size in pixels. The simple layout engine places glyphs alike with every build of Pillow."""
    path = face_file(bold=bold, italic=italic)
    return ImageFont.truetype(str(path), pixels, layout_engine=ImageFont.Layout.BASIC)
