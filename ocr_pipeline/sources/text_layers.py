"""The text layer of a PDF page: words with their boxes, and how much of it is Vietnamese."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable

from ocr_pipeline.sources.facts import LayerWord, PageFacts, TextLayer

# One word of `pdftotext -bbox`. It is matched, not parsed as XML: a layer may hold characters that XML forbids.
_WORD = re.compile(
    r'<word xMin="(?P<x0>-?[\d.]+)" yMin="(?P<y0>-?[\d.]+)" xMax="(?P<x1>-?[\d.]+)" yMax="(?P<y1>-?[\d.]+)">'
    r"(?P<text>.*?)</word>",
    re.DOTALL,
)

# Grave, acute, tilde, hook above, dot below (the tones); circumflex, breve, horn (â ê ô, ă, ơ ư).
_VIETNAMESE_MARKS = frozenset("\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b")
_D_WITH_STROKE = frozenset("đĐ")


def read_layer(xhtml: str, page: PageFacts) -> TextLayer | None:
    """The layer in the output of ``pdftotext -bbox``; ``None`` when the page carries no word.

    Args:
        xhtml: Words with boxes in points from the upper left corner of the upright page.
        page: Whose size makes the boxes fractions.
    """
    words = tuple(word for match in _WORD.finditer(xhtml) if (word := _word(match, page)) is not None)
    return TextLayer(words, vietnamese_share(word.text for word in words)) if words else None


def vietnamese_share(words: Iterable[str]) -> float:
    """The share (0..1) of words with a letter that also hold đ, ă, â, ê, ô, ơ, ư or a tone mark; 0 for no words."""
    alphabetic = [word for word in words if any(character.isalpha() for character in word)]
    return sum(map(_is_marked, alphabetic)) / len(alphabetic) if alphabetic else 0.0


def _is_marked(word: str) -> bool:
    letters = set(unicodedata.normalize("NFD", word))
    return not letters.isdisjoint(_VIETNAMESE_MARKS) or not letters.isdisjoint(_D_WITH_STROKE)


def _word(match: re.Match[str], page: PageFacts) -> LayerWord | None:
    printed = "".join(character for character in html.unescape(match["text"]) if character.isprintable())
    text = unicodedata.normalize("NFC", printed).strip()
    if not text:
        return None
    x0, y0, x1, y1 = (float(match[name]) for name in ("x0", "y0", "x1", "y1"))
    width, height = page.width_points, page.height_points
    return LayerWord(text, (_fraction(x0, width), _fraction(y0, height), _fraction(x1, width), _fraction(y1, height)))


def _fraction(value: float, whole: float) -> float:
    return min(max(value / whole, 0.0), 1.0)
