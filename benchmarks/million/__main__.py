"""``python -m benchmarks.million FOLDER``: see :mod:`benchmarks.million`; it needs 20 kB of disk for each document."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks.million.running import run

DOCUMENTS: Final = 1_000_000


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line and do what it says."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.million", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="new, for inbox, archive and figures")
    parser.add_argument("--documents", type=int, default=DOCUMENTS, help="how many (%(default)s)")
    parser.add_argument("--work", type=Path, help="an empty folder for what is under way, perhaps of another disk")
    parser.add_argument("--flush", action="store_true", help="wait for the disk, as a batch does")
    options = parser.parse_args(arguments)
    run(options.folder, options.documents, work=options.work, flush=options.flush)


if __name__ == "__main__":
    main()
