"""What is doubtful about a citation is said, and never put right in silence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr_pipeline.parsing.citations import find_citations
from ocr_pipeline.parsing.tables import letter_damage
from schemas import Citation


def only(text: str) -> Citation:
    (citation,) = find_citations(text)
    return citation


DOUBTED = [
    ("Bộ luật Lao déng số 45/2019/QH14", "45/2019/QH14", None, "taken", "a title beside a code, put right by its year"),
    ("Luật Phòng chống, chống mua bán người số 53/2024/QH15", "53/2024/QH15", None, "taken", "or misprinted"),
    ("Thông tư số 39/2015/TT-TC ngày 25/3/2015 của Bộ Tài chính quy định", "39/2015/TT-TC", "2015-03-25", "issuer",
     "a letter of the agency is lost, and what is left is a symbol too"),
    ("Thông tư số 12/2020/NĐ-CP", "12/2020/NĐ-CP", None, "Nghị định", "called otherwise than its symbol says"),
    ("Quyết định số 12/NQ-HĐND ngày 12/3/2020", "12/NQ-HĐND", "2020-03-12", "Nghị quyết", "or one of both is misread"),
    ("Nghị quyết số 12/NQ\nHĐND ngày 12/3/2020", "12/NQ-HĐND", "2020-03-12", "hyphen", "a hyphen lost at a line's end"),
    ("Luật Thuế GTGT số\n01/7/2025", None, None, "number", "a date is not the number that was lost"),
    ("Luật Đất đai ngày 29/6/2024", None, "2024-06-29", "others date", "no title is passed twice in a year"),
    ("Nghị định số 30/2020/NĐ-CP ngày 06/3/2020", "30/2020/NĐ-CP", "2020-03-06", "2020-03-05", "others date it so"),
    ("Luật Đất đai năm 2012", None, None, "2013-11-29", "a figure from a known year, and no day"),
    ("Luật Thi đua, Khen thưởng ngày 26/11/2005", None, "2005-11-26", "2003-11-26", "a figure from a known date"),
    ("Nghị quyết số 35/2023/UBTVQH12 ngày 12/7/2023", "35/2023/UBTVQH12", "2023-07-12", "sit", "a term that was over"),
    ("Quyết định số 7/QĐ-UBND ngày 12/3/2020", "7/QĐ-UBND", "2020-03-12", "zero", "a figure may be lost"),
    ("Báo cáo số 45/HG-STP ngày 12/3/2020", "45/HG-STP", "2020-03-12", "initials", "a type that no table knows"),
    ("Quyết định số 92/QĐ ngày 12/3/2020", "92/QĐ", "2020-03-12", "type", "the agency is lost"),
    ("Quyết định số 133/QĐ- Tĩg ngày 17/01/2020", "133/QĐ-TTg", "2020-01-17", "taken", "a damaged agency"),
    ("Quyết định số 845/QĐ-ĐĐHKTLG ngày 12/3/2020 của Trường Đại học Kinh tế Lam Giang", "845/QĐ-ĐĐHKTLG", "2020-03-12",
     "initials", "a letter read twice in an agency that no table knows"),
    ("Quyết định số 133/QĐ-TT ngày 17/01/2020", "133/QĐ-TT", "2020-01-17", "agency", "TTg without its last letter"),
    ("Nghị quyết số 12/NQ-BCAX ngày 17/01/2020", "12/NQ-BCAX", "2020-01-17", "BCA", "a letter too many"),
    ("Nghị quyết số 66.7/2024/NQ-CP", "7/2024/NQ-CP", None, "zero", "rows of resolutions have numbers since 2025 only"),
    ("Kế hoạch số 23/KH-LUJBND ngày 12/3/2020", "23/KH-UBND", "2020-03-12", "taken", "U read as three letters"),
    ("Nghị quyết số 22/2019/NQ-HĐNĐ ngày 14/12/2019 của Hội đồng nhân dân", "22/2019/NQ-HĐNĐ", "2019-12-14",
     "one letter", "the bar of Đ may be dirt or a misprint"),
    ("Nghị định số 30/2020/NĐ-CP ngày 3l/02/2020", "30/2020/NĐ-CP", "2020-03-05", "date", "a date beyond reading"),
    ("Thông tư liên tịch số 1010/TTLT-BTC-BNV ngày 30/7/2010", "1010/TTLT-BTC-BNV", "2010-07-30", "year",
     "the year that its code must hold was lost"),
    ("Báo cáo số †12/BC-SNV ngày 12/3/2020", "†12/BC-SNV", "2020-03-12", "unusual", "a sign where a figure stood"),
    ("Nghị quyết số 06NQ-HĐND ngày 12/3/2020", "06/NQ-HĐND", "2020-03-12", "missing", "the slash is lost"),
    ("Nghị quyết số 76NQ-HĐNĐ ngày 12/3/2020", "76/NQ-HĐNĐ", "2020-03-12", "missing",
     "the slash is lost before an agency that may be a misprint"),
    ("Công văn số 12/SNV-VP ngày 1 2 tháng 3 năm 2020", "12/SNV-VP", "2020-03-12", "digit", "a torn day"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "code", "date", "reason", "why"), DOUBTED)
def test_a_doubt_is_said_in_words(text: str, code: str | None, date: str | None, reason: str, why: str) -> None:
    citation = only(text)
    assert (citation.code, citation.date, citation.needs_review) == (code, date, True), why
    assert reason in " ".join(citation.reasons), why
    assert citation.confidence <= 0.5


SURE = [
    ("Nghị quyết số 35/2023/UBTVQH15 ngày 12/7/2023 của Ủy ban Thường vụ Quốc hội", "an issuer's symbol with a term"),
    ("Thông tư số 32/TT-TC ngày 14/10/1960 của Bộ Tài chính", "ministries had other symbols then"),
    ("Thông tư liên tịch số 12/2010/TTLT-BTC-BNV ngày 12/3/2010 của liên Bộ", "several issue one together"),
    ("theo quy định của Luật Đất đai gồm các khoản sau", "other words behind a title are no ruined date"),
    ("Thông báo kết luận số 12/TB-UBND ngày 12/3/2020", "a kind of notice has the symbol of notices"),
    ("Văn bản số 12/TTr-SNV ngày 12/3/2020", "a document of any type"),
    ("Nghị định số 30/2020/NĐ-CP ngày 05/3/2020", "others date it alike"),
    ("Nghị định số 88/CP ngày 17/8/1994", "before codes held the year"),
    ("Luật Đất đai ngày 18/01/2024", "a known title with a known date"),
    ("Quyết định số 07/QĐ-UBND ngày 12/3/2020", "a number below ten with its zero"),
    ("Quyết định số 845/QĐ-ĐHKTLG ngày 12/3/2020 của Trường Đại học Kinh tế Lam Giang", "a name bears the agency out"),
    ("Công văn số 1511/LĐTBXH-CATLĐ ngày 12/3/2020", "units of a known agency need no witness"),
    ("Nghị quyết số 35/2023/UBTVQHI5 ngày 12/7/2023", "the year proves the term"),
    ("Nghị định số 34/2016/NĐ-CT ngày 14/5/2016", "only the Government issues nghị định"),
]


@pytest.mark.parametrize(("text", "why"), SURE)
def test_what_is_borne_out_is_not_doubted(text: str, why: str) -> None:
    assert not only(text).needs_review, why


def test_a_document_dated_later_than_the_one_that_cites_it_is_doubted() -> None:
    (citation,) = find_citations("Công văn số 12/SNV-VP ngày 05/9/2033", own_date="2024-08-30")
    assert (citation.date, citation.needs_review) == ("2033-09-05", True)


def test_a_law_is_none_of_the_decree_below_it_when_the_lines_between_were_lost() -> None:
    law, decree = find_citations("Căn cứ Luật Viễn thông số\n147/2024/NĐ-CP ngày 09/11/2024 của Chính phủ;")
    assert (law.title, law.code, law.needs_review) == ("Viễn thông", None, True)
    assert (decree.type, decree.code, decree.needs_review) == ("Nghị định", "147/2024/NĐ-CP", True)


def test_the_date_behind_a_list_is_not_that_of_an_entry_of_another_year() -> None:
    first, _ = find_citations("Luật Nhà ở số 27/2023/QH15, Luật Đất đai số 31/2024/QH15 ngày 18/01/2024")
    assert first.date is None
    assert first.needs_review


def test_a_code_is_kept_beside_a_clean_mention_of_its_title() -> None:
    (law,) = find_citations("Căn cứ Bộ luật Lao déng số 45/2019/QH14;\ntheo Bộ luật Lao động, bao gồm:")
    assert (law.code, law.title) == ("45/2019/QH14", "Lao động")


AGAIN = [
    ("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/8/2020;\ntheo Nghị định số 30/2020/NĐ-CP.", "2020-08-05",
     "2020-03-05", "others date the decree otherwise"),
    ("Căn cứ Luật Đất đai ngày 29/6/2024;\ntheo Luật Đất đai.", "2024-06-29", "2024-01-18", "and the law"),
    ("các Công văn số 41/UBND-VX, số 42/UBND-VX ngày 12/3/2020. Công văn số 41/UBND-VX", "2020-03-12",
     "last of the list", "the date may be that of the other entry"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "date", "reason", "why"), AGAIN)
def test_a_mention_without_a_date_settles_no_doubt_about_the_date(text: str, date: str, reason: str, why: str) -> None:
    cited = find_citations(text)[0]
    assert (cited.date, cited.needs_review) == (date, True), why
    assert reason in " ".join(cited.reasons), why


def test_a_clean_date_settles_the_doubt_about_one_that_could_not_be_read() -> None:
    cited = only("Công văn số 12/SNV-VP ngày 1 2 tháng 3 năm 2020; Công văn số 12/SNV-VP ngày 12/3/2020")
    assert (cited.date, cited.reasons) == ("2020-03-12", ())


def test_a_title_put_right_stays_in_doubt_where_its_code_stands_again_alone() -> None:
    law = only("Căn cứ Bộ luật Lao déng số 45/2019/QH14;\ntheo Bộ luật số 45/2019/QH14.")
    assert (law.code, law.title) == ("45/2019/QH14", "Lao động")
    assert "taken" in " ".join(law.reasons)


def test_the_year_of_a_law_stays_though_a_clearer_mention_gives_none() -> None:
    law = only("Căn cứ Luật Đầu tư cônq năm 2019;\ntheo Luật Đầu tư công.")
    assert (law.title, law.year, len(law.mentions)) == ("Đầu tư công", "2019", 2)


def test_what_is_doubtful_about_a_symbol_is_so_for_every_number_that_shares_it() -> None:
    cited = find_citations("Nghị quyết số 41, 42 và 43/NQ-HBND ngày 12/3/2024")
    assert [(one.code, "HBND" in " ".join(one.reasons)) for one in cited] == [
        (f"{number}/NQ-HĐND", True) for number in (41, 42, 43)
    ]


def test_a_date_that_is_shared_is_held_against_each_code() -> None:
    cited = find_citations("các Nghị định số 30, 34/2020/NĐ-CP ngày 05/8/2020 của Chính phủ")
    assert [one.date for one in cited] == ["2020-08-05"] * 2
    assert "others date 30/2020/NĐ-CP 2020-03-05" in cited[0].reasons
    assert cited[1].needs_review


def test_a_number_below_ten_without_its_zero_is_doubted_in_a_list_too() -> None:
    first, _ = find_citations("các Nghị quyết số 5 và 43/NQ-HĐND ngày 12/3/2020")
    assert "zero" in " ".join(first.reasons)


TWO = [
    ("Tờ trình số 15/TTr-SXD ngày 1§/3/2024 và Tờ trình số 15/TTr-STC ngày 12/3/2024", "15/TTr-SXD", "15/TTr-STC"),
    ("Quyết định số 15/QĐ-HĐND ngày 3l/02/2024 và Quyết định số 15/QĐ-UBND", "15/QĐ-HĐND", "15/QĐ-UBND"),
]


@pytest.mark.parametrize(("text", "first", "last"), TWO)
def test_a_known_symbol_is_no_damaged_reading_of_another(text: str, first: str, last: str) -> None:
    one, other = find_citations(text)
    assert (one.code, one.needs_review) == (first, True)
    assert other.code == last


def test_a_damaged_year_is_that_of_the_code_that_stands_whole_elsewhere() -> None:
    cited = only("Căn cứ Nghị định số 34/201Ø/NĐ-CP ngày 1§/5/2016; theo Nghị định số 34/2016/NĐ-CP.")
    assert (cited.code, len(cited.mentions)) == ("34/2016/NĐ-CP", 2)


def test_an_ordinance_is_not_the_law_that_has_its_title() -> None:
    law = only("Căn cứ Luật Dân quân tự vệ ngày 22/11/2019. Trước đó Pháp lệnh Dân quân tự vệ quy định.")
    assert (law.type, len(law.mentions)) == ("Luật", 1)


def test_a_whole_list_may_share_the_date_of_its_last_entry() -> None:
    first, last = find_citations("các Công văn số 41/UBND-VX, số 42/UBND-VX ngày 12/3/2020")
    assert (first.date, first.needs_review) == ("2020-03-12", True)
    assert (last.date, last.needs_review) == ("2020-03-12", False)


DAMAGE = [rule for rule in letter_damage() if rule.sure]


@given(
    st.integers(10, 9999),
    st.sampled_from(["QĐ-UBND", "NQ-HĐND", "QĐ-TTg", "TB-SGDĐT"]),
    st.sampled_from(DAMAGE),
    st.sampled_from(["", " ngày 12/3/2020", " ngày l2 tháng 3 năm 2020", "\n", ";", "."]),
)
def test_a_damaged_citation_is_found_with_its_digits(number: int, symbol: str, damage: object, tail: str) -> None:
    rule = next(each for each in DAMAGE if each == damage)
    printed = symbol.replace(rule.true, rule.printed, 1)
    citation = only(f"theo Văn bản số {number}/{printed}{tail}")
    assert citation.number == str(number)
    assert citation.code == f"{number}/{symbol}"


@given(st.integers(10, 9999), st.text(alphabet="IlO0QĐHNDCPTUBVSG-/.", max_size=14))
def test_whatever_stands_behind_a_number_no_digit_of_it_is_altered(number: int, symbol: str) -> None:
    text = f"Quyết định số {number}/{symbol} ngày 12/3/2020"
    for citation in find_citations(text):
        assert (citation.number or "") in text
