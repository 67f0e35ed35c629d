"""What tables of all documents together were last made of in full, and what has changed since."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from pydantic import BaseModel, ConfigDict, ValidationError

from ocr_pipeline.archive.tables.arrow import schema_of
from ocr_pipeline.archive.tables.part_files import HELD, read_file
from ocr_pipeline.archive.tables.part_rows import PartTables
from ocr_pipeline.archive.tables.parts import TablePlaces
from ocr_pipeline.archive.writing import write_atomically, written_atomically


class Bases(BaseModel):
    """Of each kind of such tables the folder that holds them in full.

    Attributes:
        made_by: names the code that made them.
        folders: names of folders by kind.
    """

    model_config = ConfigDict(frozen=True)

    made_by: str
    folders: dict[str, str] = {}


@dataclass(frozen=True, slots=True)
class Changed:
    """Documents that are not as they were when a base was made: those of now, and all of then and now."""

    now: Set[str]
    every: Set[str]


def bases_of(places: TablePlaces, made_by: str) -> Bases:
    """The bases; none where other code made them."""
    try:
        bases = Bases.model_validate_json(_file(places).read_bytes())
    except (FileNotFoundError, ValidationError):
        return Bases(made_by=made_by)
    return bases if bases.made_by == made_by else Bases(made_by=made_by)


def put_base(tables: PartTables, made_by: str, kind: str, folder: Path) -> None:
    """Let a folder be the base of a kind of tables, which were made of all that there is now.

    Raises:
        UnwritableOutputError: the disk does not take it.
    """
    with written_atomically(_held(folder, kind)) as stream:
        pq.write_table(_held_by(tables), stream, compression="zstd")
    before = bases_of(tables.places, made_by)
    bases = Bases(made_by=made_by, folders={**before.folders, kind: folder.name})
    write_atomically(_file(tables.places), (bases.model_dump_json(indent=2) + "\n").encode())


def changed_since(tables: PartTables, kind: str, base: Path) -> Changed:
    """What changed since a base was made.

    Raises:
        DamagedArchiveError: a file is missing or broken.
    """
    then, now = read_file(_held(base, kind)), _held_by(tables)
    gone, come = _not_in(then, now), _not_in(now, then)
    return Changed(come, gone | come)


def _held_by(tables: PartTables) -> pa.Table:
    return pa.concat_tables([schema_of(HELD).empty_table(), *tables.parts(HELD)])


def _not_in(some: pa.Table, others: pa.Table) -> set[str]:
    """The documents that are not among others in the same state."""
    return set(some.filter(pc.invert(pc.is_in(_whole(some), value_set=_whole(others)))).column("document").to_pylist())


def _whole(held: pa.Table) -> pa.ChunkedArray:
    return pc.binary_join_element_wise(held.column("document"), held.column("state"), " ")


def _file(places: TablePlaces) -> Path:
    return places.root / "across.json"


def _held(folder: Path, kind: str) -> Path:
    return folder / f"{kind}-held.parquet"
