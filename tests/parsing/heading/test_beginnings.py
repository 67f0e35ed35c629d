"""A subject whose first words were lost or not read begins as the document, or others of its kind, begin it."""

from __future__ import annotations

import pytest

from schemas import FieldValue
from tests.layout.typed_pages import SENTENCES, WIDTH, Ink, fields_of, page, width_of

HEAD = ("ỦY BAN NHÂN DÂN", "TỈNH PHÚ THỌ", "Số: 15/KH-UBND")
UNSURE = Ink(confidence=0.3)


def subject_of(
    said: str, lost: str, body: str, title: str = "KẾ HOẠCH", inks: dict[str, Ink] | None = None
) -> FieldValue:
    """The subject that says ``said`` where ``lost`` stood before it, above a body that says it again."""
    made = page(inks or {}).header(HEAD).title(title)
    made.line(said, WIDTH // 2 + width_of(lost) // 2 - width_of(said) // 2, made.y)
    found: FieldValue = fields_of(made.body(*SENTENCES, body))["subject"]
    return found


WORK = "công tác giải quyết việc làm năm 2022"


@pytest.mark.parametrize(
    ("said", "lost", "body", "title", "value", "why"),
    [
        (f"quả {WORK}", "Kết ", f"báo cáo kết quả {WORK}", "BÁO CÁO", f"Kết quả {WORK}", "the body has its first word"),
        (f"lá {WORK}", "Kết q", f"thông báo kết quả {WORK}", "THÔNG BÁO", f"Kết quả {WORK}", "and it was misread"),
        (
            f"khai {WORK}",
            "xây dựng Kế hoạch triển ",
            f"xây dựng Kế hoạch triển khai {WORK}",
            "KẾ HOẠCH",
            f"Triển khai {WORK}",
            "the type's own name before it is none of its words",
        ),
        (
            "trình, làm rõ một số nội dung",
            "Giải ",
            "Các đơn vị báo cáo",
            "BÁO CÁO",
            "Giải trình, làm rõ một số nội dung",
            "so do others open",
        ),
        (
            "trình tự giải quyết hồ sơ của dân",
            "xxxxxxxxxxxxxxxx ",
            "Các đơn vị",
            "BÁO CÁO",
            "trình tự giải quyết hồ sơ của dân",
            "more was lost than that",
        ),
        (
            "Tiến khai c† ấn chính hoạt động quảng cáo ngoài trời năm 2024",
            "",
            "Kế hoạch triển khai chấn chỉnh hoạt động quảng cáo ngoài trời năm 2024 như sau",
            "KẾ HOẠCH",
            "Triển khai chấn chỉnh hoạt động quảng cáo ngoài trời năm 2024",
            "the body has the same end behind words like these",
        ),
        (
            "Tiến khai c† ấn chính hoạt động quảng cáo ngoài trời năm 2024",
            "",
            "Kế hoạch tổng kết hoạt động quảng cáo ngoài trời năm 2024 như sau",
            "KẾ HOẠCH",
            "Tiến khai c† ấn chính hoạt động quảng cáo ngoài trời năm 2024",
            "words unlike them are other words",
        ),
    ],
)
def test_how_it_began(said: str, lost: str, body: str, title: str, value: str, why: str) -> None:
    found = subject_of(said, lost, body, title, inks={"lá": UNSURE})
    assert (found.value, found.needs_review) == (value, True), why


def test_a_speck_before_a_line_is_no_quote() -> None:
    found = subject_of("Tăng cường quản lý 'về đất đai năm 2022", "", "Các đơn vị thực hiện")
    assert (found.value, found.needs_review) == ("Tăng cường quản lý về đất đai năm 2022", True)
