"""Which rows are the type's name and its subject, and where a line begins whose beginning a stamp covers."""

from __future__ import annotations

import pytest

from ocr_pipeline.layout.segments import Segment
from ocr_pipeline.layout.title_rows import covered_letter_lines, covered_lines, title_block, title_rows
from ocr_pipeline.recognition.words import Box, Word

SIZE, WIDTH, PITCH = 45.0, 2480, 70
STAMP = Box(200, 480, 800, 900)


def row(text: str, x0: int, x1: int, number: int, *, confidence: float = 0.95, overprinted: bool = False) -> Segment:
    """A row of words of equal width from ``x0`` to ``x1``."""
    words = text.split()
    step = (x1 - x0) / len(words)
    top = 500 + number * PITCH
    boxes = [Box(round(x0 + step * i), top, round(x0 + step * (i + 1)) - 12, top + 45) for i in range(len(words))]
    return Segment(tuple(Word(w, b, confidence, overprinted=overprinted) for w, b in zip(words, boxes, strict=True)))


def centred(text: str, half: int, number: int, middle: int = 1240) -> Segment:
    """A row around a middle."""
    return row(text, middle - half, middle + half, number)


@pytest.mark.parametrize(
    ("body", "count"),
    [
        pytest.param([centred("QUYẾT ĐỊNH", 160, 0), centred("Về việc thi đua", 400, 1)], 2, id="in the middle"),
        pytest.param(
            [centred("THÔNG BÁO", 160, 0, 1420), centred("Về việc thi đua", 400, 1, 1420)], 2, id="off the middle"
        ),
        pytest.param(
            [centred("THÔNG BÁO", 160, 0, 1330), centred("Về việc thi đua của các cơ quan", 1000, 1, 1330)],
            2,
            id="as wide as the text",
        ),
        pytest.param(
            [centred("QUYẾT ĐỊNH", 160, 0), row("Căn cứ Luật Thi đua, Khen thưởng", 470, 2280, 1)],
            1,
            id="a paragraph is indented",
        ),
        pytest.param(
            [centred("QUYẾT ĐỊNH", 160, 0), centred("Về việc thi đua", 400, 1), centred("Căn cứ Luật", 400, 4)],
            2,
            id="a gap ends it",
        ),
        pytest.param([row("nơi đến 12", 300, 700, 0), centred("QUYẾT ĐỊNH", 160, 1)], 1, id="a stray row above it"),
        pytest.param([], 0, id="an empty page"),
    ],
)
def test_the_title_and_what_is_centred_below_it(body: list[Segment], count: int) -> None:
    assert len(title_rows(body, SIZE, WIDTH)) == count


def test_a_covered_line_begins_as_far_from_the_middle_as_it_ends() -> None:
    body = [centred("BÁO CÁO", 140, 0), row("quả kiểm tra công tác", 900, 1800, 1)]
    (line,) = covered_lines(body, STAMP, SIZE, WIDTH)
    end = body[1].box.x1
    middle = body[0].box.middle[0]
    assert (line.box.x0, line.box.x1) == (round(2 * middle - end), end)
    assert [word.text for word in line.clear] == ["quả", "kiểm", "tra", "công", "tác"]


def test_one_line_that_a_stamp_tore_into_two_rows_is_one() -> None:
    body = [
        centred("BÁO CÁO", 140, 0),
        row("quả kiểm tra", 900, 1400, 1),
        Segment(tuple(row("công tác", 1420, 1800, 1).words)),
    ]
    (line,) = covered_lines(body, STAMP, SIZE, WIDTH)
    assert [word.text for word in line.clear] == ["quả", "kiểm", "tra", "công", "tác"]


@pytest.mark.parametrize(
    "below",
    [
        pytest.param(centred("Kết quả kiểm tra", 400, 1), id="it does not reach the stamp"),
        pytest.param(row("tỉnh chủ trì cuộc họp", 10, 1800, 1), id="text stands before it on bare paper"),
        pytest.param(
            row("chủ trì cuộc họp hôm nay", 220, 1800, 1, overprinted=True), id="text was read surely through the stamp"
        ),
        pytest.param(row("quả kiểm tra", 900, 1800, 4), id="a gap parts it from the title"),
        pytest.param(row("kiểm", 500, 780, 1), id="nothing of it is clear of the stamp"),
    ],
)
def test_other_lines_are_not_covered(below: Segment) -> None:
    assert covered_lines([centred("BÁO CÁO", 140, 0), below], STAMP, SIZE, WIDTH) == []


def test_a_line_above_the_stamp_is_not_covered() -> None:
    body = [centred("BÁO CÁO", 140, -2), row("quả kiểm tra công tác", 900, 1800, -1)]
    assert covered_lines(body, STAMP, SIZE, WIDTH) == []


def test_nothing_is_known_of_lines_below_a_title_that_is_covered_itself() -> None:
    body = [row("BÁO CÁO", 700, 1700, 0), row("quả kiểm tra", 900, 1800, 1)]
    assert covered_lines(body, STAMP, SIZE, WIDTH) == []


def column(*texts: str) -> list[Segment]:
    """Rows of a header's left column, the last lines of it beside a stamp."""
    return [centred(text, 280, at - 2, middle=700) for at, text in enumerate(texts)]


def test_a_letters_line_begins_as_far_from_the_middle_of_its_column_as_it_ends() -> None:
    left = [*column("HUYỆN ỦY ĐĂK TƠ", "Số 1225 -CV/HU"), row("luật của Đảng", 850, 1090, 0)]
    (line,) = covered_letter_lines(left, STAMP, SIZE)
    assert line.box.x1 == left[-1].box.x1
    assert line.box.middle[0] == pytest.approx(left[0].box.middle[0], abs=1)


def test_without_two_rows_above_the_stamp_nobody_knows_the_middle_of_the_column() -> None:
    assert covered_letter_lines([*column("Số 1225 -CV/HU")[:1], row("luật", 850, 1090, 0)], STAMP, SIZE) == []


@pytest.mark.parametrize(
    ("below", "lines"),
    [
        pytest.param(2, 0, id="no room for a line"),
        pytest.param(4, 1, id="room for a line that was not read"),
        pytest.param(9, 1, id="no more than one"),
    ],
)
def test_the_block_that_is_looked_at_again_takes_in_a_line_that_may_be_lost(below: int, lines: int) -> None:
    body = [centred("CÔNG ĐIỆN", 160, 0), centred("V/v tập trung ứng phó", 500, 1), row("Kính gửi:", 700, 900, below)]
    block = title_block(body, SIZE, WIDTH)
    assert block is not None
    assert (block.y1 - body[1].box.y1 >= 1.5 * SIZE) is bool(lines)
    assert block.y1 < body[2].box.y0
    assert block.y1 - body[1].box.y1 < 2 * PITCH


def test_a_title_alone_is_looked_at_alone_and_without_one_nothing_is() -> None:
    body = [centred("CÔNG ĐIỆN", 160, 0), row("Kính gửi:", 700, 900, 9)]
    assert title_block(body, SIZE, WIDTH) == body[0].box
    assert title_block([], SIZE, WIDTH) is None
