"""A surname that a seal hides: told by the room that is left for it left of its title's middle."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr_pipeline.parsing.gazetteer import surnames
from ocr_pipeline.parsing.hidden_surnames import MOST, axis_of, room_before, takes_surname, unfit
from ocr_pipeline.parsing.letter_widths import SPACE, width_of
from ocr_pipeline.parsing.name_columns import Columns, Seen
from ocr_pipeline.parsing.name_syllables import syllables_of
from ocr_pipeline.recognition.words import Box
from schemas import FieldValue

EM, AXIS, HEIGHT = 58, 1800, 40
"""Width of an em in pixels (14 pt at 300 dpi), the middle of a title, and the height of a line."""


def line(x0: int, x1: int, top: int = 0) -> FieldValue:
    """A line of a title that stands there."""
    return FieldValue(value="GIÁM ĐỐC", raw="GIÁM ĐỐC", page=1, bbox=(x0, top, x1, top + HEIGHT), confidence=0.9)


def struck(x0: int, x1: int) -> FieldValue:
    """Such a line with strokes before it."""
    return line(x0, x1).model_copy(update={"needs_review": True, "reasons": ("strokes stand before it, read as -2q:",)})


def columns(printed: str, read: Sequence[str], *, ranked: bool = False) -> Columns:
    """What the looks have of a printed name that is centred on AXIS: its last syllables ``read``, each by two looks."""
    right = AXIS + EM * width_of(printed) / 2
    boxes: list[Box] = []
    for syllable in reversed(read):
        boxes.insert(0, Box(round(right - EM * width_of(syllable)), 0, round(right), HEIGHT))
        right -= EM * (width_of(syllable) + SPACE)
    seen = [
        tuple(Seen(syllable, 0.95, opinion, box.width) for opinion in (False, True))
        for syllable, box in zip(read, boxes, strict=True)
    ]
    nothing = tuple(Seen("", 0.0, opinion) for opinion in (False, True))
    return Columns(tuple(seen), nothing, tuple(boxes), ranked)


def said(columns: Columns, axis: float | None = AXIS) -> str:
    """The likeliest name of the columns."""
    return " ".join(choice.syllable for choice in syllables_of(columns, axis))


@pytest.mark.parametrize(
    ("printed", "read", "name", "why"),
    [
        ("Nguyễn Thế Minh Tuấn", ["Thế", "Minh", "Tuấn"], "Nguyễn Thế Minh Tuấn", "a wide room"),
        ("Lê Quang Hưng", ["Quang", "Hưng"], "Lê Quang Hưng", "a narrow one"),
        ("Trần Văn Khải", ["Văn", "Khải"], "Trần Văn Khải", "a middling one"),
        ("Châu Thế Phú", ["Thế", "Phú"], "Trần Thế Phú", "of two as wide, the commoner: it stays in doubt"),
        ("Trần Văn Khải", ["Trần", "Văn", "Khải"], "Trần Văn Khải", "no room is left before a surname"),
        ("Nguyễn Trần Thị Lan", ["Thị", "Lan"], "Thị Lan", "room for two syllables: nobody is made up"),
    ],
)
def test_the_room_before_a_name_tells_its_surname(printed: str, read: list[str], name: str, why: str) -> None:
    assert said(columns(printed, read)) == name, why


def test_without_an_axis_or_behind_a_rank_no_surname_is_made_up() -> None:
    hidden = columns("Nguyễn Thế Minh Tuấn", ["Thế", "Minh", "Tuấn"])
    assert "Nguyễn" not in said(hidden, None)
    ranked = columns("Nguyễn Thế Minh Tuấn", ["Thế", "Minh", "Tuấn"], ranked=True)
    assert "Nguyễn" not in said(ranked)


def test_a_name_that_ends_left_of_the_axis_leaves_no_room() -> None:
    assert room_before(columns("Lê Quang Hưng", ["Quang", "Hưng"]), ["Quang", "Hưng"], AXIS + 1000) is None


@pytest.mark.parametrize("surname", sorted(surnames()))
def test_every_surname_fits_the_room_that_it_takes(surname: str) -> None:
    room = room_before(columns(f"{surname} Quang Hưng", ["Quang", "Hưng"]), ["Quang", "Hưng"], AXIS)
    assert takes_surname(room)
    assert room is not None
    assert unfit(surname, room) < 0.1


@given(st.floats(-10, 10), st.sampled_from(sorted(surnames())))
def test_what_speaks_against_a_surname_is_bounded(room: float, surname: str) -> None:
    assert 0 <= unfit(surname, room) <= MOST


@pytest.mark.parametrize(
    ("lines", "axis", "why"),
    [
        ([], None, "no title was read"),
        ([line(1594, 2008)], 1801, "one line"),
        ([line(1474, 2123), line(1604, 1992, 60), line(1594, 2008, 120)], 1798.5, "three about one middle"),
        ([line(1474, 2123), line(1700, 2100, 60)], None, "two that are not centred"),
        ([struck(1500, 2008)], None, "a line that may begin elsewhere"),
        ([struck(1500, 2008), line(1594, 2008, 60)], 1801, "such a line above a whole one"),
        ([FieldValue(value="GIÁM ĐỐC", raw="GIÁM ĐỐC", confidence=0.9)], None, "a text has no places"),
    ],
)
def test_the_axis_of_a_title(lines: list[FieldValue], axis: float | None, why: str) -> None:
    assert axis_of(lines) == axis, why
