"""Names of places behind their kinds."""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diacritics.alphabet import fold_tone_style, strip_marks
from diacritics.place_kinds import PlaceKind
from diacritics.places import CODES, MUNICIPALITY, TABLE, PlaceBook, PlaceMatch, read_places

UNITS = {
    CODES[PlaceKind.XA]: {"tân lập": 30, "tân lấp": 10, "tân lập đông": 1, "hội": 1, "phượng vĩ": 1, "đắk n'drót": 1},
    CODES[PlaceKind.HUYEN]: {"đông anh": 1, "thanh sơn": 1, "lắk": 1},
    CODES[PlaceKind.THANH_PHO]: {"vinh": 1},
    CODES[PlaceKind.TINH]: {"quảng ninh": 2, "thanh hóa": 2, "điện biên": 2},
    MUNICIPALITY: {"hà nội": 2, "huế": 2},
}
WORDS = sorted({strip_marks(word) for names in UNITS.values() for name in names for word in name.split()})


@pytest.fixture(scope="module")
def book() -> PlaceBook:
    return PlaceBook(UNITS)


@pytest.fixture(scope="module")
def shipped() -> PlaceBook:
    return PlaceBook.load()


def found(matches: list[PlaceMatch]) -> list[str]:
    return [" ".join(match.words) for match in matches]


@pytest.mark.parametrize(
    ("text", "names", "why"),
    [
        ("ubnd huyen dong anh bao cao", ["đông anh"], "the marks are lost"),
        ("huyén đông ánh", ["đông anh"], "the marks are wrong"),
        ("tai xa tan lap dong", ["tân lập đông"], "the longest name"),
        ("xa tan lap", ["tân lập", "tân lấp"], "all names of one skeleton, the commonest first"),
        ("xa tan laap", ["tân lập", "tân lấp"], "a letter too many, and no word is spelled so"),
        ("huyen thanh ron", ["thanh sơn"], "districts are few: it may be misread as a word"),
        ("xa tan lop dong", ["tân lập đông"], "of three words two are whole"),
        ("xa tan lop", [], "of two words one is another word: rather no name"),
        ("xa hoi", [], "a commune of one word is rather a society"),
        ("huyen lak", ["lắk"], "a district of one word"),
        ("tp vinh", ["vinh"], "the kind is shortened"),
        ("thanh pho hue", ["huế"], "a city that stands beside the provinces"),
        ("cac tinh thanh pho", [], "behind the kind another kind, and no name"),
        ("cac xa phuong va", [], "behind the kind another kind, and no name"),
        ("o quang ninh va ha noi", ["quảng ninh", "hà nội"], "provinces are known without their kind"),
        ("o quang nihn", [], "but not when letters are wrong as well"),
        ("hoa hue", [], "nor when they have but one word"),
        ("dien bien phuc tap", [], "diễn biến is the commoner word"),
        ("tinh dien bien", ["điện biên"], "behind its kind it is the province"),
        ("xa dak ndrot", ["đắk n'drót"], "the apostrophe is left out at will"),
        ("huyen", [], "nothing follows"),
        ("", [], "nothing at all"),
    ],
)
def test_names_in_damaged_words(book: PlaceBook, text: str, names: list[str], why: str) -> None:
    assert found(book.matches(text.split())) == names, why


def test_a_match_says_where_it_stands_and_what_stands_before_it(book: PlaceBook) -> None:
    (match,) = book.matches("tai thanh pho vinh".split())
    assert match == PlaceMatch(3, ("vinh",), True, 1.0, PlaceKind.THANH_PHO)
    assert match.end == 4


def test_names_that_fit_one_place_share_its_weight_by_the_number_of_units(book: PlaceBook) -> None:
    assert [match.weight for match in book.matches(["xa", "tan", "lap"])] == [0.75, 0.25]


def test_a_near_name_is_marked_as_such(book: PlaceBook) -> None:
    assert [match.exact for match in book.matches("huyen dong anh huyen dong annh".split())] == [True, False]


@given(st.lists(st.sampled_from([*WORDS, "xa", "huyen", "tinh", "thanh", "pho", "tp", "va"]), max_size=12))
def test_places_do_not_overlap_and_each_has_one_length_and_one_whole_weight(words: list[str]) -> None:
    matches = PlaceBook(UNITS).matches(words)
    spans = sorted({(match.start, match.end) for match in matches})
    assert [match.start for match in matches] == sorted(match.start for match in matches)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert all(0 <= start < end <= len(words) for start, end in spans)
    for span in spans:
        assert sum(match.weight for match in matches if (match.start, match.end) == span) == pytest.approx(1.0)


@given(st.lists(st.sampled_from([*WORDS, "xã", "huyện", "tỉnh", "và"]), max_size=8))
def test_marks_play_no_part(words: list[str]) -> None:
    book = PlaceBook(UNITS)
    assert book.matches(words) == book.matches([strip_marks(word) for word in words])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("xa tan lap", "tân lập"),
        ("phuong lam vien da lat", "lâm viên đà lạt"),
        ("tinh thua thien hue", "thừa thiên huế"),
        ("dac khu phu quoc", "phú quốc"),
        ("quan hai ba trung", "hai bà trưng"),
    ],
)
def test_the_shipped_table_knows_units_of_before_and_after_july_2025(shipped: PlaceBook, text: str, name: str) -> None:
    assert found(shipped.matches(text.split()))[0] == name


def test_the_shipped_table_is_small_sorted_and_in_the_forms_of_the_vocabulary() -> None:
    rows = [line.split("\t")[0] for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert rows == sorted(set(rows))
    assert TABLE.stat().st_size < 300_000
    for name in rows:
        assert name == name.lower() == unicodedata.normalize("NFC", name)
        assert not any(c.isdigit() for c in name)
        assert name == " ".join(fold_tone_style(word) for word in name.split())


def test_all_63_and_34_provinces_are_there() -> None:
    units = read_places(TABLE)
    assert len(units[CODES[PlaceKind.TINH]].keys() | units[MUNICIPALITY].keys()) == 64, "Huế has two names"


@pytest.mark.parametrize("row", ["tân lập", "tân lập\tz3", "tân lập\tx", "\tx3"])
def test_a_row_that_is_none_is_refused(tmp_path: Path, row: str) -> None:
    path = tmp_path / "places.tsv"
    path.write_text(row + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no table of places"):
        read_places(path)
