"""The log of decisions only grows, loses nothing to a kill or to another writer, and tells when it was changed."""

from __future__ import annotations

import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ocr_pipeline.archive.decisions.decision import Draft, Evidence, Kind, Through
from ocr_pipeline.archive.decisions.log import (
    DecisionLog,
    decision_of,
    decisions_of,
    last_decision,
    last_decisions,
    require_whole,
)
from ocr_pipeline.archive.identity import DocumentId
from ocr_pipeline.errors import DamagedArchiveError, OvertakenDecisionError, UnknownValueError

ONE, OTHER = DocumentId("a" * 64), DocumentId("b" * 64)
WRITER = """
import sys
from pathlib import Path
from ocr_pipeline.archive.decisions.log import DecisionLog
from tests.archive.decisions.test_log import draft
name, count = sys.argv[2], int(sys.argv[3])
for number in range(count):
    with DecisionLog(Path(sys.argv[1])) as log:
        log.append([draft(by=name, value=str(number))])
    print(number, flush=True)
"""


def draft(**parts: object) -> Draft:
    """A decision to log."""
    whole: dict[str, Any] = {
        "document": ONE,
        "path": "number",
        "over": Evidence("15", "Số: 15", 1, (5, 6, 7, 8), (2480, 3508), "key"),
        "kind": Kind.TYPE,
        "value": "012",
        "by": "Lan",
        "at": "2026-01-02T03:04:05.000+00:00",
        "through": Through.DESK,
        "seen": 0,
    }
    return Draft(**{**whole, **parts})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "decisions.sqlite"


def test_what_was_never_decided_is_read_as_nothing(path: Path) -> None:
    require_whole(path)
    assert (decisions_of(path, ONE), last_decision(path), last_decisions(path)) == ((), 0, {})
    assert not path.exists()


def test_a_log_that_another_process_is_making_is_read_as_nothing(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        require_whole(path)
        assert (decisions_of(path, ONE), last_decision(path)) == ((), 0)
    with DecisionLog(path) as log:
        log.append([draft()])
    assert last_decision(path) == 1


text = st.none() | st.text(st.characters(codec="utf-8"), max_size=20)
boxes = st.none() | st.tuples(*[st.integers(0, 5000)] * 4)


@settings(max_examples=30, deadline=None)
@given(value=text, raw=text, page=st.none() | st.integers(1, 999), box=boxes, seen=st.none() | st.integers(0, 9))
def test_what_is_logged_is_read_as_it_was(
    tmp_path_factory: pytest.TempPathFactory,
    value: str | None,
    raw: str | None,
    page: int | None,
    box: tuple[int, int, int, int] | None,
    seen: int | None,
) -> None:
    path = tmp_path_factory.mktemp("log") / "decisions.sqlite"
    made = draft(over=Evidence(value, raw, page, box, (9, 9), "k"), kind=Kind.ACCEPT, value=value, seen=seen)
    with DecisionLog(path) as log:
        (taken,) = log.append([made])
    (read,) = decisions_of(path, ONE)
    assert read == taken.decision == decision_of(path, 1)
    assert {name: getattr(read, name) for name in Draft.__dataclass_fields__} == {
        name: getattr(made, name) for name in Draft.__dataclass_fields__
    }


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE decisions SET value = '16'",
        "UPDATE decisions SET person = 'Minh' WHERE id = 1",
        "DELETE FROM decisions",
        "DELETE FROM decisions WHERE id = 1",
        "INSERT OR REPLACE INTO decisions SELECT * FROM decisions WHERE id = 1",
        "REPLACE INTO decisions (id, document, path, kind, person, at, through, reading, chain)"
        " VALUES (1, 'x', 'y', 'accept', 'M', 'now', 'desk', '', '')",
    ],
)
def test_a_row_cannot_be_changed_or_taken_out(path: Path, statement: str) -> None:
    with DecisionLog(path) as log:
        log.append([draft()])
        with pytest.raises(sqlite3.IntegrityError, match="a decision is never"):
            log.connection.execute(statement)
    assert [one.value for one in decisions_of(path, ONE)] == ["012"]


