"""Bytes that are not UTF-8: which encoding of the years before Unicode makes Vietnamese of them."""

from __future__ import annotations

import math
from typing import Final, NamedTuple

import regex

from diacritics.alphabet import has_syllable_skeleton, is_syllable, is_vietnamese_letter
from diacritics.legacy_encodings import PASSAGE_ENCODINGS, Encoding, decode_bytes, decode_passage
from diacritics.legacy_lines import COMMON, times_seen

_CANDIDATES: Final = (Encoding.CP1258, Encoding.VISCII, Encoding.TCVN3, Encoding.VNI)
"""Of encodings that say the same, the first is named."""

_DIFFERENT_WORDS: Final = 2
"""One word alone may be Vietnamese in several encodings, or stand in another language."""
_VIETNAMESE_SHARE: Final = 0.8
_COMMON_SHARE: Final = 0.7
"""Of the different marked words: letters that were misread make Vietnamese words at times, but rare ones."""
_NO_WORD: Final = -9.0
"""What a marked word that is not Vietnamese weighs; a word of the corpus weighs the logarithm of its count (3..15)."""
_MARGIN: Final = 6.0
"""About the weight of a word: how far the best encoding must lie before the next that says something else."""
_SAMPLE: Final = 1 << 18
"""Bytes that are looked at; a file is in one encoding."""
_MOST_UNEXPLAINED: Final = 0.1
_SKELETON_SHARE: Final = 0.8
_LEAST_WORDS: Final = 10
"""Of a text whose words lost their marks: shorter ones may be anything."""

_WORD: Final = regex.compile(r"\p{L}+")
_HIGH: Final = regex.compile(rb"[\x80-\xff]")


class Recognised(NamedTuple):
    """The text, and the encoding it was in."""

    text: str
    encoding: Encoding


class _Weighed(NamedTuple):
    weight: float
    encoding: Encoding
    sample: str


def recognise(data: bytes) -> Recognised | None:
    """The text of bytes in TCVN3, VNI, VISCII, CP1258 or CP1252; ``None`` when they make no Vietnamese, or no one does.

    A text whose only marks are letters of Western Europe, but whose words could be Vietnamese (read by a model for
    another language), is taken as CP1252.
    """
    sample = _sample(data)
    weighed = sorted((w for w in (_weighed(sample, e) for e in _CANDIDATES) if w), key=lambda w: -w.weight)
    if not weighed:
        return _western(data)
    best = weighed[0]
    rival = next((w for w in weighed[1:] if w.sample != best.sample), None)
    if rival is not None and rival.weight > best.weight - _MARGIN:
        return None
    return Recognised(decode_bytes(data, best.encoding), best.encoding)


def _sample(data: bytes) -> bytes:
    """The lines from the first marked letter on."""
    first = _HIGH.search(data)
    start = data.rfind(b"\n", 0, first.start()) + 1 if first else 0
    return data[start : start + _SAMPLE]


def _weighed(data: bytes, encoding: Encoding) -> _Weighed | None:
    try:
        text = decode_bytes(data, encoding)
        if encoding in PASSAGE_ENCODINGS and _leaves_letters(data, encoding):
            return None
    except UnicodeDecodeError:
        return None
    words = {word.lower() for word in _WORD.findall(text) if not word.isascii() and not _is_abbreviation(word)}
    seen = [count for count in map(times_seen, words) if count]
    if len(seen) < _DIFFERENT_WORDS or len(seen) < _VIETNAMESE_SHARE * len(words):
        return None
    if sum(count >= COMMON for count in seen) < _COMMON_SHARE * len(words):
        return None
    return _Weighed(sum(map(math.log, seen)) + _NO_WORD * (len(words) - len(seen)), encoding, text)


def _leaves_letters(data: bytes, encoding: Encoding) -> bool:
    """Whether many letters beyond ASCII mean nothing in the encoding: it is another one."""
    said = data.decode("cp1252")
    units = decode_passage(said, encoding).units
    explained = sum(not char.isascii() for unit in units for char in said[unit.start : unit.end])
    beyond = sum(char.isalpha() and not char.isascii() for char in said)
    return beyond - explained > _MOST_UNEXPLAINED * beyond


def _is_abbreviation(word: str) -> bool:
    return word.isupper() and not is_syllable(word)


def _western(data: bytes) -> Recognised | None:
    try:
        text = decode_bytes(data, Encoding.CP1252)
    except UnicodeDecodeError:
        return None
    words = _WORD.findall(text)
    marked = [word for word in words if not word.isascii()]
    possible = sum(has_syllable_skeleton(word) for word in words)
    if not all(is_vietnamese_letter(c) or c.isascii() or c in "Ðð" for word in marked for c in word):
        return None
    clear = len(words) >= _LEAST_WORDS and possible >= _SKELETON_SHARE * len(words)
    return Recognised(text, Encoding.CP1252) if clear else None
