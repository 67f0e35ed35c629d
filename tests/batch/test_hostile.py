"""A box with every disease in it: sound documents are done, each sick one is told of, and nothing outlives the run."""

from __future__ import annotations

import os
import resource
from pathlib import Path

import psutil
import pytest

from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.batch.local_pool import LocalPool
from ocr_pipeline.batch.mending import verify_all
from ocr_pipeline.batch.states import State
from ocr_pipeline.settings import Settings
from tests.batch.batches import Box
from tests.batch.diseases import DISEASES, MARK
from tests.batch.drawn_pages import draw, draw_pages
from tests.batch.engines import DYING, EXHAUSTING, GARBLING, HANGING, ONCE_DYING
from tests.sources.sick_files import SickFiles

ROOT = Path(__file__).resolve().parents[2]
SOUND = 6
LARGEST = 1_500_000_000
"""Bytes that any process of the run had in use at most: a page of the greatest size allowed needs a part of it."""


@pytest.mark.slow
def test_a_box_of_every_disease(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    settings = Settings(min_dpi=50, stall_seconds=10, page_seconds=20)
    box = Box(tmp_path, settings, LocalPool)
    for number in range(SOUND):
        draw(box.inbox / f"{number} sound.png", 50 + number)
    make = SickFiles(box.inbox)
    expected = {maker(make).name: allowed.split("|") for maker, allowed in DISEASES.values()}
    for name, width in {"hang": HANGING, "die": DYING, "fill": EXHAUSTING}.items():
        draw(box.inbox / f"{name}.png", width, width)
        expected[f"{name}.png"] = ["NoPageReadError"]
    draw(box.inbox / "garble.png", 7, GARBLING)
    draw(box.inbox / "once.png", 8, ONCE_DYING)
    draw_pages(box.inbox / "one page of three.tif", [9, 10, 11], [DYING])
    expected |= {"garble.png": ["done"], "once.png": ["done"], "one page of three.tif": ["PagesFailed"]}
    before = {path.name: path.read_bytes() for path in box.inbox.iterdir()}

    ended = box.run()

    became = {each.path.name: each.failure.kind for each in ended.set_aside}
    assert {
        name: became.get(name, "done") for name, allowed in expected.items() if became.get(name, "done") not in allowed
    } == {}
    assert all(each.failure.cause and each.failure.next_step for each in ended.set_aside)
    assert {name for name in before if "sound" in name} & became.keys() == set()
    assert {path.name: path.read_bytes() for path in box.inbox.iterdir()} == before
    assert len(Archive(box.places.root)) == ended.counts[State.DONE] + ended.counts[State.PARTIAL]
    assert ended.counts[State.PARTIAL] == 1
    assert not (tmp_path / MARK).exists()
    assert [*verify_all(box.places)] == []
    assert psutil.Process(os.getpid()).children(recursive=True) == []
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 < LARGEST
