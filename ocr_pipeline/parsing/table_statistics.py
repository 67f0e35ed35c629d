"""The figures of a table as statistics: what a cell counts is said by the heads of its row and of its column.

The unit stands in the head of the column ("Thành tiền (đồng)", "Tỷ lệ (%)") or in a column of units ("Đơn vị tính").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ocr_pipeline.parsing.counted_periods import named_period
from ocr_pipeline.parsing.folding import fold, one_line
from ocr_pipeline.parsing.numbers import NUMBER, read_number
from ocr_pipeline.parsing.odd_figures import doubt_of_shape
from ocr_pipeline.parsing.tables import Unit, statistic_units
from schemas import CellDoubt, Span, Statistic, StatisticKind

_CLEAN: Final = 0.9
_DOUBTFUL: Final = 0.5
_FIGURE: Final = re.compile(rf"(?P<number>{NUMBER})\s?(?P<percent>%)?")
_UNIT_IN_HEAD: Final = re.compile(r"\((?:đvt|đơn vị(?: tính)?)?:?\s*(?P<unit>[^()]{1,24})\)", re.IGNORECASE)
# Columns whose figures name something: the number of the row, a year, an account.
_NAMING_HEAD: Final = re.compile(
    r"(?:stt|tt|so tt|so thu tu|nam sinh|nam|ngay|thang|ma so|ma|so hieu|so van ban|ghi chu|dien thoai|so tai khoan"
    r"|cmnd|cccd|so bao danh|lop|khoa|phong|trang|dieu|quy|tuan|gio)(?: .{0,12})?"
)
_UNIT_HEAD: Final = re.compile(r"(?:dvt|don vi tinh|don vi)")
_TOTAL: Final = re.compile(r"\W*(?:tong(?:\s+(?:cong|so))?|cong)\W*")


@dataclass(frozen=True, slots=True)
class _Column:
    place: int
    head: str
    unit: str | None


def statistics_of_table(
    rows: Sequence[Sequence[str]],
    spans: Sequence[Sequence[Span | None]],
    doubts: Sequence[CellDoubt] = (),
) -> Iterator[Statistic]:
    """The figures of a table in order, row by row; a table without a row of heads has none.

    Args:
        rows: The texts of the cells.
        spans: Where they stand in the document's text, in the same shape.
        doubts: The cells that were not read for sure, rows and columns counted from 1.
    """
    body = next((place for place, row in enumerate(rows) if _figures(row)), len(rows))
    if body == 0 or body == len(rows):
        return
    heads = [one_line(" ".join(row[place] for row in rows[:body] if row[place])) for place in range(len(rows[0]))]
    units = next((place for place, head in enumerate(heads) if _UNIT_HEAD.fullmatch(fold(head))), None)
    if units is not None and not any(_unit(row[units]) for row in rows[body:]):
        units = None  # "Đơn vị" may be a column of offices
    columns = [column for place, head in enumerate(heads) if (column := _column(place, head))]
    decimal = {column.place for column in columns if _has_decimals(row[column.place] for row in rows[body:])}
    flagged = {(doubt.row - 1, doubt.column - 1): doubt.reasons for doubt in doubts}
    for place in range(body, len(rows)):
        row = rows[place]
        name = _row_head(row, units)
        for column in columns:
            span = spans[place][column.place]
            match = _FIGURE.fullmatch(row[column.place].strip())
            if match is None or span is None or column.place == units or not name:
                continue
            unit = "%" if match["percent"] else column.unit or (row[units].strip() if units is not None else None)
            reasons = [*flagged.get((place, column.place), ())]
            if read_number(match["number"]).ambiguous and column.place not in decimal:
                reasons.append("the comma may part thousands or decimals")
            if doubt := doubt_of_shape(match["number"], unit or ""):
                reasons.append(doubt)
            yield _statistic(match["number"], unit, name, column, span, row[column.place], reasons)


def _has_decimals(cells: Iterable[str]) -> bool:
    """Whether a cell of a column has a comma that can only part decimals: the others' commas then do so, too."""
    found = (match["number"] for cell in cells if (match := _FIGURE.fullmatch(cell.strip())))
    return any("," in number and not read_number(number).ambiguous for number in found)


def _figures(row: Sequence[str]) -> bool:
    """Whether a row belongs to the body: it has words and, behind its first cell, figures; (1), (2), (3) are heads."""
    found = [cell for cell in row[1:] if _FIGURE.fullmatch(cell.strip())]
    words = [cell for cell in row if sum(sign.isalpha() for sign in cell) > 1]
    return bool(found) and bool(words)


def _column(place: int, head: str) -> _Column | None:
    if not head or _NAMING_HEAD.fullmatch(fold(head)):
        return None
    match = _UNIT_IN_HEAD.search(head)
    unit = _unit(match["unit"]) if match else None
    bare = one_line(head.replace(match[0], " ")) if match and unit else head
    return _Column(place, bare, unit.name if unit else None)


def _unit(printed: str) -> Unit | None:
    wanted = one_line(printed).casefold()
    return next((unit for name, unit in statistic_units().items() if name.casefold() == wanted), None)


def _row_head(row: Sequence[str], units: int | None) -> str:
    """The first cell of words: what the row is about."""
    words = (cell for place, cell in enumerate(row) if place != units and sum(sign.isalpha() for sign in cell) > 1)
    return one_line(next(words, ""))


def _statistic(
    number: str, printed: str | None, name: str, column: _Column, span: Span, raw: str, reasons: Sequence[str]
) -> Statistic:
    read = read_number(number)
    unit = _unit(printed) if printed else None
    whole = _TOTAL.fullmatch(fold(name)) is not None
    return Statistic(
        value=read.value,
        unit=printed or None,
        amount=round(read.value * unit.factor, 6) if unit else read.value,
        base_unit=unit.base if unit else printed or None,
        measure=column.head if whole else f"{column.head}: {name}",
        kind=unit.kind if unit else StatisticKind.COUNT,
        period=named_period(column.head),
        raw=raw,
        span=span,
        confidence=_DOUBTFUL if reasons else _CLEAN,
        needs_review=bool(reasons),
        reasons=tuple(reasons),
    )
