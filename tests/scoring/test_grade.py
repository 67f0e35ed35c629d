"""Whoever games a part of the score has a low grade; whoever has all right has 1."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr_pipeline.scoring.counts import FieldCounts, ListCounts, TextCounts, balance
from ocr_pipeline.scoring.grade import grade, parts_of
from ocr_pipeline.scoring.group import GroupScore
from schemas import Document
from tests.scoring.made_up import LABEL, TRUTH, all_alike, perfect
from tests.scoring.readers import GAMES, doubled, flag, listing_readings, with_fields

LOW = 0.2
"""What no game reaches, with everything else right."""
PARTS = st.lists(st.one_of(st.none(), st.floats(0, 1)), max_size=8)


def _score(*documents: Document | None) -> GroupScore:
    score = GroupScore()
    for number, each in enumerate(documents):
        score.add(f"mau-{number}", TRUTH, each)
    return score


def test_the_perfect_reader() -> None:
    score = _score(TRUTH)
    assert score.parts == dict.fromkeys(score.parts, 1.0)
    assert score.grade == 1.0


@pytest.mark.parametrize("game", GAMES)
def test_who_games_a_part_has_a_low_grade(game: str) -> None:
    assert (_score(GAMES[game]).grade or 0.0) < LOW


def test_who_gives_nothing_has_nothing() -> None:
    assert _score(GAMES["gives nothing"]).grade == _score(None).grade == pytest.approx(0.0, abs=1e-9)
    assert set(_score(None).parts.values()) == {0.0}


def test_a_few_readings_of_every_entry_are_no_way_out() -> None:
    assert (_score(listing_readings(10)).grade or 0.0) < 0.5


def test_everything_twice_is_half_precise() -> None:
    score = _score(doubled())
    assert [score.parts[name] for name in ("citations", "statistics", "marks", "tables")] == [pytest.approx(2 / 3)] * 4
    assert score.grade is not None
    assert LOW < score.grade < 0.8


def test_half_flagged_is_half_settled() -> None:
    names = ("issuer", "issuer_parent", "place", "notation", "document_type")
    half = with_fields(lambda node: flag(node) if node["value"] in [getattr(TRUTH, n).value for n in names] else None)
    score = _score(half)
    assert score.parts["settled"] == 0.5
    assert score.parts["trusted"] == 1.0
    assert score.grade == pytest.approx(8 * 1.02 / (7 + 1.02 / 0.52) - 0.02)


def test_a_flag_on_everything_settles_nothing_though_all_is_right() -> None:
    parts = _score(GAMES["flags everything"]).parts
    assert {name: parts[name] for name in ("settled", "trusted", "citations", "statistics")} == {
        "settled": 0.0,
        "trusted": 0.0,
        "citations": 0.0,
        "statistics": 0.0,
    }


def test_labels_leave_out_what_they_cannot_judge() -> None:
    score = GroupScore()
    score.add("mau", LABEL, perfect())
    assert {name for name, part in score.parts.items() if part is None} == {"statistics", "marks", "tables", "text"}
    assert score.grade == 1.0


@pytest.mark.parametrize("flagged", [True, False])
def test_lazy_readers_have_a_low_grade_on_labels_too(flagged: bool) -> None:
    score = GroupScore()
    score.add("mau", LABEL, all_alike("sai", flagged=flagged))
    assert (score.grade or 0.0) < LOW


def test_nothing_to_measure_has_no_grade() -> None:
    nothing = parts_of(FieldCounts(), {"tables": ListCounts()}, TextCounts())
    assert set(nothing.values()) == {None}
    assert grade(nothing.values()) is None


def test_what_is_invented_where_nothing_is_shown_is_worth_nothing() -> None:
    assert parts_of(FieldCounts(), {"tables": ListCounts(given=5, offered=5)}, None)["tables"] == 0.0
    assert parts_of(FieldCounts(emitted=3, silent=3), {}, None)["trusted"] == 0.0


@given(parts=PARTS)
def test_the_grade_is_between_its_least_part_and_its_mean(parts: list[float | None]) -> None:
    known = [part for part in parts if part is not None]
    graded = grade(parts)
    if not known:
        assert graded is None
        return
    assert graded is not None
    assert min(known) - 1e-9 <= graded <= math.fsum(known) / len(known) + 1e-9


@given(parts=PARTS, better=st.floats(0, 1), worse=st.floats(0, 1))
def test_a_better_part_never_makes_a_worse_grade(parts: list[float | None], better: float, worse: float) -> None:
    low, high = sorted((worse, better))
    assert (grade([*parts, low]) or 0.0) <= (grade([*parts, high]) or 0.0) + 1e-12


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [(None, None, None), (None, 1.0, 0.0), (0.0, None, 0.0), (0.0, 1.0, 0.0), (1.0, 1.0, 1.0), (0.5, 1.0, 2 / 3)],
)
def test_balance(one: float | None, other: float | None, expected: float | None) -> None:
    assert balance(one, other) == (None if expected is None else pytest.approx(expected))
