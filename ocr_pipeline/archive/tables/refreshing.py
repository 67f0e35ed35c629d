"""The tables brought up to what the archive holds now: only what came, went or changed is made again."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import partial

from ocr_pipeline.archive.across.making import PREFIX, folders_in_use
from ocr_pipeline.archive.identity import DocumentId
from ocr_pipeline.archive.places import Places
from ocr_pipeline.archive.tables.locks import if_nobody_is_inside, one_at_a_time
from ocr_pipeline.archive.tables.making import made_by, tables_of
from ocr_pipeline.archive.tables.part_files import WRITTEN, Tables, held_by, read_table, together, write_part
from ocr_pipeline.archive.tables.parts import (
    MOST_WITHOUT,
    PART_DOCUMENTS,
    Part,
    State,
    TablePlaces,
    state_from,
    to_merge,
    write_state,
)
from ocr_pipeline.archive.tables.states import States, catalogue_stamp, lately, states_now, states_of
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
        seen, changed = lately(places, state.seen)
        now = states_now(places) if changed is None else states_of(places, sorted(changed))
        parts = tuple(_renewed(places, tables, state.parts, now, changed, on_progress or _nobody))
        renewed = State(made_by=code, stamp=stamp, seen=seen, parts=parts)
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
    holding = {*folders_in_use(tables, state), *(part.name for part in state.parts)}
    lying = (path.name for start in ("part-", PREFIX) for path in tables.root.glob(f"{start}*"))
    return [name for name in lying if name not in holding]


def _renewed(
    places: Places,
    tables: TablePlaces,
    parts: Sequence[Part],
    now: States,
    changed: Set[DocumentId] | None,
    on_progress: OnProgress,
) -> Iterator[Part]:
    """The parts that hold from now on; new ones are written.

    Args:
        places: of the archive.
        tables: where they lie.
        parts: that held until now.
        now: the documents that there are; where it is known which changed, only those of them.
        changed: the documents that may have changed; any may when not given.
        on_progress: is told after each part.
    """
    untold = dict(now)
    whole: list[Part] = []
    pieces: list[_Piece] = []
    for part in parts:
        held = held_by(tables, part, changed)
        stale = {identity for identity, state in held.items() if now.get(identity) != state}
        for identity in held.keys() - stale:
            del untold[identity]
        left = _left(part, stale)
        if left.documents and (not stale or _may_lack(left)):
            whole.append(left)
        elif left.documents:
            pieces.append(_Piece(left.documents, partial(_tables, tables, left)))
    pieces += _new_pieces(places, untold)
    bins = _filled(pieces)
    if bins:
        least = min(bins, key=_size)
        for index in sorted(to_merge([part.documents for part in whole], _size(least), PART_DOCUMENTS), reverse=True):
            small = whole.pop(index)
            least.append(_Piece(small.documents, partial(_tables, tables, small)))
    yield from whole
    done = sum(part.documents for part in whole)
    whole_size = done + sum(map(_size, bins))
    for each in bins:
        part = write_part(tables, together(piece.load() for piece in each))
        done += part.documents
        on_progress(done, whole_size)
        if part.documents:
            yield part


def _left(part: Part, stale: Set[DocumentId]) -> Part:
    """A part that holds some documents no more."""
    if not stale:
        return part
    return Part(name=part.name, documents=part.documents - len(stale), without=tuple(sorted({*part.without, *stale})))


def _may_lack(part: Part) -> bool:
    """Whether so few are missing in a part that it is left as it is: a sixteenth of a whole one."""
    return len(part.without) <= min(MOST_WITHOUT, PART_DOCUMENTS // 16)


def _new_pieces(places: Places, untold: States) -> Iterator[_Piece]:
    identities = list(untold)
    for at in range(0, len(identities), PART_DOCUMENTS):
        states = {identity: untold[identity] for identity in identities[at : at + PART_DOCUMENTS]}
        yield _Piece(len(states), partial(tables_of, places, states))


def _tables(tables: TablePlaces, part: Part) -> Tables:
    """What a part holds."""
    return {table.name: read_table(tables, part, table.name) for table in WRITTEN}


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
