"""Signs of a notation whose letters were changed: who has to say them before they stand without a flag."""

from __future__ import annotations

import pytest

from ocr_pipeline.parsing.heading.notation import NotationWitnesses
from ocr_pipeline.parsing.heading.vouched_signs import is_vouched
from tests.layout.typed_pages import SENTENCES, Ink, fields_of, page

COLLEGE = NotationWitnesses(frozenset({"CĐYTLG"}), initials=frozenset({"CĐYTLG"}))
FILED = NotationWitnesses(frozenset({"QLBX"}))


@pytest.mark.parametrize(
    ("read", "taken", "witnesses", "others", "vouched", "why"),
    [
        ("GĐYTLG", "CĐYTLG", COLLEGE, (), False, "the name's initials alone: one letter of it may be misread"),
        ("GĐYTLG", "CĐYTLG", COLLEGE, ("KH-CĐYTLG",), True, "the line's other reading says so too"),
        ("GĐYTLG", "CĐYTLG", COLLEGE, ("KH-GĐYTLG",), False, "the other reading says what was read first"),
        ("GĐYTLG", "CĐYTLG", COLLEGE, ("", "Kế hoạch số 2/KH-CĐYTLG;"), True, "another line has the sign"),
        ("GĐYTLG", "CĐYTLG", COLLEGE, ("", "theo KH-CĐYTLGT"), False, "a longer sign is another"),
        ("GĐYTLG", "CĐYTLG", COLLEGE, ("", "số 2/CĐYTLG&X"), False, "so is one that goes on behind an ampersand"),
        ("OLBX", "QLBX", FILED, ("", "Lưu: VT, QLBX."), False, "a unit below Lưu is one reading against another"),
        ("OLBX", "QLBX", FILED, ("", "Phòng QLBX. Lưu: VT, QLBX."), True, "two lines say the unit"),
        ("SCTVT", "SGTVT", NotationWitnesses(), (), False, "a table alone: another office may bear what was read"),
        (
            "SCTVT",
            "SGTVT",
            NotationWitnesses(initials=frozenset({"SGTVT"})),
            (),
            True,
            "the name above says what a table has",
        ),
        ("T1r", "TTr", NotationWitnesses(kind="Tờ trình"), (), True, "the title names the type of that sign"),
        ("T1r", "TTr", NotationWitnesses(kind="Báo cáo"), (), False, "the title names another type"),
        ("QD", "QĐ", NotationWitnesses(), (), True, "a lost stroke, and one sign alone has these letters"),
        ("DHHS", "ĐHHS", NotationWitnesses(initials=frozenset({"ĐHHS"})), (), False, "a stroke that a name alone says"),
    ],
)
def test_two_say_a_sign_that_was_read_otherwise(
    read: str, taken: str, witnesses: NotationWitnesses, others: tuple[str, ...], vouched: bool, why: str
) -> None:
    assert is_vouched(read, taken, witnesses, others) is vouched, why


MISREAD = ("ỦY BAN NHÂN DÂN TỈNH PHÚ THỌ", "TRƯỜNG GAO ĐẲNG Y TẾ LAM GIANG")
"""An issuer whose CAO was read as GAO, by both looks and without doubt."""


@pytest.mark.parametrize(
    ("number", "second", "value", "doubt", "why"),
    [
        ("15/KH-CĐYTLG", None, "KH-GĐYTLG", True, "the misread name changed a letter that was read rightly"),
        ("15/KH-CĐYTLG", "15/KH-GĐYTLG", "KH-GĐYTLG", False, "the line's other reading has that letter too"),
        ("15/KH-GĐYTLG", "15/KH-CĐYTLG", "KH-GĐYTLG", False, "nothing was changed: line and name agree"),
    ],
)
def test_a_letter_changed_by_one_name_is_in_doubt(
    number: str, second: str | None, value: str, doubt: bool, why: str
) -> None:
    inks = {number: Ink(second=second)} if second else {}
    made = page(inks).header((*MISREAD, f"Số: {number}")).title("KẾ HOẠCH", "Về thi đua").body(*SENTENCES)
    found = fields_of(made)["notation"]
    assert found.value == value, why
    assert any("by one name of the document" in reason for reason in found.reasons) is doubt, why


def test_what_was_read_is_offered_where_a_name_changed_it() -> None:
    made = page().header((*MISREAD, "Số: 15/KH-CĐYTLG")).title("KẾ HOẠCH", "Về thi đua").body(*SENTENCES)
    fields = fields_of(made)
    assert [other.value for other in fields["notation"].alternatives] == ["KH-CĐYTLG"]
    assert (fields["code"].value, fields["code"].needs_review) == ("15/KH-GĐYTLG", True)
