"""Citations that an engine tore, dirtied or misread: found, put together where tables prove it, and flagged."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import diacritics
from diacritics.edit_file import read_facts
from ocr_pipeline.parsing.citations import find_citations, find_references
from schemas import Citation


def only(text: str) -> Citation:
    (citation,) = find_citations(text)
    return citation


PUT_TOGETHER = [
    ("Nghị định số 63/2010/MD-CP ngày 08/6/2010", "63/2010/NĐ-CP", "a type of two letters, the bar of one lost"),
    ("Thông tư số 10/2018/TT. BTC ngày 30/01/2018", "10/2018/TT-BTC", "a dot and a space for the hyphen"),
    ("Nghị định số 45/2014/NĐ.CP ngày 15/5/2014", "45/2014/NĐ-CP", "a dot for the hyphen"),
    ("Tờ trình số 188/TTr: -BTC ngày 30/7/2024", "188/TTr-BTC", "a colon before the hyphen"),
    ("Thông tư số 77/2014/TT-BT C ngày 16/6/2014", "77/2014/TT-BTC", "the last letter of the agency stands apart"),
    ("Quyết định số 12/QĐ-UB ND ngày 16/6/2014", "12/QĐ-UBND", "two letters stand apart"),
    ("Quyết định số 133/QĐ-T1g ngày 17/01/2020", "133/QĐ-TTg", "a figure for the T of TTg"),
    ("Quyết định số 133/QĐ-TTIg ngày 17/01/2020", "133/QĐ-TTg", "a stroke too many"),
    ("Quyết định số 657/QĐ-LUBND ngày 13/7/2023", "657/QĐ-UBND", "U read as LU"),
    ("Quyết định số 657/QĐ-UBRND ngày 13/7/2023", "657/QĐ-UBND", "B read as BR"),
    ("Nghị quyết số 27/2017/NQ-HĐXD ngày 14/7/2017", "27/2017/NQ-HĐND", "N read as X"),
    ("Công văn số §339/BCT-TCCB ngày 24/10/2025", "8339/BCT-TCCB", "a sign that engines print for 8"),
    ("Thông tư số ¡0/2018/TT-BTC ngày 30/01/2018", "10/2018/TT-BTC", "a turned exclamation mark for 1"),
    ("Nghị định số ] 15/2021/NĐ-CP ngày 16/12/2021", "115/2021/NĐ-CP", "a bracket for 1, and a space"),
    ("Nghị định số 5 30/2020/NĐ-CP ngày 05/3/2020", "30/2020/NĐ-CP", "what stands apart is no figure of a known code"),
    ("Quyết định số 1 46/QĐ-TTg ngày 16/12/2021", "146/QĐ-TTg", "what stands apart belongs to the number"),
    ("Văn bản số 136/TT+-\nUBND ngày 04/12/2024", "136/TTr-UBND", "a plus for the small r"),
    ("Văn bản số 188/TT r-BTC ngày 30/7/2024", "188/TTr-BTC", "the small r stands apart"),
    ("Thông tư số 77/2014/TT-BT\\ C ngày 16/6/2014", "77/2014/TT-BTC", "dirt before the last letter of the agency"),
    ("Luật Đê điều số 79/2006.QH11 ngày 29/11/2006", "79/2006/QH11", "a dot for the stroke behind the year"),
    ("Công văn số 143/ /STC-\nHCSN ngày 15/01/2025", "143/STC-HCSN", "the stroke was read twice"),
    ("Kế hoạch số 19/KH-BTfC ngày 13/3/2023", "19/KH-BTC", "a small letter too many"),
    ("Tờ trình số 39/IIr-SYT ngày 30/3/2017", "39/TTr-SYT", "the symbol of the type that the words name"),
    ("Quyết định số 2119/Q1-UBND ngày 14/9/2020", "2119/QĐ-UBND", "the same of a decision"),
    ("Văn bản số 12/Q Đ-UBND ngày 02/3/2020", "12/QĐ-UBND", "the type falls apart"),
    ("Quyết định số 12/QĐ-UB-\nND ngày 02/3/2020", "12/QĐ-UBND", "broken as a word is"),
    ("Quyết định số 12/QĐ_UBND ngày 02/3/2020", "12/QĐ-UBND", "a low line for the hyphen"),
    ("Nghị định số l5/2O19/NĐ-CP ngày 01/02/2019", "15/2019/NĐ-CP", "letters for figures in number and year"),
    ("Nghị định số 163/2016: NĐ-CP ngày 21/12/2016", "163/2016/NĐ-CP", "a colon for the second stroke"),
    ("Luật An toàn thực phẩm số 55/2010/QH 12 ngày 17/6/2010", "55/2010/QH12", "the term stands apart"),
    ("Quy định số 294 QĐ/TW ngày 30/5/2023", "294-QĐ/TW", "the hyphen of the Party lost"),
    ("Quyết định số 186 HĐBT ngày 27/11/1989", "186-HĐBT", "the hyphen of the old centre lost"),
    ("Văn bản số 6326/TTIr-STNMT ngày 25/12/2024", "6326/TTr-STNMT", "a stroke before the small r"),
    ("Kế hoạch số 04/KH1-HĐT ngày 29/05/2024", "04/KH1-HĐT", "a figure behind a type, which no type has"),
    ("Tờ trình số 193/TTr-ŠSTC ngày 06/8/2009", "193/TTr-STC", "a letter that no symbol has"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "code", "why"), PUT_TOGETHER)
def test_what_tables_put_together_is_flagged(text: str, code: str, why: str) -> None:
    citation = only(text)
    assert (citation.code, citation.needs_review) == (code, True), why
    assert (citation.raw or "-") in text


@pytest.mark.parametrize("symbol", ["Tfr", "TTI", "TTr"])
def test_the_type_in_words_tells_a_damaged_symbol(symbol: str) -> None:
    citation = only(f"Tờ trình số 38/{symbol}-SGDĐT ngày 03/01/2025")
    assert (citation.code, citation.needs_review) == ("38/TTr-SGDĐT", False)


BY_TABLE = [
    ("Nghị định số 01/201 ZNĐ-CP ngày 6/01/2017", "01/2017/NĐ-CP", "a letter in the year; that of its day has this"),
    ("Nghị định số 60/202 ngày 21/6/2021", "60/2021/NĐ-CP", "the end of the code is lost"),
    ("Nghị định số 60/2021/A2))CP ngày 21/6/2021", "60/2021/NĐ-CP", "its symbol is beyond reading"),
    ("Nghị định số 60/2021/NĐ; +CP ngày 21/6/2021", "60/2021/NĐ-CP", "dirt for the hyphen"),
    ("Nghị định số 1202020/NĐ-CP ngày 07/10/2020", "120/2020/NĐ-CP", "the stroke before the year is lost"),
]


@pytest.mark.parametrize(("text", "code", "why"), BY_TABLE)
def test_a_damaged_code_is_taken_for_the_one_that_others_date_that_day(text: str, code: str, why: str) -> None:
    citation = only(text)
    assert (citation.code, citation.needs_review) == (code, True), why
    assert any("was taken for" in reason for reason in citation.reasons), why


ITALICS = [
    ("Nghị định số 34/2016/NĐ-CP ngủy 14 thông 5 nóm 2016", "34/2016/NĐ-CP", "2016-05-14", "the words of a date"),
    (
        "Căn cứ Luột sừu đổi, bổ sung một số điều của Luột Bảo hiểm y tế ngày 13 thông 6 năm 2014;",
        None,
        "2014-06-13",
        "the word for law, known by its day",
    ),
    ("Nghị định số 34:2016 NĐ-CP ngày 14/5/2016", "34/2016/NĐ-CP", "2016-05-14", "both strokes of the code"),
    ("Kế hoạch số 18'KH-SKHĐT ngày 24/3/2021", "18/KH-SKHĐT", "2021-03-24", "the one stroke of the code"),
]


@pytest.mark.parametrize(("text", "code", "date", "why"), ITALICS)
def test_a_worn_line_still_holds_its_citation(text: str, code: str | None, date: str, why: str) -> None:
    citation = only(text)
    assert (citation.code, citation.date) == (code, date), why


def test_a_damaged_mention_is_one_of_the_document_that_stands_whole_elsewhere() -> None:
    again = only("Thực hiện Kế hoạch số 65/KH-STP ngày 05/9/2019. Giao các phòng theo Kế hoạch số 65/<H-STP.")
    assert len(again.mentions) == 2
    dated = only("Theo Kế hoạch số 65/<H-STP ngày 05/9/2019. Giao các phòng theo Kế hoạch số 65/KH-STP.")
    assert (dated.code, dated.date) == ("65/KH-STP", "2019-09-05")


RUINED = [
    ("Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 nám 015;", "Tổ chức chính quyền địa phương", "2015-06-19",
     "a figure of the year lost"),
    ("Luật sửa đổi, bổ ö điều của Luật Cán bộ, công chức và Luật Viên chức naày 25 tháng 11\nCăn cứ Kế hoạch",
     "sửa đổi, bổ sung một số điều của Luật Cán bộ, công chức và Luật Viên chức", "2019-11-25",
     "words of the title and the year lost"),
    ("Luật í 6 chức chính quyền địa phương ngày 19/6/2015;", "Tổ chức chính quyền địa phương", "2015-06-19",
     "the capital of the title lost"),
    ("Luật Tưu rữ ngày 11/11/2011;", "Lưu trữ", "2011-11-11", "two letters of a short title, known by its day"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "title", "date", "why"), RUINED)
def test_title_and_day_together_tell_a_damaged_law(text: str, title: str, date: str, why: str) -> None:
    law = only(f"Căn cứ {text}")
    assert (law.title, law.date, law.needs_review) == (title, date, True), why


NOT_TOLD = [
    ("Luật Tổ chức chính quyền địa phương ngày 20 tháng 8 nám 015", "no law of that title has such a day"),
    ("Luật Trồng cây gây rừng ngày 19 tháng 6 nám 015", "no law has a like title"),
]


@pytest.mark.parametrize(("text", "why"), NOT_TOLD)
def test_no_day_is_given_to_a_law_that_has_none_like_it(text: str, why: str) -> None:
    assert all(law.date is None for law in find_citations(text)), why


def test_the_word_for_day_is_no_part_of_a_title() -> None:
    assert [(law.title, law.date) for law in find_citations("Căn cứ Luật Lưu trữ ugày 11/11/2011;")] == [
        ("Lưu trữ", "2011-11-11")
    ]


NOT_BY_TABLE = [
    ("Nghị định số 02/201 ZNĐ-CP ngày 6/01/2017", "02/2012/NĐ-CP", "no decree of that number has that day"),
    ("Nghị định số 01/202ZNĐ-CP ngày 6/01/2017", "01/2022/NĐ-CP", "the year was another"),
    ("Nghị định số 01/201 ZNĐ-CP ngày 6/01/2017", "01/2017/NĐ-CP", "a letter in the year; that of its day has this"),
    ("Nghị định số 60/202 ngày 22/6/2021", "60/202", "others date nothing like it that day"),
    ("Nghị định số 61/2021/NĐ;CP ngày 21/6/2021", "61/2021/NĐ-CP", "a decree of the same day has another number"),
    ("Quyết định số 60/QĐ-UBND ngày 21/6/2021", "60/QĐ-UBND", "a whole code stays what it is"),
]


@pytest.mark.parametrize(("text", "code", "why"), NOT_BY_TABLE)
def test_no_code_is_taken_for_another_without_a_reason(text: str, code: str, why: str) -> None:
    assert only(text).code == code, why


def test_a_damaged_symbol_is_that_of_the_issuer() -> None:
    citation = only("Chỉ thị số 11/CT-TT ngày 16/4/2021 của Thủ tướng Chính phủ về tăng cường chỉ đạo")
    assert (citation.code, citation.needs_review) == ("11/CT-TTg", True)


KEPT = [
    ("Quyết định số 02B/QĐ-UBND ngày 12/3/2020", "02B/QĐ-UBND", "a capital behind a number is its own"),
    ("Công văn số vàx6zf58/TTr-BTC ngày 30/7/2024", "vàx6zf58/TTr-BTC", "letters that stand for no figure"),
    ("Quyết định số 12/QĐ. Các đơn vị", "12/QĐ", "a full stop behind a type"),
]


@pytest.mark.parametrize(("text", "code", "why"), KEPT)
def test_what_nothing_proves_stays_as_it_was_read(text: str, code: str, why: str) -> None:
    assert find_citations(text)[0].code == code, why


DATES = [
    ("Nghị định số 43/2023/NĐ-CP. ngày: 30/6/2023 của", "2023-06-30", False, "signs before and behind the word"),
    ("Quyết định số 12/QĐ-UBND. Ngay 12/3/2020, Sở", None, False, "a new sentence, its word without its mark"),
    ("Luật Đắt đại 29 tháng năm 2013;", "2013-11-29", True, "no month: one of its known dates has the rest"),
    ("Nghị định số 43/2023/NĐ-CP. ngày 30/6/2023 của", "2023-06-30", False, "a dot before the date"),
    ("Công văn số 59/VPCP-KSTT .‹\nngày 22/8/2024 của", "2024-08-22", False, "dirt at the end of the line"),
    ("Tờ trình số 136/TTr-UBND ngày 04/1. 2/2024,", "2024-12-04", True, "a month torn by a dot"),
    ("Công văn số 83/BCT-TCCB ngày 24/I 0/2025 của", "2025-10-24", True, "a month torn and misread"),
    ("Quyết định số 76/QĐ-UBND ngày !6⁄6/2022 của", "2022-06-16", True, "an exclamation mark for 1"),
    ("Nghị định số 123/2017/NĐ-CP ngày 14 tháng H 1 năm 2017", "2017-11-14", True, "the first 1 of 11 read as H"),
    ("Luật Đầu tư công ngày 13 tháng [1 năm 2019", "2019-11-13", True, "a bracket for 1"),
    ("Luật Bảo vệ môi trường ngày 12020:", "2020-11-17", True, "what is left fits one of its known dates"),
    ("Luật Bảo vệ môi trường ngày ”020;", "2020-11-17", True, "the end of one of its known dates"),
    ("Luật Bảo vệ môi trường ngày 19;", None, True, "two figures tell nothing"),
    ("Kế hoạch số 18/KH-BTC ng:; › ở năm 2021 của", None, True, "a date was there and cannot be read"),
    ("Quyết định số 12/QĐ-UBND. Ngày 12/3/2020, Sở", None, False, "a new sentence begins with a date"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "date", "flagged", "why"), DATES)
def test_a_date_is_found_behind_dirt_and_guessed_where_it_is_torn(
    text: str, date: str | None, flagged: bool, why: str
) -> None:
    citation = find_citations(f"Căn cứ {text}")[0]
    assert (citation.date, citation.needs_review) == (date, flagged), why


AMENDING = "sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương"
TITLES = [
    (
        "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính 17 quyền địa phương "
        "ngày 22/11/2019",
        AMENDING,
        "the number of a page inside a title",
    ),
    ("Luật Phòng, chống tham nhũng 20 tháng năm 2018", "Phòng, chống tham nhũng", "a day without its word and month"),
    ("Luật Ngên sách ah3 nước ngày 25/6/2015", "Ngân sách nhà nước", "much damaged, and a law of that day"),
    ("Luật Tổ chức Chính phủ và L\nquyền địa phương ngày 22/11/2019", AMENDING, "a title that lost its beginning"),
    (f"Luật {AMENDING} ngày 22 tháng năm 2019", AMENDING, "an amending law whose date lost its month"),
]


@pytest.mark.parametrize(("text", "title", "why"), TITLES)
def test_a_title_is_known_by_its_day(text: str, title: str, why: str) -> None:
    citation = find_citations(f"Căn cứ {text};")[0]
    assert (citation.title, citation.date is not None, citation.needs_review) == (title, True, True), why


def test_a_sentence_that_goes_on_is_no_title() -> None:
    text = "một số điều của Luật Giáo dục, Ủy ban nhân dân tỉnh xây dựng Kế hoạch năm 2025 như sau:"
    assert find_citations(text) == []


OPENERS = ["Căn cứ", "Cad cứ", "Căn ci các", "Can cw", "Can ci?", "Can ct?", "Can cif", "Cân cử", "Cn cứ", "C&n ctt",
           "Gan cut", "Can, at", "Căn c¿'", "Căn cứ’", "Can cv?", "“Căn cứ",
           "băn cứ", "Cdn dit", "Cin cit"]  # fmt: skip


@pytest.mark.parametrize("opener", OPENERS)
def test_a_basis_is_one_however_its_first_words_were_misread(opener: str) -> None:
    bases = find_references(f"{opener} Quyết định số 84/QĐ-STC ngày 25/02/2021 của Sở;").legal_bases
    assert [basis.code for basis in bases] == ["84/QĐ-STC"]


NO_OPENERS = ["Cần có", "Các", "Còn", "Cùng với", "Xét, cấp học bổng\nThực hiện", "Xét tặng danh hiệu theo"]


@pytest.mark.parametrize("words", NO_OPENERS)
def test_other_words_open_no_basis(words: str) -> None:
    assert not find_references(f"{words} Quyết định số 84/QĐ-STC ngày 25/02/2021 của Sở;").legal_bases


def test_a_number_word_in_small_letters_that_opens_a_line_is_no_head() -> None:
    text = "xét đề nghị của Giám đốc Sở tại Tờ\nsố 38/TTr-SGDĐT ngày 03/01/2025, UBND tỉnh kính trình"
    assert only(text).code == "38/TTr-SGDĐT"


def test_what_is_read_in_a_stamp_above_the_motto_ends_no_preamble() -> None:
    head = "a . . Wig yi, UV ok\nỦY BAN NHÂN DÂN XÃ\n1. Số đến\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do\n"
    bases = find_references(f"{head}QUYẾT ĐỊNH\nCăn cứ Luật Đất đai ngày 18/01/2024;").legal_bases
    assert [basis.title for basis in bases] == ["Đất đai"]


RELATIONS = [
    ("Thutc hién Kế hoạch số 65/KH-STP ngày 05/9/2019", "implements", "the cue misread"),
    ("trả 1Oi Công văn số 524/UBND-KT ngày 05/9/2019", "replies_to", "the same"),
    ("56; 01/BC-SNV ngày 02/3/2020\nThực hiện Kế hoạch số 65/KH-STP ngày 05/9/2019", "implements", "a new sentence"),
]


OPENINGS = [
    ("Kính gửi: Sở Y tế.\nông văn số 75/SYT-VP ngày 03/4/2019 của Sở Y tế, Ủy ban có ý kiến như sau:", "replies_to",
     "an answer whose first words are lost"),
    ("Kính gửi: Sở Y tế.\ntại Công văn số 75/SYT-VP ngày 03/4/2019, Ủy ban báo cáo kết quả như sau:", "implements",
     "a report whose first words are lost"),
    ("Kính gửi: Sở Y tế.\nTại Kế hoạch số 75/KH-SYT ngày 03/4/2019, Sở Y tế đã giao các đơn vị rà soát.", "implements",
     "its cue stands behind it"),
    ("Kính gửi: Sở Y tế.\nTheo Công văn số 75/SYT-VP ngày 03/4/2019, hội nghị bắt đầu lúc 8 giờ.", "refers",
     "a sentence that does nothing with it"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "relation", "why"), OPENINGS)
def test_the_first_sentence_of_a_letter_tells_the_relation(text: str, relation: str, why: str) -> None:
    assert only(text).relation == relation, why


@pytest.mark.parametrize(("text", "relation", "why"), RELATIONS)
def test_a_damaged_cue_still_tells_the_relation(text: str, relation: str, why: str) -> None:
    assert find_citations(text)[-1].relation == relation, why


def test_d_for_the_barred_letter_of_a_name_is_doubted() -> None:
    named = "Quyết định số 13/QĐ-DHSPKT ngày 07/10/2022 của Trường Đại học Sư phạm Kỹ thuật"
    assert find_citations(named)[0].needs_review
    assert not find_citations(named.replace("DHSPKT", "ĐHSPKT"))[0].needs_review


def _learned() -> list[tuple[str, str]]:
    """Readings that engines were seen to give, often and for no small share of what was printed; figures apart."""
    facts = read_facts(Path(diacritics.__file__).parent / "data" / "channel.tsv")
    often: set[tuple[str, str]] = set()
    for channel in facts.values():
        total: dict[str, float] = {}
        for (printed, _), count in channel.edits.items():
            total[printed] = total.get(printed, 0) + count
        often |= {
            (printed, read)
            for (printed, read), count in channel.edits.items()
            if printed != read and count >= _OFTEN and count >= _SHARE * total[printed] and not _has_figure(printed)
        }
    return sorted(often)


_OFTEN, _SHARE = 20, 0.002


def _has_figure(text: str) -> bool:
    return any(sign.isdecimal() for sign in text)


WHOLE = [
    ("theo Quyết định số ", "/QĐ-UBND ngày 12/3/2020 của"),
    ("Căn cứ Nghị định số ", "/2016/NĐ-CP ngày 14 tháng 5 năm 2016 của Chính phủ;"),
    ("Thực hiện Công văn số ", "/UBND-VX ngày 14/8/2009 về"),
    ("tại Tờ trình số ", "/TTr-SNV ngày 27/12/2024;"),
]


@settings(max_examples=300)
@given(st.data(), st.sampled_from(WHOLE), st.integers(10, 9999), st.sampled_from(_learned()))
def test_a_citation_with_a_damage_that_engines_do_is_found(
    data: st.DataObject, whole: tuple[str, str], number: int, damage: tuple[str, str]
) -> None:
    printed, read = damage
    text = f"{whole[0]}{number}{whole[1]}"
    places = [at for at in range(len(text)) if text.startswith(printed, at)]
    if places:
        at = data.draw(st.sampled_from(places))
        text = text[:at] + read + text[at + len(printed) :]
    assert any((citation.code or "").startswith(str(number)) for citation in find_citations(text)), text


LEGISLATURES = [
    ("Luật số 93/2025/Q15", "93/2025/QH15", "H lost"),
    ("Luật số 43/2019/QE14", "43/2019/QH14", "H misread"),
    ("Luật số 65/2020/QH14va Luật", "65/2020/QH14", "và run into the term"),
    ("Công văn số 812/UBND-Q12 ngày 03/4/2019", "812/UBND-Q12", "a district"),
]


@pytest.mark.parametrize(("text", "code", "why"), LEGISLATURES)
def test_a_damaged_legislature_is_put_right(text: str, code: str, why: str) -> None:
    assert find_citations(f"Căn cứ {text}")[0].code == code, why


def test_a_number_that_is_run_into_its_word_keeps_its_figures_and_is_flagged() -> None:
    citation = only("theo Tờ trình sé0411/TTr-SNNMT ngày 19/11/2025")
    assert (citation.code, citation.needs_review) == ("0411/TTr-SNNMT", True)


def test_a_date_that_stands_first_is_that_of_what_was_passed_though_the_verb_is_damaged() -> None:
    assert only("Ngày 14/6/2025, Quốc hội han hành Luật số 67/2025/QH15 có hiệu lực").date == "2025-06-14"


@pytest.mark.parametrize(
    ("own", "flagged", "why"),
    [("2024", True, "a later year than that of the document"), ("2033", False, "its own"), (None, False, "unknown")],
)
def test_what_is_dated_in_a_later_year_is_doubted_though_the_day_of_the_document_is_in_doubt(
    own: str | None, flagged: bool, why: str
) -> None:
    text = "theo văn bản số 188/TTr-BTC ngày 05 tháng 9 năm 2033;"
    assert find_references(text, own_year=own).citations[0].needs_review is flagged, why
