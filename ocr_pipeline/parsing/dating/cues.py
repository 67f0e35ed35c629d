"""The words before a date that say what it means, from their table ``data/date_cues.tsv``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal, get_args

from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.tables import table_rows

Role = Literal["effective", "expires", "deadline", "event", "period_start", "period_end"]
When = Literal["any", "later", "earlier"]
ROLES: Final[tuple[Role, ...]] = get_args(Role)
WINDOW: Final = 80
"""Characters before a date in which its cue stands."""
# Signs that may stand between the words of a cue, or after it: "Thời gian hoàn thành: đến hết ngày".
_BETWEEN: Final = r"[\s:,“\"(]{1,3}"
_TRAILING: Final = re.compile(r"[^\w.;)]*(?:(?<!\w)ngay)?[^\w.;)]*$")


@dataclass(frozen=True, slots=True)
class Cue:
    """What a date means after these words.

    ``sure``: they alone say so. ``when``: of which dates it holds, against the document's own date.
    """

    words: str
    role: Role
    sure: bool
    when: When


@cache
def date_cues() -> dict[str, tuple[Cue, ...]]:
    """The cues by their words without marks; the same words may mean two things, of a later date and an earlier."""
    found: dict[str, tuple[Cue, ...]] = {}
    for row in table_rows("date_cues"):
        role = next(role for role in ROLES if role == row["role"])
        when = next(when for when in get_args(When) if when == row["when"])
        cue = Cue(row["cue"], role, row["trust"] == "sure", when)
        found[fold(cue.words)] = (*found.get(fold(cue.words), ()), cue)
    return found


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(date_cues(), key=len, reverse=True)
    words = "|".join(_BETWEEN.join(map(re.escape, words.split())) for words in longest_first)
    return re.compile(rf"(?<!\w)(?:{words})$")


def cues_before(text: str, folded: str, at: int) -> tuple[Cue, ...]:
    """The cues of the longest words that end right before ``at``; ``()`` for none.

    ``folded`` is ``text`` without marks. A cue of one word must bear its own marks or none: "vật tư" is no "từ".
    """
    start = max(0, at - WINDOW)
    trailing = _TRAILING.search(folded, start, at)
    end = trailing.start() if trailing else at
    match = _pattern().search(folded, start, end)
    if match is None:
        return ()
    cues = date_cues()[" ".join(re.split(_BETWEEN, match[0]))]
    printed = text[slice(*match.span())].lower()
    if " " not in cues[0].words and printed not in {cues[0].words, match[0]}:
        return ()
    return cues


def chosen(cues: tuple[Cue, ...], day: str, issued: str | None) -> Cue | None:
    """The cue that holds of a date; where the document's own date is not known, the first that might."""
    for cue in cues:
        if cue.when == "any" or issued is None:
            return cue
        if (cue.when == "later") == (day >= issued):
            return cue
    return None
