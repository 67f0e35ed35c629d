"""Several processes decide while another makes the catalogue anew: no decision is lost, and all say the same after."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from ocr_pipeline.archive.archive import Archive
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
