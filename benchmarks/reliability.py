"""``python -m benchmarks.reliability LEVEL RESULTS TRUTH ... --plot FILE``: the share right, by what is claimed.

The sets are those of ``python -m training.confidence``. Each claim is by weights that were fitted without the document.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

import matplotlib as mpl
import matplotlib.pyplot as plt

from training.confidence.__main__ import values_of_sets
from training.confidence.fitting import calibration_error, cross_validated
from training.confidence.known_values import KnownValue

EDGES: Final = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1.0)
"""Bounds of what is claimed: narrow where most values are."""
FEWEST: Final = 10
"""A point of fewer values says nothing."""
_LOOKS: Final = {False: ("#0550ae", "o", "not flagged"), True: ("#cf222e", "s", "flagged")}


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, draw."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reliability", description=__doc__)
    parser.add_argument("sets", nargs="+", metavar="LEVEL RESULTS TRUTH", help="documents of one kind of scan")
    parser.add_argument("--plot", type=Path, required=True, help="the SVG that is written")
    options = parser.parse_args(arguments)
    values = [value for value in values_of_sets(options.sets) if value.family == "field"]
    draw(values, cross_validated(values), options.plot)


def points(values: Sequence[KnownValue], claimed: Sequence[float], *, flagged: bool) -> list[tuple[float, float, int]]:
    """What was claimed, the share that was right, and of how many values, between each two of :data:`EDGES`."""
    own = [(sure, value.right) for value, sure in zip(values, claimed, strict=True) if value.flagged is flagged]
    found = []
    for low, high in pairwise(EDGES):
        part = [(sure, right) for sure, right in own if low <= sure < high]
        if len(part) >= FEWEST:
            found.append((sum(s for s, _ in part) / len(part), sum(r for _, r in part) / len(part), len(part)))
    return found


def draw(values: Sequence[KnownValue], claimed: Sequence[float], path: Path) -> None:
    """Write the diagram as SVG."""
    # The same figures give the same bytes.
    mpl.rcParams.update({"svg.hashsalt": "vanban", "svg.fonttype": "none", "font.family": "sans-serif"})
    figure, axes = plt.subplots(figsize=(5.2, 5.0), layout="constrained")
    axes.plot((0, 1), (0, 1), ":", color="#57606a", label="as claimed")
    for flagged, (colour, marker, label) in _LOOKS.items():
        found = points(values, claimed, flagged=flagged)
        axes.plot([x for x, _, _ in found], [y for _, y, _ in found], "-", color=colour, marker=marker, label=label)
        for x, y, count in found:
            axes.annotate(str(count), (x, y), (6, -11), textcoords="offset points", fontsize=7, color=colour)
    error = calibration_error(claimed, [value.right for value in values])
    axes.set_title(f"{len(values)} values, calibration error {error:.3f}", fontsize=10)
    axes.set_xlabel("confidence that a value claims")
    axes.set_ylabel("share of such values that are right")
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(color="#d0d7de")
    axes.legend(frameon=False, loc="upper left")
    figure.savefig(path, format="svg", metadata={"Date": None, "Creator": None})
    plt.close(figure)


if __name__ == "__main__":
    main()
