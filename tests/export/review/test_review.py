"""Doubtful values go out as a sheet and come back as decisions; what no longer fits is refused by row."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.archive.decisions.decision import Kind, Through
from ocr_pipeline.errors import (
    SettingsError,
    WrongDecisionError,
)
from ocr_pipeline.export.review.form import DECISION, KEYS, SHEET, VALUE, WORDS, kind_of
from ocr_pipeline.export.review.reading import rows_of_review
from ocr_pipeline.export.review.taking_in import Fate, TakenIn, take_in
from ocr_pipeline.export.review.writing import Selection, write_review
from tests.export.review.sheets import HEADS, ID, edited, read


def fates(taken: TakenIn) -> dict[Fate, int]:
    """How many rows had each fate that was no empty row's."""
    return {fate: taken.count(fate) for fate in Fate if fate is not Fate.EMPTY and taken.count(fate)}


def test_a_row_for_every_open_value_with_its_label_its_readings_and_two_cells_to_write_in(
    archive: Archive, sheet: Path
) -> None:
    page = openpyxl.load_workbook(sheet)[SHEET]
    assert [cell.value for cell in page[1]] == HEADS
    rows = {row[HEADS.index("vanban:path")].value: row for row in page.iter_rows(min_row=2)}
    assert list(rows) == [value.path for value in archive.review(ID) if value.is_open]
    told = {heading: rows["number"][at].value for at, heading in enumerate(HEADS)}
    assert told == {
        "Tệp": "quyết định.pdf",
        "Văn bản": ID[:12],
        "Trang": "1",
        "Trường": "Số",
        "Ảnh": None,
        "Máy đọc": "15",
        "Khả năng khác": "3/4\n012",
        "Lý do": "handwritten",
        DECISION: None,
        VALUE: None,
        "vanban:document": ID,
        "vanban:path": "number",
        "vanban:key": next(value.key for value in archive.review(ID) if value.path == "number"),
        "vanban:last": "0",
    }
    assert rows["statistics[0]"][HEADS.index("Máy đọc")].value == "26,1"
    assert all(cell.number_format == "@" for cell in rows["number"]), "what is typed there stays as it is typed"
    (hidden,) = [each for each in page.column_dimensions.values() if each.hidden]
    assert HEADS[hidden.min - 1 : hidden.max] == list(KEYS)
    lists = [each for each in page.data_validations.dataValidation if each.type == "list"]
    assert any("Khả năng" in each.formula1 and not each.showErrorMessage for each in lists)
    assert any("Đúng,Sửa" in each.formula1 for each in lists)


def test_pictures_that_the_archive_keeps_or_can_draw_are_in_the_sheet(archive: Archive, tmp_path: Path) -> None:
    import numpy as np

    drawn = []

    def draw(_: object, page: Any) -> Any:
        drawn.append(page.number)
        return np.full((3508, 2480), 255, np.uint8)

    written = write_review(archive, Selection(fields=("number",)), tmp_path / "r.xlsx", draw)
    assert (written.values, written.pictures, drawn) == (1, 1, [1])
    with zipfile.ZipFile(tmp_path / "r.xlsx") as packed:
        assert [name for name in packed.namelist() if name.startswith("xl/media/")] == ["xl/media/image1.png"]


