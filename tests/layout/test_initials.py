"""Initials behind the end of a text: found in black and in blue, and not where nothing or only print stands."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from ocr_pipeline.imaging.page import clean_page
from ocr_pipeline.layout.initials import END, initials
from ocr_pipeline.layout.page import layout_page
from ocr_pipeline.recognition.words import Box
from tests.layout.typed_pages import HEIGHT, MARGIN, SENTENCES, WIDTH, page, typed

TOP = 1500
BLACK, BLUE, RED = (0, 0, 0), (170, 70, 50), (40, 30, 210)


def found(
    last: str,
    colour: tuple[int, int, int] | None,
    drop: int = 0,
    below: tuple[str, ...] = (),
    *,
    flat: bool = False,
    torn: bool = False,
    run_on: str = "",
    read: float | None = None,
    start: int = 40,
    pen: int = 5,
    cut: int = 0,
) -> tuple[list[Box], Box]:
    """What is found behind a last line, and where initials in ``colour`` were drawn.

    ``flat`` ones are hardly more than a long stroke, ``torn`` ones have gaps; ``run_on`` is what the engine made of
    them, together with the last word, which is ``read`` so surely. They begin ``start`` pixels behind it, in strokes of
    ``pen`` pixels, in the midst of a high ring whose strokes are ``cut`` pixels wide.
    """
    rows = [*SENTENCES * 3, last]
    words = [word for index, row in enumerate(rows) for word in typed(row, MARGIN, TOP + 70 * index, index)]
    if read is not None:
        words[-1] = replace(words[-1], confidence=read)
    end = words[-1].box
    for index, row in enumerate(below):
        words += typed(row, MARGIN, end.y1 + 100 + 500 * index, 20 + index)
        words += typed("CHỦ TỌA", 1600, end.y1 + 100, 30) if not index else []
    paper = np.full((HEIGHT, WIDTH, 3), 255, np.uint8)
    for word in words:
        cv2.rectangle(paper, (word.box.x0, word.box.y0 + 8), (word.box.x1 - 4, word.box.y1 - 4), BLACK, 2)
    x, y = end.x1 + start, end.y1 + drop
    points = np.array([(x, y), (x + 25, y - 55), (x + 45, y), (x + 70, y - 50), (x + 90, y - 5), (x + 160, y - 40)])
    if flat:
        points[:, 1] = y - (y - points[:, 1]) * 2 // 5
    if run_on:
        at = next(index for index, word in enumerate(words) if word.box is end)
        box = Box(end.x0, end.y0, x + 160, end.y1)
        words[at] = replace(words[at], text=words[at].text.rstrip(".") + run_on, box=box, confidence=0.2)
    if colour is not None:
        cv2.polylines(paper, [points], False, colour, pen)
    if cut:
        cv2.ellipse(paper, ((x + 80.0, y - 30.0), (200.0, 280.0), 0.0), BLACK, cut)
    if torn:
        for gap in range(points[:, 1].min() + 15, points[:, 1].max(), 21):
            paper[gap : gap + 6, x:] = 255
    layout = layout_page(words, 1, WIDTH, HEIGHT)
    boxes = list(initials(replace(clean_page(paper, 300), colour=paper), layout))
    top, bottom = points[:, 1].min(), points[:, 1].max()
    return boxes, Box(x, int(top), x + 160, int(bottom))


@pytest.mark.parametrize("colour", [BLACK, BLUE])
@pytest.mark.parametrize(
    "last",
    [
        "tổ chức thực hiện./.",
        "tổ chức thực hiện...",
        "nhất trí và cùng ký tên.",
        "báo cáo trước ngày 1/12/2021.",
        "báo cáo trước ngày 16/02/2023",
        "thi hành /.",
    ],
)
def test_initials_are_found_where_the_text_says_that_it_ends(last: str, colour: tuple[int, int, int]) -> None:
    boxes, drawn = found(last, colour)
    assert len(boxes) == 1
    assert np.abs(np.array(boxes[0].as_tuple()) - drawn.as_tuple()).max() < 20


@pytest.mark.parametrize(
    ("last", "run_on", "read"),
    [
        pytest.param(
            "báo cáo trước ngày 21 tháng 10 năm 2024./.", ".!-2H", 0.2, id="a year that a stroke runs on from"
        ),
        pytest.param("đề nghị xem xét, chỉ đạo./. ?#†.", "..", 0.35, id="signs alone, behind the end"),
    ],
)
def test_initials_are_found_though_the_engine_read_them(last: str, run_on: str, read: float) -> None:
    boxes, drawn = found(last, BLACK, run_on=run_on, read=read)
    assert len(boxes) == 1
    assert boxes[0].overlap(drawn) > 0.9


@pytest.mark.parametrize(
    ("last", "sure", "whole"),
    [
        pytest.param("báo cáo trước ngày 2910/2025. kec", 0.55, True, id="small letters behind a date, in doubt"),
        pytest.param("báo cáo trước ngày 2910/2025. kec", 0.95, False, id="read surely"),
        pytest.param("báo cáo trước ngày 2910/2025. Các", 0.55, False, id="a sentence begins"),
    ],
)
def test_few_small_letters_in_doubt_behind_the_end_of_a_sentence_are_initials(
    last: str, sure: float, whole: bool
) -> None:
    boxes, drawn = found(last, BLACK, read=sure, start=-60)
    assert (min(box.x0 for box in boxes) < drawn.x0 + 10) is whole


@pytest.mark.parametrize(
    ("last", "colour", "drop"),
    [
        ("tổ chức thực hiện./.", None, 0),
        # Red ink is a seal's.
        ("tổ chức thực hiện./.", RED, 0),
        # A signature stands below.
        ("tổ chức thực hiện./.", BLACK, 95),
        # The text goes on, or a fraction was read.
        ("theo quy định hiện hành và các chỉ đạo của Ủy ban nhân dân tỉnh về", BLACK, 0),
        ("số lượt đơn vị báo cáo trong quý theo quy định hiện hành: tổng cộng 14/22", BLACK, 0),
    ],
)
def test_nothing_else_is(last: str, colour: tuple[int, int, int] | None, drop: int) -> None:
    assert found(last, colour, drop)[0] == []


def test_half_of_the_label_of_the_recipients_is_no_last_line() -> None:
    boxes, drawn = found("tổ chức thực hiện", BLACK, below=("nhận:",))
    assert len(boxes) == 1
    assert boxes[0].overlap(drawn) > 0.9


@pytest.mark.parametrize(("wide", "count"), [(2, 1), (10, 0)], ids=["a thin line", "the ring of a seal"])
def test_what_stands_in_ink_that_runs_on_beyond_its_place_is_a_part_of_that(wide: int, count: int) -> None:
    assert len(found("tổ chức thực hiện./.", BLACK, cut=wide)[0]) == count


def test_a_name_below_the_last_sentence_does_not_hide_it() -> None:
    boxes, drawn = found("nhất trí và cùng ký tên.", BLACK, below=("THƯ KÝ", "Hoàng Hồng Huyền"))
    assert len(boxes) == 1
    assert np.abs(np.array(boxes[0].as_tuple()) - drawn.as_tuple()).max() < 20


@pytest.mark.parametrize("read", [None, 0.3], ids=["read surely", "its last word unsurely"])
def test_the_name_of_somebody_whose_title_was_not_read_is_no_end_of_a_text(read: float | None) -> None:
    assert found("Nguyễn Văn Thắng", BLACK, read=read)[0] == []
    assert len(found("tổ chức ở Thừa Thiên Huế", BLACK, read=read)[0]) == 1


def test_dots_that_print_follows_end_no_text() -> None:
    fold = "Thắng, Chuyên viên Phòng -Ăằa........... Quản lý môi trường"
    assert found(fold, BLACK, below=("ký.",))[0] == []
    assert len(found(fold.removesuffix(" Quản lý môi trường"), BLACK, below=("ký.",))[0]) == 1


def test_dirt_below_the_last_sentence_does_not_hide_it_where_no_name_is() -> None:
    boxes, drawn = found("nhất trí và cùng ký tên.", BLACK, below=("Tn",))
    assert len(boxes) == 1
    assert boxes[0].overlap(drawn) > 0.9


@pytest.mark.parametrize(("date", "run_on"), [("1/12/2021.", "?"), ("3U12/2021", "/70_~")])
def test_initials_are_found_where_they_were_read_as_the_end_of_a_date(date: str, run_on: str) -> None:
    boxes, drawn = found(f"báo cáo trước ngày {date}", BLACK, run_on=run_on)
    assert len(boxes) == 1
    assert boxes[0].overlap(drawn) > 0.9


def test_a_last_line_much_shorter_than_the_others_ends_the_text_though_its_stop_was_not_read() -> None:
    boxes, drawn = found("xem xét, quyết định", BLACK)
    assert len(boxes) == 1
    assert boxes[0].overlap(drawn) > 0.9


@pytest.mark.parametrize("run_on", [",:;:_„", "/v%"])
def test_initials_are_found_where_they_were_read_as_the_end_of_the_last_word(run_on: str) -> None:
    boxes, drawn = found("nhất trí và cùng ký tên.", BLACK, below=("THƯ KÝ", "Hoàng Hồng Huyền"), run_on=run_on)
    assert len(boxes) == 1
    assert boxes[0].overlap(drawn) > 0.9


def test_initials_read_as_a_word_of_their_own_are_no_last_word_of_the_text() -> None:
    boxes, drawn = found("tổ chức thực hiện./. sœ&", BLACK, read=0.0, start=0)
    assert len(boxes) == 1
    assert boxes[0].overlap(drawn) > 0.9


def test_initials_are_found_behind_a_year_alone_that_was_read_unsurely() -> None:
    boxes, drawn = found("2012.", BLACK, read=0.0)
    assert len(boxes) == 1
    assert boxes[0].overlap(drawn) > 0.9


@pytest.mark.parametrize(("wide", "count"), [(6, 1), (60, 0)], ids=["out of focus", "a blot"])
def test_a_stroke_out_of_focus_is_one_and_a_blot_is_none(wide: int, count: int) -> None:
    assert len(found("tổ chức thực hiện./.", BLACK, pen=5 + wide)[0]) == count


@pytest.mark.parametrize("colour", [BLUE, BLACK])
def test_a_long_flat_stroke_is_a_pens(colour: tuple[int, int, int]) -> None:
    assert len(found("tổ chức thực hiện./.", colour, drop=-10, flat=True)[0]) == 1


def test_a_pale_stroke_torn_to_pieces_is_one_by_its_whole_height() -> None:
    boxes, drawn = found("tổ chức thực hiện./.", BLACK, drop=5, torn=True)
    assert len(boxes) == 1
    assert boxes[0].overlap(drawn) > 0.9


@pytest.mark.parametrize(
    ("last", "colour", "count"),
    [
        pytest.param("các đơn vị nghiên cứu,", BLACK, 1, id="the text goes on, unread"),
        pytest.param("các đơn vị nghiên cứu,", None, 0, id="nothing was drawn"),
        pytest.param("các đơn vị nghiên cứu.", BLACK, 0, id="the text ends: the stroke is a signature's"),
    ],
)
def test_initials_are_found_behind_a_last_line_that_was_not_read(
    last: str, colour: tuple[int, int, int] | None, count: int
) -> None:
    made = page().header(("SỞ Y TẾ", "Số: 15/SYT-VP")).body(*SENTENCES * 3, last)
    end = made.words[-1].box
    made.y += 60
    made = made.footer(("Nơi nhận:", "- Như trên;"), ("GIÁM ĐỐC", "Nguyễn Văn An"))
    paper = np.full((HEIGHT, WIDTH, 3), 255, np.uint8)
    points = np.array([(600, 60), (625, 5), (645, 60), (670, 10), (690, 55), (760, 20)])
    points[:, 1] += end.y1 + 10
    if colour is not None:
        cv2.polylines(paper, [points], False, colour, 5)
    boxes = list(initials(replace(clean_page(paper, 300), colour=paper), made.layout()))
    assert len(boxes) == count


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("hiện./.", "hiện"),
        ("08/02/2021.x⁄%", "08/02/2021"),
        ("2023/72", "2023"),
        ("hiện/.", "hiện"),
        ("và/hoặc.", None),
        ("sinh:....", "sinh:"),
        ("14/22", None),
        ("2021/QĐ-UBND", None),
    ],
)
def test_the_end_of_a_text_is_told_however_it_was_read(text: str, said: str | None) -> None:
    ended = END.match(text)
    assert (ended and ended["said"]) == said
