"""``python -m benchmarks.large make|measure|all ARCHIVE``: many documents without a picture, and searches in them."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks.large.making import make
from benchmarks.large.measuring import QUESTIONS, measure

DOCUMENTS: Final = 100_000


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line and do what it says."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.large", description=__doc__)
    parser.add_argument("what", choices=("make", "measure", "all"))
    parser.add_argument("archive", type=Path, metavar="ARCHIVE")
    parser.add_argument("--documents", type=int, default=DOCUMENTS, help="make: how many (%(default)s)")
    parser.add_argument("--seed", type=int, default=0, help="make: of the first of them (%(default)s)")
    parser.add_argument("--processes", type=int, default=2, help="make: at once (%(default)s)")
    parser.add_argument("--questions", type=int, default=QUESTIONS, help="measure: how many (%(default)s)")
    parser.add_argument("--keep-index", action="store_true", help="measure: do not make the catalogue anew")
    options = parser.parse_args(arguments)
    if options.what != "measure":
        make(options.archive, options.documents, options.seed, options.processes)
    if options.what != "make":
        measure(options.archive, options.questions, index=not options.keep_index)


if __name__ == "__main__":
    main()
