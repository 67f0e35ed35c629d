"""Texts are cut to the room that they have."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ocr_pipeline.export.text_widths import ELLIPSIS, cut, lines_of, width_of


@given(st.text(max_size=60), st.floats(20, 300), st.booleans())
def test_what_is_cut_has_room_and_is_a_beginning(text: str, width: float, bold: bool) -> None:
    shown = cut(text, width, 12, bold=bold)
    assert width_of(shown, 12, bold=bold) <= width
    assert shown == text or text.startswith(shown.removesuffix(ELLIPSIS))


@given(st.text("ab Ễ", max_size=80), st.floats(30, 200), st.integers(1, 3))
def test_lines_have_room_and_say_the_words_in_order(text: str, width: float, most: int) -> None:
    lines = lines_of(text, width, 12, most)
    assert len(lines) <= most
    assert all(width_of(line, 12) <= width for line in lines)
    if all(not line.endswith(ELLIPSIS) for line in lines):
        assert " ".join(lines).split() == text.split()


def test_marks_take_no_room() -> None:
    assert width_of("Ễ", 10) == width_of("E", 10)
