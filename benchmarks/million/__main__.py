"""``python -m benchmarks.million FOLDER``: see :mod:`benchmarks.million`; it needs 20 kB of disk for each document."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks.million.running import INBOX, LOOKS, looks_from, run
from benchmarks.million.telling import ALLOWED, FLAT_FROM, costs, draw, table

DOCUMENTS: Final = 1_000_000


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line and do what it says."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.million", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="new, for inbox, archive and figures")
    parser.add_argument("--documents", type=int, default=DOCUMENTS, help="how many (%(default)s)")
    parser.add_argument("--flush", action="store_true", help="wait for the disk, as a batch does")
    parser.add_argument("--go-on", action="store_true", help="with a run in FOLDER that was stopped, or killed")
    parser.add_argument("--report", action="store_true", help="tell what an earlier run, perhaps one under way, cost")
    parser.add_argument("--plot", type=Path, help="SVG that is written")
    options = parser.parse_args(arguments)
    if not options.report:
        if not options.go_on and (options.folder / INBOX).exists():
            parser.error(f"{options.folder} holds a run: --go-on goes on with it, --report tells of it")
        run(options.folder, options.documents, flush=options.flush, go_on=options.go_on)
    looks = looks_from(options.folder / LOOKS)
    every = list(costs(looks))
    print(table(every))
    begun = next((each for each in every if each.documents == FLAT_FROM), None)
    if begun is not None:
        shares = ", ".join(f"{each.documents:,}: {each.evenly / begun.evenly - 1:+.1%}" for each in every)
        print(f"run / workers beside that at {FLAT_FROM:,} documents (allowed: ±{ALLOWED:.0%}): {shares}")
    if options.plot is not None:
        draw(looks, options.plot)


if __name__ == "__main__":
    main()
