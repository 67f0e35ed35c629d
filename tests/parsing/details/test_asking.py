"""Submissions, letters and reports."""

from __future__ import annotations

from schemas.details import Letter, Proposal, Report
from tests.parsing.plain_documents import FOOTER, HEADER, details_of, values, written


def proposal(body: str) -> dict[str, object]:
    text = written("TỜ TRÌNH", "Về việc cấp kinh phí", f"Kính gửi: Ủy ban nhân dân tỉnh\n{body}", "TTr-SYT")
    found: dict[str, object] = values(details_of(text, Proposal))
    return found


def letter(body: str) -> dict[str, object]:
    head = HEADER.format(issuer="SỞ Y TẾ", notation="SYT-VP").replace("CỘNG", "V/v góp ý dự thảo\nCỘNG", 1)
    found: dict[str, object] = values(details_of(f"{head}Kính gửi: Sở Tài chính.\n{body}{FOOTER}", Letter))
    return found


def test_a_request_is_told_from_the_proposal_it_rests_on() -> None:
    found = proposal(
        "Xét đề nghị của Phòng Kế hoạch tại Tờ trình số 12/TTr-KH ngày 02/5/2024.\n"
        "Sở Y tế kính đề nghị Ủy ban nhân dân tỉnh xem xét, phê duyệt kinh phí 1.250 triệu đồng."
    )
    assert found["request"] == "kính đề nghị Ủy ban nhân dân tỉnh xem xét, phê duyệt kinh phí 1.250 triệu đồng"
    assert found["requested_of"] == "Ủy ban nhân dân tỉnh"


def test_a_request_that_says_more_is_taken_before_the_closing_one() -> None:
    found = proposal(
        "Sở Y tế kính trình Ủy ban nhân dân tỉnh miễn nhiệm chức danh Ủy viên đối với ông Trần Văn Mẫn.\n"
        "Kính trình Ủy ban nhân dân tỉnh xem xét, quyết định./."
    )
    assert str(found["request"]).endswith("đối với ông Trần Văn Mẫn")


def test_a_preamble_may_end_with_the_request_and_a_list_gives_its_points() -> None:
    found = proposal(
        "Căn cứ Luật Ngân sách nhà nước ngày 25/6/2015, Sở Y tế kính trình Ủy ban nhân dân tỉnh xem xét, "
        "giao dự toán như sau:\n"
        "1. Chi quản lý: 9.894 triệu đồng.\n2. Chi đào tạo: 612 triệu đồng."
    )
    assert str(found["request"]).startswith("kính trình Ủy ban nhân dân tỉnh xem xét, giao dự toán")
    assert found["points"] == ["Chi quản lý: 9.894 triệu đồng", "Chi đào tạo: 612 triệu đồng"]


def test_how_a_draft_came_about_is_no_request() -> None:
    assert "request" not in proposal("II. QUÁ TRÌNH XÂY DỰNG\nSở đã lấy ý kiến về quy trình ban hành.")


def test_a_letter_asks_and_says_by_when() -> None:
    found = letter("Sở Y tế đề nghị các đơn vị nghiên cứu, góp ý và gửi về Sở trước ngày 24 tháng 5 năm 2024.")
    assert str(found["request"]).startswith("đề nghị các đơn vị nghiên cứu")
    assert found["reply_deadline"] == "2024-05-24"


def test_what_meets_a_demand_demands_nothing() -> None:
    found = letter(
        "Kết quả 681 mẫu đạt yêu cầu (94,58%). Căn cứ Mục II Kế hoạch số 34/KH-VP ngày 08 tháng 5 năm 2023, Sở Y tế "
        "yêu cầu các cơ quan chủ động triển khai:\n1. Kiểm tra cơ sở.\n2. Báo cáo kết quả."
    )
    assert found["request"] == "yêu cầu các cơ quan chủ động triển khai"
    assert found["points"] == ["Kiểm tra cơ sở", "Báo cáo kết quả"]


def test_a_basis_may_end_with_the_request() -> None:
    found = letter("Căn cứ Chỉ thị số 05-CT/TW ngày 15/5/2016, Sở Y tế yêu cầu các đơn vị thực hiện nghiêm túc.")
    assert found["request"] == "yêu cầu các đơn vị thực hiện nghiêm túc"


