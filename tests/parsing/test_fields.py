"""From a span to a field: which readings leave a doubt, and what a doubt does to the value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diacritics import Change, ChangeSource
from ocr_pipeline.layout.plain import plain_text
from ocr_pipeline.layout.text import DocumentText, Trace
from ocr_pipeline.parsing.fields import (
    KNOWN,
    REVIEW_CEILING,
    SURE,
    Checks,
    doubts,
    field_at,
    flagged,
    missing,
    other_reading,
    readings_differ,
)
from ocr_pipeline.recognition.words import Box, Word
from schemas import FieldValue, Origin
from tests.layout.typed_pages import SENTENCES, Ink, Inks, page, restorer, text_of


def field_of(said: str, inks: Inks | None = None, checks: Checks | None = None) -> FieldValue:
    """The field of a page's first body line, which says ``said``."""
    text = text_of(page(inks).body(said, *SENTENCES))
    line = text.lines[0]
    return field_at(text, line.start, line.end, text.line_text(line), checks)


NAME = Checks(marks_matter=True)
CONFIRMED = Checks(known=True)


@pytest.mark.parametrize(
    ("said", "inks", "checks", "why"),
    [
        ("Sở Nội vụ", {"Nội": Ink(confidence=0.5)}, None, "a word was hardly read"),
        ("Sở Nội vụ", {"Nội": Ink(second="Mọi")}, None, "two readings differ in a letter"),
        ("Lê Vĩnh Tường", {"Tường": Ink(second="Tướng")}, NAME, "two readings of a name differ in a mark"),
        ("có 12 cơ sở", {"12": Ink(second="17")}, None, "two readings differ in a digit"),
        ("có 12 cơ sở", {"12": Ink(second="")}, None, "only one reading saw the digits"),
        ("có 12 cơ sở", {"12": Ink(confidence=0.7)}, None, "digits were read with little certainty"),
        ("có 12 cơ sở", {"12": Ink(coloured=0.5)}, None, "coloured ink: a pen or a stamp"),
        ("có 12 cơ sở", {"12": Ink(second="17")}, CONFIRMED, "no gazetteer vouches for a digit"),
        ("có l2 cơ sở", {"l2": Ink(second="12")}, None, "a letter stands for a digit in one of the readings"),
        ("Sở Nội vụ", {}, Checks(reasons=("found elsewhere",)), "a parser has a doubt of its own"),
    ],
)
def test_a_doubt_flags_the_value(said: str, inks: Inks, checks: Checks | None, why: str) -> None:
    field = field_of(said, inks, checks)
    assert field.needs_review, why
    assert field.confidence <= REVIEW_CEILING
    assert field.value == said
    assert all(reason.strip() for reason in field.reasons)


@pytest.mark.parametrize(
    ("said", "inks", "checks", "why"),
    [
        ("Sở Nội vụ", {}, None, "sure and twice alike"),
        ("Sở Nội vụ", {"vụ": Ink(second=None)}, None, "letters need no second reading"),
        ("Sở Nội vụ", {"vụ": Ink(second="vu")}, None, "a mark that differs in running text is put right by neighbours"),
        ("Sở Nội vụ;", {"vụ;": Ink(second="vụ,")}, None, "signs are no letters"),
        ("Sở Nội vụ", {"Nội": Ink(confidence=0.4, second="Mọi")}, CONFIRMED, "a gazetteer confirms every letter"),
        ("có 12 cơ sở", {}, None, "black digits, sure and twice alike"),
        ("có 12 cơ sở", {"12": Ink(second=None)}, None, "sure digits outside header and footer"),
        ("có 12 cơ sở", {"12": Ink(second="12,")}, None, "the digits agree"),
    ],
)
def test_no_doubt_no_flag(said: str, inks: Inks, checks: Checks | None, why: str) -> None:
    field = field_of(said, inks, checks)
    assert (field.needs_review, field.reasons) == (False, ()), why
    assert field.confidence > 0.8


def test_a_field_keeps_where_it_stood_and_what_was_read() -> None:
    text = text_of(page().body("Quyét định của Sở Nội vụ", *SENTENCES))
    start = text.text.index("Sở")
    field = field_at(text, start, start + len("Sở Nội vụ"), "Sở Nội vụ")
    assert (field.raw, field.page, field.span) == ("Sở Nội vụ", 1, (start, start + len("Sở Nội vụ")))
    boxes = [piece.word.box for piece in text.pieces if piece.word.text in {"Sở", "Nội", "vụ"}]
    assert field.bbox == (boxes[0].x0, boxes[0].y0, boxes[2].x1, boxes[0].y1)


def test_a_restored_value_says_so_and_keeps_its_reading() -> None:
    field = field_of("Ủy ban nhán dan tinh")
    assert (field.raw, field.origin) == ("Ủy ban nhán dan tinh", Origin.RESTORED)
    assert field.value == "Ủy ban nhân dân tỉnh"


def test_marks_restored_in_a_name_are_only_likely() -> None:
    field = field_of("Uy ban nhan dan tinh Thach Khe", checks=NAME)
    assert field.needs_review


def restored(confidence: float, source: ChangeSource, *, applied: bool = True) -> Trace:
    """What stands behind ``Thạch Khê`` where ``Khê`` was restored so."""
    change = Change((6, 9), (7, 10), "Khe", "Khê", confidence, applied, source)
    return Trace("Thạch Khe", 1, None, (), (change,))


IN_DOUBT = ["marks uncertain: Khe read as Khê"]
IN_A_NAME = ["marks restored in a name: Khe to Khê"]


