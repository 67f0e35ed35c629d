"""How much memory a long document takes: the most that is held, and how it grows from page to page."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import linear_regression
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.pdf_pages import cycled
from benchmarks.resident import Peaks, watch
from benchmarks.scans import samples

PAGES: Final = 30
LONG: Final = 300
"""Pages of the document for which the figure is wanted."""
TARGET_MB: Final = 600
_WARM: Final = 1 / 3
"""The share (0..1) of the pages after which tables are loaded and buffers have their size."""


def measure(pages: int = PAGES) -> None:
    """Convert a PDF of ``pages`` sample pages in a process of its own, and print what it held."""
    with TemporaryDirectory(prefix="vanban-bench-") as folder:
        pdf = cycled([scan.path for scan in samples()], pages, Path(folder) / "long.pdf")
        size = pdf.stat().st_size / 1e6
        held, peaks = _run(pdf, Path(folder) / "held.txt")
    print(f"a PDF of {pages} pages, {size:.1f} MB; wanted: less than {TARGET_MB} MB")
    print("\n".join(report(held, peaks, pages)))


def report(held: Sequence[float], peaks: Peaks, pages: int) -> list[str]:
    """The figures, a line each.

    Args:
        held: megabytes after each page.
        peaks: of the whole conversion.
        pages: of the document.
    """
    marks = sorted({max(1, pages * third // 3) for third in (1, 2, 3)})
    after = ", ".join(f"{held[mark - 1]:.0f} MB after page {mark}" for mark in marks)
    lines = [
        f"held: {after}",
        f"most in the converting process: {peaks.process:.0f} MB",
        f"most in one program it ran: {peaks.largest_program:.0f} MB",
        f"most at one moment, all together: {peaks.together:.0f} MB",
    ]
    if len(held) >= 3:
        growth = growth_per_page(held)
        lines.append(f"growth: {growth:.2f} MB a page")
        if pages < LONG:
            lines.append(f"at {LONG} pages, if it grows on so: {extrapolated(held, peaks, LONG):.0f} MB in the process")
    return lines


def growth_per_page(held: Sequence[float]) -> float:
    """Megabytes a page, by least squares over the pages after the first third."""
    start = int(len(held) * _WARM)
    return linear_regression(range(start, len(held)), held[start:]).slope


def extrapolated(held: Sequence[float], peaks: Peaks, pages: int) -> float:
    """Megabytes of the process at ``pages`` pages: what it held, and what the end of the document took on top, grown.

    The top is taken to grow with the pages: the whole text is restored and parsed at the end.
    """
    top = max(0.0, peaks.process - held[-1]) * pages / len(held)
    return held[-1] + growth_per_page(held) * (pages - len(held)) + top


def _run(pdf: Path, log: Path) -> tuple[list[float], Peaks]:
    command = [sys.executable, "-m", "benchmarks.memory_run", str(pdf)]
    with log.open("wb") as stream, subprocess.Popen(command, stdout=stream) as process:
        peaks = watch(process.pid, lambda: process.poll() is None)
    if process.returncode != 0:
        raise subprocess.CalledProcessError(process.returncode, command)
    return [float(line) for line in log.read_text(encoding="utf-8").split()], peaks
