"""Spans before and after, offsets carried along, two restorations made one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diacritics.changes import ChangeSource, Edit, Restoration, compose, restoration


def edit(start: int, end: int, value: str, *, applied: bool = True, confidence: float = 0.9) -> Edit:
    return Edit(start, end, value, confidence, applied, ChangeSource.SYLLABLE)


def test_spans_of_made_and_proposed_changes() -> None:
    result = restoration("so’ cua toi", [edit(0, 3, "sở"), edit(4, 7, "của", applied=False), edit(8, 11, "tối")])
    assert result.text == "sở cua tối"
    assert [(c.span, c.out_span, c.raw) for c in result.changes] == [
        ((0, 3), (0, 2), "so’"),
        ((4, 7), (3, 6), "cua"),
        ((8, 11), (7, 10), "toi"),
    ]


@pytest.mark.parametrize(
    ("position", "out"), [(-5, 0), (0, 0), (1, 1), (2, 2), (3, 2), (4, 3), (8, 7), (11, 10), (99, 10)]
)
def test_offsets_are_carried_along(position: int, out: int) -> None:
    result = restoration("so’ cua toi", [edit(0, 3, "sở"), edit(8, 11, "tối")])
    assert result.out_position(position) == out


@st.composite
def _changed(draw: st.DrawFn) -> Restoration:
    """A text with changes of any length in and out, side by side, empty, made and proposed."""
    raw = draw(st.text("ab c", max_size=12))
    bounds = sorted(draw(st.lists(st.integers(0, len(raw)), max_size=8)))
    value, made = st.text("xy", max_size=4), st.booleans()
    spans = zip(bounds[::2], bounds[1::2], strict=False)
    return restoration(raw, [edit(start, end, draw(value), applied=draw(made)) for start, end in spans])


@given(_changed())
def test_a_place_in_the_text_is_found_in_the_raw_text_at_the_first_offset_that_leads_there(result: Restoration) -> None:
    places = [result.out_position(offset) for offset in range(len(result.raw) + 1)]
    for position in range(-2, len(result.text) + 3):
        first = next((offset for offset, place in enumerate(places) if place >= position), len(places))
        assert result.raw_position(position) == first


def test_a_proposal_gives_way_to_a_change_made_in_the_same_place() -> None:
    result = restoration("abc", [edit(0, 2, "xx", applied=False), edit(1, 3, "yy")])
    assert result.text == "ayy"
    assert len(result.changes) == 1


def test_two_rounds_become_one_with_the_lower_confidence() -> None:
    first = restoration("so’ cua", [edit(0, 3, "sơ", confidence=0.91)])
    second = restoration(first.text, [edit(0, 2, "sở", confidence=0.95), edit(3, 6, "của")])
    both = compose(first, second)
    assert (both.raw, both.text) == ("so’ cua", "sở của")
    assert [(c.span, c.value, c.confidence) for c in both.changes] == [((0, 3), "sở", 0.91), ((4, 7), "của", 0.9)]


def test_a_change_taken_back_leaves_no_trace() -> None:
    first = restoration("ab cd", [edit(0, 2, "x")])
    second = restoration(first.text, [edit(0, 1, "ab")])
    both = compose(first, second)
    assert both.text == "ab cd"
    assert both.changes == ()
