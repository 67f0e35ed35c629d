"""``python -m benchmarks.offices``: headers, footers and signatures of real offices, read once more as damaged text.

The documents are those of the corpus that ``VANBAN_CORPUS`` names which keep a header and a signature. Each is read as
it is, and its unflagged values are what its damaged readings are held against: how many stay right, which differ and
are flagged, which differ and are not (silently wrong), which are gone without a word (lost), and how many right ones
are flagged. What is flagged in the clean text, and how often, is told first. Nothing but figures is printed.

Half of the documents, by their checksum, were looked at while parsers were made; the other half is scored alone.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks.offices.measuring import measure, pages_of

SEEDS: Final = (1,)


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line, read every page in every way, print a table a group."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.offices", description=__doc__)
    parser.add_argument("--seeds", type=int, nargs="+", default=SEEDS, help="seeds of the damage (default: 1)")
    parser.add_argument("--documents", type=int, help="so many of each group; all when not given")
    parser.add_argument("--workers", type=int, default=2, help="processes (default: %(default)s)")
    options = parser.parse_args(arguments)
    corpus = os.environ.get("VANBAN_CORPUS")
    if not corpus:
        sys.exit("VANBAN_CORPUS names no corpus.")
    for group, pages in pages_of(Path(corpus)).items():
        chosen = pages[: options.documents]
        print(f"\n{group}: {len(chosen)} documents", flush=True)
        print("\n".join(measure(chosen, options.seeds, options.workers)))


if __name__ == "__main__":
    main()
