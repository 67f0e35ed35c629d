"""Where the columns of a header part, on pages of words set by hand."""

from __future__ import annotations

from ocr_pipeline.layout.page import RegionKind
from tests.layout.typed_pages import NATION, SENTENCES, WIDTH, fields_of, page, text_of, width_of

PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"


def left_of(left: tuple[str, ...], right: tuple[str, ...] | None = None) -> list[str]:
    """The lines of the left column of a page with these two."""
    typed = page().header(left) if right is None else page().header(left, right)
    text = text_of(typed.title("THÔNG BÁO", "Về việc nghỉ lễ").body(*SENTENCES))
    return [text.line_text(line) for line in text.lines if line.kind is RegionKind.HEADER_LEFT]


def test_a_place_that_ends_with_a_word_of_the_nation_s_name_stays_on_its_side() -> None:
    left = ("ỦY BAN MTTQ HUYỆN TÂY HÒA", "ỦY BAN MTTQ XÃ AN KHÊ", "Số: 09/TB-MTTQ")
    assert left_of(left) == list(left)


def test_a_date_wider_than_the_party_s_heading_stays_on_its_side() -> None:
    left = ("ĐẢNG BỘ XÃ HÒA PHONG", "CHI BỘ TRƯỜNG TIỂU HỌC SỐ 2", "*", "Số 05-NQ/CB")
    right = (PARTY, "Hòa Phong, ngày 03 tháng 3 năm 2022")
    assert left_of(left, right) == [left[0], left[1], left[3]]
    fields = fields_of(page().header(left, right).title("NGHỊ QUYẾT", "về nhiệm vụ năm 2022").body(*SENTENCES))
    assert (fields["place"].value, fields["date"].value) == ("Hòa Phong", "2022-03-03")


def test_a_stamp_over_the_date_does_not_end_the_left_column_above_its_number() -> None:
    typed = page().header(("ỦY BAN NHÂN DÂN", "TỈNH LAM GIANG", "SỞ TƯ PHÁP"), (NATION[0], NATION[1]))
    typed.line("Ký Tư pháp tỉnh Lam Giang", 1404, 453)
    typed.row((("Số: 13/TB-STP", 586), ("Bạt ŠiÕN( lidng 02 năm 2021", 1500)), 500).body(*SENTENCES)
    text = text_of(typed)
    left = [text.line_text(line) for line in text.lines if line.kind is RegionKind.HEADER_LEFT]
    assert left[-1] == "Số: 13/TB-STP"


def test_a_centred_subject_without_its_title_is_given_in_doubt() -> None:
    typed = page().header(("ỦY BAN NHÂN DÂN", "TỈNH LAM GIANG", "Số: 13/CT-UBND"))
    typed.title("Về tăng cường công tác", "bảo đảm trật tự, an toàn giao thông").body(
        *[SENTENCES[0]] * 4, x=round((WIDTH - width_of(SENTENCES[0])) / 2)
    )
    subject = fields_of(typed)["subject"]
    assert subject.value == "Về tăng cường công tác bảo đảm trật tự, an toàn giao thông"
    assert subject.needs_review


def test_a_pen_through_the_heading_leaves_gaps_and_the_header_is_found_by_its_row() -> None:
    typed = page()
    typed.row((("BỘ GIÁO DỤC VÀ ĐÀO TẠO", 330), ("CỘNG HÒA XÃ HỘI CH", 1200), ("2HIA", 1800), ("VIỆT NAM", 2050)), 250)
    typed.row((("TRƯỜNG ĐẠI HỌC LAM GIANG", 330), ("Độc lập -", 1350), ("Tự do", 1640), ("- Hạnh phúc", 1900)), 320)
    typed.row((("Số: 69/KH-ĐHLG", 380), ("Lam Giang, ngày 19 tháng 9 năm 2024", 1300)), 430)
    fields = fields_of(typed.title("KẾ HOẠCH", "Triển khai rà soát chuẩn đầu ra").body(*SENTENCES))
    assert (fields["code"].value, fields["date"].value) == ("69/KH-ĐHLG", "2024-09-19")
    assert fields["issuer"].value == "TRƯỜNG ĐẠI HỌC LAM GIANG"
