"""The tables brought up to what the archive holds now: only what came, went or changed is made again."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from ocr_pipeline.archive.across.making import PREFIX, folder_of
from ocr_pipeline.archive.identity import DocumentId
from ocr_pipeline.archive.places import Places
from ocr_pipeline.archive.tables.locks import if_nobody_is_inside, one_at_a_time
from ocr_pipeline.archive.tables.making import made_by, tables_of
from ocr_pipeline.archive.tables.part_files import WRITTEN, Tables, held_by, read_table, together, without, write_part
from ocr_pipeline.archive.tables.parts import (
    PART_DOCUMENTS,
    Part,
    State,
    TablePlaces,
    state_from,
    to_merge,
    write_state,
)
from ocr_pipeline.archive.tables.states import States, catalogue_stamp, states_now
from ocr_pipeline.archive.writing import ensure_writable

OnProgress = Callable[[int, int], None]
"""Is told how many documents of how many are in the tables."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Documents that go into a part: how many, and how their tables are had."""

    documents: int
    load: Callable[[], Tables]


def refresh(places: Places, on_progress: OnProgress | None = None) -> State:
    """Bring the tables up to date; costs next to nothing where they are. Waits where another process does the same.

    Args:
        places: of the archive.
        on_progress: is told after each part.

    Raises:
        DamagedArchiveError: a document is not what its record says.
        UnwritableOutputError: the disk does not take the tables.
    """
    tables = TablePlaces.of(places)
    code = made_by()
    state = state_from(tables.state, code)
    if _is_current(state, catalogue_stamp(places)):
        return state
    ensure_writable(tables.root)
    with one_at_a_time(tables.changing):
        state, stamp = state_from(tables.state, code), catalogue_stamp(places)
        if _is_current(state, stamp):
            return state
        parts = tuple(_renewed(places, tables, state.parts, on_progress or _nobody))
        renewed = State(made_by=code, stamp=stamp, parts=parts)
        write_state(tables.state, renewed)
        return renewed


def tidy(places: Places) -> None:
    """Take away parts that hold no more, unless somebody reads or changes the tables just now."""
    tables = TablePlaces.of(places)
    if not any(_idle_parts(tables)):
        return
    with if_nobody_is_inside(tables.changing) as nobody_changes, if_nobody_is_inside(tables.reading) as nobody_reads:
        if nobody_changes and nobody_reads:
            for folder in _idle_parts(tables):
                shutil.rmtree(tables.root / folder)


def _is_current(state: State, stamp: str | None) -> bool:
    return stamp is not None and state.stamp == stamp


def _idle_parts(tables: TablePlaces) -> list[str]:
    """Folders of parts that hold no more, or never did (a killed process left them), and of what was made of them."""
    state = state_from(tables.state, made_by())
    holding = {folder_of(tables, state).name, *(part.name for part in state.parts)}
    lying = (path.name for start in ("part-", PREFIX) for path in tables.root.glob(f"{start}*"))
    return [name for name in lying if name not in holding]


def _renewed(places: Places, tables: TablePlaces, parts: Sequence[Part], on_progress: OnProgress) -> Iterator[Part]:
    """The parts that hold from now on; new ones are written."""
    now = states_now(places)
    untold = dict(now)
    whole: list[Part] = []
    pieces: list[_Piece] = []
    for part in parts:
        held = held_by(tables, part)
        stale = {identity for identity, state in held.items() if now.get(identity) != state}
        for identity in held.keys() - stale:
            del untold[identity]
        if not stale:
            whole.append(part)
        elif len(stale) < len(held):
            pieces.append(_Piece(len(held) - len(stale), partial(_rest, tables, part, stale)))
    pieces += _new_pieces(places, untold)
    bins = _filled(pieces)
    if bins:
        least = min(bins, key=_size)
        for index in sorted(to_merge([part.documents for part in whole], _size(least), PART_DOCUMENTS), reverse=True):
            small = whole.pop(index)
            least.append(_Piece(small.documents, partial(_rest, tables, small, set())))
    yield from whole
    done = sum(part.documents for part in whole)
    for each in bins:
        part = write_part(tables, together(piece.load() for piece in each))
        done += part.documents
        on_progress(done, len(now))
        if part.documents:
            yield part


def _new_pieces(places: Places, untold: States) -> Iterator[_Piece]:
    identities = list(untold)
    for at in range(0, len(identities), PART_DOCUMENTS):
        states = {identity: untold[identity] for identity in identities[at : at + PART_DOCUMENTS]}
        yield _Piece(len(states), partial(tables_of, places, states))


def _rest(tables: TablePlaces, part: Part, stale: set[DocumentId]) -> Tables:
    """The tables of a part without some documents."""
    every = {table.name: read_table(tables, part, table.name) for table in WRITTEN}
    return without(every, stale) if stale else every


def _filled(pieces: Sequence[_Piece]) -> list[list[_Piece]]:
    """Pieces put together, the large ones first, to as few parts as that gives."""
    bins: list[list[_Piece]] = []
    for piece in sorted(pieces, key=lambda each: each.documents, reverse=True):
        room = next((each for each in bins if _size(each) + piece.documents <= PART_DOCUMENTS), None)
        if room is None:
            bins.append([piece])
        else:
            room.append(piece)
    return bins


def _size(pieces: Sequence[_Piece]) -> int:
    return sum(piece.documents for piece in pieces)


def _nobody(_: int, __: int) -> None:
    """Nobody listens."""
