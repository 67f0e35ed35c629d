"""A batch as the tests run it: small pages, an engine that replays, everything in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.archive.places import Places
from ocr_pipeline.batch.conduct import Conductor, Ended
from ocr_pipeline.batch.events import Event, Happening
from ocr_pipeline.batch.inbox import sources_in
from ocr_pipeline.batch.pool import Pool
from ocr_pipeline.batch.rules import Rules
from ocr_pipeline.batch.tasks import Workshop
from ocr_pipeline.settings import Settings
from tests.batch.engines import faulty
from tests.batch.pools import AtOnce

SETTINGS = Settings(min_dpi=50, stall_seconds=5)


@dataclass
class Box:
    """An inbox and an archive beside it."""

    folder: Path
    settings: Settings = SETTINGS
    make_pool: Callable[[int, Path], Pool] = AtOnce
    events: list[Event] = field(default_factory=list)
    copies: bool = False
    splits: bool = False
    crops: bool = False
    pdf: bool = False

    @property
    def inbox(self) -> Path:
        path = self.folder / "inbox"
        path.mkdir(exist_ok=True)
        return path

    @property
    def places(self) -> Places:
        return Places(self.folder / "archive")

    @property
    def archive(self) -> Archive:
        return Archive(self.places.root)

    def conductor(self, on_event: Callable[[Event], None] | None = None, **rules: Any) -> Conductor:
        workshop = Workshop(
            self.places.root,
            self.settings,
            copies=self.copies,
            splits=self.splits,
            crops=self.crops,
            pdf=self.pdf,
            make_engine=faulty,
        )
        listener = on_event or self.events.append
        return Conductor(workshop, Rules(rules.pop("workers", 2), **rules), listener, self.make_pool)

    def run(self, on_event: Callable[[Event], None] | None = None, **rules: Any) -> Ended:
        self.events.clear()
        together = rules.pop("folders_are_documents", False)
        found = sources_in(self.inbox, folders_are_documents=together)
        return self.conductor(on_event, **rules).conduct(found)

    def happened(self, *what: Happening) -> list[tuple[str, str]]:
        """The events of these kinds, with the name of the file."""
        return [(e.what.value, e.path.name if e.path else "") for e in self.events if e.what in what]

    def contents(self) -> dict[str, dict[str, bytes]]:
        """Every file of every document."""
        return {
            folder.name: {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
            for folder in sorted(self.places.documents.iterdir())
        }
