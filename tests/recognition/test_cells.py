"""A table is read column by column, without its rules, and put back where it stands on the page."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from ocr_pipeline.imaging.page import CleanPage, clean_page
from ocr_pipeline.recognition.cells import MARGIN, read_cells, without_tables
from ocr_pipeline.recognition.page import read_whole
from ocr_pipeline.recognition.words import UNREADABLE, Box, Word
from tests.imaging.drawn_pages import text_page
from tests.imaging.drawn_tables import DPI, XS, YS, erased, ruled
from tests.recognition.drawn_lines import TellingEngine

COLUMNS = len(XS) - 1


@pytest.fixture(scope="module")
def table_page() -> CleanPage:
    """A page with a table of five rows and four columns, each cell saying 1.250."""
    return clean_page(ruled(), DPI)


def test_each_column_is_an_image_of_its_own_without_rules(table_page: CleanPage) -> None:
    engine = TellingEngine()
    read_cells(engine, table_page, DPI, 10)
    (images,) = engine.asked
    widths = [x1 - x0 + 2 * MARGIN for x0, x1 in pairwise(XS)]
    assert [image.shape[1] for image in images] == pytest.approx(widths, abs=4)
    dark = [(image < 100).sum(axis=1) for image in images]
    assert all(rows.max() < 80 for rows in dark)
    assert all((rows > 0).any() for rows in dark)


def test_a_word_of_a_column_stands_where_it_is_on_the_page(table_page: CleanPage) -> None:
    engine = TellingEngine([[[], [Word("860", Box(45, 140, 85, 160), 0.9, (1, 1, 1))]]])
    words = read_cells(engine, table_page, DPI, 10)
    (word,) = [each for each in words if each.text == "860"]
    assert word.box.x0 == pytest.approx(XS[1] + 25, abs=3)
    assert word.box.y0 == pytest.approx(YS[0] + 120, abs=3)


def test_what_is_left_of_a_rule_is_taken_off_a_word(table_page: CleanPage) -> None:
    told = [Word("|860", Box(45, 140, 85, 160), 0.9), Word("|", Box(45, 40, 50, 60), 0.9)]
    words = read_cells(TellingEngine([[[], told]]), table_page, DPI, 10)
    assert [word.text for word in words if word.text != UNREADABLE] == ["860"]


def test_ink_that_no_word_was_read_of_leaves_its_sign(table_page: CleanPage) -> None:
    words = read_cells(TellingEngine(), table_page, DPI, 10)
    assert [word.text for word in words] == [UNREADABLE] * 5 * COLUMNS
    assert read_cells(TellingEngine(), clean_page(ruled(said=""), DPI), DPI, 10) == []


def test_a_sign_that_was_read_of_a_figure_makes_way_for_what_was_not_read(table_page: CleanPage) -> None:
    told = [Word(")", Box(45, 40, 85, 60), 0.9, (1, 1, 1)), Word("!", Box(100, 140, 102, 150), 0.9, (1, 1, 2))]
    words = read_cells(TellingEngine([[[], told]]), table_page, DPI, 10)
    assert {word.text for word in words} == {UNREADABLE}


def test_what_was_not_read_stands_where_its_ink_is(table_page: CleanPage) -> None:
    first = min(read_cells(TellingEngine(), table_page, DPI, 10), key=lambda word: word.box.as_tuple())
    inside = table_page.grey[first.box.y0 : first.box.y1, first.box.x0 : first.box.x1]
    assert int(inside.min()) < 100
    assert XS[0] < first.box.x0 < first.box.x1 < XS[1]


def test_a_cell_over_several_columns_is_read_by_itself() -> None:
    page = clean_page(erased(ruled(said=""), (XS[1] - 4, YS[0] + 5, XS[1] + 4, YS[1] - 5)), DPI)
    engine = TellingEngine()
    read_cells(engine, page, DPI, 10)
    assert len(engine.asked[0]) == COLUMNS + 1
    assert engine.asked[0][-1].shape[1] == pytest.approx(XS[2] - XS[0] + 40, abs=4)


def test_the_rest_of_the_page_is_read_without_the_table(table_page: CleanPage) -> None:
    engine = TellingEngine()
    read_whole(engine, table_page, 10)
    whole, columns = engine.asked
    assert (whole[0] < 128).sum() == 0
    assert len(columns) == COLUMNS


def test_a_page_without_a_table_is_read_once_as_it_is() -> None:
    page = clean_page(text_page(DPI), DPI)
    engine = TellingEngine()
    read_whole(engine, page, 10)
    assert len(engine.asked) == 1
    assert without_tables(page.grey, page.grids) is page.grey
    assert np.array_equal(engine.asked[0][0], page.grey)
