"""One conversion in a process of its own, which says after each page how much memory it holds.

``python -m benchmarks.memory_run PDF`` prints the megabytes held and the most until then: a line after each page, and
one when the document is there.
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.resident import held
from ocr_pipeline.pipeline import Pipeline, Progress


def main() -> None:
    """Convert the PDF of the command line."""
    _document = Pipeline().convert(Path(sys.argv[1]), on_progress=_page_done)
    _tell()


def _page_done(_: Progress) -> None:
    _tell()


def _tell() -> None:
    memory = held()
    print(f"{memory.now:.1f} {memory.most:.1f}", flush=True)


if __name__ == "__main__":
    main()
