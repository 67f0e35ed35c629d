"""A sheet of a workbook, row by row: texts stay texts, days are days, what is doubtful is coloured and commented."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from ocr_pipeline.export.cells import plain_text
from ocr_pipeline.export.sentences import all_in_language

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

ROWS: Final = 1_048_576
"""Of a sheet, with its head (Excel's limit): what is more goes on in another."""
LONGEST: Final = 32_767
"""Characters of a cell (Excel's limit)."""
LONGEST_LINK: Final = 255
"""Characters of a text in a formula (Excel's limit), which a link is, for Excel's own kind knows no path from the root.
What is longer is written as text."""
FIRST_DAY: Final = dt.date(1900, 3, 1)
"""Excel counts a 29 February 1900 that never was: an earlier day is written as text."""
WIDTHS: Final = 8, 60
"""Characters that a column is wide, at least and at most."""
LINE, HIGHEST = 15, 409
"""Points: of a line, and of a row at most (Excel's limit)."""
DAY: Final = "dd/mm/yyyy"
_WHOLE: Final = 10**15
"""From here on Excel does not know a number to its last digit."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell holds: a value, whether a person must look at it or decided it, what to say of it, where it leads."""

    value: Any
    doubtful: bool = False
    comment: str | None = None
    link: str | None = None
    decided: bool = False


@dataclass(frozen=True, slots=True)
class Styles:
    """The looks of cells."""

    head: Format
    plain: Format
    day: Format
    doubtful: Format
    doubtful_day: Format
    decided: Format
    decided_day: Format

    @classmethod
    def of(cls, workbook: Workbook) -> Styles:
        """Made once for a workbook."""
        plain = {"valign": "top", "text_wrap": True}
        doubtful = {**plain, "bg_color": "#FFEB9C"}
        decided = {**plain, "font_color": "#006100"}
        return cls(
            head=workbook.add_format({"bold": True, "bg_color": "#D9E1F2", "border": 1, **plain}),
            plain=workbook.add_format(plain),
            day=workbook.add_format({**plain, "num_format": DAY}),
            doubtful=workbook.add_format(doubtful),
            doubtful_day=workbook.add_format({**doubtful, "num_format": DAY}),
            decided=workbook.add_format(decided),
            decided_day=workbook.add_format({**decided, "num_format": DAY}),
        )

    def cell(self, cell: Cell, *, day: bool) -> Format:
        """The look of a cell."""
        if cell.doubtful:
            return self.doubtful_day if day else self.doubtful
        if cell.decided:
            return self.decided_day if day else self.decided
        return self.day if day else self.plain


class SheetWriter:
    """Writes rows under a head that stays in view, with a filter, to be printed across; goes on where a sheet is full.

    Args:
        workbook: in constant memory, or not.
        name: of the sheet.
        head: over the columns.
        widths: of the columns in characters; by their heads when not given.
    """

    def __init__(self, workbook: Workbook, name: str, head: Sequence[str], widths: Sequence[int] = ()) -> None:
        self._workbook, self._name, self._head = workbook, name, head
        low, high = WIDTHS
        self._widths = widths or [min(max(len(heading) + 4, low), high) for heading in head]
        self._styles = Styles.of(workbook)
        self._sheets = self._named()
        self._open()

    def write(self, cells: Sequence[Cell]) -> None:
        """The next row."""
        if self._row == ROWS:
            self.close()
            self._open()
        # Not every program makes rows as high as their texts are long, as Excel does.
        lines = max((self._lines(cell, width) for cell, width in zip(cells, self._widths, strict=True)), default=1)
        if lines > 1:
            self._sheet.set_row(self._row, min(lines * LINE, HIGHEST))
        for column, cell in enumerate(cells):
            self._put(column, cell)
        self._row += 1

    def close(self) -> None:
        """The filter over all rows that were written."""
        self._sheet.autofilter(0, 0, max(self._row - 1, 0), len(self._head) - 1)

    @staticmethod
    def _lines(cell: Cell, width: int) -> int:
        """About how many lines a cell has in a column so many characters wide."""
        if isinstance(cell.value, str | list | tuple):
            return sum(max(math.ceil(len(line) / width), 1) for line in _words(cell.value).split("\n"))
        return 1

    def _named(self) -> Iterator[Worksheet]:
        number = 1
        while True:
            yield self._workbook.add_worksheet(self._name if number == 1 else f"{self._name} ({number})")
            number += 1

    def _open(self) -> None:
        self._sheet, self._row = next(self._sheets), 1
        self._sheet.freeze_panes(1, 0)
        self._sheet.repeat_rows(0)
        self._sheet.set_landscape()
        self._sheet.fit_to_pages(1, 0)
        lines = max(self._lines(Cell(heading), width) for heading, width in zip(self._head, self._widths, strict=True))
        self._sheet.set_row(0, min(lines * LINE, HIGHEST))
        for column, (heading, width) in enumerate(zip(self._head, self._widths, strict=True)):
            self._sheet.set_column(column, column, width)
            self._sheet.write_string(0, column, heading, self._styles.head)

    def _put(self, column: int, cell: Cell) -> None:
        value = cell.value
        is_day = isinstance(value, dt.date) and value >= FIRST_DAY
        style = self._styles.cell(cell, day=is_day)
        if is_day:
            self._sheet.write_datetime(self._row, column, value, style)
        elif isinstance(value, bool) or not isinstance(value, int | float) or abs(value) >= _WHOLE:
            self._put_text(column, _words(value), cell, style)
        else:
            self._sheet.write_number(self._row, column, value, style)
        if cell.comment:
            self._sheet.write_comment(self._row, column, _shortened(cell.comment))

    def _put_text(self, column: int, text: str, cell: Cell, style: Format) -> None:
        if cell.link and max(len(cell.link), len(text)) <= LONGEST_LINK:
            formula = f"=HYPERLINK({_quoted(cell.link)},{_quoted(text)})"
            self._sheet.write_formula(self._row, column, formula, style, text)
        elif text:
            self._sheet.write_string(self._row, column, _shortened(text), style)
        elif cell.doubtful or cell.comment:
            self._sheet.write_blank(self._row, column, None, style)


def _words(value: object) -> str:
    """A cell that is no number and no day, as text; several texts one below the other."""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, list | tuple):
        return "\n".join(map(plain_text, value))
    return plain_text(value)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


