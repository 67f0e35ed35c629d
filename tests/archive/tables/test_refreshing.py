"""The tables say what the archive says, whatever came, went or changed; and only that is made again."""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.archive.catalogue import Catalogue
from ocr_pipeline.archive.decisions.decision import Kind
from ocr_pipeline.archive.filing import remove
from ocr_pipeline.archive.tables import refreshing
from ocr_pipeline.archive.tables.described import TABLES
from ocr_pipeline.archive.tables.making import tables_of
from ocr_pipeline.archive.tables.opening import opened
from ocr_pipeline.archive.tables.parts import State, TablePlaces, to_merge
from ocr_pipeline.archive.tables.refreshing import refresh
from ocr_pipeline.archive.tables.states import states_now
from ocr_pipeline.errors import DamagedArchiveError
from tests.archive.tables.documents import document, field

Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive.make(tmp_path / "archive")


def _sha(number: int) -> str:
    return f"{number:064x}"


def _add(archive: Archive, number: int, subject: str = "Về việc A") -> None:
    archive.add(document(_sha(number), subject=field(subject)), Path(f"/scans/{number}.pdf"))


def _drop(archive: Archive, number: int) -> None:
    remove(archive.places, archive.get(_sha(number)).identity)
    archive.rebuild_catalogue()


def _sorted(tables: dict[str, pa.Table]) -> Rows:
    return {name: sorted(table.to_pylist(), key=repr) for name, table in tables.items()}


def _told(archive: Archive) -> Rows:
    with opened(archive.places) as tables:
        return _sorted({table.name: tables.table(table) for table in TABLES})


def _made_at_once(archive: Archive) -> Rows:
    made = tables_of(archive.places, states_now(archive.places))
    return _sorted({table.name: made[table.name] for table in TABLES})


def _sizes(state: State) -> list[int]:
    return sorted(part.documents for part in state.parts)


def test_an_archive_without_documents_has_every_table_and_no_row(archive: Archive) -> None:
    assert _told(archive) == {table.name: [] for table in TABLES}
    assert archive.table("citations").column_names == list(TABLES[3].names)


def test_a_table_is_had_by_its_name_whole_or_in_part(archive: Archive) -> None:
    _add(archive, 1)
    assert archive.table("documents", ["code", "year"]).to_pylist() == [{"code": "15/QĐ-UBND", "year": 2021}]
    assert archive.table("documents").column("uri").to_pylist() == ["file:///scans/1.pdf"]
    with pytest.raises(KeyError, match="there are documents, pages"):
        archive.table("nonsense")


@pytest.mark.parametrize("seed", range(3))
def test_whatever_happens_the_tables_say_what_the_archive_says(archive: Archive, seed: int) -> None:
    drawn = random.Random(seed)
    held: set[int] = set()
    for turn in range(20):
        what, number = drawn.choice(("add", "change", "drop", "look")), drawn.randrange(6)
        if what == "look":
            refresh(archive.places)
        elif what == "drop" and number in held:
            held.remove(number)
            _drop(archive, number)
        elif what in ("add", "change"):
            held.add(number)
            _add(archive, number, f"Về việc {turn if what == 'change' else 'A'}")
    assert _told(archive) == _made_at_once(archive)
    assert {row["id"] for row in _told(archive)["documents"]} == {_sha(number) for number in held}


def test_small_parts_are_put_together_as_they_double(archive: Archive) -> None:
    seen = []
    for number in range(6):
        _add(archive, number)
        seen.append(_sizes(refresh(archive.places)))
    assert seen == [[1], [2], [1, 2], [4], [1, 4], [2, 4]]


