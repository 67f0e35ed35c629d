"""Tables of places and names, made from lists."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from diacritics.names import NAMES_HEADER, NameTable
from diacritics.place_kinds import PlaceKind
from diacritics.places import CODES, MUNICIPALITY, PLACES_HEADER, read_places
from diacritics.training import places

LISTS = {
    "wards_old.tsv": "Xã Tân Lập\tHuyện A\tTỉnh B\nXã Tân Lập\tHuyện C\tTỉnh B\nPhường 12\tQuận D\tThành phố E\n",
    "wards_new.tsv": "Xã Tân Lập\tTỉnh B\nPhường Tân Lập\tTỉnh B\n",
    "districts_old.tsv": "Thành phố Hoà Bình\tTỉnh B\n",
    "provinces_63_before_2025-07.txt": "Tỉnh Hoà Bình\nThành phố Hà Nội\n",
    "provinces_34_after_2025-07.txt": "Thành phố Hà Nội\n",
    "names_surnames_freq.tsv": "Nguyễn\t20\nTôn\t1\n",
    "names_middle_freq.tsv": "Hoà\t3\nHòa\t2\n",
    "names_given_freq.tsv": "Hoà\t1\nHòa\t4\nJ.\t9\n",
}


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    folder = tmp_path / "lists"
    folder.mkdir()
    for name, text in LISTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("line", "name", "kind", "why"),
    [
        ("Xã Tân Lập\tHuyện A\tTỉnh B", "tân lập", PlaceKind.XA, "the first column alone"),
        ("Thị xã Hoà Thành", "hòa thành", PlaceKind.THI_XA, "the old tone style"),
        ("xã Bắc Sơn", "bắc sơn", PlaceKind.XA, "a kind in small letters"),
        ("Thành phố Phan Rang-Tháp Chàm", "phan rang tháp chàm", PlaceKind.THANH_PHO, "a dash parts words"),
        ("Xã K' Dang", "k'dang", PlaceKind.XA, "an apostrophe does not"),
        ("Xã Sơn Kim 2", "sơn kim", PlaceKind.XA, "a number tells units of one name apart"),
    ],
)
def test_the_name_and_kind_of_a_unit(line: str, name: str, kind: PlaceKind, why: str) -> None:
    assert places.unit(line) == (name, kind), why


@pytest.mark.parametrize(
    "line", ["Phường 12", "Phường III", "Phường 2 Bảo Lộc", "Thị trấn N.T Phong Hải", "Tân Lập", ""]
)
def test_what_is_no_name(line: str) -> None:
    assert places.unit(line) is None


def test_the_tables_hold_counts_by_kind_and_by_place_in_the_name(lists: Path, tmp_path: Path) -> None:
    places.make_tables(lists, tmp_path)
    text = (tmp_path / "places.tsv").read_text("utf-8")
    assert text.splitlines() == [
        PLACES_HEADER,
        "hà nội\tm2",
        "hòa bình\tc1 i1",
        "thừa thiên huế\ti1",
        "tân lập\tp1 x3",
    ]
    assert (tmp_path / "names.tsv").read_text("utf-8").splitlines() == [
        NAMES_HEADER,
        "hòa\t0\t5\t5",
        "nguyễn\t20\t0\t0",
    ]


def test_what_is_made_can_be_read(lists: Path, tmp_path: Path) -> None:
    places.make_tables(lists, tmp_path)
    units = read_places(tmp_path / "places.tsv")
    assert units[CODES[PlaceKind.XA]] == {"tân lập": 3}
    assert units[MUNICIPALITY] == {"hà nội": 2}
    assert NameTable.load(tmp_path / "names.tsv").totals == (20, 5, 5)


def test_the_same_lists_give_the_same_bytes_and_are_recorded(lists: Path, tmp_path: Path) -> None:
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        folder.mkdir()
        places.make_tables(lists, folder)
    for name in ("places.tsv", "names.tsv", "MANIFEST.json"):
        assert (folders[0] / name).read_bytes() == (folders[1] / name).read_bytes()
    manifest = json.loads((folders[0] / "MANIFEST.json").read_text("utf-8"))
    assert set(manifest["made"]) == {"places.tsv", "names.tsv"}
    assert set(manifest["places"]["lists"]) == set(LISTS)


def test_a_list_that_is_missing_is_named(lists: Path) -> None:
    assert places.lacking(lists) == []
    (lists / "wards_new.tsv").unlink()
    assert places.lacking(lists) == ["wards_new.tsv"]
    assert set(places.lacking(None)) == set(LISTS)
