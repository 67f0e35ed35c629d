"""``python -m benchmarks.clustering``: two workers of a cluster beside two processes of this machine.

The same inbox goes into two archives, in turn: once with the local pool, once with workers of Dask that are started on
this machine, one task at a time each. The rate is that from the first page that was read to the last one, so that
neither start counts; the whole run is told, too. Seconds by the clock: to be measured while the machine does nothing
else. What Dask itself uses of the processor is measured apart, and holds on a busy machine as well.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import psutil

from benchmarks.batching import filled
from benchmarks.dask_cluster import QUIET, ROOT, DaskCluster
from benchmarks.scans import samples

PAGES: Final = 60
WORKERS: Final = 2
TARGET: Final = 0.9


@dataclass(frozen=True, slots=True)
class Ran:
    """One run: pages, seconds from its first page to its last and of all of it, and CPU seconds of its own process.

    ``own`` is that process from the first page to the last: what it costs beside its start. ``dask`` are the CPU
    seconds of the scheduler and of the workers' own processes: those that read are not among them.
    """

    pages: int
    reading: float
    clock: float
    own: float
    dask: float = 0.0

    @property
    def rate(self) -> float:
        """Pages a minute while pages are read: the first one only tells when that began."""
        return 60 * (self.pages - 1) / self.reading


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.clustering",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--pages", type=int, default=PAGES, help="pages at least (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=1, help="times that both are run in turn (default: %(default)s)")
    options = parser.parse_args(arguments)
    with TemporaryDirectory(prefix="vanban-bench-") as name:
        folder = Path(name)
        inbox = filled(folder / "inbox", [scan.path for scan in samples()], options.pages)
        for number in range(options.rounds):
            local = _run(inbox, folder / f"local-{number}", str(WORKERS))
            cluster = _on_cluster(inbox, folder / f"cluster-{number}", folder / f"dask-{number}")
            print("\n".join(report(local, cluster)), flush=True)


def report(local: Ran, cluster: Ran) -> Iterator[str]:
    """The figures of a round, a line each."""
    for name, ran in (("local pool", local), ("cluster", cluster)):
        yield (
            f"{name:<11}{ran.pages} pages, {ran.rate:.1f} a minute while reading; whole run {ran.clock:.0f} s,"
            f" its own process {ran.own / (ran.pages - 1):.3f} CPU s a page"
        )
    share = cluster.dask / cluster.clock / (WORKERS + 1)
    yield f"Dask itself: {share:.1%} of a core for the scheduler and each worker, beside what reads, busy or not"
    yield f"cluster / local pool: {cluster.rate / local.rate:.2f} (wanted: {TARGET} or more)"


def _on_cluster(inbox: Path, archive: Path, folder: Path) -> Ran:
    with DaskCluster(folder, QUIET) as cluster:
        for _ in range(WORKERS):
            cluster.start_worker()
        before = _used(cluster)
        ran = _run(inbox, archive, cluster.address)
        return replace(ran, dask=_used(cluster) - before)


def _used(cluster: DaskCluster) -> float:
    """CPU seconds of the scheduler and of the workers, without those of what they started."""
    used = [psutil.Process(process.pid).cpu_times() for process in cluster.processes]
    return sum(each.user + each.system for each in used)


def _run(inbox: Path, archive: Path, workers: str) -> Ran:
    command = [sys.executable, "-m", "benchmarks.batching_run", str(inbox), str(archive), workers]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}  # workers import what is measured
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=ROOT, env=environment)
    told: dict[str, Any] = json.loads(done.stdout)
    if told["exit_code"]:
        raise RuntimeError(f"the batch ended with {told['exit_code']}")
    return Ran(told["pages"], told["reading"], told["clock"], told["own_reading"])


if __name__ == "__main__":
    main()
