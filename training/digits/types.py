"""The type that lines of training are printed in: faces drawn after Times for whole lines, others for their digits."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from PIL import ImageFont

from samples.fonts import face_file

_TERMES = Path("/usr/share/texmf/fonts/opentype/public/tex-gyre")
_URW = Path("/usr/share/fonts/opentype/urw-base35")
_DEJAVU = Path("/usr/share/fonts/truetype/dejavu")
LINES = (
    (face_file(bold=False, italic=False), face_file(bold=False, italic=True)),
    (_TERMES / "texgyretermes-regular.otf", _TERMES / "texgyretermes-italic.otf"),
)
"""Upright and italic faces that have every Vietnamese letter (Debian: fonts-croscore, fonts-texgyre)."""
DIGITS = (
    (_URW / "NimbusRoman-Regular.otf", _URW / "NimbusRoman-Italic.otf"),
    (_URW / "C059-Roman.otf", _URW / "C059-Italic.otf"),
    (_URW / "P052-Roman.otf", _URW / "P052-Italic.otf"),
    (_URW / "NimbusSans-Regular.otf", _URW / "NimbusSans-Italic.otf"),
    (_DEJAVU / "DejaVuSerifCondensed.ttf", _DEJAVU / "DejaVuSerifCondensed-Italic.ttf"),
)
"""Faces that only digits are printed in, so that no one face's digits are what print looks like (Debian:
fonts-urw-base35, fonts-dejavu)."""
_OTHER_DIGITS = 0.25


@dataclass(frozen=True)
class Type:
    """The faces of one line: for all its signs, and for its digits."""

    letters: Path
    digits: Path

    def of(self, sign: str, capital: float) -> ImageFont.FreeTypeFont:
        """The face that prints a sign, its capitals ``capital`` pixels high."""
        return _sized(self.digits if sign.isdigit() else self.letters, round(capital, 1))


def type_of(italic: bool, rng: np.random.Generator) -> Type:
    """The type of a line."""
    line = LINES[int(rng.integers(len(LINES)))]
    digits = DIGITS[int(rng.integers(len(DIGITS)))] if rng.random() < _OTHER_DIGITS else line
    return Type(line[italic], digits[italic])


@cache
def _sized(path: Path, capital: float) -> ImageFont.FreeTypeFont:
    """A face at the size at which its H is ``capital`` pixels high."""
    probe = ImageFont.truetype(str(path), 200, layout_engine=ImageFont.Layout.BASIC)
    _, top, _, bottom = probe.getbbox("H", anchor="ls")
    return ImageFont.truetype(str(path), capital * 200 / (bottom - top), layout_engine=ImageFont.Layout.BASIC)
