"""The table of an office's names: what may stand in it, and how a value finds its name."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from ocr_pipeline.errors import SettingsError
from ocr_pipeline.parsing.office.names import (
    OfficeName,
    OfficeNames,
    has_digit,
    letters,
    marked_letters,
    office_names_from,
    spelling,
)


@pytest.mark.parametrize("name", ["Lưu: VT, KT (2b)", "15/QĐ-UBND", "Phòng ٣", "Khoa ②", " - ", ""])
def test_no_name_has_a_digit_or_no_letter(name: str) -> None:
    with pytest.raises(ValidationError):
        OfficeName(kind="recipient", name=name, documents=2)


@given(st.text(max_size=12))
def test_a_digit_of_any_script_is_never_learned(text: str) -> None:
    if any(sign.isdigit() or sign.isdecimal() or sign.isnumeric() for sign in text):
        assert has_digit(text)


@pytest.mark.parametrize(
    ("one", "other", "same", "same_marks", "same_letters"),
    [
        ("ỦY BAN", "Uỷ ban", True, True, True),
        ("Trần Bá Lãng", "Trần Bá Láng", False, False, True),
        ("TT. Huyện ủy", "TT Huyện ủy", False, True, True),
        ("Lưu: VT.", "Lưu: VT", True, True, True),
        ("Sở Y tế", "Sở Tư pháp", False, False, False),
    ],
)
def test_what_is_one_name(one: str, other: str, same: bool, same_marks: bool, same_letters: bool) -> None:
    assert (spelling(one) == spelling(other)) is same
    assert (marked_letters(one) == marked_letters(other)) is same_marks
    assert (letters(one) == letters(other)) is same_letters


@pytest.mark.parametrize(
    ("content", "cause"),
    [(None, "nothing was learned there"), (b"{", "cannot be used"), (b'{"format": 2}', "has format 2")],
)
def test_a_file_that_is_no_table_is_an_error_of_the_settings(tmp_path: Path, content: bytes | None, cause: str) -> None:
    path = tmp_path / "names.json"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SettingsError, match=cause):
        office_names_from(path)


def test_a_result_depends_on_the_names_and_not_on_when_they_were_decided() -> None:
    name = OfficeName(kind="place", name="Lam Giang", documents=2)
    one, other = (OfficeNames(last_decision=last, names=(name,)) for last in (3, 9))
    assert one.fingerprint == other.fingerprint != OfficeNames().fingerprint
