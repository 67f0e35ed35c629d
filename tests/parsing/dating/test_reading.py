"""The dates of a whole document: evidence, the day of signing, periods of the subject, what is bound behind it."""

from __future__ import annotations

from tests.layout.typed_pages import NATION, TypedPage, fields_of, page
from tests.parsing.plain_documents import fields_of_plain, written


def decision(number: int = 1, *sentences: str) -> TypedPage:
    made = page(number=number).header(("UBND TỈNH PHÚ THỌ", "SỞ Y TẾ", "Số: 15/QĐ-SYT"))
    made.title("QUYẾT ĐỊNH", "Về việc thi đua").body(*sentences)
    return made


def test_a_date_stands_where_it_is_printed() -> None:
    (found,) = fields_of(decision(1, "Điều 1. Các đơn vị gửi báo cáo trước ngày 24 tháng 5 năm 2025."))["dates"]
    assert (found.role, found.field.value, found.field.origin) == ("deadline", "2025-05-24", "printed")
    assert found.field.raw == "ngày 24 tháng 5 năm 2025."[:-1]
    assert found.field.page == 1
    assert found.field.bbox is not None
    assert not found.field.needs_review


def test_the_day_of_signing_is_derived_and_no_surer_than_the_date() -> None:
    sentence = "Điều 1. Quyết định này có hiệu lực kể từ ngày ký."
    (sure,) = fields_of(decision(1, sentence))["dates"]
    assert (sure.role, sure.field.value, sure.field.origin) == ("effective", "2025-02-05", "derived")
    assert not sure.field.needs_review
    made = page().header(
        ("UBND TỈNH PHÚ THỌ", "SỞ Y TẾ", "Số: 15/QĐ-SYT"), (*NATION, "Phú Thọ, ngày    tháng 02 năm 2025")
    )
    (open_,) = fields_of(made.title("QUYẾT ĐỊNH", "Về việc thi đua").body(sentence))["dates"]
    assert open_.field.needs_review


def test_the_dates_of_a_draft_bound_behind_are_its_own() -> None:
    own = "Điều 1. Các đơn vị gửi báo cáo trước ngày 24 tháng 5 năm 2025."
    draft = page(number=2).header(
        ("ỦY BAN NHÂN DÂN", "TỈNH PHÚ THỌ", "Số:      /NQ-HĐND"), (*NATION, "Phú Thọ, ngày    tháng    năm 2025")
    )
    draft.title("NGHỊ QUYẾT", "Về việc thi đua").body("Điều 1. Nghị quyết có hiệu lực từ ngày 01 tháng 6 năm 2025.")
    assert [each.role for each in fields_of(decision(1, own), draft)["dates"]] == ["deadline"]


def test_an_annex_s_dates_are_the_document_s() -> None:
    text = (
        written("KẾ HOẠCH", "Kiểm tra", "1. Kiểm tra cơ sở.", "KH-SYT")
        + "\fPHỤ LỤC\nDANH MỤC\nChậm nhất ngày 20/6/2024"
    )
    assert [(each.role, each.field.page) for each in fields_of_plain(text)["dates"]] == [("deadline", 2)]


def test_the_period_of_a_report_is_that_of_its_subject() -> None:
    text = written("BÁO CÁO", "Kết quả công tác 6 tháng đầu năm 2024", "Đã kiểm tra 716 cơ sở.", "BC-SYT")
    found = fields_of_plain(text)["dates"]
    assert [(each.role, each.field.value, each.field.origin) for each in found] == [
        ("period_start", "2024-01-01", "derived"),
        ("period_end", "2024-06-30", "derived"),
    ]


def test_the_period_of_a_decision_s_subject_is_not_its_own() -> None:
    text = written("QUYẾT ĐỊNH", "Phê duyệt Đề án giai đoạn 2024 - 2028", "Điều 1. Phê duyệt Đề án.", "QĐ-SYT")
    assert fields_of_plain(text)["dates"] == ()


def test_the_hour_is_kept_beside_the_day() -> None:
    text = written("QUYẾT ĐỊNH", "Về việc thi đua", "Điều 1. Gửi về Sở trước 17 giờ 00 ngày 26/5/2024.", "QĐ-SYT")
    (found,) = fields_of_plain(text)["dates"]
    assert (found.field.value, found.field.normalised) == ("2024-05-26", "2024-05-26T17:00")


def test_a_date_in_doubt_puts_the_document_up_for_review() -> None:
    text = written("QUYẾT ĐỊNH", "Về việc thi đua", "Điều 1. Kể từ ngày 01/7/2024, nâng mức thưởng.", "QĐ-SYT")
    reasons = fields_of_plain(text)["review"].reasons
    assert any(reason.startswith("dates 1 (effective): its role follows from a weak cue") for reason in reasons)
