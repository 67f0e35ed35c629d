"""What a run cost at each size, as a table and as a plot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks.million.running import EVERY, Look

SIZES: Final = (3_000, 10_000, 20_000, 50_000, 100_000, 300_000, 1_000_000)
"""Documents in the archive at which it is told what one more costs."""
WIDE: Final = 0.2
"""Of a size: so many documents before it are what is measured there, and 2,000 at least."""
FLAT_FROM: Final = 10_000
ALLOWED: Final = 0.10
"""By how much the cost may differ from that at 10,000 documents."""


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


def draw(looks: Sequence[Look], path: Path) -> None:
    """Write what each document cost over the size of the archive, as SVG."""
    import matplotlib as mpl
    import matplotlib.pyplot as plt

    # The same figures give the same bytes.
    mpl.rcParams.update({"svg.hashsalt": "vanban", "svg.fonttype": "none", "font.family": "sans-serif"})
    figure, axes = plt.subplots(figsize=(7.2, 3.6), layout="constrained")
    pairs = [(before, after) for before, after in pairwise(looks) if _measured(before, after)]
    sizes = [after.documents for _, after in pairs]
    for name, colour in (("run", "#0550ae"), ("workers", "#9a6700")):
        each = [(getattr(b, name) - getattr(a, name)) / _measured(a, b) * 1e3 for a, b in pairs]
        axes.plot(sizes, each, color=colour, label={"run": "the run's process", "workers": "its workers"}[name])
    axes.set_xscale("log")
    axes.set_ylim(bottom=0)
    axes.set_xlabel("documents in the archive")
    axes.set_ylabel("CPU, ms a document")
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(axis="y", color="#d0d7de")
    axes.legend(frameon=False, loc="lower right")
    figure.savefig(path, format="svg", metadata={"Date": None, "Creator": None})
    plt.close(figure)
