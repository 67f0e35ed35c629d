"""Abbreviations that a text explains behind the words that they stand for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diacritics.initialisms import explained
from diacritics.tokens import tokenize


def meant(text: str, **restored: str) -> dict[str, str]:
    """What the abbreviations of a text mean where the words given were restored."""
    tokens = tokenize(text)
    return explained(tokens, text, {token: restored[token.text] for token in tokens if token.text in restored})


@pytest.mark.parametrize(
    ("text", "found", "why"),
    [
        ("chương trình đào tạo (CTDT)", {"CTDT": "CTĐT"}, "D stands for Đ where its word begins with đ"),
        ("theo chương trình đào tạo (CTDT) của", {"CTDT": "CTĐT"}, "only as many words as there are letters"),
        ("đăng ký môn học (BKMH)", {"BKMH": "ĐKMH"}, "B is read for Đ"),
        ("đăng ký môn học (PKMH)", {"PKMH": "ĐKMH"}, "so is P"),
        ("đăng ký môn học (ÐKMH)", {"ÐKMH": "ĐKMH"}, "so is the Icelandic letter"),
        ("đại đội đặc nhiệm (DDDN)", {"DDDN": "ĐĐĐN"}, "in every place"),
        ("Chương Trình Đào Tạo (CTDT)", {"CTDT": "CTĐT"}, "whatever the case of the words"),
        ("chương trình đào tạo (CTĐT)", {}, "what is right stays"),
        ("chương trình đào tạo (CTDI)", {}, "another letter is never changed, and the rest then neither"),
        ("quy chế đào tạo (CTDT)", {}, "the letters are not those of these words"),
        ("chương trình dân tộc (CTBT)", {}, "B is not read for D"),
        ("chương trình đào tạo CTDT", {}, "without brackets nothing is explained"),
        ("chương trình đào tạo (CTDT", {}, "nor with one of them"),
        ("chương trình đào tạo ( CTDT )", {}, "brackets stand close"),
        ("chương trình đào tạo [CTDT]", {}, "other brackets do not explain"),
        ("đào tạo (DT)", {}, "two letters are too few"),
        ("trình đào tạo (CTDT)", {}, "fewer words than letters"),
        ("(CTDT) chương trình đào tạo", {}, "the words stand before it"),
        ("chương trình đào tạo (Ctdt)", {}, "small letters are no abbreviation"),
        ("", {}, "nothing"),
    ],
)
def test_what_a_text_explains(text: str, found: dict[str, str], why: str) -> None:
    assert meant(text) == found, why


def test_words_speak_as_they_were_restored() -> None:
    text = "chuong trinh dao tao (CTDT)"
    assert meant(text) == {}
    assert meant(text, dao="đào") == {"CTDT": "CTĐT"}


def test_two_words_that_ran_together_are_two() -> None:
    assert meant("mở chươngtrình đào tạo (CTDT)", chươngtrình="chương trình") == {"CTDT": "CTĐT"}


def test_several_are_found_in_one_text() -> None:
    text = "chương trình đào tạo (CTDT), đăng ký môn học (BKMH)"
    assert meant(text) == {"CTDT": "CTĐT", "BKMH": "ĐKMH"}


@given(
    st.lists(st.sampled_from(["đào", "tạo", "bộ", "phó", "dân", "xã"]), min_size=3, max_size=6),
    st.text("DBPÐĐTX", min_size=3, max_size=6),
)
def test_only_letters_read_for_d_with_a_stroke_ever_change(words: list[str], short: str) -> None:
    for before, after in meant(f"{' '.join(words)} ({short})").items():
        assert before == short
        assert len(after) == len(before)
        assert all(a == b or (b == "Đ" and a in "DBPÐ") for a, b in zip(before, after, strict=True))
