"""What people tell of files, which no scan can: a row each, by folder, from a workbook or CSV.

Columns go by the names of TT 05/2025/TT-BNV, those of TT 02/2019/TT-BNV, or Vietnamese headings.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from ocr_pipeline.errors import SettingsError
from ocr_pipeline.export.metadata.described import Finding, What
from ocr_pipeline.export.metadata.fields import Field, Kind, Level, code_of, codes_of, fields_of

FOLDER: Final = "folder"
FOLDER_HEADING: Final = "Thư mục"
_FORMER_CODE: Final = ("organid", "filecatalog", "filenotation")
"""The parts of a file's code in TT 02/2019: who keeps the list of files, the year, number and notation of the file."""
_DAY: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
"""A day with the day first: 05/3/2020."""
_BETWEEN_CODES: Final = re.compile(r"[,;]")


@dataclass(frozen=True, slots=True)
class GivenFile:
    """A file as a person told of it: values as the rule writes them, by field, and what was no value of its field."""

    folder: str
    values: Mapping[str, str]
    wrong: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class GivenFiles:
    """All rows of a table, and the headings of the columns that mean nothing here."""

    files: tuple[GivenFile, ...]
    left_out: tuple[str, ...]


def given_files(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> GivenFiles:
    """The files of a table; empty rows count for nothing.

    Raises:
        SettingsError: no column is the code of a file, two columns mean one field, or two rows one file.
    """
    known = {column: meaning for column, name in enumerate(head) if (meaning := _names().get(_plain(name)))}
    meant = list(known.values())
    if twice := sorted({name for name in meant if meant.count(name) > 1}):
        raise SettingsError(f"two columns mean {', '.join(twice)}", next_step="Leave one of them in the table.")
    if "fileCode" not in meant and not set(_FORMER_CODE) <= set(meant):
        next_step = "Name a column fileCode (Mã hồ sơ), or OrganId, FileCatalog and FileNotation; see docs/package.md."
        raise SettingsError("no column is the code of a file", next_step=next_step)
    cells = ({known[at]: _text(cell) for at, cell in enumerate(row) if at in known} for row in rows)
    files = tuple(_file({name: text for name, text in row.items() if text}) for row in cells if any(row.values()))
    _refuse_same(files)
    return GivenFiles(files, tuple(name for at, name in enumerate(head) if name and at not in known))


def _refuse_same(files: Sequence[GivenFile]) -> None:
    codes = [file.values["fileCode"] for file in files if "fileCode" in file.values]
    if twice := sorted({code for code in codes if codes.count(code) > 1}):
        raise SettingsError(f"two rows have the file code {', '.join(twice)}", next_step="Give each file a row.")


def _file(row: dict[str, str]) -> GivenFile:
    if "fileCode" not in row and all(part in row for part in _FORMER_CODE):
        row["fileCode"] = ".".join(row[part] for part in _FORMER_CODE)
    values: dict[str, str] = {}
    wrong: list[Finding] = []
    called = row.get("fileCode") or row.get(FOLDER, "")
    for field in fields_of(Level.FILE):
        if field.name in row:
            value = _value(field, row[field.name])
            if value is None:
                says = f"{row[field.name]!r} không phải là giá trị của {field.heading}: bỏ trống."
                wrong.append(Finding(called, "", field.name, What.WRONG, says))
            else:
                values[field.name] = value
    return GivenFile(row.get(FOLDER, ""), values, tuple(wrong))


def _value(field: Field, text: str) -> str | None:
    """A value as the rule writes it; ``None``: the text means none."""
    match field.kind:
        case Kind.CODE:
            return code_of(field.codes or "", text)
        case Kind.CODES:
            codes = [code_of(field.codes or "", part) for part in _BETWEEN_CODES.split(text) if part.strip()]
            return ",".join(code for code in codes if code) if codes and all(codes) else None
        case Kind.NUMBER:
            return text if text.isdecimal() else None
        case Kind.DATE:
            return _day(text)
        case Kind.TEXT:
            return text


def _day(text: str) -> str | None:
    found = _DAY.fullmatch(text)
    try:
        day = dt.date(int(found[3]), int(found[2]), int(found[1])) if found else dt.date.fromisoformat(text)
    except ValueError:
        return None
    return f"{day:%d/%m/%Y}"


def _text(cell: Any) -> str:
    """A cell of a sheet as text: whole numbers without a point, days as ISO has them, blanks squeezed."""
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else " ".join(str(cell).split())


def _plain(name: str) -> str:
    return " ".join(str(name or "").casefold().split())


def _names() -> dict[str, str]:
    """What a column may be called, and the field that it is."""
    names = {FOLDER: FOLDER, _plain(FOLDER_HEADING): FOLDER, "path": FOLDER, **{part: part for part in _FORMER_CODE}}
    for field in fields_of(Level.FILE):
        called = (field.name, field.former or field.name, field.heading, headed(field))
        names |= dict.fromkeys(map(_plain, called), field.name)
    return names


def headed(field: Field) -> str:
    """What stands over a field's column: its heading, and its name in the rule."""
    return f"{field.heading} ({field.name})"


def words_of(field: Field, value: str) -> str:
    """A value for people: behind each code its words."""
    if field.codes is None:
        return value
    return "; ".join(f"{code} {codes_of(field.codes).get(code, '')}".strip() for code in value.split(","))
