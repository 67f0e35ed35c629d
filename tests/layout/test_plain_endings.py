"""What ends a plain text: a signature without recipients above it, a certificate below the name it stands under."""

from __future__ import annotations

import pytest

from ocr_pipeline.layout.plain_endings import certificate_start, signature_lines


@pytest.mark.parametrize(
    ("lines", "signed", "why"),
    [
        ("thông qua.|CHỦ TỊCH QUỐC HỘI|Lê Vĩnh Tường", "CHỦ TỊCH QUỐC HỘI|Lê Vĩnh Tường", "a law has no recipients"),
        ("Bên B.|ĐẠI DIỆN BÊN A|GIÁM ĐỐC|Lê Vĩnh Tường", "GIÁM ĐỐC|Lê Vĩnh Tường", "the party is no title"),
        (
            "nêu trên.|KT. GIÁM ĐỐC|PHÓ GIÁM ĐỐC||Lê Vĩnh Tường|2",
            "KT. GIÁM ĐỐC|PHÓ GIÁM ĐỐC|Lê Vĩnh Tường",
            "a page number",
        ),
        (
            "nêu trên.|BỘ TRƯỞNG|BỘ TƯ PHÁP|Lê Vĩnh Tường|BỘ TRƯỞNG|BỘ NỘI VỤ|Đặng Hà Thư",
            "BỘ TRƯỞNG|BỘ TƯ PHÁP|Lê Vĩnh Tường|BỘ TRƯỞNG|BỘ NỘI VỤ|Đặng Hà Thư",
            "of a joint document both sign",
        ),
        ("nêu trên.|TRƯỞNG PHÒNG|Thượng tá Lê Vĩnh Tường", "TRƯỞNG PHÒNG|Thượng tá Lê Vĩnh Tường", "with a rank"),
        ("nêu trên.|DANH SÁCH|Lê Vĩnh Tường", "", "no title"),
        ("nêu trên.|Giám đốc|Lê Vĩnh Tường", "", "a title stands in capitals"),
        ("GIÁM ĐỐC|Lê Vĩnh Tường|nói rằng việc này", "", "the text goes on"),
        ("GIÁM ĐỐC", "", "no name"),
        ("", "", "nothing"),
    ],
)
def test_titles_above_a_name_that_end_a_page_are_its_signature(lines: str, signed: str, why: str) -> None:
    page = lines.split("|")
    found = [page[number] for number in sorted(signature_lines(page))]
    assert found == ([each for each in signed.split("|") if each]), why


@pytest.mark.parametrize(
    ("lines", "first", "why"),
    [
        (
            "CHỦ TỊCH|Lê Vĩnh Tường|VĂN PHÒNG|Số: 12/SY-VP|SAO Y|An Khê, ngày 5 tháng 5 năm 2020",
            "VĂN PHÒNG",
            "NĐ 30/2020",
        ),
        ("Lê Vĩnh Tường||UBND XÃ|AN KHÊ|Số: 1/SY-UBND|SAO Y BẢN CHÍNH", "UBND XÃ", "TT 01/2011, the name of two lines"),
        ("Lê Vĩnh Tường|VĂN PHÒNG|SAO Y", None, "without a number it may be a stamp"),
        ("Số: 12/SY-VP|sao y|An Khê", None, "the form stands in capitals"),
        ("Lê Vĩnh Tường|SAO Y", None, "no agency"),
    ],
)
def test_a_certificate_begins_with_the_agency_above_its_form(lines: str, first: str | None, why: str) -> None:
    page = lines.split("|")
    start = certificate_start(page)
    assert (page[start] if start is not None else None) == first, why