def test_where_nothing_changed_nothing_is_made_and_no_document_is_looked_at(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    _add(archive, 1)
    state = refresh(archive.places)
    monkeypatch.setattr(refreshing, "states_now", lambda places: pytest.fail("the documents were looked at"))
    assert refresh(archive.places) == state


def test_a_catalogue_made_anew_changes_no_part(archive: Archive) -> None:
    _add(archive, 1)
    parts = refresh(archive.places).parts
    archive.rebuild_catalogue()
    assert refresh(archive.places).parts == parts


def test_a_changed_document_costs_its_part_and_no_other(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refreshing, "PART_DOCUMENTS", 3)
    for number in range(9):
        _add(archive, number)
    before = refresh(archive.places)
    assert _sizes(before) == [3, 3, 3]
    _add(archive, 4, "Về việc B")
    after = refresh(archive.places)
    assert len({part.name for part in before.parts} & {part.name for part in after.parts}) == 2
    assert _told(archive) == _made_at_once(archive)


def test_a_document_that_changed_leaves_its_part_as_it_is_and_is_in_one_of_its_own(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(4):
        _add(archive, number)
    monkeypatch.setattr(refreshing, "to_merge", lambda *_: [])
    (before,) = refresh(archive.places).parts
    _add(archive, 2, "Về việc B")
    archive.decide(_sha(3), "subject", Kind.TYPE, "Về việc C", by="An")
    whole, own = refresh(archive.places).parts
    assert (whole.name, whole.without, own.documents) == (before.name, (_sha(2), _sha(3)), 2)
    assert _told(archive) == _made_at_once(archive)
    subjects = archive.query("SELECT subject FROM documents ORDER BY id").column(0).to_pylist()
    assert subjects == ["Về việc A", "Về việc A", "Về việc B", "Về việc C"]


def test_only_what_changed_is_looked_at(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    _add(archive, 1)
    _add(archive, 2)
    refresh(archive.places)
    monkeypatch.setattr(refreshing, "states_now", lambda places: pytest.fail("all documents were looked at"))
    _add(archive, 3)
    _add(archive, 1, "Về việc B")
    archive.decide(_sha(2), "subject", Kind.TYPE, "Về việc C", by="An")
    assert _told(archive) == _made_at_once(archive)


# What may be put back or taken away behind the program's back.
PUT_BACK: Final = ("catalogue.sqlite", "decisions.sqlite")


@pytest.mark.parametrize("name", PUT_BACK)
def test_an_older_copy_that_was_put_back_and_went_on_is_found_out(archive: Archive, name: str) -> None:
    _add(archive, 1)
    archive.decide(_sha(1), "subject", Kind.TYPE, "Về việc B", by="An")
    _told(archive)
    copy = (archive.places.root / name).read_bytes()
    archive.decide(_sha(1), "subject", Kind.TYPE, "Về việc C", by="An")
    _add(archive, 2)
    _told(archive)
    (archive.places.root / name).write_bytes(copy)
    for number in (3, 4, 5, 6):
        _add(archive, number)
        archive.decide(_sha(number), "subject", Kind.TYPE, "Về việc D", by="An")
    assert _told(archive) == _made_at_once(archive)


def test_a_catalogue_that_does_not_note_changes_yet_does_so_once_it_is_written_to(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    _add(archive, 1)
    with sqlite3.connect(archive.places.catalogue) as earlier:
        for trigger in ("document_came", "document_went", "origin_went", "changes_kept"):
            earlier.execute(f"DROP TRIGGER {trigger}")
        earlier.execute("DROP TABLE changes")
        earlier.execute("DROP TABLE born")
    earlier.close()
    assert refresh(archive.places).seen is None
    with Catalogue(archive.places.catalogue):
        pass
    assert refresh(archive.places).seen is not None
    monkeypatch.setattr(refreshing, "states_now", lambda places: pytest.fail("all documents were looked at"))
    _add(archive, 1, "Về việc B")
    assert _told(archive) == _made_at_once(archive)


def test_who_reads_goes_on_reading_what_others_replace(archive: Archive) -> None:
    _add(archive, 1)
    with opened(archive.places) as before:
        _add(archive, 2)
        assert len(archive.table("documents")) == 2
        assert before.table(TABLES[0]).num_rows == 1
    folders = [path.name for path in TablePlaces.of(archive.places).root.glob("part-*")]
    assert folders == [part.name for part in refresh(archive.places).parts]


def test_what_a_killed_process_left_is_taken_away(archive: Archive) -> None:
    _add(archive, 1)
    left = TablePlaces.of(archive.places).root / "part-0123456789abcdef"
    left.mkdir(parents=True)
    (left / "documents.parquet").write_bytes(b"half")
    assert len(archive.table("documents")) == 1
    assert not left.exists()


# What may happen to the tables, and is put right without a word: they can be made again.
SPOILT: Final[dict[str, Callable[[TablePlaces], object]]] = {
    "no state": lambda tables: tables.state.unlink(),
    "a broken state": lambda tables: tables.state.write_text("{"),
    "a state of other code": lambda tables: tables.state.write_text(
        json.dumps({**json.loads(tables.state.read_text()), "made_by": "other"})
    ),
}


@pytest.mark.parametrize("how", SPOILT)
def test_spoilt_tables_are_made_anew(archive: Archive, how: str) -> None:
    _add(archive, 1)
    archive.table("documents")
    SPOILT[how](TablePlaces.of(archive.places))
    assert _told(archive) == _made_at_once(archive)


def test_a_broken_table_says_what_to_do(archive: Archive) -> None:
    _add(archive, 1)
    archive.table("documents")
    for path in TablePlaces.of(archive.places).root.glob("part-*/documents.parquet"):
        path.write_bytes(b"PAR1 no more")
    with pytest.raises(DamagedArchiveError) as told:
        archive.table("documents")
    assert "Delete the folder `tables`" in told.value.next_step


def test_a_document_that_is_not_what_its_record_says_is_never_told_as_if_it_were(archive: Archive) -> None:
    _add(archive, 1)
    archive.get(_sha(1)).places.document.write_text("{}", encoding="utf-8")
    with pytest.raises(DamagedArchiveError, match="not what its record says"):
        archive.table("documents")


# Documents of each part, new ones, and which parts are put together with them (at most 8 documents a part).
MERGES: Final = [
    ([], 1, []),
    ([1], 1, [0]),
    ([4, 1], 1, [1]),
    ([4, 2, 1], 1, [2, 1, 0]),
    ([8], 8, []),
    ([5], 5, []),
    ([2, 2, 2], 2, [0, 1, 2]),
]


@pytest.mark.parametrize(("sizes", "added", "expected"), MERGES)
def test_which_parts_are_put_together(sizes: list[int], added: int, expected: list[int]) -> None:
    assert to_merge(sizes, added, most=8) == expected


@given(st.lists(st.integers(1, 40), min_size=1, max_size=60))
def test_there_are_few_parts_and_a_document_is_seldom_written_again(batches: list[int]) -> None:
    sizes: list[int] = []
    written = 0
    for added in batches:
        gathered = to_merge(sizes, added, most=64)
        total = added + sum(sizes[index] for index in gathered)
        sizes = [size for index, size in enumerate(sizes) if index not in gathered] + [total]
        written += total
    documents = sum(batches)
    assert max(sizes) <= 64
    assert len(sizes) <= 2 * documents / 64 + 8
    assert written <= documents * 7
