"""``python -m benchmarks.desk_load ARCHIVE``: see :mod:`benchmarks.desk_load`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import benchmarks.desk_load
from benchmarks.desk_load.queries import Times
from benchmarks.desk_load.serving import Load, copied, identities_of, measured
from benchmarks.desk_load.telling import print_pages
from benchmarks.desk_load.users import Told

TURN_SECONDS: Final = 0.0005
"""Of one user before another's: all are threads of one process, and must wait for the server, not for each other."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line and do what it says; 1 where a request failed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.desk_load", description=benchmarks.desk_load.__doc__)
    parser.add_argument("archive", type=Path, metavar="ARCHIVE")
    parser.add_argument("--users", type=int, default=20)
    parser.add_argument("--think", type=float, default=2.0, help="seconds between an answer and the next request")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--rounds", type=int, default=1, help="times that all of it is done, each with a new server")
    parser.add_argument("--folder", type=Path, help="where the copy is made; the system's temporary folder")
    options = parser.parse_args(arguments)
    sys.setswitchinterval(TURN_SECONDS)
    with tempfile.TemporaryDirectory(prefix="desk-load-", dir=options.folder) as folder:
        archive = copied(options.archive.resolve(), Path(folder) / "archive")
        load = Load(archive, identities_of(archive), options.users, options.think, options.seconds)
        told = Told()
        bare: Times = defaultdict(list)
        for _ in range(options.rounds):
            for page, alone in measured(load, told).items():
                bare[page] += alone
        print_pages(told, bare)
    return int(bool(told.errors))


if __name__ == "__main__":
    raise SystemExit(main())
