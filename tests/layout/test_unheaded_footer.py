"""A footer is found where neither its heading nor its title was read, and a text that goes on is not taken for one."""

from __future__ import annotations

import pytest

from ocr_pipeline.layout.footer import find_footer
from ocr_pipeline.layout.segments import segments_of
from ocr_pipeline.recognition.words import Word
from tests.layout.typed_pages import HEIGHT, INDENT, MARGIN, PITCH, SENTENCES, TEXT_HEIGHT, WIDTH, typed

RIGHT, TABLE = 1500, 1300
ITEMS = ("- Như trên;", "- Sở Nội vụ;", "- Lưu: VT.")
Line = tuple[str, int, int]
"""What a line says, where it begins, and the lines left free above it."""


def signed(*lines: Line) -> list[str] | None:
    """What the right part of the footer says, of a page with two running lines and these below; ``None`` for none."""
    words: list[Word] = []
    y = 400
    for number, (said, x, free) in enumerate([(each, MARGIN, 0) for each in SENTENCES] + list(lines)):
        y += (1 + free) * PITCH
        words += typed(said, x, y, number)
    footer = find_footer(segments_of(words, TEXT_HEIGHT), TEXT_HEIGHT, WIDTH, HEIGHT)
    return None if footer is None else [line.text for line in footer.right]


NAME: Line = ("Trịnh Công Khải", RIGHT, 5)


@pytest.mark.parametrize(
    ("lines", "right", "why"),
    [
        ([("ơi Nựi phện", MARGIN, 1), *((item, MARGIN, 0) for item in ITEMS), NAME], [NAME[0]], "a list and a name"),
        ([(item, MARGIN, 0) for item in ITEMS], [], "a list whose items begin at the margin"),
        ([("thi hành./.", MARGIN, 0), ("XQ TỊCH", RIGHT, 1), NAME], ["XQ TỊCH", NAME[0]], "a name under its room"),
        ([("TS. Trịnh Công Khải", RIGHT, 8)], ["TS. Trịnh Công Khải"], "with a rank"),
    ],
)
def test_a_footer_is_known_without_its_heading(lines: list[Line], right: list[str], why: str) -> None:
    assert signed(*lines) == right, why


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (
            [(f"- {unit};", INDENT, 0) for unit in ("Sở Nội vụ", "Sở Y tế", "Sở Xây dựng")],
            "a text's items are indented",
        ),
        ([(item, MARGIN, 0) for item in ITEMS[:2]], "two items are not many"),
        ([("Trịnh Công Khải", TABLE, 2), ("Lê Vĩnh Tường", TABLE, 0)], "the names of a list stand close together"),
        ([("Trịnh Công Khải", RIGHT, 0)], "there is no room for a signature above the name"),
        ([("Khóa luận tốt nghiệp", RIGHT, 5)], "no name"),
        ([("thi hành./.", MARGIN, 0)], "the text's own last line"),
    ],
)
def test_other_lines_are_no_footer(lines: list[Line], why: str) -> None:
    assert signed(*lines) is None, why
