"""One conversion in a process of its own, which says after each page how much memory it holds.

``python -m benchmarks.memory_run PDF`` prints the megabytes after each page, a line each. The document is dropped:
what is measured is the road.
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.resident import held_now
from ocr_pipeline.pipeline import Pipeline, Progress


def main() -> None:
    """Convert the PDF of the command line."""
    Pipeline().convert(Path(sys.argv[1]), on_progress=_tell)


def _tell(_: Progress) -> None:
    print(f"{held_now():.1f}", flush=True)


if __name__ == "__main__":
    main()
