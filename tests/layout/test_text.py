"""Text with a memory: whatever the restorer changes, a span leads back to the words it was read from."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from diacritics import Change, ChangeSource, Restoration
from ocr_pipeline.layout.page import PageLayout, Region, RegionKind
from ocr_pipeline.layout.segments import Segment
from ocr_pipeline.layout.text import PAGE_BREAK, DocumentText, raw_text
from ocr_pipeline.recognition.words import Box, Word
from tests.layout.typed_pages import DATE_LINE, HEIGHT, NATION, WIDTH, page, restorer, text_of, typed

# Sound words, words without marks, damaged ones, codes, signs: what pages are made of.
WORDS = st.sampled_from(
    "Ủy ban nhân dân tỉnh quyét đinh Quyêt ĐỊNH S6: số 15/QD-UBND ngay ngày tháng nam 2025 - ; . (để bdo cdo) é ɓ Căn "
    "cứ Luat KẾ HOẠCH tré em ph6 Sở Y tê 12,5% trong năm qua vé việc".split()
)
LINES = st.lists(WORDS, min_size=1, max_size=7).map(" ".join)
KINDS = (RegionKind.HEADER_LEFT, RegionKind.HEADER_RIGHT, RegionKind.BODY, RegionKind.RECIPIENTS, RegionKind.SIGNATURE)


@st.composite
def laid_out_pages(draw: st.DrawFn) -> list[PageLayout]:
    """One to three pages with lines in some of the regions."""
    pages = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        regions, y = [], 0
        for kind in draw(st.lists(st.sampled_from(KINDS), unique=True, max_size=4)):
            lines = []
            for text in draw(st.lists(LINES, min_size=1, max_size=4)):
                lines.append(Segment(tuple(typed(text, 300, y, y))))
                y += 70
            regions.append(Region(kind, tuple(lines)))
        ordered = tuple(sorted(regions, key=lambda region: KINDS.index(region.kind)))
        pages.append(PageLayout(number, WIDTH, HEIGHT, 45.0, ordered, (), blank=not ordered))
    return pages


def remembered(pages: list[PageLayout]) -> DocumentText:
    raw = raw_text(pages)
    return raw.restored(restorer().restore(raw.text))


def words_of(pages: list[PageLayout]) -> list[Word]:
    return [word for each in pages for kind in KINDS for line in each.lines(kind) for word in line.words]


@given(laid_out_pages())
@settings(max_examples=40)
def test_pieces_are_ordered_and_inside_the_text(pages: list[PageLayout]) -> None:
    text = remembered(pages)
    assert [piece.word for piece in text.pieces] == words_of(pages)
    borders = [position for piece in text.pieces for position in (piece.start, piece.end)]
    assert borders == sorted(borders)
    assert all(0 <= border <= len(text.text) for border in borders)


@given(laid_out_pages())
@settings(max_examples=40)
def test_a_line_leads_back_to_its_words_their_box_and_their_reading(pages: list[PageLayout]) -> None:
    text = remembered(pages)
    lines = [(each.number, line) for each in pages for kind in KINDS for line in each.lines(kind)]
    assert len(text.lines) == len(lines)
    for found, (number, line) in zip(text.lines, lines, strict=True):
        trace = text.trace(found.start, found.end)
        assert trace.words == line.words
        assert trace.box == Box.around(word.box for word in line.words)
        assert (trace.page, found.page) == (number, number)
        assert trace.raw == line.text


@given(laid_out_pages())
@settings(max_examples=40)
def test_the_raw_of_the_whole_is_the_reading_and_pages_are_split_by_form_feeds(pages: list[PageLayout]) -> None:
    text = remembered(pages)
    assert text.trace(0, len(text.text)).raw == " ".join(word.text for word in words_of(pages))
    assert text.text.count(PAGE_BREAK) == len(pages) - 1
    for line in text.lines:
        assert text.text[: line.start].count(PAGE_BREAK) == line.page - 1


@given(laid_out_pages(), st.data())
@settings(max_examples=40)
def test_any_span_of_words_leads_to_those_words_alone(pages: list[PageLayout], data: st.DataObject) -> None:
    text = remembered(pages)
    if not text.pieces:
        return
    first = data.draw(st.integers(0, len(text.pieces) - 1))
    last = data.draw(st.integers(first, len(text.pieces) - 1))
    inside = text.pieces[first : last + 1]
    trace = text.trace(inside[0].start, inside[-1].end)
    assert trace.words == tuple(piece.word for piece in inside)
    assert trace.raw == " ".join(piece.word.text for piece in inside)


def test_header_and_footer_read_left_before_right() -> None:
    made = page().header(("SỞ Y TẾ", "Số: 15/TB-SYT")).body("Thực hiện kế hoạch của ngành y tế.")
    made.footer(("Nơi nhận:", "- Như trên."), ("GIÁM ĐỐC", "Lê Vĩnh Tường"))
    text = text_of(made)
    assert [line.kind for line in text.lines] == [
        *[RegionKind.HEADER_LEFT] * 2,
        *[RegionKind.HEADER_RIGHT] * 3,
        RegionKind.BODY,
        *[RegionKind.RECIPIENTS] * 2,
        *[RegionKind.SIGNATURE] * 2,
    ]
    assert text.text.splitlines()[2:5] == [*NATION, DATE_LINE]


def test_a_span_over_two_pages_has_the_box_of_its_first() -> None:
    lower = page(number=2).body("y tế trong năm qua, nay báo cáo kết quả như sau.", gap=900)
    text = text_of(page().body("Thực hiện kế hoạch của ngành"), lower)
    trace = text.trace(0, len(text.text))
    assert trace.page == 1
    assert trace.box == Box.around(piece.word.box for piece in text.pieces if piece.page == 1)
    assert trace.raw == "Thực hiện kế hoạch của ngành y tế trong năm qua, nay báo cáo kết quả như sau."


def test_the_space_before_a_word_does_not_belong_to_the_word_before() -> None:
    text = text_of(page().body("Thực hiện kế hoạch của ngành"))
    first, second = text.pieces[:2]
    assert [word.text for word in text.trace(first.end, second.end).words] == ["hiện"]
    assert [word.text for word in text.trace(first.start, second.start).words] == ["Thực"]


def test_a_shortened_word_keeps_the_whole_of_its_reading() -> None:
    line = Segment(tuple(typed("bdo cáo", 300, 0, 0)))
    raw = raw_text([PageLayout(1, WIDTH, HEIGHT, 45.0, (Region(RegionKind.BODY, (line,)),), (), blank=False)])
    shorter = Restoration(
        "bdo cáo", "bó cáo", (Change((0, 3), (0, 2), "bdo", "bó", 0.99, True, ChangeSource.SYLLABLE),)
    )
    text = raw.restored(shorter)
    assert [text.trace(piece.start, piece.end).raw for piece in text.pieces] == ["bdo", "cáo"]


def test_an_empty_document_has_an_empty_text() -> None:
    text = remembered([PageLayout(1, WIDTH, HEIGHT, 45.0, (), (), blank=True)])
    assert (text.text, text.lines, text.pieces) == ("", (), ())
    assert text.trace(0, 0).words == ()


def test_a_text_read_from_an_image_is_never_taken_for_a_damaged_text() -> None:
    # Its digits were read from the page and can be read again; only a text without an image has nothing to go by.
    assert not text_of(page().body("Thuc hien ke hoach cua nganh y te trong nam qua")).misread
