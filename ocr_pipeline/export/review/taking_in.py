"""A review sheet taken in: each row held against its value as it is now, then all that fit logged together."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Final

from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.archive.decisions.deciding import Drafting, Wish, log_all, name_of_person
from ocr_pipeline.archive.decisions.decision import Draft, Kind, Through
from ocr_pipeline.archive.decisions.evidence import Content
from ocr_pipeline.archive.decisions.reviewing import ReviewedValue
from ocr_pipeline.archive.decisions.shapes import as_number, is_day, is_quantity
from ocr_pipeline.archive.entries import printed_value
from ocr_pipeline.errors import DecisionError, OvertakenDecisionError, WrongDecisionError
from ocr_pipeline.export.review.form import DECISION, KEYS, VALUE, WORDS, kind_of
from ocr_pipeline.export.review.reading import CellRead, RowRead, rows_of_review
from ocr_pipeline.export.value_names import name_of

DOCUMENT, PATH, KEY, LAST = KEYS
ATTEMPTS: Final = 3
"""Somebody may decide between the look at a value and the log: then it is looked at again."""


class Fate(Enum):
    """What becomes of a row."""

    TAKEN = "taken in"
    KNOWN = "known"
    """It was decided so before: nothing is logged."""
    EMPTY = "empty"
    """Nothing was decided."""
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Told:
    """A row and its fate; of a refused one the reason, of one that is taken in what is decided."""

    number: int
    fate: Fate
    about: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of the rows of a sheet, in their order."""

    rows: tuple[Told, ...]

    def count(self, fate: Fate) -> int:
        """How many rows had a fate."""
        return sum(each.fate is fate for each in self.rows)


def take_in(archive: Archive, path: Path, by: str, *, dry: bool = False) -> TakenIn:
    """Take a review sheet in: what fits is logged, all of it together; what does not is told row by row.

    The same sheet can be taken in again: what was decided so before is not logged twice.

    Args:
        archive: that the sheet is of.
        path: of the workbook.
        by: the name of the person who decided.
        dry: only tell what would become of the rows.

    Raises:
        WrongDecisionError: there is no name.
        OvertakenDecisionError: somebody decides the same values all the while.
        InputError: the file is no review sheet, see :func:`rows_of_review`.
        ArchiveBusyError, DamagedArchiveError, UnwritableOutputError: the log cannot be written.
    """
    name_of_person(by)
    rows = rows_of_review(path)
    for _ in range(ATTEMPTS):
        plan = _Plan(archive, by)
        told = tuple(plan.told(row) for row in rows)
        try:
            if not dry:
                log_all(archive.places, plan.drafts, plan.drafts)
        except OvertakenDecisionError as overtaken:
            last = overtaken
        else:
            return TakenIn(told)
    raise last


