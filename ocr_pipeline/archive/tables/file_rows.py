"""Rows of a table's files that hold: no file is changed, and what was said anew elsewhere is left out on reading."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FileRows:
    """The rows of a Parquet file but those whose column ``key`` is one of ``without``.

    ``archive`` is the name of its archive where there are several.
    """

    path: Path
    key: str = ""
    without: tuple[str, ...] = ()
    archive: str = ""

    def needed(self, columns: Sequence[str] | None) -> list[str] | None:
        """The columns that must be read for those that are wanted; all when not given."""
        if columns is None:
            return None
        return [*columns, *([self.key] if self.without and self.key not in columns else [])]


def select_of(files: Mapping[str, FileRows]) -> str:
    """The rows of some files, at least one, as a SELECT of DuckDB; they are called there by the names given.

    Where their archives have names, the first column is ``archive``.
    """
    whole: defaultdict[str, list[str]] = defaultdict(list)
    for name, rows in files.items():
        if not rows.without:
            whole[rows.archive].append(name)
    selects = [_select(names, archive) for archive, names in whole.items()]
    return " UNION ALL BY NAME ".join([*selects, *_filtered(files)])


def select_from(files: Iterable[FileRows]) -> str:
    """The same of files that are called by their paths."""
    return select_of({str(rows.path): rows for rows in files})


def _filtered(files: Mapping[str, FileRows]) -> Iterator[str]:
    for name, rows in files.items():
        if rows.without:
            gone = ", ".join(map(quoted, rows.without))
            yield f"{_select([name], rows.archive)} WHERE {rows.key} NOT IN ({gone})"


def _select(names: Iterable[str], archive: str) -> str:
    told = f"{quoted(archive)} AS archive, " if archive else ""
    return f"SELECT {told}* FROM read_parquet({_list(names)})"  # noqa: S608 - quoted


def quoted(text: str) -> str:
    """A text as SQL has it."""
    return "'" + text.replace("'", "''") + "'"


def _list(names: Iterable[str]) -> str:
    return "[" + ", ".join(map(quoted, names)) + "]"
