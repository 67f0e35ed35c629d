"""The user's own names and phrases."""

from __future__ import annotations

from pathlib import Path

import pytest

from diacritics import ChangeSource, Mode, Restorer
from diacritics.user_dictionary import read_user_dictionary


def test_comments_blank_lines_and_doubles_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "names.txt"
    path.write_text("# places\nSuối Ngần\n\n  Trà   Vân # a ward\nSuối Ngần\nHoa\u0300ng Lĩnh\n", encoding="utf-8")
    assert read_user_dictionary(path) == ("Suối Ngần", "Trà Vân", "Hoàng Lĩnh")


def test_a_name_of_the_dictionary_is_restored_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "names.txt"
    path.write_text("Lê Thị Khuể Mân\n", encoding="utf-8")
    text = "cho ba Le Thi Khue Man la chuyen vien"
    result = Restorer(user_dictionary=path).restore(text, mode=Mode.NOISY)
    assert "Lê Thị Khuể Mân" in result.text
    assert "Khuể" not in Restorer().restore(text, mode=Mode.NOISY).text
    assert {c.source for c in result.changes if c.value == "Khuể"} == {ChangeSource.USER}


def test_a_name_of_the_dictionary_goes_before_a_longer_phrase_that_overlaps_it(tmp_path: Path) -> None:
    path = tmp_path / "names.txt"
    path.write_text("xã Vĩnh Khuồng\n", encoding="utf-8")
    text = "Uy ban nhan dan xa Vinh Khuong"
    assert Restorer(user_dictionary=path).restore(text).text == "Ủy ban nhân dân xã Vĩnh Khuồng"


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"caf\xe9"])
def test_a_file_that_is_no_utf8_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "names.txt"
    path.write_bytes(content)
    with pytest.raises(UnicodeDecodeError):
        Restorer(user_dictionary=path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Restorer(user_dictionary=tmp_path / "none.txt")
