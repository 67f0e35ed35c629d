"""Figures and codes that two readings left open, with what a third one makes of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ocr_pipeline.recognition.cells import FIRST_BLOCK
from ocr_pipeline.recognition.open_figures import MOST_OPEN, could_be, open_words, settle
from ocr_pipeline.recognition.words import UNREADABLE, Box, Word

BOX = (100, 100, 180, 120)


def read(text: str, second: str | None, confidence: float = 0.95, *, cell: bool = False) -> Word:
    line = (FIRST_BLOCK if cell else 1, 1, 1)
    return Word(text, Box(*BOX), confidence, line, second)


def third(*texts: str) -> list[Word]:
    return [Word(text, Box(100 + 30 * n, 100, 125 + 30 * n, 120), 0.9) for n, text in enumerate(texts)]


OPEN = [
    (read("759/QĐ-UBND", "789/QĐ-UBND"), True, "two readings differ"),
    (read("286/STC-HCSN", "286/STC-HCSN", 0.4), True, "read alike and not surely"),
    (read("D12+DI3", "D12+DI3"), True, "a letter where a digit may stand"),
    (read("1ó", "1ó"), True, "the same inside a number"),
    (read("DIS", None, 0.7, cell=True), True, "letters of a cell that may be a code"),
    (read(UNREADABLE, None, 0.0, cell=True), True, "ink that was not read"),
    (read("|", "l", 0.9, cell=True), True, "a stroke that may be a 1"),
    (read("I", None, 0.5, cell=True), False, "a Roman number"),
    (read("8.055.000", "8.055.000", cell=True), True, "a figure of a table"),
    (read("8.055.000", "8.055.000"), False, "read twice alike, in a sentence"),
    (read("2021", "2021"), False, "nothing is open"),
    (read("P.KTTHTien32.", "P.KTTHTien3.", 0.5), False, "who drafted the letter"),
    (read("Ngày:..©.Í4", "Ngày:.Í3", 0.04), False, "no print"),
    (read("1.", ""), False, "the label of a paragraph"),
    (read("Sở", None, 0.5), False, "a word"),
    (read("DIS", None, 0.7), False, "letters of a sentence"),
]


@pytest.mark.parametrize(("word", "is_open", "why"), OPEN)
def test_what_is_open(word: Word, is_open: bool, why: str) -> None:
    assert bool(open_words([word], [], 20.0)) is is_open, why


def test_what_stands_in_a_block_has_been_read_in_its_own_way() -> None:
    assert open_words([read("759/QĐ", "789/QĐ")], [Box(0, 0, 500, 500)], 20.0) == []


def test_open_words_go_before_the_figures_of_tables_and_have_a_bound() -> None:
    figures = [read("8.055.000", "8.055.000", cell=True)] * MOST_OPEN
    chosen = open_words([*figures, read("7", "1")], [], 20.0)
    assert (len(chosen), chosen[0].text) == (MOST_OPEN, "7")


SETTLED = [
    (read("759/QĐ-UBND", "789/QĐ-UBND"), ["789/OD-UBND"], "789/QĐ-UBND", "759/QĐ-UBND", "two of three"),
    (read("759/QĐ-UBND", "789/QĐ-UBND"), ["789/0D-UBND"], "789/QĐ-UBND", "759/QĐ-UBND", "whatever its letters"),
    (read("286/S5TC-HCSN", "286/S5TC-HCSN"), ["286/STC-HCSN"], "286/STC-HCSN", "286/S5TC-HCSN", "no digit there"),
    (read("286/S5TC-HCSN", "286/S5TC-HCSN"), ["286/SYTC-HCSN"], "286/S5TC-HCSN", "286/S5TC-HCSN", "other letters"),
    (read("DI4+VB2", "DI14+VB2"), ["D14+VB2"], "D14+VB2", "DI4+VB2", "a digit and the letter that was read of it"),
    (read("§339/BCT", "§339/BCT"), ["8339/BCT"], "8339/BCT", "§339/BCT", "a sign that looks like a digit"),
    (read("2013", "2014"), ["2014"], "2014", "2013", "a year"),
    (read("2013", "2014"), ["2013"], "2013", "2014", "the doubt stays where one look differs"),
    (read("2013", "2014"), ["2015"], "2013", "2014", "three readings, three numbers"),
    (read("26,19%", "26,1%"), ["26,1%"], "26,1%", "26,19%", "a digit read into the sign of per cent"),
    (read("D12+DI3", "D12+DI3"), ["D12", "+", "D13"], "D12 + D13", "D12+DI3", "a code, with its spaces"),
    (read("DIS", None, 0.7, cell=True), ["D15"], "D15", "DIS", "letters that are digits"),
    (read("1ó", "1ó"), ["16"], "16", "1ó", "a letter that is a digit"),
    (read(UNREADABLE, None, 0.0, cell=True), ["37"], "37", "", "read once"),
    (read(UNREADABLE, None, 0.0, cell=True), ["tur"], UNREADABLE, None, "letters of a strange language"),
    (read("8.055.000", "8.055.000", cell=True), ["8.035.000"], "8.055.000", "8.035.000", "a doubt is told"),
    (read("5.612", "5.612", cell=True), ["39.612"], "5.612", "5.612", "a longer number is dirt beside it"),
    (read("BÀI", None, 0.6, cell=True), ["91"], "BÀI", "91", "no letter is made a digit that it does not look like"),
    (read("|", "l", cell=True), ["1"], "1", "|", "a stroke that is a 1"),
    (read("|", "l", cell=True), ["I"], UNREADABLE, "l", "a stroke that nobody can read"),
    (read("5", "b"), ["5"], "5", "5", "a look that saw no digit contradicts nothing"),
    (read("789/QĐ", "789/QĐ", 0.4), [], "789/QĐ", "789/QĐ", "nothing was read"),
]


@pytest.mark.parametrize(("word", "reading", "text", "second", "why"), SETTLED)
def test_what_three_readings_come_to(word: Word, reading: list[str], text: str, second: str | None, why: str) -> None:
    settled = settle([word], [word], [third(*reading)])
    assert (" ".join(each.text for each in settled), settled[0].second) == (text, second), why
    assert all(each.line == word.line for each in settled)


def test_digits_that_three_readings_agree_on_are_sure() -> None:
    unsure = read("286/STC-HCSN", "286/STC-HCSN", 0.4)
    (vouched,) = settle([unsure], [unsure], [third("286/STC-HCSN")])
    assert vouched == replace(unsure, confidence=0.8)


@pytest.mark.parametrize(
    ("first", "other", "stands", "why"),
    [
        ("11", "1,1", "1,1", "a comma that two looks lost"),
        ("12,5", "125", "12,5", "a comma that the other net lost"),
        ("30/6/2021", "30/62021", "30/6/2021", "a stroke"),
    ],
)
def test_digits_that_are_parted_in_one_reading_only_are_unsure(first: str, other: str, stands: str, why: str) -> None:
    parted = read(first, first, 0.7, cell=True)
    (settled,) = settle([parted], [parted], [third(other)])
    assert (settled.text, settled.confidence) == (stands, 0.5), why


@pytest.mark.parametrize(
    ("word", "reading", "why"),
    [
        (read("2", "2", 0.6, cell=True), "2", "a figure in a cell may be half of one"),
        (read("IH.1", "IH.1", 0.6), "III.1", "letters"),
        (read("2013", "2018", 0.6), "2013", "another look had another digit"),
    ],
)
def test_what_stays_unsure(word: Word, reading: str, why: str) -> None:
    assert settle([word], [word], [third(reading)]) == [word], why


def test_a_figure_of_a_cell_that_three_looks_see_is_kept_and_stays_unsure() -> None:
    pale = read("6", "6", 0.3, cell=True)
    assert settle([pale], [pale], [third("6")]) == [replace(pale, confidence=0.5)]


def test_a_sign_beside_a_digit_that_two_looks_see_in_two_ways_is_unsure() -> None:
    word = read("I1", "[1")
    (unsure,) = settle([word], [word], [third("1]")])
    assert (unsure.text, unsure.confidence) == ("I1", 0.5)


def test_a_notation_that_is_read_in_two_ways_is_not_vouched_for() -> None:
    unsure = read("25/KH-STTI", "25/KH-STTTT", 0.4)
    (left,) = settle([unsure], [unsure], [third("25/KH-STTTT")])
    assert left == unsure


def test_a_notation_that_lost_its_end_is_not_vouched_for() -> None:
    unsure = read("25/KH-STTI", "25/KH-STTI", 0.4)
    (left,) = settle([unsure], [unsure], [third("25/KH-STIT")])
    assert left == unsure


def test_other_words_stay_where_they_are() -> None:
    words = [read("Số", None), read("7", "1"), read("ngày", None)]
    assert [each.text for each in settle(words, words[1:2], [third("1")])] == ["Số", "1", "ngày"]


@pytest.mark.parametrize(
    ("seen", "digits", "could"),
    [("l6", "16", True), ("§339", "8339", True), ("ĐI3", "D13", True), ("17", "11", False), ("l6", "160", False)],
)
def test_which_signs_look_like_digits(seen: str, digits: str, could: bool) -> None:
    assert could_be(seen, digits) is could
