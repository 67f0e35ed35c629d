"""Text without an image: header and footer lines that were read across both columns are taken apart."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diacritics import Restoration
from ocr_pipeline.layout.page import RegionKind
from ocr_pipeline.layout.plain import plain_text
from ocr_pipeline.layout.text import DocumentText
from ocr_pipeline.parsing.installed import installed_parsers
from ocr_pipeline.parsing.parse import parse
from tests.layout.typed_pages import restorer

DAMAGED = Path(__file__).parents[2] / "samples/misread/thong-bao.txt"
SOUND = """UBND TỈNH PHÚ THỌ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ Y TẾ Độc lập - Tự do - Hạnh phúc
Số: 15/TB-SYT Phú Thọ, ngày 05 tháng 02 năm 2025
THÔNG BÁO
Kết quả kiểm tra an toàn thực phẩm
Thực hiện Kế hoạch số 15/KH-UBND ngày 06 tháng 02 năm 2023, đã kiểm tra 1.284 cơ sở.
Nơi nhận: KT. GIÁM ĐỐC
- Như trên; PHÓ GIÁM ĐỐC
- Lưu: VT, NVY.
Lê Vĩnh Tường
"""


def laid_out(said: str) -> DocumentText:
    return plain_text(restorer().restore(said))


def lines(text: DocumentText, kind: RegionKind) -> list[str]:
    return [text.line_text(line) for line in text.of(kind)]


def bare(said: str) -> Restoration:
    """A text that nothing was restored of."""
    return Restoration(raw=said, text=said, changes=())


def parsed(said: str) -> dict[str, Any]:
    return parse(laid_out(said), restorer(), range(1, said.count("\f") + 2), installed_parsers())


def test_lines_read_across_the_columns_are_taken_apart() -> None:
    text = laid_out(SOUND)
    assert lines(text, RegionKind.HEADER_LEFT) == ["UBND TỈNH PHÚ THỌ", "SỞ Y TẾ", "Số: 15/TB-SYT"]
    assert lines(text, RegionKind.HEADER_RIGHT) == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Phú Thọ, ngày 05 tháng 02 năm 2025",
    ]
    assert lines(text, RegionKind.RECIPIENTS) == ["Nơi nhận:", "- Như trên;", "- Lưu: VT, NVY."]
    assert lines(text, RegionKind.SIGNATURE) == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lê Vĩnh Tường"]


@pytest.mark.parametrize(
    ("line", "left", "right"),
    [
        ("DANG BO TINH LAI CHAU pANG.CONG SAN VIET NAM", "TỈNH LAI CHÂU", ""),  # a stamp over the Party's name
        ("HOI DONG NHAN DAN CONG HG HOI CHU NGHIA VIET NAM", "NHÂN DÂN", ""),  # a syllable was lost
        ("HOL DONG NHAN DAN CONG #4 fi Caw NGHiA VIET NAM", "NHÂN DÂN", ""),  # pen over its beginning
        ("S6: 48/BB-UBND Tién Liv’, ngay 09 thang 10 nam 2012", "48/BB-UBND", "ngày 09"),  # a mark became a quote
        ("S6: 216 /KH-UBND Bién H6 Ha, ngay 26 thang 8 nam 2008", "216 /KH-UBND", "H6"),  # a letter became a digit
    ],
)
def test_the_columns_of_a_misread_line_are_parted(line: str, left: str, right: str) -> None:
    text = laid_out(f"{line}\nDoc lap - Tu do - Hanh phic\nBAO CAO\nKét qua cong tac thi dua nam 2012")
    assert lines(text, RegionKind.HEADER_LEFT)[0].endswith(left)
    assert any(right in said for said in lines(text, RegionKind.HEADER_RIGHT))


def test_a_number_line_without_a_date_still_belongs_to_the_header() -> None:
    text = laid_out("UBND XA AN KHE CONG HOA XA HOI CHU NGHIA VIET NAM\nDoc lap\nS6: 48/BB-UBND An Khe ngy 9\nBIEN BAN")
    assert "48/BB-UBND" in lines(text, RegionKind.HEADER_LEFT)[-1]


def test_minutes_are_signed_by_who_presided() -> None:
    said = SOUND.partition("Nơi nhận")[0] + "THƯ KÝ\nĐoàn Đức Vượng\nCHỦ TRÌ\nPhan Trọng Sơn\n"
    assert lines(laid_out(said), RegionKind.SIGNATURE) == ["CHỦ TRÌ", "Phan Trọng Sơn"]
    signature = parsed(said)["signature"]
    assert (signature.title.value, signature.name.value) == ("CHỦ TRÌ", "Phan Trọng Sơn")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("TRƯỞNG PHÒNG TÀI CHÍNH\nHÀNH CHÍNH SỰ NGHIỆP", "Lê Vĩnh Tường"),  # over two lines
        ("TRƯỞNG PHÒNG THẨM\nĐỊNH VÀ GIÁM SÁT ĐẦU TƯ", "Lê Vĩnh Tường"),  # near to TRƯỞNG PHÒNG TƯ PHÁP
        ("GIÁM ĐỐC", "Nguyễn Thị Thanh Hoa"),  # no Thanh Hóa
    ],
)
def test_title_and_name_of_a_sound_text_stay_as_written(title: str, name: str) -> None:
    said = SOUND.partition("Nơi nhận")[0] + f"Nơi nhận:\n- Như trên;\n- Lưu: VT.\n{title}\n{name}\n"
    signature = parsed(said)["signature"]
    assert (signature.title.value, signature.name.value) == (title.replace("\n", " "), name)


@pytest.mark.parametrize(
    ("said", "signature"),
    [
        ("Nơi nhận: HIỆU TRƯỞNG\n- Như trên;\n- Lưu: VT.\n", ["HIỆU TRƯỞNG"]),  # a head's title beside the heading
        ("Noi nh@n: GIAM DOC\n- Nhu tren;\n- Luu: VT.\n", ["GIAM DOC"]),  # the heading with a letter amiss
        ("Noi nhan:\n- Ban Thuong vu Dang uy, PHO Bi THU\n- Luu: VT.\n", ["PHO Bi THU"]),  # behind a comma
        ("Noi nhan:\n- Nhu tren;\n- Luu: VT.\nfran Phuong Oanh\n", ["fran Phuong Oanh"]),  # a surname spoilt
        ("Noi nhan:\n- UBND xa, thi tran thuoc\nva Phuong Oanh;\n- Luu: VT.\n", []),  # a line of an item
    ],
)
def test_what_of_a_signature_was_read_among_recipients_is_parted(said: str, signature: list[str]) -> None:
    assert lines(plain_text(bare(SOUND.partition("Nơi nhận")[0] + said)), RegionKind.SIGNATURE) == signature


def test_columns_one_below_the_other_are_understood_too() -> None:
    text = laid_out("SỞ Y TẾ\nSố: 15/TB-SYT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nPhú Thọ, ngày 05 tháng 02 năm 2025\nX")
    assert lines(text, RegionKind.HEADER_LEFT) == ["SỞ Y TẾ", "Số: 15/TB-SYT"]
    assert lines(text, RegionKind.HEADER_RIGHT)[-1] == "Phú Thọ, ngày 05 tháng 02 năm 2025"
    assert lines(text, RegionKind.BODY) == ["X"]


def test_a_sound_text_gives_every_field_without_a_flag() -> None:
    fields = parsed(SOUND)
    names = ("document_type", "code", "number", "notation", "issuer_parent", "issuer", "place", "date", "subject")
    assert {name: fields[name].value for name in names} == {
        "document_type": "Thông báo",
        "code": "15/TB-SYT",
        "number": "15",
        "notation": "TB-SYT",
        "issuer_parent": "UBND TỈNH PHÚ THỌ",
        "issuer": "SỞ Y TẾ",
        "place": "Phú Thọ",
        "date": "2025-02-05",
        "subject": "Kết quả kiểm tra an toàn thực phẩm",
    }
    assert [name for name in names if fields[name].needs_review] == []
    assert [each.value for each in fields["recipients"]] == ["Như trên", "Lưu: VT, NVY"]
    assert fields["signature"].name.value == "Lê Vĩnh Tường"
    assert [(each.value, each.needs_review) for each in fields["statistics"]] == [(1284.0, False)]


@pytest.fixture(scope="module")
def damaged() -> dict[str, Any]:
    """The fields of the damaged sample text."""
    return parsed(DAMAGED.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("document_type", "Thông báo"),
        ("code", "123/TB-SYT"),
        ("issuer", "SỞ Y TẾ"),
        ("date", "2023-07-18"),
        ("subject", "Kết quả kiểm tra an toàn thực phẩm 6 tháng đầu năm 2023 trên địa bàn tỉnh"),
    ],
)
def test_the_fields_of_a_damaged_text_are_put_right(damaged: dict[str, Any], name: str, value: str) -> None:
    assert damaged[name].value == value


@pytest.mark.parametrize("name", ["code", "number", "date", "subject"])
def test_digits_of_a_damaged_text_are_flagged(damaged: dict[str, Any], name: str) -> None:
    # "$6: 123" may have been 128: there is no image to look at again.
    assert damaged[name].needs_review


def test_citations_and_statistics_of_a_damaged_text_are_flagged(damaged: dict[str, Any]) -> None:
    found = [*damaged["citations"], *damaged["statistics"]]
    assert {"15/KH-UBND", "115/2018/NĐ-CP", "2210/QĐ-UBND"} == {each.code for each in damaged["citations"]}
    assert len(damaged["statistics"]) >= 10
    unflagged = [each.raw for each in found if not each.needs_review and any(map(str.isdigit, each.raw))]
    assert unflagged == []


def test_the_footer_of_a_damaged_text_is_taken_apart(damaged: dict[str, Any]) -> None:
    assert [each.value for each in damaged["signature"].authority] == ["KT. GIÁM ĐỐC"]
    assert damaged["signature"].title.value == "PHÓ GIÁM ĐỐC"
    recipients = [each.value for each in damaged["recipients"]]
    assert recipients[0] == "UBND tỉnh (để báo cáo)"
    assert recipients[-1].startswith("Lưu: VT, NVY")
    assert len(recipients) == 7


def test_the_name_in_a_damaged_text_is_never_trusted(damaged: dict[str, Any]) -> None:
    # "Dang Thi Ha Thu" may be Thu, Thư or Thứ.
    assert damaged["signature"].name.needs_review


def test_a_text_without_a_header_is_still_a_document() -> None:
    fields = parsed("Họp lúc 8 giờ.\nĐề nghị đến đúng giờ.")
    assert [fields[name].value for name in ("code", "issuer", "date", "document_type")] == [None] * 4
    assert fields["review"].required
    assert lines(laid_out("Họp lúc 8 giờ."), RegionKind.BODY) == ["Họp lúc 8 giờ."]


def test_pages_are_counted_by_form_feeds() -> None:
    text = laid_out("trang một\n\ftrang thứ hai\f\ftrang bốn")
    assert [(text.line_text(line), line.page) for line in text.lines] == [
        ("trang một", 1),
        ("trang thứ hai", 2),
        ("trang bốn", 4),
    ]


# Pieces of real documents in any order, with whatever else a file may hold.
PIECES = st.one_of(
    st.sampled_from(
        """Số:|/QĐ-UBND|ngày |tháng 13|năm|\n|\f|Nơi nhận:|- |KT. |CHỦ TỊCH|Căn cứ |CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        |Độc lập - |Kính gửi:|Điều 1. |PHỤ LỤC|QUYẾT ĐỊNH|12,5%""".split("|")
    ),
    st.text(max_size=8),
)


@pytest.mark.parametrize(
    ("line", "items", "signed", "why"),
    [
        ("- Lưu: VP, Viện KHXX.               (Đã ký)", ["- Lưu: VP, Viện KHXX."], ["(Đã ký)"], "blanks and a note"),
        ("- Lưu: VT (đã ký)", ["- Lưu: VT"], ["(đã ký)"], "the note alone: nobody receives it"),
        ("- Lưu: VT [Đã ký và đóng dấu]", ["- Lưu: VT"], ["[Đã ký và đóng dấu]"], "the note goes on"),
        ("- UBND tỉnh (b/c)        Nguyễn Văn An", ["- UBND tỉnh (b/c)"], ["Nguyễn Văn An"], "a name behind blanks"),
        ("- UBND tỉnh        và các sở", ["- UBND tỉnh        và các sở"], [], "behind the blanks goes the item on"),
        ("- Bộ GDĐT; Bộ Tài chính;", ["- Bộ GDĐT; Bộ Tài chính;"], [], "two of them on one line, and the list goes on"),
        ("- TT TU, TT HĐND, UBND TP;", ["- TT TU, TT HĐND, UBND TP;"], [], "abbreviations in capitals are no title"),
        ("- Như trên; PHÓ GIÁM ĐỐC;", ["- Như trên;"], ["PHÓ GIÁM ĐỐC;"], "a title with a speck behind it is one"),
        ("- Lưu: VT, NVY. PHÓ GIÁM ĐỐC", ["- Lưu: VT, NVY."], ["PHÓ GIÁM ĐỐC"], "a title behind the last item"),
        ("- Lưu: VT, CCT. T15.", ["- Lưu: VT, CCT. T15."], [], "a unit by its number is no signature"),
        ("- Cơ sở đã ký (nhận 02 bản)", ["- Cơ sở đã ký (nhận 02 bản)"], [], "signed by a recipient"),
    ],
)
def test_the_column_of_the_signature_is_told_by_its_note_or_by_its_blanks(
    line: str, items: list[str], signed: list[str], why: str
) -> None:
    text = plain_text(bare(f"Nơi nhận:\n{line}"))
    assert lines(text, RegionKind.RECIPIENTS)[1:] == items, why
    assert lines(text, RegionKind.SIGNATURE) == signed, why


@pytest.mark.parametrize(
    ("beside", "below", "why"),
    [
        ("     *     ", "Số 15-KH/HU", "the date beside the star, the number under it"),
        ("     *     ", "\nSố 15-KH/HU", "a line is left free"),
        ("Số 15-KH/HU", "Số 99-KH/HU", "one that stands where it belongs is the number, whatever comes below"),
    ],
)
def test_a_number_right_below_the_date_is_the_documents(beside: str, below: str, why: str) -> None:
    said = (
        "ĐẢNG BỘ TỈNH BẮC GIANG          ĐẢNG CỘNG SẢN VIỆT NAM\n  HUYỆN ỦY LỤC NGẠN\n"
        f"{beside}         Lục Ngạn, ngày 12 tháng 3 năm 2021\n{below}\n\nKẾ HOẠCH\nthực hiện Nghị quyết Đại hội\n"
    )
    assert parsed(said)["code"].value == "15-KH/HU", why


def test_a_party_letter_has_its_subject_in_words_under_its_number() -> None:
    said = (
        "TỈNH ỦY LAM GIANG                 ĐẢNG CỘNG SẢN VIỆT NAM\nBAN TỔ CHỨC\n"
        "      *                           Lam Giang, ngày 05 tháng 4 năm 2022\nSố 1205-CV/BTCTU\n"
        "Về việc góp ý dự thảo Đề án\n\nKính gửi: Ban Thường vụ các huyện ủy,\n\nĐề nghị góp ý.\n"
    )
    fields = parsed(said)
    assert (fields["code"].value, fields["subject"].value) == ("1205-CV/BTCTU", "Về việc góp ý dự thảo Đề án")


def test_a_telegram_tells_its_hour_before_its_day() -> None:
    said = (
        "CÔNG AN TỈNH LẠNG SƠN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 07/CĐ-CAT\n"
        "Lạng Sơn, hồi 15 giờ 30 ngày 11 tháng 9 năm 2024\n\nCÔNG ĐIỆN\nVề việc ứng phó bão số 3\n"
    )
    fields = parsed(said)
    assert (fields["place"].value, fields["date"].value) == ("Lạng Sơn", "2024-09-11")


@given(st.lists(PIECES, max_size=25).map("".join))
@settings(max_examples=150)
def test_no_text_breaks_the_road(said: str) -> None:
    fields = parsed(said)
    text = laid_out(said)
    assert all(0 <= line.start < line.end <= len(text.text) for line in text.lines)
    assert fields["review"].required is bool(fields["review"].reasons)
