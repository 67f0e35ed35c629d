"""An archive as plain data: what it must say after anything that was done with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

PATHS = ("place", "subject")
Content = tuple[str, str]
"""What is read of a scan: its place and its subject."""


@dataclass(frozen=True)
class Decided:
    """A decision on a value, and what had been read there."""

    number: int
    scan: str
    path: str
    value: str | None
    over: str


@dataclass
class ModelArchive:
    """Documents by the SHA-256 of their scans, and decisions, of which the last on a value counts while it fits."""

    documents: dict[str, Content] = field(default_factory=dict)
    decisions: list[Decided] = field(default_factory=list)
    taken_back: set[int] = field(default_factory=set)

    def read(self, scan: str, path: str) -> str:
        """What the machine read."""
        return self.documents[scan][PATHS.index(path)]

    def now(self, scan: str, path: str) -> str | None:
        """What the archive says: what was decided, where that still fits, else what was read."""
        last = self._last(scan, path)
        return last.value if last is not None and self._fits(last) else self.read(scan, path)

    def stale(self) -> set[int]:
        """The decisions that fit no more, of documents that are gone, too."""
        lasts = {(one.scan, one.path): one for one in self._live()}
        return {one.number for one in lasts.values() if not self._fits(one)}

    def _live(self) -> Iterator[Decided]:
        return (one for one in self.decisions if one.number not in self.taken_back)

    def _last(self, scan: str, path: str) -> Decided | None:
        fitting = [one for one in self._live() if (one.scan, one.path) == (scan, path)]
        return fitting[-1] if fitting else None

    def _fits(self, one: Decided) -> bool:
        """Read letter by letter as when it was decided, or read by the machine now as a person decided."""
        if one.scan not in self.documents:
            return False
        read = self.read(one.scan, one.path)
        return read in (one.over, one.value)
