"""What the words of a line may have been: the candidates of each token, with the shipped channels and vocabulary."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diacritics.alphabet import strip_marks
from diacritics.beam import NONE, Column
from diacritics.cells import Cell
from diacritics.changes import ChangeSource
from diacritics.edits import Channel, load_channels
from diacritics.lattice import Lattice, Row
from diacritics.openness import trusted_places
from diacritics.tokens import tokenize
from diacritics.wanted import Wanted
from diacritics.words import UNKNOWN, Vocabulary
from tests.diacritics.made_cells import cells, places, said

WORDS = Vocabulary.load()
CHANNELS = load_channels(WORDS.words, WORDS.counts)
LATTICES = {name: Lattice(WORDS, channel) for name, channel in CHANNELS.items()}


@pytest.fixture(scope="module")
def english() -> Lattice:
    return LATTICES["eng"]


def trusted(text: str, doubtful: str, wanted: list[Wanted] | None = None, channel: str = "vie") -> Cell:
    """The cell of a doubtful word in text that is mostly right."""
    line = tokenize(text)
    token = next(token for token in line if token.text == doubtful)
    open_places = trusted_places(line, {token: -20.0}, {token: wanted}, ())
    made = Lattice(WORDS, CHANNELS[channel]).cells(text, open_places, {token: wanted or []}, first=True, careful=True)
    return made[line.index(token)]


@pytest.mark.parametrize(
    ("text", "there", "observed", "meant", "why"),
    [
        ("tinh Thu twéng Chinh", "twéng", "twéng", "tướng", "the word for the characters of the token"),
        ("viec nhi~m vu", "m", "nhi~m", "nhiệm", "a word that a sign tore apart"),
        ("theo quy djn.h cua", "h", "djn.h", "định", "a speck that was read as a point"),
        ("cua h.oc sinh", "oc", "h.oc", "học", "a letter that seems a label is a part of the word behind it"),
        ("giam doc so’ Tu", "so", "so’", "sở", "a sign behind the word is a part of ở"),
        ("giam doc so’ Tu", "so", "so", "sổ", "or no part of the word"),
        ("cua THONGBAO nay", "THONGBAO", "THONGBAO", "THÔNG BÁO", "two words that ran together"),
        ("giao thongvan tai", "thongvan", "thongvan", "thông vận", "in small letters too"),
        ("cua coso’ vat chat", "coso", "coso’", "cơ sở", "with the sign that stands behind them"),
        ("uy ban x4 va", "x4", "x4", "xã", "a digit"),
    ],
)
def test_what_characters_may_be(english: Lattice, text: str, there: str, observed: str, meant: str, why: str) -> None:
    assert (observed, meant) in said(cells(english, text)[there], text, WORDS), why


@pytest.mark.parametrize(
    ("text", "there", "observed", "meant", "why"),
    [
        ("cua h<;>c vien", "c", "h<;>c", "học", "signs and marks inside the word"),
        ("lam hC)cphi cua", "cphi", "hC)cphi", "học phí", "two words, the first torn apart"),
    ],
)
def test_what_characters_that_a_scanner_read_may_be(text: str, there: str, observed: str, meant: str, why: str) -> None:
    assert (observed, meant) in said(cells(LATTICES["scanner"], text)[there], text, WORDS), why


@pytest.mark.parametrize(
    ("text", "there", "observed", "why"),
    [
        ("cua hoc sinh", "sinh", "hoc sinh", "a space parts words for good"),
        ("cua so 12,ngay", "ngay", "12,ngay", "a number is never a part of a word"),
        ("mot n-g-h-i-e-p nay", "p", "n-g-h-i-e-p", "of five tokens no word is made"),
    ],
)
def test_what_is_never_one_word(english: Lattice, text: str, there: str, observed: str, why: str) -> None:
    assert observed not in {seen for seen, _ in said(cells(english, text)[there], text, WORDS)}, why


def test_a_token_that_is_never_anything_else_has_one_candidate(english: Lattice) -> None:
    found = cells(english, "so 12 ngay")["12"]
    assert len(found.column.first) == 1
    assert WORDS.words[found.column.first[0]] == "<n>"
    assert found.text_of(0, "so 12 ngay", WORDS.words) == "12"


def test_leaving_a_token_as_it_is_is_the_last_candidate_at_its_price(english: Lattice) -> None:
    text = "uy ban nhan dan x4 va h.oc"
    made = english.cells(text, places(text), {}, first=True, careful=False)
    for place, cell in zip(places(text), made, strict=True):
        assert cell.text_of(cell.as_it_is, text, WORDS.words) == place.token.text
        assert cell.column.span[cell.as_it_is] == 1
        assert cell.column.score[cell.as_it_is] == (place.keep or 0.0)


def test_a_sign_that_is_left_out_has_its_price(english: Lattice) -> None:
    """The same word with the same letters: the sign is either explained by the channel or left beside the word."""
    alone = said(cells(english, "giam doc so Tu")["so"], "giam doc so Tu", WORDS)
    signed = said(cells(english, "giam doc so’ Tu")["so"], "giam doc so’ Tu", WORDS)
    assert signed["so", "số"] < alone["so", "số"]


class TestWhatPhrasesWant:
    TEXT = "quyet dinh cua tinh"
    DINH = Wanted("định", ChangeSource.PHRASE, 3.0)

    def test_a_candidate_gains_and_says_why(self, english: Lattice) -> None:
        plain = cells(english, self.TEXT)["dinh"]
        wanted = cells(english, self.TEXT, {"dinh": [self.DINH]})["dinh"]
        before, after = said(plain, self.TEXT, WORDS), said(wanted, self.TEXT, WORDS)
        assert before.keys() == after.keys()
        assert after["dinh", "định"] == pytest.approx(before["dinh", "định"] + 3.0)
        assert [key for key in before if after[key] != before[key]] == [("dinh", "định")]
        assert {
            wanted.text_of(candidate, self.TEXT, WORDS.words): source for candidate, source in wanted.sources.items()
        } == {"định": ChangeSource.PHRASE}
        assert plain.sources == {}

    @pytest.mark.parametrize("source", [ChangeSource.PHRASE, ChangeSource.PLACE, ChangeSource.USER])
    def test_a_word_that_the_channel_did_not_propose_is_added(self, english: Lattice, source: ChangeSource) -> None:
        far = Wanted("quyền", source, 3.0)
        assert ("dinh", "quyền") not in said(cells(english, self.TEXT)["dinh"], self.TEXT, WORDS)
        cell = cells(english, self.TEXT, {"dinh": [far]})["dinh"]
        assert ("dinh", "quyền") in said(cell, self.TEXT, WORDS)
        assert set(cell.sources.values()) == {source}

    def test_it_gains_with_the_sign_beside_it_and_without(self, english: Lattice) -> None:
        text = "giam doc so’ Tu"
        cell = cells(english, text, {"so": [Wanted("sở", ChangeSource.PHRASE, 3.0)]})["so"]
        wanted = [(cell.slice_of(k).end, cell.text_of(k, text, WORDS.words)) for k in cell.sources]
        assert sorted(wanted) == [(text.index("’"), "sở"), (text.index("’") + 1, "sở")]

    def test_a_word_that_no_table_holds_is_the_best_where_the_user_wants_it(self, english: Lattice) -> None:
        cell = cells(english, "dia ban xa Zuh", {"Zuh": [Wanted("zũh", ChangeSource.USER, 10.0)]})["Zuh"]
        best = int(cell.column.score.argmax())
        assert cell.text_of(best, "dia ban xa Zuh", WORDS.words) == "Zũh"
        assert cell.column.first[best] == UNKNOWN
        assert cell.sources[best] is ChangeSource.USER

    def test_what_stands_there_already_is_not_added(self, english: Lattice) -> None:
        cell = cells(english, "xa zuh va", {"zuh": [Wanted("zuh", ChangeSource.USER, 10.0)]})["zuh"]
        assert cell.sources == {}
        assert cell.printed == {}


@pytest.mark.parametrize("channel", ["eng", "scanner", "strip"])
def test_what_was_met_before_is_the_same_again(channel: str) -> None:
    """The candidates of a token do not depend on where it stands, nor on what the lattice has seen."""
    used = Lattice(WORDS, CHANNELS[channel])
    for moved in range(9):
        text = " " * moved + "va so’ &ng* 12 (S&) THONGBAO"
        line = places(text)
        again = used.cells(text, line, {}, first=False, careful=False)
        fresh = Lattice(WORDS, CHANNELS[channel]).cells(text, line, {}, first=False, careful=False)
        for one, other in zip(again, fresh, strict=True):
            assert_equal(one, other)


@pytest.mark.parametrize("channel", ["eng", "scanner", "strip"])
def test_lines_that_are_asked_for_together_have_the_cells_that_they_have_alone(channel: str) -> None:
    texts = ["uy ban nhan", "THONGBAO va so’ nhan", "h.oc uy, 12 th ong", "", "nhan uy"]
    text, rows = "", []
    for each in texts:
        rows.append(Row(places(text + each)[len(places(text)) :], True, False))
        text += each + "\n"
    wanted = {rows[0].places[0].token: [Wanted("ủy", ChangeSource.PHRASE, 3.0)]}
    together = Lattice(WORDS, CHANNELS[channel]).rows(text, rows, wanted)
    for row, made in zip(rows, together, strict=True):
        alone = Lattice(WORDS, CHANNELS[channel]).rows(text, [row], wanted)[0]
        assert len(made) == len(row.places)
        for one, other in zip(made, alone, strict=True):
            assert_equal(one, other)


def test_what_is_decided_stays_as_it_is(english: Lattice) -> None:
    text = "uy ban nhan"
    line = places(text)
    before = english.cells(text, line, {}, first=True, careful=False)
    only = before[1].only(2)
    after = english.rows(text, [Row(line, True, False, {1: only})], {})[0]
    assert after[1] is only
    assert only.column.first.tolist() == [before[1].column.first[2]]
    assert only.column.score.tolist() == [before[1].column.score[2]]
    assert_equal(before[0], after[0])
    assert_equal(before[2], after[2])


def test_words_gain_by_being_familiar_and_pairs_of_words_do_not() -> None:
    gains = np.linspace(0, 2, len(WORDS)).astype(np.float32)
    text = "giao thongvan tai"
    plain, familiar = (
        Lattice(WORDS, CHANNELS["eng"], own).cells(text, places(text), {}, first=True, careful=False)[1]
        for own in (None, gains)
    )
    assert np.array_equal(plain.column.first, familiar.column.first)
    single = plain.column.second == NONE
    single[plain.as_it_is] = False
    assert 0 < single.sum() < len(single) - 1
    expected = np.where(single, gains[plain.column.first], 0)
    np.testing.assert_allclose(familiar.column.score - plain.column.score, expected, atol=1e-5)


def assert_equal(one: Cell, other: Cell) -> None:
    for name in Column._fields:
        assert np.array_equal(getattr(one.column, name), getattr(other.column, name))
    assert np.array_equal(one.of, other.of)
    assert np.array_equal(one.cases, other.cases)
    assert (one.slices, one.place, one.sources, one.printed) == (
        other.slices,
        other.place,
        other.sources,
        other.printed,
    )


DAMAGED = st.lists(st.text("aeiouhngtcdđéw6~&’.;<*\\)AO", min_size=1, max_size=8), min_size=1, max_size=6).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(DAMAGED, st.sampled_from(["eng", "scanner", "strip"]))
def test_a_candidate_covers_the_tokens_that_it_says_and_no_space(text: str, channel: str) -> None:
    line = places(text)
    made = LATTICES[channel].cells(text, line, {}, first=True, careful=False)
    for number, (place, cell) in enumerate(zip(line, made, strict=True)):
        for candidate in range(len(cell.of)):
            piece = cell.slice_of(candidate)
            assert piece.span == cell.column.span[candidate] <= number + 1
            first = line[number - piece.span + 1]
            assert first.head <= piece.start <= first.token.start
            assert place.token.end <= piece.end <= place.tail
            # A word that was torn is one with the space that tore it.
            assert place.torn or not any(c.isspace() for c in text[piece.start : piece.end])
        assert np.isfinite(cell.column.score).all()


class TestOfTextThatIsMostlyRight:
    @pytest.mark.parametrize(
        ("text", "doubtful", "meant", "why"),
        [
            ("phê duyệt kê hoạch", "kê", "kế", "a mark is wrong"),
            ("KÉ HOẠCH NĂM", "KÉ", "KẾ", "in capitals"),
            ("Kê hoạch năm", "Kê", "Kế", "with a capital"),
            ("theo hinh thức", "hinh", "hình", "all marks are lost"),
            ("bảo đảm tiêt kiệm", "tiêt", "tiết", "no legal syllable"),
            ("thực hiộn nhiệm vụ", "hiộn", "hiện", "with a Vietnamese letter, letters are not trusted"),
        ],
    )
    def test_a_doubtful_word_may_be_another(self, text: str, doubtful: str, meant: str, why: str) -> None:
        assert (doubtful, meant) in said(trusted(text, doubtful), text, WORDS), why

    @pytest.mark.parametrize("foreign", ["facebook", "thank", "hotel", "wifi", "dinh", "Xerox"])
    @pytest.mark.parametrize("channel", ["vie", "eng"])
    def test_a_word_without_marks_keeps_its_letters(self, foreign: str, channel: str) -> None:
        text = f"sử dụng {foreign} để"
        found = said(trusted(text, foreign, channel=channel), text, WORDS)
        assert {strip_marks(meant.lower()) for _, meant in found} <= {foreign.lower()}

    def test_its_case_stands(self) -> None:
        for text, doubtful in (("KÉ HOẠCH", "KÉ"), ("Kê hoạch", "Kê"), ("kê hoạch", "kê")):
            for _, meant in said(trusted(text, doubtful), text, WORDS):
                assert (meant.isupper(), meant[0].isupper()) == (doubtful.isupper(), doubtful[0].isupper())

    def test_a_phrase_may_want_what_the_channel_would_not_say(self) -> None:
        cell = trusted("sử dụng dinh để", "dinh", [Wanted("quyền", ChangeSource.PHRASE, 3.0)])
        assert ("dinh", "quyền") in said(cell, "sử dụng dinh để", WORDS)

    def test_what_is_in_no_doubt_has_one_candidate(self) -> None:
        text = "phê duyệt kê hoạch"
        line = tokenize(text)
        made = LATTICES["vie"].cells(text, trusted_places(line, {line[2]: -20.0}, {}, ()), {}, first=True, careful=True)
        assert [len(cell.of) == 1 for cell in made] == [True, True, False, True]


def test_a_bent_channel_proposes_what_it_was_taught() -> None:
    """The lattice of one channel says nothing of another."""
    text = "ban kK hoach"
    pairs = [("quyKt", "quyết", 1.0), ("tiKp", "tiếp", 1.0), ("biKt", "biết", 1.0)] * 8
    bent: Channel = CHANNELS["eng"].adapted(pairs)
    before = said(cells(LATTICES["eng"], text)["kK"], text, WORDS).get(("kK", "kế"), -99.0)
    assert said(cells(Lattice(WORDS, bent), text)["kK"], text, WORDS)["kK", "kế"] > before + 1.0
