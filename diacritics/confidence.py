"""How sure a decision is: a logistic regression over what the decoder saw of it, fitted on documents of their own.

The probability between the decided neighbours is too sure where much was misread: there the neighbours are wrong too.
So what was read of the word itself and of the words beside is weighed in.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import Final

TABLE: Final = Path(__file__).parent / "data" / "confidence.tsv"

_SUREST: Final = 1e-4
"""A probability is taken to be no nearer to 0 or 1."""
_DOUBT: Final = 0.003
"""Doubt (0..1) that is always left of a text or of neighbours."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the decoder saw of a decision; every figure grows with doubt or with sureness, none is a probability.

    ``odds``: log-odds of its probability between the decided neighbours. ``beside``: log of the mean doubt of the words
    beside it. ``print``: nats of the reading, by letter. ``language``: nats of the
    language model for it and the words behind it, by word. ``capital``: 1 for a capital inside a sentence. ``joined``:
    1 where words ran together or apart. ``short``: 1 for a word of one or two letters.
    """

    odds: float
    beside: float
    print: float
    language: float
    capital: float
    joined: float
    short: float


NAMES: Final = tuple(field.name for field in fields(Evidence))


def log_odds(probability: float) -> float:
    """The log-odds of a probability, bounded."""
    bounded = min(max(probability, _SUREST), 1 - _SUREST)
    return math.log(bounded / (1 - bounded))


def log_doubt(probabilities: Sequence[float]) -> float:
    """The log of the mean doubt of decisions; of none, of a sure one."""
    mean = sum(probabilities) / len(probabilities) if probabilities else 1.0
    return math.log(1 - mean + _DOUBT)


class Confidence:
    """The fitted regression: log-odds that a decision is right, as a weighted sum of its evidence."""

    def __init__(self, constant: float, weights: Sequence[float]) -> None:
        self.constant = constant
        self.weights = tuple(weights)

    @classmethod
    def load(cls, path: Path = TABLE) -> Confidence:
        """Reads the weights.

        Raises:
            OSError: The file cannot be read.
            ValueError: It does not hold a weight for every kind of evidence.
        """
        rows = dict(line.split("\t") for line in path.read_text("utf-8").splitlines() if not line.startswith("#"))
        if set(rows) != {"constant", *NAMES}:
            raise ValueError(f"{path} is no table of weights of evidence")
        return cls(float(rows["constant"]), [float(rows[name]) for name in NAMES])

    def table(self) -> str:
        """The weights as the text of their file."""
        rows = [("constant", self.constant), *zip(NAMES, self.weights, strict=True)]
        return "# evidence\tweight\n" + "".join(f"{name}\t{weight:.4f}\n" for name, weight in rows)

    def of(self, evidence: Evidence) -> float:
        """The probability (0..1) that the decision is right."""
        odds = self.constant + sum(w * value for w, value in zip(self.weights, astuple(evidence), strict=True))
        return 1 / (1 + math.exp(-max(-20.0, min(20.0, odds))))
