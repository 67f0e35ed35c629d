"""What the restorer says it did: every change with its place before and after, and how to carry offsets along."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple


class ChangeSource(StrEnum):
    """Which knowledge a change stands on."""

    UNICODE = "unicode"
    """Composed form (NFC) and look-alike letters."""
    SYMBOL = "symbol"
    """The closed table of document symbols."""
    PHRASE = "phrase"
    """A set phrase, an agency."""
    PLACE = "place"
    """The name of a province, district or commune."""
    SYLLABLE = "syllable"
    """The syllables and their neighbours."""
    USER = "user"
    """The user's own dictionary."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another reading and its probability (0..1)."""

    value: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Change:
    """One place where the text is, or may be, damaged.

    ``span`` are characters of the input, ``out_span`` characters of the restored text (of the text as it stands when
    the change is only proposed); ``raw`` is ``input[span]``; ``value`` is what it should be; ``confidence`` is 0..1;
    ``applied`` is false for a proposal below the threshold; ``alternatives`` are best first, without ``value``.
    """

    span: tuple[int, int]
    out_span: tuple[int, int]
    raw: str
    value: str
    confidence: float
    applied: bool
    source: ChangeSource
    alternatives: tuple[Alternative, ...] = ()


class Edit(NamedTuple):
    """A change before its place in the output is known."""

    start: int
    end: int
    value: str
    confidence: float
    applied: bool
    source: ChangeSource
    alternatives: tuple[Alternative, ...] = ()


@dataclass(frozen=True)
class Restoration:
    """The input, the restored text, and the changes in the order of the input; applied ones never overlap."""

    raw: str
    text: str
    changes: tuple[Change, ...]

    @cached_property
    def _applied(self) -> list[Change]:
        return [change for change in self.changes if change.applied]

    @cached_property
    def _starts(self) -> list[int]:
        return [change.span[0] for change in self._applied]

    @cached_property
    def _out_starts(self) -> list[int]:
        return [change.out_span[0] for change in self._applied]

    def out_position(self, position: int) -> int:
        """Where a character offset of ``raw`` (0..len) lies in ``text``.

        Monotone; exact at the borders of a change; inside a change the offset is kept as far as the new text reaches.
        Offsets outside 0..len are clamped.
        """
        position = min(max(position, 0), len(self.raw))
        index = bisect_right(self._starts, position) - 1
        if index < 0:
            return position
        change = self._applied[index]
        if position >= change.span[1]:
            return position - change.span[1] + change.out_span[1]
        return min(change.out_span[0] + position - change.span[0], change.out_span[1])

    def raw_position(self, position: int) -> int:
        """The first character offset of ``raw`` whose place in ``text`` is not before ``position``.

        One past the end of ``raw`` where all of it lies before.
        """
        index = bisect_left(self._out_starts, position) - 1
        if index < 0:
            return min(max(position, 0), len(self.raw) + 1)
        (start, end), (out_start, out_end) = self._applied[index].span, self._applied[index].out_span
        inside = start + position - out_start
        if inside < end and position <= out_end:
            return inside
        return min(end + max(position - out_end, 0), len(self.raw) + 1)


def in_a_row(parts: Sequence[Restoration]) -> Restoration:
    """One restoration of texts that stand one behind the other."""
    if len(parts) == 1:
        return parts[0]
    changes: list[Change] = []
    raw_start = out_start = 0
    for part in parts:
        for change in part.changes:
            span = (change.span[0] + raw_start, change.span[1] + raw_start)
            out_span = (change.out_span[0] + out_start, change.out_span[1] + out_start)
            changes.append(replace(change, span=span, out_span=out_span))
        raw_start += len(part.raw)
        out_start += len(part.text)
    return Restoration("".join(part.raw for part in parts), "".join(part.text for part in parts), tuple(changes))


