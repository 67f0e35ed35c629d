"""A title's line under a stamp stands in the layout as it was read without the stamp."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from ocr_pipeline.layout.page import PageLayout, RegionKind
from ocr_pipeline.layout.uncovered import uncovered
from ocr_pipeline.recognition.covered_lines import CoveredLine
from ocr_pipeline.recognition.words import Box, Word
from tests.layout.typed_pages import TypedPage, page

HEAD = ("ỦY BAN NHÂN DÂN", "XÃ BẠCH ĐẰNG", "Số: 15/BC-UBND")
STAMP = Box(300, 440, 900, 900)


def stamped_page() -> TypedPage:
    """A report whose subject lost its first word to a stamp, of which a date is left."""
    made = page().header(HEAD).title("BÁO CÁO")
    return made.row((("12/5/24", 560), ("quả kiểm tra công tác chuyển đổi số", 940)), made.y)


def lines_of(layout: PageLayout, kind: RegionKind) -> list[str]:
    """What the lines of a kind say."""
    return [line.text for line in layout.lines(kind)]


def read_as(*texts: str) -> list[Word]:
    """Words of the line, the first under the stamp."""
    return [Word(text, Box(780 + 130 * i, 560, 900 + 130 * i, 605), 0.95, second=text) for i, text in enumerate(texts)]


def test_the_line_is_put_in_its_place_and_what_stood_before_it_is_the_stamps() -> None:
    words = read_as("Kết", "quả", "kiểm", "tra")
    found = uncovered(stamped_page().layout(), [STAMP], lambda _, lines: [words for _ in lines])
    assert "Kết quả kiểm tra" in lines_of(found, RegionKind.BODY)
    assert not any("12/5/24" in said for said in lines_of(found, RegionKind.BODY))
    assert any("12/5/24" in said for said in lines_of(found, RegionKind.ARRIVAL_STAMP))


@pytest.mark.parametrize(("text", "second"), [("Kết", "Kết"), ("2024", "")])
def test_words_under_the_stamp_are_marked_and_figures_doubted(text: str, second: str) -> None:
    words = read_as(text, "quả", "kiểm", "tra")
    found = uncovered(stamped_page().layout(), [STAMP], lambda _, lines: [words for _ in lines])
    line = next(line for line in found.lines(RegionKind.BODY) if "quả kiểm" in line.text)
    assert [word.overprinted for word in line.words] == [True, False, False, False]
    assert line.words[0].second == second


def test_a_line_of_which_nothing_was_read_stays_as_it_was() -> None:
    before = stamped_page().layout()
    found = uncovered(before, [STAMP], lambda _, lines: [[] for _ in lines])
    assert lines_of(found, RegionKind.BODY) == lines_of(before, RegionKind.BODY)


def test_a_page_without_frames_is_not_read_again() -> None:
    def never(_: Box, lines: Sequence[CoveredLine]) -> list[list[Word]]:
        raise AssertionError(lines)

    before = stamped_page().layout()
    assert uncovered(before, [], never) is before
