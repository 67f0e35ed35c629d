"""Which labelled scans are for tuning, and which ten are held out to see whether what was tuned holds elsewhere.

The held-out scans are those with the lowest SHA-256 of the file's bytes: nobody chooses them, anybody can find them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

HELD_OUT = 10


@dataclass(frozen=True, slots=True)
class LabelledScan:
    """A scan and the JSON file of what is true of it: complete, or the labels of a careful reader."""

    path: Path
    label: Path

    @property
    def name(self) -> str:
        """What both files are called."""
        return self.path.stem


@dataclass(frozen=True, slots=True)
class Split:
    """Every labelled scan, by name, in one of two groups."""

    tuned_on: tuple[LabelledScan, ...]
    held_out: tuple[LabelledScan, ...]


def labelled_scans(scans: Path, labels: Path) -> tuple[LabelledScan, ...]:
    """The PDFs of the folder ``scans`` that have a label, by name."""
    paired = (LabelledScan(path, labels / f"{path.stem}.json") for path in sorted(scans.glob("*.pdf")))
    return tuple(scan for scan in paired if scan.label.is_file())


def lowest(digests: Mapping[str, str], count: int = HELD_OUT) -> frozenset[str]:
    """The ``count`` names with the lowest digest (hexadecimal, one length and case)."""
    return frozenset(sorted(digests, key=digests.__getitem__)[:count])


def split(scans: tuple[LabelledScan, ...]) -> Split:
    """The scans by group."""
    held_out = lowest({scan.name: _sha256(scan.path) for scan in scans})
    return Split(
        tuned_on=tuple(scan for scan in scans if scan.name not in held_out),
        held_out=tuple(scan for scan in scans if scan.name in held_out),
    )


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
