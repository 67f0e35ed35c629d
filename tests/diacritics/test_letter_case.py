"""Case as evidence: what is written large inside a sentence, and how what is restored is written."""

from __future__ import annotations

import pytest

from diacritics.cells import CAPITAL, SMALL, TITLE
from diacritics.edits import Channel
from diacritics.lattice import Lattice
from diacritics.letter_case import LOUD, MIXED, QUIET, LineCase, behind_label, case_of
from diacritics.words import Vocabulary
from tests.diacritics.made_cells import cells, places, said


@pytest.mark.parametrize(
    ("observed", "case", "why"),
    [
        ("ban", SMALL, "small letters"),
        ("Ban", TITLE, "a capital"),
        ("BAN", CAPITAL, "capitals"),
        ("Y", TITLE, "a lone capital is a capital, not capitals"),
        ("bAN", SMALL, "capitals behind a small letter say nothing"),
        ("S&", TITLE, "a sign is no letter"),
        ("~Ban", TITLE, "signs before the first letter do not hide it"),
        ("(\\Ban", TITLE, "several neither"),
        ("1Ban", SMALL, "a digit does: it is the first letter"),
        ("", SMALL, "nothing"),
    ],
)
def test_how_characters_are_written(observed: str, case: int, why: str) -> None:
    assert case_of(observed) == case, why


@pytest.mark.parametrize(
    ("text", "there", "loud", "why"),
    [
        ("uy ban nhan dan", "ban", QUIET, "small letters about it"),
        ("CONG HOA XA HOI", "HOA", LOUD, "capitals about it"),
        ("Giam Doc So Noi Vu", "So", QUIET, "capitals of names are few letters"),
        ("UBND tinh GIANG", "tinh", LOUD, "both neighbours are in capitals"),
        ("chu TICH nuoc VIET nam", "nuoc", MIXED, "some of each"),
        ("CONG HOA NghiA VIET", "NghiA", LOUD, "a capital behind a small letter belongs to the capitals of its line"),
        ("cong hoa NghiA viet", "NghiA", QUIET, "but to small letters where the line has those"),
        ("thang 12 nam", "12", QUIET, "numbers have a case about them too"),
        ("12 So 13", "So", MIXED, "numbers have none themselves: nothing is known"),
        ("12 SO 13", "SO", LOUD, "but a word in capitals with no other makes a line of capitals"),
        ("ban", "ban", MIXED, "nor is it for a word alone"),
        ("SO Y TE Doc lap", "TE", MIXED, "capitals end where another column, read as one line with theirs, begins"),
        ("SO Y TE Doc lap", "Doc", MIXED, "and its small letters begin there"),
        ("Doc lap SO Y TE", "SO", MIXED, "they may begin there too; a letter alone between them is passed over"),
        ("UBND tinh SO ban nganh", "SO", QUIET, "capitals behind a word in small letters are not beside it"),
        ("giam doc SO Y", "SO", QUIET, "nor does a letter alone make capitals"),
    ],
)
def test_how_the_words_about_a_token_are_written(text: str, there: str, loud: int, why: str) -> None:
    line = places(text)
    i = next(i for i, place in enumerate(line) if place.token.text == there)
    assert LineCase(line).loudness(i) == loud, why


@pytest.mark.parametrize(
    ("text", "there", "begins", "why"),
    [
        ("1. Quyet dinh", "Quyet", True, "behind the number of a point"),
        ("a) Quyet dinh", "Quyet", True, "behind its letter"),
        ("IV. Quyet dinh", "Quyet", True, "behind a numeral"),
        ("1. Quyet dinh", "dinh", False, "the second word is inside the sentence"),
        ("Dieu Quyet dinh", "Quyet", False, "behind a word"),
    ],
)
def test_behind_a_label_a_sentence_begins(text: str, there: str, begins: bool, why: str) -> None:
    line = places(text)
    i = next(i for i, place in enumerate(line) if place.token.text == there)
    assert behind_label(line, i) is begins, why


@pytest.fixture(scope="module")
def english(shipped_words: Vocabulary, shipped_channels: dict[str, Channel]) -> Lattice:
    return Lattice(shipped_words, shipped_channels["eng"])


@pytest.fixture(scope="module")
def scanner(shipped_words: Vocabulary, shipped_channels: dict[str, Channel]) -> Lattice:
    return Lattice(shipped_words, shipped_channels["scanner"])


