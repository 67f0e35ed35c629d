"""A paragraph in pieces: all of it is decided once, nothing that belongs together is cut, and the result is as good."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diacritics.beam import NONE, Beam, Chosen, Column, choices_of, decode
from diacritics.pieces import Piece, pieces_of, whole_choices
from tests.diacritics.test_beam import BOUNDARY, WORDS, Pairs, column, score_of

MODEL = Pairs(7)
WIDE = Beam(width=300, within=1000.0)
MOST_SPAN = 4
"""Tokens that a candidate covers at most."""


def fixed(word: int = 1) -> Column:
    return column((word, NONE, 1, 0.0))


def opened(chooser: random.Random, most_span: int) -> Column:
    """A column with two to four candidates, the first of them for the token alone."""
    spans = [1, *(chooser.randint(1, most_span) for _ in range(chooser.randint(1, 3)))]
    return column(*((chooser.randrange(1, WORDS), NONE, span, chooser.uniform(-5, 0)) for span in spans))


def is_open(each: Column) -> bool:
    return len(each.first) > 1


def stretches(shape: Sequence[tuple[int, int]], seed: int) -> list[Column]:
    """So many fixed columns, then so many open ones, some of whose candidates reach back up to four tokens."""
    chooser = random.Random(seed)
    row: list[Column] = []
    for closed, open_ones in shape:
        row += [fixed(chooser.randrange(1, WORDS)) for _ in range(closed)]
        for _ in range(open_ones):
            row.append(opened(chooser, min(MOST_SPAN, len(row) + 1)))
    return row


def anchored(shape: Sequence[int], seed: int) -> list[Column]:
    """So many open columns before each fixed one, which no candidate reaches across."""
    chooser = random.Random(seed)
    row: list[Column] = []
    for open_ones in shape:
        row += [opened(chooser, place + 1) for place in range(open_ones)]
        row.append(fixed(chooser.randrange(1, WORDS)))
    return row


SEEDS = st.integers(0, 10_000)
SHAPES = st.lists(st.tuples(st.integers(0, 17), st.integers(0, 34)), min_size=1, max_size=4)
PARAGRAPHS = st.builds(stretches, SHAPES, SEEDS)
ANCHORED = st.builds(anchored, st.lists(st.integers(0, 3), min_size=1, max_size=20), SEEDS)


def decided(row: Sequence[Column]) -> list[Chosen]:
    """The path of a paragraph that is decoded in pieces."""
    cut = pieces_of(row)
    parts = [row[piece.start : piece.end] for piece in cut]
    paths = decode(parts, MODEL, BOUNDARY, WIDE)
    choices = [choices_of(path, len(part)) for path, part in zip(paths, parts, strict=True)]
    whole = whole_choices(len(row), cut, choices)
    return [Chosen(column, candidate) for column, candidate in enumerate(whole) if candidate != NONE]


def covered(row: Sequence[Column], path: Sequence[Chosen]) -> list[int]:
    """The columns that the candidates of a path cover, one after the other."""
    spans = [(chosen.column, int(row[chosen.column].span[chosen.candidate])) for chosen in path]
    return [place for end, span in spans for place in range(end - span + 1, end + 1)]


@settings(max_examples=80, deadline=None)
@given(PARAGRAPHS)
def test_every_column_is_decided_exactly_once(row: list[Column]) -> None:
    assert covered(row, decided(row)) == list(range(len(row)))


@settings(max_examples=80, deadline=None)
@given(PARAGRAPHS)
def test_what_is_kept_of_pieces_is_all_that_is_open_in_order_and_once(row: list[Column]) -> None:
    cut = pieces_of(row)
    kept = [place for piece in cut for place in range(piece.first, piece.last)]
    assert kept == sorted(set(kept))
    assert {place for place, each in enumerate(row) if is_open(each)} <= set(kept)
    assert all(0 <= piece.start <= piece.first < piece.last <= piece.end <= len(row) for piece in cut)


@settings(max_examples=80, deadline=None)
@given(PARAGRAPHS)
def test_no_candidate_reaches_across_a_border(row: list[Column]) -> None:
    for piece in pieces_of(row):
        for border in (piece.start, piece.first, piece.last):
            for place in range(border, min(border + MOST_SPAN, len(row))):
                assert place - int(row[place].span.max()) + 1 >= border or place >= piece.end


@settings(max_examples=80, deadline=None)
@given(PARAGRAPHS)
def test_the_middle_of_a_long_fixed_stretch_is_in_no_piece(row: list[Column]) -> None:
    near = {place + by for place, each in enumerate(row) if is_open(each) for by in range(-7, 8)}
    seen = {place for piece in pieces_of(row) for place in range(piece.start, piece.end)}
    assert seen <= near


@settings(max_examples=60, deadline=None)
@given(ANCHORED)
def test_with_a_fixed_word_in_every_overlap_the_pieces_are_as_good_as_the_whole(row: list[Column]) -> None:
    """A model of pairs hears nothing across a fixed word, so that nothing is lost at a border."""
    whole = decode([row], MODEL, BOUNDARY, WIDE)[0]
    best, found = (score_of(row, path, MODEL, WIDE.weight) for path in (whole, decided(row)))
    assert found == pytest.approx(best, abs=1e-3)


@pytest.mark.parametrize(
    ("shape", "pieces", "why"),
    [
        ("", [], "nothing"),
        ("ffff", [], "nothing is open"),
        ("fffofff", [Piece(0, 7, 3, 4)], "three fixed words are kept in sight on either side"),
        ("fffffofffff", [Piece(2, 9, 5, 6)], "and no more"),
        ("offffffo", [Piece(0, 8, 0, 8)], "six fixed words between open ones hold them together"),
        ("offffffo" + "f" * 7 + "o", [Piece(0, 11, 0, 8), Piece(12, 16, 15, 16)], "seven do not"),
        ("o" * 23, [Piece(0, 23, 0, 23)], "as many open words as are kept of a piece, and an overlap"),
        (
            "o" * 30,
            [Piece(0, 23, 0, 18), Piece(13, 30, 18, 30)],
            "more are cut; each sees five words beyond what is kept of it",
        ),
    ],
)
def test_where_a_paragraph_is_cut(shape: str, pieces: list[Piece], why: str) -> None:
    choice = column((1, NONE, 1, 0.0), (2, NONE, 1, -1.0))
    assert pieces_of([choice if c == "o" else fixed() for c in shape]) == pieces, why


def test_a_word_that_begins_in_a_fixed_token_is_decided_with_it() -> None:
    """``h.oc``: the lone letter is fixed, the token behind it may be one word with it."""
    joined = column((2, NONE, 1, -9.0), (3, NONE, 2, 0.0))
    row = [*(fixed() for _ in range(5)), joined, *(fixed() for _ in range(5))]
    assert Chosen(5, 1) in decided(row)
    assert Chosen(4, 0) not in decided(row)


def test_a_border_waits_for_the_end_of_a_torn_word() -> None:
    choice = column((1, NONE, 1, 0.0), (2, NONE, 1, -1.0))
    torn = column((1, NONE, 1, 0.0), (2, NONE, 3, -1.0))
    row = [torn if place in (19, 20) else choice for place in range(40)]
    assert pieces_of(row)[0].last == 21
