"""The office in a stamp of incoming mail, held against the names of agencies and the area that the document is from.

A stamp's capitals are small, worn and often crossed by its frame; but most offices are a sở, a ban or a committee of
the province that the document names too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import regex
from rapidfuzz import fuzz, process

from diacritics.alphabet import is_syllable
from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.gazetteer import agency_words, known_place, letters

ALIKE = 80.0
"""Least rapidfuzz ratio (0..100) of the letters at which what a stamp says is taken for a known office."""
SAME_PLACE = 60.0
"""The same of the letters behind the office's name and those of its place."""
LEFT_OVER = 3
"""So many letters behind a name without a place are dirt; more are a place that the document does not name."""
SAME_NAME = 85.0
"""The same of an office's name alone, whatever place stands behind it."""
LONGEST_PLACE = 4
"""The name of a place has at most so many words."""
OF_A_PROVINCE = "SỞ"
"""What those of the known agencies open with whose stamps come upon the documents of others."""


def known_office(said: str, areas: Iterable[str]) -> str | None:
    """The office that a stamp's first row must mean; ``None`` where it is like none.

    Args:
        said: as it was read, in capitals.
        areas: names that the document's own head gives, such as that of its province.
    """
    bare = _names()
    places = [area.upper() for area in areas if area]
    parts = {name: (name, "") for name in bare}
    parts |= {f"{name} {place}": (name, place) for name in bare for place in places}
    by_letters = {letters(name): name for name in reversed(parts)}
    found = process.extractOne(letters(said), by_letters.keys(), scorer=fuzz.ratio, score_cutoff=ALIKE)
    if not found:
        return None
    office = by_letters[found[0]]
    return office if _same_place(letters(said), *(letters(part) for part in parts[office])) else None


def likely_office(said: str, text: str) -> str | None:
    """The office that a stamp's first row opens with, of a place that the head does not name; ``None`` without one.

    A commune's letter bears the stamp of the province's sở. The place is that of the gazetteer or of the document's
    text with the same letters; else it stays as it was read: nothing tells its marks.

    Args:
        said: as it was read, in capitals.
        text: the document's text.
    """
    words = said.split()
    by_letters = {letters(name): name for name in _names()}
    found = []
    for size in range(max(1, len(words) - LONGEST_PLACE), len(words)):
        key = letters(" ".join(words[:size]))
        near = process.extractOne(key, by_letters.keys(), scorer=fuzz.ratio, score_cutoff=SAME_NAME)
        found += [(near[1], size, by_letters[near[0]])] if near else []
    if not found:
        return None
    _, size, name = max(found)
    if not all(word.isalpha() and is_syllable(word.lower()) for word in words[size:]):
        return None
    return f"{name} {_place(words[size:], text)}"


def _names() -> Sequence[str]:
    """The names of offices that stamps bear, without their places."""
    return (*agency_words("in_stamps"), *(name for name in agency_words("known") if name.startswith(OF_A_PROVINCE)))


def _place(read: Sequence[str], text: str) -> str:
    """A place in capitals, with the marks of the gazetteer or of most places where the text has its letters."""
    said = " ".join(read)
    known = known_place(said)
    if known is not None and known.exact:
        return known.name.upper()
    wanted = regex.compile(r"(?<![^\W_])" + r"\s+".join(map(regex.escape, fold(said).split())) + r"(?![^\W_])")
    spelled = Counter(" ".join(text[slice(*match.span())].split()).upper() for match in wanted.finditer(fold(text)))
    return spelled.most_common(1)[0][0] if spelled else said.upper()


def _same_place(said: str, name: str, place: str) -> bool:
    """Whether what stands behind an office's name is its place: that of another province is as long as this one."""
    behind = said[len(name) :]
    return fuzz.ratio(behind, place) >= SAME_PLACE if place else len(behind) <= LEFT_OVER
