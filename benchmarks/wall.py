"""Seconds by the clock for a box of pages on two cores: vanban in two processes, OCRmyPDF with two jobs, by turns."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.cpu import cpu_so_far
from benchmarks.pdf_pages import cycled, first_pages
from benchmarks.scans import VARIABLE, office_scans

PAGES: Final = 20
CORES: Final = 2
ROUNDS: Final = 2

_ONE_THREAD: Final = {"OMP_THREAD_LIMIT": "1"}


def measure(pages: int = PAGES, *, pdf: bool = False) -> None:
    """Print seconds and CPU seconds of both on the first pages of real scans, and their ratios.

    With ``pdf`` both give a searchable PDF/A; else vanban gives JSON and OCRmyPDF a plain PDF.
    """
    office = office_scans()
    if office is None or shutil.which("ocrmypdf") is None:
        print(f"skipped: it needs {VARIABLE} and OCRmyPDF")
        return
    with TemporaryDirectory(prefix="vanban-bench-") as name:
        folder = Path(name)
        scans = [scan.path for scan in islice((*office.tuned_on, *office.held_out), pages)]
        singles = [first_pages(path, 1, folder) for path in scans]
        whole = cycled(singles, len(singles), folder / "whole.pdf")
        ways = {"vanban": lambda: _ours(singles, folder, pdf), "ocrmypdf": lambda: _ocrmypdf(whole, folder, pdf)}
        print(f"{len(singles)} first pages, {CORES} cores, best of {ROUNDS} turns")
        best = _best(ways)
    for way, (wall, cpu) in best.items():
        print(f"{way:<12}{wall:>8.1f} s by the clock{cpu:>8.1f} CPU s")
    ours, theirs = best["vanban"], best["ocrmypdf"]
    print(f"vanban / ocrmypdf: {ours[0] / theirs[0]:.2f} by the clock, {ours[1] / theirs[1]:.2f} of the CPU")


def _best(ways: dict[str, Callable[[], None]]) -> dict[str, tuple[float, float]]:
    """The least seconds of each way, by the clock and of CPU; who begins changes from round to round."""
    seen: dict[str, list[tuple[float, float]]] = {way: [] for way in ways}
    for number in range(ROUNDS):
        for way, run in list(ways.items())[:: 1 if number % 2 == 0 else -1]:
            before, cpu = time.monotonic(), cpu_so_far()
            run()
            seen[way].append((time.monotonic() - before, (cpu_so_far() - cpu).seconds))
    return {way: (min(wall for wall, _ in runs), min(cpu for _, cpu in runs)) for way, runs in seen.items()}


def _ours(pdfs: Sequence[Path], folder: Path, pdf: bool) -> None:
    """As a person with two cores would: two processes, each with half of the files."""
    command = [sys.executable, "-m", "ocr_pipeline.cli", "convert", "-o", str(folder / "out")]
    command += ["--pdf"] if pdf else []
    halves = [[*command, *map(str, pdfs[start::CORES])] for start in range(CORES)]
    running = [subprocess.Popen(half, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for half in halves]
    ended = [process.wait() for process in running]
    if any(ended):
        raise RuntimeError(f"vanban convert ended with {ended}")


def _ocrmypdf(pages: Path, folder: Path, archival: bool) -> None:
    command = ["ocrmypdf", "-l", "vie", "--deskew", "--force-ocr", "--jobs", str(CORES)]
    command += ["--output-type", "pdfa" if archival else "pdf"]
    command += ["--quiet", str(pages), str(folder / "searchable.pdf")]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, **_ONE_THREAD})
