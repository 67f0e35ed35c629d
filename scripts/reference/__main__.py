"""Writes the pages of ``docs/reference`` anew from the code: ``python -m scripts.reference``.

``--check`` writes nothing and ends with 1 when a page is not what the code says.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from scripts.reference.pages import FOLDER, PAGES, outdated


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the pages, or look whether they are current; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m scripts.reference", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; 1 when a page is not current")
    if parser.parse_args(arguments).check:
        late = outdated()
        sys.stdout.writelines(f"{name} is not what the code says: run `make reference`\n" for name in late)
        return 1 if late else 0
    FOLDER.mkdir(exist_ok=True)
    for name, made in PAGES.items():
        (FOLDER / name).write_text(made(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
