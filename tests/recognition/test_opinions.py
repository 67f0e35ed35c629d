"""A block is cut out and read by another net in two views; what it reads stands where it stands on the page."""

from __future__ import annotations

from ocr_pipeline.imaging.marks.find import find_marks
from ocr_pipeline.imaging.page import clean_page
from ocr_pipeline.recognition.opinions import read_opinions
from ocr_pipeline.recognition.page import Deadline, ReadPage
from ocr_pipeline.recognition.words import Box
from tests.recognition.drawn_lines import DPI, TellingEngine, lines_of_text, word


def test_words_of_a_block_are_in_the_pages_pixels() -> None:
    drawn = lines_of_text("Về việc thi đua", "và khen thưởng")
    page = clean_page(drawn, DPI)
    engine = TellingEngine(told=[[[word("thi", (5, 6, 45, 26))], [word("thỉ", (5, 6, 45, 26))]]])
    read = ReadPage(page, (), find_marks(page.colour, DPI), (), ())
    opinions = read_opinions(engine, read, Deadline.after(10), Box(40, 30, 200, 90))
    assert [[(each.text, each.box.as_tuple()) for each in opinion] for opinion in opinions] == [
        [("thi", (45, 36, 85, 56))],
        [("thỉ", (45, 36, 85, 56))],
    ]
    assert [image.shape for image in engine.asked[0]] == [(60, 160), (60, 160)]
