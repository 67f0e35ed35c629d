"""``python -m samples build [--out DIR]``: makes the scans, their truth and their labels anew."""

from __future__ import annotations

import argparse
from pathlib import Path

from samples.build import HOME, build


def main() -> None:
    """Reads the command line and builds."""
    parser = argparse.ArgumentParser(prog="python -m samples", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("build", help="make everything anew from documents/*.toml")
    command.add_argument("--out", type=Path, default=HOME, help="the folder to write into (default: %(default)s)")
    build(parser.parse_args().out)


if __name__ == "__main__":
    main()
