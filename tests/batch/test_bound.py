"""Documents bound in one scan: each is one of the archive, none is lost or left over when that changes."""

from __future__ import annotations

import shutil
from pathlib import Path

import cv2
import numpy as np
import pytest

from ocr_pipeline.archive.catalogue import Catalogue
from ocr_pipeline.archive.identity import scan_of
from ocr_pipeline.batch.events import Happening
from ocr_pipeline.batch.mending import repair_all, verify_all
from ocr_pipeline.errors import ExitCode
from tests.batch.batches import Box
from tests.batch.drawn_pages import WIDTH, draw, draw_pages
from tests.batch.engines import ANNEXED

DONE, KNOWN, SAME, READ = Happening.DONE, Happening.KNOWN, Happening.SAME, Happening.PAGE_READ


@pytest.fixture
def box(tmp_path: Path) -> Box:
    """A letter with two annexes in one scan, and a letter alone."""
    made = Box(tmp_path, splits=True)
    draw_pages(made.inbox / "bound.tif", [1, 2, 3], [WIDTH, ANNEXED, ANNEXED])
    draw(made.inbox / "single.png", 4)
    return made


def test_each_document_of_a_scan_is_one_of_the_archive(box: Box) -> None:
    ended = box.run()
    assert (ended.exit_code, ended.tally.documents) == (ExitCode.OK, 4)
    assert _pages(box) == {"bound.tif": ["p1-1", "p2-2", "p3-3"], "single.png": [""]}
    for each in box.archive:
        reading, document = each.reading(), each.document()
        assert reading is not None
        assert [page.page.number for page in reading.pages] == [page.number for page in document.pages]
        assert each.record.sha256 == document.source.sha256 == scan_of(each.identity)
    assert [*verify_all(box.places)] == []


def test_a_second_run_looks_at_nothing_again(box: Box) -> None:
    box.run()
    before = box.contents()
    box.run()
    assert box.happened(KNOWN, READ, DONE) == [("known", "bound.tif"), ("known", "single.png")]
    assert box.contents() == before


def test_the_rule_may_change_and_nothing_is_read_again(box: Box) -> None:
    box.run()
    split = box.contents()
    box.splits = False
    box.run()
    assert box.happened(READ) == []
    assert _pages(box) == {"bound.tif": [""], "single.png": [""]}
    assert [*verify_all(box.places)] == []
    box.splits = True
    box.run()
    assert box.happened(READ) == []
    assert {name: files["document.json"] for name, files in box.contents().items()} == {
        name: files["document.json"] for name, files in split.items()
    }
    assert [*verify_all(box.places)] == []
    assert {origin.name for each in box.archive for origin in each.record.origins} == {"bound.tif", "single.png"}


@pytest.mark.parametrize("splits", [True, False], ids=["parts become one", "one becomes parts"])
def test_a_copy_outlives_the_rule_under_which_it_was_kept(tmp_path: Path, splits: bool) -> None:
    box = Box(tmp_path, splits=splits, copies=True)
    scan = draw_pages(box.inbox / "bound.tif", [1, 2], [WIDTH, ANNEXED])
    box.run()
    box.splits, box.copies = not splits, False
    box.run()
    assert len(box.archive) == (1 if splits else 2)
    for each in box.archive:
        (copy,) = each.require_scan()
        assert copy.parent == each.places.folder
        assert copy.read_bytes() == scan.read_bytes()
        assert each.record.kept == "copied"
    assert [*verify_all(box.places)] == []


def test_every_part_knows_each_name_of_its_scan(box: Box) -> None:
    box.run()
    (box.inbox / "later").mkdir()
    shutil.copy(box.inbox / "bound.tif", box.inbox / "later" / "again.tif")
    box.run()
    assert box.happened(READ, SAME) == [("same", "again.tif")]
    names = [[origin.name for origin in each.record.origins] for each in box.archive if "-p" in each.identity]
    assert names == [["bound.tif", "again.tif"]] * 3
    assert [*verify_all(box.places)] == []


def test_a_part_that_was_lost_is_missed_and_made_again(box: Box) -> None:
    box.run()
    before = box.contents()
    lost = next(box.places.documents.glob("*-p2-2"))
    shutil.rmtree(lost)
    findings = [*verify_all(box.places)]
    assert lost in {finding.path for finding in findings}
    assert repair_all(box.places, findings) == []
    box.run()
    assert box.contents().keys() == before.keys()
    assert [*verify_all(box.places)] == []


def test_parts_outlast_the_journal(box: Box) -> None:
    box.run()
    before = box.contents()
    for path in box.places.root.glob("journal.sqlite*"):
        path.unlink()
    assert box.run().exit_code is ExitCode.OK
    assert box.happened(READ) == []
    assert box.contents() == before


def test_a_catalogue_that_was_deleted_is_made_again_before_anything_is_added(box: Box) -> None:
    box.run()
    for path in box.places.root.glob("catalogue.sqlite*"):
        path.unlink()
    draw(box.inbox / "new.png", 9)
    box.run()
    with Catalogue(box.places.catalogue) as catalogue:
        assert [*catalogue.ids()] == [each.identity for each in box.archive]
    assert [*verify_all(box.places)] == []


def test_pictures_are_kept_of_what_a_person_must_look_at_and_of_nothing_else(box: Box) -> None:
    box.crops = True
    box.run()
    pictures = 0
    for each in box.archive:
        kept = {path.name for path in each.places.crops.iterdir()}
        values = {name: getattr(each.document(), name) for name in ("code", "date", "issuer", "subject")}
        doubtful = {f"{name}.png" for name, value in values.items() if value.needs_review and value.bbox}
        assert {f"{name}.png" for name in values} & kept == doubtful
        assert {f"crops/{name}" for name in kept} == {name for name in each.record.files if name.startswith("crops/")}
        for name in kept:
            drawn = cv2.imdecode(np.frombuffer((each.places.crops / name).read_bytes(), np.uint8), cv2.IMREAD_GRAYSCALE)
            assert drawn is not None
            pictures += 1
    assert pictures > 0
    assert [*verify_all(box.places)] == []
    box.crops = False
    box.run()
    assert box.happened(READ) == []
    assert not any(path for each in box.archive for path in each.places.crops.glob("*"))
    assert [*verify_all(box.places)] == []


def _pages(box: Box) -> dict[str, list[str]]:
    """The pages that the documents of each scan are on, as their names tell."""
    found: dict[str, list[str]] = {}
    for each in box.archive:
        found.setdefault(each.document().source.name, []).append(each.identity.partition("-")[2])
    return found
