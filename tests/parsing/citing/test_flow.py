"""A text as it flows from page to page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr_pipeline.parsing.citing.flow import flow

FLOWS = [
    ("ngày 29 tháng\n\f2\n11 năm", "ngày 29 tháng\n11 năm", "the number of a page stands at its top"),
    ("ngày 29 tháng\n2\n\f11 năm", "ngày 29 tháng\n11 năm", "or at the foot of the page before"),
    ("ngày 29 tháng\n- 2 -\n\f11 năm", "ngày 29 tháng\n11 năm", "some put it between dashes"),
    ("ngày 29\n\ftháng 11", "ngày 29\ntháng 11", "a first page has none"),
    ("ngày 29\ftháng 11", "ngày 29\ntháng 11", "a page break alone is a line break"),
    ("một\n\f2025 là năm", "một\n2025 là năm", "a year is no page number"),
    ("ngày 22\n. tháng 6", "ngày 22\ntháng 6", "a speck at the margin was read as a dot"),
    ('ngày 19 tháng\n" 6 năm', "ngày 19 tháng\n6 năm", "or as a quote with a space"),
    ("căn cứ\n_Chính phủ", "căn cứ\nChính phủ", "an underline was read as a sign"),
    ("gồm:\n- Sở Nội vụ", "gồm:\n- Sở Nội vụ", "a dash opens an entry of a list"),
    ("gồm:\n+ Sở Nội vụ", "gồm:\n+ Sở Nội vụ", "so does a plus"),
    ('nói:\n"Hội đồng', 'nói:\n"Hội đồng', "a quote that clings to its word is one"),
    ("\n(Kèm theo", "\n(Kèm theo", "a bracket is one"),
]


@pytest.mark.parametrize(("text", "flowing", "why"), FLOWS)
def test_what_stands_between_two_lines_is_left_out(text: str, flowing: str, why: str) -> None:
    assert flow(text).text == flowing, why


PIECES = st.sampled_from(["\f", "\n", "2", " ", "a", "ngày ", ". ", "_", '" ', "- ", "\n\f3\n"])


@given(st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=80))
def test_every_place_leads_back_to_the_same_sign(text: str) -> None:
    flowing = flow(text)
    for at, sign in enumerate(flowing.text):
        start, end = flowing.source((at, at + 1))
        assert end == start + 1
        if sign != "\n":
            assert text[start:end] == sign
            assert flowing.place(start) == at


@given(st.lists(PIECES, max_size=30).map("".join))
def test_a_stretch_keeps_its_order(text: str) -> None:
    flowing = flow(text)
    spans = [flowing.source((at, at + 1)) for at in range(len(flowing.text))]
    assert spans == sorted(spans)