def test_a_selection_narrows_by_field_and_number(archive: Archive, tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    assert write_review(archive, Selection(fields=("received", "number")), path).values == 3
    written = write_review(archive, Selection(most=2), path)
    assert (written.values, written.more) == (2, True)
    with pytest.raises(SettingsError, match="no value that is selected is open"):
        write_review(archive, Selection(fields=("urgency",)), path)


# What is written into the two cells; the decision it is, or why it is refused.
ROWS: list[tuple[str, str, dict[str, object], tuple[Kind, str | None] | str]] = [
    ("right", "number", {DECISION: "Đúng"}, (Kind.ACCEPT, "15")),
    ("right, without marks", "number", {DECISION: " dung "}, (Kind.ACCEPT, "15")),
    ("right, and the value told again", "number", {DECISION: "Đúng", VALUE: "15"}, (Kind.ACCEPT, "15")),
    ("typed", "number", {DECISION: "Sửa", VALUE: "0123"}, (Kind.TYPE, "0123")),
    ("typed without a word", "number", {VALUE: "0123"}, (Kind.TYPE, "0123")),
    ("one of the list", "number", {VALUE: "012"}, (Kind.PICK, "012")),
    ("one of the list that looks like a day", "number", {VALUE: "3/4"}, (Kind.PICK, "3/4")),
    ("typed as it was read", "number", {DECISION: "Sửa", VALUE: "15"}, (Kind.ACCEPT, "15")),
    ("nobody can read it", "number", {DECISION: "Không đọc được"}, (Kind.UNREADABLE, None)),
    ("the page shows none", "number", {DECISION: "khong co"}, (Kind.ABSENT, None)),
    ("a day as it is typed", "received.date", {VALUE: "5/2/2025"}, (Kind.TYPE, "2025-02-05")),
    ("a day that Excel made of it", "received.date", {VALUE: dt.datetime(2025, 2, 5)}, (Kind.TYPE, "2025-02-05")),
    ("a quantity as Excel's number", "statistics[0]", {VALUE: 26.19}, (Kind.TYPE, "26.19")),
    ("a quantity that Excel does not take for thousands", "statistics[0]", {VALUE: 1.234}, (Kind.TYPE, "1.234")),
    ("a quantity as printed", "statistics[0]", {VALUE: "1.234"}, (Kind.TYPE, "1234")),
    ("a quantity as it was read", "statistics[0]", {VALUE: "26,1"}, (Kind.ACCEPT, "26.1")),
    ("a number that may have lost its zeros", "number", {VALUE: 12}, "zeros may be lost"),
    ("a day for a number", "number", {VALUE: dt.datetime(2025, 4, 3)}, "the cell holds a day"),
    ("a formula", "number", {VALUE: "=1+1"}, "holds a formula"),
    ("a formula for a decision", "number", {DECISION: '=HYPERLINK("x")'}, "holds a formula"),
    ("an error of Excel", "number", {VALUE: "#REF!"}, "holds a error|no number"),
    ("another value than is right", "number", {DECISION: "Đúng", VALUE: "16"}, "no value of its own"),
    ("a value that nobody can read", "number", {DECISION: "Không đọc được", VALUE: "16"}, "no value of its own"),
    ("a word that is no decision", "number", {DECISION: "có lẽ"}, "no such decision"),
    ("to correct, without a value", "number", {DECISION: "Sửa"}, "there is no value"),
    ("a value that does not fit", "number", {VALUE: "mười lăm"}, "no number of a document"),
    ("a key that is not what is read", "number", {VALUE: "16", "vanban:key": "0" * 16}, "is not what was shown"),
    ("a value that is not there", "number", {VALUE: "16", "vanban:path": "recipients[99]"}, "there is no value"),
    ("a document that is not there", "number", {VALUE: "16", "vanban:document": "b" * 64}, "no such document"),
    ("a path out of the archive", "number", {VALUE: "16", "vanban:document": "../../etc"}, "no such document"),
    ("hidden cells that were emptied", "number", {VALUE: "16", "vanban:last": None}, "hidden columns"),
]


@pytest.mark.parametrize(("path", "cells", "expected"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_what_is_written_is_a_decision_or_refused(
    archive: Archive, sheet: Path, path: str, cells: dict[str, object], expected: tuple[Kind, str | None] | str
) -> None:
    filled = edited(sheet, {path: cells})
    dry = take_in(archive, filled, "Lan", dry=True)
    assert archive.decisions(ID) == ()
    taken = take_in(archive, filled, "Lan")
    assert dry == taken, "the preview tells what comes"
    if isinstance(expected, str):
        assert fates(taken) == {Fate.REFUSED: 1}
        (refused,) = [row for row in taken.rows if row.fate is Fate.REFUSED]
        assert re.search(expected, refused.why)
        assert archive.decisions(ID) == ()
    else:
        (judged,) = archive.decisions(ID)
        decision = judged.decision
        assert (decision.kind, decision.value) == expected
        assert (decision.path, decision.by, decision.through, decision.seen) == (path, "Lan", Through.EXCEL, 0)
        again = take_in(archive, filled, "Minh")
        assert fates(again) == {Fate.KNOWN: 1}
        assert len(archive.decisions(ID)) == 1


def test_one_row_that_is_refused_stops_no_other(archive: Archive, sheet: Path) -> None:
    filled = edited(
        sheet, {"number": {VALUE: "mười"}, "received.number": {VALUE: "0077"}, "dates[1].field": {VALUE: "x"}}
    )
    taken = take_in(archive, filled, "Lan")
    assert fates(taken) == {Fate.TAKEN: 1, Fate.REFUSED: 2}
    assert [row.number for row in taken.rows if row.fate is Fate.REFUSED] == sorted(
        row.number for row in taken.rows if row.fate is Fate.REFUSED
    )
    assert archive.get(ID).decided().received.number.value == "0077"  # type: ignore[union-attr]


def test_what_was_decided_since_is_not_overtaken(archive: Archive, sheet: Path) -> None:
    archive.decide(ID, "number", Kind.TYPE, "77", by="Minh")
    taken = take_in(archive, edited(sheet, {"number": {VALUE: "012"}}), "Lan")
    (refused,) = [row for row in taken.rows if row.fate is Fate.REFUSED]
    assert "decided since the sheet was written by Minh: 77" in refused.why
    assert len(archive.decisions(ID)) == 1
    assert fates(take_in(archive, edited(sheet, {"number": {VALUE: "77"}}), "Lan")) == {Fate.KNOWN: 1}


def test_what_was_read_anew_since_is_refused(archive: Archive, sheet: Path) -> None:
    archive.add(read("17"), Path("/scans/a.pdf"))
    taken = take_in(archive, edited(sheet, {"number": {DECISION: "Đúng"}}), "Lan")
    assert fates(taken) == {Fate.REFUSED: 1}, "he who said that 15 is right did not say so of 17"


def test_rows_may_be_sorted_taken_out_and_columns_moved(archive: Archive, sheet: Path) -> None:
    book = openpyxl.load_workbook(sheet)
    page = book[SHEET]
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    head, body = rows[0], [row for row in rows[1:] if row[HEADS.index("vanban:path")] != "statistics[0]"][::-1]
    for row in body:
        row[HEADS.index(DECISION)] = "Đúng"
    page.delete_rows(1, page.max_row)
    order = [*range(8, len(head)), *range(8)]
    for row in (head, *body):
        page.append([row[at] for at in order])
    book.save(sheet)
    assert fates(take_in(archive, sheet, "Lan")) == {Fate.TAKEN: len(body)}


def test_of_one_value_twice_in_a_sheet_the_second_counts_only_where_it_says_the_same(
    archive: Archive, sheet: Path
) -> None:
    book = openpyxl.load_workbook(edited(sheet, {"number": {VALUE: "0123"}}))
    page = book[SHEET]
    row = next(
        [c.value for c in row] for row in page.iter_rows(min_row=2) if row[HEADS.index("vanban:path")].value == "number"
    )
    page.append(row)
    page.append([*row[: HEADS.index(VALUE)], "0124", *row[HEADS.index(VALUE) + 1 :]])
    book.save(sheet)
    assert fates(take_in(archive, sheet, "Lan")) == {Fate.TAKEN: 1, Fate.KNOWN: 1, Fate.REFUSED: 1}


def test_nobody_decides_nothing(archive: Archive, sheet: Path) -> None:
    with pytest.raises(WrongDecisionError):
        take_in(archive, sheet, " ")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed (soffice)")
def test_numbers_stay_texts_through_libreoffice(archive: Archive, sheet: Path, tmp_path: Path) -> None:
    filled = edited(
        sheet, {"number": {VALUE: "3/4"}, "received.number": {VALUE: "0012"}, "received.date": {VALUE: "5/2/2025"}}
    )
    profile = f"-env:UserInstallation=file://{tmp_path}/office"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "xlsx",
        "--outdir",
        str(tmp_path / "back"),
        str(filled),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    back = tmp_path / "back" / filled.name
    before, after = ({row.number: dict(row.cells) for row in rows_of_review(path)} for path in (filled, back))
    assert before == after
    taken = take_in(archive, back, "Lan")
    assert fates(taken) == {Fate.TAKEN: 3}
    assert {each.decision.path: each.decision.value for each in archive.decisions(ID)} == {
        "number": "3/4",
        "received.number": "0012",
        "received.date": "2025-02-05",
    }


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(number=st.from_regex(r"\A[0-9]{1,6}[a-zđ]?\Z"), text=st.text(st.characters(codec="utf-8"), max_size=30))
def test_what_was_typed_comes_back_as_it_was_typed(
    tmp_path_factory: pytest.TempPathFactory, number: str, text: str
) -> None:
    """Whatever a person types into a cell of text is decided as such, or refused; a number keeps each of its signs."""
    folder = tmp_path_factory.mktemp("review")
    archive = Archive.make(folder / "archive")
    archive.add(read("999999"), Path("/scans/a.pdf"))
    write_review(archive, Selection(), folder / "r.xlsx")
    typed = "".join(sign for sign in text if sign.isprintable())
    filled = edited(folder / "r.xlsx", {"number": {VALUE: number}, "signature.authority[1]": {VALUE: f"x{typed}"}})
    taken = take_in(archive, filled, "Lan")
    decided = {each.decision.path: each.decision.value for each in archive.decisions(ID)}
    assert decided["number"] == number
    assert taken.count(Fate.TAKEN) == len(decided)
    assert fates(take_in(archive, filled, "Lan")).get(Fate.TAKEN, 0) == 0


def test_every_word_of_a_decision_is_understood() -> None:
    assert {kind: kind_of(word) for kind, word in WORDS.items()} == {kind: kind for kind in WORDS}
    assert kind_of("") is None
