"""Pictures of every page that was read, in a folder of their own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NoReturn

import pytest

from ocr_pipeline.errors import EngineError
from schemas import Document, Page
from tests.cli.staging import StagedPipeline, Vanban, document


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_each_page_has_two_pictures_in_a_folder_of_their_own(
    vanban: Vanban, staged: StagedPipeline, scans: Path
) -> None:
    ran = vanban("convert", scans / "a.pdf", "-o", scans / "out", "--explain", scans / "pictures", "--json")
    names = ["a-1-cleaning.png", "a-1.png", "a-2-cleaning.png", "a-2.png"]
    assert (ran.code, _names(scans / "pictures")) == (0, names)
    assert sorted(json.loads(ran.out)[0]["pictures"]) == [str(scans / "pictures" / name) for name in names]


def test_pictures_need_no_folder_for_the_json(vanban: Vanban, staged: StagedPipeline, scans: Path) -> None:
    ran = vanban("convert", scans / "a.pdf", "--explain", scans / "pictures")
    assert ran.code == 0
    assert Document.model_validate_json(ran.out) == document("a.pdf")
    assert len(_names(scans / "pictures")) == 4


def test_a_page_that_could_not_be_read_has_no_pictures(vanban: Vanban, staged: StagedPipeline, scans: Path) -> None:
    staged.acts["a.pdf"] = document("a.pdf", failed_pages=[1])
    vanban("convert", scans / "a.pdf", "-o", scans / "out", "--explain", scans / "pictures")
    assert _names(scans / "pictures") == ["a-2-cleaning.png", "a-2.png"]


def test_a_document_without_page_images_has_no_pictures_and_says_so(
    vanban: Vanban, staged: StagedPipeline, scans: Path
) -> None:
    staged.acts["a.pdf"] = document("a.pdf").model_copy(update={"pages": ()})
    ran = vanban("convert", scans / "a.pdf", "-o", scans / "out", "--explain", scans / "pictures")
    assert (ran.code, _names(scans / "pictures")) == (0, [])
    assert "no pictures" in ran.err


def test_that_there_is_no_pdf_is_said_beside_that_there_are_no_pictures(
    vanban: Vanban, staged: StagedPipeline, scans: Path
) -> None:
    staged.acts["a.pdf"] = document("a.pdf").model_copy(update={"pages": ()})
    asked = ("-o", scans / "out", "--explain", scans / "pictures", "--pdf", "--json")
    ran = vanban("convert", scans / "a.pdf", *asked)
    assert ("no PDF" in ran.err, "no pictures" in ran.err) == (True, True)
    told = json.loads(ran.out)[0]
    assert (told["pictures"], told["pdfs"], [note.partition(":")[0] for note in told["notes"]]) == (
        [],
        [],
        ["no PDF", "no pictures"],
    )


def test_the_images_are_asked_for_as_the_page_was_turned(vanban: Vanban, staged: StagedPipeline, scans: Path) -> None:
    upright = document("a.pdf")
    turned = tuple(page.model_copy(update={"rotation": 270, "skew_degrees": 1.5}) for page in upright.pages)
    staged.acts["a.pdf"] = upright.model_copy(update={"pages": turned})
    assert vanban("convert", scans / "a.pdf", "--explain", scans / "pictures").code == 0
    assert {(page.rotation, page.skew_degrees) for page in staged.drawn} == {(270, 1.5)}


@pytest.mark.parametrize("name", ["a-1.png", "a-7.png", "a-12-cleaning.png"])
def test_earlier_pictures_stay_where_they_must(vanban: Vanban, staged: StagedPipeline, scans: Path, name: str) -> None:
    (scans / name).write_bytes(b"earlier")
    ran = vanban("convert", scans / "a.pdf", "--explain", scans, "--no-overwrite")
    assert (ran.code, staged.seen) == (20, [])
    assert (scans / name).read_bytes() == b"earlier"


def test_a_picture_that_fails_leaves_the_json_and_tells(
    vanban: Vanban, staged: StagedPipeline, scans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: StagedPipeline, inputs: Path, page: Page) -> NoReturn:
        raise EngineError("the renderer failed", page=page.number)

    monkeypatch.setattr(StagedPipeline, "page_images", fail)
    ran = vanban("convert", scans / "a.pdf", "-o", scans / "out", "--explain", scans / "pictures")
    assert ran.code == 40
    assert "page 1: the renderer failed" in ran.err
    assert _names(scans / "out") == ["a.json"]
    assert str(scans / "out" / "a.json") in ran.out.decode()
