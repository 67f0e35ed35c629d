"""What a pen left on a page: a blank of a form filled in, or a note beside all blanks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ocr_pipeline.recognition.digits.decoding import Reading
from ocr_pipeline.recognition.digits.reader import Writer
from ocr_pipeline.recognition.words import Box

CERTAIN = 0.75
"""Digits were certainly written, stamped or printed when this share (0..1) of them speaks for it."""

LIKELY = 0.6
"""From this share on they were likelier so than not."""


class BlankKind(StrEnum):
    """What is written on a blank."""

    NUMBER = "number"
    DAY = "day"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class FilledBlank:
    """What stands on a blank of page ``page``: the digit reader's readings, best first, and what wrote it.

    ``box`` is that of its ink. ``heading`` says that it belongs to the document's own heading, not to an annex that
    cites it. ``sure`` is the share (0..1) of its digits that speaks for ``writer``.
    """

    kind: BlankKind
    page: int
    box: Box
    readings: tuple[Reading, ...]
    writer: Writer
    sure: float
    heading: bool

    @property
    def by_hand(self) -> bool:
        """Whether a pen or a stamp filled it in, whatever else speaks for print."""
        return self.writer is not Writer.PRINT and self.sure >= CERTAIN

    @property
    def by_pen(self) -> bool:
        """Whether a pen likely filled it in: a mark on the page, not yet a doubt about a value."""
        # Italic digits of a date look like a pen's; those of a number are upright.
        return self.writer is Writer.PEN and self.sure >= (LIKELY if self.kind is BlankKind.NUMBER else CERTAIN)


@dataclass(frozen=True, slots=True)
class PenNote:
    """Something written by pen outside all blanks: its box, and what it says where that is a number."""

    box: Box
    text: str | None
