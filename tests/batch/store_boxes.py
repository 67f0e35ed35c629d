"""An archive, and an inbox in a store of this process."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import fsspec

from ocr_pipeline.archive.address import Address
from ocr_pipeline.batch.conduct import Ended
from ocr_pipeline.batch.events import Event
from ocr_pipeline.batch.inbox import Left, Source
from ocr_pipeline.batch.journal import Journal
from ocr_pipeline.batch.store_inbox import sources_in_store
from tests.batch.batches import Box
from tests.batch.drawn_pages import draw

STORE = fsspec.filesystem("memory")
"""Of this process: the pool of these tests works in it, too; ``test_store_s3.py`` has a store of several."""


class StoreBox(Box):
    """An archive, and an inbox in a store."""

    address: Address

    def put(self, name: str, content: bytes) -> None:
        STORE.pipe_file(f"{self.address}/{name}", content)

    def run_store(
        self,
        on_event: Callable[[Event], None] | None = None,
        on_source: Callable[[Source | Left], None] = lambda _: None,
        **rules: Any,
    ) -> Ended:
        """A run; ``on_source`` hears of each source after it was found, and before it is looked at."""
        self.events.clear()

        def found() -> Iterator[Source | Left]:
            for source in sources_in_store(self.address):
                on_source(source)
                yield source

        return self.conductor(on_event, **rules).conduct(found())

    def failures(self) -> dict[str, str]:
        """What is set aside, by name, and why."""
        with Journal(self.places.journal) as journal:
            return {each.path.name: each.failure.cause for each in journal.set_aside()}


@contextmanager
def store_box(folder: Path) -> Iterator[StoreBox]:
    """One with an empty inbox, which is gone in the end."""
    made = StoreBox(folder)
    made.address = Address(f"memory://{uuid.uuid4().hex}/hộp 1")
    STORE.makedirs(str(made.address))
    yield made
    STORE.rm(f"/{made.address.text.split('/')[2]}", recursive=True)


def page(folder: Path, seed: int) -> bytes:
    """The bytes of a scan of one page."""
    return draw(folder / f"{seed}.png", seed).read_bytes()
