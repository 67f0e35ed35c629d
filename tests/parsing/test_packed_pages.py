"""Pages come out of their packing as they went in; what they say alike is there once."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace

import pytest

from ocr_pipeline.layout.filled import BlankKind, FilledBlank
from ocr_pipeline.layout.page import PageLayout, RegionKind
from ocr_pipeline.parsing.document import PageReport
from ocr_pipeline.parsing.packed_pages import PackedPages
from ocr_pipeline.recognition.digits.reader import Writer
from ocr_pipeline.recognition.words import Box, Word
from schemas import Page
from tests.layout.typed_pages import page

HEAD = page().header(["SỞ Y TẾ", "Số: 12/TB-SYT"]).title("THÔNG BÁO").body("Sở Y tế thông báo lịch làm việc.")
BODY = page(number=2).body(*["Sở Y tế đề nghị các đơn vị trực thuộc báo cáo kết quả về Sở"] * 30)
OF_A_PAGE = 10_000
"""Bytes that one packed page of thirty typed lines takes at most; unpacked it is more than a hundred thousand."""


def _report(layout: PageLayout | None, number: int = 1) -> PageReport:
    return PageReport(Page(number=number, width=2480, height=3508, dpi=300), layout, "Ký bởi: Sở Y tế")


def _with_words(*words: Word) -> PageReport:
    layout = HEAD.layout()
    region = layout.regions[0]
    lines = (replace(region.lines[0], words=words),)
    return _report(replace(layout, regions=(replace(region, lines=lines), *layout.regions[1:])))


def _unpacked(*reports: PageReport) -> list[PageReport]:
    pages = PackedPages()
    for each in reports:
        pages.add(each)
    return pages.unpacked()


def _kinds(value: object) -> object:
    """The types of a value and of all that it holds."""
    if is_dataclass(value):
        return type(value), [_kinds(getattr(value, each.name)) for each in fields(value)]
    return (type(value), [_kinds(each) for each in value]) if isinstance(value, tuple) else type(value)


BLANK = FilledBlank(BlankKind.NUMBER, 1, Box(10, 10, 90, 40), (), Writer.PEN, 0.75, heading=True)


@pytest.mark.parametrize(
    "report",
    [
        pytest.param(_report(HEAD.layout()), id="a heading and a body"),
        pytest.param(_report(replace(HEAD.layout(), blanks=(BLANK,))), id="a blank that a pen filled"),
        pytest.param(_report(None), id="a page that failed"),
        pytest.param(
            _with_words(
                Word("1", Box(0, 0, 1, 1), 0.0, (0, 0, 0), second="", coloured=0.0, uneven=1.0),
                Word("1", Box(0, 0, 1, 1), 1.0, (1, 1, 1), second=None, from_layer=True, overprinted=True),
            ),
            id="nought, no and nothing, one and yes",
        ),
    ],
)
def test_a_page_is_what_it_was_to_the_type_of_every_value(report: PageReport) -> None:
    (found,) = _unpacked(report)
    assert found == report
    assert _kinds(found) == _kinds(report)


def test_pages_keep_their_order_and_are_given_once() -> None:
    pages = PackedPages()
    for number in (3, 1, 2):
        pages.add(_report(None, number))
    assert len(pages) == 3
    assert [each.page.number for each in pages.unpacked()] == [3, 1, 2]
    assert (len(pages), pages.unpacked()) == (0, [])


def test_a_word_in_two_places_of_a_page_is_one_word_still() -> None:
    layout = HEAD.layout()
    (found,) = _unpacked(_report(replace(layout, regions=(*layout.regions, layout.regions[0]))))
    assert found.layout is not None
    first, again = found.layout.regions[0], found.layout.regions[-1]
    assert first.lines[0].words[0] is again.lines[0].words[0]


def test_pages_share_what_they_say_alike_and_drop_what_was_worked_out() -> None:
    report = _report(BODY.layout())
    assert report.layout is not None
    line = report.layout.lines(RegionKind.BODY)[0]
    assert line.text
    assert line.box
    one, other = (each.layout.lines(RegionKind.BODY)[0] for each in _unpacked(report, report) if each.layout)
    assert set(vars(one)) == {"words"}
    first, same = one.words[0], other.words[0]
    assert first is not same
    assert first.text is same.text
    assert first.confidence is same.confidence
    assert first.line is same.line
    assert first.box.x1 is same.box.x1


def test_a_packed_page_is_small() -> None:
    pages = PackedPages()
    pages.add(_report(BODY.layout()))
    assert sum(len(line.words) for line in BODY.layout().lines(RegionKind.BODY)) > 400
    assert pages.size < OF_A_PAGE
