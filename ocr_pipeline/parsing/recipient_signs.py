"""What of nơi nhận two nets read alike and wrong, or lost (FTĐT for TTĐT, Cổng TTĐT): told by common recipients."""

from __future__ import annotations

from functools import cache
from typing import Final

import regex
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.gazetteer import common_recipients, letters
from ocr_pipeline.parsing.tables import agencies, drafting_units

MOST_AMISS, LETTERS_OF_ONE = 2, 8
"""So many letters of a common recipient may be others, one in so many."""
CAPITALS_OF_ONE = 3
"""A word with so many capitals is an abbreviation, or has one in it."""
MISREAD: Final = frozenset("".join(sorted(pair)) for pair in "TF TI TL TE TY DI DO DĐ QO HN BE BR UV PF".split())
"""Capitals that are taken for each other in small print."""
ABBREVIATION: Final = regex.compile(r"\p{Lu}{4,}(?=\p{Lu}\p{Ll})|\p{Lu}{4,}(?!\p{L})")
"""Four letters or more, for shorter ones are too alike; the next word may have been read as one with it (TTĐTBộ)."""

OF_THE_PEOPLE: Final = regex.compile(r"\p{Lu}{2,3}ND")
"""The sign of an agency of the people (nhân dân)."""
PEOPLES: Final = ("UBND", "HĐND", "TAND", "KSND", "CAND", "QĐND", "VKSND")
"""All there are of four or five letters, the most frequent first: LHND is none."""
SEVERAL: Final = 2
"""So many common recipients that go on with one word each tell that whose it is stands behind it."""


def recipient_amiss(text: str) -> str | None:
    """The common recipient that ``text`` misses by a letter or two within an abbreviation; ``None`` for any other.

    FTĐT for TTĐT, HĐNDLinh for HĐND tỉnh. Words that differ otherwise (tỉnh, huyện) are those of another recipient.
    """
    key, said, common = letters(text), text.split(), common_recipients()
    off = min(MOST_AMISS, len(key) // LETTERS_OF_ONE)
    near = process.extractOne(key, common.keys(), scorer=Levenshtein.distance, score_cutoff=off)
    if near is None or near[1] == 0:
        return None
    name = common[near[0]]
    printed = {fold(word) for word in name.split()}
    amiss = [word for word in said if fold(word) not in printed]
    return name if amiss and all(sum(map(str.isupper, word)) >= CAPITALS_OF_ONE for word in amiss) else None


def whose_is_lost(text: str) -> bool:
    """Whether ``text`` says an office and not whose: "Cổng TTĐT", behind which tỉnh, huyện or Bộ stands elsewhere."""
    said = text.split()
    longer = (name.split() for name in common_recipients().values())
    last = {name[-1] for name in longer if len(name) == len(said) + 1 and name[:-1] == said}
    return len(last) >= SEVERAL and letters(text) not in common_recipients()


def abbreviation_amiss(text: str) -> str | None:
    """The common abbreviation that one in ``text`` misses by a letter, where no table has that: TFĐT for TTĐT.

    Of the agencies of the people it is the likeliest, however many letters it misses.
    """
    known = _abbreviations()
    own = [run for run in ABBREVIATION.findall(text) if run not in known and run not in _signs_of_offices()]
    near = (each for run in own for each in sorted(known) if _one_misread(run, each))
    peoples = (run for run in own if OF_THE_PEOPLE.fullmatch(run) and run not in PEOPLES)
    return next(near, None) or next((_of_the_people(run) for run in peoples), None)


def _of_the_people(read: str) -> str:
    """The likeliest sign of an agency of the people."""
    return min(PEOPLES, key=lambda sign: Levenshtein.distance(sign, read))


def _one_misread(read: str, meant: str) -> bool:
    """Whether two abbreviations differ in one letter that an engine takes for the other: H of HTĐT is no T of TTĐT."""
    off = ["".join(sorted(pair)) for pair in zip(read, meant, strict=False) if pair[0] != pair[1]]
    return len(read) == len(meant) and len(off) == 1 and off[0] in MISREAD


@cache
def _abbreviations() -> frozenset[str]:
    """Those of the common recipients."""
    return frozenset(run for name in common_recipients().values() for run in ABBREVIATION.findall(name))


@cache
def _signs_of_offices() -> frozenset[str]:
    """Signs of agencies, also without their first letter (Bộ TTTT)."""
    signs = (*agencies(), *drafting_units())
    return frozenset(signs) | frozenset(sign[1:] for sign in signs)
