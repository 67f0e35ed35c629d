"""Invitations, records and notices of conclusions."""

from __future__ import annotations

import pytest

from schemas.details import Invitation, Minutes, Notice
from tests.parsing.plain_documents import details_of, values, written


def test_an_invitation() -> None:
    body = (
        "Kính gửi: Sở Xây dựng.\nSở Y tế trân trọng kính mời đại diện lãnh đạo Quý cơ quan dự họp thẩm định nhiệm vụ "
        "quy hoạch (khoảng 2.860 ha).\n"
        "1. Thời gian: 01 buổi, bắt đầu từ 14 giờ 00 phút, ngày 18 tháng 5 năm 2024.\n"
        "2. Địa điểm: Phòng họp số 2, trụ sở Sở Y tế.\n3. Chủ trì: Ông Đoàn Ngọc Trung, Phó Giám đốc Sở."
    )
    found = details_of(written("GIẤY MỜI", "Họp thẩm định nhiệm vụ quy hoạch", body, "GM-SYT"), Invitation)
    assert values(found) == {
        "time": "2024-05-18",
        "place": "Phòng họp số 2, trụ sở Sở Y tế",
        "chair": "Ông Đoàn Ngọc Trung, Phó Giám đốc Sở",
        "invited": ["Sở Xây dựng"],
        "occasion": "họp thẩm định nhiệm vụ quy hoạch (khoảng 2.860 ha)",
    }
    assert found.time.normalised == "2024-05-18T14:00"


def test_an_invitation_lists_its_guests_and_says_the_hour_behind_the_day() -> None:
    body = (
        "Sở Y tế tổ chức Hội nghị sơ kết; trân trọng kính mời:\n- Thường trực Tỉnh ủy;\n- Lãnh đạo các phòng.\n"
        "Thời gian: ngày 18/5/2024, lúc 7 giờ 30.\nĐịa điểm: Hội trường Sở."
    )
    found = details_of(written("GIẤY MỜI", "Tham dự Hội nghị sơ kết", body, "GM-SYT"), Invitation)
    assert values(found)["invited"] == ["Thường trực Tỉnh ủy", "Lãnh đạo các phòng"]
    assert values(found)["occasion"] == "Tham dự Hội nghị sơ kết"
    assert found.time.normalised == "2024-05-18T07:30"


def test_minutes_with_labels() -> None:
    body = (
        "Thời gian bắt đầu: 08 giờ 00 phút, ngày 09 tháng 5 năm 2024.\nĐịa điểm: Hội trường Sở.\n"
        "I. THÀNH PHẦN THAM DỰ\n1. Chủ trì: Ông Phạm Văn Đoàn, Giám đốc.\n2. Thư ký: Bà Hoàng Thị Lan Anh.\n"
        "II. NỘI DUNG\n1. Ông Phạm Văn Đoàn nêu lý do cuộc họp.\n"
        "Cuộc họp kết thúc vào 11 giờ 15 phút cùng ngày./."
    )
    found = details_of(written("BIÊN BẢN", "Họp thống nhất kết quả rà soát", body, "BB-SYT"), Minutes)
    assert values(found) == {
        "opened": "2024-05-09",
        "closed": "2024-05-09",
        "place": "Hội trường Sở",
        "chair": "Ông Phạm Văn Đoàn, Giám đốc",
        "secretary": "Bà Hoàng Thị Lan Anh",
        "attendants": ["Chủ trì: Ông Phạm Văn Đoàn, Giám đốc", "Thư ký: Bà Hoàng Thị Lan Anh"],
    }
    assert found.closed.normalised == "2024-05-09T11:15"
    # Which day "the same" is, is inferred.
    assert found.closed.needs_review


