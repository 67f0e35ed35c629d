"""Counts of edits in arrays: what a mapping of them says, scaled and added to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diacritics.edit_counts import NONE, Edit, EditCounts

SEGMENTS = st.sampled_from(["a", "á", "Á", "â", "b", "B", "ng", "nh", "ứn"])
READINGS = st.sampled_from(["", "a", "b", "w", "ii", "rn", "n&:"])
COUNTS = st.dictionaries(st.tuples(SEGMENTS, READINGS), st.floats(0.5, 100.0), max_size=12)


def single(edit: Edit) -> bool:
    return len(edit[0]) == 1


@given(COUNTS)
def test_counts_are_those_of_the_mapping_in_its_order(counts: dict[Edit, float]) -> None:
    made = EditCounts.of(counts)
    assert list(made.items()) == list(counts.items())
    assert {edit: made.get(edit) for edit in counts} == counts
    assert made.get(("x", "never counted")) == 0


@given(COUNTS, COUNTS)
def test_what_was_seen_comes_on_top_and_what_is_new_comes_last(
    counts: dict[Edit, float], seen: dict[Edit, float]
) -> None:
    before = EditCounts.of(counts)
    more = before.plus(seen)
    assert list(more.items()) == list(({e: n + seen.get(e, 0) for e, n in counts.items()} | {
        e: n for e, n in seen.items() if e not in counts
    }).items())  # fmt: skip
    assert list(before.items()) == list(counts.items()), "the counts themselves stay"


@given(COUNTS, COUNTS)
def test_an_index_that_grew_is_the_one_made_at_once(counts: dict[Edit, float], seen: dict[Edit, float]) -> None:
    grown, whole = EditCounts.of(counts).plus(seen), EditCounts.of(counts | {e: 0.0 for e in seen if e not in counts})
    assert grown.index.numbers == whole.index.numbers
    assert grown.index.pairs_read_as == whole.index.pairs_read_as
    for name in ("segment_of", "reading_of", "cell_of", "base_of_segment", "family_of_cell", "reading_of_cell"):
        assert getattr(grown.index, name).tolist() == getattr(whole.index, name).tolist(), name


@given(COUNTS)
def test_every_count_is_scaled_by_its_segment(counts: dict[Edit, float]) -> None:
    made = EditCounts.of(counts)
    scales = {segment: 1 / (number + 2) for segment, number in made.index.segments.items()}
    scaled = made.scaled(made.by_segment() * 0 + list(scales.values()))
    assert dict(scaled.items()) == {edit: n * scales[edit[0]] for edit, n in counts.items()}


@given(COUNTS)
def test_sums_are_of_single_letters_alone(counts: dict[Edit, float]) -> None:
    made = EditCounts.of(counts)
    for segment, number in made.index.segments.items():
        own = sum(n for edit, n in counts.items() if edit[0] == segment and single(edit))
        assert made.by_segment()[number] == pytest.approx(own)
    assert made.by_cell().sum() == pytest.approx(sum(n for edit, n in counts.items() if single(edit)))


def test_a_family_has_the_letters_of_a_base_and_a_cell_one_reading_of_it() -> None:
    made = EditCounts.of({("á", "a"): 1.0, ("â", "a"): 2.0, ("Á", "a"): 4.0, ("ng", "rn"): 8.0})
    assert list(made.index.families) == ["a", "A"]
    assert made.index.cell_of.tolist() == [0, 0, 1, NONE]
    assert made.by_cell().tolist() == [3.0, 4.0]
    assert made.index.pairs_read_as == {"rn": (("ng", 3),)}
