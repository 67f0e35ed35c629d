"""Cell 3: number and notation; whatever is not certainly printed is flagged."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ocr_pipeline.layout.filled import BlankKind, FilledBlank
from ocr_pipeline.parsing.heading.notation import notation_is_known, notation_value
from ocr_pipeline.parsing.installed import installed_parsers
from ocr_pipeline.parsing.parse import parse
from ocr_pipeline.recognition.digits.decoding import Reading
from ocr_pipeline.recognition.digits.reader import Writer
from schemas import FieldValue, Origin
from tests.layout.typed_pages import DATE_LINE, SENTENCES, Ink, Inks, fields_of, page, restorer, text_of

PARTY_HEADING = ("ĐẢNG CỘNG SẢN VIỆT NAM", DATE_LINE)


def number_fields(line: str, inks: Inks | None = None, **header: tuple[str, ...]) -> dict[str, FieldValue]:
    """Code, number and notation of a page with this number line."""
    fields = fields_of(page(inks).header(("UBND TỈNH PHÚ THỌ", "SỞ Y TẾ", line), **header).body(*SENTENCES))
    return {name: fields[name] for name in ("code", "number", "notation")}


def values(fields: dict[str, FieldValue]) -> tuple[str | None, ...]:
    return tuple(fields[name].value for name in ("code", "number", "notation"))


@pytest.mark.parametrize(
    ("line", "code", "number", "notation"),
    [
        # The form of NĐ 30/2020.
        ("Số: 15/QĐ-UBND", "15/QĐ-UBND", "15", "QĐ-UBND"),
        # Zeros and letters belong to the number: it is text, not a quantity.
        ("Số: 05/TB-SYT", "05/TB-SYT", "05", "TB-SYT"),
        ("Số: 18a/QĐ-UBND", "18a/QĐ-UBND", "18a", "QĐ-UBND"),
        # The ố was read as 6 or as ó; a foreign model does both.
        ("S6: 3170/VPCP-KGVX", "3170/VPCP-KGVX", "3170", "VPCP-KGVX"),
        ("Só: 15/TTr-UBND", "15/TTr-UBND", "15", "TTr-UBND"),
        # Before a colon stands no number.
        ("86: 587/SYT-NVY", "587/SYT-NVY", "587", "SYT-NVY"),
        ("S86: 546/QĐ-UBND", "546/QĐ-UBND", "546", "QĐ-UBND"),
        ("6:48 /CT-UBND", "48/CT-UBND", "48", "CT-UBND"),
        # No space behind the colon, one before the slash.
        ("Só:15 /TTr-UBND", "15/TTr-UBND", "15", "TTr-UBND"),
        # A normative text carries its year; it stands in the code, between number and notation.
        ("Số: 31/2022/QĐ-UBND", "31/2022/QĐ-UBND", "31", "2022/QĐ-UBND"),
        # Three groups.
        ("Số: 77/QĐ-UBND-HC", "77/QĐ-UBND-HC", "77", "QĐ-UBND-HC"),
    ],
)
def test_a_printed_line_is_read(line: str, code: str, number: str, notation: str) -> None:
    assert values(number_fields(line)) == (code, number, notation)


@pytest.mark.parametrize(
    ("line", "notation", "why"),
    [
        ("/KH-UBND", "KH-UBND", "a seal covers what stands before the slash"),
        ("KH-UBND", "KH-UBND", "and the slash"),
        ("/2//KH-UBND", "KH-UBND", "a stroke of the seal was read as another slash"),
        ("XX-UBND", None, "no type is abbreviated so"),
        ("KH-UBND PHƯỜNG", None, "a name stands behind it"),
    ],
)
def test_a_line_of_which_but_the_notation_is_left_is_the_number_s(line: str, notation: str | None, why: str) -> None:
    fields = number_fields(line)
    assert fields["notation"].value == notation, why
    assert fields["code"].needs_review, why
    assert fields["number"].needs_review, why


def test_a_number_found_by_its_shape_stands_level_with_the_notation_that_was_read_of_its_line() -> None:
    made = page().header(("UBND TỈNH PHÚ THỌ", "SỞ Y TẾ", "/KH-SYT")).body(*SENTENCES)
    there = next(word.box for word in made.words if word.text == "/KH-SYT").moved(-200, 0)
    told = (Reading("22", 0.9), Reading("72", 0.1))
    blank = FilledBlank(BlankKind.NUMBER, 1, there, told, Writer.PEN, 1.0, heading=False)
    for lower, code in ((0, "22/KH-SYT"), (400, None)):
        blanks = (replace(blank, box=there.moved(0, lower)),)
        fields = parse(replace(text_of(made), blanks=blanks), restorer(), range(1, 2), installed_parsers())
        assert (fields["code"].value, fields["code"].needs_review) == (code, True)


def test_a_number_of_whose_line_nothing_was_read_is_given_by_its_shape() -> None:
    made = page().header(("UBND TỈNH PHÚ THỌ", "SỞ Y TẾ")).body(*SENTENCES)
    date = next(word.box for word in made.words if word.text == "ngày")
    told = (Reading("22", 0.9), Reading("72", 0.1))
    blank = FilledBlank(BlankKind.NUMBER, 1, date.moved(-700, 0), told, Writer.PEN, 1.0, heading=False)
    for lower, number in ((0, "22"), (600, None)):
        blanks = (replace(blank, box=blank.box.moved(0, lower)),)
        fields = parse(replace(text_of(made), blanks=blanks), restorer(), range(1, 2), installed_parsers())
        assert (fields["number"].value, fields["number"].needs_review) == (number, True)
        assert (fields["code"].value, fields["code"].needs_review) == (None, True)
        assert [each.value for each in fields["number"].alternatives] == (["72"] if number else [])
        assert fields["number"].origin is (Origin.HANDWRITTEN if number else Origin.PRINTED)


@pytest.mark.parametrize("line", ["Số 05-NQ/ĐU", "Số: 05-NQ/ĐU", "Số 05 - NQ/ĐU"])
def test_the_party_puts_the_hyphen_first(line: str) -> None:
    assert values(number_fields(line, right=PARTY_HEADING)) == ("05-NQ/ĐU", "05", "NQ/ĐU")


@pytest.mark.parametrize(
    ("line", "code"),
    [("Số 12 QĐ/TU", "12-QĐ/TU"), ("Số 5 NQ / ĐU", "5-NQ/ĐU"), ("Số 31QĐ/TU", "31-QĐ/TU")],
)
def test_under_the_party_s_name_alone_a_code_that_lost_its_hyphen_is_the_party_s(line: str, code: str) -> None:
    found = number_fields(line, right=PARTY_HEADING)["code"]
    assert (found.value, found.needs_review) == (code, True)
    assert number_fields(line)["code"].value != code


def test_sure_black_twice_alike_and_in_one_word_is_print() -> None:
    fields = number_fields("Số: 15/QĐ-UBND")
    assert {name: field.needs_review for name, field in fields.items()} == dict.fromkeys(fields, False)
    assert fields["number"].origin is Origin.PRINTED


@pytest.mark.parametrize(
    ("line", "inks"),
    [
        # Blue or red ink: a pen or a numbering stamp.
        ("Số: 15/QĐ-UBND", {"15/QĐ-UBND": Ink(coloured=0.8)}),
        # The two readings disagree on a digit.
        ("Số: 15/QĐ-UBND", {"15/QĐ-UBND": Ink(second="16/QĐ-UBND")}),
        # The second look saw no number at all.
        ("Số: 15/QĐ-UBND", {"15/QĐ-UBND": Ink(second="/QĐ-UBND")}),
        # Nobody looked twice.
        ("Số: 15/QĐ-UBND", {"15/QĐ-UBND": Ink(second=None)}),
        # Read with little certainty.
        ("Số: 15/QĐ-UBND", {"15/QĐ-UBND": Ink(confidence=0.6)}),
        # A gap within the number: digits were written one by one, or one of them was not read.
        ("Số: 1 5/QĐ-UBND", {}),
        # A gap between number and notation: the blank was filled in.
        ("Số: 15    /QĐ-UBND", {}),
    ],
)
def test_what_may_be_handwritten_is_flagged(line: str, inks: Inks) -> None:
    fields = number_fields(line, inks)
    assert fields["number"].value == "15"
    for name in ("number", "code"):
        assert fields[name].needs_review, name
        assert fields[name].origin is Origin.HANDWRITTEN, name
        assert fields[name].confidence <= 0.6


def test_two_readings_give_two_candidates() -> None:
    fields = number_fields("Số: 15/QĐ-UBND", {"15/QĐ-UBND": Ink(second="16/QĐ-UBND")})
    assert [other.value for other in fields["number"].alternatives] == ["16"]
    assert [other.value for other in fields["code"].alternatives] == ["16/QĐ-UBND"]


def test_a_doubt_about_the_number_is_none_about_the_notation() -> None:
    fields = number_fields("Số: 15/QĐ-UBND", {"15/QĐ-UBND": Ink(coloured=0.8)})
    assert (fields["notation"].value, fields["notation"].needs_review) == ("QĐ-UBND", False)


@pytest.mark.parametrize("line", ["Số:      /TB-STP", "Số: .../TB-STP", "Số:…/TB-STP"])
def test_a_blank_number_is_null_and_flagged(line: str) -> None:
    fields = number_fields(line)
    assert values(fields) == (None, None, "TB-STP")
    assert fields["number"].needs_review
    assert fields["code"].needs_review


@pytest.mark.parametrize(
    ("line", "number"),
    [
        # A stroke of the pen was read as a slash before the printed one.
        ("Số: 4/5/QĐ-UBND", "45"),
        # Letters among the digits.
        ("Số: ƒ3Ê6/QĐ-UBND", "36"),
    ],
)
def test_digits_that_make_no_number_are_never_trusted(line: str, number: str) -> None:
    fields = number_fields(line)
    assert fields["notation"].value == "QĐ-UBND"
    assert fields["number"].needs_review
    assert fields["code"].needs_review
    assert fields["number"].value is None or number.startswith(fields["number"].value[:1])


def test_a_header_without_a_number_is_flagged() -> None:
    fields = fields_of(page().header(("UBND TỈNH PHÚ THỌ", "SỞ Y TẾ")).body(*SENTENCES))
    assert [(fields[name].value, fields[name].needs_review) for name in ("code", "number", "notation")] == [
        (None, True)
    ] * 3


def test_so_y_te_is_no_number_line() -> None:
    # Without marks "SỞ" and "Số" are the same two letters.
    assert values(number_fields("Số: 7/TB-SYT"))[1] == "7"


@pytest.mark.parametrize(
    ("notation", "known"),
    [
        ("QĐ-UBND", True),
        ("TTr-SYT", True),
        ("2022/QĐ-UBND", True),
        ("STP-VBPQ", True),
        # An agency that no table holds.
        ("TB-XYZQ", False),
        # One group alone is no notation.
        ("UBND", False),
        # A letter with its mark lost.
        ("QD-UBND", False),
    ],
)
def test_a_notation_is_known_when_each_of_its_groups_is(notation: str, known: bool) -> None:
    assert notation_is_known(notation) is known


def test_an_unknown_notation_is_flagged() -> None:
    fields = number_fields("Số: 15/TB-XYZQ")
    assert fields["notation"].value == "TB-XYZQ"
    assert fields["notation"].needs_review
    assert fields["code"].needs_review


@pytest.mark.parametrize(
    ("said", "value"),
    [("QĐ - UBND", "QĐ-UBND"), ("QĐ–UBND", "QĐ-UBND"), ("TTr--SYT", "TTr-SYT"), ("2022 / QĐ-UBND", "2022/QĐ-UBND")],
)
def test_a_notation_has_no_spaces_and_one_kind_of_hyphen(said: str, value: str) -> None:
    assert notation_value(said) == value


@pytest.mark.parametrize(
    ("uneven", "flagged", "why"),
    [
        (0.03, False, "in line with its notation: print"),
        (0.4, True, "out of line, however surely it was read: a pen"),
        (None, True, "too few glyphs to tell"),
    ],
)
def test_a_number_out_of_line_is_a_pens(uneven: float | None, flagged: bool, why: str) -> None:
    number = number_fields("Số: 15/QĐ-UBND", {"15/QĐ-UBND": Ink(uneven=uneven)})["number"]
    assert (number.value, number.needs_review) == ("15", flagged), why


@pytest.mark.parametrize(
    ("read", "notation", "why"),
    [
        ("CWUBND", "CĐ-UBND", "the hyphen was read as a stroke of its neighbour"),
        ("CĐUBND", "CĐ-UBND", "or not at all"),
        ("CĐ", "CĐ", "a part too short to be known again stays what it is"),
    ],
)
def test_a_notation_without_a_hyphen_is_the_one_that_title_and_issuer_call_for(
    read: str, notation: str, why: str
) -> None:
    head = page().header(("ỦY BAN NHÂN DÂN", "TỈNH PHÚ THỌ", f"Số: 09/{read}")).title("CÔNG ĐIỆN", "Về thi đua")
    found = fields_of(head.body(*SENTENCES))["notation"]
    assert (found.value, found.needs_review) == (notation, True), why
