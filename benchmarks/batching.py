"""``python -m benchmarks.batching``: what a batch costs besides the pipeline, and how it scales.

Without options: the CPU seconds that batch machinery adds to those of the pipeline, measured inside one run. The
pipeline's own are those of its calls, and of one start of it; the machinery's are all others: the run's own process,
what workers do before and behind the pipeline, and every start of a worker but the first.

With ``--scaling``: by how much two workers are faster than one, beside what Tesseract alone gains by two processes on
the same pages. Seconds by the clock: to be measured while the machine does nothing else.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from benchmarks import bare_tesseract
from benchmarks.batching_run import Spent
from benchmarks.pdf_pages import page_count
from benchmarks.scans import samples
from ocr_pipeline import sources
from ocr_pipeline.settings import Settings

PAGES: Final = 60
WORKERS: Final = 2
TARGET_ADDED: Final = 0.03
TARGET_SCALING: Final = 0.95


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.batching", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=int, default=PAGES, help="pages at least (default: %(default)s)")
    parser.add_argument("--workers", type=int, nargs="+", default=[1, WORKERS], help="numbers of workers, each in turn")
    parser.add_argument("--scaling", action="store_true", help="measure how two workers compare with one")
    options = parser.parse_args(arguments)
    with TemporaryDirectory(prefix="vanban-bench-") as name:
        folder = Path(name)
        inbox = filled(folder / "inbox", [scan.path for scan in samples()], options.pages)
        if options.scaling:
            scaling(folder, inbox)
        else:
            machinery(folder, inbox, options.workers)


def filled(inbox: Path, scans: Sequence[Path], pages: int) -> Path:
    """An inbox of these scans, again and again until it has so many pages; no two files are the same.

    What follows the end of a PDF belongs to no page, and makes another file of it.
    """
    inbox.mkdir()
    held = 0
    for round_ in count():
        for scan in scans:
            if held >= pages:
                return inbox
            target = inbox / f"{scan.stem}-{round_}{scan.suffix}"
            target.write_bytes(scan.read_bytes() + b"%%%d\n" % round_)
            held += page_count([scan])
    raise AssertionError("counting has no end")


@dataclass(frozen=True, slots=True)
class Shares:
    """CPU seconds of one run.

    ``pipeline`` are those of the pipeline's calls and of one start; ``run`` those of the run's own process; ``starts``
    those of every further worker until it was ready; ``outside`` those of workers around the pipeline's calls.
    """

    pipeline: float
    run: float
    starts: float
    outside: float

    @property
    def added(self) -> float:
        """What the machinery adds, as a share of the pipeline's own."""
        return (self.run + self.starts + self.outside) / self.pipeline


def shares_of(spent: Sequence[Spent], own: float) -> Shares:
    """The shares of a run whose own process used ``own`` seconds."""
    starts = sorted(each.outside for each in spent if each.start)
    work = [each for each in spent if not each.start]
    return Shares(
        pipeline=sum(each.pipeline for each in work) + starts[0],
        run=own,
        starts=sum(starts[1:]),
        outside=sum(each.outside for each in work),
    )


def machinery(folder: Path, inbox: Path, numbers: Sequence[int]) -> None:
    """Print what the machinery adds with each of these numbers of workers."""
    for workers in numbers:
        log = folder / f"spent-{workers}.jsonl"
        ran = _run(inbox, folder / f"archive-{workers}", workers, log)
        spent = [Spent(**json.loads(line)) for line in log.read_text(encoding="utf-8").splitlines()]
        print("\n".join(report(workers, ran, shares_of(spent, ran["own"]))), flush=True)


def report(workers: int, ran: dict[str, Any], shares: Shares) -> Iterator[str]:
    """The figures of a run, a line each."""
    yield f"{workers} workers, {ran['pages']} pages, {ran['clock']:.0f} s by the clock"
    yield f"  the pipeline, one start included: {shares.pipeline:.2f} CPU s"
    yield f"  the run's own process: {shares.run:.2f}"
    yield f"  starts of further workers: {shares.starts:.2f}"
    yield f"  workers, around the pipeline: {shares.outside:.2f}"
    yield f"  added: {shares.added:.1%} (wanted: {TARGET_ADDED:.0%} or less)"
    yield f"  workers waited for work {ran['idle']:.1%} of the time"


def scaling(folder: Path, inbox: Path) -> None:
    """Print by how much more workers are faster, beside Tesseract alone."""
    rasters = _rasters(inbox, folder)
    ours = {n: _run(inbox, folder / f"archive-{n}", n)["clock"] for n in (1, WORKERS)}
    theirs = {n: _bare(rasters, n) for n in (1, WORKERS)}
    gains = [seconds[1] / seconds[WORKERS] for seconds in (ours, theirs)]
    for name, seconds, gain in zip(("vanban batch", "tesseract alone"), (ours, theirs), gains, strict=True):
        print(
            f"{name:<16}{seconds[1]:>8.1f} s with 1, {seconds[WORKERS]:.1f} s with {WORKERS}: {gain:.2f} times as fast"
        )
    print(f"scaling / scaling of tesseract: {gains[0] / gains[1]:.3f} (wanted: {TARGET_SCALING} or more)")


def _run(inbox: Path, archive: Path, workers: int, log: Path | None = None) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.batching_run", str(inbox), str(archive), str(workers)]
    root = Path(__file__).resolve().parents[1]
    environment = {**os.environ, "PYTHONPATH": str(root)}  # workers import what is measured
    command += [str(log)] if log is not None else []
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=root, env=environment)
    told: dict[str, Any] = json.loads(done.stdout)
    if told["exit_code"]:
        raise RuntimeError(f"the batch ended with {told['exit_code']}")
    return told


def _rasters(inbox: Path, folder: Path) -> list[tuple[Path, int]]:
    """Every page as Tesseract takes it, and its dpi."""
    found = []
    for pdf in sorted(inbox.iterdir()):
        facts = sources.inspect(pdf, Settings())
        target = folder / pdf.stem
        target.mkdir()
        found += [(bare_tesseract.grey_raster(facts, page.number, target), page.dpi) for page in facts.pages]
    return found


def _bare(rasters: Sequence[tuple[Path, int]], processes: int) -> float:
    """Seconds that so many processes of Tesseract at a time need for all pages."""
    began = time.monotonic()
    with ThreadPoolExecutor(processes) as pool:
        for done in [pool.submit(bare_tesseract.read, *each) for each in rasters]:
            done.result()
    return time.monotonic() - began


if __name__ == "__main__":
    main()