def test_what_another_letter_asked_for_is_not_asked_here() -> None:
    found = letter(
        "Nhận được Công văn số 590/SKHĐT-TH ngày 02/5/2024 về việc đề nghị phối hợp tổ chức lớp, Sở Y tế thống nhất.\n"
        "Đề nghị Quý cơ quan gửi danh sách học viên."
    )
    assert found["request"] == "Đề nghị Quý cơ quan gửi danh sách học viên"


def test_a_demand_may_be_its_points_alone() -> None:
    found = letter("Để khống chế dịch bệnh, Giám đốc Sở yêu cầu:\n1. Kiểm tra cơ sở.\n2. Báo cáo kết quả.")
    assert (found["request"], found["points"]) == ("yêu cầu", ["Kiểm tra cơ sở", "Báo cáo kết quả"])


def test_a_heading_below_the_request_is_none_of_its_points() -> None:
    found = letter(
        "Sở Y tế đề nghị các đơn vị cho ý kiến như sau:\nI. SỰ CẦN THIẾT BAN HÀNH\n1. Thực trạng của các cơ sở y tế."
    )
    assert found.get("points", []) == []


def test_a_letter_that_answers_names_what_it_answers() -> None:
    found = letter("Phúc đáp Công văn số 590/SKHĐT-TH ngày 02 tháng 5 năm 2024, Sở Y tế có ý kiến như sau: thống nhất.")
    assert found["reply_to"] == "590/SKHĐT-TH"


def test_what_is_asked_for_within_a_point_is_not_sure_to_be_the_request() -> None:
    head = HEADER.format(issuer="SỞ Y TẾ", notation="SYT-VP").replace("CỘNG", "V/v góp ý dự thảo\nCỘNG", 1)
    body = "Sở Y tế có ý kiến như sau:\n1. Tại Điều 3, đề nghị quy định rõ trách nhiệm."
    text = f"{head}Kính gửi: Sở Tài chính.\n{body}{FOOTER}"
    found = details_of(text, Letter)
    assert found.request.needs_review


def test_a_report_names_its_period_and_what_it_proposes() -> None:
    body = (
        "I. KẾT QUẢ\n1. Đã kiểm tra 716 cơ sở.\nII. KIẾN NGHỊ\n1. Đề nghị tỉnh bố trí kinh phí.\nTrên đây là báo cáo."
    )
    found = values(details_of(written("BÁO CÁO", "Kết quả công tác quý I năm 2024", body, "BC-SYT"), Report))
    assert (found["period_start"], found["period_end"]) == ("2024-01-01", "2024-03-31")
    assert found["proposals"] == ["Đề nghị tỉnh bố trí kinh phí"]


def test_a_heading_of_several_things_proposes_what_asks() -> None:
    body = (
        "I. KẾT QUẢ\n1. Đã mở 64 lớp.\nII. NHIỆM VỤ NĂM 2025 VÀ KIẾN NGHỊ\n1. Năm 2025, phấn đấu mở 30 lớp.\n"
        "2. Đề nghị tỉnh bố trí kinh phí."
    )
    found = values(details_of(written("BÁO CÁO", "Kết quả dạy nghề", body, "BC-SYT"), Report))
    assert found["proposals"] == ["Đề nghị tỉnh bố trí kinh phí"]


def test_what_citizens_propose_is_not_what_the_report_does() -> None:
    body = "I. KẾT QUẢ\n1. Kết quả tiếp nhận phản ánh, kiến nghị\nĐã tiếp nhận 49 phản ánh.\n2. Kết quả khác."
    assert values(details_of(written("BÁO CÁO", "Kết quả công tác", body, "BC-SYT"), Report)) == {}


def test_the_first_range_of_a_text_is_only_likely_the_period_of_the_report() -> None:
    body = "Từ ngày 15/12/2023 đến ngày 14/4/2024, Sở tiếp nhận 1.862 hồ sơ."
    found = details_of(written("BÁO CÁO", "Kết quả tiếp nhận hồ sơ", body, "BC-SYT"), Report)
    assert values(found) == {"period_start": "2023-12-15", "period_end": "2024-04-14"}
    assert found.period_start.needs_review
