"""Titles of laws that are known: how long a title is, how it is spelt, and when laws of that title were passed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from ocr_pipeline.parsing.folding import fold, one_line
from ocr_pipeline.parsing.tables import table_rows

_LIKE: Final = 0.9
"""Share (0..1) of its letters that a damaged title must have in common with a known one to be taken for it."""
_UNLIKE: Final = 0.75
"""From this share (0..1) on an unknown title resembles a known one so much that it may be that one, damaged."""
_ALTERED: Final = 2
"""So many figures of two dates may differ for one to be a misreading of the other."""
# The words of a title that a line break may part.
_WORD: Final = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class KnownLaw:
    """A title and the ISO dates on which laws of that title were passed, as far as they are known."""

    type: str
    title: str
    dates: tuple[str, ...]


@cache
def known_laws() -> dict[str, KnownLaw]:
    """The laws of the table by folded title."""
    laws = (KnownLaw(row["type"], row["title"], tuple(row["dates"].split())) for row in table_rows("laws"))
    return {_bare(law.title): law for law in laws}


@cache
def _by_first_word() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for bare in sorted(known_laws(), key=len, reverse=True):
        found.setdefault(bare.split(" ", 1)[0], []).append(bare)
    return found


def known_title_at(folded: str, at: int) -> tuple[KnownLaw, int] | None:
    """The longest known title that stands at ``at`` (white space before it apart), and where it ends."""
    first = _WORD.search(folded, at, at + 40)
    if first is None:
        return None
    for bare in _by_first_word().get(first[0].rstrip(",;.:"), ()):
        words = bare.split(" ")
        end = _end_of_words(folded, first.start(), words)
        if end is not None:
            return known_laws()[bare], end
    return None


def _end_of_words(folded: str, at: int, words: list[str]) -> int | None:
    """Where ``words`` end when they stand at ``at``; the commas of a title may be lost."""
    for place, word in enumerate(words):
        core = word.rstrip(",")
        if not folded.startswith(core, at):
            return None
        at += len(core)
        if place + 1 == len(words):
            break
        if at < len(folded) and folded[at] in ",.":
            at += 1
        gap = at
        while at < len(folded) and folded[at].isspace():
            at += 1
        if at == gap:
            return None
    return at if at == len(folded) or not folded[at].isalnum() else None


def put_right(kind: str, title: str) -> tuple[str, str | None]:
    """The title as the table spells it where marks or a few letters are damaged, and in words what is doubtful."""
    bare = _bare(title)
    known = known_laws().get(bare)
    if known is not None:
        return (title, None) if title.casefold() == known.title.casefold() else (known.title, None)
    near = process.extractOne(
        bare, known_laws().keys(), scorer=Levenshtein.normalized_similarity, score_cutoff=_UNLIKE, processor=None
    )
    if near is None or known_laws()[near[0]].type != kind:
        return title, None
    true = known_laws()[near[0]].title
    if near[1] < _LIKE:
        return title, f"{title} is no known title, but much like {true}"
    return true, f"{title} was taken for {true}"


def misread_date(title: str, iso: str) -> str | None:
    """The date of a law of this title of which ``iso`` may be a misreading: all but a figure or two are the same."""
    known = known_laws().get(_bare(title))
    if known is None or iso in known.dates:
        return None
    return next((date for date in known.dates if Levenshtein.distance(date, iso) <= _ALTERED), None)


def only_date(title: str) -> str | None:
    """The date of the law of this title, when but one is known."""
    known = known_laws().get(_bare(title))
    return known.dates[0] if known and len(known.dates) == 1 else None


def _bare(title: str) -> str:
    return fold(one_line(title))
