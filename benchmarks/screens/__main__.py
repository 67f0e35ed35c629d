"""``python -m benchmarks.screens ARCHIVE FOLDER``: every page of the desk as a picture; nothing is decided."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from benchmarks.screens.drawing import screens


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line and do what it says; 1 where a page is cut off or too wide."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.screens", description=__doc__)
    parser.add_argument("archive", type=Path, metavar="ARCHIVE")
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--chromium", type=Path, default=Path("/usr/bin/chromium"))
    options = parser.parse_args(arguments)
    wrong = 0
    for name, complaint in screens(options.archive, options.folder, options.chromium):
        print(f"{name}: {complaint or 'fits'}")
        wrong += bool(complaint)
    return int(wrong > 0)


if __name__ == "__main__":
    raise SystemExit(main())
