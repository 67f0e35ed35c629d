"""A font with every Vietnamese letter for what is written on pictures."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PIL import ImageFont

LABEL_PIXELS = 13

_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts")
_NAMES = (
    "DejaVuSans.ttf",
    "Arimo-Regular.ttf",
    "Tinos-Regular.ttf",
    "NotoSans-Regular.ttf",
    "LiberationSans-Regular.ttf",
)
"""Best first; the sans-serif ones stand apart from the print of the document."""


def label_font_file() -> Path | None:
    """The first of the known fonts that is installed."""
    return next((path for name in _NAMES for folder in _FOLDERS for path in sorted(folder.rglob(name))), None)


@cache
def label_font(size: int = LABEL_PIXELS) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """A label font of ``size`` pixels; without a known one Pillow's own, which lacks some Vietnamese letters."""
    path = label_font_file()
    if path is None:
        return ImageFont.load_default(size)
    return ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.BASIC)
