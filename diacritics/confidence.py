"""How sure a decision is: a logistic regression over what the decoder saw of it, fitted on documents of their own.

The probability between the decided neighbours is too sure where much was misread: there the neighbours are wrong too.
So what was read of the word itself and of the words beside is weighed in.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from operator import mul
from pathlib import Path
from typing import Final, NamedTuple

TABLE: Final = Path(__file__).parent / "data" / "confidence.tsv"

HEADER: Final = "# evidence\tin damaged lines\tin text that is mostly right\n"

_SUREST: Final = 1e-4
"""A probability is taken to be no nearer to 0 or 1."""
_DOUBT: Final = 0.003
"""Doubt (0..1) that is always left of a text or of neighbours."""


class Evidence(NamedTuple):
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


NAMES: Final = Evidence._fields


def log_odds(probability: float) -> float:
    """The log-odds of a probability, bounded."""
    bounded = min(max(probability, _SUREST), 1 - _SUREST)
    return math.log(bounded / (1 - bounded))


def log_doubt(probabilities: Sequence[float]) -> float:
    """The log of the mean doubt of decisions; of none, of a sure one."""
    mean = sum(probabilities) / len(probabilities) if probabilities else 1.0
    return math.log(1 - mean + _DOUBT)


@dataclass(frozen=True, slots=True)
class Weights:
    """Log-odds that a decision is right, as a constant and a weighted sum of its evidence."""

    constant: float
    of_evidence: tuple[float, ...]

    def chance(self, evidence: Evidence) -> float:
        """The probability (0..1) that the decision is right."""
        odds = self.constant + sum(map(mul, self.of_evidence, evidence))
        return 1 / (1 + math.exp(-max(-20.0, min(20.0, odds))))


@dataclass(frozen=True, slots=True)
class Confidence:
    """The fitted weights for words of damaged lines, and for doubtful words of text that is mostly right."""

    damaged: Weights
    careful: Weights

    @classmethod
    def load(cls, path: Path = TABLE) -> Confidence:
        """Reads the weights.

        Raises:
            OSError: The file cannot be read.
            ValueError: It does not hold two weights for every kind of evidence.
        """
        rows = [line.split("\t") for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
        if [row[0] for row in rows] != ["constant", *NAMES] or any(len(row) != 3 for row in rows):
            raise ValueError(f"{path} is no table of weights of evidence")
        columns = [[float(row[place]) for row in rows] for place in (1, 2)]
        return cls(*(Weights(constant, tuple(rest)) for constant, *rest in columns))

    def table(self) -> str:
        """The weights as the text of their file."""
        columns = [(weights.constant, *weights.of_evidence) for weights in (self.damaged, self.careful)]
        rows = zip(("constant", *NAMES), *columns, strict=True)
        return HEADER + "".join(f"{name}\t{damaged:.4f}\t{careful:.4f}\n" for name, damaged, careful in rows)

    def of(self, evidence: Evidence, *, careful: bool) -> float:
        """The probability (0..1) that a decision is right."""
        return (self.careful if careful else self.damaged).chance(evidence)
