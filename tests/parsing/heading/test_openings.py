"""What is left of a subject's first words tells how it began."""

from __future__ import annotations

import pytest

from ocr_pipeline.parsing.heading.openings import mended_opening
from tests.layout.typed_pages import fields_of, page, restorer


@pytest.mark.parametrize(
    ("said", "mended"),
    [
        ("M§Wiệc tặng Giấy khen", ("M§Wiệc", "Về việc")),
        ("việc khen thưởng thành tích", ("việc", "Về việc")),
        ("và việc tổ chức đăng ký", ("và việc", "Về việc")),
        ("KếtTuận của Phó Thủ tướng", ("KếtTuận", "Kết luận")),
        ("SÌra đổi, bổ sung một số điều", ("SÌra đổi,", "Sửa đổi")),
        ("'TlÌam dự Hội nghị", ("'TlÌam dự", "Tham dự")),
        ("Về việc tổ chức đăng ký", None),
        ("VỀ việc tổ chức đăng ký", None),
        ("Công việc của Hội đồng", None),
        ("Tiếc việc cũ", None),
        ("V/v kiện toàn Tổ công tác", None),
        ("V/ việc đăng ký bỏ phiếu", None),
        ("Xyzkw một số nội dung", None),
        ("Quy chế làm việc", None),
        ("", None),
    ],
)
def test_which_opening_a_damaged_one_was(said: str, mended: tuple[str, str] | None) -> None:
    assert mended_opening(said, restorer()) == mended


def test_a_mended_opening_is_doubted_and_what_was_read_is_kept_beside_it() -> None:
    head = ("ỦY BAN NHÂN DÂN", "TỈNH PHÚ THỌ", "Số: 15/QĐ-UBND")
    found = fields_of(page().header(head).title("QUYẾT ĐỊNH", "SÌra đổi, bổ sung Quy chế làm việc"))["subject"]
    assert (found.value, found.needs_review) == ("Sửa đổi, bổ sung Quy chế làm việc", True)
    assert "SÌra đổi, bổ sung Quy chế làm việc" in [other.value for other in found.alternatives]
