"""When a value is the true one: what may differ is the way of writing, never what is written.

Two texts are equal after NFC, with one kind of dash and of quote, without case, with the tone mark in the old place
(hoà = hòa), with spaces folded and none around ``-`` and ``/``, and without punctuation at the ends. Long texts are
allowed a few letters, and no figure.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import Levenshtein

from diacritics.alphabet import TONE_MARKS

Equal = Callable[[str, str], bool]

ONE_FORM: Final = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("‘’", "'"),
        # Icelandic eth prints like đ, and old fonts put it there.
        "\u00d0": "Đ",
        "\u00f0": "đ",
    }
)
"""One letter for what is printed alike, or means the same."""

# The open rimes oa, oe, uy that end a word, decomposed, with the tone mark on the last letter: hoà, khoẻ, uỷ.
_NEW_STYLE: Final = re.compile(rf"(o(?=[ae])|u(?=y))([aey])([{TONE_MARKS}])(?![\w\u0300-\u036f])")
# After q the u is no vowel, so that there is one place: quý, though the older one is met in print (qúy).
_AFTER_Q: Final = re.compile(rf"\bqu([{TONE_MARKS}])y(?![\w\u0300-\u036f])")
_AROUND_DASH_OR_SLASH: Final = re.compile(r"\s*([-/])\s*")
_SPACES: Final = re.compile(r"\s+")
_FIGURES: Final = re.compile(r"\b\d+\b")
"""A number by itself; a digit between letters is a letter misread."""
_LEADING_YEAR: Final = re.compile(r"\d{4}/")
"""The year that leads the ký hiệu of a normative document: 2023/QĐ-UBND is also written QĐ-UBND."""


@lru_cache(maxsize=1 << 14)
def folded(text: str) -> str:
    """The text without the differences that do not count."""
    plain = _tone_marks_in_place(text.translate(ONE_FORM).casefold())
    plain = _AROUND_DASH_OR_SLASH.sub(r"\1", plain)
    return _SPACES.sub(" ", plain).strip(" .;:,")


def folded_code(text: str) -> str:
    """A số, a ký hiệu or both: spaces do not count at all."""
    return _SPACES.sub("", folded(text))


def same_text(one: str, other: str) -> bool:
    """Equal when folded."""
    return folded(one) == folded(other)


def same_code(one: str, other: str) -> bool:
    """Equal codes: 47/NQ-CP = 47 / NQ - CP."""
    return folded_code(one) == folded_code(other)


def same_notation(one: str, other: str) -> bool:
    """Equal ký hiệu, with or without the year of a normative document."""
    return _without_year(one) == _without_year(other)


def same_to_the_letter(one: str, other: str) -> bool:
    """Equal as they are: ISO dates."""
    return one == other


def alike(one: str | None, other: str | None, at_least: float) -> bool:
    """Whether the share (0..1) of letters that two folded texts have in common reaches ``at_least``."""
    return Levenshtein.normalized_similarity(folded(one or ""), folded(other or "")) >= at_least


def same_subject(one: str, other: str) -> bool:
    """Equal trích yếu: three letters of a hundred may differ, and no figure: another year is another subject."""
    return _same_figures(one, other) and alike(one, other, 0.97)


def same_name(one: str | None, other: str | None) -> bool:
    """The same addressee, line of nơi nhận or heading: a letter of ten may differ, and no figure."""
    return _same_figures(one, other) and alike(one, other, 0.9)


def same_authority(one: str, other: str) -> bool:
    """The same line of authority (``TM. ỦY BAN NHÂN DÂN``): a letter of twenty may differ."""
    return alike(one, other, 0.95)


def same_law_title(one: str | None, other: str | None) -> bool:
    """The same law: citations leave out or add a word of a long title."""
    return alike(one, other, 0.85)


def same_unit(one: str | None, other: str | None) -> bool:
    """The same unit, also where a word broke over the line."""
    return alike(one, other, 0.8)


def same_measure(one: str | None, other: str | None) -> bool:
    """The same thing counted: two readers seldom name it in the same words."""
    return alike(one, other, 0.7)


def same_number(one: float | None, other: float | None) -> bool:
    """The same number as printed; nothing is nothing."""
    if one is None or other is None:
        return one is other
    return abs(one - other) < 1e-6


def same_amount(one: float | None, other: float | None) -> bool:
    """The same scaled amount, but for what a computer makes of decimals: 2.03 times a thousand million."""
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, rel_tol=1e-9)


def _same_figures(one: str | None, other: str | None) -> bool:
    """Whether two texts have the same numbers in the same order: a wrong one is no letter misread."""
    return _FIGURES.findall(one or "") == _FIGURES.findall(other or "")


def _tone_marks_in_place(text: str) -> str:
    moved = _NEW_STYLE.sub(r"\1\3\2", unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFC", _AFTER_Q.sub(r"quy\1", moved))


def _without_year(notation: str) -> str:
    code = folded_code(notation)
    year = _LEADING_YEAR.match(code)
    return code[year.end() :] if year else code
