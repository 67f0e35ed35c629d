"""``vanban learn`` tells before it changes, keeps what it is told to keep, and forgets it without a trace."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.archive.decisions.decision import Kind
from ocr_pipeline.errors import SettingsError
from ocr_pipeline.pipeline import Pipeline
from ocr_pipeline.settings import Settings
from tests.archive.tables.documents import document, doubtful, field
from tests.cli.staging import StagedPipeline, Vanban

NAMES = ["Trần Bá Lãng", "Trần Bá Lãng", "Trần Bá Lãng", "Trần Bá Lãng", "Tran Ba Lang"]
BADLY = "read with little certainty: x"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Five documents, the first three of which people decided."""
    made = Archive.make(tmp_path / "archive")
    for sign, name in zip("abcde", NAMES, strict=True):
        signer = doubtful(name, BADLY) if sign != "e" else field(name)
        made.add(document(sign * 64, signature={"title": field("GIÁM ĐỐC"), "name": signer}), Path(f"/s/{sign}.pdf"))
    for sign, by in zip("abc", ("Lan", "Lan", "Minh"), strict=True):
        made.decide(sign * 64, "signature.name", Kind.ACCEPT, by=by)
    return tmp_path / "archive"


def test_it_tells_what_would_change_and_changes_nothing(vanban: Vanban, archive: Path) -> None:
    before = {path: path.read_bytes() for path in archive.rglob("*.json")}
    ran = vanban("learn", archive)
    assert ran.code == 0
    assert ran.out.decode().splitlines() == [
        "3 decisions on names in force, in 3 documents: Lan 2, Minh 1",
        "1 name learned; 0 confirmed in too few documents",
        "",
        "Names, and in how many documents people confirmed them",
        "  signer        3  Trần Bá Lãng",
        "",
        "Values that would change, of 3 documents that taught and 2 of 2 others",
        "       1  no review needed any more",
        "       1  in doubt now",
        "       0  a confirmed name as first candidate",
        "         eeeeeeeeeeee signature.name  Tran Ba Lang, for Trần Bá Lãng",
        "",
        "What that is worth: 3 decided values, each part of 10 judged by what the others teach",
        "       3 no review needed any more: 3 right, 0 wrong",
        "       0 in doubt now: 0 right, 0 wrong",
        "       0 a confirmed name as first candidate: 0 right, 0 wrong",
        "",
        "Nothing was changed; --apply keeps these names.",
    ]
    assert {path: path.read_bytes() for path in archive.rglob("*.json")} == before


def test_it_warns_where_a_wrong_reading_would_be_looked_at_by_nobody(vanban: Vanban, archive: Path) -> None:
    opened = Archive(archive)
    opened.decide("d" * 64, "signature.name", Kind.TYPE, "Trần Bá Lam", by="Minh")
    told = vanban("learn", archive).out.decode()
    assert "WORSE: 1 wrong readings would be looked at by nobody" in told
    assert "dddddddddddd signature.name  Trần Bá Lãng; decided: Trần Bá Lam" in told


def test_contradictions_are_told(vanban: Vanban, archive: Path) -> None:
    Archive(archive).decide("d" * 64, "signature.name", Kind.TYPE, "Trần Bá Láng", by="Minh")
    told = vanban("learn", archive).out.decode()
    assert "Decisions that contradict each other: not learned" in told
    assert "  signer     Trần Bá Láng (1) or Trần Bá Lãng (3)" in told
    assert "0 names learned" in told


def test_what_is_kept_is_used_where_it_is_named_and_forgotten_without_a_trace(vanban: Vanban, archive: Path) -> None:
    files = sorted(path.name for path in archive.iterdir())
    told = json.loads(vanban("learn", archive, "--apply", "--json").out)
    assert [(each["name"], each["decisions"]) for each in told["names"]] == [("Trần Bá Lãng", [1, 2, 3])]
    (name,) = Pipeline(Settings(learned=archive)).office_names.names
    assert (name.kind, name.name, name.documents) == ("signer", "Trần Bá Lãng", 3)
    assert "The same was kept before" in vanban("learn", archive, "--apply").out.decode()
    assert vanban("learn", archive, "--forget").out == b"Forgotten.\n"
    assert vanban("learn", archive, "--forget").out == b"Nothing was learned.\n"
    assert sorted(path.name for path in archive.iterdir()) == sorted({*files, "lock"})


def test_an_archive_that_taught_nothing_is_refused_before_any_work(
    vanban: Vanban, staged: StagedPipeline, archive: Path, scans: Path
) -> None:
    ran = vanban("convert", scans / "a.pdf", "--learned", archive)
    assert ran.code == SettingsError.exit_code
    assert "nothing was learned there" in ran.err
    assert "vanban learn ARCHIVE --apply" in ran.err


def test_keeping_and_forgetting_exclude_each_other(vanban: Vanban, archive: Path) -> None:
    assert vanban("learn", archive, "--apply", "--forget").code == 2


def test_an_archive_without_decisions_teaches_nothing(vanban: Vanban, tmp_path: Path) -> None:
    Archive.make(tmp_path / "new").add(document(), Path("/s/a.pdf"))
    told = vanban("learn", tmp_path / "new").out.decode()
    assert told.startswith("0 decisions on names in force, in 0 documents\n0 names learned; 0 confirmed")
    assert "Nothing was decided that tells what it is worth" in told
