"""A sample as files: the scan, its truth, its text, its words, and what the scanner's own OCR made of it."""

from __future__ import annotations

import json
from pathlib import Path

from samples.making import Sample
from samples.record.words import words_table
from samples.scanning.electronic import overlays
from samples.scanning.misreading import misread
from samples.scanning.scan_pdf import bind


def write(sample: Sample, out: Path, *, misreading: bool = False, layered: bool = False) -> None:
    """Writes a sample under ``out``: ``scans/NAME.pdf``, ``truth/NAME.json`` and ``.txt``, ``words/NAME.tsv``.

    Args:
        sample: what is written.
        out: the folder; it and the folders in it are made.
        misreading: also ``misread/NAME.txt``, the text layer that the English Tesseract makes of the scan.
        layered: also ``misread/NAME.pdf``, the scan with that layer.

    Raises:
        FileNotFoundError: Tesseract is not installed.
        OSError: a file cannot be written.
    """
    stem = sample.source.stem
    _put(out / "scans" / f"{stem}.pdf", sample.scan.pdf)
    truth = json.dumps(sample.truth.model_dump(mode="json"), ensure_ascii=False)
    _put(out / "truth" / f"{stem}.json", f"{truth}\n".encode())
    _put(out / "truth" / f"{stem}.txt", sample.reading.text.encode())
    _put(out / "words" / f"{stem}.tsv", words_table(sample.reading, sample.scan).encode())
    if misreading or layered:
        read = misread(sample.scan.sheets)
        _put(out / "misread" / f"{stem}.txt", _ended(read.text).encode())
        if layered:
            over = overlays(sample.scan.electronic, sample.scan.sheets)
            _put(out / "misread" / f"{stem}.pdf", bind(sample.scan.sheets, over=over, under=read.layers))


def _ended(text: str) -> str:
    return text.rstrip() + "\n"


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
