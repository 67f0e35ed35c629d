"""``python -m benchmarks.soak FOLDER``: see :mod:`benchmarks.soak`. Ends with 1 where anything was left behind."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.soak.running import Soaked, growth, soak


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line and do what it says."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.soak", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="new, for inbox and archive")
    parser.add_argument("--documents", type=int, default=5000, help="how many (%(default)s)")
    parser.add_argument("--scans", type=int, default=100, help="of them, scans that are really read (%(default)s)")
    options = parser.parse_args(arguments)
    soaked = soak(options.folder, options.documents, options.scans)
    print("\n".join(told(soaked)))
    return 1 if soaked.left else 0


def told(soaked: Soaked) -> list[str]:
    """The figures, a line each."""
    lines = [f"{count:,} {outcome}" for outcome, count in soaked.outcomes.items() if count]
    lines.append(f"{soaked.seconds:,.0f} seconds")
    for what, name, unit in (
        ("the run", "run", "MB"),
        ("its largest worker", "worker", "MB"),
        ("open files of the run", "files", ""),
        ("processes", "processes", ""),
    ):
        if soaked.looks:
            warm, last = growth(soaked.looks, name)
            lines.append(f"{what}: {warm:,.0f} {unit} when warm, {last:,.0f} {unit} at the end".replace("  ", " "))
    return [*lines, *(f"left: {each}" for each in soaked.left[:50]), f"left behind: {len(soaked.left)}"]


if __name__ == "__main__":
    sys.exit(main())
