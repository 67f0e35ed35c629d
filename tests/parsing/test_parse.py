"""The whole of a document: what is bound behind it stays apart, and a null that the page must have is flagged."""

from __future__ import annotations

from typing import Any

import pytest

from ocr_pipeline.parsing.review import flagged_fields
from schemas import Attachment, FieldValue
from tests.layout.typed_pages import DATE_LINE, NATION, SENTENCES, WIDTH, TypedPage, fields_of, page

HEADER = ("document_type", "code", "number", "notation", "issuer", "place", "date", "subject")


def main_page() -> TypedPage:
    made = page().header(("UBND TỈNH PHÚ THỌ", "SỞ Y TẾ", "Số: 15/TTr-SYT")).title("TỜ TRÌNH", "Về việc thi đua")
    return made.body(*SENTENCES).footer(("Nơi nhận:", "- Như trên;", "- Lưu: VT."), ("GIÁM ĐỐC", "Lê Vĩnh Tường"))


def draft_page(number: int = 2) -> TypedPage:
    """A draft decision bound behind a tờ trình: a header of its own, its number and day still blank."""
    made = page(number=number).header(
        ("ỦY BAN NHÂN DÂN", "TỈNH PHÚ THỌ", "Số:      /QĐ-UBND"), (*NATION, "Phú Thọ, ngày    tháng    năm 2025")
    )
    made.title("QUYẾT ĐỊNH", "Về việc khen thưởng").body(*SENTENCES)
    return made.footer(("Nơi nhận:", "- Như Điều 2."), ("CHỦ TỊCH", "Phạm Công Tuấn"))


def test_a_second_header_opens_an_attachment_and_overwrites_nothing() -> None:
    alone, bound = fields_of(main_page()), fields_of(main_page(), draft_page())
    for name in (*HEADER, "signature", "recipients", "issuer_parent"):
        assert bound[name] == alone[name], name
    (attachment,) = bound["attachments"]
    assert isinstance(attachment, Attachment)
    assert attachment.pages == (2,)
    assert attachment.document_type.value == "Quyết định"
    assert attachment.issuer.value == "ỦY BAN NHÂN DÂN TỈNH PHÚ THỌ"
    assert attachment.notation.value == "QĐ-UBND"
    assert attachment.subject.value == "Về việc khen thưởng"


def test_what_an_attachment_does_not_say_is_absent_not_lost() -> None:
    (attachment,) = fields_of(main_page(), draft_page())["attachments"]
    assert (attachment.number.value, attachment.date.value) == (None, None)
    assert not attachment.number.needs_review


def test_an_annex_opens_with_its_name() -> None:
    annex = page(number=2).centred(("PHỤ LỤC I", "DANH SÁCH ĐƠN VỊ"), WIDTH // 2, 240).body(*SENTENCES)
    (attachment,) = fields_of(main_page(), annex)["attachments"]
    assert (attachment.label, attachment.pages) == ("PHỤ LỤC I", (2,))
    assert attachment.code.value is None


def test_pages_after_an_attachment_s_first_belong_to_it() -> None:
    later = page(number=3).body(*SENTENCES, *SENTENCES)
    (attachment,) = fields_of(main_page(), draft_page(), later)["attachments"]
    assert attachment.pages == (2, 3)


def test_a_page_that_goes_on_is_no_attachment() -> None:
    later = page(number=2).body("Phụ lục kèm theo gồm hai trang về công tác văn thư.", *SENTENCES)
    assert fields_of(main_page(), later)["attachments"] == ()


def test_a_cover_before_the_header_is_no_document() -> None:
    cover = page().body(*SENTENCES)
    fields = fields_of(cover, TypedPage(2, main_page().words))
    assert (fields["code"].value, fields["code"].page) == ("15/TTr-SYT", 2)


def test_the_signature_of_the_main_document_is_found_on_its_last_page() -> None:
    first = page().header(("UBND TỈNH PHÚ THỌ", "SỞ Y TẾ", "Số: 15/TB-SYT")).title("THÔNG BÁO", "Về thi đua")
    last = page(number=2).body(*SENTENCES).footer(("Nơi nhận:", "- Như trên."), ("GIÁM ĐỐC", "Lê Vĩnh Tường"))
    fields = fields_of(first.body(*SENTENCES), last)
    assert (fields["signature"].name.value, fields["signature"].name.page) == ("Lê Vĩnh Tường", 2)
    assert [each.value for each in fields["recipients"]] == ["Như trên"]


def test_the_signature_of_an_attachment_is_not_the_main_document_s() -> None:
    unsigned = page().header(("UBND TỈNH PHÚ THỌ", "SỞ Y TẾ", "Số: 15/TTr-SYT")).title("TỜ TRÌNH", "Về việc thi đua")
    fields = fields_of(unsigned.body(*SENTENCES), draft_page())
    assert (fields["signature"].name.value, fields["signature"].name.needs_review) == (None, True)
    assert fields["recipients"] == ()


def broken_pages() -> list[Any]:
    """Pages that lack something that a document must have."""
    left = ("UBND TỈNH PHÚ THỌ", "SỞ Y TẾ", "Số: 15/TB-SYT")
    title = ("THÔNG BÁO", "Về thi đua")
    return [
        pytest.param(
            page().header(left[:2]).title(*title).body(*SENTENCES), {"code", "number", "notation"}, id="number"
        ),
        pytest.param(page().header(left, NATION).title(*title).body(*SENTENCES), {"place", "date"}, id="date line"),
        pytest.param(page().header(left[2:]).title(*title).body(*SENTENCES), {"issuer"}, id="agency"),
        pytest.param(
            page().header(left).title("THÔNG BÁO").body("Căn cứ Luật A;", *SENTENCES), {"subject"}, id="subject"
        ),
        pytest.param(page().body(*SENTENCES), {*HEADER}, id="everything"),
    ]


@pytest.mark.parametrize(("made", "lost"), broken_pages())
def test_a_null_that_the_page_must_have_is_flagged(made: TypedPage, lost: set[str]) -> None:
    fields = fields_of(made)
    assert {name for name in HEADER if fields[name].value is None} == lost
    assert {name for name in lost if not fields[name].needs_review} == set()
    assert fields["review"].required


def test_a_sound_document_needs_no_review() -> None:
    fields = fields_of(main_page())
    assert [name for name, _ in flagged_fields(fields)] == []
    assert not fields["review"].required
    assert fields["date"].value == "2025-02-05"
    assert fields["place"].value == DATE_LINE.split(",")[0]


@pytest.mark.parametrize("made", [main_page(), draft_page(1), page().body(*SENTENCES), page()])
def test_a_flag_always_says_why(made: TypedPage) -> None:
    fields = fields_of(made)
    for _, field in flagged_fields(fields):
        assert all(reason.strip() for reason in field.reasons)
    assert all(
        fields[name].confidence <= 0.6
        for name in HEADER
        if isinstance(fields[name], FieldValue) and fields[name].needs_review
    )
