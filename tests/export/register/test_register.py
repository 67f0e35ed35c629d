"""The registers: the columns of the decree, what each says, doubts in colour, documents entered twice."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.archive.tables.opening import opened
from ocr_pipeline.export.register.books import COLUMNS, TITLES, Book
from ocr_pipeline.export.register.entries import Item, items
from ocr_pipeline.export.register.writing import write_register
from tests.archive.tables.documents import document, doubtful, field

YELLOW = "FFFFEB9C"
OUTGOING = [
    "Số, ký hiệu văn bản", "Ngày tháng văn bản", "Tên loại và trích yếu nội dung văn bản", "Người ký",
    "Nơi nhận văn bản", "Đơn vị, người nhận bản lưu", "Số lượng bản", "Ngày chuyển", "Ký nhận", "Ghi chú", "Tệp",
]  # fmt: skip
INCOMING = [
    "Ngày đến", "Số đến", "Tác giả", "Số, ký hiệu văn bản", "Ngày tháng văn bản",
    "Tên loại và trích yếu nội dung văn bản", "Đơn vị hoặc người nhận", "Ngày chuyển", "Ký nhận", "Ghi chú", "Tệp",
]  # fmt: skip


def _document(sha: str, number: str = "12", **parts: object) -> Any:
    whole = {
        "document_type": field("Quyết định"), "code": field(f"{number}/QĐ-UBND"), "number": field(number),
        "notation": field("QĐ-UBND"), "date": field("2024-03-05"), "issuer": field("UBND tỉnh Lam Sơn"),
        "subject": field("Về việc thành lập Tổ công tác"),
        "recipients": [field("Như Điều 3"), field("Lưu: VT, NC")],
    }  # fmt: skip
    return document(sha * 64, **{**whole, **parts})


def _archive(folder: Path, *documents: Any) -> Archive:
    archive = Archive.make(folder / "archive")
    for number, each in enumerate(documents, start=1):
        archive.add(each, Path(f"/scans/{number}.pdf"))
    return archive


def _items(archive: Archive) -> list[Item]:
    with opened(archive.places) as tables:
        return items(tables)


def _rows(book: Book, archive: Archive, folder: Path) -> list[dict[str, Any]]:
    path = folder / "book.xlsx"
    write_register(book, _items(archive), path)
    sheet = openpyxl.load_workbook(path)[TITLES[book]]
    heads = [cell.value for cell in sheet[1]]
    return [dict(zip(heads, row, strict=True)) for row in sheet.iter_rows(min_row=2)]


@pytest.mark.parametrize(("book", "heads"), [(Book.OUTGOING, OUTGOING), (Book.INCOMING, INCOMING)])
def test_the_ten_columns_of_the_decree_in_its_order(book: Book, heads: list[str], tmp_path: Path) -> None:
    [row] = _rows(book, _archive(tmp_path, _document("a")), tmp_path)
    assert list(row) == heads


def test_what_each_column_says(tmp_path: Path) -> None:
    [row] = _rows(Book.OUTGOING, _archive(tmp_path, _document("a")), tmp_path)
    assert row["Số, ký hiệu văn bản"].value == "12/QĐ-UBND"
    assert row["Ngày tháng văn bản"].value == dt.datetime(2024, 3, 5)
    assert row["Tên loại và trích yếu nội dung văn bản"].value == "Quyết định Về việc thành lập Tổ công tác"
    assert row["Nơi nhận văn bản"].value == "Như Điều 3"
    assert row["Đơn vị, người nhận bản lưu"].value == "Lưu: VT, NC"
    assert row["Số lượng bản"].value is None
    assert row["Tệp"].value == '=HYPERLINK("file:///scans/1.pdf","quyết định.pdf")'


def test_a_doubtful_value_is_coloured_and_commented_with_its_alternatives(tmp_path: Path) -> None:
    unsure = doubtful("12/QĐ-UBND", alternatives=[{"value": "17/QĐ-UBND", "confidence": 0.2}])
    [row] = _rows(Book.OUTGOING, _archive(tmp_path, _document("a", code=unsure)), tmp_path)
    cell = row["Số, ký hiệu văn bản"]
    assert cell.fill.fgColor.rgb == YELLOW
    assert "17/QĐ-UBND" in cell.comment.text
    assert row["Ngày tháng văn bản"].fill.fgColor.rgb != YELLOW


def test_a_doubt_about_one_recipient_is_one_about_the_list(tmp_path: Path) -> None:
    listed = [doubtful("Sở Tư phap"), field("Lưu: VT")]
    [row] = _rows(Book.OUTGOING, _archive(tmp_path, _document("a", recipients=listed)), tmp_path)
    assert row["Nơi nhận văn bản"].fill.fgColor.rgb == YELLOW
    assert row["Đơn vị, người nhận bản lưu"].fill.fgColor.rgb != YELLOW


def test_documents_of_one_number_notation_office_and_day_are_marked_and_all_kept(tmp_path: Path) -> None:
    archive = _archive(tmp_path, _document("a"), _document("b"), _document("c", number="13"))
    notes = [row["Ghi chú"].value for row in _rows(Book.OUTGOING, archive, tmp_path)]
    assert [bool(note and note.startswith("Trùng")) for note in notes] == [True, True, False]


def test_the_same_number_of_another_day_is_no_duplicate(tmp_path: Path) -> None:
    archive = _archive(tmp_path, _document("a"), _document("b", date=field("2023-03-05")))
    assert [row["Ghi chú"].value for row in _rows(Book.OUTGOING, archive, tmp_path)] == [None, None]


def test_entries_stand_by_day_and_number_and_those_without_a_day_last(tmp_path: Path) -> None:
    archive = _archive(
        tmp_path, _document("a", number="9", date=field(None)), _document("b", number="100"),
        _document("c", number="21"), _document("d", number="7", date=field("2024-01-09")),
    )  # fmt: skip
    assert [item.parts["number"] for item in _items(archive)] == ["7", "21", "100", "9"]


def test_what_is_longer_than_the_decree_has_it_is_marked_and_not_cut(tmp_path: Path) -> None:
    long = "Về việc " + "rà soát " * 80
    [row] = _rows(Book.OUTGOING_DATA, _archive(tmp_path, _document("a", subject=field(long))), tmp_path)
    cell = row["Trích yếu nội dung (Subject)"]
    assert (cell.value, cell.fill.fgColor.rgb) == (long, YELLOW)
    assert "500" in cell.comment.text


def test_csv_names_what_is_doubtful_and_runs_nothing(tmp_path: Path) -> None:
    archive = _archive(tmp_path, _document("a", code=doubtful("012"), subject=field("=1+1"), document_type=field(None)))
    path = tmp_path / "book.csv"
    write_register(Book.OUTGOING, _items(archive), path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as rows:
        [row] = csv.DictReader(rows)
    assert row["Số, ký hiệu văn bản"] == "012"
    assert row["Ngày tháng văn bản"] == "05/03/2024"
    assert row["Tên loại và trích yếu nội dung văn bản"] == "'=1+1"
    assert row["Cần kiểm tra"] == "Số, ký hiệu văn bản"


@pytest.mark.parametrize("book", list(Book))
def test_every_part_that_a_column_names_is_known(book: Book, tmp_path: Path) -> None:
    parts = _items(_archive(tmp_path, document("a" * 64)))[0].parts.keys() | {"filed", "recipients", "deadline"}
    assert {part for column in COLUMNS[book] for part in column.parts} <= parts


def _deadlines(*days: Any) -> list[dict[str, Any]]:
    return [{"role": "deadline", "field": day} for day in days]


@pytest.mark.parametrize(
    ("dates", "entered", "doubt"),
    [
        pytest.param(_deadlines(field("2024-04-01")), dt.date(2024, 4, 1), None, id="one"),
        pytest.param(_deadlines(field("2024-04-01"), field("2024-04-01")), dt.date(2024, 4, 1), None, id="told twice"),
        pytest.param(
            _deadlines(field("2024-04-01"), field("2024-05-02"), field("2024-06-03")),
            dt.date(2024, 4, 1),
            "Văn bản còn thời hạn khác: 02/05/2024, 03/06/2024.",
            id="several",
        ),
        pytest.param(_deadlines(doubtful(None), field("2024-05-02")), dt.date(2024, 5, 2), "", id="one not read"),
    ],
)
def test_of_several_deadlines_one_is_entered_and_the_others_are_told(
    tmp_path: Path, dates: list[dict[str, Any]], entered: dt.date, doubt: str | None
) -> None:
    [item] = _items(_archive(tmp_path, _document("a", dates=dates)))
    assert item.parts["deadline"] == entered
    assert ("deadline" in item.doubts) == (doubt is not None)
    assert (item.doubts.get("deadline") or "") == (doubt or "")


def test_a_recipient_that_could_not_be_read_puts_the_list_in_doubt(tmp_path: Path) -> None:
    [item] = _items(_archive(tmp_path, _document("a", recipients=[field("Như Điều 3"), doubtful(None)])))
    assert (item.parts["recipients"], "recipients" in item.doubts) == ("Như Điều 3", True)
