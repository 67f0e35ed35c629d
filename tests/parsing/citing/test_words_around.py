"""Words around a cited document, each of which decides something: one row for each word."""

from __future__ import annotations

import pytest

from ocr_pipeline.parsing.citations import find_citations, find_references

GO_ON = ["được", "theo", "tại", "nhưng", "phải", "không", "ubnd", "hđnd", "nghị định", "quyết định", "thông tư",
         "nghị quyết", "công văn", "tờ trình", "căn cứ", "có hiệu lực"]  # fmt: skip


@pytest.mark.parametrize("words", GO_ON)
def test_behind_this_word_the_sentence_has_gone_on_and_nothing_is_a_title(words: str) -> None:
    assert find_citations(f"theo Luật Canh tác {words} của thôn ngày 12/3/2020.") == []


ACT = ["ủy ban", "uỷ ban", "hội đồng nhân dân", "sở", "bộ", "ban", "trường", "chính phủ"]


@pytest.mark.parametrize("who", ACT)
def test_who_acts_behind_a_comma_ends_a_title(who: str) -> None:
    assert find_citations(f"theo Luật Canh tác, {who} giao ngày 12/3/2020.") == []


BEFORE_A_DAY = ["từ", "trước", "sau", "đến", "tới", "hết"]


@pytest.mark.parametrize("word", BEFORE_A_DAY)
def test_a_day_behind_this_word_is_not_that_of_the_law(word: str) -> None:
    assert [one.date for one in find_citations(f"theo Luật Đất đai, {word} 12/3/2020 các hộ")] == [None]


LEAN = ["Theo", "Căn cứ", "Thực hiện", "quy định của", "quy định tại", "quy định trong", "các quy định"]


@pytest.mark.parametrize("words", LEAN)
def test_these_words_lean_on_a_known_law_without_a_day(words: str) -> None:
    assert [one.title for one in find_citations(f"{words} Luật Đất đai;")] == ["Đất đai"]


@pytest.mark.parametrize("words", ["Tìm hiểu", "Tuyên truyền", "về"])
def test_other_words_do_not(words: str) -> None:
    assert find_citations(f"{words} Luật Đất đai;") == []


NAMED = ["Bộ luật", "Luật", "Pháp lệnh", "Hiến pháp", "Nghị định", "Quyết định", "Thông tư", "Chỉ thị", "Công văn",
         "Kế hoạch", "Tờ trình", "Văn bản", "Quy chế", "Hướng dẫn", "Kết luận", "Biên bản", "Báo cáo"]  # fmt: skip


@pytest.mark.parametrize("kind", NAMED)
def test_a_misread_opener_stands_before_any_type(kind: str) -> None:
    assert len(find_references(f"Can cw {kind} số 12/2024/QH15 ngày 02/3/2024;").legal_bases) == 1


SPEAK = ["đề nghị", "yêu cầu", "thông báo", "báo cáo", "hướng dẫn", "trình", "ban hành", "xây dựng", "đã", "trân trọng",
         "có ý kiến", "tổ chức", "giao"]  # fmt: skip


@pytest.mark.parametrize("verb", SPEAK)
def test_the_document_speaks_from_this_verb_on(verb: str) -> None:
    text = f"Căn cứ Nghị định số 12/2024/NĐ-CP, Sở Nội vụ {verb} việc nêu ở Kế hoạch số 15/KH-SNV"
    assert [one.code for one in find_references(text).legal_bases] == ["12/2024/NĐ-CP"]


ISSUERS = ["Ủy ban", "UBND tỉnh", "HĐND tỉnh", "Hội đồng", "Sở", "Bộ", "Trường", "Nhà trường", "Cục", "Chi cục", "Ban",
           "Phòng", "Văn phòng", "Công ty", "Thường trực", "Tỉnh ủy", "Huyện ủy", "Thành ủy", "Đảng ủy", "Viện",
           "Bệnh viện", "Trung tâm", "Tòa án"]  # fmt: skip


@pytest.mark.parametrize("who", ISSUERS)
def test_the_one_who_speaks_behind_a_comma_ends_the_basis(who: str) -> None:
    text = f"Căn cứ Nghị định số 12/2024/NĐ-CP, {who} đề nghị việc nêu ở Kế hoạch số 15/KH-SNV"
    assert [one.code for one in find_references(text).legal_bases] == ["12/2024/NĐ-CP"]


ADDRESS = ["kính trình", "kính báo", "kính đề nghị", "kính mời", "ban hành Nghị quyết"]


@pytest.mark.parametrize("words", ADDRESS)
def test_the_document_speaks_from_its_address_on(words: str) -> None:
    text = f"Căn cứ Nghị định số 12/2024/NĐ-CP {words} về việc nêu ở Kế hoạch số 15/KH-SNV"
    assert [one.code for one in find_references(text).legal_bases] == ["12/2024/NĐ-CP"]


LABELS = [
    ("Thực hiện Quyết định\nsố: 214/QĐ-UBND ngày 05/02/2024", "214/QĐ-UBND", "a sentence goes on with small letters"),
    ("theo Kế hoạch\nsố. 21/KH-SNV ngày 05/02/2024", "21/KH-SNV", "a full stop for the colon"),
    ("SỞ Y TẾ\nsố: 214/QĐ-SYT", None, "the label of the head in small letters, below the issuer"),
    ("Thực hiện nhiệm vụ.\nSố: 214/QĐ-UBND", None, "a capital opens the head of another document"),
]


@pytest.mark.parametrize(("text", "code", "why"), LABELS)
def test_a_small_label_behind_a_type_is_no_head(text: str, code: str | None, why: str) -> None:
    assert [(one.code, one.reasons) for one in find_citations(text)] == ([(code, ())] if code else []), why


def test_a_doubt_about_the_only_date_stays_though_another_mention_is_clean() -> None:
    text = "theo Quyết định số 57/QĐ-UBND. Tại Quyết định số 57/QĐ-UBND ngày l9/3/2021 của UBND tỉnh"
    (citation,) = find_citations(text)
    assert (citation.date, citation.reasons) == ("2021-03-19", ("a sign in the date was taken for a digit",))


def test_a_doubt_about_a_date_goes_where_another_mention_has_it_clean() -> None:
    text = "theo Quyết định số 57/QĐ-UBND ngày l9/3/2021. Tại Quyết định số 57/QĐ-UBND ngày 19/3/2021 của UBND tỉnh"
    (citation,) = find_citations(text)
    assert (citation.date, citation.needs_review) == ("2021-03-19", False)


def test_what_is_cited_behind_page_breaks_and_specks_is_told_to_the_letter() -> None:
    text = (
        "Theo Nghị quyết số 41/NQ-HĐND ngày 12/3/\n2\f2020 và\n. Quyết định số 57/QĐ-\n3\fUBND ngày 19/3/2021, "
        "Thông tư số 08/2021/TT-BTC."
    )
    assert [one.raw for one in find_citations(text)] == [
        "Nghị quyết số 41/NQ-HĐND ngày 12/3/\n2\f2020",
        "Quyết định số 57/QĐ-\n3\fUBND ngày 19/3/2021",
        "Thông tư số 08/2021/TT-BTC",
    ]
