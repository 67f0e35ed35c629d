"""Words without marks, and with theirs in one spelling."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr_pipeline.archive.search.folding import folded, forms, joined, word_forms

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyAĂÂBCDĐEÊ"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")

written = st.text(st.sampled_from([*LETTERS, *TONES[1:], *"0123456789/-. ,\n\f", "ð", "Ð"]), max_size=60)
anything = st.one_of(written, st.text(max_size=60))


@pytest.mark.parametrize(
    ("printed", "plain", "marked"),
    [
        pytest.param("Kiểm tra", "kiem tra", "kiểm tra", id="marks go, case goes"),
        pytest.param("ĐỘC LẬP", "doc lap", "độc lập", id="đ is no d with a mark to Unicode"),
        pytest.param("hoà thuỷ", "hoa thuy", "hòa thủy", id="the tone mark in its old place"),
        pytest.param("hoàng quý", "hoang quy", "hoàng quý", id="where there is one place only"),
        pytest.param("Ðắk ðất", "dak dat", "đắk đất", id="look-alikes of đ"),
        pytest.param("214/QĐ-UBND,", "214 qd ubnd", "214 qđ ubnd", id="a code is its parts"),
        pytest.param("(30/2020/NĐ-CP)./.", "30 2020 nd cp", "30 2020 nđ cp", id="signs around it"),
        pytest.param("1\xa0000 m²", "1 000 m2", "1 000 m2", id="no-break space, raised figure"),
        pytest.param("a_b — c…d", "a b c d", "a b c d", id="every sign parts words"),
        pytest.param("./. – …", "", "", id="no words"),
    ],
)
def test_forms(printed: str, plain: str, marked: str) -> None:
    assert forms(printed) == (plain, marked)


@given(anything)
def test_the_unicode_form_does_not_count(text: str) -> None:
    assert len({forms(unicodedata.normalize(form, text)) for form in ("NFC", "NFD")}) == 1


@given(written)
def test_case_does_not_count(text: str) -> None:
    assert forms(text) == forms(text.upper()) == forms(text.lower())


@given(anything)
def test_a_text_has_as_many_words_folded_as_marked_and_one_folds_to_the_other(text: str) -> None:
    both = forms(text)
    assert len(both.folded.split()) == len(both.marked.split())
    assert folded(both.marked) == both.folded


@given(anything)
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    both = forms(text)
    assert folded(both.folded) == both.folded
    assert forms(both.marked).marked == both.marked


@given(anything)
def test_words_are_parted_by_single_blanks_and_hold_nothing_that_the_index_would_part(text: str) -> None:
    for form in forms(text):
        assert form == " ".join(form.split())
        assert all(char.isalnum() or char == " " or not char.isascii() for char in form)


@given(st.sampled_from(["oa", "oe", "uy"]), st.sampled_from(TONES), st.sampled_from(["", "h", "th", "x"]))
def test_the_place_of_the_tone_does_not_count(rime: str, tone: str, onset: str) -> None:
    old, new = f"{onset}{rime[0]}{tone}{rime[1]}", f"{onset}{rime}{tone}"
    assert word_forms(old) == word_forms(new)


@pytest.mark.parametrize(
    ("value", "token"),
    [("Quyết định", "quyet-dinh"), ("214 /QĐ-UBND", "214-qd-ubnd"), ("–", ""), ("05-NQ/ĐU", "05-nq-du")],
)
def test_a_whole_value_is_one_token(value: str, token: str) -> None:
    assert joined(value) == token
