"""What the restorer makes of damaged text: one row, one sentence why."""

from __future__ import annotations

import pytest

from diacritics import Mode, Restorer

NOISY = [
    (
        "Ké hoach sb 47/KH-STP ngay 6/5/2019 cua S& Tu phap",
        "Kế hoạch số 47/KH-STP ngày 6/5/2019 của Sở Tư pháp",
        "the title of a plan: é, b and & stand for ế, ố and ở",
    ),
    ("Uy ban nhan dan tinh", "Ủy ban nhân dân tỉnh", "marks lost, old tone style is written"),
    ("Doc lap - Tu do - Hanh phuc", "Độc lập - Tự do - Hạnh phúc", "the motto keeps its dashes"),
    ("CONG HOA XA HOI CHU NGHIA VIET NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "capitals stay capitals"),
    (
        "Can cv Luat Té chtrc chinh quyén dia phwong",
        "Căn cứ Luật Tổ chức chính quyền địa phương",
        "v, w and tr stand for ư and its tones",
    ),
    ("théng tw lién tich", "thông tư liên tịch", "é stands for ô and for ê"),
    ("chiu trach nhiém thi hanh Quyét dinh nay", "chịu trách nhiệm thi hành Quyết định này", "the closing formula"),
    ("ngay 12 thang 3 nam 2020", "ngày 12 tháng 3 năm 2020", "numbers between words stay"),
    ("Giam d6c S& Y té", "Giám đốc Sở Y tế", "a 6 between letters is a letter"),
    (
        "s6: 214/QD-UBND ngay 3 thang 4",
        "số: 214/QĐ-UBND ngày 3 tháng 4",
        "s6 is số, the symbol gets its Đ, its digits stay",
    ),
    ("cac t6 chirc, ca nhan cé lién quan", "các tổ chức, cá nhân có liên quan", "t6 before a word is tổ"),
    ("Thu twéng Chinh phu", "Thủ tướng Chính phủ", "w and é together stand for ướ"),
    ("thye hién chwong trinh", "thực hiện chương trình", "letters one edit away are found by their neighbours"),
    ("bao cao két qua thue hién nhiém vu", "báo cáo kết quả thực hiện nhiệm vụ", "u for ự"),
    ("Diéu 5. Hiéu lye thi hanh", "Điều 5. Hiệu lực thi hành", "D stands for Đ, the number of the article stays"),
    ("theo quy dinh cua phap luat", "theo quy định của pháp luật", "d stands for đ"),
    ("Van phong Quéc hdi", "Văn phòng Quốc hội", "d stands for ộ"),
    ("hé so dé nghi cap gidy phép", "hồ sơ đề nghị cấp giấy phép", "é stands for ồ, ề and é"),
    ("téng hop, bao cao cap cé tham quyén", "tổng hợp, báo cáo cấp có thẩm quyền", "the comma stays"),
    ("hoat dong san xuat, kinh doanh", "hoạt động sản xuất, kinh doanh", "all marks lost"),
    ("quyén va nghia vu cua céng dan", "quyền và nghĩa vụ của công dân", "é stands for ô in công"),
    ("Bé trwéng B6 tai chinh", "Bộ trưởng Bộ tài chính", "B6 before a small word is Bộ"),
    ("gidi quyét thi tuc hanh chinh", "giải quyết thủ tục hành chính", "d stands for ả, i for ủ"),
    ("ngan sach nha nudc", "ngân sách nhà nước", "d stands for ớ"),
    ("trén dia ban\ntinh", "trên địa bàn\ntỉnh", "a word is read with its neighbour on the line before"),
    ("(sau day goi la Nghi dinh)", "(sau đây gọi là Nghị định)", "brackets stay"),
    ("  ké hoach   nam 2021  ", "  kế hoạch   năm 2021  ", "runs of spaces stay"),
]

CLEAN = [
    (
        "ỦY BAN NHÂN DÂN\nTỈNH LAM GIANG",
        "ỦY BAN NHÂN DÂN\nTỈNH LAM GIANG",
        "a place is spelled as it pleases: only proposed",
    ),
    ("trên địa bàn xã Cẩm Sởn", "trên địa bàn xã Cẩm Sởn", "a rare syllable in a place's name stays"),
    ("KÉ HOẠCH", "KẾ HOẠCH", "capitals that name no place are put right"),
    (
        "ỦY BAN NHÂN DÂN TINH QUANG NINH",
        "ỦY BAN NHÂN DÂN TỈNH QUẢNG NINH",
        "capitals that lost their marks in a line that has them",
    ),
    (
        "phê duyệt kê hoạch của Ủy ban nhân dân tỉnh",
        "phê duyệt kế hoạch của Ủy ban nhân dân tỉnh",
        "ê for ế, a legal syllable that fits no neighbour",
    ),
    (
        "Căn cứ Luật Tô chức chính quyền địa phương",
        "Căn cứ Luật Tổ chức chính quyền địa phương",
        "ô for ổ inside a set phrase",
    ),
    (
        "Quyết đinh này có hiệu lực kể từ ngày ký",
        "Quyết định này có hiệu lực kể từ ngày ký",
        "i for ị inside a set phrase",
    ),
    (
        "thực hiện nhiệm vụ được giao trong năm, bảo đảm tiêt kiệm",
        "thực hiện nhiệm vụ được giao trong năm, bảo đảm tiết kiệm",
        "tiêt is no legal syllable: a closed rime takes sắc or nặng",
    ),
    (
        "Hội đông nhân dân tỉnh khóa mới đã thông qua",
        "Hội đồng nhân dân tỉnh khóa mới đã thông qua",
        "ô for ồ, one wrong word among three right ones",
    ),
    (
        "Quyết định số 214/QD-UBND của Ủy ban nhân dân tỉnh",
        "Quyết định số 214/QĐ-UBND của Ủy ban nhân dân tỉnh",
        "a symbol that lost its Đ",
    ),
    (
        "Nghị định số 30/2020/ND-CP của Chính phủ",
        "Nghị định số 30/2020/NĐ-CP của Chính phủ",
        "ND before CP is Nghị định",
    ),
    ("Nghị quyết số 12/NQ-HDND của tỉnh", "Nghị quyết số 12/NQ-HĐND của tỉnh", "the council's symbol"),
    ("Thường trực HDND tỉnh", "Thường trực HĐND tỉnh", "a lone abbreviation of the closed table"),
    (
        "Nghị quyết số 12/NQ-HĐÐND của tỉnh",
        "Nghị quyết số 12/NQ-HĐND của tỉnh",
        "a doubled Đ, one of them an Icelandic eth",
    ),
    ("QUYẾT ÐỊNH", "QUYẾT ĐỊNH", "a look-alike of Đ"),
    ("Ke\u0302\u0301 hoa\u0323ch", "Kế hoạch", "decomposed letters are composed"),
]

UNCHANGED = [
    ("Quyết định số 47/KH-STP ngày 06/5/2019 của Sở Tư pháp", "correct text"),
    ("hoà bình, thuỷ lợi, uỷ ban", "the new tone style is right too"),
    ("Hòa Bình, thủy lợi, Ủy ban", "so is the old one"),
    ("Công ty TNHH Facebook Việt Nam", "a foreign name"),
    ("lienhe@suoingan.gov.vn", "an e-mail address"),
    ("https://suoingan.gov.vn/van-ban/ke-hoach", "an address on the web, though its words are Vietnamese"),
    ("1.245.000 đồng (96,2%)", "numbers and signs"),
    ("m2 km2 CO2 H2O", "units and formulas"),
    ("QL6 T6 A6", "names that end in a six"),
    ("66 6 16 06/6/2016", "pure numbers are never letters"),
    ("a) b) c) d)", "labels of points"),
    ("Phần II, Chương IV, Mục XI", "Roman numerals"),
    ("BHXH, BHYT, TNHH", "abbreviations that are in no table"),
    ("47/KH-STP, 12/BC-VP, 5/TB-TTr", "symbols that are right"),
    ("16/HD-SNV", "HD is the symbol of Hướng dẫn, not of Hợp đồng or HĐ"),
    ("Resolution of the General Assembly of the United Nations", "a line in English"),
    ("ông Nguyễn Văn Tuânn, bà Trần Thị Hoa", "the name of a person is its bearer's"),
    ("Lê Thị Minh Khuê", "a name alone on its line"),
    ("tỉnh Đắk Lắk, tỉnh Bắc Kạn, tỉnh Kon Tum", "names of the highlands, in letters that no syllable ends in"),
    ("", "nothing"),
    ("\n\n \t\n", "only spaces"),
    ("...; - – — …", "only punctuation"),
    ("Định Định định", "a repeated word"),
    ("đường Hồ Suối Ngần, phường Trà Vân", "places that do not exist"),
    ("Các đơn vị chủ động rà soát, đề xuất phương án.", "a plain sentence"),
    ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "a block of signature"),
]


