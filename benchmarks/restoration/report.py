"""The whole evaluation as a page of Markdown: figures, how far to trust a confidence, and the commonest errors.

Of the measured text the page holds single words and their counts, nothing else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from benchmarks.restoration.evaluation import Outcome
from benchmarks.restoration.table import bins, cells, confidence, heads, percent
from benchmarks.restoration.wrong_words import WrongWord, most_frequent

_MOST_ERRORS: Final = 50
_MOST_NAMES: Final = 30
_CHANGED: Final = "changes and proposals"


def page(conditions: Sequence[str], outcomes: Sequence[Outcome]) -> str:
    """The page; ``conditions`` are lines that say what was measured, and on what."""
    said = ["# What the restorer gets wrong", "", "Made by `python -m benchmarks.restoration --report FILE`.", ""]
    said += [f"- {each}" for each in conditions]
    for outcome in outcomes:
        said += ["", f"## {outcome.title}", "", *_figures(outcome)]
    damaged = [outcome for outcome in outcomes if not outcome.is_correct]
    if damaged:
        said += ["", "## How far a confidence can be trusted", "", *_reliability(damaged)]
        every: Counter[WrongWord] = sum((outcome.wrong for outcome in damaged), Counter())
        said += ["", f"## The {_MOST_ERRORS} most frequent errors", "", *_errors(most_frequent(every, _MOST_ERRORS))]
        names = most_frequent(every, _MOST_NAMES, names=True)
        said += ["", f"## The {_MOST_NAMES} most frequent errors in capitalised words", "", *_errors(names)]
    return "\n".join(said) + "\n"


def _figures(outcome: Outcome) -> Iterator[str]:
    yield from _table(
        ["", *heads(outcome), "trouble"],
        [[row.system, *cells(row, outcome), row.trouble] for row in outcome.rows],
    )
    if outcome.claims:
        yield ""
        yield f"{confidence(outcome)}.".capitalize().replace("ece", "ECE")


def _reliability(outcomes: Sequence[Outcome]) -> Iterator[str]:
    yield "Over all damaged sets; words that no change touches count as claimed with certainty."
    yield ""
    pairs = zip(bins(outcomes), bins(outcomes, changes_only=True), strict=True)
    rows = [
        [
            f"{every.low:.1f} to {every.high:.1f}",
            str(every.claims),
            percent(every.mean_confidence),
            percent(every.accuracy),
            str(changed.claims),
            percent(changed.mean_confidence),
            percent(changed.accuracy),
        ]
        for every, changed in pairs
    ]
    yield from _table(["confidence", "all words", "claimed", "right", _CHANGED, "claimed", "right"], rows)


def _errors(frequent: Sequence[tuple[WrongWord, int]]) -> Iterator[str]:
    rows = [
        [*map(_code, (word.true, word.read, word.out)), str(count), "yes" if word.proposed else "no"]
        for word, count in frequent
    ]
    yield from _table(["true", "read", "came out", "times", "proposed right"], rows)


def _code(word: str) -> str:
    """The word as code, which may hold a backtick."""
    return f"`` {word} ``" if "`" in word else f"`{word}`"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield _row(head)
    yield _row(["---"] * len(head))
    yield from (_row(row) for row in rows)


def _row(row: Sequence[str]) -> str:
    escaped = (cell.replace("|", "\\|") for cell in row)
    return f"| {' | '.join(escaped)} |"
