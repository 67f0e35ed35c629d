"""The data card of the models says of each file what the file is."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs/models.md").read_text(encoding="utf-8")
DATA = ROOT / "diacritics/data"
# "| `words.tsv` | 156,724 | …": a row of the table of files.
ROW = re.compile(r"^\| `(?P<name>[\w.]+)` \| (?P<bytes>[\d,]+) \|", flags=re.MULTILINE)
FILES = {found["name"]: int(found["bytes"].replace(",", "")) for found in ROW.finditer(TEXT)}
# "`ocr_pipeline/…/weights.npz` (242 KB)", and further down "(SHA-256 begins `64ad…`)".
WEIGHTS = re.compile(
    r"`(?P<path>[\w/]+/weights\.npz)` \((?P<kilobytes>\d+) KB\).*?SHA-256 begins `(?P<begin>[0-9a-f]+)`", re.DOTALL
)


def test_every_file_of_the_restorer_is_in_the_table_and_no_other() -> None:
    assert set(FILES) == {path.name for path in DATA.iterdir() if path.suffix in {".bin", ".tsv", ".txt", ".json"}}


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_as_large_as_it_is_said_to_be(name: str) -> None:
    assert (DATA / name).stat().st_size == FILES[name]


def test_every_file_of_weights_is_the_one_that_was_described() -> None:
    described = {found["path"]: found for found in WEIGHTS.finditer(TEXT)}
    shipped = [path.relative_to(ROOT).as_posix() for path in (ROOT / "ocr_pipeline").rglob("*.npz")]
    assert set(described) == set(shipped)
    for path, said in described.items():
        content = (ROOT / path).read_bytes()
        assert hashlib.sha256(content).hexdigest().startswith(said["begin"])
        assert round(len(content) / 1000) == int(said["kilobytes"])
