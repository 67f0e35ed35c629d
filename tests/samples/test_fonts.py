"""The face of the samples."""

from __future__ import annotations

from pathlib import Path

import pytest

from samples.fonts import face, face_file

VIETNAMESE = "ẮẰẲẴẶẤẦẨẪẬẾỀỂỄỆỐỒỔỖỘỚỜỞỠỢỨỪỬỮỰĐắằẳẵặấầẩẫậếềểễệốồổỗộớờởỡợứừửữựđ"


def test_a_missing_font_names_the_package_that_brings_it(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="apt install fonts-croscore"):
        face_file(bold=False, italic=False, folder=tmp_path)


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("italic", [False, True])
def test_every_style_has_the_vietnamese_letters(bold: bool, italic: bool) -> None:
    font = face(40.0, bold=bold, italic=italic)
    nothing = bytes(font.getmask("\uffff"))
    assert [letter for letter in VIETNAMESE if bytes(font.getmask(letter)) == nothing] == []
