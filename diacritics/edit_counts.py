"""How often each segment was read as what: the edits numbered, and their counts beside them in an array."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from diacritics.alphabet import strip_marks

Edit = tuple[str, str]
"""A printed segment (one or two letters, case as printed) and the characters read for it (none to three)."""

Ids = NDArray[np.int32]
Values = NDArray[np.float64]

NONE: Final = -1


@dataclass(frozen=True, slots=True)
class EditIndex:
    """Edits, their segments and readings, each numbered in the order in which it first came.

    A family are the letters of one base (``families``: by the letter without marks, case as printed); a cell is a
    reading of a family. ``cell_of`` is ``NONE`` for an edit of two letters. ``bases`` are those of segments in lower
    case. ``pairs_read_as`` are the segments of two letters by their reading, with the numbers of the edits.
    """

    numbers: Mapping[Edit, int]
    segments: Mapping[str, int]
    readings: Mapping[str, int]
    families: Mapping[str, int]
    cells: Mapping[tuple[int, int], int]
    bases: Mapping[str, int]
    pairs_read_as: Mapping[str, tuple[tuple[str, int], ...]]
    segment_of: Ids
    reading_of: Ids
    cell_of: Ids
    """By edit."""
    base_of_segment: Ids
    letters_of_reading: Ids
    """How many characters a reading has."""
    family_of_cell: Ids
    reading_of_cell: Ids

    def with_more(self, edits: Iterable[Edit]) -> EditIndex:
        """The index with further edits behind its own; none of them is there already."""
        numbers, segments, readings = dict(self.numbers), dict(self.segments), dict(self.readings)
        families, cells, bases = dict(self.families), dict(self.cells), dict(self.bases)
        pairs = dict(self.pairs_read_as)
        rows: list[tuple[int, int, int]] = []
        for edit in edits:
            segment, reading = edit
            number = numbers[edit] = len(numbers)
            row = readings.setdefault(reading, len(readings))
            cell = NONE
            if len(segment) == 1:
                family = families.setdefault(strip_marks(segment), len(families))
                cell = cells.setdefault((family, row), len(cells))
            else:
                pairs[reading] = (*pairs.get(reading, ()), (segment, number))
            rows.append((segments.setdefault(segment, len(segments)), row, cell))
        new = list(segments)[len(self.segments) :]
        own_bases = [bases.setdefault(strip_marks(segment).lower(), len(bases)) for segment in new]
        lengths = [len(reading) for reading in list(readings)[len(self.readings) :]]
        new_cells = list(cells)[len(self.cells) :]
        added = np.array(rows, np.int32).reshape(len(rows), 3)
        return EditIndex(
            numbers,
            segments,
            readings,
            families,
            cells,
            bases,
            pairs,
            np.concatenate((self.segment_of, added[:, 0])),
            np.concatenate((self.reading_of, added[:, 1])),
            np.concatenate((self.cell_of, added[:, 2])),
            _longer(self.base_of_segment, own_bases),
            _longer(self.letters_of_reading, lengths),
            _longer(self.family_of_cell, [family for family, _ in new_cells]),
            _longer(self.reading_of_cell, [row for _, row in new_cells]),
        )


def _longer(array: Ids, more: Sequence[int]) -> Ids:
    return np.concatenate((array, np.array(more, np.int32))) if more else array


_NONE: Final = np.zeros(0, np.int32)
_EMPTY: Final = EditIndex({}, {}, {}, {}, {}, {}, {}, _NONE, _NONE, _NONE, _NONE, _NONE, _NONE, _NONE)


@dataclass(frozen=True, slots=True)
class EditCounts:
    """The counts of the edits of an index, by their numbers."""

    index: EditIndex
    values: Values

    @classmethod
    def of(cls, counts: Mapping[Edit, float]) -> EditCounts:
        """The counts of a mapping."""
        return cls(_EMPTY.with_more(counts), np.array(list(counts.values()), np.float64))

    def get(self, edit: Edit) -> float:
        """How often an edit was counted; 0 when it never was."""
        number = self.index.numbers.get(edit, NONE)
        return float(self.values[number]) if number >= 0 else 0.0

    def items(self) -> Iterable[tuple[Edit, float]]:
        """All edits with their counts."""
        return zip(self.index.numbers, self.values.tolist(), strict=True)

    def scaled(self, of_segment: Values) -> EditCounts:
        """All counts times the scale of their segment."""
        return EditCounts(self.index, self.values * of_segment[self.index.segment_of])

    def plus(self, seen: Mapping[Edit, float]) -> EditCounts:
        """The counts with further ones on top."""
        index = self.index.with_more(edit for edit in seen if edit not in self.index.numbers)
        values = np.zeros(len(index.numbers))
        values[: len(self.values)] = self.values
        values[[index.numbers[edit] for edit in seen]] += np.array(list(seen.values()), np.float64)
        return EditCounts(index, values)

    def by_segment(self) -> Values:
        """The sums of single letters; 0 for segments of two."""
        index = self.index
        single = np.flatnonzero(index.cell_of >= 0)
        return _sums(index.segment_of[single], self.values[single], len(index.segments))

    def by_cell(self) -> Values:
        """The sums of single letters by the cells of their families."""
        cells = self.index.cell_of
        single = np.flatnonzero(cells >= 0)
        return _sums(cells[single], self.values[single], len(self.index.cells))


def _sums(places: Ids, values: Values, count: int) -> Values:
    """The sum of the values of each place, added in their order."""
    return np.bincount(places, values, count).astype(np.float64, copy=False)
