"""Letters side by side on one line are print, read or not; strokes of a pen are none."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from ocr_pipeline.imaging.marks.letter_rows import in_printed_row, merged_letters, written_row

Piece = tuple[int, int, int, int]
"""x, y, width and height."""


def pieces(boxes: Sequence[Piece], filled: float = 0.5) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    """Statistics of components as OpenCV gives them, the background first."""
    rows = [(0, 0, 500, 500, 250_000), *((x, y, w, h, round(filled * w * h)) for x, y, w, h in boxes)]
    return np.array(rows, dtype=np.int64)


def row(count: int, apart: int = 4, y: int = 100, high: int = 11) -> list[Piece]:
    """So many letters of ten pixels' width on one line."""
    return [(40 + index * (10 + apart), y - high, 10, high) for index in range(count)]


@pytest.mark.parametrize(
    ("boxes", "printed"),
    [
        pytest.param(row(8), True, id="a word"),
        pytest.param(row(8, apart=12), True, id="two words apart"),
        pytest.param(row(4), False, id="too few"),
        pytest.param(row(8, apart=40), False, id="far apart"),
        pytest.param(row(8, high=30), False, id="too tall"),
        pytest.param([(x, y - 6 * i, w, h) for i, (x, y, w, h) in enumerate(row(8))], False, id="rising"),
    ],
)
def test_letters_on_one_line_are_print(boxes: list[Piece], printed: bool) -> None:
    assert in_printed_row(pieces(boxes))[1:].tolist() == [printed] * len(boxes)


def test_the_marks_on_letters_are_print_and_a_stroke_beside_them_is_not() -> None:
    mark, stroke = (56, 84, 4, 4), (180, 60, 70, 44)
    found = in_printed_row(pieces([*row(8), mark, stroke]))
    assert found[-2:].tolist() == [True, False]


@pytest.mark.parametrize(
    ("box", "filled", "merged"),
    [
        pytest.param((40, 90, 60, 16), 0.45, True, id="a bold word"),
        pytest.param((40, 90, 60, 16), 0.2, False, id="a flourish"),
        pytest.param((40, 90, 60, 40), 0.45, False, id="tall"),
        pytest.param((40, 90, 226, 9), 0.35, False, id="a line drawn below a signature"),
        pytest.param((40, 90, 12, 16), 0.45, False, id="one letter"),
    ],
)
def test_a_word_of_letters_that_touch_is_fuller_than_a_stroke(box: Piece, filled: float, merged: bool) -> None:
    assert merged_letters(pieces([box], filled))[1] == merged


STROKE = (60, 40, 200, 50)


@pytest.mark.parametrize(
    ("below", "name"),
    [
        pytest.param([(80 + 40 * index, 110, 30, 22) for index in range(4)], True, id="four words"),
        pytest.param([(80 + 40 * index, 110, 30, 22) for index in range(3)], False, id="too few"),
        pytest.param([(80 + 40 * index, 92, 30, 22) for index in range(4)], False, id="no paper between"),
        pytest.param([(80 + 40 * index, 110, 30, 45) for index in range(4)], False, id="too tall"),
        pytest.param(
            [(80, 110, 110, 22), (200, 110, 90, 22), (295, 110, 80, 22), (380, 110, 80, 22)], False, id="long"
        ),
        pytest.param([(80 + 40 * index, 10, 30, 22) for index in range(4)], False, id="above"),
    ],
)
def test_a_name_written_below_a_signature_is_a_row_of_its_own(below: list[Piece], name: bool) -> None:
    given = pieces([STROKE, *below], 0.2)
    pen = np.array([False, True, *([True] * len(below))])
    assert written_row(given, pen)[1:].tolist() == [False, *([name] * len(below))]
