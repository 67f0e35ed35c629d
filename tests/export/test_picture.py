"""The pages with every field's box drawn, small enough to be sent."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from ocr_pipeline.export.boxes import Group
from ocr_pipeline.export.fonts import label_font, label_font_file
from ocr_pipeline.export.legend import REVIEW_COLOUR
from ocr_pipeline.export.picture import MAX_BYTES, MAX_PAGES, picture
from schemas import Document, FieldValue, Page, Producer, Source, Statistic

WIDTH, HEIGHT, DPI = 1240, 1754, 150
SCALE = 110 / DPI


def _document(*, pages: int = 1, **fields: Any) -> Document:
    source = Source(name="a.pdf", sha256="0" * 64, media_type="application/pdf", page_count=pages)
    sheets = tuple(Page(number=number, width=WIDTH, height=HEIGHT, dpi=DPI) for number in range(1, pages + 1))
    return Document(source=source, pages=sheets, producer=Producer(version="0"), **fields)


def _paper(_: int) -> NDArray[np.uint8]:
    return np.full((HEIGHT, WIDTH), 255, dtype=np.uint8)


def _opened(content: bytes | None) -> NDArray[np.uint8]:
    assert content is not None
    return np.asarray(Image.open(io.BytesIO(content)).convert("RGB"))


def _near(drawn: NDArray[np.uint8], colour: tuple[int, int, int]) -> NDArray[np.bool_]:
    """Where the picture has the colour, but for what its palette rounds."""
    near: NDArray[np.bool_] = (np.abs(drawn.astype(int) - np.array(colour)) < 40).all(axis=2)
    return near


def _value(bbox: tuple[int, int, int, int], page: int = 1, **evidence: Any) -> FieldValue:
    return FieldValue(value="x", page=page, bbox=bbox, **evidence)


FLAG = {"needs_review": True, "reasons": ("handwritten",)}


@pytest.mark.parametrize(
    ("evidence", "colour"), [({}, Group.HEADER.colour), (FLAG, REVIEW_COLOUR)], ids=["sure", "to review"]
)
def test_the_box_is_drawn_where_the_value_stands(evidence: dict[str, Any], colour: tuple[int, int, int]) -> None:
    x0, y0, x1, y1 = bbox = (300, 400, 700, 500)
    drawn = _near(_opened(picture(_document(code=_value(bbox, **evidence)), _paper)), colour)
    left, right, top, bottom = (round(edge * SCALE) for edge in (x0, x1, y0, y1))
    # Of the lower edge all is there when the value is sure, two parts of three when it is dashed.
    edge = drawn[bottom : bottom + 5, left:right].any(axis=0).mean()
    assert edge == 1.0 if not evidence else 0.5 < edge < 0.95
    assert not drawn[top + 4 : bottom - 4, left + 4 : right - 4].any(), "the value itself stays free"
    assert drawn[top - 30 : top - 4, left : left + 80].mean() > 0.3, "its name stands above it"


def test_a_statistic_is_outlined_without_a_name() -> None:
    document = _document(code=_value((300, 100, 700, 150)), statistics=(Statistic(page=1, bbox=(300, 900, 700, 950)),))
    drawn = _near(_opened(picture(document, _paper)), Group.STATISTIC.colour)
    top, bottom, left = round(900 * SCALE), round(950 * SCALE), round(300 * SCALE)
    assert drawn[top - 3 : bottom + 4, left - 3 :].any()
    assert not drawn[top - 40 : top - 3].any()


def test_grey_and_colour_pages_keep_their_colours() -> None:
    def blue(_: int) -> NDArray[np.uint8]:
        return np.full((HEIGHT, WIDTH, 3), (250, 120, 60), dtype=np.uint8)

    drawn = _opened(picture(_document(code=_value((300, 400, 700, 500))), blue))
    assert _near(drawn, (60, 120, 250))[:300, :100].all()


def test_a_text_has_no_picture() -> None:
    assert picture(_document(code=FieldValue(value="15/TTr-STP", span=(0, 10))), _paper) is None


def test_pages_stand_side_by_side_and_only_those_that_hold_fields_are_asked_for() -> None:
    asked: list[int] = []

    def page(number: int) -> NDArray[np.uint8]:
        asked.append(number)
        return _paper(number)

    box = (300, 400, 700, 500)
    document = _document(pages=9, code=_value(box), recipients=(_value(box, page=9),))
    drawn = _opened(picture(document, page))
    assert asked == [1, 9]
    assert drawn.shape[1] == 2 * round(WIDTH * SCALE)


def test_a_document_of_many_pages_shows_the_first_few() -> None:
    box = (300, 400, 700, 500)
    document = _document(pages=9, recipients=tuple(_value(box, page=number) for number in range(1, 10)))
    assert _opened(picture(document, _paper)).shape[1] == MAX_PAGES * round(WIDTH * SCALE)


def test_a_page_full_of_noise_still_gives_a_small_file() -> None:
    noise = np.random.default_rng(7).integers(0, 256, (HEIGHT, WIDTH, 3), dtype=np.uint8)
    box = (300, 400, 700, 500)
    document = _document(pages=2, code=_value(box), recipients=(_value(box, page=2),))
    content = picture(document, lambda _: noise)
    assert content is not None
    assert len(content) <= MAX_BYTES


@pytest.mark.parametrize("bbox", [(0, 0, 1240, 1754), (-5, -5, 3, 3), (1200, 1700, 1400, 1900), (500, 500, 500, 500)])
def test_a_box_at_or_over_the_edge_is_no_failure(bbox: tuple[int, int, int, int]) -> None:
    assert _opened(picture(_document(code=_value(bbox)), _paper)).size


def test_the_label_font_has_every_vietnamese_letter() -> None:
    if label_font_file() is None:
        pytest.skip("no known font is installed")
    font = label_font()
    missing = bytes(font.getmask("\U000f0000"))
    for letter in "ĂÂĐÊÔƠƯăâđêôơưẢẠẤẬẮẶẺẼẸẾỆỈỊỎỌỐỘỚỢỦỤỨỰỶỸỴảạấậắặẻẽẹếệỉịỏọốộớợủụứựỷỹỵ":
        assert bytes(font.getmask(letter)) != missing, letter


def test_without_a_known_font_a_picture_is_still_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ocr_pipeline.export.fonts.label_font_file", lambda: None)
    label_font.cache_clear()
    try:
        assert _opened(picture(_document(subject=_value((300, 400, 700, 500))), _paper)).size
    finally:
        label_font.cache_clear()
