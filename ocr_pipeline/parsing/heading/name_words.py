"""The words of an agency's name: those of its kind, its own, those that were read as one, and those that are none."""

from __future__ import annotations

import re
from functools import cache

from diacritics.alphabet import is_syllable
from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.gazetteer import agency_words, letters, same_style
from ocr_pipeline.parsing.place_names import is_place_name

COMMITTEE = re.compile(r"^(?:ỦY|UỶ)\s+")
"""What makes a Party committee of the area before it: HUYỆN ỦY IA GRĂNG."""
MOST_LOST, LEAST_LEFT = 2, 5
"""So many letters are lost of an opening at most, and so many signs left of it at least."""
LEAST_GLUED = 8
"""So many letters of a name tell its opening though no space was read in it."""
SHORTEST_WORD = 2
"""A word that was read as one with its neighbour has so many letters at least."""


def own_words(name: str) -> str:
    """What is an agency's own in its name: what stands behind the kind of area it belongs to."""
    kinds = [kind for area in agency_words("areas") for kind in _places_of(area, name) if area.isalpha() or " " in area]
    return COMMITTEE.sub("", name[max(end for _, end in kinds) :].strip()) if kinds else ""


def with_stock_marks(said: str) -> tuple[str, set[str]]:
    """A name whose stock parts have their own marks (UBND TÍNH made UBND TỈNH), and these parts' words, folded."""
    words: set[str] = set()
    for stock in agency_words("stock"):
        for start, end in _places_of(stock, said):
            words |= set(fold(stock).split())
            if not same_style(stock, said[start:end]):
                said = said[:start] + stock + said[end:]
    return said, words


def glued_head(line: str) -> bool:
    """Whether the first word of a line is the head of an agency and the word behind it, read as one: SỞNÔNG NGHIỆP."""
    first = line.split(maxsplit=1)[0] if line.split() else ""
    heads = [head for head in agency_words("heads") if first.startswith(head) and " " not in head]
    return not is_syllable(first.lower()) and any(is_syllable(first[len(head) :].lower()) for head in heads)


def with_kinds_parted(name: str) -> str:
    """A name with the kind of an area and the name behind it parted, where they were read as one: TỈNHLAM GIANG."""
    return " ".join(_parted(word) for word in name.split(" "))


def with_opening_whole(name: str) -> str:
    """A name with the first letters that its opening lost to a seal or a binding (ÒA ÁN, RƯỜNG), where one fits.

    A bit that few letters are left of, or that is a word of its own, may be anything.
    """
    if not name or any(f"{fold(name)} ".startswith(f"{fold(opening)} ") for opening in _openings()):
        return name
    whole = {
        fold(opening): opening + name[len(opening) - lost :]
        for opening in reversed(_openings())
        for lost in range(1, MOST_LOST + 1)
        if len(opening) - lost >= LEAST_LEFT and " " not in opening[:lost]
        if f"{fold(name)} ".startswith(f"{fold(opening)[lost:]} ") and opening[lost] != " "
    }
    return next(iter(whole.values())) if len(whole) == 1 else name


def opens_known_agency(line: str) -> bool:
    """Whether a line has the letters that a known agency's name opens with, however they are parted: SOLAODONG."""
    key = letters(line)
    return len(key) >= LEAST_GLUED and any(known.startswith(key) for known in _known_letters())


def glued_words(name: str) -> list[str]:
    """The words of a name that are two read as one: no syllables, but two of them side by side."""
    words = [word for word in re.findall(r"\w+", name.lower()) if not is_syllable(word)]
    cuts = {word: range(SHORTEST_WORD, len(word) - SHORTEST_WORD + 1) for word in words}
    return [word for word in words if any(is_syllable(word[:at]) and is_syllable(word[at:]) for at in cuts[word])]


def no_words(name: str) -> list[str]:
    """The words of a name that are no syllables, no abbreviations and no part of a place's name (ĐẮK R'MĂNG)."""
    if is_place_name(own_words(name)):
        return []
    words = re.findall(r"[^\s,.()-]+", name)
    return [word for word in words if word.isalpha() and not is_syllable(word.lower()) and not _is_abbreviation(word)]


def is_damaged(name: str, known: str) -> bool:
    """Whether what tells a name from a ``known`` one is no word: then it is no other agency's name."""
    others = set(fold(known).split())
    own = [word for word in re.findall(r"[^\s,-]+", name) if fold(word) not in others]
    return not all(is_syllable(word.lower()) for word in own)


@cache
def _known_letters() -> tuple[str, ...]:
    return tuple(map(letters, agency_words("known")))


@cache
def _openings() -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for part in ("heads", "other_heads") for each in agency_words(part)))


def _parted(word: str) -> str:
    """A word that is none, after the kind of an area that it begins with; as it is where no word is left behind it."""
    if is_syllable(word.lower()) or not word.isalpha():
        return word
    kinds = [kind for kind in agency_words("areas") if kind.isalpha() and fold(word).startswith(fold(kind))]
    kind = next((kind for kind in kinds if is_syllable(word[len(kind) :].lower())), "")
    return f"{word[: len(kind)]} {word[len(kind) :]}" if kind else word


def _is_abbreviation(word: str) -> bool:
    """Whether a word has no marks but that of Đ, as abbreviations have: UBND, HĐND."""
    return fold(word) == word.lower().replace("đ", "d")


def _places_of(stock: str, said: str) -> list[tuple[int, int]]:
    """Where the words of ``stock`` stand in ``said``, whatever their marks."""
    words = [(found.start(), found.end()) for found in re.finditer(r"\S+", said)]
    wanted = fold(stock).split()
    length = len(wanted)
    runs = (words[at : at + length] for at in range(len(words) - length + 1))
    return [(run[0][0], run[-1][1]) for run in runs if [fold(said[start:end]) for start, end in run] == wanted]
