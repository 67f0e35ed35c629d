"""What looks like a stamp of incoming mail is held up for a person; nothing is where one was read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from ocr_pipeline.layout.page import PageLayout, unread_page
from ocr_pipeline.layout.tables import PlacedTable
from ocr_pipeline.layout.unread_stamps import unread_stamps
from ocr_pipeline.recognition.stamps import StampReading
from ocr_pipeline.recognition.words import Box, Word

PAGE = replace(unread_page(1, 2480, 3508), text_height=45.0)
FRAME = Box(250, 560, 840, 980)
STAMP = StampReading(FRAME, None, False, (), ())


def found(
    *said: tuple[str, tuple[int, int, int, int]], framed: Sequence[StampReading] = (), layout: PageLayout = PAGE
) -> tuple[Box, ...]:
    return unread_stamps(framed, tuple(Word(text, Box(*box), 0.9) for text, box in said), layout)


def test_a_frame_of_a_stamps_size_that_says_nothing_is_held_up() -> None:
    assert found(framed=[STAMP]) == (FRAME,)


@pytest.mark.parametrize(
    ("layout", "why"),
    [
        (replace(PAGE, arrivals=(STAMP,)), "a stamp was read"),
        (replace(PAGE, number=2), "it stands on first pages"),
        (replace(PAGE, tables=(PlacedTable(Box(200, 500, 2200, 1200), ()),)), "a cell of a table"),
        (replace(PAGE, width=900), "in the right half"),
    ],
)
def test_other_frames_are_not(layout: PageLayout, why: str) -> None:
    assert found(framed=[STAMP], layout=layout) == (), why


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ([("ĐẾN", (280, 700, 400, 765))], "by itself"),
        ([("ĐEN.", (280, 700, 400, 765))], "its marks lost, a full stop of dirt"),
        ([("CV", (280, 700, 330, 765)), ("ĐẾN", (340, 700, 460, 765))], "after the rest of its name"),
        ([("ĐẾN", (280, 700, 400, 765)), ("Kính", (700, 700, 800, 745))], "far from the text"),
    ],
)
def test_its_name_in_large_capitals_is_held_up_without_a_frame(
    said: Sequence[tuple[str, tuple[int, int, int, int]]], why: str
) -> None:
    assert len(found(*said)) == 1, why


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ([("đến", (280, 700, 400, 765))], "a word of any sentence"),
        ([("ĐẾN", (280, 700, 400, 745))], "as tall as print"),
        ([("ĐẾN", (280, 2700, 400, 2765))], "in the lower half"),
        ([("ĐẾN", (1680, 700, 1800, 765))], "in the right half"),
        ([("ĐẾN", (280, 700, 400, 765)), ("NĂM", (415, 700, 520, 765))], "in a title"),
    ],
)
def test_the_same_letters_in_text_are_not(said: Sequence[tuple[str, tuple[int, int, int, int]]], why: str) -> None:
    assert found(*said) == (), why
