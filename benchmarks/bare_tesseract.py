"""The floor that the road is measured against: Tesseract alone on a page that poppler rendered in grey."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from ocr_pipeline.sources import Facts


def grey_raster(facts: Facts, number: int, folder: Path) -> Path:
    """Page ``number`` (from 1) of a PDF as PGM, at the dpi the road reads it at."""
    page = facts.pages[number - 1]
    target = folder / f"page-{number}"
    command = ["pdftoppm", "-gray", "-singlefile", "-r", str(page.dpi), "-f", str(number), "-l", str(number)]
    command += ["-cropbox"] if page.cropped else []
    subprocess.run([*command, str(facts.paths[0]), str(target)], check=True, capture_output=True)
    return target.with_suffix(".pgm")


def read(raster: Path, dpi: int) -> None:
    """``tesseract -l vie`` with what it does by itself, on one thread; the table of words goes beside the raster."""
    # A PGM states no resolution, which the PNG or TIFF that a person would hand over does.
    command = ["tesseract", str(raster), str(raster.with_suffix("")), "-l", "vie", "--dpi", str(dpi), "tsv"]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "OMP_THREAD_LIMIT": "1"})
