"""Which words of text that is mostly right are worth a doubt."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diacritics.doubts import doubts, is_slip
from diacritics.ngram_model import NgramModel
from diacritics.tokens import Kind, tokenize
from diacritics.words import Vocabulary

MODEL = NgramModel.load()
WORDS = Vocabulary.load()


def doubted(*paragraphs: str) -> dict[str, float]:
    """The doubtful words and what it costs to leave them."""
    return {token.text: keep for token, keep in doubts([tokenize(text) for text in paragraphs], MODEL, WORDS).items()}


@pytest.mark.parametrize(
    ("text", "word", "why"),
    [
        ("bảo đảm tiêt kiệm chi thường xuyên", "tiêt", "no word, with a mark: a closed rime takes sắc or nặng"),
        ("phê duyệt kê hoạch của Ủy ban", "kê", "a word that fits no neighbour"),
        ("theo quy đinh cua pháp luật", "cua", "a word that lost its marks"),
        ("theo hinh thức của đơn vị", "hinh", "no word, but it has the shape of one"),
        ("ỦY BAN NHÂN DÂN TINH QUANG NINH", "TINH", "capitals that may have lost their marks"),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NẨM", "NẨM", "capitals with a mark that are no word"),
        ("KÊ HOẠCH CỦA ỦY BAN NHÂN DÂN", "KÊ", "a word in capitals, with a mark, that fits no neighbour"),
        ("Kê hoạch của Ủy ban nhân dân", "Kê", "a capital that begins a sentence makes no name"),
        ("thực hiện. Kê hoạch của Ủy ban", "Kê", "inside a paragraph too"),
        ("trường Tiễt kiệm của tỉnh", "Tiễt", "a capital excuses no word that is none and has a mark"),
    ],
)
def test_what_is_doubted(text: str, word: str, why: str) -> None:
    assert word in doubted(text), why


@pytest.mark.parametrize(
    ("text", "word", "why"),
    [
        ("trên địa bàn xã Cẩm Sởn", "Sởn", "a name inside a sentence is spelled as it pleases"),
        ("Công ty TNHH Facebook Việt Nam", "Facebook", "a foreign name"),
        ("sử dụng scrollbar trên mạng", "scrollbar", "a foreign word: it has no syllable's shape"),
        ("Công ty TNHH Việt Nam", "TNHH", "an abbreviation"),
        ("số 47/KH-STP ngày 06/5/2019", "47/KH-STP", "a symbol"),
        ("lienhe@suoingan.gov.vn của tỉnh", "lienhe@suoingan.gov.vn", "an address"),
    ],
)
def test_what_is_not_doubted(text: str, word: str, why: str) -> None:
    assert word in {token.text for token in tokenize(text)}
    assert word not in doubted(text), why


@pytest.mark.parametrize(
    "text",
    [
        "Ủy ban nhân dân tỉnh ban hành Kế hoạch số 47/KH-UBND",
        "Giám đốc Sở Tư pháp chịu trách nhiệm thi hành Quyết định này.",
        "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16 tháng 6 năm 2025;",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA",
        "Độc lập - Tự do - Hạnh phúc",
        "hỗ trợ người lao động ở vùng có điều kiện kinh tế khó khăn",
        "theo quy định của pháp luật về ngân sách nhà nước.",
    ],
)
def test_a_correct_sentence_is_in_no_doubt(text: str) -> None:
    assert doubted(text) == {}


def test_an_unknown_word_is_left_more_easily_than_a_known_one() -> None:
    """A known word is among its own candidates; of an unknown one nothing else speaks."""
    assert doubted("bảo đảm tiêt kiệm")["tiêt"] > doubted("phê duyệt kê hoạch của")["kê"]


def test_a_paragraph_knows_nothing_of_the_one_before() -> None:
    together = doubted("phê duyệt kê hoạch của Ủy ban", "bảo đảm tiêt kiệm")
    assert together == doubted("phê duyệt kê hoạch của Ủy ban") | doubted("bảo đảm tiêt kiệm")


@pytest.mark.parametrize("paragraphs", [[], [[]], [[], []]])
def test_without_words_there_are_no_doubts(paragraphs: list[list[object]]) -> None:
    assert doubts([[] for _ in paragraphs], MODEL, WORDS) == {}


PARTS = st.sampled_from(
    "Ủy ban nhân dân tỉnh TINH kê hoạch 12/QĐ-UBND 06/5/2019 tiêt UBND Facebook a) xyz. của; Nghia NGHĨA".split()
)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(PARTS, max_size=9).map(" ".join), max_size=4))
def test_doubtful_are_words_of_the_paragraphs_alone(texts: list[str]) -> None:
    paragraphs = [tokenize(text) for text in texts]
    every = {token for paragraph in paragraphs for token in paragraph}
    found = doubts(paragraphs, MODEL, WORDS)
    assert found.keys() <= every
    assert all(token.kind is Kind.WORD for token in found)
    assert all(keep < 0 for keep in found.values())


@pytest.mark.parametrize(
    ("word", "observed", "slip", "why"),
    [
        ("kế", "kê", True, "the same letters with other marks"),
        ("kế", "KÉ", True, "in capitals"),
        ("định", "dinh", True, "đ without its stroke is d"),
        ("hiện", "hiộn", True, "what has a Vietnamese letter was a Vietnamese word"),
        ("hiện", "hotel", False, "a foreign word is no Vietnamese one misread"),
        ("hộ", "ho6", False, "nor does a word without marks change its letters"),
    ],
)
def test_what_may_have_been_misread_in_text_that_is_mostly_right(
    word: str, observed: str, slip: bool, why: str
) -> None:
    assert is_slip(word, observed) is slip, why
