"""``python -m benchmarks [speed|wall|memory|accuracy|reading|hardness|searchable …]``: those named, or all of them.

``python -m benchmarks compare BEFORE AFTER TRUTH`` measures nothing anew: it holds two runs against each other.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from benchmarks import accuracy, compare, hardness, memory, searchable, speed, wall
from benchmarks.reading import __main__ as reading


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line and run what it names."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    if given[:1] == [_COMPARE]:
        compare.main(given[1:])
        return
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    # No `choices`: with nargs="*" argparse would refuse the empty list that means all.
    parser.add_argument("names", nargs="*", metavar="BENCHMARK", help=f"any of: {', '.join(_BENCHMARKS)}")
    parser.add_argument("--all", action="store_true", help="speed: every page of every scan, not the first of some")
    parser.add_argument("--profile", action="store_true", help="speed: the ten costliest functions; spoils the ratios")
    parser.add_argument("--pdf", action="store_true", help="wall: both give a searchable PDF/A")
    parser.add_argument("--pages", type=int, default=memory.PAGES, help="memory: pages (default: %(default)s)")
    parser.add_argument("--tuned-only", action="store_true", help="accuracy: leave the held-out scans alone")
    parser.add_argument("--show", action="store_true", help="accuracy: list what was missed, not of held-out scans")
    parser.add_argument("--rescan", metavar="RECIPE", help="accuracy: the office's scans scanned again: fax-200, …")
    parser.add_argument("--out", type=Path, metavar="DIR", help="accuracy: keep the JSON documents in DIR")
    parser.add_argument("--workers", type=int, default=accuracy.WORKERS, help="accuracy: processes (%(default)s)")
    options = parser.parse_args(given)
    unknown = [name for name in options.names if name not in _BENCHMARKS]
    if unknown:
        parser.error(f"there is no benchmark {', '.join(unknown)}; there are: {', '.join(_BENCHMARKS)}")
    for name in options.names or _BENCHMARKS:
        print(f"\n{name}\n{'=' * len(name)}", flush=True)
        _BENCHMARKS[name](options)


def _speed(options: argparse.Namespace) -> None:
    speed.measure(every=options.all, profile=options.profile)


def _wall(options: argparse.Namespace) -> None:
    wall.measure(pdf=options.pdf)


def _searchable(_: argparse.Namespace) -> None:
    searchable.measure()


def _memory(options: argparse.Namespace) -> None:
    memory.measure(options.pages)


def _accuracy(options: argparse.Namespace) -> None:
    accuracy.measure(
        tuned_only=options.tuned_only,
        show=options.show,
        rescan=options.rescan,
        out=options.out,
        workers=max(1, options.workers),
    )


def _hardness(_: argparse.Namespace) -> None:
    hardness.measure()


def _reading(_: argparse.Namespace) -> None:
    reading.main([])


def _restoration(_: argparse.Namespace) -> None:
    subprocess.run([sys.executable, "-m", "benchmarks.restoration"], check=True)


_COMPARE: Final = "compare"
"""The one name that takes folders; it stands alone."""

_BENCHMARKS: Final[dict[str, Callable[[argparse.Namespace], None]]] = {
    "speed": _speed,
    "wall": _wall,
    "memory": _memory,
    "accuracy": _accuracy,
    "reading": _reading,
    "hardness": _hardness,
    "restoration": _restoration,
    "searchable": _searchable,
}

if __name__ == "__main__":
    main()
