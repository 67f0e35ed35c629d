"""Which PDFs of a package under way are made: a line each, so that an interrupted run goes on where it was left."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from ocr_pipeline.archive.scan_files import sha256_of_file


@dataclass(slots=True)
class Ledger:
    """What was made of what: for each path the key of what it was made of, and its SHA-256.

    ``created`` is when the package was begun (ISO 8601): it is said in the package, also by a run that goes on with it.
    """

    path: Path
    created: str
    made: dict[str, tuple[str, str]] = field(default_factory=dict)

    @classmethod
    def opened(cls, path: Path, created: str, *, anew: bool) -> Self:
        """The ledger at a path, begun where there is none; with ``anew``, the moment is the one that is given."""
        ledger = cls(path, created)
        if path.exists():
            ledger._read(anew=anew)
        ledger._begin()
        return ledger

    def is_made(self, name: str, key: str, root: Path) -> bool:
        """Whether a file was made of just that, and is still what it was."""
        known = self.made.get(name)
        return known is not None and known[0] == key and sha256_of_file(root / name) == known[1]

    def add(self, name: str, key: str, sha256: str) -> None:
        """A file was made, and is on the disk."""
        self.made[name] = key, sha256
        self._append({"path": name, "key": key, "sha256": sha256})

    def _read(self, *, anew: bool) -> None:
        for line in self.path.read_text("utf-8", errors="replace").splitlines():
            try:
                told = json.loads(line)
                if "created" in told:
                    self.created = self.created if anew else told["created"]
                else:
                    self.made[told["path"]] = told["key"], told["sha256"]
            except (ValueError, KeyError, TypeError):
                continue  # the line that a killed process left half written: its file is made again

    def _begin(self) -> None:
        """Written anew, without lines that say nothing more."""
        temporary = self.path.with_name(f"{self.path.name}.new")
        lines = [{"created": self.created}]
        lines += [{"path": name, "key": key, "sha256": sha256} for name, (key, sha256) in self.made.items()]
        temporary.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
        temporary.replace(self.path)

    def _append(self, told: dict[str, str]) -> None:
        with self.path.open("a", encoding="utf-8") as stream:
            stream.write(json.dumps(told) + "\n")
            stream.flush()
            os.fsync(stream.fileno())
