"""How far the pages of drawn samples are levelled: ``python -m benchmarks.levelling MADE``.

``MADE`` is a folder that ``vanban samples make`` has written: its truth tells how each page lies. Nothing is read.
Each page is measured as it lies and turned to another angle within ±15 degrees.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

import cv2
import numpy as np

from ocr_pipeline import sources
from ocr_pipeline.imaging.ink import Pixels, brightest_channel
from ocr_pipeline.imaging.lettering import lettering
from ocr_pipeline.imaging.orientation import quarter_turn, way_of_letters
from ocr_pipeline.imaging.skew import WIDEST
from ocr_pipeline.settings import Settings

ALLOWED: Final = 0.1
"""Degrees: pages that are further off are listed."""
PAGE_SECONDS: Final = 600.0


def main(made: Path) -> None:
    """Print the errors of every page of a folder of samples, and whose turn was not found from its lines."""
    angles = np.random.default_rng(5)
    errors: dict[str, list[float]] = {"as they lie": [], "turned": []}
    for name, grey, dpi, rotation, skew in _pages(made):
        upright = quarter_turn(grey, rotation)
        angle = float(angles.uniform(-WIDEST, WIDEST))
        for how, page, true in (
            ("as they lie", upright, skew),
            ("turned", _turned(upright, angle - skew), angle),
        ):
            lying = quarter_turn(page, (360 - rotation) % 360)
            way = way_of_letters(lettering(lying, dpi), lying, dpi)
            off = way.skew.degrees - true
            errors[how].append(abs(off))
            if way.turn != rotation or abs(off) > ALLOWED:
                print(f"{name} {how}: {true:.2f} found {way.skew.degrees:.2f}; turn {rotation} found {way.turn}")
    for how, found in errors.items():
        over = sum(each > ALLOWED for each in found)
        print(f"{how}: {len(found)} pages, median {median(found):.3f}, above {ALLOWED}: {over}")


def _pages(made: Path) -> Iterator[tuple[str, Pixels, int, int, float]]:
    settings = Settings()
    for truth in sorted((made / "truth").glob("*.json")):
        facts = sources.inspect(made / "scans" / f"{truth.stem}.pdf", settings)
        for page in json.loads(truth.read_text(encoding="utf-8"))["pages"]:
            with TemporaryDirectory(prefix="vanban-bench-") as folder:
                image = sources.render_page(facts, page["number"], settings, Path(folder), PAGE_SECONDS)
            name = f"{truth.stem} page {page['number']}"
            yield name, brightest_channel(image.pixels), image.dpi, page["rotation"], page["skew_degrees"]


def _turned(grey: Pixels, degrees: float) -> Pixels:
    """The page turned clockwise, the image grown to hold it."""
    height, width = grey.shape
    turn = cv2.getRotationMatrix2D(((width - 1) / 2, (height - 1) / 2), -degrees, 1.0)
    cos, sin = abs(turn[0, 0]), abs(turn[0, 1])
    size = int(width * cos + height * sin + 1), int(height * cos + width * sin + 1)
    turn[0, 2] += (size[0] - width) / 2
    turn[1, 2] += (size[1] - height) / 2
    paper = (float(np.median(grey)),)
    return np.asarray(cv2.warpAffine(grey, turn, size, flags=cv2.INTER_LINEAR, borderValue=paper), np.uint8)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m benchmarks.levelling", description=__doc__)
    parser.add_argument("made", type=Path, metavar="MADE", help="folder that `vanban samples make` has written")
    main(parser.parse_args().made)
