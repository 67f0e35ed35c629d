"""``python -m benchmarks.reliability LEVEL RESULTS TRUTH ...``: what claims and the missing of a flag are worth.

The sets are those of ``python -m training.confidence``. The table is of what the documents claim, by kind of scan, each
figure beside what so few values can tell at all. ``--plot FILE`` draws the share right over the claim, each claim by
weights that were fitted without the document.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

import matplotlib.pyplot as plt

from benchmarks.pictures import same_bytes
from training.confidence.__main__ import FAMILIES, values_of_sets
from training.confidence.chance import error_by_chance, least_share
from training.confidence.fitting import calibration_error, cross_validated
from training.confidence.known_values import KnownValue

EDGES: Final = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1.0)
"""Bounds of what is claimed: narrow where most values are."""
FEWEST: Final = 10
"""A point of fewer values says nothing."""
HEADS: Final = ("values", "flagged", "right of these", "unflagged", "wrong", "right", "at least", "error", "by chance")
WIDTH: Final = 15
_LOOKS: Final = {False: ("#0550ae", "o", "not flagged"), True: ("#cf222e", "s", "flagged")}


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print, draw."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reliability", description=__doc__)
    parser.add_argument("sets", nargs="+", metavar="LEVEL RESULTS TRUTH", help="documents of one kind of scan")
    parser.add_argument("--plot", type=Path, metavar="FILE", help="an SVG of the fields' claims")
    options = parser.parse_args(arguments)
    if len(options.sets) % 3:
        parser.error("a kind of scan, a folder of results and one of truths are wanted, each time")
    values = values_of_sets(options.sets)
    sys.stdout.writelines(f"{line}\n" for line in table(values))
    if options.plot is not None:
        fields = [value for value in values if value.family == "field"]
        draw(fields, cross_validated(fields), options.plot)


def table(values: Sequence[KnownValue]) -> Iterator[str]:
    """A line for each family and kind of scan; what a pen wrote is always flagged, and does not count as printed.

    "at least" is the share of right ones among the values that have no flag with 95 % certainty, "by chance" the
    calibration error that claims true to the letter would have on so many values, and what it would stay below.
    """
    yield f"{'':<26}" + "".join(f"{head:>{WIDTH}}" for head in HEADS)
    for family in FAMILIES:
        own = [value for value in values if value.family == family]
        levels = dict.fromkeys(value.level for value in own)
        for level in ("", *levels) if own else ():
            there = [value for value in own if level in ("", value.level)]
            yield f"{family:<12}{level or 'all':<14}" + "".join(f"{each:>{WIDTH}}" for each in _figures(there))


def _figures(there: Sequence[KnownValue]) -> tuple[str, ...]:
    printed = [value for value in there if not value.by_hand]
    flagged = [value.right for value in printed if value.flagged]
    sure = [value.right for value in there if not value.flagged]
    claimed = [value.claimed for value in there]
    error = calibration_error(claimed, [value.right for value in there])
    chance = error_by_chance(claimed)
    return (
        str(len(there)),
        f"{len(flagged) / max(1, len(printed)):.1%}",
        f"{sum(flagged)} of {len(flagged)}",
        str(len(sure)),
        str(len(sure) - sum(sure)),
        f"{sum(sure) / max(1, len(sure)):.2%}",
        f"{least_share(sum(sure), len(sure)):.2%}" if sure else "-",
        f"{error:.3f}",
        f"{chance.mean:.3f} < {chance.most:.3f}",
    )


def points(values: Sequence[KnownValue], claimed: Sequence[float], *, flagged: bool) -> list[tuple[float, float, int]]:
    """What was claimed, the share that was right, and of how many values, between each two of :data:`EDGES`."""
    own = [(sure, value.right) for value, sure in zip(values, claimed, strict=True) if value.flagged is flagged]
    found = []
    for low, high in pairwise(EDGES):
        part = [(sure, right) for sure, right in own if low <= sure < high or sure == high == EDGES[-1]]
        if len(part) >= FEWEST:
            found.append((sum(s for s, _ in part) / len(part), sum(r for _, r in part) / len(part), len(part)))
    return found


@same_bytes()
def draw(values: Sequence[KnownValue], claimed: Sequence[float], path: Path) -> None:
    """Write the diagram as SVG."""
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
