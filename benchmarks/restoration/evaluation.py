"""A set measured: a row for every system, and what the restorer's confidence is worth on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from benchmarks.restoration.claims import Claim, claims, with_proposals
from benchmarks.restoration.scores import Score, score
from benchmarks.restoration.sets import Case, Material
from benchmarks.restoration.systems import OURS, Ours, Row, System, measured, untouched
from benchmarks.restoration.wrong_words import WrongWord, wrong_words
from diacritics import Restoration
from ocr_pipeline.scoring.counts import share

PROPOSED: Final = f"{OURS}, proposals too"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The rows of a set; the restorer's claims on it, and its errors (none of a correct set)."""

    title: str
    is_correct: bool
    rows: tuple[Row, ...]
    claims: tuple[Claim, ...] = ()
    wrong: Counter[WrongWord] = field(default_factory=Counter)

    @property
    def applied(self) -> int:
        """Words that come from changes that were made."""
        return sum(claim.applied for claim in self.claims)

    @property
    def precision(self) -> float | None:
        """The share of them that are right."""
        return share(sum(claim.applied and claim.right for claim in self.claims), self.applied)


def evaluated(material: Material, ours: Ours, peers: Sequence[System]) -> Outcome:
    """All systems on a set."""
    ours.forget()
    own = measured(ours, material.cases)
    rows = [untouched(material.cases), own, _proposed(ours.said, material.cases)]
    rows += [measured(peer, material.cases) for peer in peers]
    if material.is_correct:
        return Outcome(material.title, True, tuple(rows))
    pairs = list(zip(ours.said, material.cases, strict=True))
    claimed = tuple(claim for said, case in pairs for claim in claims(said, case.truth))
    wrong = Counter(word for said, case in pairs for word in wrong_words(said, case.truth))
    return Outcome(material.title, False, tuple(rows), claimed, wrong)


def _proposed(said: Sequence[Restoration], cases: Sequence[Case]) -> Row:
    scores = (
        score(case.read, with_proposals(restoration), case.truth) for restoration, case in zip(said, cases, strict=True)
    )
    return Row(PROPOSED, sum(scores, Score()))
