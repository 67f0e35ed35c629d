"""What makes two spellings of a code, or of a law's title, the same document's.

Case, marks, signs, blanks and leading zeros of a number are damage or habit, and do not count: ``30/2020/NĐ-CP``,
``030/2020/nđ-cp`` and ``30/2020/ND-CP`` are one code. Letters that part two abbreviations (ĐA Đề án, DA Dự án) stay.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache
from typing import Final

from ocr_pipeline.archive.search.folding import REMEMBERED, WORD, joined, word_forms
from ocr_pipeline.parsing.tables import agencies, type_of_abbreviation

LAWS: Final = frozenset({"Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh"})
"""Types that are cited by title and day: there is one of a title a day."""

_LEVELS: Final = frozenset({"central", "ministry", "inter-agency"})
"""Agencies of which the country has one (``agencies.tsv``)."""
_MANY: Final = "Cục"
"""How central agencies begin that have a branch of the same abbreviation in each province."""
_ASSEMBLY: Final = re.compile(r"(?:ubtv)?qh\d{0,2}")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


@lru_cache(maxsize=REMEMBERED)
def code_key(code: str) -> str:
    """The one spelling of a code, its words parted by ``-``: ``30-2020-nd-cp``; empty where it has no word."""
    return "-".join(_code_word(word) for word in WORD.findall(code))


@lru_cache(maxsize=REMEMBERED)
def is_given_once(key: str) -> bool:
    """Whether a code is one document's only, in the whole country: it tells its year, and a body that there is one of.

    Numbers of other bodies begin anew each year, and each province has bodies of the same abbreviation.

    Args:
        key: of :func:`code_key`.
    """
    number, year, *groups = [*key.split("-"), "", ""]
    groups = [group for group in groups if group]
    if not groups or not number[:1].isdigit() or not _YEAR.fullmatch(year):
        return False
    if len(groups) == 1:
        return bool(_ASSEMBLY.fullmatch(groups[0]))
    return all(group in _single_bodies() or _ASSEMBLY.fullmatch(group) for group in groups[1:])


def has_symbol(key: str) -> bool:
    """Whether a code says more than numbers: ``12-2019`` may be anything."""
    return any(not part[:1].isdigit() for part in key.split("-") if part)


def law_key(type_: str | None, title: str | None) -> str | None:
    """A law by its title: ``luat-vien-chuc``; ``None`` for what is no law or has no title."""
    if type_ not in LAWS or not (title and joined(title)):
        return None
    return f"{joined(type_)}-{joined(title)}"


def _code_word(word: str) -> str:
    forms = word_forms(word)
    kept = forms.marked if forms.folded in _parted_by_marks() else forms.folded
    return kept.lstrip("0") or "0" if kept.isdecimal() else kept


@cache
def _parted_by_marks() -> frozenset[str]:
    """Folded abbreviations that stand for several things."""
    spelled: defaultdict[str, set[str]] = defaultdict(set)
    for abbreviation in (*type_of_abbreviation(), *agencies()):
        folded, marked = word_forms(abbreviation)
        spelled[folded].add(marked)
    return frozenset(folded for folded, marked in spelled.items() if len(marked) > 1)


@cache
def _single_bodies() -> frozenset[str]:
    known = (each for each in agencies().values() if each.level in _LEVELS and not each.name.startswith(_MANY))
    return frozenset(word_forms(each.abbr).folded for each in known)
