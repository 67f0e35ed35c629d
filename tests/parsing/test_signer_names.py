"""The signer's name with its rank, with strokes beside it, and with strokes through its surname."""

from __future__ import annotations

import pytest

from ocr_pipeline.parsing.signer_names import fuller_marks, said_name


@pytest.mark.parametrize(
    ("said", "name", "sure"),
    [
        ("Lê Vĩnh Tường", "Lê Vĩnh Tường", True),
        ("PGS.TS. Lê Vĩnh Tường", "Lê Vĩnh Tường", True),
        ("Lé Vĩnh Tường", "Lê Vĩnh Tường", False),
        # No other surname has its letters: the marks are known.
        ("Nguyên Thu Phượng", "Nguyễn Thu Phượng", True),
        ("Trân Quang Quân", "Trần Quang Quân", True),
        # A letter lost, a stroke read as one, odd capitals.
        ("(guyễn Thu Phượng", "Nguyễn Thu Phượng", False),
        ("“&c--..sNguyễn Thu Phượng", "Nguyễn Thu Phượng", False),
        ("'TRẦn Quang Quân", "Trần Quang Quân", False),
        # A common given name that lost its capital; other words in small letters are none.
        ("Hoàng Minh trung", "Hoàng Minh Trung", False),
        ("Hoàng Minh này", "Hoàng Minh", True),
        # A woman's name of the highlands.
        ("Rmah H'Thương", "Rmah H'Thương", True),
        ("Ayun H’Bé Na", "Ayun H’Bé Na", True),
        # What stands before and behind a name in minutes and contracts.
        ("Bà Trần Thị Bình", "Trần Thị Bình", True),
        ("Ông Trần Văn An", "Trần Văn An", False),
        ("ông Trần Văn An", "Trần Văn An", True),
        ("Ông Văn Tường", "Ông Văn Tường", True),
        ("Trần Văn An - Phó Giám đốc", "Trần Văn An", False),
        ("Trần Văn Chủ, Chủ tịch", "Trần Văn Chủ", False),
        ("Trần Văn An, Lê Thị An", "Trần Văn An", False),
        ("Trần, Văn An", "Trần Văn An", True),
        ("Trần Văn, An Bình", "Trần Văn An Bình", True),
        # The whole surname wins over the rest, which has one of its own.
        ("rần Quang Quân", "Trần Quang Quân", False),
    ],
)
def test_a_name_is_known_and_doubted_as_it_was_read(said: str, name: str, sure: bool) -> None:
    found = said_name(said)
    assert found is not None
    assert (found.name, not found.doubts) == (name, sure)
    assert said[found.start : found.end].casefold().endswith(name.split()[-1].casefold())


@pytest.mark.parametrize("said", ["xzs wk", "CHỦ TỊCH", "Xqz Wkh", "Lê", "—"])
def test_strokes_are_no_name(said: str) -> None:
    assert said_name(said) is None


@pytest.mark.parametrize(
    ("read", "other", "name"),
    [
        ("Tân", "Tấn", "Tấn"),
        ("Tấn", "Tân", "Tấn"),
        ("Hiển", "Hiến", "Hiển"),
        ("Tân", "Tuấn", "Tân"),
        ("Tân", "tấn", "Tân"),
        ("Tân", "", "Tân"),
        ("Dung", "Đung", "Đung"),
    ],
)
def test_a_mark_that_one_reading_alone_has_is_believed(read: str, other: str, name: str) -> None:
    assert fuller_marks(read, other) == name
