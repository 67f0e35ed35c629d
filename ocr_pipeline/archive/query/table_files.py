"""All that a question can see of the world: some Parquet files under names of our own, and no way to write.

DuckDB's own switches are not enough: a file that may be read may be written, too, and a ``COPY`` hidden in a ``WITH``
passes for a ``SELECT`` and empties it. So files are reached through this file system alone.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO, Final

from fsspec.spec import AbstractFileSystem

SCHEME: Final = "archive"


class TableFiles(AbstractFileSystem):  # type: ignore[misc]  # fsspec has no types
    """A file system of these files only, for reading only.

    Args:
        files: their paths by the name that a question knows them by (``archive://citations/0``).
    """

    protocol = SCHEME
    cachable = False

    def __init__(self, files: Mapping[str, Path]) -> None:
        super().__init__()
        self.files = dict(files)
        self.refused = False

    def open(self, path: str, mode: str = "rb", **_: Any) -> BinaryIO:
        """The file, for reading.

        Raises:
            PermissionError: it would be written, or it is none of ours.
        """
        if mode != "rb":
            self._refuse(path)
        return io.FileIO(self._found(path))

    def info(self, path: str, **_: Any) -> dict[str, Any]:
        """Name, size and kind."""
        return {"name": path, "size": self._found(path).stat().st_size, "type": "file"}

    def exists(self, path: str, **_: Any) -> bool:
        """Whether it is one of ours."""
        return path in self.files

    def glob(self, path: str, **_: Any) -> list[str]:
        """The file itself: names hold no wildcards."""
        return [path] if path in self.files else []

    def modified(self, path: str) -> dt.datetime:
        """When it was written."""
        return dt.datetime.fromtimestamp(self._found(path).stat().st_mtime, tz=dt.UTC)

    def _found(self, path: str) -> Path:
        if path not in self.files:
            self._refuse(path)
        return self.files[path]

    def _refuse(self, path: str) -> None:
        self.refused = True
        raise PermissionError(f"{path} can only be read")
