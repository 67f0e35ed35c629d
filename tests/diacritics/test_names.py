"""Names of people: where they stand, and how usual a word is in each of their places."""

from __future__ import annotations

from math import exp, log
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diacritics.alphabet import fold_tone_style
from diacritics.modes import Mode
from diacritics.names import NAMES_TABLE, NamePlace, NameTable, follows_area, name_places, name_positions
from diacritics.tokens import tokenize

TABLE = NameTable({"nguyễn": (30, 0, 1), "văn": (0, 8, 0), "hòa": (10, 2, 9)}, (40, 10, 10))
SURNAMES = ("nguyen", "tran")


@pytest.mark.parametrize(
    ("text", "mode", "positions", "why"),
    [
        ("Ông Nguyen Van Hoa", Mode.NOISY, {1, 2, 3}, "a surname and capitalised words"),
        ("ông Nguyen Van", Mode.NOISY, set(), "two words are rather an agency where letters are damaged"),
        ("ông Nguyễn Văn", Mode.CLEAN, {1, 2}, "two words are a name where they are not"),
        ("Ban Van Hoa Xa", Mode.NOISY, set(), "no surname"),
        ("nguyen van hoa", Mode.NOISY, set(), "no capitals"),
        ("Nguyen Van Hoa Binh Minh Anh", Mode.NOISY, set(), "too long"),
    ],
)
def test_where_names_stand(text: str, mode: Mode, positions: set[int], why: str) -> None:
    assert name_positions(tokenize(text), SURNAMES, mode) == positions, why


@pytest.mark.parametrize(
    ("text", "position", "follows"),
    [("tinh Tan Hoa", 2, True), ("xa Tan", 1, True), ("ong Tan Hoa", 2, False), ("tinh. Tan Hoa", 2, False)],
)
def test_a_word_in_the_name_of_an_area(text: str, position: int, follows: bool) -> None:
    assert follows_area(tokenize(text), position) is follows


@pytest.mark.parametrize(
    ("length", "places"),
    [
        (0, ()),
        (1, (NamePlace.GIVEN,)),
        (2, (NamePlace.SURNAME, NamePlace.GIVEN)),
        (4, (NamePlace.SURNAME, NamePlace.MIDDLE, NamePlace.MIDDLE, NamePlace.GIVEN)),
    ],
)
def test_the_places_in_a_name(length: int, places: tuple[NamePlace, ...]) -> None:
    assert name_places(length) == places


@pytest.mark.parametrize(
    ("word", "place", "share", "why"),
    [
        ("nguyễn", NamePlace.SURNAME, 30 / 40, "as counted"),
        ("Nguyễn", NamePlace.SURNAME, 30 / 40, "in any case"),
        ("hoà", NamePlace.GIVEN, 9 / 10, "in either tone style"),
        ("văn", NamePlace.SURNAME, 0.5 / 40, "never met there"),
        ("xuýt", NamePlace.MIDDLE, 0.5 / 10, "never met at all"),
    ],
)
def test_the_share_of_a_word_in_a_place(word: str, place: NamePlace, share: float, why: str) -> None:
    assert TABLE.log_share(word, place) == pytest.approx(log(share)), why


@given(st.text(max_size=8), st.sampled_from(NamePlace))
def test_any_word_has_a_share(word: str, place: NamePlace) -> None:
    assert 0 < exp(TABLE.log_share(word, place)) <= 1


@pytest.mark.parametrize(
    ("likelier", "place", "less_likely"),
    [
        ("nguyễn", NamePlace.SURNAME, "nguyên"),
        ("trần", NamePlace.SURNAME, "trân"),
        ("văn", NamePlace.MIDDLE, "vân"),
        ("thị", NamePlace.MIDDLE, "thi"),
        ("tuấn", NamePlace.GIVEN, "tuân"),
    ],
)
def test_the_shipped_table_tells_usual_names_from_unusual_ones(
    likelier: str, place: NamePlace, less_likely: str
) -> None:
    table = NameTable.load()
    assert table.log_share(likelier, place) > table.log_share(less_likely, place) + 1


def test_the_shipped_table_is_short_sorted_and_counts_nothing_met_once() -> None:
    rows = [line.split("\t") for line in NAMES_TABLE.read_text("utf-8").splitlines() if not line.startswith("#")]
    names = [row[0] for row in rows]
    assert names == sorted(set(names))
    assert len(names) <= 900
    assert all(name == fold_tone_style(name.lower()) for name in names)
    assert {count for row in rows for count in row[1:]} & {"1"} == set()


def test_a_row_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "names.tsv"
    path.write_text("hòa\t1\n", encoding="utf-8")
    with pytest.raises(ValueError, match="unpack"):
        NameTable.load(path)
