"""Everything made anew from the document files: scans, truth, labels and one damaged text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from samples.damage import misread
from samples.form import compose
from samples.labels import labels
from samples.reading import read
from samples.scan import scan
from samples.source import DocumentSource, load_all
from samples.truth import true_document

HOME = Path(__file__).parent

DAMAGED = "thong-bao"
"""The document whose misreading is kept as a text file."""


def build(out: Path = HOME) -> None:
    """Writes ``scans/``, ``truth/``, ``labels/`` and ``text/`` under ``out``."""
    for folder in ("scans", "truth", "labels", "text"):
        (out / folder).mkdir(parents=True, exist_ok=True)
    for source in load_all():
        _build_one(source, out)


def _build_one(source: DocumentSource, out: Path) -> None:
    layout = compose(source)
    reading = read(layout)
    made = scan(source, layout)
    truth = true_document(source, reading, made)
    (out / "scans" / f"{source.stem}.pdf").write_bytes(made.pdf)
    (out / "truth" / f"{source.stem}.txt").write_text(reading.text, encoding="utf-8")
    _write_json(out / "truth" / f"{source.stem}.json", truth.model_dump(mode="json"))
    _write_json(out / "labels" / f"{source.stem}.json", labels(source, truth))
    if source.stem == DAMAGED:
        (out / "text" / f"{source.stem}-damaged.txt").write_text(misread(made.sheets), encoding="utf-8")


def _write_json(path: Path, content: dict[str, Any]) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