def restoration(raw: str, edits: Iterable[Edit]) -> Restoration:
    """Applies the edits marked ``applied`` and places every edit in the result.

    A proposal that overlaps an applied edit is dropped. Applied edits must not overlap.
    """
    ordered = sorted(edits, key=lambda e: (e.start, e.end))
    ordered = _without_overlaps(ordered)
    parts: list[str] = []
    changes: list[Change] = []
    done = length = 0
    for edit in ordered:
        parts.append(raw[done : edit.start])
        length += edit.start - done
        inserted = edit.value if edit.applied else raw[edit.start : edit.end]
        parts.append(inserted)
        changes.append(_placed(edit, raw, (length, length + len(inserted))))
        length += len(inserted)
        done = edit.end
    parts.append(raw[done:])
    return Restoration(raw, "".join(parts), tuple(changes))


def _without_overlaps(ordered: Sequence[Edit]) -> list[Edit]:
    kept: list[Edit] = []
    for edit in ordered:
        if kept and edit.start < kept[-1].end:
            if edit.applied and not kept[-1].applied:
                kept[-1] = edit
            continue
        kept.append(edit)
    return kept


def _placed(edit: Edit, raw: str, out_span: tuple[int, int]) -> Change:
    return Change(
        span=(edit.start, edit.end),
        out_span=out_span,
        raw=raw[edit.start : edit.end],
        value=edit.value,
        confidence=edit.confidence,
        applied=edit.applied,
        source=edit.source,
        alternatives=edit.alternatives,
    )


def compose(first: Restoration, second: Restoration) -> Restoration:
    """One restoration for two in a row: ``second.raw`` is ``first.text``.

    Where both changed the same place, the second's value and source stand, with the lower confidence of the two.
    """
    earlier = _Earlier(first)
    edits: list[Edit] = []
    for change in second.changes:
        touching = earlier.touching(*change.span)
        if not (touching and not change.applied):
            edits.append(_merged(change, touching, earlier))
    later = [edit for edit in edits if not edit.applied or first.raw[edit.start : edit.end] != edit.value]
    covered = sorted((edit.start, edit.end) for edit in edits)
    starts = [start for start, _ in covered]
    kept = [_edit_of(c) for c in first.changes if not _overlaps(c.span, covered, starts)]
    return restoration(first.raw, [*kept, *later])


def _overlaps(span: tuple[int, int], covered: Sequence[tuple[int, int]], starts: Sequence[int]) -> bool:
    """Whether a span shares a character with one of those covered, which are in order and do not overlap."""
    index = bisect_left(starts, span[1]) - 1
    return index >= 0 and covered[index][1] > span[0]


class _Earlier:
    """The applied changes of a restoration by their place in its text, and the way back to its input."""

    def __init__(self, first: Restoration) -> None:
        self.first = first
        self._applied = [change for change in first.changes if change.applied]
        self._starts = [change.out_span[0] for change in self._applied]
        self._ends = [change.out_span[1] for change in self._applied]

    def touching(self, start: int, end: int) -> Sequence[Change]:
        """The changes that share a character with ``start:end`` of the text."""
        return self._applied[bisect_right(self._ends, start) : bisect_left(self._starts, end)]

    def back(self, position: int) -> int:
        """The offset in the input of an offset in the text that is at no change's inside."""
        index = bisect_right(self._ends, position) - 1
        if index < 0:
            return position
        change = self._applied[index]
        return position + change.span[1] - change.out_span[1]


def _merged(change: Change, touching: Sequence[Change], earlier: _Earlier) -> Edit:
    """The second's change in offsets of the first's input, widened to the first's changes that it touches."""
    start, end = change.span
    out_start = min([start, *(c.out_span[0] for c in touching)])
    out_end = max([end, *(c.out_span[1] for c in touching)])
    text = earlier.first.text
    value = text[out_start:start] + change.value + text[end:out_end]
    confidence = min([change.confidence, *(c.confidence for c in touching)])
    start, end = earlier.back(out_start), earlier.back(out_end)
    return _edit_of(change)._replace(start=start, end=end, value=value, confidence=confidence)


def _edit_of(change: Change) -> Edit:
    return Edit(
        change.span[0],
        change.span[1],
        change.value,
        change.confidence,
        change.applied,
        change.source,
        change.alternatives,
    )
