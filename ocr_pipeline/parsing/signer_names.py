"""The signer's name in a line below a signature, its surname known by the table even where a stroke runs through it."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache

import regex
from rapidfuzz.distance import Levenshtein

from diacritics.names import NamePlace
from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.gazetteer import ranks, surnames, titles
from ocr_pipeline.parsing.name_table import name_table

NAME = regex.compile(r"^(?:(?:H['’])?[A-ZĐÀ-Ỹ][a-zđà-ỹ'’]{0,7}\s+){1,5}(?:H['’])?[A-ZĐÀ-Ỹ][a-zđà-ỹ'’]{0,7}$")
"""Two to six syllables, each with its capital; a woman's name of the highlands has an H' before it (H'Bé)."""
OF_A_WOMAN = regex.compile(r"^H['’](?=\p{Lu}\p{Ll})")
"""That H'."""
LONGEST_SYLLABLE = 8
"""Signs of the longest syllable of a name, with some room."""
LEAST_LETTERS = 4
"""A surname of so many letters is known though one of them is lost or read as another."""
LEAST_READ = 3
"""A surname of fewer letters may be made of strokes."""
LEAST_BEFORE = 2
"""Syllables of a name before its last one that tell it from a word beside it."""
COMMON = 8
"""A given name that was met so often is one without its capital too."""
WORD = regex.compile(r"\w+")
COURTESIES = frozenset({"Ông", "ông", "Bà", "bà"})
"""What stands before a name in minutes and contracts; a surname too, though a rare one."""
MIDDLE_NAMES = frozenset({"Văn", "Thị", "Đình", "Đức"})
"""Middle names that are surnames as well."""
LONGEST_TITLE = 4
"""So many words of a title behind a name are enough to tell it."""
STRAY_LETTERS = 3
"""More letters than these beside a name are strokes worth a doubt."""


@dataclass(frozen=True, slots=True)
class SaidName:
    """A name in a line: the place of its words in the line, the name, and why it is in doubt."""

    start: int
    end: int
    name: str
    doubts: tuple[str, ...]


def said_name(said: str) -> SaidName | None:
    """The signer's name that a line says, without rank and strokes; ``None`` where it says none."""
    end = _end_of_name(said)
    kept = _without_rank(regex.sub(r"[^\w\s'’.]|\d|_", " ", said[:end])).replace(".", " ")
    # A lone small letter between the syllables is a stroke of the pen, not a syllable.
    parts = [part.strip("'’") for part in kept.split()]
    words = _with_capital_at_end([word for word in parts if _is_word(word) and (len(word) > 1 or word.isupper())])
    while words and not is_syllable_of_name(words[-1]):
        words = words[:-1]
    first = len(words)
    while first > 0 and is_syllable_of_name(words[first - 1]):
        first -= 1
    damaged = words[first - 1] if 0 < first < len(words) else None
    surname = _damaged_surname(damaged) if damaged and damaged not in COURTESIES else None
    words = words[first - 1 :] if surname else _behind_courtesy(words[first:])
    surname = surname or (_surname(words[0]) if words else None)
    if surname is None or not NAME.match(" ".join([surname, *words[1:]])):
        return None
    return _placed(said, words, surname, end)


def _end_of_name(said: str) -> int:
    """Where in a line what stands behind the name begins: a title, or behind a comma another name."""
    words = [match for match in WORD.finditer(said) if match[0].isalpha()]
    for number in range(LEAST_BEFORE, len(words) - 1):
        start = words[number].start()
        behind_comma = number > LEAST_BEFORE and said[:start].rstrip().endswith((",", ";"))
        if behind_comma and _begins_name([word[0] for word in words[number:]]):
            return start
        sizes = range(2, 1 + LONGEST_TITLE)
        if any(
            _is_title(said[start : words[number + size - 1].end()]) for size in sizes if number + size <= len(words)
        ):
            return start
    return len(said)


def _begins_name(words: list[str]) -> bool:
    return words[0] in surnames() and len(words) > 1 and all(map(is_syllable_of_name, words[:2]))


def _is_title(said: str) -> bool:
    """Whether words are a title in running text: no word but its first needs a capital."""
    return any(word.islower() for word in said.split()[1:]) and " ".join(said.split()).upper() in _titles()


@cache
def _titles() -> frozenset[str]:
    return frozenset(titles())


def _behind_courtesy(words: list[str]) -> list[str]:
    """The words of a name behind Ông or Bà; Ông before a syllable that is rather a middle name is a surname."""
    if len(words) <= LEAST_BEFORE or words[0] not in COURTESIES or words[1] not in surnames():
        return words
    return words if len(words) == 1 + LEAST_BEFORE and words[1] in MIDDLE_NAMES else words[1:]


def _is_word(part: str) -> bool:
    return OF_A_WOMAN.sub("", part).isalpha()


def _placed(said: str, words: list[str], surname: str, end: int) -> SaidName:
    """The name in its line, of which only what stands before ``end`` may be its words."""
    start, last = said.index(words[0]), said[:end].casefold().rindex(words[-1].casefold())
    end = last + len(words[-1])
    written = said[last:end]
    doubts = [] if written == words[-1] else [f"{written} was read without its capital: taken for {words[-1]}"]
    marks_alone = fold(surname) == fold(words[0]) and words[0] == words[0].capitalize()
    settled = surname == words[0] or (marks_alone and is_alone(surname))
    doubts += [] if settled else [f"{words[0]} is no surname as it was read; taken for {surname}"]
    stray = regex.sub(r"[\W\d_]", "", _without_rank(said[:start]) + said[end:])
    beside = len(stray) > STRAY_LETTERS or stray in surnames()
    doubts += [f"the name stands beside strokes that were read as {stray}"] if beside else []
    return SaidName(start, end, " ".join([surname, *words[1:]]), tuple(doubts))


def _with_capital_at_end(words: list[str]) -> list[str]:
    """The words of a line with the capital of the last one, a common given name behind a surname and a middle name."""
    if len(words) <= LEAST_BEFORE or not all(map(is_syllable_of_name, words[-1 - LEAST_BEFORE : -1])):
        return words
    given = words[-1].capitalize()
    lost = words[-1].islower() and name_table().counts.get(words[-1], (0, 0, 0))[NamePlace.GIVEN] >= COMMON
    return [*words[:-1], given] if lost else words


def _surname(word: str) -> str | None:
    """The surname that ``word`` is, or is but for its marks (the commonest such); ``None`` when it is none."""
    if word in surnames():
        return word
    return next((each for each in surnames() if fold(each) == fold(word)), None)


@cache
def is_alone(surname: str) -> bool:
    """Whether no other surname has the same letters: marks were lost or made up where it was read with others."""
    return len(surname) >= LEAST_READ and [fold(each) for each in surnames()].count(fold(surname)) == 1


def _damaged_surname(word: str) -> str | None:
    """The surname in a word that a stroke spoilt: behind a letter of the stroke, in odd capitals, a letter amiss."""
    for stroke in (0, 1):
        behind = word[stroke:].capitalize()
        if behind in surnames() and len(behind) > 1 + stroke:
            return behind
    near = [each for each in surnames() if len(each) >= LEAST_LETTERS and _letter_amiss(word, each)]
    return min(near, key=lambda each: Levenshtein.distance(each.casefold(), word.casefold()), default=None)


def _letter_amiss(word: str, surname: str) -> bool:
    return Levenshtein.distance(fold(word), fold(surname), score_cutoff=1) <= 1


def _without_rank(said: str) -> str:
    for rank in ranks():
        said = regex.sub(rf"^\W*(?:{regex.escape(rank)}\s?[.,]?\s)+", " ", said)
    return regex.sub(r"^(?:\W*(?:[A-Z]{1,3}[a-z]?S|[A-Z]{2,4}|(?i:ths|ts|bs|ks|ds|gs|pgs))\s?\.)+", " ", said)


def is_syllable_of_name(word: str) -> bool:
    """Whether a word may be a syllable of a name: a capital with small letters behind it, or Y, Ý, A."""
    if len(word) == 1:
        return word in {"Y", "A", "Ý"}
    word = OF_A_WOMAN.sub("", word)
    return len(word) <= LONGEST_SYLLABLE and word[:1].isupper() and word[1:].islower()


def fuller_marks(read: str, other: str) -> str:
    """Of two readings of a given name with the same letters, the one that has every mark of the other and more.

    Engines lose the marks of small print more often than they see some where there are none.
    """
    if fold(read) != fold(other) or not is_syllable_of_name(other):
        return read
    return other if _marks(read) < _marks(other) else read


def _marks(word: str) -> Counter[str]:
    return Counter(sign for sign in unicodedata.normalize("NFD", word.replace("Đ", "D\u0335")) if not sign.isalpha())
