"""Tables that are written by rule: marks stripped, text that is right, and what a scanner's unknown reader does.

Scanners read Vietnamese with a model for another language. They differ in detail and agree in kind: a letter with a
light mark mostly keeps its shape, one with two marks or a dot below turns into a sign, a digit or a capital of like
shape, and the horn of ơ and ư becomes a sign behind the letter or a letter of its own.
"""

from __future__ import annotations

import string
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from diacritics.alphabet import LETTERS, TONE_MARKS, strip_marks
from diacritics.edit_counts import Edit

SCANNER: Final = Path(__file__).with_name("channel_scanner.tsv")

_QUALITIES: Final = {"\u0302": "circumflex", "\u0306": "breve", "\u031b": "horn"}
_TONES: Final = {"\u0301": "acute", "\u0323": "dot"}
_PER_LETTER: Final = 1000.0
"""Occurrences of each letter that a rule pretends."""
_OTHER_CASE: Final = 4.0
"""Of these, how many are read in the other case."""
_LOST: Final = 6.0
"""How many are read as nothing; in stripped text, how many keep their marks."""
_BARE_SLIP: Final = 1.0
_SLIP: Final = 0.1
"""In right text: how many of a thousand letters have lost their marks, and have each of the other marks."""

_CASED: Final = tuple(dict.fromkeys(c for low in (*LETTERS, *string.ascii_lowercase) for c in (low, low.upper())))


def stripped() -> dict[Edit, float]:
    """Every letter without its marks; a few keep them."""
    counts: dict[Edit, float] = {}
    for letter in _CASED:
        bare = strip_marks(letter)
        counts[letter, bare] = _PER_LETTER
        if letter != bare:
            counts[letter, letter] = _LOST
    return counts


def right() -> dict[Edit, float]:
    """Typed text: every letter as it is, sometimes with other marks or none."""
    counts: dict[Edit, float] = {}
    for letter in _CASED:
        counts[letter, letter] = _PER_LETTER
        bare = strip_marks(letter)
        for other in _CASED:
            if other != letter and strip_marks(other) == bare:
                counts[letter, other] = _SLIP if other != bare else _BARE_SLIP
    return counts


def scanner(path: Path = SCANNER) -> dict[Edit, float]:
    """The rules of the file for every letter, in both cases."""
    marked, shapes = _read(path)
    counts: dict[Edit, float] = {}
    for letter in _CASED:
        bare = strip_marks(letter)
        readings = dict(next((r for key, r in marked if _fits(letter, *key)), []))
        left = _PER_LETTER - 10 * sum(readings.values())
        own = {reading: 10 * weight for reading, weight in readings.items()}
        own[bare] = own.get(bare, 0.0) + left
        own[bare.swapcase()] = own.get(bare.swapcase(), 0.0) + _OTHER_CASE
        own[""] = own.get("", 0.0) + _LOST
        for reading, weight in shapes.get(bare, []):
            own[reading] = own.get(reading, 0.0) + weight
        counts.update({(letter, reading): weight for reading, weight in own.items()})
    return counts


_Readings = list[tuple[str, float]]


def _read(path: Path) -> tuple[list[tuple[tuple[str, str, str], _Readings]], dict[str, _Readings]]:
    marked: list[tuple[tuple[str, str, str], _Readings]] = []
    shapes: dict[str, _Readings] = {}
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            base, quality, tone, readings = line.split("\t")
            weights = list(_pairs(readings.split(" ")))
            if quality == "shape":
                shapes[base] = weights
            else:
                marked.append(((base, quality, tone), weights))
    return marked, shapes


def _pairs(fields: Sequence[str]) -> Iterator[tuple[str, float]]:
    for reading, weight in zip(fields[::2], fields[1::2], strict=True):
        yield reading, float(weight)


def _fits(letter: str, base: str, quality: str, tone: str) -> bool:
    own_quality, own_tone = _marks(letter)
    return (
        base == (letter if own_quality == "bar" else strip_marks(letter))
        and quality == own_quality
        and (tone == own_tone or (tone == "any" and own_tone != "-"))
    )


def _marks(letter: str) -> tuple[str, str]:
    """Quality and tone of a letter as the rows name them."""
    if letter in "đĐ":
        return "bar", "-"
    marks = [c for c in unicodedata.normalize("NFD", letter) if unicodedata.combining(c)]
    quality = next((_QUALITIES[c] for c in marks if c in _QUALITIES), "-")
    tone = next((_TONES.get(c, "other") for c in marks if c in TONE_MARKS), "-")
    return quality, tone
