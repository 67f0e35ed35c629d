"""A stamp of incoming mail is known by what it says; it takes its own words and leaves the document's."""

from __future__ import annotations

from ocr_pipeline.layout.page import RegionKind, layout_page
from ocr_pipeline.recognition.stamps import StampReading
from ocr_pipeline.recognition.words import Box
from tests.layout.typed_pages import HEIGHT, SENTENCES, WIDTH, TypedPage, page, typed

FRAME = Box(140, 430, 720, 640)


def reading(*lines: str, coloured: bool = False, box: Box = FRAME) -> StampReading:
    words = tuple(word for index, line in enumerate(lines) for word in typed(line, box.x0 + 10, box.y0 + 60 * index, 1))
    return StampReading(box, None, coloured, words, words)


def stamped_notice() -> TypedPage:
    made = page().header(("SỞ Y TẾ", "Số: 15/TB-SYT"))
    made.line("ĐẾN", 160, 470).line("Số: 2217", 400, 450).line("Ngày: 3/4/2024", 300, 520)
    return made.row((("Về", 650), ("việc tổ chức hội nghị trực tuyến", 740)), 585).body(*SENTENCES)


def test_a_line_that_runs_on_beyond_the_frame_keeps_its_words_and_they_are_doubtful() -> None:
    layout = layout_page(stamped_notice().words, 1, WIDTH, HEIGHT, framed=[reading("ĐẾN", "Số: 2217")])
    stamp = " ".join(line.text for line in layout.lines(RegionKind.ARRIVAL_STAMP))
    assert stamp.split() == ["Số:", "2217", "ĐẾN", "Ngày:", "3/4/2024"]
    body = [word for line in layout.lines(RegionKind.BODY) for word in line.words]
    assert [word.text for word in body if word.overprinted] == "Về việc tổ chức hội nghị trực tuyến".split()
    assert not any(word.overprinted for line in layout.lines(RegionKind.HEADER_RIGHT) for word in line.words)


def test_under_a_coloured_stamp_black_print_is_the_documents() -> None:
    made = stamped_notice().line("giải quyết", 180, 590)
    coloured = layout_page(made.words, 1, WIDTH, HEIGHT, framed=[reading("ĐẾN", coloured=True)])
    black = layout_page(made.words, 1, WIDTH, HEIGHT, framed=[reading("ĐẾN", coloured=False)])
    said = [" ".join(line.text for line in each.lines(RegionKind.ARRIVAL_STAMP)) for each in (coloured, black)]
    assert "giải quyết" not in said[0]
    assert "giải quyết" in said[1]


def test_the_frames_that_say_nothing_of_arrival_change_nothing() -> None:
    made = stamped_notice()
    framed = [reading("DỰ THẢO", box=Box(1500, 200, 1900, 400))]
    assert layout_page(made.words, 1, WIDTH, HEIGHT, framed=framed) == layout_page(made.words, 1, WIDTH, HEIGHT)


def test_of_a_line_above_the_stamp_the_words_are_doubtful_that_its_edge_runs_through() -> None:
    made = page().header(("SỞ Y TẾ",)).line("Số:", 150, 400).line("15/TB-SYT", 300, 400).line("Thông báo", 900, 400)
    made.body(*SENTENCES)
    number = next(word for word in made.words if word.text == "15/TB-SYT")
    edge = number.box.y1 - number.box.height // 3
    frame = Box(number.box.x0 - 20, edge, number.box.x1 + 200, edge + 200)
    layout = layout_page(made.words, 1, WIDTH, HEIGHT, framed=[reading("ĐẾN", box=frame)])
    words = {word.text: word for region in layout.regions for line in region.lines for word in line.words}
    assert [words[text].overprinted for text in ("Số:", "15/TB-SYT", "Thông")] == [False, True, False]