class _Plan:
    """Looks at one row after the other, and gathers the decisions of those that fit."""

    def __init__(self, archive: Archive, by: str) -> None:
        self.drafts: list[Draft] = []
        self._archive, self._by = archive, by
        self._drafting = Drafting(archive.places)
        self._reviewed: dict[str, dict[str, ReviewedValue]] = {}
        self._rows: dict[tuple[str, str], tuple[int, Draft]] = {}

    def told(self, row: RowRead) -> Told:
        """What becomes of a row."""
        about = f"{name_of(row.cells[PATH].text)} ({row.cells[DOCUMENT].text[:12]})"
        try:
            draft = self._draft(row)
            if draft is None:
                return Told(row.number, Fate.EMPTY, about)
            fate = self._fate(draft)
        except DecisionError as error:
            return Told(row.number, Fate.REFUSED, about, f"{error.cause}. {error.next_step}")
        if fate is Fate.TAKEN:
            self.drafts.append(draft)
        self._rows.setdefault((draft.document, draft.path), (row.number, draft))
        what = WORDS[Kind.TYPE if draft.kind is Kind.PICK else draft.kind]
        return Told(row.number, fate, about, what if draft.value is None else f"{what}: {draft.value}")

    def _draft(self, row: RowRead) -> Draft | None:
        decision, value = row.cells[DECISION], row.cells[VALUE]
        if not decision.text and not value.text:
            return None
        for heading, cell in row.cells.items():
            if cell.kind in {"formula", "error"}:
                raise WrongDecisionError(
                    f"{heading}: the cell holds a {cell.kind}", next_step="Write the value itself."
                )
        kind = kind_of(decision.text) if decision.text else Kind.TYPE
        if kind is None:
            next_step = f"There are: {', '.join(WORDS.values())}."
            raise WrongDecisionError(f"no such decision: {decision.text[:40]!r}", next_step=next_step)
        document, path = row.cells[DOCUMENT].text, row.cells[PATH].text
        text = self._text(document, path, value) if value.text else None
        node = self._drafting.node(document, path)
        if text is not None and _is_read_so(path, text, node):
            kind, text = (
                (Kind.ACCEPT if kind is Kind.TYPE else kind),
                None if kind in {Kind.TYPE, Kind.ACCEPT} else text,
            )
        others = {str(each["value"]) for each in node.get("alternatives", ())}
        if kind is Kind.TYPE and text in others and not is_quantity(path, node):
            kind = Kind.PICK
        wish = Wish(
            document=document,
            path=path,
            kind=kind,
            value=text,
            by=self._by,
            through=Through.EXCEL,
            seen=_last(row.cells[LAST]),
            over=row.cells[KEY].text,
        )
        return self._drafting.draft(wish)

    def _text(self, document: str, path: str, cell: CellRead) -> str:
        """What was written, as text; a number or a day only where the value is one, for Excel drops zeros."""
        node = self._drafting.node(document, path)
        if cell.kind == "text" or (cell.kind == "day" and is_day(path, node)):
            return cell.text
        if cell.kind == "number" and is_quantity(path, node):
            return cell.text.replace(".", ",")  # as it is printed: 1,5
        next_step = "Give the cell the format of text, and write the value again as the page prints it."
        raise WrongDecisionError(f"the cell holds a {cell.kind}: {cell.text}; zeros may be lost", next_step=next_step)

    def _fate(self, draft: Draft) -> Fate:
        before = self._rows.get((draft.document, draft.path))
        if before is not None:
            if _is_same(before[1], draft):
                return Fate.KNOWN
            raise WrongDecisionError(
                f"row {before[0]} decides the same value otherwise", next_step="Leave one of them."
            )
        now = self._now(draft.document).get(draft.path)
        if now is None:
            return Fate.TAKEN
        if now.standing is not None and _is_same(now.standing, draft):
            return Fate.KNOWN
        if now.last > (draft.seen or 0):
            by = f" by {now.standing.by}: {now.effective or now.standing.kind.value}" if now.standing else ""
            raise OvertakenDecisionError(f"it was decided since the sheet was written{by}")
        return Fate.TAKEN

    def _now(self, document: str) -> dict[str, ReviewedValue]:
        if document not in self._reviewed:
            self._reviewed[document] = {value.path: value for value in self._archive.review(document)}
        return self._reviewed[document]


def _is_read_so(path: str, text: str, node: Content) -> bool:
    """Whether the machine has the value that was written; a figure is what a person writes by it: 7.915 is 7915."""
    if is_quantity(path, node) and node["value"] is not None:
        return bool(as_number(text) == node["value"])
    return text == printed_value(node)


def _is_same(one: Draft, other: Draft) -> bool:
    """Whether two decisions say the same, whatever way they came to it."""
    return one.value == other.value and (one.value is not None or one.kind is other.kind)


def _last(cell: CellRead) -> int:
    if not cell.text.isdecimal():
        raise WrongDecisionError("the hidden columns of the row were changed", next_step="Write the sheet anew.")
    return int(cell.text)