def test_minutes_that_open_with_a_sentence_and_name_roles_behind_names() -> None:
    body = (
        "Hôm nay, vào hồi 08 giờ 30, ngày 09 tháng 5 năm 2024, tại Phòng họp tầng hai, trụ sở Sở Y tế đã tổ chức họp.\n"
        "Thành phần tham dự:\n- Ông Vũ Hồng Thuận, Phó Giám đốc - Chủ trì;\n"
        "- Ông Nguyễn Anh Phong, Chuyên viên - Thư ký.\n"
        "Cuộc họp kết thúc hồi 10 giờ 30."
    )
    found = details_of(written("BIÊN BẢN", "Họp bàn giải pháp", body, "BB-SYT"), Minutes)
    assert values(found)["chair"] == "Ông Vũ Hồng Thuận, Phó Giám đốc"
    assert values(found)["secretary"] == "Ông Nguyễn Anh Phong, Chuyên viên"
    assert values(found)["place"] == "Phòng họp tầng hai, trụ sở Sở Y tế"
    assert found.opened.normalised == "2024-05-09T08:30"
    # Its hour is printed, its day is not.
    assert (values(found)["closed"], found.closed.needs_review) == ("10:30", True)


def test_a_notice_of_conclusions() -> None:
    body = (
        "Ngày 07 tháng 5 năm 2024, tại trụ sở Sở Y tế, Phó Giám đốc Hoàng Đức Lưu đã chủ trì cuộc họp.\n"
        "Sau khi nghe báo cáo, Phó Giám đốc kết luận như sau:\n1. Phòng Nghiệp vụ Y rà soát, xong trước ngày 30/5/2024."
    )
    subject = "Kết luận của Phó Giám đốc Hoàng Đức Lưu tại cuộc họp về tiến độ dự án"
    found = values(details_of(written("THÔNG BÁO", subject, body, "TB-SYT"), Notice))
    assert found["concluded_by"] == "Phó Giám đốc Hoàng Đức Lưu"
    assert found["meeting"] == "cuộc họp về tiến độ dự án"
    assert (found["held"], found["place"]) == ("2024-05-07", "trụ sở Sở Y tế")
    assert found["assignments"][0]["deadlines"] == ["2024-05-30"]


@pytest.mark.parametrize(
    ("body", "place", "why"),
    [
        (
            "Ngày 07/5/2024, Giám đốc Sở đã chủ trì cuộc họp. Tham dự có đại diện Bộ Công Thương, Bộ Tài chính.",
            None,
            "Tài chính names no place",
        ),
        (
            "Ngày 07/5/2024, đại diện Bộ Tài chính và các Sở họp tại trụ sở Sở Y tế.",
            "trụ sở Sở Y tế",
            "the place stands behind it",
        ),
    ],
)
def test_a_word_with_the_letters_of_at_names_no_place(body: str, place: str | None, why: str) -> None:
    subject = "Kết luận của Giám đốc Sở tại cuộc họp về tiến độ dự án"
    found = details_of(written("THÔNG BÁO", subject, body, "TB-SYT"), Notice)
    assert found.place.value == place, why


def test_who_concluded_may_stand_in_the_text_alone() -> None:
    body = "Ngày 07/5/2024, ông Vũ Trọng Sơn, Giám đốc Sở chủ trì cuộc họp giao ban.\n1. Phòng Kế hoạch rà soát."
    found = values(details_of(written("THÔNG BÁO", "Kết luận cuộc họp giao ban tháng 5", body, "TB-SYT"), Notice))
    assert (found["concluded_by"], found["held"]) == ("ông Vũ Trọng Sơn, Giám đốc Sở", "2024-05-07")


def test_a_notice_whose_subject_was_misread_concludes_in_doubt() -> None:
    body = (
        "Ngày 07/5/2024, tại trụ sở Sở, ông Vũ Trọng Sơn, Giám đốc Sở đã chủ trì cuộc họp giao ban.\n"
        "Sau khi nghe báo cáo, Giám đốc Sở kết luận như sau:\n1. Phòng Kế hoạch rà soát."
    )
    found = details_of(written("THÔNG BÁO", "( luận cuộc họp giao ban", body, "TB-SYT"), Notice)
    assert values(found)["concluded_by"] == "ông Vũ Trọng Sơn, Giám đốc Sở"
    assert (values(found)["meeting"], found.meeting.needs_review) == ("cuộc họp giao ban", True)


def test_a_notice_of_something_else_concludes_nothing() -> None:
    body = "Ngày 07/5/2024, Sở Y tế tổ chức kiểm tra tại trụ sở.\n1. Phòng Kế hoạch rà soát."
    assert values(details_of(written("THÔNG BÁO", "Kết quả kiểm tra", body, "TB-SYT"), Notice)) == {}
