"""Searchable PDFs: their words beside the JSON's, their boxes beside print, their images' bytes, size and CPU."""

from __future__ import annotations

import csv
import html
import io
import math
import re
import statistics
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pikepdf

from benchmarks.cpu import cpu_so_far
from benchmarks.scans import office_scans, samples
from ocr_pipeline.export.pdf.conformance import violations
from ocr_pipeline.export.pdf.placed_words import WordsOfScan
from ocr_pipeline.export.pdf.searchable import write_searchable
from ocr_pipeline.pipeline import Pipeline
from schemas import Document, Page

Box = tuple[float, float, float, float]

ALLOWANCE: Final = 1.05, 40 * 1024
"""What a file may become: so many times its source, and so many bytes more."""
_BOX: Final = re.compile(r'xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>')


@dataclass(frozen=True, slots=True)
class Made:
    """What one scan's PDF is like; ``overlaps`` (0..1) of printed words with those of the layer, on samples only."""

    words: int
    astray: int
    overlaps: tuple[float, ...]
    images_kept: bool
    archival: bool
    size: int
    source_size: int
    conversion: float
    writing: float


def measure() -> None:
    """Print a table: samples, then the scans of an office as one line."""
    pipeline = Pipeline()
    groups = {"samples": [scan.path for scan in samples()]}
    office = office_scans()
    if office is not None:
        groups["office"] = [scan.path for scan in (*office.tuned_on, *office.held_out)]
    for name, paths in groups.items():
        _print(name, [_made(pipeline, path) for path in paths])


def _print(name: str, made: Sequence[Made]) -> None:
    words, astray = sum(each.words for each in made), sum(each.astray for each in made)
    overlaps = [overlap for each in made for overlap in each.overlaps]
    too_large = [each for each in made if each.size > ALLOWANCE[0] * each.source_size + ALLOWANCE[1]]
    print(f"{name}: {len(made)} documents, {words} words, {astray} of them missing or too many for pdftotext -raw")
    print(f"  PDF/A by the rules checked {sum(each.archival for each in made)}")
    print(f"  with the bytes of every image of the source {sum(each.images_kept for each in made)}")
    print(f"  larger than {ALLOWANCE[0]} times the source and 40 KB: {len(too_large)}")
    print(f"  CPU of writing: {sum(e.writing for e in made) / sum(e.conversion for e in made):.3f} of the conversion's")
    if overlaps:
        print(f"  overlap of a printed word's box with its word's: median {statistics.median(overlaps):.2f}")


def _made(pipeline: Pipeline, path: Path) -> Made:
    told: list[WordsOfScan] = []
    before = cpu_so_far()
    document = pipeline.convert(path, on_text=lambda *scan: told.append(WordsOfScan.of(*scan)))
    converted = cpu_so_far()
    file = io.BytesIO()
    write_searchable(document, told[0], file)
    written = cpu_so_far()
    with TemporaryDirectory(prefix="vanban-bench-") as folder:
        pdf = Path(folder) / "out.pdf"
        pdf.write_bytes(file.getvalue())
        words, astray = _compared(pdf, document)
        overlaps = tuple(_overlaps(pdf, document, path))
        with pikepdf.open(pdf) as made, pikepdf.open(path) as source:
            kept = set(_images(source)) <= set(_images(made))
            archival = not violations(made)
    return Made(
        words, astray, overlaps, kept, archival, len(file.getvalue()), path.stat().st_size,
        (converted - before).seconds, (written - converted).seconds,
    )  # fmt: skip


def _images(pdf: pikepdf.Pdf) -> Iterator[bytes]:
    for page in pdf.pages:
        for image in page.get_images().values():
            yield image.read_raw_bytes()


def _compared(pdf: Path, document: Document) -> tuple[int, int]:
    """How many words the JSON has, and how many are missing in the PDF or too many, page by page."""
    told = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, check=True).stdout.decode()
    return compared(told.split("\f"), document.text.split("\f"))


def compared(pages: Sequence[str], wanted_pages: Sequence[str]) -> tuple[int, int]:
    """How many words are wanted, and how many are missing or too many, page by page; a lost page is all missing."""
    astray = words = 0
    for found, wanted in zip_longest(pages, wanted_pages, fillvalue=""):
        has, needs = Counter(found.split()), Counter(wanted.split())
        words += needs.total()
        astray += ((has - needs) + (needs - has)).total()
    return words, astray


def _overlaps(pdf: Path, document: Document, path: Path) -> Iterator[float]:
    """For each printed word of a sample, how far the best word of the layer covers its box: their common share."""
    table = path.parents[1] / "words" / f"{path.stem}.tsv"
    truth = path.parents[1] / "truth" / f"{path.stem}.json"
    if not table.exists():
        return
    drawn = {page.number: page.dpi for page in Document.model_validate_json(truth.read_bytes()).pages}
    told = subprocess.run(["pdftotext", "-bbox", pdf, "-"], capture_output=True, check=True).stdout.decode()
    layers = told.split("<page ")[1:]
    with table.open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE):
            number = int(row["page"])
            page = document.pages[number - 1]
            if row["by"] == "print" and page.error is None:
                scale = page.dpi / drawn[number]
                box = tuple(float(row[side]) * scale for side in ("x0", "y0", "x1", "y1"))
                printed = _tilted(box, page)
                yield max((_overlap(printed, each) for each in _boxes(layers[number - 1], page)), default=0.0)


def _boxes(layer: str, page: Page) -> Iterator[Box]:
    for found in _BOX.finditer(html.unescape(layer)):
        x0, y0, x1, y1 = (float(each) * page.dpi / 72 for each in found.groups()[:4])
        yield x0, y0, x1, y1


def _tilted(box: Sequence[float], page: Page) -> Box:
    """A box of the level page where the scan has it: moved as levelling is undone, as large as before."""
    x0, y0, x1, y1 = box
    middle = complex(page.width, page.height) / 2
    # The y axis of images points down: counter-clockwise is negative.
    turned = middle + (complex(x0 + x1, y0 + y1) / 2 - middle) * complex(
        math.cos(math.radians(page.skew_degrees)), math.sin(math.radians(page.skew_degrees))
    )
    across, down = (x1 - x0) / 2, (y1 - y0) / 2
    return turned.real - across, turned.imag - down, turned.real + across, turned.imag + down


def _overlap(one: Box, other: Box) -> float:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    if across <= 0 or down <= 0:
        return 0.0
    both = across * down
    return both / ((one[2] - one[0]) * (one[3] - one[1]) + (other[2] - other[0]) * (other[3] - other[1]) - both)
