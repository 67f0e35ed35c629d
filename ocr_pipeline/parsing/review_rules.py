"""The rules of review: every reason for which something is put up for review, and the kind of evidence it is.

They are the table ``data/review_rules.tsv``; a reason of the parsers that is not in it fails the tests. The reasons of
other packages' parsers are their own and count as ``OTHER``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

ANYTHING: Final = "…"
"""What stands in a rule for what was read at that place."""
OTHER: Final = "other"
"""The kind of a reason that no rule has: a parser of another package gave it."""

EVIDENCE: Final = {
    "reading": "words were read with little certainty, or two looks at them differ",
    "digits": "digits were, or what they say is impossible",
    "pen": "a pen or a numbering stamp wrote it",
    "covered": "a stamp or ink stands over it",
    "marks": "its letters are sure, its diacritics are not: the restorer put them right or would",
    "debris": "strokes that are no print were read with it",
    "extent": "where it begins or ends, or what it is, is in doubt",
    "shape": "a word of it is none: its letters do not make one",
    "tables": "no table of names, types, agencies and signs holds it as it was read",
    "taken for": "it was read otherwise; a table or another place says what it likely is",
    "document": "another place of the document, or its date, contradicts it",
    "inferred": "it was not read at its place: it follows from something else",
    "missing": "the page must have it, and it was not read",
    "scan": "the scan has too few dots for print of its size; nothing else speaks against it",
    "cell": "cells of a table are in doubt; their own reasons are in `tables[].doubts`",
    "whole": "a file, a page or a parser fails what was read with it",
}
"""The kinds of evidence against a value, in words."""


@dataclass(frozen=True, slots=True)
class ReviewRule:
    """A reason in words, ``…`` for what was read, and its kind of evidence."""

    evidence: str
    reason: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """What matches the reasons of this rule."""
        return re.compile(".*?".join(map(re.escape, self.reason.split(ANYTHING))), re.DOTALL)

    @property
    def letters(self) -> int:
        """How much it says itself: of two rules that match, the one that says more is meant."""
        return len(self.reason.replace(ANYTHING, ""))


@cache
def review_rules() -> tuple[ReviewRule, ...]:
    """The table, in its order."""
    text = files("ocr_pipeline.parsing").joinpath("data/review_rules.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(ReviewRule(evidence, reason) for evidence, reason in rows[1:])


@cache
def _most_said_first() -> tuple[tuple[re.Pattern[str], ReviewRule], ...]:
    return tuple((rule.pattern, rule) for rule in sorted(review_rules(), key=lambda rule: -rule.letters))


def rule_of(reason: str) -> ReviewRule | None:
    """The rule by which ``reason`` was given; ``None`` where no rule has it."""
    return next((rule for pattern, rule in _most_said_first() if pattern.fullmatch(reason)), None)


@lru_cache(maxsize=1024)
def evidence_of(reason: str) -> str:
    """The kind of evidence that a reason is: a key of :data:`EVIDENCE`, or :data:`OTHER`."""
    rule = rule_of(reason)
    return rule.evidence if rule is not None else OTHER
