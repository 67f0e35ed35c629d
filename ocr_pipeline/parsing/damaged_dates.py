"""Dates whose words or figures are too damaged for :mod:`ocr_pipeline.parsing.dates`: ``naày l8/01/2024``.

What makes them dates is their shape: three figures between strokes behind something like "ngày", or five pieces of
which the second and the fourth are something like "tháng" and "năm". In running text only, where a cited document or a
quantity stands beside them; the head of a document has readers of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import Levenshtein

from ocr_pipeline.parsing.dates import FoundDate, as_iso, find_dates
from ocr_pipeline.parsing.figures import as_figures
from ocr_pipeline.parsing.folding import fold

_DAY, _MONTH, _YEAR = "ngay", "thang", "nam"
_ALTERED: Final = 2
"""So many letters of a word may be wrong, lost or too many; of "năm" one less, and of what is given clean one."""
_FIGURES: Final = 3
"""So many figures, all three parts together, must have been read as figures."""
_FIGURES_ALONE: Final = 5
"""The same where no word like "ngày" stands before the strokes."""
_WORD: Final = r"[^\W\d_]{2,7}"
_PIECE: Final = r"[^\s/;:,()\"“”]{1,4}?"
_YEAR_PIECE: Final = r"(?P<year>[12zlIiíìÍÌ!|\]\[¡][^\s/;,()]{3})(?![^\W_]|[/\-]\w)"
# "naày l8/01/2024", "agdy 19/6/Z015": what stands before is held against "ngày".
_WITH_STROKES: Final = re.compile(
    rf"(?<![^\W_])(?:(?P<word>{_WORD})[\s.,:]{{1,3}}|(?<![^\s(,]))(?P<day>{_PIECE})\s?(?P<sign>[/\-])\s?(?P<month>{_PIECE})\s?(?P=sign)"
    rf"\s?{_YEAR_PIECE}"
)
# "ngày 19 tháag 6 năn 2015", "nedy 19 thány 6 aăm 2023".
_GAP: Final = r"[\s.,:_\-]{1,3}"
_WITH_WORDS: Final = re.compile(
    rf"(?<![^\W_])(?:(?P<word>{_WORD})[\s.,:]{{1,3}})?(?P<day>{_PIECE}){_GAP}(?P<joint>[^\W\d_]{{3,7}})"
    rf"{_GAP}(?P<month>{_PIECE}){_GAP}(?P<last>[^\W\d_]{{2,4}}){_GAP}{_YEAR_PIECE}"
)


def all_dates(text: str) -> list[FoundDate]:
    """Every date of running text, whole or damaged, in order."""
    found = find_dates(text)
    return sorted([*found, *find_damaged_dates(text, found)], key=lambda one: one.span)


def find_damaged_dates(text: str, found: Sequence[FoundDate]) -> list[FoundDate]:
    """What is left of dates in ``text`` outside those that were ``found``, in order.

    A date has ``iso`` only where all of its figures were read and each of its words is a letter away at most; otherwise
    ``likely`` is what it reads, or ``None`` when that is no day.
    """
    folded = fold(text)
    taken = bytearray(len(text))
    dates: list[FoundDate] = []
    for one in found:
        taken[slice(*one.span)] = b"\x01" * (one.span[1] - one.span[0])
    for pattern in (_WITH_WORDS, _WITH_STROKES):
        for match in pattern.finditer(folded):
            span = _of_its_own(match)
            if span is None or any(taken[slice(*span)]):
                continue
            parts = [text[slice(*match.span(part))] for part in ("year", "month", "day")]
            if sum(sign.isdecimal() for part in parts for sign in part) < _FIGURES:
                continue
            taken[slice(*span)] = b"\x01" * (span[1] - span[0])
            clean = as_iso(parts) if pattern is _WITH_WORDS and _is_nearly_whole(match) else None
            guess = clean or as_iso([as_figures(part) for part in parts])
            dates.append(FoundDate(span, clean, text[slice(*span)], None if clean else guess))
    return sorted(dates, key=lambda one: one.span)


def _of_its_own(match: re.Match[str]) -> tuple[int, int] | None:
    """Where the date stands; ``None`` when its words are none of a date."""
    day_word = match["word"] is not None and altered(match["word"], _DAY) <= _ALTERED
    if match.re is _WITH_STROKES:
        alone = sum(sign.isdecimal() for sign in match[0]) >= _FIGURES_ALONE
        return match.span() if day_word else (match.start("day"), match.end()) if alone else None
    joint, last = altered(match["joint"], _MONTH), altered(match["last"], _YEAR)
    begins = day_word or any(map(str.isdecimal, match["day"]))  # of "Hà I tháng 4 năm 2024" no day is left
    if not begins or joint > _ALTERED or last > _ALTERED or joint + last > 1 + 2 * day_word:
        return None
    return (match.start() if day_word else match.start("day"), match.end())


def _is_nearly_whole(match: re.Match[str]) -> bool:
    day_word = match["word"] is not None and altered(match["word"], _DAY) <= 1
    return day_word and altered(match["joint"], _MONTH) <= 1 >= altered(match["last"], _YEAR)


@lru_cache(maxsize=4096)
def altered(word: str, true: str) -> int:
    """How many letters of ``true`` are wrong, lost or too many in ``word``; both folded."""
    return Levenshtein.distance(word, true, score_cutoff=_ALTERED)
