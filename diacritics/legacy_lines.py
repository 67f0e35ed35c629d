"""Lines of a Unicode text whose letters are those of TCVN3 or VNI fonts, or UTF-8 that was read as CP1252.

A line is taken for one of these only when it holds several different Vietnamese words that way, spelled by characters
that correct Vietnamese never has, and hardly anything that speaks against it; a poorer line follows the clear lines
around it. Everything else stays: a false recognition destroys a good text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Final, NamedTuple

import regex

from diacritics.alphabet import has_syllable_skeleton, is_syllable
from diacritics.legacy_encodings import PASSAGE_ENCODINGS, Decoded, Encoding, Unit, decode_passage
from diacritics.words import TABLE, word_form

_LEAST_COUNT: Final = 20
"""A rarer word of the corpus is rather a misprint than evidence."""

COMMON: Final = 3000
"""Only words seen as often are evidence: 1,500 syllables, 98 of 100 words. Noise makes rare ones."""

_DIFFERENT_WORDS: Final = 3
_DIFFERENT_WORDS_OF_A_PURE_LINE: Final = 2
"""Fewer are enough where every single word is Vietnamese, and most suspect lines around are clear."""

_VIETNAMESE_SHARE: Final = 0.8
"""Of the words with marks; the rest are names and misprints."""
_SKELETON_SHARE: Final = 0.7
"""Of the small words without marks: English has about 0.3, French 0.5."""
_MARKED_SHARE: Final = 0.3
"""Of all words: correct Vietnamese has 0.7, text that was read without its marks hardly any."""
_REACH: Final = 8
"""Lines over which a clear line speaks for poorer ones."""

# A character that these encodings put into a line and correct Vietnamese does not; soft hyphens, no-break spaces and
# the letters of Latin-1 that Vietnamese has are too common to be a sign.
_SUSPECT: Final = re.compile(
    r"[\xA1-\xAC\xAE-\xBF\xC4-\xC7\xCB\xCE\xCF\xD1\xD6-\xD8\xDB\xDC\xDE\xDF\xE4-\xE7\xEB\xEE\xEF\xF1\xF6-\xF8\xFB\xFC\xFE]"
)

# Line ends of a file; NEL and the separators of Unicode may be halves of a letter here.
_LINE: Final = re.compile(r"[^\n\r\f\v]+")
_WORD: Final = regex.compile(r"[\p{L}\p{M}]+")


class Passage(NamedTuple):
    """A line at ``start`` that was decoded."""

    start: int
    encoding: Encoding
    decoded: Decoded


@cache
def _counts() -> Mapping[str, int]:
    rows = (line.split("\t") for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#"))
    return {row[0]: int(row[1]) for row in rows}


def load_tables() -> None:
    """Loads what decoding needs, so that no text waits for it; else the first one does that shows a sign of need.

    Raises:
        OSError: A table cannot be read.
    """
    _counts()
    for encoding in PASSAGE_ENCODINGS:
        decode_passage("", encoding)


@lru_cache(maxsize=65536)
def times_seen(word: str) -> int:
    """How often the corpus has this Vietnamese syllable, in any case and tone style; 0 when it is none, or rare."""
    form = word_form(word)
    count = _counts().get(form, 0)
    return count if count >= _LEAST_COUNT and is_syllable(form) else 0


@dataclass(slots=True)
class _Evidence:
    """What the words of a line say about one encoding of it."""

    different: set[str] = field(default_factory=set)
    """Vietnamese words that are spelled by telling characters."""
    good: int = 0
    rare: int = 0
    bad: int = 0
    foreign: int = 0
    """Words with marks that the encoding does not explain, Vietnamese in Unicode among them."""
    abbreviations: int = 0
    right_already: int = 0
    """Words that are Vietnamese as they stand."""
    plain: int = 0
    plain_possible: int = 0

    @property
    def is_clear(self) -> bool:
        doubts = self.bad + self.foreign + self.rare
        pure = not doubts and self.plain == self.plain_possible
        needed = _DIFFERENT_WORDS_OF_A_PURE_LINE if pure else _DIFFERENT_WORDS
        return (
            len(self.different) >= needed
            and self.good >= _VIETNAMESE_SHARE * (self.good + doubts)
            and self.plain_possible >= _SKELETON_SHARE * self.plain
            and self.good >= _MARKED_SHARE * (self.good + doubts + self.plain)
            and self.right_already * 2 <= self.good
        )

    @property
    def is_rich(self) -> bool:
        """Whether a clear line needs nobody beside it."""
        return len(self.different) >= _DIFFERENT_WORDS

    @property
    def may_follow(self) -> bool:
        """Whether clear lines around can speak for this one."""
        known = self.good + self.rare
        explained = known + self.abbreviations
        return (
            explained > 0
            and known >= _VIETNAMESE_SHARE * (known + self.bad)
            and not self.foreign
            and self.right_already * 2 <= explained
        )


def legacy_passages(text: str) -> list[Passage]:
    """The lines that are in another encoding, decoded, in order. Never raises."""
    if _SUSPECT.search(text) is None:
        return []
    lines = [(found.start(), found.group()) for found in _LINE.finditer(text)]
    suspect = [number for number, (_, line) in enumerate(lines) if _SUSPECT.search(line)]
    clear: dict[int, Passage] = {}
    poor: list[int] = []
    for number in suspect:
        passage, is_rich = _clear_passage(*lines[number])
        if passage is not None:
            clear[number] = passage
            if not is_rich:
                poor.append(number)
    alone = [number for number in poor if not _has_company(number, suspect, clear)]
    for number in alone:
        del clear[number]
    return list(_with_followers(lines, clear))


def _clear_passage(start: int, line: str) -> tuple[Passage | None, bool]:
    """The line decoded when it is clear, and whether it is so all alone."""
    for encoding in PASSAGE_ENCODINGS:
        decoded = decode_passage(line, encoding)
        if any(unit.telling for unit in decoded.units):
            evidence = _evidence(line, decoded)
            if evidence.is_clear:
                return Passage(start, encoding, decoded), evidence.is_rich
    return None, False


def _has_company(number: int, suspect: Sequence[int], clear: Mapping[int, Passage]) -> bool:
    """Whether at least half of the suspect lines in reach are clear, and in the same encoding."""
    around = suspect[bisect_left(suspect, number - _REACH) : bisect_right(suspect, number + _REACH)]
    same = sum(other in clear and clear[other].encoding is clear[number].encoding for other in around)
    return same * 2 >= len(around)


def _with_followers(lines: Sequence[tuple[int, str]], clear: Mapping[int, Passage]) -> Iterator[Passage]:
    """The clear lines, and those between and beside them that follow."""
    numbers = {n + k for n in clear for k in range(-_REACH, _REACH + 1)}
    for number in sorted(numbers):
        if number in clear:
            yield clear[number]
        elif 0 <= number < len(lines) and not lines[number][1].isascii():
            start, line = lines[number]
            encoding = _nearest(clear, number)
            decoded = decode_passage(line, encoding)
            if decoded.units and _evidence(line, decoded).may_follow:
                yield Passage(start, encoding, decoded)


def _nearest(clear: Mapping[int, Passage], number: int) -> Encoding:
    for distance in range(1, _REACH + 1):
        for other in (number - distance, number + distance):
            if other in clear:
                return clear[other].encoding
    raise ValueError("no clear line is near")


def _evidence(line: str, decoded: Decoded) -> _Evidence:
    found = _Evidence()
    units = iter(decoded.units)
    unit = next(units, None)
    shift = 0
    for match in _WORD.finditer(decoded.text):
        start, end = match.span()
        inside: list[Unit] = []
        raw_start: int | None = None
        while unit is not None and unit.start + shift < end:
            if unit.start + shift >= start:
                raw_start = start - shift if raw_start is None else raw_start
                inside.append(unit)
            shift += len(unit.letter) - (unit.end - unit.start)
            unit = next(units, None)
        if raw_start is None:
            _weigh_plain(found, match.group())
        else:
            _weigh_decoded(found, match.group(), line[raw_start : end - shift], inside)
    return found


def _weigh_plain(found: _Evidence, word: str) -> None:
    if not word.isascii():
        found.foreign += 1
    elif len(word) >= 2 and word.islower():
        found.plain += 1
        found.plain_possible += has_syllable_skeleton(word)


def _weigh_decoded(found: _Evidence, word: str, said: str, units: Sequence[Unit]) -> None:
    count = times_seen(word)
    if count:
        found.good += count >= COMMON
        found.rare += count < COMMON
        if count >= COMMON and any(unit.telling for unit in units):
            found.different.add(word.lower())
        found.right_already += times_seen(said) > 0
    elif word.isupper() and not is_syllable(word):
        found.abbreviations += 1
    else:
        found.bad += 1
