"""The form that the restorer works on, and the way back."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from diacritics.alphabet import LETTERS, in_order_of_marks
from diacritics.unicode_form import normalise
from tests.diacritics.strange_text import ANY_TEXT

ZWJ, ZWSP, SHY = "\u200d", "\u200b", "\u00ad"


@pytest.mark.parametrize(
    ("raw", "text", "why"),
    [
        ("Thực hiện Kế hoạch", "Thực hiện Kế hoạch", "composed text stays"),
        (unicodedata.normalize("NFD", "Thực hiện Kế hoạch"), "Thực hiện Kế hoạch", "decomposed"),
        ("Kế hoạch, K" + "e\u0302\u0301", "Kế hoạch, Kế", "mixed"),
        ("ê\u0323", "ệ", "half composed"),
        ("e\u0301\u0302", "ế", "the tone typed before the circumflex"),
        ("á\u0302", "ấ", "the tone composed before the circumflex"),
        ("u\u0309\u031b", "ử", "the tone typed before the horn"),
        ("o\u0323\u0302 o\u0302\u0323", "ộ ộ", "a dot below in either order"),
        ("QÐ-UBND, ðã, Ɖiều", "QĐ-UBND, đã, Điều", "eth and the African d"),
        ("К\u1ebf hoạch", "Kế hoạch", "a Cyrillic capital in a Latin word"),
        ("Thông tư có hiệ\u0443", "Thông tư có hiệ\u0443", "what would be no syllable stays"),
        ("n\u0430m, đ\u043e\u0300n", "nam, đòn", "Cyrillic vowels, also with a mark"),
        ("Москва, Нова, Αθήνα", "Москва, Нова, Αθήνα", "words of their own alphabet"),
        ("x\u0301\u0302", "x\u0301\u0302", "marks on a letter that bears none"),
        (f"Cộ{ZWSP}ng hòa {SHY} x{ZWJ}ã", f"Cộ{ZWSP}ng hòa {SHY} x{ZWJ}ã", "signs without width stay"),
        ("\ud800 Ð \udfff", "\ud800 Đ \udfff", "half characters stay"),
        ("Céng hoµ x· héi chñ nghÜa ViÖt Nam", "Cộng hoà xã hội chủ nghĩa Việt Nam", "ABC fonts"),
        ("Ðeà nghò uûy ban nhaân daân tænh", "Đề nghị ủy ban nhân dân tỉnh", "VNI fonts, with an eth"),
    ],
)
def test_the_form(raw: str, text: str, why: str) -> None:
    assert normalise(raw).text == text, why


@given(ANY_TEXT)
def test_the_rewritings_are_the_whole_difference(raw: str) -> None:
    form = normalise(raw)
    text, done = "", 0
    for r in form.rewritings:
        assert done <= r.start < r.end <= len(raw)
        text += raw[done : r.start]
        assert r.out_start == len(text)
        text += form.text[r.out_start : r.out_end]
        assert r.out_end == len(text)
        done = r.end
    assert text + raw[done:] == form.text


@given(ANY_TEXT, st.data())
def test_spans_lead_back(raw: str, data: st.DataObject) -> None:
    form = normalise(raw)
    start = data.draw(st.integers(0, len(form.text)))
    end = data.draw(st.integers(start, len(form.text)))
    first, last = form.raw_span(start, end)
    if start < end:
        assert 0 <= first < last <= len(raw)
        assert form.text[start:end] in normalise(raw).text[form.raw_span(0, start)[0] :] or form.rewritings
    for r in form.rewritings:
        assert form.raw_span(r.out_start, r.out_end) == (r.start, r.end)


@given(ANY_TEXT)
@example("\N{CYRILLIC SMALL LETTER IE}M. á»¦Y BAN NHÃ‚N DÃ‚N")
def test_it_is_settled_at_once(raw: str) -> None:
    once = normalise(raw).text
    assert normalise(once).text == once
    assert unicodedata.is_normalized("NFC", once)


@given(st.text())
def test_text_in_composed_form_keeps_what_is_no_look_alike(raw: str) -> None:
    composed = unicodedata.normalize("NFC", raw)
    kept = [c for c in composed if ord(c) < 0x80]
    assert [c for c in normalise(raw).text if ord(c) < 0x80] == kept


@pytest.mark.parametrize("letter", [letter for letter in LETTERS if not letter.isascii()])
def test_any_order_of_marks_is_the_same_letter(letter: str) -> None:
    decomposed = unicodedata.normalize("NFD", letter)
    for typed in (decomposed, decomposed[0] + decomposed[:0:-1]):
        assert normalise(typed).text == letter
        assert unicodedata.normalize("NFC", in_order_of_marks(typed)) == letter
