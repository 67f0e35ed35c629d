"""How much memory a long document takes: the most that is held, and how it grows from page to page."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.pdf_pages import cycled, page_count
from benchmarks.resident import Held, Peaks, watch
from benchmarks.scans import samples

PAGES: Final = 30
LONG: Final = 300
"""Pages of the document for which the figure is wanted."""
TARGET_MB: Final = 500


def measure(pages: int = PAGES) -> None:
    """Convert a PDF of ``pages`` sample pages in a process of its own, and print what it held."""
    pdfs = [scan.path for scan in samples()]
    with TemporaryDirectory(prefix="vanban-bench-") as folder:
        pdf = cycled(pdfs, pages, Path(folder) / "long.pdf")
        size = pdf.stat().st_size / 1e6
        held, peaks = _run(pdf, Path(folder) / "held.txt")
    print(f"a PDF of {pages} pages, {size:.1f} MB; wanted: less than {TARGET_MB} MB")
    print("\n".join(report(held, peaks, page_count(pdfs))))


def report(held: Sequence[Held], peaks: Peaks, in_turn: int) -> list[str]:
    """The figures, a line each.

    Args:
        held: after each page, and at last when the document was there.
        peaks: of the programs, and of all together.
        in_turn: pages of the samples, which follow each other again and again.
    """
    pages = len(held) - 1
    marks = sorted({max(1, pages * third // 3) for third in (1, 2, 3)})
    after = ", ".join(f"{held[mark - 1].now:.0f} MB after page {mark}" for mark in marks)
    lines = [
        f"held: {after}, {held[-1].now:.0f} MB with the document",
        f"most in the converting process: {held[-1].most:.0f} MB",
        f"most in one program it ran: {peaks.largest_program:.0f} MB",
        f"most at one moment, all together: {peaks.together:.0f} MB",
    ]
    growth = growth_per_page([each.now for each in held[:-1]], in_turn)
    if growth is not None:
        lines.append(f"growth: {growth:.2f} MB a page")
        if pages < LONG:
            lines.append(
                f"at {LONG} pages, if it grows on so: {extrapolated(held, growth, LONG):.0f} MB in the process or more"
            )
    return lines


def growth_per_page(held: Sequence[float], in_turn: int) -> float | None:
    """Megabytes a page: each page is held against the same page a turn before; ``None`` in the first two turns.

    The first turn does not count: tables are loaded and buffers find their size.
    """
    turns = [held[start : start + in_turn] for start in range(in_turn, len(held), in_turn)]
    rises = [
        (after - before) / in_turn
        for earlier, later in pairwise(turns)
        for before, after in zip(earlier, later, strict=False)
    ]
    return median(rises) if rises else None


def extrapolated(held: Sequence[Held], growth: float, pages: int) -> float:
    """Megabytes of the process at ``pages`` pages: what reading them holds at most, and what the end takes on top.

    What the end takes is taken to grow with the pages: the whole text is restored and parsed then. It is seen only as
    far as it exceeds what a single page took, so that a whole run of ``pages`` may hold more: 326 MB against 282 once.
    """
    done = len(held) - 1
    end = held[-1].most - held[-2].most
    return held[-2].most + growth * (pages - done) + end * pages / done


def _run(pdf: Path, log: Path) -> tuple[list[Held], Peaks]:
    command = [sys.executable, "-m", "benchmarks.memory_run", str(pdf)]
    with log.open("wb") as stream, subprocess.Popen(command, stdout=stream) as process:
        peaks = watch(process.pid, lambda: process.poll() is None)
    if process.returncode != 0:
        raise subprocess.CalledProcessError(process.returncode, command)
    lines = log.read_text(encoding="utf-8").splitlines()
    return [Held(*map(float, line.split())) for line in lines], peaks
