"""Parts of the page that were measured, kept so that a run that was stopped goes on with the next."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from benchmarks.page.section import Section
from benchmarks.page.sizes import SMALL, Size

_SECTION = TypeAdapter(Section)


@dataclass(frozen=True, slots=True)
class Kept:
    """Parts in ``folder``, of one size of run."""

    folder: Path
    size: Size

    def put(self, name: str, section: Section) -> None:
        """Keeps a part."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self._file(name).write_bytes(_SECTION.dump_json(section))

    def get(self, name: str) -> Section | None:
        """The part as it was kept."""
        file = self._file(name)
        return _SECTION.validate_json(file.read_bytes()) if file.exists() else None

    def _file(self, name: str) -> Path:
        return self.folder / f"{name}{'-small' if self.size == SMALL else ''}.json"
