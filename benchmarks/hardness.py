"""Whether the samples are as hard as life: what bare Tesseract gets wrong on them, by degradation, and on real scans.

Both are read alike: page 1 rendered in grey at 300 dpi, ``tesseract -l vie`` with what it does by itself, on one
thread; the word error rate counts reading order and stray text as errors.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from benchmarks.scans import VARIABLE
from ocr_pipeline.scoring.text import score_text
from samples.ageing import RECIPES
from samples.grammar import generate
from samples.making import Sample, make
from samples.shelf import source_of

DPI: Final = 300
DOCUMENTS: Final = ("cong-van", "quyet-dinh", "thong-bao", "bao-cao", "thong-tu", "cong-van-khan")
"""One that is all header, two of legal bases, one of figures, one under stamps, one under an arrow."""
WORKERS: Final = 2
MADE: Final = 12
"""Generated samples by which the making is timed."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The word error rate (0 and more) of one first page; ``turned`` when it does not lie upright in the scan."""

    name: str
    wer: float
    turned: bool = False


def measure(documents: Sequence[str] = DOCUMENTS, recipes: Sequence[str] = tuple(RECIPES)) -> None:
    """Print the word error rate of each recipe, best first, and of each real page, and whether the one spans the other.

    Args:
        documents: the samples that are scanned by every recipe.
        recipes: the recipes of scans.
    """
    print(f"made {MADE} generated samples at {_seconds_a_page():.2f} CPU s a page, truth and compression included\n")
    rows = sorted((_of_recipe(recipe, documents) for recipe in recipes), key=lambda row: _mean(row[1]))
    print(f"word error rate of bare Tesseract on page 1 of {len(documents)} samples, by recipe")
    print(f"{'':<18}{'mean':>8}{'least':>8}{'most':>8}")
    for recipe, readings in rows:
        rates = [reading.wer for reading in readings]
        print(f"{recipe:<18}{_mean(readings):>8.3f}{min(rates):>8.3f}{max(rates):>8.3f}")
    real = list(_real_pages())
    if not real:
        print(f"real scans: skipped, {VARIABLE} is not set")
        return
    print("\nthe same on the typed first pages of real scans")
    for reading in sorted(real, key=lambda reading: reading.wer):
        print(f"{reading.name:<18}{reading.wer:>8.3f}")
    upright = [_mean(readings) for _, readings in rows if not any(reading.turned for reading in readings)]
    print(f"\n{_verdict(upright, [reading.wer for reading in real])}")


def _seconds_a_page() -> float:
    """CPU seconds of this process for each page of a few generated samples, once fonts are loaded."""
    make(generate(0))
    before, pages = time.process_time(), 0
    for seed in range(MADE):
        pages += len(make(generate(seed)).scan.sheets)
    return (time.process_time() - before) / pages


def _of_recipe(recipe: str, documents: Sequence[str]) -> tuple[str, list[Reading]]:
    with tempfile.TemporaryDirectory(prefix="vanban-hardness-") as folder, ThreadPoolExecutor(WORKERS) as pool:
        samples = [make(source_of(name).model_copy(update={"scan": recipe})) for name in documents]
        return recipe, list(pool.map(lambda sample: _of_sample(sample, Path(folder)), samples))


def _of_sample(sample: Sample, folder: Path) -> Reading:
    path = folder / f"{sample.source.stem}.pdf"
    path.write_bytes(sample.scan.pdf)
    reading = _read(sample.source.stem, path, sample.reading.text.split("\f", maxsplit=1)[0])
    return replace(reading, turned=bool(sample.scan.sheets[0].rotation))


def _real_pages() -> Iterator[Reading]:
    folder = os.environ.get(VARIABLE)
    if not folder:
        return
    texts = sorted((Path(folder) / "truth").glob("*.txt"))
    with ThreadPoolExecutor(WORKERS) as pool:
        jobs = [(path.stem, Path(folder) / f"{path.stem}.pdf", path.read_text(encoding="utf-8")) for path in texts]
        yield from pool.map(lambda job: _read(*job), jobs)


def _read(name: str, pdf: Path, truth: str) -> Reading:
    render = ["pdftoppm", "-gray", "-singlefile", "-r", str(DPI), "-f", "1", "-l", "1", str(pdf)]
    raster = subprocess.run(render, check=True, capture_output=True).stdout
    command = ["tesseract", "stdin", "stdout", "-l", "vie", "--dpi", str(DPI)]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    done = subprocess.run(command, input=raster, check=True, capture_output=True, env=environment)
    return Reading(name, score_text(done.stdout.decode(), truth).wer or 0.0)


def _mean(readings: Sequence[Reading]) -> float:
    return sum(reading.wer for reading in readings) / len(readings)


def _verdict(samples: Sequence[float], real: Sequence[float]) -> str:
    spans = min(samples) <= min(real) and max(samples) >= max(real)
    word = "span" if spans else "DO NOT span"
    return (
        f"the upright recipes, {min(samples):.3f} to {max(samples):.3f}, {word} the real pages, "
        f"{min(real):.3f} to {max(real):.3f}"
    )
