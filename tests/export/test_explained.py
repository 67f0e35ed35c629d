"""A page with what was found on it, and the list of what a person must look at."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from ocr_pipeline.export.boxes import Group
from ocr_pipeline.export.cleaning import HEIGHT as CLEANED_HEIGHT
from ocr_pipeline.export.cleaning import cleaning_picture, steps_of
from ocr_pipeline.export.drawing import MARK_COLOUR, REVIEW_COLOUR, WORD_COLOURS
from ocr_pipeline.export.explained import DPI as PICTURE_DPI
from ocr_pipeline.export.explained import MAX_BYTES, Explained, explained_page
from ocr_pipeline.export.fonts import label_font, label_font_file
from ocr_pipeline.export.panel import WIDTH as LIST_WIDTH
from ocr_pipeline.export.zones import GUTTER
from ocr_pipeline.layout.page import PageLayout, Region, RegionKind
from ocr_pipeline.layout.segments import Segment
from ocr_pipeline.recognition.words import Box, Word
from schemas import Document, FieldValue, Mark, Page, Producer, Quality, Source, Statistic

WIDTH, HEIGHT, DPI = 1240, 1754, 150
SCALE = PICTURE_DPI / DPI
PAGE = Page(number=1, width=WIDTH, height=HEIGHT, dpi=DPI)
PAPER = np.full((HEIGHT, WIDTH), 255, dtype=np.uint8)
BOX = (300, 400, 700, 500)
FLAG: dict[str, Any] = {"needs_review": True, "reasons": ("handwritten",)}


def _document(*pages: Page, **fields: Any) -> Document:
    source = Source(name="a.pdf", sha256="0" * 64, media_type="application/pdf", page_count=len(pages) or 1)
    return Document(source=source, pages=pages or (PAGE,), producer=Producer(version="0"), **fields)


def _value(bbox: tuple[int, int, int, int] = BOX, page: int = 1, **evidence: Any) -> FieldValue:
    return FieldValue(value="x", page=page, bbox=bbox, **evidence)


def _layout(kind: RegionKind, *words: Word) -> PageLayout:
    regions = (Region(kind, (Segment(words),)),)
    return PageLayout(1, WIDTH, HEIGHT, 30.0, regions, (), blank=False)


def _drawn(
    document: Document, layout: PageLayout | None = None, pixels: NDArray[np.uint8] = PAPER
) -> NDArray[np.uint8]:
    """The page's own part of the picture."""
    return _whole(document, layout, pixels)[:, GUTTER : GUTTER + round(WIDTH * SCALE)]


def _whole(
    document: Document, layout: PageLayout | None = None, pixels: NDArray[np.uint8] = PAPER
) -> NDArray[np.uint8]:
    return _opened(explained_page(Explained.of(document), document.pages[0], layout, pixels))


def _opened(content: bytes) -> NDArray[np.uint8]:
    return np.asarray(Image.open(io.BytesIO(content)).convert("RGB"))


def _near(drawn: NDArray[np.uint8], colour: tuple[int, int, int]) -> NDArray[np.bool_]:
    """Where the picture has the colour, but for what its palette rounds."""
    near: NDArray[np.bool_] = (np.abs(drawn.astype(int) - np.array(colour)) < 40).all(axis=2)
    return near


# --- Values ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("evidence", "colour"), [({}, Group.HEADER.colour), (FLAG, REVIEW_COLOUR)], ids=["sure", "to review"]
)
def test_the_box_is_drawn_where_the_value_stands(evidence: dict[str, Any], colour: tuple[int, int, int]) -> None:
    drawn = _near(_drawn(_document(code=_value(**evidence))), colour)
    left, top, right, bottom = (round(edge * SCALE) for edge in BOX)
    # Of the lower edge all is there when the value is sure, two parts of three when it is dashed.
    edge = drawn[bottom : bottom + 5, left:right].any(axis=0).mean()
    assert edge == 1.0 if not evidence else 0.5 < edge < 0.95
    assert not drawn[top + 4 : bottom - 4, left + 4 : right - 4].any(), "the value itself stays free"
    assert drawn[top - 30 : top - 4, left : left + 80].mean() > 0.3, "its name stands above it"


