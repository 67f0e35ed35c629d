"""An attachment that names the document otherwise than its header puts the number in doubt, and offers its own."""

from __future__ import annotations

from typing import Any

import pytest

from ocr_pipeline.parsing.review_rules import evidence_of
from schemas import FieldValue
from tests.layout.typed_pages import Ink, Inks, fields_of, page
from tests.parsing.plain_documents import fields_of_plain, written

TOLD = "Kèm theo Quyết định số 1137/QĐ-SYT ngày 10 tháng 5 năm 2024 của Sở Y tế"
DECISION = written("QUYẾT ĐỊNH", "Ban hành Kế hoạch", "Điều 1. Ban hành Kế hoạch năm.", "QĐ-SYT")


def decision(number: str, *annexes: str) -> dict[str, Any]:
    """A decision with this number, each annex a page with what it says below its title."""
    behind = "".join(f"\n\fKẾ HOẠCH\nCông tác năm\n({said})\n\nNội dung như sau.\n" for said in annexes)
    return fields_of_plain(DECISION.replace("Số: 15/", f"Số: {number}/") + behind)


def alternatives(field: FieldValue) -> list[str]:
    return [each.value for each in field.alternatives]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (TOLD, "of the same type, notation and day it is the document itself"),
        (f"Ban hành {TOLD.lower()[:8]}{TOLD[8:]}", "the other wording"),
        (TOLD.replace("1137/QĐ-SYT ngày 10 tháng 5 năm 2024", "1137/QĐ-SYT ngày 10/5/2024"), "the day in figures"),
        (TOLD.replace("1137/QĐ-SYT ngày", "1137/QĐ-SYT\nngày"), "over two lines"),
    ],
)
def test_another_number_in_an_annex_is_a_doubt_and_the_first_alternative(said: str, why: str) -> None:
    fields = decision("137", said)
    assert (fields["code"].value, fields["number"].value) == ("137/QĐ-SYT", "137"), "it never becomes the value"
    assert (alternatives(fields["code"]), alternatives(fields["number"])) == (["1137/QĐ-SYT"], ["1137"]), why
    assert fields["code"].needs_review
    assert fields["code"].reasons == ("what is attached on page 2 belongs to 1137/QĐ-SYT",)
    assert [evidence_of(reason) for reason in fields["number"].reasons] == ["document"]


@pytest.mark.parametrize(
    ("number", "said", "why"),
    [
        ("1137", TOLD, "both say the same"),
        ("137", TOLD.replace("ngày 10", "ngày 11"), "a decision of another day has its own number"),
        ("137", TOLD.replace(" ngày 10 tháng 5 năm 2024", ""), "without a day it may be of any year"),
        ("137", TOLD.replace("QĐ-SYT", "QĐ-UBND"), "of another agency"),
        ("137", TOLD.replace("Quyết định", "Thông báo").replace("QĐ", "TB"), "of another type"),
        ("137", TOLD.replace("Kèm theo", "Theo"), "what an annex goes by is no document that it belongs to"),
        ("137", TOLD.replace("1137", "...."), "the number was left open"),
    ],
)
def test_what_names_another_document_says_nothing_of_the_number(number: str, said: str, why: str) -> None:
    fields = decision(number, said)
    assert (fields["code"].value, fields["code"].needs_review) == (f"{number}/QĐ-SYT", False), why
    assert alternatives(fields["code"]) == [], why


def test_a_number_that_was_not_read_is_offered_too() -> None:
    code = decision("", TOLD)["code"]
    assert (code.value, code.needs_review, alternatives(code)) == (None, True, ["1137/QĐ-SYT"])


def test_annexes_that_say_the_same_are_one_alternative_with_each_as_a_reason() -> None:
    code = decision("137", TOLD, TOLD)["code"]
    assert alternatives(code) == ["1137/QĐ-SYT"]
    assert [reason.split(" belongs")[0] for reason in code.reasons] == [
        "what is attached on page 2",
        "what is attached on page 3",
    ]


def read_off_pages(inks: Inks) -> FieldValue:
    """The code of a scan whose annex names it otherwise, its words read so."""
    first = page().header(("UBND TỈNH LAM GIANG", "SỞ Y TẾ", "Số: 137/QĐ-SYT"))
    first.title("QUYẾT ĐỊNH", "Ban hành Kế hoạch").body("Điều 1. Ban hành Kế hoạch năm.")
    first.footer(("Nơi nhận:", "- Lưu: VT."), ("GIÁM ĐỐC", "Lê Vĩnh Tường"))
    annex = page(inks, number=2).title(
        "KẾ HOẠCH", "Công tác năm", "(Kèm theo Quyết định số 1137/QĐ-SYT ngày 05 tháng 02", "năm 2025 của Sở Y tế)"
    )
    found: FieldValue = fields_of(first, annex.body("Nội dung của kế hoạch như sau."))["code"]
    return found


@pytest.mark.parametrize(
    ("inks", "offered", "why"),
    [
        ({}, True, "read surely, and twice alike"),
        ({"1137/QĐ-SYT": Ink(second="1187/QĐ-SYT")}, False, "two looks differ in its figures"),
        ({"1137/QĐ-SYT": Ink(0.5)}, False, "hardly read"),
        ({"1137/QĐ-SYT": Ink(second=None)}, False, "no other look vouches for its figures"),
    ],
)
def test_only_figures_that_two_looks_read_surely_tell_a_number(inks: Inks, offered: bool, why: str) -> None:
    assert ("1137/QĐ-SYT" in alternatives(read_off_pages(inks))) == offered, why
