"""What was measured, as lines of text and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from benchmarks.restoration.calibration import Bin, expected_calibration_error, reliability
from benchmarks.restoration.evaluation import Outcome
from benchmarks.restoration.systems import Row

_DAMAGED: Final = (
    "words right",
    "without digits",
    "CER",
    "marks wrong",
    "letters right",
    "digits kept",
    "worsened",
    "words/s",
)
_CORRECT: Final = ("words changed", "one in", "digits kept", "words/s")


def heads(outcome: Outcome) -> tuple[str, ...]:
    """What the columns are called, without the first."""
    return _CORRECT if outcome.is_correct else _DAMAGED


def cells(row: Row, outcome: Outcome) -> list[str]:
    """The figures of a system, in the order of ``heads``."""
    score = row.score
    speed = "-" if row.speed is None else f"{row.speed:.0f}"
    if outcome.is_correct:
        rarity = f"{score.tokens / score.changed:.0f}" if score.changed else "-"
        return [f"{score.changed} of {score.tokens}", rarity, percent(score.digits), speed]
    return [
        percent(score.word_accuracy),
        percent(score.plain_accuracy),
        percent(score.character_errors),
        percent(score.diacritic_errors),
        percent(score.letters_right),
        percent(score.digits),
        str(score.worsened),
        speed,
    ]


def lines(outcome: Outcome) -> Iterator[str]:
    """A set as a table of fixed width, and what the restorer's confidence is worth."""
    size = outcome.rows[0].score
    counted = f"{size.counts.words} words, {size.digit_tokens} numbers and codes"
    yield f"{outcome.title} ({counted})"
    width = max(len(row.system) for row in outcome.rows)
    yield "  " + " " * width + "".join(f"{head:>16}" for head in heads(outcome))
    for row in outcome.rows:
        figures = "".join(f"{cell:>16}" for cell in cells(row, outcome))
        yield f"  {row.system:<{width}}{figures}" + (f"   {row.trouble}" if row.trouble else "")
    if outcome.claims:
        yield f"  {confidence(outcome)}"


def confidence(outcome: Outcome) -> str:
    """How right the changes that were made are, and how far confidences are from the truth."""
    made = f"of {outcome.applied} words changed {percent(outcome.precision)} are right"
    every = percent(expected_calibration_error(bins([outcome])))
    changed = percent(expected_calibration_error(bins([outcome], changes_only=True)))
    return f"{made}; ECE {every} over all words, {changed} over changes and proposals"


def bins(outcomes: Sequence[Outcome], *, changes_only: bool = False) -> list[Bin]:
    """The reliability of what was claimed on these sets."""
    every = (claim for outcome in outcomes for claim in outcome.claims)
    return reliability((each.confidence, each.right) for each in every if each.changed or not changes_only)


def percent(value: float | None) -> str:
    """A share as a percentage; ``-`` of nothing."""
    return "-" if value is None else f"{value:.2%}"
