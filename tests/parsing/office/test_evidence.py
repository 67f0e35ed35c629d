"""An office's confirmed names settle doubts about a reading, cast some, and never change a value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr_pipeline.parsing.office.evidence import named_values, seen_with, with_office_names
from ocr_pipeline.parsing.office.names import NameKind, OfficeName, OfficeNames
from schemas import Alternative, Document, FieldValue, Origin
from tests.archive.tables.documents import document, doubtful, field

READ_BADLY = "read with little certainty: Lãng"
NAMES = OfficeNames.of(
    [
        OfficeName(kind="signer", name="Trần Bá Lãng", documents=3),
        OfficeName(kind="agency", name="ỦY BAN NHÂN DÂN TỈNH LAM GIANG", documents=2),
        OfficeName(kind="recipient", name="TT Huyện ủy", documents=2),
    ]
)


def _signer(value: str | None, *reasons: str, **more: object) -> FieldValue:
    return FieldValue.model_validate(
        {"value": value, "raw": value, "needs_review": bool(reasons), "reasons": reasons, **more}
    )


@pytest.mark.parametrize(
    ("value", "reasons", "left", "why"),
    [
        ("Trần Bá Lãng", (READ_BADLY,), (), "read as it was confirmed"),
        ("TRẦN BÁ  LÃNG", (READ_BADLY,), (), "case and spaces are free"),
        ("Trần Bá Lãng", ("not read by every look", READ_BADLY), (), "two doubts of the reading"),
        ("Trần Bá Lãng", ("two readings differ in a mark: Lãng and Láng",), None, "somebody new may be called so"),
        ("Trần Bá Lãng", ("no name and no word is Lãng",), (), "a word that no table has"),
        ("Trần Bá Lãng", ("a stamp stands over it", READ_BADLY), ("a stamp stands over it",), "what may be hidden"),
        ("Trần Bá Lãng", ("the name stands beside strokes that were read as IIII",), None, "strokes beside it"),
        ("Trần Bá Lãng", ("no title was read above it: it may be anybody's",), None, "whose name it is"),
        ("Trần Bá Lăng", (READ_BADLY,), None, "another mark is another name"),
        ("Trần Bá Lãnh", (READ_BADLY,), (READ_BADLY,), "another letter is another name"),
        ("Nguyễn Văn An", (READ_BADLY,), (READ_BADLY,), "nobody confirmed it"),
    ],
)
def test_a_confirmed_name_settles_how_it_was_read_and_nothing_else(
    value: str, reasons: tuple[str, ...], left: tuple[str, ...] | None, why: str
) -> None:
    seen = seen_with(_signer(value, *reasons), "signer", NAMES)
    assert seen.value == value
    assert seen.needs_review is (left != ()), why
    if left is not None:
        assert seen.reasons == left, why


@pytest.mark.parametrize(
    ("value", "doubted", "why"),
    [
        ("Trần Bá Láng", True, "the letters of a confirmed name with another mark"),
        ("Tran Ba Lang", True, "without its marks"),
        ("Trần Bá Lãng", False, "as it was confirmed"),
        ("Trần Bá Lan", False, "with other letters"),
    ],
)
def test_other_marks_than_those_of_a_confirmed_name_are_a_doubt(value: str, doubted: bool, why: str) -> None:
    seen = seen_with(_signer(value), "signer", NAMES)
    assert (seen.value, seen.needs_review) == (value, doubted), why
    assert [other.value for other in seen.alternatives] == ["Trần Bá Lãng"] * doubted


@pytest.mark.parametrize(
    ("other", "settled"), [("Trần Bá Láng", False), ("Trần Bá Lũng", True), ("TRẦN BÁ LÃNG", True)]
)
def test_a_person_stays_in_doubt_where_another_look_read_a_name_of_the_same_letters(other: str, settled: bool) -> None:
    read = _signer("Trần Bá Lãng", READ_BADLY, alternatives=(Alternative(value=other, confidence=0.3),))
    assert seen_with(read, "signer", NAMES).needs_review is not settled


def test_an_agency_is_settled_though_two_looks_differ() -> None:
    read = _signer("ỦY BAN NHÂN DÂN TỈNH LAM GIANG", "two readings differ: BAN and BÀN")
    assert not seen_with(read, "agency", NAMES).needs_review


def test_what_was_read_is_offered_where_it_was_taken_for_something_else() -> None:
    read = _signer("ỦY BAN NHÂN DÂN TỈNH HÀ GIANG", "close to a known agency: ỦY BAN NHÂN DÂN TỈNH HÀ GIANG")
    read = read.model_copy(update={"raw": "ỦY BAN NHÂN DÂN\nTỈNHLAMGIANG"})
    seen = seen_with(read, "agency", NAMES)
    assert [each.value for each in seen.alternatives] == ["ỦY BAN NHÂN DÂN TỈNH LAM GIANG"]


def test_other_signs_between_the_letters_are_no_doubt() -> None:
    line = _signer("TT. Huyện uỷ")
    assert seen_with(line, "recipient", NAMES) == line


@pytest.mark.parametrize("origin", [Origin.HANDWRITTEN, Origin.STAMPED])
def test_what_was_read_by_shape_alone_stays_in_doubt(origin: Origin) -> None:
    by_hand = _signer("Trần Bá Lãng", READ_BADLY, origin=origin)
    assert seen_with(by_hand, "signer", NAMES) == by_hand


def test_the_nearest_confirmed_name_is_offered_first_for_a_value_in_doubt() -> None:
    other = Alternative(value="Trần Bà Lũng", confidence=0.3)
    seen = seen_with(_signer("Trần Bá Lũng", READ_BADLY, alternatives=(other,)), "signer", NAMES)
    assert [each.value for each in seen.alternatives] == ["Trần Bá Lãng", "Trần Bà Lũng"]
    assert (seen.value, seen.reasons) == ("Trần Bá Lũng", (READ_BADLY,))


@pytest.mark.parametrize(("value", "name", "offered"), [("Hòa Ann", "Hòa Anns", True), ("Hòa An", "Hòa Ans", False)])
def test_a_value_of_few_letters_is_near_no_name(value: str, name: str, offered: bool) -> None:
    names = OfficeNames.of([OfficeName(kind="place", name=name, documents=2)])
    seen = seen_with(_signer(value, READ_BADLY), "place", names)
    assert [each.value for each in seen.alternatives] == ([name] if offered else [])


def test_a_document_is_weighed_and_summed_up_anew() -> None:
    before = document(
        issuer=doubtful("UỶ BAN NHÂN DÂN TỈNH LAM GIANG", "two readings differ: TỈNH and TINH"),
        review={"required": True, "reasons": ["source: a note", "issuer: two readings differ: TỈNH and TINH"]},
    )
    after = with_office_names(before, NAMES)
    assert after.issuer.needs_review is False
    assert after.issuer.normalised == "ỦY BAN NHÂN DÂN TỈNH LAM GIANG"
    assert after.issuer.confidence > 0.9
    assert after.review.reasons[0] == "source: a note"
    assert not any(reason.startswith("issuer:") for reason in after.review.reasons)
    assert after.number == with_office_names(before, NAMES).number
    assert after.number.reasons == before.number.reasons


def test_without_names_nothing_changes() -> None:
    before = document()
    assert with_office_names(before, OfficeNames()) is before


KINDS: list[NameKind] = ["agency", "signer", "recipient"]
WORDS = st.sampled_from("Trần Bá Lãng Láng Lang Lăng UBND TỈNH Lam Giang 12 12a Lưu: VT, (b/c) ỦY UỶ BAN".split())
TEXTS = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
REASONS = st.lists(st.sampled_from([READ_BADLY, "a stamp stands over it", "no name and no word is X"]), unique=True)
FIELDS = st.builds(lambda text, reasons: field(text, needs_review=bool(reasons), reasons=reasons), TEXTS, REASONS)
TABLES = st.lists(
    st.tuples(
        st.sampled_from(KINDS),
        TEXTS.filter(lambda text: not any(sign.isdigit() for sign in text)),
    ),
    max_size=4,
).map(lambda pairs: OfficeNames.of(OfficeName(kind=kind, name=name, documents=2) for kind, name in pairs))


@given(FIELDS, FIELDS, st.lists(FIELDS, max_size=3), TABLES)
def test_no_value_is_ever_changed_and_a_second_look_finds_nothing_new(
    issuer: dict[str, object], name: dict[str, object], recipients: list[dict[str, object]], names: OfficeNames
) -> None:
    before = _of(issuer, name, recipients)
    after = with_office_names(before, names)
    assert [value.value for _, value in named_values(after)] == [value.value for _, value in named_values(before)]
    assert with_office_names(after, names) == after
    for old, new in zip(named_values(before), named_values(after), strict=True):
        if any(sign.isdigit() for sign in old[1].value or ""):
            assert new == old, "what has a digit is nobody's name"


def _of(issuer: dict[str, object], name: dict[str, object], recipients: list[dict[str, object]]) -> Document:
    signature = {"title": field("GIÁM ĐỐC"), "name": name}
    return document(issuer=issuer, signature=signature, recipients=recipients)
