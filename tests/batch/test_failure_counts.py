"""Why scans are not in the archive, counted by reason."""

from __future__ import annotations

from pathlib import Path

from ocr_pipeline.archive.places import Places, make_archive
from ocr_pipeline.batch.failure_counts import failure_counts
from ocr_pipeline.batch.journal import Journal
from ocr_pipeline.batch.states import Failure, State
from ocr_pipeline.export.dashboard.figures import Failures


def _places(folder: Path) -> Places:
    return make_archive(folder, "tests")


def test_an_archive_that_no_batch_worked_on_has_no_reasons(tmp_path: Path) -> None:
    assert failure_counts(_places(tmp_path / "archive")) is None


def test_reasons_are_counted_the_most_first(tmp_path: Path) -> None:
    places = _places(tmp_path / "archive")
    empty, broken = (Failure("X", cause, "Scan it again.", 11) for cause in ("it is empty", "it is broken"))
    with Journal(places.journal) as journal:
        for number, failure in enumerate([empty, broken, broken]):
            journal.refused(Path(f"/scans/{number}.pdf"), "stamp", State.QUARANTINED, failure, "limits")
        # Also while a run has the journal open.
        assert failure_counts(places) == [
            Failures("quarantined", "it is broken", "Scan it again.", 2),
            Failures("quarantined", "it is empty", "Scan it again.", 1),
        ]
