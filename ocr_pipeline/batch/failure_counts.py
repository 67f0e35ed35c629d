"""Why scans are not in an archive, counted in its journal; a run may be under way meanwhile."""

from __future__ import annotations

from ocr_pipeline.archive.database import reading
from ocr_pipeline.archive.places import Places
from ocr_pipeline.batch.journal import JOURNAL_VERSION
from ocr_pipeline.batch.states import State
from ocr_pipeline.export.dashboard.figures import Failures

_COUNTED = (
    "SELECT coalesce(d.state, s.state) AS told, coalesce(d.cause, s.cause) AS cause,"
    " coalesce(d.next_step, s.next_step) AS next_step, count(*) AS n"
    " FROM sources s LEFT JOIN documents d ON d.id = s.document"
    " WHERE told IN (?, ?, ?) GROUP BY 1, 2, 3 ORDER BY n DESC, told, cause"
)


def failure_counts(places: Places) -> list[Failures] | None:
    """Each reason with its count, most first; ``None`` for an archive that no batch has worked on.

    Raises:
        ArchiveFormatError: another version wrote the journal.
        DamagedArchiveError: it cannot be read.
    """
    if not places.journal.exists():
        return None
    with reading(places.journal, JOURNAL_VERSION) as journal:
        rows = journal.execute(_COUNTED, (State.PARTIAL, State.FAILED, State.QUARANTINED)).fetchall()
    return [
        Failures(State(state).value, cause or "", next_step or "", count) for state, cause, next_step, count in rows
    ]
