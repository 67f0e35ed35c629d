"""A signer's name in a text that an OCR without Vietnamese damaged: the likeliest one, and who else it may be.

Such an engine loses marks (HUNG for Hùng, Hưng) and reads a letter with marks as others (Htru for Hữu). Syllable by
syllable, the table of how people are called tells what it may have been. It is proposed: a name is its bearer's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from heapq import nlargest
from itertools import product
from typing import Final

import regex

from diacritics.names import NamePlace, name_places
from ocr_pipeline.layout.text import DocumentText, TextLine
from ocr_pipeline.parsing.fields import Checks, field_at
from ocr_pipeline.parsing.gazetteer import surnames
from ocr_pipeline.parsing.likeness import FARTHEST, LETTER, letters_apart, unlike, unlike_under_strokes
from ocr_pipeline.parsing.name_table import name_table
from schemas import Alternative, FieldValue

VIETNAMESE: Final = regex.compile(r"(?![\u2010-\u2027])[^\u0000-\u017f]|[ĐđĂăĨĩŨũ]")
"""A letter that an engine without Vietnamese never reads: where one stands, the marks were read."""
WORD: Final = regex.compile(r"[\W_]*(?P<word>(?:\p{Lu}{1,2}|[06])?\p{Ll}*(?:[’'¢@]\p{Ll}*)?)[\W_]*")
"""A word of a name but for signs of strokes around it; its first letter may be lost, or a digit (0 for Đỗ)."""
LOOKALIKES: Final = str.maketrans({"0": "o", "6": "o", "¢": "o", "@": "o", "’": "", "'": ""})
SPLIT: Final = regex.compile(
    r"(?<=.)(?:tr|it|ir|rt|rr|ut|uf|uw)(?=.)|(?<=u)g(?=ng)|(?P<twice>\p{L})(?P=twice)|eé|[ùúũ]r"
)
"""What ư and ươ become in the middle of a syllable, or a letter with two marks."""
WHOLE: Final = {"g": "o", "eé": "e"}
LENGTHS: Final = range(2, 6)
"""A name has so many syllables."""
LIKELY: Final = 0.7
"""What the table's log share weighs beside the letters that were read."""
COMMON: Final = 2
"""A part of a name was met so often in its place."""
FEW: Final = 6
"""So many syllables are weighed for each place of a name."""
OTHERS: Final = 5
"""So many other names are shown."""
MARGIN: Final = 4.0
"""A name that fits worse than the best by more than this, as a natural logarithm, is not shown."""
LETTERS_OFF: Final = 2
"""So many letters of a long syllable may be others; of one of three letters, one."""
LETTERS_SAY, MARKS_SAY = 1.8, 0.4
"""What letters say beside what they say elsewhere, and marks: an engine that knows no marks loses most of them."""
MENDED: Final = 0.7
"""What it costs to take letters for what ư becomes, as a natural logarithm."""
MOST_APART: Final = 3.2
"""What may speak against a name at most for each of its syllables, as a natural logarithm."""


@dataclass(frozen=True, slots=True)
class _Fit:
    """A syllable, what speaks against it by what was read, and for it by how often people have it."""

    syllable: str
    apart: float
    share: float

    @property
    def score(self) -> float:
        return self.share - self.apart


@dataclass(frozen=True, slots=True)
class _Named:
    syllables: tuple[str, ...]
    apart: float
    score: float

    @classmethod
    def of(cls, fits: Sequence[_Fit]) -> _Named:
        return cls(tuple(fit.syllable for fit in fits), sum(fit.apart for fit in fits), sum(fit.score for fit in fits))


def damaged_name(text: DocumentText, line: TextLine) -> FieldValue | None:
    """The name that a line of a damaged text says; ``None`` where it says none, or the text is none such.

    It is always in doubt; other names that it may be are its alternatives.
    """
    trace = text.trace(line.start, line.end)
    if not text.misread or trace.words or VIETNAMESE.search(trace.raw):
        return None
    read = trace.raw
    named = names_of(read)
    if not named:
        return None
    best, *others = named
    alternatives = tuple(Alternative(value=each, confidence=round(0.5 / (at + 2), 2)) for at, each in enumerate(others))
    doubt = f"read as {read}; taken for {best} by a table of names"
    return field_at(
        text, line.start, line.end, best, Checks(marks_matter=True, reasons=(doubt,)), alternatives=alternatives
    )


def names_of(read: str) -> list[str]:
    """The names that a line of an OCR without Vietnamese may say, the likeliest first; none where it says no name."""
    words = _words(read)
    if len(words) not in LENGTHS:
        return []
    columns = [_syllables(word, place) for word, place in zip(words, name_places(len(words)), strict=True)]
    names = [_Named.of(parts) for parts in product(*columns)]
    near = [name for name in names if name.apart <= MOST_APART * len(words)]
    best = nlargest(OTHERS + 1, near, key=lambda name: name.score)
    return [" ".join(name.syllables) for name in best if name.score >= best[0].score - MARGIN]


def _words(read: str) -> list[str]:
    """The words of a line that may be a name's; none where another word stands among them."""
    matches = [WORD.fullmatch(token) for token in read.split()]
    words = [match["word"] if match is not None else "-" for match in matches]
    while words and not words[0]:
        words = words[1:]
    while words and not words[-1]:
        words = words[:-1]
    return words if all(word[:1].isupper() for word in words[1:]) else []


@lru_cache(maxsize=256)
def _syllables(word: str, place: NamePlace) -> tuple[_Fit, ...]:
    """The likeliest syllables in that place of a name that a word may be."""
    fits = (_Fit(each, _apart(word, each, place), _share(each, place)) for each in _known(place))
    return tuple(nlargest(FEW, (fit for fit in fits if fit.apart < FARTHEST), key=lambda fit: fit.score))


def _apart(word: str, meant: str, place: NamePlace) -> float:
    """What speaks against a syllable; the beginning of a surname may be lost to the strokes of a signature."""
    read = word.translate(LOOKALIKES)
    mended = SPLIT.sub(lambda found: found["twice"] or WHOLE.get(found.group(), "u"), read)
    apart = _letters_and_marks(read, meant)
    if mended != read:
        apart = min(apart, MENDED + _letters_and_marks(mended, meant))
    if place is NamePlace.SURNAME and not word[:1].isupper():
        apart = min(apart, unlike_under_strokes(read, meant))
    return apart


def _letters_and_marks(read: str, meant: str) -> float:
    off = letters_apart(read, meant)
    if off > min(LETTERS_OFF, len(meant) - 2):
        return unlike(read, meant, MARKS_SAY) if off == 0 else FARTHEST
    return min(unlike(read, meant, MARKS_SAY) + (LETTERS_SAY - 1) * LETTER * off, FARTHEST)


@cache
def _known(place: NamePlace) -> tuple[str, ...]:
    """The syllables that people have in that place of their names."""
    met = [word.capitalize() for word, counts in name_table().counts.items() if counts[place] >= COMMON]
    return tuple(dict.fromkeys([*met, *(surnames() if place is NamePlace.SURNAME else ())]))


def _share(syllable: str, place: NamePlace) -> float:
    return LIKELY * name_table().log_share(syllable, place)
