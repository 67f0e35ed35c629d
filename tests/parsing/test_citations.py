"""What a document cites: every grammar of codes, laws by title, the damage of a scan, and the preamble."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr_pipeline.parsing.citations import find_citations, find_references
from schemas import Citation, Relation


def only(text: str) -> Citation:
    (citation,) = find_citations(text)
    return citation


def codes(text: str) -> list[str | None]:
    return [citation.code for citation in find_citations(text)]


GRAMMARS = [
    ("Quyết định số 15/QĐ-BNV", "Quyết định", "15/QĐ-BNV", "administrative"),
    ("Công văn số 234/SYT-VP", "Công văn", "234/SYT-VP", "agency and drafting unit"),
    ("Nghị định số 30/2020/NĐ-CP", "Nghị định", "30/2020/NĐ-CP", "normative, with the year"),
    ("Quyết định số 12/QĐ-UBND-HC", "Quyết định", "12/QĐ-UBND-HC", "a third group for the field"),
    ("Thông tư liên tịch số 55/2005/TTLT-BNV-VPCP", "Thông tư liên tịch", "55/2005/TTLT-BNV-VPCP", "two agencies"),
    ("Luật số 64/2025/QH15", "Luật", "64/2025/QH15", "the term of the legislature is part of the symbol"),
    ("Nghị quyết số 351/2017/UBTVQH14", "Nghị quyết", "351/2017/UBTVQH14", "the standing committee"),
    ("Văn bản hợp nhất số 30/VBHN-VPQH", "Văn bản hợp nhất", "30/VBHN-VPQH", "a consolidated text"),
    ("Nghị quyết số 37-NQ/TW", "Nghị quyết", "37-NQ/TW", "Party: hyphen, then slash"),
    ("Công văn số 14514-CV/VPTW", "Công văn", "14514-CV/VPTW", "Party công văn have a type"),
    ("Quyết định số 127/UB-QĐ-NĐ", "Quyết định", "127/UB-QĐ-NĐ", "the old order of groups"),
    ("Nghị định số 88/CP", "Nghị định", "88/CP", "one group only, before 1997"),
    ("Công văn số 3/SGD&ĐT-VP", "Công văn", "3/SGD&ĐT-VP", "an ampersand in a group"),
    ("Tờ trình số 7/TTr-VKTTV&BĐKH", "Tờ trình", "7/TTr-VKTTV&BĐKH", "an ampersand in an agency no table knows"),
    ("Nghị quyết số 18a/NQ-CP", "Nghị quyết", "18a/NQ-CP", "a letter in the number"),
    ("Tờ trình số 417/TTr-\nUBND", "Tờ trình", "417/TTr-UBND", "broken after the hyphen"),
    ("Công văn số 4532/UBND- KSTTHC", "Công văn", "4532/UBND-KSTTHC", "a stray space"),
    ("Chỉ thị 12/CT-TTg", "Chỉ thị", "12/CT-TTg", "without số"),
    ("văn bản số 263/TTr-BTC", "Văn bản", "263/TTr-BTC", "only the word văn bản is printed"),
    ("Báo cáo thẩm định số 345/BC-BXD", "Báo cáo", "345/BC-BXD", "a word between type and number"),
    ("QĐ số 12/QĐ-UBND", "Quyết định", "12/QĐ-UBND", "the type abbreviated"),
]


@pytest.mark.parametrize(("text", "kind", "code", "why"), GRAMMARS)
def test_a_code_of_every_grammar_is_read_whole(text: str, kind: str, code: str, why: str) -> None:
    citation = only(f"theo {text} ngày 02 tháng 3 năm 2004;")
    assert (citation.type, citation.code, citation.raw) == (kind, code, f"{text} ngày 02 tháng 3 năm 2004"), why


NOT_CITED = [
    ("42/64 xã, 6/8 điểm, 12/1986", "fractions and months"),
    ("ISO 9001:2015, TCVN 7180/BKHCN", "standards"),
    ("tốc độ 5 km/h; 10.000 đồng/suất", "rates"),
    ("Số: 64/TTr-UBND\n", "the number in the document's own head"),
    ("khoản 4 Điều 3; Mục số 2", "parts of a document"),
]


@pytest.mark.parametrize(("text", "why"), NOT_CITED)
def test_what_is_no_citation(text: str, why: str) -> None:
    assert find_citations(text) == [], why


def test_the_documents_own_code_is_no_citation_of_it() -> None:
    text = "(Kèm theo Quyết định số 71/QĐ-UBND ngày 18/01/2024) và Quyết định số 72/QĐ-UBND"
    assert [c.code for c in find_citations(text, own_code="71/QĐ-UBND", own_type="Quyết định")] == ["72/QĐ-UBND"]


OWN = [
    ("HUYỆN ỦY MỸ THỚI\nSố 68-KH/HU\nĐẢNG CỘNG SẢN VIỆT NAM\n", None, "the Party writes no colon"),
    ("HUYỆN ỦY MỸ THỚI\nSố 68 -KH/HU Yên\n", None, "with dirt behind it"),
    ("SỞ NỘI VỤ\nSố 68/KH-SNV\n", None, "a colon that was not read"),
    ("(Kèm theo Công văn số 3349/UBND-VX ngày 19/7/2024)", "1149/UBND-VX", "a number by hand, read otherwise"),
    ("(Kèm theo Công văn số É2đ/UBND-VX)", "1149/UBND-VX", "a number by hand that cannot be read"),
]


@pytest.mark.parametrize(("text", "code", "why"), OWN)
def test_the_documents_own_number_is_no_citation(text: str, code: str | None, why: str) -> None:
    assert find_citations(text, own_code=code, own_type="Công văn", own_date="2024-07-19") == [], why


def test_a_list_goes_on_where_its_entries_open_lines() -> None:
    assert codes("các Nghị quyết:\nSố 41/NQ-HĐND,\nSố 42/NQ-HĐND\n") == ["41/NQ-HĐND", "42/NQ-HĐND"]


DATES = [
    ("Quyết định số 5/QĐ-UBND ngày 12/3/2020", "right after"),
    ("Quyết định số 5/QĐ-UBND, ngày 12 tháng 3 năm 2020", "after a comma, as Party documents write"),
    ("Quyết định số 5/QĐ-UBND của UBND tỉnh ngày 12/3/2020", "after the issuer"),
    ("Ngày 12/3/2020, UBND tỉnh ban hành Quyết định số 5/QĐ-UBND", "before the number"),
]


@pytest.mark.parametrize(("text", "why"), DATES)
def test_a_date_is_attached(text: str, why: str) -> None:
    assert only(text).date == "2020-03-12", why


def test_a_party_symbol_alone_does_not_tell_a_decision_from_a_regulation() -> None:
    assert only("nêu tại 205-QĐ/TW ngày 23/9/2019").type == "Văn bản"
    assert only("Quy định số 205-QĐ/TW ngày 23/9/2019").type == "Quy định"


def test_a_date_of_something_else_is_left_alone() -> None:
    assert only("Quyết định số 5/QĐ-UBND về việc tổ chức hội nghị ngày 12/3/2020").date is None


LAWS = [
    ("Luật Đất đai ngày 29/11/2013", "Luật", "Đất đai", None, "2013-11-29", "by title and date"),
    ("Luật Tài nguyên, môi trường biển và hải đảo ngày 25/6/2015", "Luật",
     "Tài nguyên, môi trường biển và hải đảo", None, "2015-06-25", "a comma in the title"),
    ("Luật sửa đổi, bổ sung một số điều của Luật Xây dựng ngày 17/6/2020", "Luật",
     "sửa đổi, bổ sung một số điều của Luật Xây dựng", None, "2020-06-17", "an amending law names another"),
    ("Luật Ban hành văn bản quy phạm pháp luật số 80/2015/QH13 ngày 22/6/2015", "Luật",
     "Ban hành văn bản quy phạm pháp luật", "80/2015/QH13", "2015-06-22", "title and code"),
    ("Bộ luật Dân sự năm 2015", "Bộ luật", "Dân sự", None, None, "by year"),
    ("Pháp lệnh Dân số ngày 09/01/2003", "Pháp lệnh", "Dân số", None, "2003-01-09", "an ordinance"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "title", "code", "date", "why"), LAWS)
def test_a_law_is_cited_by_title(
    text: str, kind: str, title: str, code: str | None, date: str | None, why: str
) -> None:
    citation = only(f"Căn cứ {text};")
    assert (citation.type, citation.title, citation.code, citation.date) == (kind, title, code, date), why


def test_a_law_named_in_passing_is_no_citation() -> None:
    assert find_citations("theo quy định của Luật này và pháp luật về đất đai") == []


def test_a_list_shares_one_type_word() -> None:
    text = "các Nghị quyết: Số 41/2012/NQ-HĐND ngày 11/12/2012, số 29/2018/NQ-HĐND ngày 13/7/2018"
    assert [(c.type, c.code, c.date) for c in find_citations(text)] == [
        ("Nghị quyết", "41/2012/NQ-HĐND", "2012-12-11"),
        ("Nghị quyết", "29/2018/NQ-HĐND", "2018-07-13"),
    ]


def test_a_list_of_letters_shares_its_type_word_too() -> None:
    text = "các Công văn số 12/STC-NS ngày 1/2/2024, số 13/SNV-VP ngày 2/2/2024"
    assert [c.type for c in find_citations(text)] == ["Công văn", "Công văn"]


def test_mentions_of_one_document_are_one_citation() -> None:
    text = "Nghị quyết số 37-NQ/TW ngày 05/11/2014 (Nghị quyết số 37). Nghị quyết số 37-\nNQ/TW nêu rõ"
    citation = only(text)
    assert [text[slice(*m.span)] for m in citation.mentions if m.span] == [
        "Nghị quyết số 37-NQ/TW ngày 05/11/2014",
        "Nghị quyết số 37",
        "Nghị quyết số 37-\nNQ/TW",
    ]


def test_one_code_with_two_dates_is_two_documents() -> None:
    text = "các văn bản số 263/TTr-BTC ngày 06/9/2022 và số 263/TTr-BTC ngày 28/7/2023"
    assert [(c.code, c.date) for c in find_citations(text)] == [
        ("263/TTr-BTC", "2022-09-06"),
        ("263/TTr-BTC", "2023-07-28"),
    ]


def test_an_undated_mention_takes_the_date_of_the_dated_one() -> None:
    assert only("Quyết định số 5/QĐ-UBND. Quyết định số 5/QĐ-UBND ngày 12/3/2020").date == "2020-03-12"


LOCATORS = [
    ("điểm a khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP", {"diem": "a", "khoan": "2", "dieu": "5"}, "since 2020"),
    ("Điều 5, khoản 2, điểm a Nghị định số 30/2020/NĐ-CP", {"diem": "a", "khoan": "2", "dieu": "5"}, "before 2020"),
    ("các khoản 1, 2 và 3 Điều 7 Nghị định số 30/2020/NĐ-CP", {"khoan": "1, 2 và 3", "dieu": "7"}, "several clauses"),
    ("Phụ lục II Nghị định số 30/2020/NĐ-CP", {"phu_luc": "II"}, "an appendix"),
]


@pytest.mark.parametrize(("text", "parts", "why"), LOCATORS)
def test_the_part_that_is_meant_is_kept(text: str, parts: dict[str, str], why: str) -> None:
    locator = only(text).locator
    assert locator is not None
    assert locator.model_dump(exclude_none=True) == parts, why


RELATIONS = [
    ("thay thế Quyết định số 5/QĐ-UBND", Relation.REPLACES),
    ("bãi bỏ Quyết định số 5/QĐ-UBND", Relation.REPEALS),
    ("sửa đổi, bổ sung Quyết định số 5/QĐ-UBND", Relation.AMENDS),
    ("Thực hiện Quyết định số 5/QĐ-UBND", Relation.IMPLEMENTS),
    ("ban hành kèm theo Quyết định số 5/QĐ-UBND", Relation.ATTACHED_TO),
    ("Trả lời Công văn số 5/UBND-VX", Relation.REPLIES_TO),
    ("quy định tại Quyết định số 5/QĐ-UBND", Relation.REFERS),
    ("Căn cứ Quyết định số 5/QĐ-UBND", Relation.BASIS),
]


@pytest.mark.parametrize(("text", "relation"), RELATIONS)
def test_the_cue_says_the_relation(text: str, relation: Relation) -> None:
    assert only(text).relation is relation


def test_what_a_cited_document_does_is_not_what_this_one_does() -> None:
    text = "theo Nghị định số 5/2021/NĐ-CP ngày 1/2/2021 sửa đổi, bổ sung Nghị định số 6/2016/NĐ-CP ngày 2/2/2016"
    assert find_citations(text)[1].relation is Relation.REFERS


DEFECTS = [
    ("Quyết định số 31/2017 ngày 2/3/2018", "31/2017", {"no_notation", "date_conflict"}, "neither is repaired"),
    ("Nghị định số 154/2020/NĐ-CP ngày 31/12/2019", "154/2020/NĐ-CP", {"date_conflict"}, "code and date disagree"),
    ("Chỉ thị 12/CT-TTg", "12/CT-TTg", {"no_date"}, "a date may be missing"),
    ("Công văn số 12/ABX-YZT ngày 2/3/2018", "12/ABX-YZT", {"unknown_notation"}, "no table knows a group"),
]


@pytest.mark.parametrize(("text", "code", "defects", "why"), DEFECTS)
def test_a_defect_is_reported_and_never_repaired(text: str, code: str, defects: set[str], why: str) -> None:
    citation = only(text)
    assert (citation.code, set(citation.defects)) == (code, defects), why


REPAIRED = [
    ("Quyết định số 12/QÐ-TTg", "12/QĐ-TTg", "Icelandic eth"),
    ("Quyết định số 12/QD-TTg", "12/QĐ-TTg", "the bar of Đ lost"),
    ("Quyết định số 12/QĐÐ-UBND", "12/QĐ-UBND", "Đ read twice"),
    ("Quyết định số 12/Qb-UBND", "12/QĐ-UBND", "the type in words bears the repair out"),
    ("Quyết định số 12/0Đ-TTg", "12/QĐ-TTg", "Q as a zero"),
    ("Nghị định số 29/2020/ND-CP", "29/2020/NĐ-CP", "the bar of Đ lost"),
    ("Nghị quyết số 12/NQ-HDND", "12/NQ-HĐND", "the bar of Đ lost"),
    ("Tờ trình số 12/TTI-UBND", "12/TTr-UBND", "r as I"),
    ("Nghị quyết số 71/NÑQ-HĐND", "71/NQ-HĐND", "N read twice"),
    ("Quyết định số 12⁄QĐ-UBND", "12/QĐ-UBND", "a fraction slash"),
    ("Quyết định số 12/QĐ¬UBND", "12/QĐ-UBND", "a hyphen misread"),
]


@pytest.mark.parametrize(("text", "code", "why"), REPAIRED)
def test_letters_of_known_groups_are_put_right_and_raw_is_kept(text: str, code: str, why: str) -> None:
    citation = only(text + " ngày 2/3/2020")
    assert (citation.code, citation.needs_review) == (code, False), why
    assert citation.raw == text + " ngày 2/3/2020"


DOUBTFUL = [
    ("Quyết định số 1 46/QĐ-TTg", "146/QĐ-TTg", "a space inside the number"),
    ("Công văn số §339/BCT-TCCB", "8339/BCT-TCCB", "a sign that engines print for a digit"),
    ("Công văn số O12/BCT-TCCB", "012/BCT-TCCB", "a letter that engines print for a digit"),
    ("Tờ trình số 573/TTr-SNY", "573/TTr-SNY", "one letter away from a known agency"),
    ("Nghị quyết số 84/NQ-HĐNĐ", "84/NQ-HĐNĐ", "perhaps a misprint: kept as printed"),
    ("Nghị định số 34/201Ớ/NĐ-CP", "34/201Ớ/NĐ-CP", "a damaged year"),
    ("Nghị định số 34/2020NĐ-CP", "34/2020NĐ-CP", "a lost slash"),
    ("Công văn số 391/5TC-HCSN", "391/STC-HCSN", "a digit for a letter, and no type to bear it out"),
    ("Quyết định số 8/QĐ-TT", "8/QĐ-TT", "TTg that lost its tail"),
    ("Tờ trình số 417 TTr-UBND", "417/TTr-UBND", "the slash read as a space"),
    ("Nghị định số 60/2021/NĐỊCP", "60/2021/NĐ-CP", "the hyphen read as a letter"),
    ("Nghị định số 60/2021/NĐICP", "60/2021/NĐ-CP", "the same"),
    ("Nghị định số 123/201 7NĐ-CP", "123/2017/NĐ-CP", "a lost slash and a space: the code is damaged"),
    ("Kế hoạch số 25/KH-STTI F,", "25/KH-STTI", "the tail of the symbol stands apart"),
    ("Thông tư số '0/2018/TT-BTC", "0/2018/TT-BTC", "a sign that may have been a digit"),
    ("Thông tư số 0/2018/TT-BTC", "0/2018/TT-BTC", "a number that no document has"),
    ("Nghị định số 118/2025/NĐCP", "118/2025/NĐCP", "a lost hyphen"),
    ("Luật Đấu thầu số 22/2023/OH15", "22/2023/QH15", "the Q of the legislature misread"),
    ("Công văn số 20251022/CV-HD", "20251022/CV-HD", "a number longer than any register's"),
    ("Thông tư số 76/201 41T-BTC", "76/201", "no grammar fits"),
]


@pytest.mark.parametrize(("text", "code", "why"), DOUBTFUL)
def test_a_doubtful_code_is_flagged_with_its_digits_as_they_stand(text: str, code: str, why: str) -> None:
    citation = find_citations(text + " ngày 2/3/2020 của")[0]
    assert (citation.code, citation.needs_review) == (code, True), why
    assert citation.confidence <= 0.5


def test_a_damaged_date_is_a_flagged_guess() -> None:
    citation = only("Chỉ thị số 13/CT-TTg ngày l6 tháng 4 năm 2021")
    assert (citation.date, citation.needs_review) == ("2021-04-16", True)


def test_a_code_whose_date_lost_its_beginning_is_flagged() -> None:
    citation = find_citations("tại văn bản số 1511/LĐTBXH-CATLĐ Hà I tháng 4 năm 2024 về việc")[0]
    assert (citation.date, citation.needs_review) == (None, True)


def test_half_a_pair_of_brackets_does_not_end_the_title_of_a_law() -> None:
    citation = only("Luật Tổ ) chức chính quyền địa phương ngày 19 tháng 6 năm 2015")
    assert (citation.title, citation.needs_review) == ("Tổ chức chính quyền địa phương", True)


def test_an_impossible_date_is_flagged_and_not_given() -> None:
    citation = only("Chỉ thị số 13/CT-TTg ngày 31/02/2021")
    assert (citation.date, citation.needs_review) == (None, True)


def test_a_second_clean_mention_settles_a_damaged_date() -> None:
    text = "Chỉ thị số 13/CT-TTg ngày l6 tháng 4 năm 2021. Chỉ thị số 13/CT-TTg ngày 16/4/2021"
    citation = only(text)
    assert (citation.date, citation.needs_review) == ("2021-04-16", False)


PREAMBLE = """TỜ TRÌNH
Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015; Luật sửa
đổi, bổ sung một số điều của Luật Tổ chức Chính phủ ngày 22/11/2019;
__ Căn cứ Luật Ngân sách nhà nước ngày 25/6/2015; trên cơ sở Nghị quyết số
62/NQ-HĐND ngày 09/12/2023 và đề xuất của Sở Tài chính tại Công văn số
391/STC-HCSN ngày 05/02/2024;
Trên cơ sở nội dung Công văn số 167/UB ngày 09/4/2021;
Theo đề nghị của UBND huyện Bình Khê tại Tờ trình số 417/TTr-
UBND ngày 04/12/2024.
QUYẾT ĐỊNH:
Điều 1. Thay thế Quyết định số 99/QĐ-UBND ngày 01/02/2020."""


def test_the_preamble_holds_the_legal_bases() -> None:
    bases = list(find_references(PREAMBLE).legal_bases)
    assert [(basis.code or basis.title, basis.relation) for basis in bases] == [
        ("Tổ chức chính quyền địa phương", Relation.BASIS),
        ("sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ", Relation.BASIS),
        ("Ngân sách nhà nước", Relation.BASIS),
        ("62/NQ-HĐND", Relation.BASIS),
        ("391/STC-HCSN", Relation.BASIS),
        ("167/UB", Relation.BASIS),
        ("417/TTr-UBND", Relation.PROPOSED_BY),
    ]


NOT_BASES = [
    ("Thực hiện Kế hoạch số 25/KH-SNV ngày 6/12/2011, Sở Nội vụ đề nghị\n", "Thực hiện carries out, it is no basis"),
    ("Căn cứ kế hoạch năm học;\nNhà trường giao Khoa thực hiện Kế hoạch số 25/KH-SNV.\n", "the body has begun"),
    ("I. TÌNH HÌNH\nCăn cứ Kế hoạch số 25/KH-SNV ngày 6/12/2011\n", "a numbered part has begun"),
]


@pytest.mark.parametrize(("text", "why"), NOT_BASES)
def test_what_is_no_legal_basis(text: str, why: str) -> None:
    assert list(find_references(text).legal_bases) == [], why


def test_a_basis_may_open_after_a_semicolon() -> None:
    text = (
        "Thực hiện quy định của Luật Quy hoạch năm 2017; xét đề nghị của Sở Nội vụ\n"
        "tại Tờ trình số 38/TTr-SNV ngày 03/01/2025, UBND tỉnh kính trình HĐND tỉnh\n"
        "bãi bỏ Nghị quyết số 5/NQ-HĐND."
    )
    assert [basis.code for basis in list(find_references(text).legal_bases)] == ["38/TTr-SNV"]


PIECES = st.sampled_from(
    ["Căn cứ ", "Luật ", "Đất đai ", "Quyết định ", "số ", "12", "/", "2019", "QĐ-UBND", "-NQ/TW", " ngày ", "1/2/2020",
     "\n", ";", ".", " ", "khoản 2 ", "các ", "§", "Điều 1. ", "(", "của UBND tỉnh ", "và "]
)  # fmt: skip


@given(st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=200))
def test_any_text_is_borne_and_every_span_is_evidence(text: str) -> None:
    citations = find_citations(text)
    find_references(text)
    for citation in citations:
        assert citation.span is not None
        assert text[slice(*citation.span)] == citation.raw
        assert citation.mentions[0].span == citation.span
        assert all(m.span and 0 <= m.span[0] < m.span[1] <= len(text) for m in citation.mentions)


@given(st.integers(1, 99999), st.sampled_from(["QĐ-UBND", "TTr-SNV", "QÐ-TTg", "0Đ-UBND", "BC-XYZ"]))
def test_the_digits_of_a_code_are_never_changed(number: int, notation: str) -> None:
    (code,) = codes(f"theo văn bản số {number}/{notation} ngày 2/3/2020")
    assert code is not None
    assert code.split("/")[0] == str(number)


RUNS = ["1/", "số 1 ", "QĐ-", "Luật A ", "số 1/QĐ-", "khoản 1, ", "Căn cứ\n", "A&", "Quyết định ", "\nCan cw ", "số ] ",
        "1/TT. B", "1/TT-BT C ", "ngày . ", "ngày 1. ", "ng a năm ", "Luật Đất đai ngày ", "\nS "]  # fmt: skip


@pytest.mark.parametrize("piece", RUNS)
def test_long_runs_of_one_piece_are_borne(piece: str) -> None:
    # Patterns whose work grows with the square of the text would not come back from this.
    assert len(find_citations(piece * 6_000)) <= 1
