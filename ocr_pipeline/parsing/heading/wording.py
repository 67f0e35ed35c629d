"""The words of a trích yếu held against the language: which marks it would rather read there, and by how much.

Two looks that read a word alike can both be wrong about a mark (chỉ bộ for chi bộ), and where they differ one of them
is usually right. How much likelier one reading is than another between its neighbours tells both: of 1,192 words of
subjects on real and drawn scans one right word was outdone by a look-alike by more than 1 (a person's name, by 4.8),
wrong ones by 5 to 11; of 14 words that two looks read with other marks all that were right stood out by at least 4.4.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

import regex

from diacritics import Restorer
from ocr_pipeline.recognition.agreement import CONTEXT
from ocr_pipeline.recognition.words import Word

OUTDONE: Final = 4.9
"""Natural logarithm from which on another reading, that differs in one mark, is so much likelier that a word is in
doubt."""
PUT_RIGHT: Final = 6.0
"""The same from which on the other reading stands in its place, still in doubt."""
STANDS_OUT: Final = 7.0
"""The same by which a reading must be likelier than that of the other look before their difference is no doubt."""
TONES: Final = "\u0300\u0301\u0303\u0309\u0323"
SHAPES: Final = {"a": "\u0302\u0306", "e": "\u0302", "o": "\u0302\u031b", "u": "\u031b"}
"""The marks that make another vowel of a letter."""
STROKES: Final = {"d": "đ", "đ": "d", "D": "Đ", "Đ": "D"}
EDGES: Final = regex.compile(r"^[\W_]+|[\W_]+$")


def likelier_marks(words: Sequence[str], language: Restorer) -> dict[int, tuple[str, float]]:
    """For each word that another one with one mark changed outdoes: its place, that word, and by how much.

    A capital may begin a name, whose marks the language hardly tells: it takes more to doubt it.
    """
    found = {}
    for place, word in enumerate(words):
        bare = EDGES.sub("", word)
        if len(bare) < 2 or not bare.isalpha() or not bare[1:].islower():
            continue
        before, after = _around(words, place)
        as_read = language.fluency(before, bare, after)
        others = [
            (language.fluency(before, other, after) - as_read, other)
            for other in _with_one_mark_changed(bare)
            if language.knows(other)
        ]
        margin, best = max(others, default=(0.0, bare))
        if margin >= (OUTDONE if bare.islower() else PUT_RIGHT):
            found[place] = (word.replace(bare, best), margin)
    return found


def with_likelier_marks(said: str, language: Restorer) -> tuple[str, tuple[str, ...]]:
    """A subject with the marks that the language would much rather have, and every doubt about its marks in words."""
    words = said.split(" ")
    doubts = []
    for place, (other, margin) in likelier_marks(words, language).items():
        put_right = margin >= PUT_RIGHT and words[place].islower()
        doubts.append(f"marks uncertain: {words[place]} {'taken for' if put_right else 'or'} {other}")
        words[place] = other if put_right else words[place]
    return " ".join(words), tuple(doubts)


def stands_out(words: Sequence[Word], place: int, language: Restorer) -> bool:
    """Whether a word is so much likelier in its place than what the other look read there that it needs no doubt."""
    word = words[place]
    before, after = _around([each.text for each in words], place)
    one, other = (EDGES.sub("", reading) for reading in (word.text, word.second or ""))
    if not other:
        return False
    return language.fluency(before, one, after) - language.fluency(before, other, after) >= STANDS_OUT


def _around(words: Sequence[str], place: int) -> tuple[str, str]:
    return " ".join(words[max(0, place - CONTEXT) : place]), " ".join(words[place + 1 : place + 1 + CONTEXT])


def _with_one_mark_changed(word: str) -> set[str]:
    """The words that differ in one tone, one vowel's shape or one stroke."""
    return {unicodedata.normalize("NFC", other) for other in _changed(word)} - {word}


def _changed(word: str) -> Iterator[str]:
    signs = unicodedata.normalize("NFD", word)
    toneless = "".join(sign for sign in signs if sign not in TONES)
    for end in regex.finditer(r"[aeiouyAEIOUY]\p{M}*", toneless):
        for tone in ("", *TONES):
            yield toneless[: end.end()] + tone + toneless[end.end() :]
    for at, sign in enumerate(signs):
        behind = signs[at + 1 :]
        if sign in STROKES:
            yield signs[:at] + STROKES[sign] + signs[at + 1 :]
        for shape in SHAPES.get(sign.lower(), ""):
            yield (
                signs[: at + 1] + shape + behind.removeprefix(behind[:1] if behind[:1] in "\u0302\u0306\u031b" else "")
            )
        if sign in "\u0302\u0306\u031b":
            yield signs[:at] + signs[at + 1 :]
