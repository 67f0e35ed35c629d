"""Scans as images: one page, many pages in a file, a file a page, pages on their side or head; and texts."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from ocr_pipeline.pipeline import Pipeline, Progress
from schemas import Document, Page
from tests.pipeline.sample_documents import SAMPLES, foot_of, head_of, page_image


def head() -> Image.Image:
    """The upper third of the notice's first page: header, title, subject."""
    return head_of("thong-bao")


def foot() -> Image.Image:
    """The footer of its second page."""
    return foot_of("thong-bao")


def saved(image: Image.Image, path: Path) -> Path:
    image.save(path, dpi=(300, 300))
    return path


def facts_of(document: Document) -> tuple[str | None, ...]:
    return (document.code.value, document.date.value, document.issuer.value, document.signature.title.value)


@pytest.fixture(scope="module")
def two_frames(pipeline: Pipeline, tmp_path_factory: pytest.TempPathFactory) -> Document:
    """Head and foot as the two pages of a TIFF."""
    path = tmp_path_factory.mktemp("tiff") / "thong-bao.tiff"
    head().save(path, save_all=True, append_images=[foot()], dpi=(300, 300), compression="tiff_lzw")
    return pipeline.convert(path)


def test_a_tiff_of_two_pages_is_one_document(two_frames: Document) -> None:
    assert facts_of(two_frames) == ("123/TB-SYT", "2023-07-18", "SỞ Y TẾ", "PHÓ GIÁM ĐỐC")
    assert [each.number for each in two_frames.pages] == [1, 2]
    assert two_frames.source.page_count == 2
    assert two_frames.signature.title.page == 2


def test_two_images_are_the_pages_of_one_document(pipeline: Pipeline, two_frames: Document, tmp_path: Path) -> None:
    paths = [saved(head(), tmp_path / "1.png"), saved(foot(), tmp_path / "2.png")]
    seen: list[Progress] = []
    document = pipeline.convert(paths, on_progress=seen.append)
    assert facts_of(document) == facts_of(two_frames)
    assert document.text == two_frames.text
    assert [(each.page, each.pages) for each in seen] == [(1, 2), (2, 2)]


@pytest.mark.parametrize("turned", [90, 180])
def test_a_page_on_its_side_or_head_ends_upright(pipeline: Pipeline, tmp_path: Path, turned: int) -> None:
    # Pillow turns counter-clockwise: a page turned so must be turned as far clockwise to stand upright.
    image = page_image("thong-bao").crop((0, 0, 2480, 1240)).rotate(turned, expand=True)
    document = pipeline.convert(saved(image, tmp_path / "turned.png"))
    (only,) = document.pages
    assert only.rotation == turned
    assert (only.width, only.height) == (2480, 1240)
    assert (document.code.value, document.issuer.value) == ("123/TB-SYT", "SỞ Y TẾ")
    assert document.issuer.bbox is not None
    assert document.issuer.bbox[1] < 400


def test_the_image_that_boxes_refer_to_is_upright_and_level(pipeline: Pipeline, tmp_path: Path) -> None:
    lying = head().rotate(90, expand=True)
    page = Page(number=1, width=head().width, height=head().height, dpi=300, rotation=90)
    images = pipeline.page_images(saved(lying, tmp_path / "turned.png"), page)
    assert images.scanned.shape[:2] == lying.size[::-1]
    assert images.upright.shape[:2] == images.cleaned.shape[:2] == head().size[::-1]


def test_print_that_nobody_can_read_is_no_blank_page(pipeline: Pipeline, tmp_path: Path) -> None:
    lines = page_image("thong-bao").convert("L").crop((300, 1000, 2200, 2000))
    askew = lines.rotate(40, expand=True, fillcolor=255)
    document = pipeline.convert(saved(askew, tmp_path / "askew.png"))
    assert document.pages[0].quality.verdict == "rescan"
    assert document.review.reasons[0].startswith("page 1: should be scanned again: there is print on the page")


def test_a_blank_page_is_said_to_be_blank(pipeline: Pipeline, tmp_path: Path) -> None:
    paths = [saved(head(), tmp_path / "1.png"), saved(Image.new("L", (2480, 900), 250), tmp_path / "2.png")]
    document = pipeline.convert(paths)
    assert [each.quality.verdict for each in document.pages] == ["good", "blank"]
    assert document.text.count("\f") == 1
    assert document.text.endswith("\f")


def test_a_text_is_a_document_without_pages_or_boxes(pipeline: Pipeline) -> None:
    document = pipeline.convert(SAMPLES / "misread/thong-bao.txt")
    assert (document.code.value, document.code.bbox) == ("123/TB-SYT", None)
    assert document.producer.engine is None
    assert document.pages == ()
    assert document.review.required
