"""When a list of recipients is read again, and where."""

from __future__ import annotations

import pytest

from ocr_pipeline.layout.page import RegionKind
from ocr_pipeline.recognition.looks import Look
from tests.layout.typed_pages import HEIGHT, PITCH, SENTENCES, WIDTH, Ink, Inks, page

SURE = ("Nơi nhận:", "- Như trên;", "- Sở Tài chính;", "- Lưu: VT.")
SIGNATURE = ("GIÁM ĐỐC", "Trịnh Công Khải")


def small(recipients: tuple[str, ...], inks: Inks | None = None) -> list[Look]:
    made = page(inks).body(*SENTENCES).footer(recipients, SIGNATURE)
    return [look for look in made.layout().look_again if look.small]


@pytest.mark.parametrize(
    ("why", "recipients", "inks", "again"),
    [
        ("every word was read surely", SURE, {}, False),
        ("one word in little doubt: its line is read again", SURE, {"chính;": Ink(confidence=0.8)}, False),
        ("one that was hardly read", SURE, {"chính;": Ink(confidence=0.4)}, True),
        ("two in doubt", SURE, {"chính;": Ink(confidence=0.8), "trên;": Ink(confidence=0.8)}, True),
        ("a dash that was not seen", ("Nơi nhận:", "- Như trên;", "Sở Tài chính;", "- Lưu: VT."), {}, True),
        ("no item has a dash", ("Nơi nhận:", "Như trên;", "Sở Tài chính;"), {}, False),
        ("a heading alone", ("Nơi nhận:",), {}, True),
        ("a gap in a line", ("Nơi nhận:", "- Như trên;", "- Thường      HĐND tỉnh;"), {}, True),
    ],
)
def test_a_list_is_read_again_where_it_was_read_in_doubt(
    why: str, recipients: tuple[str, ...], inks: Inks, again: bool
) -> None:
    assert bool(small(recipients, inks)) == again, why


def test_the_look_holds_the_list_and_hides_the_signature() -> None:
    inks = {"chính;": Ink(confidence=0.4)}
    made = page(inks).body(*SENTENCES).footer(SURE, SIGNATURE)
    (look,) = (look for look in made.layout().look_again if look.small)
    listed = [word.box for line in made.layout().lines(RegionKind.RECIPIENTS) for word in line.words]
    signed = [word.box for line in made.layout().lines(RegionKind.SIGNATURE) for word in line.words]
    assert all(look.box.holds(box.middle) for box in listed)
    assert set(signed) <= set(look.hidden)
    assert look.box.x1 <= 0.62 * WIDTH
    assert look.box.y1 <= HEIGHT


def test_the_page_before_has_nothing_to_read_again() -> None:
    assert [look for look in page().body(*SENTENCES).layout().look_again if look.small] == []


@pytest.mark.parametrize("edge", ["3", "¡", "|"])
def test_what_the_scanner_saw_beside_the_paper_is_no_recipient(edge: str) -> None:
    made = page().body(*SENTENCES).footer(SURE, SIGNATURE)
    row = next(word.box.y0 for word in made.words if word.text == "Lưu:")
    made.line(edge, 8, row)
    assert [line.text for line in made.layout().lines(RegionKind.RECIPIENTS)] == list(SURE)


@pytest.mark.parametrize("dirt", [";", "&", "¡"])
def test_dirt_before_the_heading_hides_no_list(dirt: str) -> None:
    made = page().body(*SENTENCES).footer(SURE, SIGNATURE)
    made.line(dirt, 8, next(word.box.y0 for word in made.words if word.text == "Nơi"))
    assert len(made.layout().lines(RegionKind.RECIPIENTS)) == len(SURE)


def test_a_list_without_its_heading_may_begin_above_the_signature() -> None:
    made = page().body(*SENTENCES)
    made.body("- Sở Tài chính;", "- Sở Tư pháp;", gap=PITCH).footer(("- Sở Xây dựng;", "- Lưu: VT."), SIGNATURE)
    assert made.layout().lines(RegionKind.RECIPIENTS)[0].text == "- Sở Tài chính;"


def test_a_list_is_found_by_its_last_item_where_neither_heading_nor_signature_was_read() -> None:
    made = page().body(*SENTENCES).footer(("- Sở Tài chính;", "- Sở Tư pháp;", "- Lưu VT, CNTT"), ("vn SÂN ĐỐC", "Lê"))
    assert [line.text for line in made.layout().lines(RegionKind.RECIPIENTS)] == [
        "- Sở Tài chính;",
        "- Sở Tư pháp;",
        "- Lưu VT, CNTT",
    ]


def test_a_list_of_the_text_is_no_list_of_recipients() -> None:
    wide = "- Các sở, ban, ngành và Ủy ban nhân dân các huyện, thị xã, thành phố báo cáo kết quả;"
    made = page().body(*SENTENCES, wide, wide).footer((), SIGNATURE)
    assert made.layout().lines(RegionKind.RECIPIENTS) == ()
    assert [line.text for line in made.layout().lines(RegionKind.BODY)] == [*SENTENCES, wide, wide]
