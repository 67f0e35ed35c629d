"""All that a question can see of the world: some Parquet files under names of our own, and no way to write.

DuckDB's own switches are not enough: a file that may be read may be written, too, and a ``COPY`` hidden in a ``WITH``
passes for a ``SELECT`` and empties it. So files are reached through this file system alone.
"""

from __future__ import annotations

import datetime as dt
import io
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from fsspec.spec import AbstractFileSystem

SCHEME: Final = "archive"


class TableFile(io.RawIOBase):
    """A view of an open file with a place of its own; it leaves the file open: DuckDB forgets to close what it opens.

    Args:
        descriptor: of the file.
    """

    def __init__(self, descriptor: int) -> None:
        super().__init__()
        self.descriptor = descriptor
        self.size = os.fstat(descriptor).st_size
        self.place = 0

    def readable(self) -> bool:
        """It is."""
        return True

    def seekable(self) -> bool:
        """It is."""
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go to a place."""
        self.place = offset + {os.SEEK_SET: 0, os.SEEK_CUR: self.place, os.SEEK_END: self.size}[whence]
        return self.place

    def tell(self) -> int:
        """Where it is."""
        return self.place

    def readinto(self, buffer: Any) -> int:
        """Read on from there."""
        count = os.preadv(self.descriptor, [buffer], self.place)
        self.place += count
        return count


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
        self._descriptors: dict[str, int] = {}

    def open(self, path: str, mode: str = "rb", **_: Any) -> TableFile:
        """The file, for reading.

        Raises:
            PermissionError: it would be written, or it is none of ours.
        """
        if mode != "rb":
            self._refuse(path)
        if path not in self._descriptors:
            self._descriptors[path] = os.open(self._found(path), os.O_RDONLY | os.O_CLOEXEC)
        return TableFile(self._descriptors[path])

    def close(self) -> None:
        """Close every file."""
        for descriptor in self._descriptors.values():
            os.close(descriptor)
        self._descriptors.clear()

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
