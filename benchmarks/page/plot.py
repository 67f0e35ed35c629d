"""Bars beside one another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import matplotlib.pyplot as plt

from benchmarks.pictures import same_bytes

_COLOURS: Final = ("#0550ae", "#cf222e", "#9a6700", "#57606a")


@same_bytes()
def bars(groups: Mapping[str, Sequence[float]], names: Sequence[str], path: Path) -> None:
    """Draws per cents: a group of bars for each key, a bar for each of ``names``."""
    figure, axes = plt.subplots(figsize=(7.2, 0.6 + 0.7 * len(groups)), layout="constrained")
    height = 0.8 / len(names)
    for place, name in enumerate(names):
        spots = [row + (place - (len(names) - 1) / 2) * height for row in range(len(groups))]
        drawn = axes.barh(spots, [each[place] for each in groups.values()], height, color=_COLOURS[place], label=name)
        axes.bar_label(drawn, fmt="%.1f %%", padding=3, fontsize=8)
    axes.set_yticks(range(len(groups)), list(groups))
    axes.invert_yaxis()
    axes.set_xlim(0, 112)
    axes.set_xlabel("%")
    axes.spines[["top", "right"]].set_visible(False)
    # Outside the axes: the layout then keeps room for it below their label, however few groups there are.
    figure.legend(frameon=False, fontsize=8, loc="outside lower center", ncols=len(names))
    figure.savefig(path, format="svg", metadata={"Date": None, "Creator": None})
    plt.close(figure)
