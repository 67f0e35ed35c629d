"""What the shipped phrases and places, and the user's own phrases, want of the words of a text."""

from __future__ import annotations

import pytest

from diacritics.changes import ChangeSource
from diacritics.lines import Line, by_line
from diacritics.modes import Mode
from diacritics.phrases import PHRASES, PhraseBook, read_phrases
from diacritics.places import PlaceBook
from diacritics.tokens import tokenize
from diacritics.wishes import WishBook, Wishes

BOOK = WishBook(PhraseBook(read_phrases(PHRASES)), PlaceBook.load())
PLACES = WishBook(PhraseBook(()), PlaceBook.load())


def wishes(text: str, mode: Mode = Mode.NOISY, book: WishBook = BOOK, settled: str = "") -> Wishes:
    lines = [Line(tokens, mode) for tokens in by_line(text, tokenize(text))]
    done = {token for line in lines for token in line.tokens if token.text in settled.split()}
    return book.of(lines, done)


def wanted(text: str, source: ChangeSource, mode: Mode = Mode.NOISY, book: WishBook = BOOK) -> dict[str, list[str]]:
    """The words that a source wants, by what stands there."""
    found: dict[str, list[str]] = {}
    for token, wants in wishes(text, mode, book).wanted.items():
        words = [want.word for want in wants if want.source is source]
        if words:
            found[token.text] = words
    return found


@pytest.mark.parametrize(
    ("text", "mode", "found", "why"),
    [
        ("uy ban nhan dan", Mode.NOISY, "ủy nhân dân", "words of a phrase that lost their marks; ban stands"),
        ("Uy ban nham dan", Mode.NOISY, "ủy ban nhân dân", "of a phrase with a wrong letter every word is wanted"),
        ("Ủy ban nhân dan", Mode.CLEAN, "dân", "a word without marks in text that is mostly right"),
        ("Ủy bàn nhân dân", Mode.CLEAN, "ban", "one wrong word among right ones"),
        ("Quyết đính này", Mode.CLEAN, "", "one wrong word beside a single right one is rather another word"),
        ("Úy bàn nhận dân", Mode.CLEAN, "", "several wrong ones are rather other words"),
        ("Uy bam nhan dan", Mode.CLEAN, "", "in text that is mostly right letters are not wrong"),
        ("uy. ban nhan dan", Mode.NOISY, "", "no phrase reaches over the end of a sentence"),
        ("uy 12 ban nhan dan", Mode.NOISY, "", "nor over a number"),
        ("uy\nban nhan dan", Mode.NOISY, "", "nor over a line"),
    ],
)
def test_phrases_want_their_words(text: str, mode: Mode, found: str, why: str) -> None:
    said = wanted(text, ChangeSource.PHRASE, mode)
    assert [word for words in said.values() for word in words] == found.split(), why


@pytest.mark.parametrize("mode", [Mode.NOISY, Mode.CLEAN])
def test_a_phrase_that_stands_is_settled(mode: Mode) -> None:
    found = wishes("của Ủy ban nhân dân", mode)
    assert {token.text for token in found.settled} == {"Ủy", "ban", "nhân", "dân"}
    assert found.wanted == {}


def test_of_a_damaged_phrase_the_words_that_stand_are_settled() -> None:
    assert {token.text for token in wishes("uy ban nhan dan").settled} == {"ban"}
    # Where a letter is wrong it may be another phrase: nothing of it is certain.
    assert wishes("uy ban nham dan").settled == set()


def test_what_was_settled_stays_so() -> None:
    found = wishes("kinh phi cua UBND", settled="UBND")
    assert "UBND" in {token.text for token in found.settled}


@pytest.mark.parametrize(
    ("text", "found", "why"),
    [
        ("thanh pho Vinh", {"Vinh": ["vinh"]}, "a name behind its kind"),
        ("TP. Vinh", {"Vinh": ["vinh"]}, "behind its kind in short, with a point"),
        ("TP Hoa Binh", {"Hoa": ["hòa"], "Binh": ["bình"]}, "without one"),
        ("xa Hoa Son", {"Hoa": ["hòa", "hoa", "hóa"], "Son": ["sơn"]}, "every name that fits, each word once"),
        ("o Quang Ninh la", {"Quang": ["quảng"], "Ninh": ["ninh"]}, "a province without its kind has capitals"),
        ("nen hoa binh lau", {}, "without them hoa binh is peace"),
        ("nen Hoa binh lau", {}, "one capital makes no name"),
        ("tinh Hoa. Binh", {}, "no name reaches over the end of a sentence"),
        ("xa hoi", {}, "a society is no commune"),
    ],
)
def test_places_want_their_names(text: str, found: dict[str, list[str]], why: str) -> None:
    assert wanted(text, ChangeSource.PLACE, book=PLACES) == found, why


def test_in_text_that_is_mostly_right_places_want_nothing() -> None:
    assert wanted("thành phố Vính, xã Tan Lap, Quang Ninh", ChangeSource.PLACE, Mode.CLEAN) == {}


def test_the_name_that_more_places_bear_is_wanted_more() -> None:
    found = wishes("xa Hoa Son, xa Thanh Son", book=PLACES).wanted
    bonus = {want.word: want.bonus for wants in found.values() for want in wants}
    assert bonus["hòa"] > bonus["hoa"]
    assert bonus["thanh"] > bonus["thành"]


def test_a_word_is_wanted_by_a_phrase_or_by_a_place_and_never_twice() -> None:
    wants = [wants for token, wants in wishes("o Quang Ninh la").wanted.items() if token.text == "Quang"]
    assert [[want.word for want in each] for each in wants] == [["quảng"]]


def test_what_the_user_wants_weighs_more_than_the_shipped_phrases() -> None:
    own = WishBook(PhraseBook(read_phrases(PHRASES), ["Khuể Mân"]), PlaceBook.load())
    found = wishes("uy ban nhan dan xa khue man", book=own)
    bonus = {want.source: want.bonus for wants in found.wanted.values() for want in wants}
    assert wanted("ba khue man", ChangeSource.USER, book=own) == {"khue": ["khuể"], "man": ["mân"]}
    assert bonus[ChangeSource.USER] > bonus[ChangeSource.PHRASE] > 0


def test_every_wish_is_of_a_token_of_the_text() -> None:
    text = "UY BAN NHAN DAN TINH QUANG NINH\nCan cu Luat To chuc chinh quyen dia phuong; TP. Vinh, xa Tan Lap"
    tokens = set(tokenize(text))
    for mode in (Mode.NOISY, Mode.CLEAN):
        found = wishes(text, mode)
        assert found.wanted.keys() <= tokens
        assert found.settled <= tokens
        assert found.both == (found.wanted, found.settled)
        assert all(want.bonus == pytest.approx(want.bonus) for wants in found.wanted.values() for want in wants)
