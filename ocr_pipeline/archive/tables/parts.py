"""The tables of an archive lie in parts of some thousand documents each; one small file says which parts hold.

::

    tables/
      state.json         the parts that hold, and what they were made by
      PART/TABLE.parquet one file for each table; PART/held.parquet: its documents and the stamps of their records
      changing           locked by whoever changes the tables
      reading            locked, by as many as like, while the tables are read

The files of a part are never changed: a new one is written, ``state.json`` is replaced, and an old one is taken away
when nobody reads. Of a document that changed, the state says that its part holds it no more, and a small new part has
it; small ones are put together (:func:`to_merge`), and what is left of a part that lost many is written anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, ValidationError

from ocr_pipeline.archive.changes import Seen
from ocr_pipeline.archive.places import Places
from ocr_pipeline.archive.writing import write_atomically

PART_DOCUMENTS: Final = 4096
"""Documents of a part at most: to write one anew takes a second or two."""
MOST_WITHOUT: Final = 256
"""Documents of its files that a part may hold no more, before what is left is written anew."""


class Part(BaseModel):
    """A folder of tables: how many documents it holds, and which ones of its files it holds no more."""

    model_config = ConfigDict(frozen=True)

    name: str
    documents: int
    without: tuple[str, ...] = ()


class State(BaseModel):
    """The parts that hold now.

    Attributes:
        made_by: names the code that made their rows; rows of other code are made anew.
        stamp: of the catalogue when the documents were last looked at.
        seen: what had happened by then.
        parts: of which no two have a document in common.
    """

    model_config = ConfigDict(frozen=True)

    made_by: str
    stamp: str | None = None
    seen: Seen | None = None
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class TablePlaces:
    """Where the tables of an archive lie."""

    root: Path

    @classmethod
    def of(cls, places: Places) -> TablePlaces:
        """Those of an archive."""
        return cls(places.root / "tables")

    @property
    def state(self) -> Path:
        """See :class:`State`."""
        return self.root / "state.json"

    @property
    def changing(self) -> Path:
        """The lock of whoever changes the tables."""
        return self.root / "changing"

    @property
    def reading(self) -> Path:
        """The lock that readers share."""
        return self.root / "reading"

    def file(self, part: str, table: str) -> Path:
        """A table of a part."""
        return self.root / part / f"{table}.parquet"


def state_from(path: Path, made_by: str) -> State:
    """What the file says; no part holds where it is missing, is broken, or was made by other code."""
    try:
        state = State.model_validate_json(path.read_bytes())
    except (FileNotFoundError, ValidationError):
        return State(made_by=made_by)
    return state if state.made_by == made_by else State(made_by=made_by)


def write_state(path: Path, state: State) -> None:
    """Let these parts hold, whole or not at all.

    Raises:
        UnwritableOutputError: the disk does not take it.
    """
    write_atomically(path, (state.model_dump_json(indent=2) + "\n").encode())


def to_merge(sizes: Sequence[int], added: int, most: int) -> list[int]:
    """Which parts are put together with new documents: the smallest, while each is no larger than what is gathered.

    So a document is written again only when its part at least doubles, and there are never more small parts than
    doublings up to the size of a full one.

    Args:
        sizes: documents of each part.
        added: new documents.
        most: documents of a part at most.
    """
    chosen: list[int] = []
    for index in sorted(range(len(sizes)), key=sizes.__getitem__):
        if sizes[index] > added or added + sizes[index] > most:
            break
        added += sizes[index]
        chosen.append(index)
    return chosen