@pytest.mark.parametrize(("damaged", "expected", "why"), NOISY, ids=[row[2] for row in NOISY])
def test_text_read_by_a_model_for_another_language(restorer: Restorer, damaged: str, expected: str, why: str) -> None:
    assert restorer.restore(damaged).text == expected, why


@pytest.mark.parametrize(("damaged", "expected", "why"), CLEAN, ids=[row[2] for row in CLEAN])
def test_text_that_is_mostly_right(restorer: Restorer, damaged: str, expected: str, why: str) -> None:
    assert restorer.restore(damaged).text == expected, why


@pytest.mark.parametrize(("text", "why"), UNCHANGED, ids=[row[1] for row in UNCHANGED])
def test_text_that_must_stay(restorer: Restorer, text: str, why: str) -> None:
    assert restorer.restore(text).text == text, why


@pytest.mark.parametrize("text", ["47/KH-STP", "66 6 16", "lienhe@suoingan.gov.vn", "II", "BHXH, TNHH", "a) b)", "QL6"])
def test_protected_tokens_stay_when_the_text_is_declared_noisy(restorer: Restorer, text: str) -> None:
    assert restorer.restore(text, mode=Mode.NOISY).text == text


def test_a_six_is_never_a_letter_in_text_declared_clean(restorer: Restorer) -> None:
    assert restorer.restore("Giám đ6c s6 12", mode=Mode.CLEAN).text == "Giám đ6c s6 12"


def test_the_last_word_of_a_persons_name_is_only_proposed(restorer: Restorer) -> None:
    """Its marks are the bearer's own; those of the first ones are known from many others."""
    result = restorer.restore("phong Nguyen Van Tuan", mode=Mode.NOISY)
    assert result.text.endswith("Nguyễn Văn Tuan")
    assert [(c.raw, c.value) for c in result.changes if not c.applied] == [("Tuan", "Tuấn")]


def test_what_is_not_sure_is_proposed_with_its_alternatives(restorer: Restorer) -> None:
    result = restorer.restore("hoi ban", mode=Mode.NOISY)
    proposed = [change for change in result.changes if not change.applied]
    assert proposed
    assert all(change.alternatives for change in proposed)
    assert all(result.text[slice(*change.out_span)] == change.raw for change in proposed)


def test_a_higher_threshold_applies_less() -> None:
    text = "Truéng phong Té chirc, hé so va s6 ligu"
    eager, strict = (Restorer(apply_at=at).restore(text, mode=Mode.NOISY) for at in (0.0, 1.0))
    assert any(change.applied for change in eager.changes)
    assert strict.text == text
    assert strict.changes
