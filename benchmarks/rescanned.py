"""Labelled scans as another office's scanner would have made them: printed out, as it were, and scanned again.

What is true of a scan stays true of it scanned again, and nobody tuned on that: the figures tell how much of what was
tuned on these very files holds for the next office's.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import numpy as np
from pdf2image import convert_from_path

from benchmarks.scan_split import LabelledScan
from samples.ageing import age, recipe
from samples.scanning.scan_pdf import bind
from samples.sheet import Sheet
from samples.units import DPI


def rescanned(scans: Iterable[LabelledScan], name: str, folder: Path) -> tuple[LabelledScan, ...]:
    """The scans aged by the recipe ``name`` of the samples, written to ``folder``; their labels as they were.

    Alike for the same scan and recipe.

    Raises:
        KeyError: there is no such recipe.
        TypeError: the recipe shows the reverse of a sheet, which a scan does not tell.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return tuple(_again(scan, name, folder) for scan in scans)


def _again(scan: LabelledScan, name: str, folder: Path) -> LabelledScan:
    steps, seed = recipe(name), zlib.crc32(scan.name.encode())
    pages = (np.asarray(page, np.uint8) for page in convert_from_path(scan.path, DPI))
    sheets = [age(Sheet(pixels, DPI), steps, seed, number) for number, pixels in enumerate(pages, start=1)]
    path = folder / scan.path.name
    path.write_bytes(bind(sheets))
    return replace(scan, path=path)
