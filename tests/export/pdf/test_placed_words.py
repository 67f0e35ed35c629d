"""Every word of a restored text has its place on the page, whatever restoration made of what was read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diacritics import Restoration
from ocr_pipeline.export.pdf.placed_words import PlacedWord, placed_words
from ocr_pipeline.imaging.bend import Bend
from ocr_pipeline.layout.text import DocumentText, Piece
from ocr_pipeline.parsing.document import PageReport
from ocr_pipeline.recognition.words import Box, Word
from tests.export.pdf.drawn_scans import page

Laid = tuple[int, int, int, tuple[int, int, int, int]]


def _text(text: str, *pieces: Laid) -> DocumentText:
    """A text of pieces: start, end, page and box of each."""
    laid = tuple(Piece(start, end, on, Word(text[start:end], Box(*box), 0.9)) for start, end, on, box in pieces)
    return DocumentText(Restoration(text, text, ()), (), laid)


def _placed(text: DocumentText, pages: int = 1) -> dict[int, tuple[PlacedWord, ...]]:
    return placed_words(text, {number: PageReport(page(number)) for number in range(1, pages + 1)})


@pytest.mark.parametrize(
    ("text", "pieces", "expected"),
    [
        pytest.param(
            "Kế hoạch", [(0, 2, 1, (10, 5, 30, 20)), (3, 8, 1, (40, 5, 90, 20))],
            [("Kế", (10, 5, 30, 20)), ("hoạch", (40, 5, 90, 20))],
            id="a word for each piece lies where the piece lies",
        ),
        pytest.param(
            "Sở Tư", [(0, 5, 1, (100, 0, 200, 10))],
            [("Sở", (100, 0, 140, 10)), ("Tư", (160, 0, 200, 10))],
            id="what was read as one word and parted shares its box by letters",
        ),
        pytest.param(
            "UBND", [(0, 2, 1, (0, 0, 20, 10)), (2, 4, 1, (22, 1, 40, 11))], [("UBND", (0, 0, 40, 11))],
            id="what was read as two words and joined has the box around both",
        ),
        pytest.param(
            "nhândân", [(0, 4, 1, (500, 0, 560, 10)), (4, 7, 1, (20, 30, 50, 40))], [("nhândân", (500, 0, 560, 10))],
            id="a word joined over a line's end lies on the first line: its box would cover the column else",
        ),
        pytest.param(
            "a thêm b", [(0, 1, 1, (0, 0, 5, 9)), (7, 8, 1, (50, 0, 55, 9))],
            [("a", (0, 0, 5, 9)), ("thêm", (0, 0, 5, 9)), ("b", (50, 0, 55, 9))],
            id="a word that was never read is not lost: it lies where the one before it lies",
        ),
        pytest.param("", [], [], id="a page without words has none"),
    ],
)  # fmt: skip
def test_words_lie_where_they_were_read(
    text: str, pieces: list[Laid], expected: list[tuple[str, tuple[int, int, int, int]]]
) -> None:
    placed = _placed(_text(text, *pieces))[1]
    assert [(each.text, each.box.as_tuple()) for each in placed] == expected


def test_each_page_has_its_own_words_and_a_page_without_any_has_an_empty_list() -> None:
    placed = _placed(_text("một\fhai", (0, 3, 1, (0, 0, 9, 9)), (4, 7, 2, (0, 0, 9, 9))), pages=3)
    assert {number: [each.text for each in words] for number, words in placed.items()} == {
        1: ["một"],
        2: ["hai"],
        3: [],
    }


def test_words_of_a_straightened_page_lie_where_the_level_page_has_them() -> None:
    bend = Bend(lift=0.5, reach=2.0, fan=0.0)
    text = _text("Số", (0, 2, 1, (10, 500, 60, 530)))
    [word] = placed_words(text, {1: PageReport(page(), bend=bend)})[1]
    assert word.box.y0 > 530


@given(st.lists(st.text("aăđ1/", min_size=1, max_size=4), max_size=9))
def test_no_word_of_the_text_is_lost_or_made_up(parts: list[str]) -> None:
    text, pieces, position = " ".join(parts), [], 0
    for part in parts:
        pieces.append((position, position + len(part), 1, (position, 0, position + len(part), 9)))
        position += len(part) + 1
    assert [each.text for each in _placed(_text(text, *pieces))[1]] == text.split()
