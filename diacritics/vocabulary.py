"""The classes that stand in the language model for everything that is no syllable."""

from __future__ import annotations

from typing import Final

from diacritics.alphabet import fold_tone_style, is_syllable
from diacritics.tokens import Kind, Token

BOUNDARY: Final = "<s>"
"""Begin of a paragraph and end of a sentence or clause."""
NUMBER: Final = "<n>"
CODE: Final = "<c>"
UNKNOWN: Final = "<x>"
"""Abbreviations, addresses, labels, foreign words, and syllables too rare to count."""

CLASSES: Final = (BOUNDARY, NUMBER, CODE, UNKNOWN)

_CLASS_OF_KIND: Final = {Kind.NUMBER: NUMBER, Kind.ROMAN: NUMBER, Kind.CODE: CODE}


def model_word(token: Token) -> str:
    """What the language model sees of a token: a lower-case syllable in old tone style, or a class."""
    if token.kind is not Kind.WORD:
        return _CLASS_OF_KIND.get(token.kind, UNKNOWN)
    syllable = normal_form(token.text)
    return syllable if is_syllable(syllable) else UNKNOWN


def normal_form(word: str) -> str:
    """Lower case, tone mark in the old place."""
    return fold_tone_style(word.lower())
