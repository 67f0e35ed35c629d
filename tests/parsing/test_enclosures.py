"""Attachments and copies: told apart by their labels and titles, with their own heads and nobody else's."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ocr_pipeline.layout.anchors import ENCLOSURE_LABEL
from ocr_pipeline.layout.filled import BlankKind, FilledBlank
from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.installed import installed_parsers
from ocr_pipeline.parsing.parse import parse
from ocr_pipeline.recognition.digits.decoding import Reading
from ocr_pipeline.recognition.digits.reader import Writer
from schemas import Attachment
from tests.layout.test_copies import certified
from tests.layout.typed_pages import (
    DATE_LINE,
    NATION,
    SENTENCES,
    WIDTH,
    TypedPage,
    fields_of,
    page,
    restorer,
    text_of,
)


def main_page() -> TypedPage:
    made = page().header(("UBND TỈNH PHÚ THỌ", "SỞ Y TẾ", "Số: 15/TTr-SYT")).title("TỜ TRÌNH", "Về việc thi đua")
    return made.body(*SENTENCES).footer(("Nơi nhận:", "- Như trên;", "- Lưu: VT."), ("GIÁM ĐỐC", "Lê Vĩnh Tường"))


def annex(*title: str) -> TypedPage:
    return page(number=2).centred(title, WIDTH // 2, 240).body(*SENTENCES)


def attachments_of(*pages: TypedPage) -> tuple[Attachment, ...]:
    found: tuple[Attachment, ...] = fields_of(main_page(), *pages)["attachments"]
    return found


@pytest.mark.parametrize(
    "said",
    ["Phụ lục", "PHỤ LỤC I", "Phụ lục số 02", "Phụ lục II:", "Mẫu số 01", "Mẫu số: 01/ĐK", "Biểu số 3", "Phụ biểu 01"],
)
def test_a_label_is_a_line_of_its_own(said: str) -> None:
    assert ENCLOSURE_LABEL.match(fold(said))


@pytest.mark.parametrize(
    "said",
    [
        "Phụ lục kèm theo Tờ trình này",
        "Phụ lục của Kế hoạch gồm hai trang",
        "Mẫu số liệu",
        "Mẫu phiếu",
        "Biểu mẫu kèm theo gồm",
        "theo Phụ lục I",
    ],
)
def test_a_sentence_about_an_appendix_is_no_label(said: str) -> None:
    assert not ENCLOSURE_LABEL.match(fold(said))


@pytest.mark.parametrize(
    ("title", "label", "subject"),
    [
        (("Phụ lục", "BẢNG DỰ TOÁN", "(Kèm theo Tờ trình số 15/TTr-SYT)"), "Phụ lục", "BẢNG DỰ TOÁN"),
        (("PHỤ LỤC I", "DANH SÁCH", "ĐƠN VỊ", "(Ban hành kèm theo Quyết định)"), "PHỤ LỤC I", "DANH SÁCH ĐƠN VỊ"),
        (("DANH SÁCH TẬP THỂ", "(Kèm theo Quyết định số 46/QĐ-UBND)"), None, "DANH SÁCH TẬP THỂ"),
        (("Mẫu số 02", "ĐƠN ĐỀ NGHỊ"), "Mẫu số 02", "ĐƠN ĐỀ NGHỊ"),
        (("Phụ lục",), "Phụ lục", None),
    ],
)
def test_an_appendix_has_its_label_and_its_title(
    title: tuple[str, ...], label: str | None, subject: str | None
) -> None:
    (attachment,) = attachments_of(annex(*title))
    assert (attachment.label, attachment.subject.value, attachment.pages) == (label, subject, (2,))


def test_a_sentence_in_brackets_opens_no_attachment() -> None:
    assert attachments_of(page(number=2).body("Đơn vị báo cáo kết quả", "(kèm theo danh sách).", *SENTENCES)) == ()


def test_the_label_of_a_form_above_its_header_is_kept_in_the_text() -> None:
    form = page(number=2)
    form.line("Mẫu số 01", 1900, 140)
    form.y = 260
    form.header(("TRƯỜNG ĐẠI HỌC A", "KHOA"), (*NATION, DATE_LINE)).title("BIÊN BẢN", "Về việc họp xét")
    text = text_of(main_page(), form.body(*SENTENCES)).text
    (attachment,) = attachments_of(form)
    assert attachment.label == "Mẫu số 01"
    assert text.split("\f")[1].startswith("Mẫu số 01\n")


def test_a_draft_is_labelled_as_one() -> None:
    draft = page(number=2).header(("ỦY BAN NHÂN DÂN", "TỈNH PHÚ THỌ", "Số:      /QĐ-UBND", "DỰ THẢO"))
    (attachment,) = attachments_of(draft.title("QUYẾT ĐỊNH", "Về việc khen thưởng").body(*SENTENCES))
    assert (attachment.label, attachment.document_type.value) == ("DỰ THẢO", "Quyết định")


def test_running_text_that_names_the_state_is_no_header() -> None:
    later = page(number=2).body(*SENTENCES, "Ngày Pháp luật nước Cộng hòa xã hội chủ nghĩa Việt Nam", x=1300)
    fields = fields_of(main_page(), later)
    assert fields["attachments"] == ()
    assert all(sentence in text_of(main_page(), later).text for sentence in SENTENCES)


def test_lines_of_a_body_above_a_header_are_not_lost() -> None:
    lines = [*SENTENCES, *SENTENCES]
    made = page(number=2).body(*lines, gap=0)
    made.y += 100
    made.header(("ỦY BAN NHÂN DÂN", "TỈNH PHÚ THỌ", "Số: 7/QĐ-UBND")).title("QUYẾT ĐỊNH", "Về việc khen thưởng")
    said = text_of(main_page(), made).text.split("\f")[1]
    assert said.splitlines()[: len(lines)] == lines


def certified_pages() -> tuple[dict[str, Any], dict[str, Any]]:
    return fields_of(main_page()), fields_of(main_page(), certified(page(number=2)))


def test_a_certificate_of_a_copy_has_its_own_head_and_changes_nothing_else() -> None:
    alone, bound = certified_pages()
    (copy,) = bound["copies"]
    assert (copy.code.value, copy.date.value, copy.place.value) == ("109/SY-UBND", "2025-11-06", "Lam Giang")
    assert (copy.issuer.value, copy.pages) == ("ỦY BAN NHÂN DÂN TỈNH LAM GIANG", (2,))
    assert bound["attachments"] == ()
    for name in ("code", "number", "date", "issuer", "subject", "signature", "recipients"):
        assert bound[name] == alone[name], name


def test_the_doubts_of_a_copy_call_for_review() -> None:
    made = certified(page(number=2), left=("ỦY BAN NHÂN DÂN", "TỈNH LAM GIANG", "Số:      /SY-UBND"))
    fields = fields_of(main_page(), made)
    assert fields["copies"][0].number.needs_review
    assert any(reason.startswith("copy 1 number") for reason in fields["review"].reasons)


def test_an_attachment_taken_out_of_its_file_lost_no_header_that_it_never_had() -> None:
    alone = annex("Phụ lục", "BẢNG DỰ TOÁN", "(Kèm theo Tờ trình)")
    fields = parse(text_of(alone), restorer(), (2,), installed_parsers(), enclosed=True)
    assert fields["subject"].value == "BẢNG DỰ TOÁN"
    assert not any(fields[name].needs_review for name in ("code", "number", "issuer", "date", "document_type"))
    whole = parse(text_of(alone), restorer(), (2,), installed_parsers())
    assert whole["number"].needs_review


@pytest.mark.parametrize(
    ("read", "label"),
    [
        ("Phụ lục H", "Phụ lục II"),
        ("Phụ lục IH", "Phụ lục III"),
        ("Phụ lục lV", "Phụ lục IV"),
        ("PhụlụcH", "Phụ lục II"),
        ("Phụ lục IV", "Phụ lục IV"),
        ("PHỤ LỤC H", "PHỤ LỤC II"),
        ("Phụ lục 1", "Phụ lục 1"),
        ("Phụ lục 11", "Phụ lục 11"),
        ("Phụ lục A", "Phụ lục A"),
    ],
)
def test_the_strokes_of_a_numeral_are_told_apart_and_figures_stay(read: str, label: str) -> None:
    (attachment,) = attachments_of(page(number=2).title(read, "DANH MỤC NHIỆM VỤ").body(*SENTENCES))
    assert attachment.label == label


def test_a_regulation_under_its_decision_is_an_attachment_with_all_of_its_title() -> None:
    made = page(number=2).title("QUY ĐỊNH", "Về tài sản công trên địa bàn tỉnh", "(Ban hành kèm theo Quyết định này)")
    (attachment,) = attachments_of(made.body(*SENTENCES))
    assert (attachment.label, attachment.subject.value) == (None, "QUY ĐỊNH Về tài sản công trên địa bàn tỉnh")


def test_what_a_text_encloses_opens_no_attachment() -> None:
    made = page(number=2).body("Các sở báo cáo theo mẫu,", "kèm theo danh sách của từng đơn vị.", *SENTENCES)
    assert fields_of(main_page(), made)["attachments"] == ()


@pytest.mark.parametrize(
    ("why", "beside", "lower", "number"),
    [
        ("a pen filled in the number of the certificate", "109/SY-UBND", 0, "72"),
        ("what a pen wrote on another line is none of it", "109/SY-UBND", 300, "109"),
    ],
)
def test_the_number_of_a_copy_is_read_off_its_own_blank(why: str, beside: str, lower: int, number: str) -> None:
    made = certified(page(number=2))
    there = next(word.box for word in made.words if word.text == beside).moved(0, lower)
    told = (Reading("72", 0.9), Reading("12", 0.1))
    blank = FilledBlank(BlankKind.NUMBER, 2, there, told, Writer.PEN, 1.0, heading=False)
    text = replace(text_of(main_page(), made), blanks=(blank,))
    fields = parse(text, restorer(), range(1, 3), installed_parsers())
    (copy,) = fields["copies"]
    assert (copy.number.value, copy.code.value) == (number, f"{number}/SY-UBND"), why
    assert copy.number.needs_review == (lower == 0)
    assert fields["number"].value == fields_of(main_page())["number"].value
