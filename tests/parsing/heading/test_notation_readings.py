"""Two readings of a notation held against each other group by group."""

from __future__ import annotations

import pytest

from ocr_pipeline.parsing.heading.notation import NotationWitnesses
from ocr_pipeline.parsing.heading.notation_readings import put_together, with_type_of_title
from tests.layout.typed_pages import SENTENCES, Ink, fields_of, page

BOARD = NotationWitnesses(frozenset({"BDT"}), kind="Báo cáo")
DOUBTED = NotationWitnesses(frozenset({"BDT"}), doubted=frozenset({"BDT"}))


@pytest.mark.parametrize(
    ("read", "other", "witnesses", "whole", "why"),
    [
        ("BC-RDT", "RC-BDT", BOARD, "BC-BDT", "the type's sign of the one, the issuer's of the other"),
        ("BC-RDT", "BC-BDT", BOARD, "BC-BDT", "where one group is read alike"),
        ("BC-RDT", "RC-RDT", BOARD, None, "neither has the issuer's sign"),
        ("BC-RDT", "RC-BDT", DOUBTED, None, "a name in doubt bears no witness"),
        ("BC-BDT", "KH-BDT", BOARD, None, "two types are known: nothing tells which"),
        ("BC-RDT", "RC/BDT", BOARD, None, "other signs part the groups"),
        ("BC-RDT", "RC-BDT-VP", BOARD, None, "the one has a group more"),
        ("2025/QD-BDT", "2025/QĐ-RDT", BOARD, None, "the year is a group that no table has"),
    ],
)
def test_groups_are_taken_from_where_they_are_known(
    read: str, other: str, witnesses: NotationWitnesses, whole: str | None, why: str
) -> None:
    assert put_together(read, other, witnesses) == whole, why


def test_what_two_readings_make_is_given_in_doubt_and_both_are_offered() -> None:
    left = ("UBND TỈNH LAM GIANG", "BAN DÂN TỘC", "Số: 12/BC-RDT")
    made = page({"12/BC-RDT": Ink(second="12/RC-BDT")}).header(left).title("BÁO CÁO", "Kết quả thi đua")
    found = fields_of(made.body(*SENTENCES))
    assert (found["notation"].value, found["notation"].needs_review) == ("BC-BDT", True)
    assert [each.value for each in found["notation"].alternatives] == ["BC-RDT", "RC-BDT"]
    assert (found["code"].value, found["code"].needs_review) == ("12/BC-BDT", True)


@pytest.mark.parametrize(
    ("read", "whole", "why"),
    [
        ("TP-UBND", "TTr-UBND", "but the sign of the type is another, which opens alike"),
        ("TP-UBNÐ", None, "the issuer's sign is another too"),
        ("IP-UBND", None, "it opens otherwise"),
        ("TP/UBND", None, "other signs part the groups"),
        ("TP", None, "it has one group"),
    ],
)
def test_the_title_tells_the_sign_of_a_type_that_was_misread(read: str, whole: str | None, why: str) -> None:
    assert with_type_of_title(read, ["TTr-UBND", "TTr-UB"]) == whole, why


def test_a_misread_type_is_that_of_the_title_in_doubt() -> None:
    made = page().header(("ỦY BAN NHÂN DÂN", "TỈNH PHÚ THỌ", "Số: 15/TP-UBND")).title("TỜ TRÌNH", "Về việc thi đua")
    found = fields_of(made.body(*SENTENCES))
    assert (found["notation"].value, found["notation"].needs_review) == ("TTr-UBND", True)
    assert [each.value for each in found["notation"].alternatives] == ["TP-UBND"]
    assert (found["document_type"].value, found["document_type"].needs_review) == ("Tờ trình", False)
