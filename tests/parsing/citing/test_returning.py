"""Later and shorter mentions of what was cited, and of the document itself."""

from __future__ import annotations

import pytest

from ocr_pipeline.parsing.citations import find_citations, find_own_mentions

FULL = "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ. "
OTHER = "Nghị định số 34/2016/NĐ-CP ngày 14/5/2016 của Chính phủ. "
RETURNS = [
    (FULL + "theo Nghị định số 30/2020/NĐ-CP", [2], "the code once more"),
    (FULL + "theo Nghị định số 30", [2], "type and number"),
    (FULL + "theo Nghị định 30", [2], "without số, where the number is known"),
    (FULL + "theo Nghị định nêu trên", [2], "nêu trên"),
    (FULL + "theo Nghị định nói trên", [2], "nói trên"),
    (FULL + "theo Nghị định trên đây", [2], "trên đây"),
    (FULL + OTHER + "theo Nghị định nêu trên", [1, 1], "of two none is meant for sure"),
    (FULL + "các Nghị định nêu trên", [1], "several are not one"),
    (FULL + "theo Nghị định 31", [1], "another number without số is no mention"),
    (FULL + "theo Nghị quyết nêu trên", [1], "another type"),
    ("Luật Đất đai ngày 18/01/2024. Theo Luật Đất đai thì", [2], "a law by its title alone"),
    ("Luật Đất đai ngày 18/01/2024. Theo Luật Đất đai năm 2024 thì", [2], "a law by title and the year of its date"),
    ("Luật Đất đai ngày 18/01/2024. Theo Luật Đất đai năm 2013 thì", [1, 1], "a law of the same title of another year"),
    ("Luật Đất đai số 31/2024/QH15. Theo Luật Đất đai thì", [2], "a law with a code by its title"),
    (
        "Luật Đất đai số 31/2024/QH15. Luật Đất đai ngày 18/01/2024",
        [2],
        "by title and the date of the year of its code",
    ),
]


@pytest.mark.parametrize(("text", "mentions", "why"), RETURNS)
def test_a_short_mention_returns_to_the_full_one(text: str, mentions: list[int], why: str) -> None:
    assert [len(each.mentions) for each in find_citations(text)] == mentions, why


def test_a_mention_behind_another_one_keeps_its_place_in_the_text() -> None:
    text = FULL + "theo Nghị định nêu trên"
    (citation,) = find_citations(text)
    assert [text[slice(*each.span)] for each in citation.mentions if each.span] == [
        "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020",
        "Nghị định nêu trên",
    ]


SHORT = [
    ("Thực hiện Kế hoạch 12 ngày 5/3/2021 của UBND xã", [("Kế hoạch", "12", "2021-03-05")], "its date says what it is"),
    ("theo công văn 45 ngày 06/3/2021", [("Công văn", "45", "2021-03-06")], "also in small letters"),
    ("Chỉ thị 16 của Thủ tướng Chính phủ", [("Chỉ thị", "16", None)], "whose it is says so too"),
    ("báo cáo 12 của các xã", [], "a count of something else"),
    ("Báo cáo 6 tháng đầu năm 2021", [], "months"),
    ("văn bản 12 ngày 5/3/2021", [], "any paper at all"),
    ("Thông báo 15 ngày trước khi họp", [], "days before something"),
]


@pytest.mark.parametrize(("text", "expected", "why"), SHORT)
def test_a_number_without_so_is_cited_in_doubt_where_its_date_or_whose_it_is_stands_behind_it(
    text: str, expected: list[tuple[str, str, str | None]], why: str
) -> None:
    found = find_citations(text)
    assert [(each.type, each.code, each.date) for each in found] == expected, why
    assert all(each.needs_review and "no_notation" in each.defects for each in found), why


OWN = [
    ("Quyết định này có hiệu lực kể từ ngày ký.", "Quyết định", ["Quyết định này"], "a decision of itself"),
    ("thi hành Quyết định\nnày.", "Quyết định", ["Quyết định\nnày"], "broken over lines"),
    ("Luật này và Quyết định này", "Quyết định", ["Quyết định này"], "not what another text calls itself"),
    ("Quyết định nay đã", "Quyết định", [], "nay is now"),
    ("Tờ trình này", "Tờ trình", ["Tờ trình này"], "every type does so"),
]


@pytest.mark.parametrize(("text", "kind", "expected", "why"), OWN)
def test_a_document_speaks_of_itself(text: str, kind: str, expected: list[str], why: str) -> None:
    assert [text[slice(*each.span)] for each in find_own_mentions(text, kind) if each.span] == expected, why


def test_a_document_is_no_citation_of_itself() -> None:
    assert find_citations("Quyết định này có hiệu lực kể từ ngày ký.", own_code="12/QĐ-UBND") == []
