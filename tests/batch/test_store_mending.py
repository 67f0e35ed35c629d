"""A damaged document whose scan lies in a store is mended where the store still has it, and told of where not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ocr_pipeline.archive.verifying import Finding, Repair
from ocr_pipeline.batch.mending import repair_all, verify_all, with_stores_asked
from ocr_pipeline.batch.states import State
from tests.batch.batches import SETTINGS
from tests.batch.store_boxes import STORE, StoreBox, page, store_box


@pytest.fixture
def box(tmp_path: Path) -> Iterator[StoreBox]:
    with store_box(tmp_path) as made:
        yield made


def _damaged(box: StoreBox) -> list[Finding]:
    """What is wrong with the archive of one scan in a store, of which the document was damaged."""
    box.put("a.png", page(box.folder, 1))
    box.run_store()
    (identity,) = box.places.ids()
    box.places.document(identity).document.write_bytes(b"{}")
    return [each for each in verify_all(box.places) if each.repair is not Repair.CATALOGUE]


def test_a_damaged_document_of_a_store_is_made_again_of_the_scan_that_is_still_there(box: StoreBox) -> None:
    found = _damaged(box)
    assert [each.repair for each in found] == [Repair.ASK_STORE]
    expected = box.places.document(next(iter(box.places.ids()))).words.read_bytes()
    assert repair_all(box.places, found) == found, "nobody asked the store"
    asked = with_stores_asked(box.places, found, SETTINGS.max_file_mb)
    assert [each.repair for each in asked] == [Repair.READ_AGAIN]
    assert repair_all(box.places, asked) == []
    assert [*box.places.ids()] == []
    assert box.run_store().counts[State.DONE] == 1
    assert [*verify_all(box.places)] == []
    assert box.places.document(next(iter(box.places.ids()))).words.read_bytes() == expected


def _gone(box: StoreBox) -> None:
    STORE.rm_file(f"{box.address}/a.png")


def _changed(box: StoreBox) -> None:
    box.put("a.png", page(box.folder, 2))


def _without_journal(box: StoreBox) -> None:
    box.places.journal.unlink()


@pytest.mark.parametrize(
    ("happens", "limit_mb", "why"),
    [
        pytest.param(_gone, 1, "there is no such file or folder in the store", id="the scan is gone"),
        pytest.param(_changed, 1, "holds another file now", id="another one lies there"),
        pytest.param(_without_journal, 1, "no journal says which store", id="an address of the record alone"),
        pytest.param(lambda _: None, 1e-6, "over the limit of 1e-06 MB", id="larger than is fetched"),
    ],
)
def test_a_damaged_document_stays_where_no_store_gives_its_scan_and_it_is_said_what_to_do(
    box: StoreBox, happens: Callable[[StoreBox], None], limit_mb: float, why: str
) -> None:
    found = _damaged(box)
    happens(box)
    (told,) = asked = with_stores_asked(box.places, found, limit_mb)
    assert told.repair is Repair.NONE
    assert why in told.what
    assert "Put the scan into a folder, run `vanban batch` on that" in told.what
    assert repair_all(box.places, asked) == asked
    assert len([*box.places.ids()]) == 1
    # As the next step says.
    (box.inbox / "here.png").write_bytes(page(box.folder, 1))
    box.run()
    assert repair_all(box.places, [*verify_all(box.places)]) == []
    box.run()
    assert [*verify_all(box.places)] == []
