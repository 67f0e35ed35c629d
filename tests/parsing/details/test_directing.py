"""Plans, guidance and telegrams."""

from __future__ import annotations

from schemas.details import Guidance, Plan, Telegram
from tests.parsing.plain_documents import details_of, values, written


def test_a_plan_gives_its_period_tasks_and_units() -> None:
    body = (
        "I. NỘI DUNG\n1. Tổ chức tập huấn cho cán bộ, hoàn thành chậm nhất ngày 17 tháng 11 năm 2024.\n"
        "- Từ ngày 25/10/2024 đến ngày 31/10/2024: Các đơn vị hoàn thiện nội dung.\n"
        "- Tháng 12/2024: In ấn, phát hành.\n"
        "II. TỔ CHỨC THỰC HIỆN\n1. Phòng Tài chính - Kế hoạch hướng dẫn thanh toán trước ngày 10 tháng 12 năm 2024."
    )
    found = values(details_of(written("KẾ HOẠCH", "Chuyển đổi số giai đoạn 2024 - 2026", body, "KH-SYT"), Plan))
    assert (found["period_start"], found["period_end"]) == ("2024-01-01", "2026-12-31")
    assert found["tasks"] == [
        {"task": "Các đơn vị hoàn thiện nội dung", "deadline": "2024-10-31"},
        {"task": "In ấn, phát hành", "deadline": "2024-12-31"},
        {
            "task": "Tổ chức tập huấn cho cán bộ, hoàn thành chậm nhất ngày 17 tháng 11 năm 2024",
            "deadline": "2024-11-17",
        },
    ]
    (assigned,) = found["assignments"]
    assert (assigned["units"], assigned["deadlines"]) == (["Phòng Tài chính - Kế hoạch"], ["2024-12-10"])


def test_guidance_names_its_matter_and_the_text_it_explains() -> None:
    body = "Sở Y tế hướng dẫn thực hiện Nghị định số 90/2020/NĐ-CP ngày 13 tháng 8 năm 2020 như sau:\n1. Đối tượng."
    text = written("HƯỚNG DẪN", "Đánh giá, xếp loại chất lượng công chức", body, "HD-SYT")
    found = values(details_of(text, Guidance))
    assert found["matter"] == "thực hiện Nghị định số 90/2020/NĐ-CP ngày 13 tháng 8 năm 2020"
    assert found["guides"] == "90/2020/NĐ-CP"


def test_guidance_without_such_a_sentence_is_about_its_subject() -> None:
    text = written("HƯỚNG DẪN", "Đánh giá, xếp loại chất lượng công chức", "1. Đối tượng: công chức.", "HD-SYT")
    assert values(details_of(text, Guidance))["matter"] == "Đánh giá, xếp loại chất lượng công chức"


def test_a_telegram_names_who_sends_it_and_to_whom() -> None:
    body = (
        "GIÁM ĐỐC SỞ Y TẾ điện:\n- Giám đốc các bệnh viện;\n- Chủ tịch Ủy ban nhân dân các huyện, thị xã, thành\nphố.\n"
        "Giám đốc Sở yêu cầu:\n1. Bệnh viện trực 24/24 giờ.\n"
        "2. Công an tỉnh bảo đảm an ninh, xong trước 17 giờ 00 ngày 12/5/2024."
    )
    found = values(details_of(written("CÔNG ĐIỆN", "Về việc ứng phó bão số 4", body, "CĐ-SYT"), Telegram))
    assert found["sent"] == "2024-05-10"
    assert found["sender"] == "GIÁM ĐỐC SỞ Y TẾ"
    assert found["addressees"] == [
        "Giám đốc các bệnh viện",
        "Chủ tịch Ủy ban nhân dân các huyện, thị xã, thành phố",
    ]
    # Those it goes to are told nothing yet.
    assert [each["units"] for each in found["assignments"]] == [["Công an tỉnh"]]