def test_a_schema_whose_bytes_are_no_text_is_told_as_damage(path: Path) -> None:
    with DecisionLog(path) as log:
        log.append([draft()])
    content = path.read_bytes()
    path.write_bytes(content.replace(b"CREATE TABLE decisions", b"CREATE TABLE deci \xff\xfe\xff\xfe"))
    assert path.read_bytes() != content
    with pytest.raises(DamagedArchiveError, match="cannot be used"):
        decisions_of(path, ONE)


@pytest.mark.parametrize(
    "change", ["UPDATE decisions SET value = '16' WHERE id = 2", "DELETE FROM decisions WHERE id = 1"]
)
def test_who_goes_around_the_refusal_is_found_out(path: Path, change: str) -> None:
    with DecisionLog(path) as log:
        log.append([draft(), draft(), draft(path="date")])
    require_whole(path)
    with sqlite3.connect(path) as connection:
        for trigger in ("decisions_stay", "decisions_stay_as_they_are"):
            connection.execute(f"DROP TRIGGER {trigger}")
        connection.execute(change)
    connection.close()
    with pytest.raises(DamagedArchiveError, match="decision 2 is not what was logged, or one before it is missing"):
        require_whole(path)


def test_several_are_logged_together_or_not_at_all(path: Path) -> None:
    with DecisionLog(path) as log, pytest.raises(UnknownValueError):
        log.append([draft(), draft(kind=Kind.TAKE_BACK, value=None, takes_back=99)])
    assert last_decision(path) == 0
    with DecisionLog(path) as log:
        log.append([draft()])
    assert last_decision(path) == 1, "numbers have no gaps: a missing one is found out"


def test_who_decides_is_told_what_was_decided_unseen(path: Path) -> None:
    with DecisionLog(path) as log:
        (first,) = log.append([draft(by="Lan", seen=0)])
        (second,) = log.append([draft(by="Minh", seen=0)])
        (third,) = log.append([draft(by="Lan", seen=second.decision.id)])
        (elsewhere,) = log.append([draft(by="Lan", path="date", seen=0)])
        (anyhow,) = log.append([draft(by="Lan", seen=None)])
    assert first.overtook == third.overtook == elsewhere.overtook == anyhow.overtook == ()
    assert second.overtook == (first.decision,)


def test_a_decision_is_taken_back_once(path: Path) -> None:
    back = draft(kind=Kind.TAKE_BACK, value=None, takes_back=1, seen=None)
    with DecisionLog(path) as log:
        log.append([draft()])
        log.append([back])
        with pytest.raises(OvertakenDecisionError, match="taken back before"):
            log.append([back])


def test_documents_come_by_their_last_decision(path: Path) -> None:
    with DecisionLog(path) as log:
        log.append([draft(document=OTHER), draft(document=ONE), draft(document=OTHER)])
    assert list(last_decisions(path).items()) == [(ONE, 2), (OTHER, 3)]
    assert list(last_decisions(path, 2).items()) == [(OTHER, 3)]
    assert list(last_decisions(path, 0, 1).items()) == [(ONE, 2)]


def _writer(path: Path, name: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(path), name, str(count)]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(Path.cwd())}
    )


def test_of_two_who_write_at_once_nothing_is_lost(path: Path) -> None:
    with _writer(path, "Lan", 25) as one, _writer(path, "Minh", 25) as other:
        assert [len(each.communicate()[0].split()) for each in (one, other)] == [25, 25]
    found = decisions_of(path, ONE)
    assert [one.id for one in found] == list(range(1, 51))
    for name in ("Lan", "Minh"):
        assert [one.value for one in found if one.by == name] == [str(number) for number in range(25)]
    require_whole(path)


@pytest.mark.parametrize("kills", [1, 3])
def test_what_was_taken_in_survives_a_kill(path: Path, kills: int) -> None:
    told = 0
    for _ in range(kills):
        with _writer(path, "Lan", 10_000) as writer:
            assert writer.stdout is not None
            told += sum(bool(writer.stdout.readline()) for _ in range(7))
            writer.send_signal(signal.SIGKILL)
            told += len(writer.stdout.readlines())
    found = decisions_of(path, ONE)
    assert told <= len(found) <= told + kills, "at most the one that was under way may be there untold"
    require_whole(path)
    with DecisionLog(path) as log:
        log.append([draft()])