def test_a_statistic_is_outlined_without_a_name_unless_it_is_to_be_looked_at() -> None:
    place = (300, 900, 700, 950)
    above = slice(round(900 * SCALE) - 25, round(900 * SCALE) - 3)
    sure = _near(_drawn(_document(statistics=(Statistic(page=1, bbox=place),))), Group.STATISTIC.colour)
    assert sure.any()
    assert not sure[above].any()
    doubtful = _drawn(_document(statistics=(Statistic(page=1, bbox=place, **FLAG),)))
    assert _near(doubtful, REVIEW_COLOUR)[above].any(), "its number stands above it"


def test_what_must_be_looked_at_is_numbered_through_the_pages_from_top_to_bottom() -> None:
    low, high = (300, 900, 700, 950), (300, 100, 700, 150)
    document = _document(
        PAGE,
        PAGE.model_copy(update={"number": 2}),
        code=_value(low, **FLAG),
        date=_value(high, **FLAG),
        issuer=_value((300, 500, 700, 550)),
        recipients=(_value(high, page=2, **FLAG),),
    )
    numbers = {box.name: box.number for box in Explained.of(document).boxes}
    assert numbers == {"Ngày ban hành": 1, "Số, ký hiệu": 2, "Nơi nhận": 3, "Cơ quan ban hành": 0}


@pytest.mark.parametrize("bbox", [(0, 0, 1240, 1754), (-5, -5, 3, 3), (1200, 1700, 1400, 1900), (500, 500, 501, 501)])
def test_a_box_at_or_over_the_edge_is_no_failure(bbox: tuple[int, int, int, int]) -> None:
    drawn = _drawn(_document(code=_value(bbox)))
    assert drawn.shape == _drawn(_document()).shape
    assert (drawn != _drawn(_document())).any(), "the box is drawn, as far as it lies on the page"


# --- Words, zones, marks ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("confidence", [1.0, 0.8, 0.2])
def test_a_word_is_underlined_by_how_surely_it_was_read(confidence: float) -> None:
    layout = _layout(RegionKind.BODY, Word("chữ", Box(*BOX), confidence))
    under = _drawn(_document(), layout)[round(BOX[3] * SCALE) + 1, round(BOX[0] * SCALE) + 5]
    expected = next(colour for least, colour, _ in WORD_COLOURS if confidence >= least)
    assert np.abs(under.astype(int) - expected).max() < 40


@pytest.mark.parametrize(
    ("kind", "bbox", "at_right"),
    [
        pytest.param(RegionKind.HEADER_LEFT, (100, 400, 500, 600), False, id="the left column: at the left"),
        pytest.param(RegionKind.HEADER_RIGHT, (700, 400, 1100, 600), True, id="the right column: at the right"),
        pytest.param(RegionKind.BODY, (100, 400, 1100, 600), False, id="the text: at the left"),
        pytest.param(RegionKind.ARRIVAL_STAMP, (100, 400, 400, 600), False, id="a stamp: on its side of the page"),
    ],
)
def test_a_zone_is_tinted_and_named_beside_the_page(
    kind: RegionKind, bbox: tuple[int, int, int, int], at_right: bool
) -> None:
    whole = _whole(_document(), _layout(kind, Word("chữ", Box(*bbox), 0.95)))
    middle, paper = round(500 * SCALE), whole[round(1500 * SCALE), GUTTER + 20]
    assert not np.array_equal(whole[middle, GUTTER + round((bbox[0] + 20) * SCALE)], paper)
    gutters = whole[middle, :GUTTER], whole[middle, GUTTER + round(WIDTH * SCALE) :][: GUTTER - 1]
    assert [bool((gutter < 200).any()) for gutter in gutters] == [not at_right, at_right]


