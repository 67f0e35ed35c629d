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

OUT_OF_LINE, IN_LINE = 0.12, 0.09
"""Heights of a capital by which digits are higher than the capitals of their line, or stand off its foot: print by less
than the second (19 of 20), pens by more than the first (as many), on drawn samples and on scans."""

OUT_SURE, IN_SURE = 0.5, 0.82
"""What is out of line was written from this share (0..1) of its digits on; what stands like print, from the second."""
PRINT_SURE = 0.85
"""What is print in line with the print around it, from this share (0..1) of its digits on."""

SLIM = 0.2
"""Heights of its ink that each digit after the first adds to the width of a number at least."""


class BlankKind(StrEnum):
    """What is written on a blank."""

    NUMBER = "number"
    DAY = "day"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class FilledBlank:
    """What stands on a blank of page ``page``: the digit reader's readings, best first, and what wrote it.

    ``box`` is that of its ink. ``heading`` says that it belongs to the document's own heading, not to an annex that
    cites it. ``sure`` is the share (0..1) of its digits that speaks for ``writer``. ``off_line`` is by how many heights
    of a capital its ink is higher than the print of its line or stands off its foot; ``None`` where neither was seen.
    ``laid_over``: text was drawn over it, so that its ink shows no longer what wrote it.
    """

    kind: BlankKind
    page: int
    box: Box
    readings: tuple[Reading, ...]
    writer: Writer
    sure: float
    heading: bool
    off_line: float | None = None
    laid_over: bool = False

    @property
    def by_hand(self) -> bool:
        """Whether a pen or a stamp filled it in, whatever else speaks for print."""
        return self.writer is not Writer.PRINT and self.sure >= (OUT_SURE if self._is_out_of_line else CERTAIN)

    @property
    def is_print(self) -> bool:
        """Whether its digits are print beyond doubt: by their shape, in line with the print around them, and bare.

        Text that was drawn over a pen's figures is print too.
        """
        in_line = self.off_line is not None and self.off_line <= IN_LINE
        seen = self.writer is Writer.PRINT and not self.laid_over
        return seen and self.sure >= PRINT_SURE and in_line and self._holds_its_digits

    @property
    def by_pen(self) -> bool:
        """Whether a pen likely filled it in: a mark on the page, not yet a doubt about a value."""
        if self._is_out_of_line:
            least = OUT_SURE
        elif self.off_line is not None and self.off_line <= IN_LINE:
            least = IN_SURE
        else:
            # Italic digits of a date look like a pen's; those of a number are upright.
            least = LIKELY if self.kind is BlankKind.NUMBER else CERTAIN
        seen = self.writer is Writer.PEN and not self.laid_over
        return seen and self.sure >= least and self._holds_its_digits

    @property
    def _holds_its_digits(self) -> bool:
        """Whether all that is read finds room in the ink: a bit of a broken letter is read as digits too."""
        return self.box.width >= SLIM * self.box.height * (len(self.readings[0].text) - 1)

    @property
    def _is_out_of_line(self) -> bool:
        return self.off_line is not None and self.off_line >= OUT_OF_LINE


@dataclass(frozen=True, slots=True)
class PenNote:
    """Something written by pen outside all blanks: its box, and what it says where that is a number."""

    box: Box
    text: str | None
