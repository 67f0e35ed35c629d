"""Text that scanners misread: the layers of real scans, and the layers and texts of this project's samples.

A scanner's model that knows no Vietnamese left these layers; they are taken as ``pdftotext`` gives them, first pages
only, since only these have an exact truth. All were looked at while rules were written: no table was made from them,
but they are no unseen ground.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.restoration.line_order import in_order_of

LAYERS: Final = ("td-561", "epu-0006", "td-539")
_SAMPLES: Final = Path(__file__).resolve().parents[2] / "samples"


@dataclass(frozen=True, slots=True)
class Misread:
    """A text as it was read, and what is on the page, its lines in the order of the reading.

    ``found`` is the share of the truth that was found in the reading at all, 0..1.
    """

    name: str
    read: str
    truth: str
    found: float


def misread_samples(samples: Path = _SAMPLES) -> list[Misread]:
    """The samples that were read with the wrong model."""
    return [
        _misread(path.stem, path.read_text(encoding="utf-8"), samples / "truth" / path.name)
        for path in sorted((samples / "misread").glob("*.txt"))
    ]


def layers(scans: Path, names: tuple[str, ...] = LAYERS) -> Iterator[Misread | str]:
    """The first pages' text layers, or, for a scan that cannot be measured, a line that says why.

    Raises:
        FileNotFoundError: ``pdftotext`` is not installed.
        subprocess.CalledProcessError: It failed.
    """
    for name in names:
        truth, pdf = scans / "truth" / f"{name}.txt", scans / f"{name}.pdf"
        if not pdf.is_file():
            yield f"{name}: there is no such scan"
        elif not truth.is_file():
            yield f"{name}: there is no truth of its text"
        else:
            yield _misread(name, _layer(pdf), truth)


def _misread(name: str, read: str, truth: Path) -> Misread:
    ordered = in_order_of(read, truth.read_text(encoding="utf-8").splitlines())
    return Misread(name, read, "\n".join(ordered.lines), ordered.found)


def _layer(pdf: Path) -> str:
    command = ["pdftotext", "-enc", "UTF-8", "-f", "1", "-l", "1", str(pdf), "-"]
    return subprocess.run(command, check=True, capture_output=True).stdout.decode("utf-8").replace("\f", "")
