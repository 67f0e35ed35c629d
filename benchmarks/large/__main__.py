"""``python -m benchmarks.large make|measure ARCHIVE``: make a large archive; measure how it is searched."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks.large.making import make

DOCUMENTS: Final = 100_000


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line and do what it says."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.large", description=__doc__)
    parser.add_argument("archive", type=Path, metavar="ARCHIVE")
    parser.add_argument("--documents", type=int, default=DOCUMENTS, help="default: %(default)s")
    parser.add_argument("--seed", type=int, default=0, help="of the first of them; default: %(default)s")
    parser.add_argument("--processes", type=int, default=2, help="default: %(default)s")
    options = parser.parse_args(arguments)
    make(options.archive, options.documents, options.seed, options.processes)


if __name__ == "__main__":
    main()
