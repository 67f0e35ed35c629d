"""The review sheet as it goes out: a row for each doubtful value, its picture, its readings, and two empty cells."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.archive.archived import ArchivedDocument
from ocr_pipeline.archive.decisions.reviewing import ReviewedValue
from ocr_pipeline.archive.search.filters import Filters
from ocr_pipeline.archive.search.searching import MOST
from ocr_pipeline.errors import SettingsError
from ocr_pipeline.export.excel.sheets import HIGHEST, LINE, LONGEST, Styles
from ocr_pipeline.export.excel.workbooks import written_workbook
from ocr_pipeline.export.review.form import COLUMNS, DECISION, EXPLAINED, HELP, READINGS, SHEET, VALUE, WORDS, Column
from ocr_pipeline.export.review.pictures import DrawPage, pictures_of
from ocr_pipeline.export.sentences import all_in_language
from ocr_pipeline.export.value_names import name_of

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

PICTURE: Final = 320, 90
"""Pixels of a picture in the sheet at most, across and down."""
POINTS: Final = 0.75
"""Of a pixel, in Excel."""
LOWEST: Final = 20
"""Points that a row is high at least."""
_TEXT: Final = "@"
"""The form of a cell that keeps what is typed as it is typed: 012, 3/4."""
_PNG_SIZE: Final = slice(16, 24)


@dataclass(frozen=True, slots=True)
class Selection:
    """Which values go out: of the documents that a search finds, those of some fields, so many at most.

    ``fields`` are paths without places in lists, or beginnings of them: ``number``, ``recipients``, ``signature``.
    """

    text: str = ""
    filters: Filters = Filters(state="open")  # noqa: RUF009 - it is frozen
    fields: tuple[str, ...] = ()
    most: int = 2000


@dataclass(frozen=True, slots=True)
class Written:
    """How many values went out, of how many documents, how many with a picture; and whether more would have."""

    values: int
    documents: int
    pictures: int
    more: bool


def write_review(archive: Archive, selection: Selection, path: Path, draw: DrawPage | None = None) -> Written:
    """Write the values of a selection that nobody decided.

    Args:
        archive: that they are of.
        selection: which.
        path: of the workbook.
        draw: draws a page whose pictures are not kept; none are drawn when not given.

    Raises:
        SettingsError: nothing is selected, or a filter makes no sense.
        DamagedArchiveError: a document cannot be read.
        UnwritableOutputError: the disk does not take it.
    """
    found = _selected(archive, selection)
    first = next(found, None)
    if first is None:
        raise SettingsError("no value that is selected is open", next_step="Select others, or all of them.")
    counts = _Counts()
    with written_workbook(path) as workbook:
        sheet = _Sheet(workbook)
        for document, code, values in chain((first,), found):
            room = selection.most - counts.values
            counts.more = len(values) > room
            for value, picture in pictures_of(document, values[:room], draw):
                sheet.write(_cells(document, code, value), value, picture)
                counts.add(document, picture)
            if counts.more:
                break
        sheet.close()
    return Written(counts.values, len(counts.documents), counts.pictures, counts.more)


class _Counts:
    def __init__(self) -> None:
        self.values, self.pictures, self.more = 0, 0, False
        self.documents: set[str] = set()

    def add(self, document: ArchivedDocument, picture: bytes | None) -> None:
        self.values += 1
        self.pictures += picture is not None
        self.documents.add(document.identity)


def _selected(archive: Archive, selection: Selection) -> Iterator[tuple[ArchivedDocument, str, list[ReviewedValue]]]:
    """Documents, what they are called, and their open values, the newest documents first."""
    page = 1
    while True:
        results = archive.search(selection.text, selection.filters, order="newest", page=page, limit=MOST)
        for hit in results.hits:
            values = [one for one in archive.review(hit.document) if one.is_open and _is_wanted(one.path, selection)]
            if values:
                yield archive.get(hit.document), hit.code or hit.document[:12], values
        if page >= results.pages:
            return
        page += 1


def _is_wanted(path: str, selection: Selection) -> bool:
    return not selection.fields or any(
        path == field or path.startswith((f"{field}.", f"{field}[")) for field in selection.fields
    )


class _Sheet:
    """Writes row by row; the readings that a list offers stand in a hidden sheet, in a row of the same number."""

    def __init__(self, workbook: Workbook) -> None:
        self._styles = Styles.of(workbook)
        plain = {"valign": "top", "text_wrap": True, "num_format": _TEXT}
        self._text = workbook.add_format(plain)
        self._written = workbook.add_format({**plain, "bg_color": "#E2EFDA", "border": 1})
        self._sheet, helping = workbook.add_worksheet(SHEET), workbook.add_worksheet(HELP)
        self._readings = workbook.add_worksheet(READINGS)
        self._readings.hide()
        helping.set_column(0, 0, 110)
        for row, line in enumerate(EXPLAINED):
            helping.write_string(row, 0, line)
        self._sheet.freeze_panes(1, 0)
        self._sheet.repeat_rows(0)
        self._sheet.set_landscape()
        self._sheet.set_paper(9)  # A4
        self._sheet.fit_to_pages(1, 0)
        for at, column in enumerate(COLUMNS):
            self._sheet.set_column(at, at, column.width, self._text, {"hidden": column.hidden})
            self._sheet.write_string(0, at, column.heading, self._styles.head)
        self._row = 1

    def write(self, cells: Sequence[str], value: ReviewedValue, picture: bytes | None) -> None:
        """The row of a value; ``cells`` in the order of the columns."""
        lines = max(_lines(cell, column) for cell, column in zip(cells, COLUMNS, strict=True))
        self._sheet.set_row(self._row, max(LOWEST, self._put_picture(picture), min(lines * LINE, HIGHEST)))
        for at, (column, cell) in enumerate(zip(COLUMNS, cells, strict=True)):
            style = self._written if column.written else self._text
            if cell:
                self._sheet.write_string(self._row, at, cell[:LONGEST], style)
            else:
                self._sheet.write_blank(self._row, at, None, style)
        self._offer(value)
        self._row += 1

    def close(self) -> None:
        """What is said of all rows."""
        last = self._row - 1
        self._sheet.autofilter(0, 0, last, len(COLUMNS) - 1)
        self._sheet.ignore_errors({"number_stored_as_text": f"A2:{chr(ord('A') + len(COLUMNS) - 1)}{last + 1}"})
        at = _place(DECISION)
        self._sheet.data_validation(
            1, at, last, at, {"validate": "list", "source": list(WORDS.values()), "error_title": DECISION}
        )

    def _offer(self, value: ReviewedValue) -> None:
        """The readings as a list to pick from; what is not in it can be typed."""
        readings = map(value.as_read, (*value.alternatives, value.value))
        offered = [reading for reading in dict.fromkeys(readings) if reading]
        if not value.alternatives:
            return
        for column, reading in enumerate(offered):
            self._readings.write_string(self._row, column, reading[:LONGEST], self._text)
        end = chr(ord("A") + min(len(offered), 26) - 1)
        source = f"='{READINGS}'!$A${self._row + 1}:${end}${self._row + 1}"
        options: dict[str, Any] = {"validate": "list", "source": source, "show_error": False}
        self._sheet.data_validation(self._row, _place(VALUE), self._row, _place(VALUE), options)

    def _put_picture(self, picture: bytes | None) -> float:
        """Puts a picture into its cell; how high the row must be, in points."""
        if picture is None:
            return 0.0
        width, height = (int.from_bytes(picture[_PNG_SIZE][at : at + 4], "big") for at in (0, 4))
        scale = min(1.0, PICTURE[0] / width, PICTURE[1] / height)
        options: dict[str, Any] = {
            "image_data": io.BytesIO(picture),
            "x_scale": scale,
            "y_scale": scale,
            "x_offset": 2,
            "y_offset": 2,
            "object_position": 1,
        }
        self._sheet.insert_image(self._row, _place("Ảnh"), "picture.png", options)
        return (height * scale + 4) * POINTS


def _place(heading: str) -> int:
    return next(at for at, column in enumerate(COLUMNS) if column.heading == heading)


def _lines(cell: str, column: Column) -> int:
    """About how many lines a cell has; not every program makes rows as high as their texts are long."""
    if column.hidden:
        return 1
    return sum(max(math.ceil(len(line) / column.width), 1) for line in cell.split("\n"))


def _cells(document: ArchivedDocument, code: str, value: ReviewedValue) -> tuple[str, ...]:
    origins = document.record.origins
    return (
        origins[0].name if origins else document.identity,
        code,
        str(value.page or ""),
        name_of(value.path),
        "",
        value.shown,
        "\n".join(value.as_read(each) or "" for each in value.alternatives),
        "\n".join(all_in_language(value.reasons, "vi")),
        "",
        "",
        document.identity,
        value.path,
        value.key,
        str(value.last),
    )
