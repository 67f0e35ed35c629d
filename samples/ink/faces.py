"""The faces that hands and stamps write with, and the Debian packages that bring them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import ImageFont

FONTS = Path("/usr/share/fonts")


@dataclass(frozen=True)
class Face:
    """A font file below the folder of fonts, and the Debian package it comes in."""

    file: str
    package: str


FACES: dict[str, Face] = {
    # Pens. Vietnamese letters that a face lacks are put together from the bare letter and drawn marks.
    "dkg": Face("truetype/fifthhorseman/dkg.ttf", "fonts-dkg-handwriting"),
    "kristi": Face("truetype/kristi/Kristi.ttf", "fonts-kristi"),
    "havana": Face("opentype/havana/Havana-Regular.otf", "fonts-havana"),
    "neat": Face("opentype/dancingscript/DancingScript-Regular.otf", "fonts-dancingscript"),
    "connect": Face("opentype/bwht/BecauseWeConnect-Regular.otf", "fonts-bwht"),
    "organize": Face("opentype/bwht/BecauseWeOrganize-Regular.otf", "fonts-bwht"),
    # Stamps.
    "script": Face("opentype/dancingscript/DancingScript-Bold.otf", "fonts-dancingscript"),
    "serif": Face("truetype/croscore/Tinos-Bold.ttf", "fonts-croscore"),
    "serif-regular": Face("truetype/croscore/Tinos-Regular.ttf", "fonts-croscore"),
    "serif-italic": Face("truetype/croscore/Tinos-BoldItalic.ttf", "fonts-croscore"),
    "sans": Face("truetype/croscore/Arimo-Regular.ttf", "fonts-croscore"),
    "sans-bold": Face("truetype/croscore/Arimo-Bold.ttf", "fonts-croscore"),
    "mono": Face("truetype/croscore/Cousine-Regular.ttf", "fonts-croscore"),
}

PACKAGES: tuple[str, ...] = tuple(sorted({face.package for face in FACES.values()}))
"""What ``apt install`` needs for all ink."""


def face_file(name: str, folder: Path = FONTS) -> Path:
    """The font file of a face.

    Raises:
        KeyError: there is no such face.
        FileNotFoundError: the font is not installed; the message names the Debian package.
    """
    known = FACES[name]
    path = folder / known.file
    if not path.is_file():
        raise FileNotFoundError(f"{path} is missing; on Debian: apt install {known.package}")
    return path


@cache
def face(name: str, pixels: float) -> ImageFont.FreeTypeFont:
    """A face at a size in pixels. The simple layout engine places glyphs alike with every build of Pillow."""
    return ImageFont.truetype(str(face_file(name)), pixels, layout_engine=ImageFont.Layout.BASIC)


@cache
def rise(name: str) -> float:
    """How high digits (letters, of a face without digits) rise above the baseline, as a share of the face's size."""
    _, top, _, _ = face(name, 200.0).getbbox("0", anchor="ls")
    return -top / 200.0
