"""The record beside the tables: what each was made of, by checksums, versions and seeds."""

from __future__ import annotations

import hashlib
import json
from importlib.metadata import version
from pathlib import Path
from typing import Any

from diacritics.edits import DATA as CHANNEL
from diacritics.training.channel_tables import SHELVES, record_channel
from diacritics.training.confidence import record_confidence
from diacritics.training.manifest import record


def manifest(folder: Path) -> Any:
    return json.loads((folder / "MANIFEST.json").read_text("utf-8"))


def test_a_section_is_written_anew_and_the_others_stay(tmp_path: Path) -> None:
    (tmp_path / "one.tsv").write_bytes(b"1")
    (tmp_path / "two.tsv").write_bytes(b"2")
    record(tmp_path, "first", {"seed": 1}, ("one.tsv",))
    record(tmp_path, "second", {"seed": 2}, ("two.tsv",))
    record(tmp_path, "first", {"seed": 3}, ("one.tsv",))
    found = manifest(tmp_path)
    assert (found["first"], found["second"]) == ({"seed": 3}, {"seed": 2})
    assert found["made"] == {f"{n}.tsv": hashlib.sha256(s).hexdigest() for n, s in (("one", b"1"), ("two", b"2"))}


def test_a_file_that_is_there_no_more_is_not_said_to_be_made(tmp_path: Path) -> None:
    (tmp_path / "old.tsv").write_bytes(b"1")
    (tmp_path / "new.tsv").write_bytes(b"2")
    record(tmp_path, "first", {}, ("old.tsv",))
    (tmp_path / "old.tsv").unlink()
    record(tmp_path, "second", {}, ("new.tsv",))
    assert set(manifest(tmp_path)["made"]) == {"new.tsv"}


def test_the_channel_says_what_read_which_pages(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / CHANNEL.name).touch()
    record_channel(corpus, tmp_path)
    found = manifest(tmp_path)["channel"]
    assert found["versions"]["tesseract"][0].isdigit()
    assert found["versions"]["numpy"] == version("numpy")
    assert [each["seed"] for each in found["pages"]] == [shelf.seed for shelf in SHELVES]
    text = (corpus / "laws_vlc.txt.xz").read_bytes()
    assert found["corpus"]["laws_vlc"] == hashlib.sha256(text).hexdigest()


def test_the_confidence_says_what_read_its_pages_and_by_which_seeds(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "confidence.tsv").touch()
    record_confidence(corpus, tmp_path)
    found = manifest(tmp_path)["confidence"]
    assert found["versions"]["tesseract"][0].isdigit()
    assert all(isinstance(seed, int) for seed in found["seeds"].values())
    assert set(manifest(tmp_path)["made"]) == {"confidence.tsv"}
