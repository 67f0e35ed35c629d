"""Which tokens of a line may be something else than they seem, how dear it is to leave them, and their signs."""

from __future__ import annotations

import pytest

from diacritics.openness import Place, places_of, trusted_places
from diacritics.tokens import Token, tokenize
from tests.diacritics.made_cells import places


def place(text: str, there: str, *, misread: bool = True) -> Place:
    return next(each for each in places(text, misread=misread) if each.token.text == there)


@pytest.mark.parametrize(
    ("text", "there", "why"),
    [
        ("Quyet dinh cua", "dinh", "a word may have lost its marks"),
        ("giam doc SO Y te", "SO", "two capitals may be a word of large letters"),
        ("thanh pho TP Vinh", "TP", "two capitals, though they are an abbreviation: leaving them is cheap"),
        ("thi BAN hanh", "BAN", "capitals that a syllable could be"),
        ("CONG HOA BKMH VIET", "BKMH", "an abbreviation among capitals may be a damaged word"),
        ("cua THONGBAOSO nay", "THONGBAOSO", "so many capitals in a row are rather words than an abbreviation"),
        ("uy ban x4 va", "x4", "one digit among small letters"),
        ("hoc h9C sinh", "h9C", "a digit between letters, one of them small"),
        ("phai 1am viec", "1am", "a digit before letters is l"),
        ("theo 1a Dieu", "1a", "what is not numbered so has no number like 1a"),
        ("B6 Tai chinh", "B6", "Bộ before any word"),
        ("H6 tro nguoi", "H6", "Hỗ before trợ"),
        ("S6 12 ngay", "S6", "Số before a number is a word"),
        ("Can c* dao", "c", "a lone letter beside a sign is a part of a word"),
        ("quyet IV’ dinh", "IV", "so are letters of a numeral beside a sign"),
    ],
)
def test_what_may_be_something_else(text: str, there: str, why: str) -> None:
    assert place(text, there).keep is not None, why


@pytest.mark.parametrize(
    ("text", "there", "why"),
    [
        ("so 12/QD-UBND ngay", "12/QD-UBND", "the symbol of a document"),
        ("ngay 6/5/2019 cua", "6/5/2019", "a date"),
        ("lienhe@suoingan.gov.vn la", "lienhe@suoingan.gov.vn", "an address"),
        ("cua TNHH la", "TNHH", "an abbreviation that no syllable could be, among small letters"),
        ("BKMH VN", "BKMH", "beside so few capitals as well"),
        ("a) xa", "a", "the label of a point"),
        ("IV. Dieu khoan", "IV", "a numeral"),
        ("khoan 1a Dieu", "1a", "a paragraph of a law has a number like 1a"),
        ("Mau so 4b kem", "4b", "so has a form"),
        ("Mau s6 4b kem", "4b", "also where số was read s6"),
        ("dien tich 12 m2 dat", "m2", "a unit"),
        ("hai xe H6 va", "H6", "a name: before va nobody supports anything"),
        ("xe A6 tro", "A6", "a capital six that is no word's beginning"),
        ("B6 TAI CHINH", "B6", "before capitals Bộ would have a capital ộ"),
        ("tai B6. Tai chinh", "B6", "a sentence has ended between the two"),
        ("ma HS2a cua", "HS2a", "2 and 7 are read for no letter"),
        ("hang b4, b5 va", "b4", "one letter with two digits numbers a series: no letter is misread as two of them"),
        ("hang b5, hang b6 va", "b6", "so it does where one of them may be a word"),
    ],
)
def test_what_is_never_anything_else(text: str, there: str, why: str) -> None:
    assert place(text, there).keep is None, why


def test_where_letters_were_not_misread_no_digit_was_a_letter() -> None:
    for text, there in (("uy ban x4 va", "x4"), ("B6 Tai chinh", "B6"), ("H6 tro", "H6"), ("tai hang b6 cua", "b6")):
        assert place(text, there).keep is not None
        assert place(text, there, misread=False).keep is None
    assert place("uy ban x4 va", "ban", misread=False).keep is not None


def test_a_word_is_left_last_and_an_abbreviation_first() -> None:
    """The dearer it is to leave a token, the sooner it is something else."""
    word = place("uy ban nhan dan", "ban").keep
    mixed = place("uy ban x4 va", "x4").keep
    capitals = place("giam doc SO Y te", "SO").keep
    assert word is not None
    assert mixed is not None
    assert capitals is not None
    assert word < mixed < capitals < 0
    assert place("cua THONGBAOSO nay", "THONGBAOSO").keep == word


def test_what_is_settled_stands() -> None:
    line = places("uy ban nhan dan", settled=["nhan", "dan"])
    assert [each.token.text for each in line if each.keep is None] == ["nhan", "dan"]


