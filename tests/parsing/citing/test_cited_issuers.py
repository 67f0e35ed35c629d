"""Who issued a cited document: where the name behind it ends."""

from __future__ import annotations

import unicodedata
from importlib.resources import files

import pytest

from ocr_pipeline.parsing.citations import find_citations
from ocr_pipeline.parsing.citing.cited_issuers import issuer_after, issuer_words

ISSUERS = [
    ("của Bộ trưởng Bộ Tài chính quy định", "Bộ trưởng Bộ Tài chính", "Tài is not tại"),
    ("của Chính phủ về công tác văn thư", "Chính phủ", "up to what it is about"),
    ("của Bộ Tài nguyên và Môi trường hướng dẫn", "Bộ Tài nguyên và Môi trường", "và inside a name"),
    ("của Chủ tịch UBND tỉnh và các văn bản khác", "Chủ tịch UBND tỉnh", "và after the name"),
    ("của Bộ trưởng Bộ Ngoại giao hướng dẫn", "Bộ trưởng Bộ Ngoại giao", "giao inside a name"),
    ("của UBND tỉnh giao chỉ tiêu", "UBND tỉnh", "giao after a name"),
    ("của Ban quản lý các khu công nghiệp về việc", "Ban quản lý các khu công nghiệp", "quản lý inside a name"),
    ("của Chính phủ quản lý, sử dụng internet", "Chính phủ", "the Government's name ends with its word"),
    ("của Văn phòng Chính phủ Quy định chi tiết", "Văn phòng Chính phủ", "a subject that begins with a capital"),
    ("của Bộ Kế hoạch và Đầu tư quy định", "Bộ Kế hoạch và Đầu tư", "a plan inside a name"),
    (
        "của Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch quy định",
        "Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch",
        "a comma inside a name",
    ),
    (
        "của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ hướng dẫn",
        "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ",
        "a comma between two offices of one man",
    ),
    ("của Bộ Tài chính, Bộ Nội vụ hướng dẫn", "Bộ Tài chính", "a comma behind a name"),
    ("của Bộ Lao động - Thương binh và Xã hội quy định", "Bộ Lao động - Thương binh và Xã hội", "a dash inside a name"),
    ("của Bộ Tư pháp - Thông tư số 3/2020/TT-BTP", "Bộ Tư pháp", "a dash before the next of a list"),
    ("của UBND TP. Hà Nội về việc", "UBND TP. Hà Nội", "a dot inside a name"),
    ("của Chủ tịch UBND tỉnh Cà Mau hết hiệu lực kể từ", "Chủ tịch UBND tỉnh Cà Mau", "what becomes of it"),
    ("của\nCăn cứ Nghị định số 12/2020/NĐ-CP;", None, "the name is lost, another basis follows"),
    ("của Bộ Tài chính\nCăn cứ Nghị định số 12/2020/NĐ-CP;", "Bộ Tài chính", "the semicolon before a basis is lost"),
]


@pytest.mark.parametrize(("words", "issuer", "why"), ISSUERS)
def test_the_issuer_is_read_after_the_date(words: str, issuer: str | None, why: str) -> None:
    assert find_citations(f"Quyết định số 5/QĐ-BTC ngày 12/3/2020 {words}")[0].issuer == issuer, why


WORDS = issuer_words()


@pytest.mark.parametrize("word", WORDS.goes_on)
def test_a_word_of_the_sentence_ends_a_name(word: str) -> None:
    assert issuer_after(f" của Bộ Tài chính {word} việc chi", 0) == "Bộ Tài chính"
    assert issuer_after(f" của Bộ Tài chính {word}x việc chi.", 0) == f"Bộ Tài chính {word}x việc chi", "a longer word"


@pytest.mark.parametrize("word", WORDS.another_begins)
def test_what_opens_another_citation_ends_a_name_and_begins_none(word: str) -> None:
    assert issuer_after(f" của Bộ Tài chính {word} 12", 0) == "Bộ Tài chính"
    assert issuer_after(f" của Bộ Tài chính - {word} 12", 0) == "Bộ Tài chính", "behind the dash of a list"
    assert issuer_after(f" của {word} Bộ Tài chính.", 0) is None, "the name is lost"


@pytest.mark.parametrize("word", [*WORDS.joined, "các", "đ"])
def test_a_document_joined_by_va_is_no_part_of_a_name(word: str) -> None:
    assert issuer_after(f" của Bộ Tài chính và {word} 12", 0) == "Bộ Tài chính"


@pytest.mark.parametrize("word", WORDS.after_comma)
def test_a_name_goes_on_behind_its_comma(word: str) -> None:
    assert issuer_after(f" của Bộ Thử, {word} và Nếp về việc", 0) == f"Bộ Thử, {word} và Nếp"
    assert issuer_after(f" của Bộ Thử, {word}x và Nếp về việc", 0) == "Bộ Thử", "a longer word"


@pytest.mark.parametrize("word", WORDS.before_dot)
def test_a_name_goes_on_behind_the_dot_of_an_abbreviation(word: str) -> None:
    assert issuer_after(f" của UBND {word}. Thử về việc", 0) == f"UBND {word}. Thử"


@pytest.mark.parametrize(
    ("word", "before"), [(word, each) for word, all_of in WORDS.in_names.items() for each in all_of]
)
def test_a_name_has_a_word_in_it_that_would_end_it(word: str, before: str) -> None:
    assert word in WORDS.goes_on, "it has to be an end elsewhere"
    assert issuer_after(f" của {before} {word} khu Thử về việc", 0) == f"{before} {word} khu Thử"


def test_a_name_that_is_cut_off_where_the_search_ends_is_none() -> None:
    part = f", {WORDS.after_comma[0]}"
    text = " của Bộ ".ljust(160 - 10 * len(part), "a") + 10 * part
    assert len(text) == 160
    assert issuer_after(text, 0) == text.removeprefix(" của "), "the text ends with it"
    assert issuer_after(f"{text} và nhiều nữa", 0) is None


def test_the_words_are_nfc_and_none_stands_twice() -> None:
    text = files("ocr_pipeline.parsing").joinpath("data", "cited_issuers.toml").read_text(encoding="utf-8")
    assert text == unicodedata.normalize("NFC", text)
    for words in (WORDS.goes_on, WORDS.another_begins, WORDS.joined, WORDS.after_comma, WORDS.before_dot):
        assert len(words) == len(set(words))
