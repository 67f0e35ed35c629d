"""From lists of administrative units to the tables that agencies' names are checked against."""

from __future__ import annotations

import pytest

from training.areas import COMMUNES_HEAD, DISTRICTS_HEAD, communes_table, districts_table, unit


@pytest.mark.parametrize(
    ("line", "kind", "name"),
    [
        # What stands behind the first column is the unit above.
        ("Xã Tịnh Khê\tThành phố Quảng Ngãi\tTỉnh Quảng Ngãi", "xã", "Tịnh Khê"),
        # One tone style in all names.
        ("Xã Phú Hoà 2\tTỉnh Đắk Lắk", "xã", "Phú Hòa 2"),
        # A slip behind an apostrophe.
        ("Xã Đạ M' Rong\tHuyện Đam Rông", "xã", "Đạ M'Rong"),
        ("xã an khê", "xã", "An khê"),
        ("Phường 12\tThành phố Đà Lạt", "phường", "12"),
        ("Thị xã An Khê\tTỉnh Gia Lai", "thị xã", "An Khê"),
    ],
)
def test_a_unit(line: str, kind: str, name: str) -> None:
    assert unit(line) == (kind, name)


def test_a_line_without_a_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="no administrative unit"):
        unit("An Khê\tTỉnh Gia Lai")


def test_a_name_is_one_row_with_its_kinds_of_both_times() -> None:
    table = communes_table(["Xã Mộc", "Thị trấn Mộc", "Phường Lê"], ["Xã Mộc", "Đặc khu Hà"])
    assert table == COMMUNES_HEAD + "Hà\t\td\nLê\tp\t\nMộc\ttx\tx\n"


def test_districts_by_name() -> None:
    assert districts_table(["Quận Lê\tA", "Huyện Lê\tB", "Quận Lê\tC"]) == DISTRICTS_HEAD + "Lê\thuyện\nLê\tquận\n"