def test_marks_are_drawn_and_explained() -> None:
    document = _document(marks=(Mark(kind="seal", page=1, bbox=BOX), Mark(kind="seal", page=2, bbox=BOX)))
    whole = _near(_whole(document), MARK_COLOUR)
    assert whole[round(BOX[1] * SCALE) - 2, :].sum() > 20
    assert whole[:, -LIST_WIDTH:].any(), "its colour stands in the legend"


# --- The list --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("verdict", ["good", "doubtful", "rescan", "blank", "failed"])
def test_every_verdict_has_its_words(verdict: Any) -> None:
    quality = Quality(verdict=verdict, reasons=("why",) * (verdict != "good"))
    page = PAGE.model_copy(update={"quality": quality, "error": "why" if verdict == "failed" else None})
    assert (_whole(_document(page))[:120, -LIST_WIDTH:] < 128).any()


def test_each_value_to_be_looked_at_has_its_number_in_the_list() -> None:
    flagged = tuple(_value((300, 100 + 60 * row, 700, 140 + 60 * row), **FLAG) for row in range(3))
    column = _near(_whole(_document(recipients=flagged)), REVIEW_COLOUR)[:, -LIST_WIDTH + 18]
    assert int((np.diff(column.astype(int)) == 1).sum()) >= 3


def test_a_list_that_is_too_long_ends_above_the_legend() -> None:
    many = tuple(_value((300, 10 + 15 * row, 700, 20 + 15 * row), **FLAG) for row in range(100))
    assert _whole(_document(recipients=many)).shape[0] == round(HEIGHT * SCALE)


def test_a_small_page_has_room_for_its_list() -> None:
    small = PAGE.model_copy(update={"height": 100})
    assert _whole(_document(small), pixels=PAPER[:100]).shape[0] > 200


# --- The file --------------------------------------------------------------------------------------------------------


def test_colour_pages_keep_their_colours() -> None:
    blue = np.full((HEIGHT, WIDTH, 3), (250, 120, 60), dtype=np.uint8)
    assert _near(_drawn(_document(), pixels=blue), (60, 120, 250))[:300, :100].all()


def test_a_page_full_of_noise_still_gives_a_small_file() -> None:
    noise = np.random.default_rng(7).integers(0, 256, (HEIGHT, WIDTH, 3), dtype=np.uint8)
    document = _document(code=_value())
    assert len(explained_page(Explained.of(document), PAGE, None, noise)) <= MAX_BYTES


# --- Before and after ------------------------------------------------------------------------------------------------


def test_the_page_stands_before_and_after_cleaning_side_by_side() -> None:
    scanned = np.full((HEIGHT, WIDTH, 3), (40, 40, 230), dtype=np.uint8)
    drawn = _opened(cleaning_picture(PAGE, scanned, PAPER))
    assert drawn.shape[0] > CLEANED_HEIGHT
    middle = drawn.shape[0] // 2
    assert _near(drawn, (230, 40, 40))[middle, 100]
    assert _near(drawn, (255, 255, 255))[middle, -100]


@pytest.mark.parametrize(
    ("page", "coloured", "steps"),
    [
        pytest.param({}, False, ("làm mịn",), id="nothing but smoothed"),
        pytest.param({}, True, ("làm nhạt mực màu", "làm mịn"), id="colours fade"),
        pytest.param(
            {"rotation": 90, "skew_degrees": -1.3},
            False,
            ("xoay 90°", "chỉnh nghiêng -1,30°", "làm mịn"),
            id="turned and levelled",
        ),
        pytest.param(
            {"paper_whitened": True}, True, ("làm nhạt mực màu", "làm trắng nền giấy", "làm mịn"), id="paper made white"
        ),
    ],
)
def test_the_steps_are_named_in_their_order(page: dict[str, Any], coloured: bool, steps: tuple[str, ...]) -> None:
    assert steps_of(PAGE.model_copy(update=page), coloured=coloured) == steps


# --- The font --------------------------------------------------------------------------------------------------------


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
        assert (_drawn(_document(subject=_value())) != _drawn(_document())).any()
    finally:
        label_font.cache_clear()