@pytest.mark.parametrize(
    ("trace", "checks", "reasons", "why"),
    [
        (restored(0.89, ChangeSource.SYLLABLE), Checks(), IN_DOUBT, "made, but not surely"),
        (restored(0.6, ChangeSource.PHRASE), Checks(), IN_DOUBT, "whatever knowledge it stands on"),
        (restored(0.6, ChangeSource.USER), NAME, IN_DOUBT, "the user's own word too"),
        (restored(0.9, ChangeSource.SYLLABLE), Checks(), [], "made surely"),
        (restored(0.6, ChangeSource.SYLLABLE), CONFIRMED, [], "a gazetteer knows the value"),
        (restored(0.99, ChangeSource.SYLLABLE), NAME, IN_A_NAME, "neighbours know no name"),
        (restored(0.99, ChangeSource.PHRASE), NAME, IN_A_NAME, "nor does a phrase"),
        (restored(0.99, ChangeSource.PLACE), NAME, IN_A_NAME, "many places have names that differ in marks alone"),
        (restored(0.6, ChangeSource.PLACE), NAME, IN_A_NAME, "one doubt about one change is enough"),
        (restored(0.99, ChangeSource.PLACE), Checks(), [], "in running text a place is no name to be sure of"),
        (restored(0.99, ChangeSource.USER), NAME, [], "the user wrote this name down"),
        (restored(0.99, ChangeSource.UNICODE), NAME, [], "another form of the same letters"),
        (restored(0.3, ChangeSource.SYLLABLE, applied=False), Checks(), [], "an unlikely proposal was not made"),
    ],
)
def test_a_restoration_that_was_made_is_a_doubt_when_it_is_unsure_or_in_a_name(
    trace: Trace, checks: Checks, reasons: list[str], why: str
) -> None:
    assert doubts(trace, checks) == reasons, why


def test_a_restoration_that_was_only_proposed_is_a_doubt() -> None:
    # The neighbours speak for LÂM BÌNH; a made-up province is kept as printed, and a person asked.
    field = field_of("ỦY BAN NHÂN DÂN TỈNH LAM BÌNH", {"LAM": Ink(second=None)}, checks=NAME)
    assert (field.value, field.needs_review) == ("ỦY BAN NHÂN DÂN TỈNH LAM BÌNH", True)
    assert field.reasons == ("marks uncertain: LAM or LÂM",)


def test_what_both_looks_surely_read_stands_against_a_proposal() -> None:
    field = field_of("ỦY BAN NHÂN DÂN TỈNH LAM BÌNH", checks=NAME)
    assert (field.value, field.needs_review) == ("ỦY BAN NHÂN DÂN TỈNH LAM BÌNH", False)


def test_a_known_value_is_surer_than_one_that_is_only_read() -> None:
    known, read = field_of("Sở Nội vụ", checks=CONFIRMED), field_of("Sở Nội vụ")
    assert SURE - 0.05 < read.confidence < known.confidence <= KNOWN


def test_a_lost_value_is_null_flagged_and_claims_nothing() -> None:
    field = missing("the number is blank", page=2, raw="Số: /QĐ")
    assert (field.value, field.needs_review, field.confidence) == (None, True, 0.0)
    assert (field.page, field.raw, field.reasons) == (2, "Số: /QĐ", ("the number is blank",))


def test_flags_add_up_and_never_raise_confidence() -> None:
    once = flagged(field_of("Sở Nội vụ"), "one")
    assert flagged(once, "two", "one").reasons == ("one", "two")
    assert flagged(once, "two").confidence <= once.confidence <= REVIEW_CEILING
    assert flagged(once) is once


@given(st.text(min_size=1), st.booleans())
def test_a_reading_never_differs_from_itself(said: str, marks: bool) -> None:
    assert not readings_differ(said, said, marks=marks)


@pytest.mark.parametrize(
    ("first", "second", "in_letters", "in_marks"),
    [
        ("Tường", "Tướng", False, True),
        ("Tường", "Trường", True, True),
        ("Tường", "tường.", False, False),
        ("Đồng", "Dong", False, True),
    ],
)
def test_readings_differ_in_letters_or_in_marks(first: str, second: str, in_letters: bool, in_marks: bool) -> None:
    assert readings_differ(first, second, marks=False) is in_letters
    assert readings_differ(first, second, marks=True) is in_marks


def damaged_text(said: str) -> DocumentText:
    return plain_text(restorer().restore(said))


@pytest.mark.parametrize(
    ("said", "flag", "why"),
    [
        ("Ké hoach nay co 12 tháng va da duoc Uy ban nhan dan tinh phê duyệt", True, "much of the text was misread"),
        ("Kế hoạch này có 12 tháng và đã được Ủy ban nhân dân tỉnh phê duyệt", False, "the text is sound"),
        ("Ké hoach nay da duoc Uy ban nhan dan tinh phe duyet", False, "no digit to doubt"),
    ],
)
def test_digits_of_a_damaged_text_without_an_image_are_flagged(said: str, flag: bool, why: str) -> None:
    text = damaged_text(said)
    field = field_at(text, 0, len(text.text), text.text, CONFIRMED)
    assert field.needs_review is flag, why
    assert (field.bbox, field.page) == (None, 1)


@pytest.mark.parametrize("second", ["Lã\\ng", "Lã\\\\ng", "Lãn\\g"])
def test_a_stroke_in_another_reading_is_a_sign_like_any_other(second: str) -> None:
    word = Word("Lăng", Box(0, 0, 9, 9), 0.9, second=second)
    (other,) = other_reading("Trần Lăng", Trace("Trần Lăng", 1, None, (word,), ()))
    assert other.value == f"Trần {second}"
