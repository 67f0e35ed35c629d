"""A font whose letters draw nothing: what the invisible words of a scan are set in.

Every character of the alphabets of Europe, and every sign that is printed among them, has a glyph that is blank and
about as wide as the letter of a common typeface, so that a viewer lights up the right part of a word. A whole typeface
would cost 30 kB of every file and draw nothing either.
"""

from __future__ import annotations

import io
import unicodedata
from functools import cache
from typing import Final

from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib.tables._g_l_y_f import Glyph
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

UNITS: Final = 1000
"""Units of the font's square: widths are in thousandths of its size."""
STEP: Final = 50
"""Widths are told apart by so much: a word is stretched to its box in any case."""
WIDEST: Final = 1000
DESCENT: Final = -1
"""Next to nothing, so that the box of a word is its own height over its lower edge; poppler takes 0 for not known."""
NAME: Final = "VanbanBlank"
REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"
_BEYOND: Final = 0x2E80
"""Where the scripts of East Asia begin, which neither these documents nor the engine's models hold."""
_UNPRINTED: Final = frozenset({"Cc", "Cs", "Co", "Cn", "Zl", "Zp"})
_MODEL: Final = "Times-Roman"
_MADE: Final = 0
"""When the font was made (seconds since 1904): the same words give the same bytes at any time."""


@cache
def blank_font() -> str:
    """The name that the font has for reportlab, which is told of it once."""
    pdfmetrics.registerFont(TTFont(NAME, io.BytesIO(_font()), asciiReadable=False))
    return NAME


@cache
def printable_characters() -> frozenset[str]:
    """The characters that the font holds."""
    assigned = (c for c in map(chr, range(0x20, _BEYOND)) if unicodedata.category(c) not in _UNPRINTED)
    return frozenset(assigned) | {REPLACEMENT}


def in_font(text: str) -> str:
    """The text with U+FFFD in the place of each character that the font has no glyph for."""
    known = printable_characters()
    return text if known.issuperset(text) else "".join(c if c in known else REPLACEMENT for c in text)


def _font() -> bytes:
    """The font as a TrueType file."""
    widths = range(STEP, WIDEST + STEP, STEP)
    names = [".notdef", *(f"w{width}" for width in widths)]
    font = FontBuilder(UNITS, isTTF=True)
    font.updateHead(created=_MADE, modified=_MADE)
    font.setupGlyphOrder(names)
    font.setupCharacterMap({ord(c): f"w{_width(c)}" for c in printable_characters()})
    font.setupGlyf({name: Glyph() for name in names})
    font.setupHorizontalMetrics({".notdef": (UNITS // 2, 0), **{f"w{width}": (width, 0) for width in widths}})
    font.setupHorizontalHeader(ascent=UNITS, descent=DESCENT)
    font.setupNameTable({"familyName": NAME, "styleName": "Regular", "psName": NAME})
    font.setupOS2(sTypoAscender=UNITS, sTypoDescender=DESCENT, usWinAscent=UNITS, usWinDescent=-DESCENT)
    font.setupPost(keepGlyphNames=False)
    file = io.BytesIO()
    font.save(file)
    return file.getvalue()


def _width(character: str) -> int:
    """About how wide a letter is, with or without marks, in :data:`UNITS`."""
    base = {"đ": "d", "Đ": "D"}.get(character) or unicodedata.normalize("NFD", character)[0]
    exact = pdfmetrics.stringWidth(base, _MODEL, UNITS) if base.isascii() else UNITS / 2
    return min(max(round(exact / STEP) * STEP, STEP), WIDEST)
