"""What a run cost at each size, as a table and as a plot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final, Literal, NamedTuple

from benchmarks.million.running import EVERY, Look
from benchmarks.pictures import same_bytes

SIZES: Final = (3_000, 10_000, 20_000, 50_000, 100_000, 300_000, 1_000_000)
"""Documents in the archive at which it is told what one more costs."""
WIDE: Final = 0.2
"""Of a size: so many documents before it are what is measured there, and 2,000 at least."""
FLAT_FROM: Final = 10_000
ALLOWED: Final = 0.10
"""By how much the cost may differ from that at 10,000 documents."""
APART: Final = 1.1
"""Each point of the curve stands at so many times the documents of the one before: a single thousand tells little."""


class Cost(NamedTuple):
    """Of a document, in CPU milliseconds."""

    documents: int
    run: float
    system: float
    workers: float
    most: float

    @property
    def evenly(self) -> float:
        """What the run's process takes, in shares of its workers' time: what a busy machine does to both is left out.

        What workers do is the same for every document, whatever the archive holds.
        """
        return self.run / self.workers


def costs(looks: Sequence[Look]) -> Iterator[Cost]:
    """The costs at each size that a run reached."""
    at = {look.documents: look for look in looks}
    for size in SIZES:
        first = size - max(int(size * WIDE) // EVERY * EVERY, 2 * EVERY)
        if size in at and first in at:
            before, after = at[first], at[size]
            count = _measured(before, after)
            if not count:
                continue
            yield Cost(
                size,
                (after.run - before.run) / count * 1e3,
                (after.system - before.system) / count * 1e3,
                (after.workers - before.workers) / count * 1e3,
                after.most,
            )


def _measured(before: Look, after: Look) -> int:
    """How many documents the figures between two looks are of."""
    return after.documents - before.documents - (after.unmeasured - before.unmeasured)


def table(every: Sequence[Cost]) -> str:
    """The costs as a table in Markdown."""
    heads = "documents", "run, ms", "of it in the system", "workers, ms", "run / workers", "most memory, MB"
    rows = [
        (f"{each.documents:,}", *(f"{figure:.2f}" for figure in (each.run, each.system, each.workers, each.evenly)))
        for each in every
    ]
    lines = [heads, ("---",) * len(heads), *((*row, f"{each.most:.0f}") for row, each in zip(rows, every, strict=True))]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


@same_bytes()
def draw(looks: Sequence[Look], path: Path) -> None:
    """Write what each document cost over the size of the archive, as SVG."""
    import matplotlib.pyplot as plt

    figure, (spent, beside) = plt.subplots(
        2, figsize=(7.2, 5.0), layout="constrained", sharex=True, height_ratios=(3, 2)
    )
    pairs = [(before, after) for before, after in pairwise(spaced(looks)) if _measured(before, after)]
    sizes = [after.documents for _, after in pairs]
    run, workers = ([_milliseconds(a, b, name) for a, b in pairs] for name in ("run", "workers"))
    spent.plot(sizes, run, color="#0550ae", label="the run's process")
    spent.plot(sizes, workers, color="#9a6700", label="its workers")
    spent.set_ylabel("CPU, ms a document")
    spent.legend(frameon=False, loc="lower right")
    beside.plot(sizes, [one / other for one, other in zip(run, workers, strict=True)], color="#24292f")
    beside.set_ylabel("run / workers")
    beside.set_xscale("log")
    beside.set_xlabel("documents in the archive")
    for axes in (spent, beside):
        axes.set_ylim(bottom=0)
        axes.spines[["top", "right"]].set_visible(False)
        axes.grid(axis="y", color="#d0d7de")
    figure.savefig(path, format="svg", metadata={"Date": None, "Creator": None})
    plt.close(figure)


def spaced(looks: Sequence[Look]) -> list[Look]:
    """The looks that a curve on a logarithmic axis needs: each at :data:`APART` times the one before."""
    found: list[Look] = []
    for look in looks:
        if not found or look.documents >= APART * found[-1].documents:
            found.append(look)
    return found


def _milliseconds(before: Look, after: Look, name: Literal["run", "workers"]) -> float:
    """What a document cost between two looks."""
    return float(getattr(after, name) - getattr(before, name)) / _measured(before, after) * 1e3