@pytest.mark.parametrize(
    ("text", "there", "reached", "why"),
    [
        ("giam doc so’ Tu", "so", "so’", "a sign behind a vowel"),
        ("nhi~m vu", "nhi", "nhi~", "a sign inside a word belongs to its first part"),
        ("nha &ng xa", "ng", "&ng", "a sign before a word"),
        ("Can c* dao", "c", "c*", "a sign behind a lone letter"),
        ("thu <\\lc hanh", "lc", "<\\lc", "several signs"),
        ("mot <<<<lc hanh", "lc", "<<<lc", "three signs before a word at most"),
        ("hoc vien;~ cua", "vien", "vien;~", "marks between a letter and a sign are parts of the same shape"),
        ("hoc vien; cua", "vien", "vien", "a mark alone is one"),
        ("(hoc vien) cua", "hoc", "hoc", "brackets are no letters"),
        ("(sau day) cua", "day", "day", "nor are closing ones"),
        ("ngay 12’ nay", "12’", "12’", "what is never anything else has no signs about it"),
    ],
)
def test_signs_that_may_belong_to_a_token(text: str, there: str, reached: str, why: str) -> None:
    each = place(text, there)
    assert text[each.head : each.tail] == reached, why


@pytest.mark.parametrize(
    ("text", "joined", "why"),
    [
        ("hoc sinh cua", [], "spaces part words"),
        ("h<;>c vien", ["c"], "signs and marks between them do not"),
        ("djn.h cua", ["h"], "nor does a point alone"),
        ("hC)cphi cua", ["cphi"], "nor a bracket"),
        ("quyet-dinh so", ["dinh"], "nor a dash"),
        ("thu\ntuong", [], "a line break parts them as a space does"),
        ("ngay 6/5/2019,cua", [], "a date is never a part of a word"),
        ("12,cua", [], "nor is a number"),
        ("xa,x4 cua", ["x4"], "a letter with a digit may be"),
    ],
)
def test_tokens_that_may_be_one_word_with_those_before(text: str, joined: list[str], why: str) -> None:
    assert [each.token.text for each in places(text) if each.joins] == joined, why


@pytest.mark.parametrize(
    ("text", "torn", "why"),
    [
        ("theo th éng bao", ["éng"], "the beginning of a syllable before the rest of it"),
        ("ké hoạ ch", ["ch"], "the end of one"),
        ("nang 5 kg gao", [], "a unit is no piece of a word"),
        ("cac tr đong", [], "nor is an abbreviation"),
        ("theo th Éng", [], "a capital begins a word of its own"),
        ("theo th, éng bao", [], "a comma parts words"),
        ("theo th  éng bao", [], "two spaces part columns"),
        ("uy ban nhan dan", [], "whole syllables are no pieces"),
    ],
)
def test_what_a_space_may_have_torn(text: str, torn: list[str], why: str) -> None:
    assert [each.token.text for each in places(text) if each.torn] == torn, why


@pytest.mark.parametrize("text", ["theo th éng bao", "hoc h<;>c vien"])
def test_what_is_settled_is_no_part_of_a_word_of_others(text: str) -> None:
    tokens = tokenize(text)
    assert any(each.joins or each.torn for each in places_of(tokens, text))
    assert not any(each.joins or each.torn for each in places_of(tokens, text, set(tokens)))


def test_signs_between_joined_tokens_belong_to_the_first() -> None:
    first, second, *_ = places("t~p trung")
    assert (first.head, first.tail) == (0, 2)
    assert (second.head, second.joins) == (2, True)


def test_every_token_has_its_place_and_its_signs_stay_on_the_line() -> None:
    text = "~quyet& dinh*, so’ 12/QD <ban> hanh~"
    line = tokenize(text)
    found = places_of(line, text)
    assert [each.token for each in found] == line
    assert all(0 <= each.head <= each.token.start and each.token.end <= each.tail <= len(text) for each in found)
    assert not any(c.isspace() for each in found for c in text[each.head : each.tail])


class TestOfTextThatIsMostlyRight:
    LINE = tokenize("phê duyệt kê hoạch")

    def places(self, doubtful: dict[Token, float], wanted: list[Token], settled: list[Token]) -> list[float | None]:
        found = trusted_places(self.LINE, doubtful, wanted, settled)
        assert [(each.token, each.head, each.tail) for each in found] == [(t, t.start, t.end) for t in self.LINE]
        assert not any(each.joins for each in found)
        return [each.keep for each in found]

    def test_only_what_is_in_doubt_or_wanted_is_open(self) -> None:
        assert self.places({}, [], []) == [None] * 4
        assert self.places({self.LINE[2]: -30.0}, [], []) == [None, None, -30.0, None]
        keep = self.places({}, [self.LINE[3]], [])
        assert keep[:3] == [None] * 3
        assert keep[3] is not None

    def test_doubt_says_how_dear_it_is_also_where_a_phrase_wants_the_word(self) -> None:
        assert self.places({self.LINE[2]: -30.0}, [self.LINE[2]], []) == [None, None, -30.0, None]

    def test_what_is_settled_stands_whatever_is_said_of_it(self) -> None:
        assert self.places({self.LINE[2]: -30.0}, [self.LINE[3]], self.LINE[2:]) == [None] * 4
