"""Figures and names on scans of few dots: which pages those are, and what on them is doubted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from ocr_pipeline.parsing.few_dots import coarse_pages, doubts_of_few_dots, doubts_of_name_of_few_dots
from ocr_pipeline.parsing.lost_marks import doubts_of_rare_marks
from ocr_pipeline.parsing.name_table import name_table
from ocr_pipeline.recognition.words import Box, Word
from ocr_pipeline.settings import Settings
from ocr_pipeline.sources import inspect

PLACE = Box(0, 0, 40, 20)


@pytest.mark.parametrize(("dpi", "coarse"), [(100, {1}), (119, {1}), (150, set()), (None, set())])
def test_pages_scanned_with_few_dots_are_known_by_their_file(tmp_path: Path, dpi: int | None, coarse: set[int]) -> None:
    path = tmp_path / "page.png"
    Image.new("L", (827, 1169), 255).save(path, dpi=(100, 100))
    facts = inspect([path], Settings())
    pages = tuple(replace(each, native_dpi=dpi) for each in facts.pages)
    assert coarse_pages(replace(facts, pages=pages)) == coarse


@pytest.mark.parametrize(
    ("text", "sure", "doubted", "why"),
    [
        ("16,3%", 0.94, True, "a 9 loses a dot there"),
        ("09", 0.95, True, "so does an 8"),
        ("16,3%", 0.97, False, "read as surely as can be"),
        ("1.410", 0.9, False, "no digit that is like another"),
        ("Điều", 0.5, False, "no figure"),
    ],
)
def test_a_figure_is_doubted_unless_it_was_read_quite_surely(text: str, sure: float, doubted: bool, why: str) -> None:
    assert bool(doubts_of_few_dots([Word(text, PLACE, sure, (1, 1, 1), text)])) is doubted, why


@pytest.mark.parametrize(
    ("text", "sure", "doubts"),
    [
        ("Hàng", 0.62, ["marks of few dots: Hàng"]),
        ("Hàng", 0.75, []),
        ("-", 0.2, []),
    ],
    ids=["it may be Hằng", "read surely", "no letter"],
)
def test_a_syllable_of_a_name_is_doubted_where_it_was_read_unsurely(text: str, sure: float, doubts: list[str]) -> None:
    assert doubts_of_name_of_few_dots([Word(text, PLACE, sure, (1, 1, 1), text)]) == doubts


@pytest.mark.parametrize(
    ("name", "doubts", "why"),
    [
        ("Đặng Vân Minh", ["marks of few dots: Vân"], "Văn is a hundred times as often a middle name"),
        ("Đặng Văn Minh", [], "the common one"),
        ("Nguyễn Thị Vân", [], "a given name of many"),
    ],
)
def test_a_syllable_that_other_marks_make_far_commoner_is_doubted(name: str, doubts: list[str], why: str) -> None:
    assert doubts_of_rare_marks(name, name_table()) == doubts, why
