"""Where the scans are: this project's own samples, and labelled scans of an office that VANBAN_SCANS names."""

from __future__ import annotations

import os
from pathlib import Path

from benchmarks.scan_split import LabelledScan, Split, labelled_scans, split

VARIABLE = "VANBAN_SCANS"
"""Names a folder with PDFs and, in ``labels``, a JSON of the same name for each."""

_HOME = Path(__file__).resolve().parents[1] / "samples"


def samples() -> tuple[LabelledScan, ...]:
    """The sample scans, which are always there."""
    return labelled_scans(_HOME / "scans", _HOME / "truth")


def office_scans() -> Split | None:
    """The scans that VANBAN_SCANS names; ``None``, with a line that says so, when it names none."""
    folder = os.environ.get(VARIABLE)
    if not folder:
        print(f"scans of an office: skipped, {VARIABLE} is not set")
        return None
    return split(labelled_scans(Path(folder), Path(folder) / "labels"))
