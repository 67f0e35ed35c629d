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
LABEL: Final = " …:"
"""What a cue of the table ends with that is a label, some words before its colon."""
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
    words = "|".join(_BETWEEN.join(map(re.escape, words.split())) for words in _longest_first(labels=False))
    return re.compile(rf"(?<!\w)(?:{words})$")


@cache
def _labels() -> re.Pattern[str]:
    words = "|".join(label.removesuffix(LABEL).replace(" ", r"\s{1,2}") for label in _longest_first(labels=True))
    return re.compile(
        rf"(?<!\w)(?P<label>{words})(?:\s{{1,2}}[\w/,]{{1,12}}){{0,6}}\s{{0,2}}:\s{{0,3}}(?:ngay\s{{1,2}})?$"
    )


def _longest_first(*, labels: bool) -> list[str]:
    return sorted((words for words in date_cues() if words.endswith(LABEL) is labels), key=len, reverse=True)


def cues_before(text: str, folded: str, at: int) -> tuple[Cue, ...]:
    """The cues of the longest words that end right before ``at``; ``()`` for none.

    ``folded`` is ``text`` without marks. A cue of one word must bear its own marks or none: "vật tư" is no "từ".
    """
    start = max(0, at - WINDOW)
    trailing = _TRAILING.search(folded, start, at)
    end = trailing.start() if trailing else at
    match = _pattern().search(folded, start, end)
    cues = date_cues()[" ".join(re.split(_BETWEEN, match[0]))] if match else ()
    printed = text[slice(*match.span())].lower() if match else ""
    if match and " " not in cues[0].words and printed not in {cues[0].words, match[0]}:
        cues = ()
    label = None if any(cue.sure for cue in cues) else _labels().search(folded, start, at)
    return date_cues()[" ".join(label["label"].split()) + LABEL] if label else cues


def chosen(cues: tuple[Cue, ...], day: str, issued: str | None) -> Cue | None:
    """The cue that holds of a date; where the document's own date is not known, the first that might."""
    for cue in cues:
        if cue.when == "any" or issued is None:
            return cue
        if (cue.when == "later") == (day >= issued):
            return cue
    return None
