"""The box that was read again for a decision is logged beside it, and found out when it is changed."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from ocr_pipeline.archive.decisions.decision import Drawn
from ocr_pipeline.archive.decisions.log import DecisionLog, decision_of, decisions_of, require_whole
from ocr_pipeline.errors import DamagedArchiveError
from tests.archive.decisions.test_log import ONE, draft

BOX = Drawn(2, (10, 20, 300, 60), (2480, 3508))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "decisions.sqlite"


def test_a_box_is_read_as_it_was_logged(path: Path) -> None:
    with DecisionLog(path) as log:
        log.append([draft(), draft(drawn=BOX), draft(path="date")])
    require_whole(path)
    assert [one.drawn for one in decisions_of(path, ONE)] == [None, BOX, None]
    assert decision_of(path, 2).drawn == BOX


def test_a_log_without_boxes_has_no_table_of_them(path: Path) -> None:
    """So that it stays what earlier versions made and read."""
    with DecisionLog(path) as log:
        log.append([draft()])
        names = {row[0] for row in log.connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    assert "drawn" not in names
    assert decision_of(path, 1).drawn is None


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE drawn SET x0 = 11",
        "DELETE FROM drawn",
        "INSERT OR REPLACE INTO drawn SELECT * FROM drawn",
        "INSERT INTO drawn VALUES (1, 1, 5, 5, 4, 9, 100, 100, '')",
    ],
)
def test_a_box_cannot_be_changed_or_taken_out(path: Path, statement: str) -> None:
    with DecisionLog(path) as log:
        log.append([draft(), draft(drawn=BOX)])
        with pytest.raises(sqlite3.IntegrityError):
            log.connection.execute(statement)
    assert decision_of(path, 2).drawn == BOX


def test_who_goes_around_the_refusal_is_found_out(path: Path) -> None:
    with DecisionLog(path) as log:
        log.append([draft(drawn=BOX)])
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TRIGGER drawn_stay_as_they_are")
        connection.execute("UPDATE drawn SET x0 = 11")
    connection.close()
    with pytest.raises(DamagedArchiveError, match="the box of decision 1"):
        require_whole(path)
