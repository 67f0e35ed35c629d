"""Several processes decide while another makes the catalogue anew: no decision is lost, and all say the same after."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from ocr_pipeline.archive import rebuilding
from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.archive.decisions.decision import Kind
from ocr_pipeline.archive.identity import DocumentId
from ocr_pipeline.archive.places import Places
from ocr_pipeline.archive.search.filters import Filters
from ocr_pipeline.archive.verifying import verify
from tests.archive.tables.documents import document

IDS = [sign * 64 for sign in "abc"]
DECIDING = """
import sys
from pathlib import Path
from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.archive.decisions.decision import Kind
archive = Archive(Path(sys.argv[1]))
for turn in range(4):
    for document in sys.argv[3:]:
        archive.decide(document, "number", Kind.TYPE, f"{turn}{sys.argv[2]}", by=sys.argv[2], seen=0)
"""
REBUILDING = """
import sys
from pathlib import Path
from ocr_pipeline.archive.archive import Archive
for _ in range(6):
    Archive(Path(sys.argv[1])).rebuild_catalogue()
"""


def test_nothing_is_lost_and_all_say_the_same(tmp_path: Path) -> None:
    archive = Archive.make(tmp_path / "archive")
    for identity in IDS:
        archive.add(document(identity), Path("/scans/1.pdf"))
    place = str(archive.places.root)
    runs = [[DECIDING, place, "1", *IDS], [DECIDING, place, "2", *IDS], [REBUILDING, place]]
    environment = {**os.environ, "PYTHONPATH": str(Path.cwd())}
    started = [subprocess.Popen([sys.executable, "-c", *run], env=environment) for run in runs]
    assert [each.wait() for each in started] == [0, 0, 0]
    for identity in IDS:
        decisions = [each.decision for each in archive.decisions(identity)]
        assert sorted(one.value or "" for one in decisions) == sorted(
            f"{turn}{who}" for turn in range(4) for who in "12"
        )
        last = decisions[-1].value
        assert archive.get(identity).decided().number.value == last
        assert identity in {hit.document for hit in archive.search("", Filters(number=last)).hits}
    assert [*verify(archive.places, sources=False)] == []


def test_what_is_decided_while_a_document_is_read_for_a_new_catalogue_is_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = Archive.make(tmp_path / "archive")
    archive.add(document(IDS[0]), Path("/scans/1.pdf"))
    read = rebuilding._read

    def decided_behind(places: Places, identities: Sequence[DocumentId]) -> rebuilding.Made:
        made = read(places, identities)
        archive.decide(DocumentId(IDS[0]), "number", Kind.TYPE, "77", by="Lan", seen=0)
        return made

    monkeypatch.setattr(rebuilding, "_read", decided_behind)
    archive.rebuild_catalogue()
    assert [hit.document for hit in archive.search("", Filters(number="77")).hits] == [IDS[0]]
    assert [*verify(archive.places, sources=False)] == []
