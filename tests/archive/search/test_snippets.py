"""The place that is shown, and what is pointed at in it."""

from __future__ import annotations

import pytest

from ocr_pipeline.archive.search.questions import question_of
from ocr_pipeline.archive.search.results import Snippet
from ocr_pipeline.archive.search.snippets import WIDTH, snippet_of

FILLING = " ".join(f"từ{number}" for number in range(100))


def _pointed(snippet: Snippet) -> list[str]:
    return [snippet.text[start:end] for start, end in snippet.hits]


@pytest.mark.parametrize(
    ("text", "question", "page", "found"),
    [
        pytest.param("Kiểm tra, hoà giải", "kiem", 1, ["Kiểm"], id="as printed"),
        pytest.param("Kiểm tra an toàn", '"kiem tra"', 1, ["Kiểm tra"], id="a phrase as one"),
        pytest.param("Số: 214/QĐ-UBND ngày", "214/qd-ubnd", 1, ["214/QĐ-UBND"], id="a code without what is around it"),
        pytest.param("(214/QĐ-UBND)", "ubnd", 1, ["UBND"], id="a part of a code"),
        pytest.param("một\fhai\fba bốn", "ba", 3, ["ba"], id="its page"),
        pytest.param("một an\fhai an toàn", "an toan", 2, ["an toàn"], id="the page that has more of them"),
        pytest.param("toán\fan toàn", "toán", 1, ["toán"], id="without marks that count, the first page"),
        pytest.param("kiểm tra", "nowhere", 1, [], id="not in the text: its beginning"),
        pytest.param("", "kiểm", 1, [], id="no text"),
        pytest.param(f"{FILLING} hoà giải {FILLING}", "hòa", 1, ["hoà"], id="in the middle"),
        pytest.param("hoa\u0300 gia\u0309i", "hòa giải", 1, ["hoa\u0300 gia\u0309i"], id="letters and marks apart"),
        pytest.param("hoàng hậu", "hoa*", 1, ["hoàng"], id="a beginning points at the whole word"),
    ],
)
def test_snippets(text: str, question: str, page: int, found: list[str]) -> None:
    snippet = snippet_of(text, question_of(question))
    assert (snippet.page, _pointed(snippet)) == (page, found)


def test_where_marks_count_the_place_has_them() -> None:
    text = f"bạn đọc {FILLING} bán hàng"
    assert _pointed(snippet_of(text, question_of("bán"), exact=True)) == ["bán"]


def test_pages_are_those_of_the_scan() -> None:
    assert snippet_of("một\fhai", question_of("hai"), first_page=5).page == 6


def test_a_snippet_is_short_and_tells_where_it_is_cut() -> None:
    assert snippet_of(f"{FILLING} hoà {FILLING}", question_of("hoa")).cut == (True, True)
    assert snippet_of(FILLING, question_of("từ0")).cut == (False, True)
    assert snippet_of(FILLING, question_of("từ99")).cut == (True, False)
    assert len(snippet_of(f"{FILLING} hoà {FILLING}", question_of("hoa")).text.split()) == WIDTH