DECISION_COLUMNS: Final = ("document", "path", "value", "decision", "decided_by", "decided_at")
"""Of the table ``fields``, what is needed to say what a person decided."""
SAID: Final = {
    "accept": "đúng như máy đọc",
    "pick": "chọn trong các khả năng",
    "type": "gõ lại",
    "unreadable": "không đọc được",
    "absent": "văn bản không có",
}
"""What a person said of a value, in the words of a comment."""


def decision_comment(row: Mapping[str, Any]) -> str | None:
    """What a comment says of a value that a person decided: who, when, what, and what the machine had read.

    Args:
        row: of the table ``fields``.
    """
    said = SAID.get(row["decision"] or "")
    if said is None:
        return None
    machine = plain_text(row["value"]) or "(không có)"
    return f"Người quyết định: {row['decided_by']}, {row['decided_at'][:10]}: {said}\nMáy đọc: {machine}"


def comment_of(reasons: object, alternatives: object) -> str | None:
    """What a comment says of a doubtful value: why, and what else it may be."""
    lines = []
    if isinstance(reasons, list) and reasons:
        lines.append("Lý do: " + "; ".join(all_in_language(map(str, reasons), "vi")))
    if isinstance(alternatives, list) and alternatives:
        lines.append("Khả năng khác: " + "; ".join(map(str, alternatives)))
    return "\n".join(lines) or None
