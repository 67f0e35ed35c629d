"""Digits that stand on a page by hand are no printed digits, however they were read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.reading.typed_pages import TypedPage, printed_digits, typed_pages

TEXT = (
    "SỞ Y TẾ Số: 22/TTr-SYT Lam Giang, ngày 05 tháng 2 năm 2025\nCăn cứ Nghị định số 22/2024/NĐ-CP, chi 05 triệu đồng"
)


def labelled(folder: Path, **label: object) -> TypedPage:
    for name in ("truth", "labels"):
        (folder / name).mkdir()
    (folder / "truth" / "to-trinh.txt").write_text(TEXT, encoding="utf-8")
    (folder / "labels" / "to-trinh.json").write_text(json.dumps({"number": "22"} | label), encoding="utf-8")
    (page,) = typed_pages()
    return page


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VANBAN_SCANS", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(
    ("label", "by_hand"),
    [
        ({}, ()),
        ({"number_handwritten": True}, ("22/TTr-SYT",)),
        ({"day_handwritten": True}, ("05",)),
    ],
    ids=["print alone", "a number by hand, not the one that begins like it", "a day by hand"],
)
def test_what_the_labels_say_of_the_pen(folder: Path, label: dict[str, object], by_hand: tuple[str, ...]) -> None:
    assert labelled(folder, **label).by_hand == by_hand


@pytest.mark.parametrize(
    ("given", "right"),
    [
        (TEXT, 4),
        (TEXT.replace("22/TTr", "27/TTr"), 4),
        (TEXT.replace("ngày 05", "ngày 06"), 4),
        (TEXT.replace("năm 2025", "năm 2026"), 3),
        (TEXT.replace("chi 05", "chi 06"), 3),
        ("", 0),
    ],
    ids=["all", "the pen's number does not count", "nor its day", "a printed year does", "and a printed amount", "no"],
)
def test_printed_digits_alone_are_counted(given: str, right: int) -> None:
    page = TypedPage("to-trinh", Path("to-trinh.pdf"), TEXT, ("22/TTr-SYT", "05"))
    assert printed_digits(given, page) == (right, 4)


def test_without_scans_nothing_is_claimed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delenv("VANBAN_SCANS", raising=False)
    assert list(typed_pages()) == []
    assert "skipped" in capsys.readouterr().out
