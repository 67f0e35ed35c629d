"""The curve of character errors over ever worse scans."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import matplotlib.pyplot as plt

from benchmarks.pictures import same_bytes
from benchmarks.reading.readers import BARE, OCRMYPDF, OURS
from ocr_pipeline.scoring.counts import TextCounts

_LABELS: Final = {BARE: "Tesseract alone", OCRMYPDF: "OCRmyPDF --deskew --clean", OURS: "vanban"}
_LOOKS: Final = {BARE: ("#9a6700", "o", "--"), OCRMYPDF: ("#57606a", "s", "-."), OURS: ("#0550ae", "D", "-")}


@same_bytes()
def draw(counts: Mapping[str, Mapping[str, TextCounts]], path: Path) -> None:
    """Write the plot as SVG; ``counts`` by recipe (kindest first) and reader."""
    figure, axes = plt.subplots(figsize=(7.2, 4.0), layout="constrained")
    recipes = list(counts)
    for name, (colour, marker, line) in _LOOKS.items():
        rates = [100 * (counts[recipe][name].cer or 0.0) for recipe in recipes if name in counts[recipe]]
        if len(rates) == len(recipes):
            axes.plot(recipes, rates, line, color=colour, marker=marker, label=_LABELS[name])
            axes.annotate(f"{rates[-1]:.1f} %", (recipes[-1], rates[-1]), (7, -3), textcoords="offset points")
    axes.set_ylabel("wrong characters, %")
    axes.set_xlabel("how the same pages were scanned")
    axes.set_ylim(bottom=0)
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(axis="y", color="#d0d7de")
    axes.legend(frameon=False, loc="upper left")
    figure.savefig(path, format="svg", metadata={"Date": None, "Creator": None})
    plt.close(figure)