@pytest.mark.parametrize(
    ("text", "observed", "meant", "rather_than", "why"),
    [
        ("cua So Tu phap", "So", "Sở", "Sợ", "a word that often has a capital goes before one that never has"),
        ("cua so tu phap", "so", "so", "sở", "and behind it where there is none"),
        ("giam doc SO Y", "SO", "Sở", "Số", "large letters among small ones are a capital"),
        ("CONG HOA XA HOI CHU", "HOI", "HỘI", "HỒI", "capitals stay capitals"),
        ("SO Y TE Doc lap", "TE", "TẾ", "Tế", "also beside another column that was read as one line with theirs"),
        ("SO Y TE Doc lap", "SO", "SỞ", "Sở", "all of them"),
        ("Doc lap SO Y TE", "SO", "SỞ", "Sở", "on whichever side it is"),
    ],
)
def test_a_capital_inside_a_sentence_is_evidence(
    english: Lattice, shipped_words: Vocabulary, text: str, observed: str, meant: str, rather_than: str, why: str
) -> None:
    found = said(cells(english, text)[observed], text, shipped_words)
    assert found[observed, meant] > found[observed, rather_than], why


@pytest.mark.parametrize(
    ("text", "observed", "written", "never", "why"),
    [
        ("giam doc SO Y", "SO", "Sở", "SỞ", "large letters of a short word among small ones are a capital"),
        ("CONG HOA XA HOI", "HOA", "HÒA", "Hòa", "capitals among capitals are capitals"),
        ("dan TP Vinh la", "TP", "TP", "Tp", "an abbreviation is written in capitals wherever it stands"),
        ("dan tp Vinh la", "tp", "tp", "TP", "but not where it was read small"),
        ("UY BAN NHAN DAN x4 NAM", "x4", "xã", "XÃ", "a small letter among capitals is a small one"),
        ("cua Thu tuong", "Thu", "Thủ", "thủ", "a capital is believed"),
        ("SO Y TE Doc lap", "Doc", "Độc", "ĐỘC", "beside capitals of another column as well"),
    ],
)
def test_how_a_candidate_is_written(
    english: Lattice, shipped_words: Vocabulary, text: str, observed: str, written: str, never: str, why: str
) -> None:
    found = said(cells(english, text)[observed], text, shipped_words)
    assert (observed, written) in found, why
    assert (observed, never) not in found, why


def test_among_capitals_small_letters_are_dear_and_among_small_letters_capitals(
    english: Lattice, shipped_words: Vocabulary
) -> None:
    def advantage_of_capitals(text: str) -> float:
        found = said(cells(english, text)["NghiA"], text, shipped_words)
        return found["NghiA", "NGHÍA"] - found["NghiA", "Nghía"]

    assert advantage_of_capitals("CONG HOA NghiA VIET") > advantage_of_capitals("cong hoa NghiA viet") + 10


def test_signs_like_small_letters_make_no_capital(scanner: Lattice, shipped_words: Vocabulary) -> None:
    """A large I is read for l and for the stem of k as often as for itself."""
    found = said(cells(scanner, "bien ban Icy ten")["Icy"], "bien ban Icy ten", shipped_words)
    assert ("Icy", "ký") in found
    assert ("Icy", "Ký") not in found


def test_a_scanner_mistakes_the_size_of_letters_of_one_shape(
    english: Lattice, scanner: Lattice, shipped_words: Vocabulary
) -> None:
    """C and c differ in size alone; của is hardly ever written large inside a sentence."""
    text = "quyet dinh Cua tinh"
    assert ("Cua", "của") in said(cells(scanner, text)["Cua"], text, shipped_words)
    assert ("Cua", "Của") in said(cells(english, text)["Cua"], text, shipped_words)
    # M and m differ in shape.
    assert ("Mot", "Một") in said(cells(scanner, "la Mot nam")["Mot"], "la Mot nam", shipped_words)


def test_where_a_sentence_begins_a_capital_says_nothing(english: Lattice, shipped_words: Vocabulary) -> None:
    inside = said(cells(english, "cua So Tu")["So"], "cua So Tu", shipped_words)
    begins = said(cells(english, "cua. So Tu")["So"], "cua. So Tu", shipped_words)
    advantage = inside["So", "Sở"] - inside["So", "Sợ"]
    assert advantage > begins["So", "Sở"] - begins["So", "Sợ"]
