"""A run that dies while it makes other documents of a scan: the next one ends where an undisturbed one would."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ocr_pipeline.archive.catalogue import Catalogue
from ocr_pipeline.batch import run
from ocr_pipeline.batch.events import Happening
from ocr_pipeline.batch.journal import Journal
from ocr_pipeline.batch.mending import verify_all
from ocr_pipeline.errors import ExitCode
from tests.batch.batches import Box
from tests.batch.drawn_pages import WIDTH, draw_pages
from tests.batch.engines import ANNEXED


class Died(BaseException):
    """Nothing of ours catches it."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[bool, Box]:
    """The same scan in an archive of whole scans, and in one of their parts."""
    boxes = {splits: Box(tmp_path_factory.mktemp("made"), splits=splits) for splits in (False, True)}
    draw_pages(boxes[False].inbox / "bound.tif", [1, 2, 3], [WIDTH, ANNEXED, ANNEXED])
    shutil.copy(boxes[False].inbox / "bound.tif", boxes[True].inbox)
    for box in boxes.values():
        assert box.run().exit_code is ExitCode.OK
    return boxes


@pytest.mark.parametrize("splits", [False, True], ids=["parts to whole", "whole to parts"])
@pytest.mark.parametrize(
    ("where", "name"),
    [(run, "file_record"), (Catalogue, "put"), (run, "remove"), (Catalogue, "drop"), (Journal, "finished")],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_nothing_is_lost_left_over_or_read_again(
    made: dict[bool, Box], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, splits: bool, where: object, name: str
) -> None:
    box = Box(tmp_path, splits=splits)
    shutil.copytree(made[not splits].places.root, box.places.root)
    # Moved, not copied: a run knows a scan by its path and its times.
    monkeypatch.setattr(Box, "inbox", made[not splits].inbox)
    with monkeypatch.context() as dying:
        dying.setattr(where, name, _dying_after(getattr(where, name)))
        with pytest.raises(Died):
            box.run()
    assert box.run().exit_code is ExitCode.OK
    assert box.happened(Happening.PAGE_READ) == []
    assert {name: files["document.json"] for name, files in box.contents().items()} == {
        name: files["document.json"] for name, files in made[splits].contents().items()
    }
    assert [*verify_all(box.places)] == []


def _dying_after(function: Callable[..., Any]) -> Callable[..., Any]:
    """A function that does what it does, once."""

    def once(*arguments: Any, **more: Any) -> None:
        function(*arguments, **more)
        raise Died

    return once
