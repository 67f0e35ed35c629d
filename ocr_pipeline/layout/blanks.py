"""The blanks of a page, read by the digit reader: number, day and month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ocr_pipeline.imaging.ink import Pixels, darkest_channel, ink_of_box
from ocr_pipeline.imaging.line_shape import LineShape, line_shape
from ocr_pipeline.imaging.marks.find import Seal
from ocr_pipeline.imaging.page import CleanPage
from ocr_pipeline.imaging.pen import ink_box, inked_box
from ocr_pipeline.imaging.red_ink import without_red
from ocr_pipeline.layout.filled import BlankKind, FilledBlank
from ocr_pipeline.layout.form_lines import FormLine, LineKind, form_lines
from ocr_pipeline.layout.page import PageLayout
from ocr_pipeline.recognition.digits.reader import Blank, Writer, read_date_line, read_day_line, read_number_line
from ocr_pipeline.recognition.digits.strips import CAPITAL, strip_of
from ocr_pipeline.recognition.words import Box

AROUND = 0.4
"""Heights of a capital left and right of what is read."""
LONGEST = 26
"""No strip is longer than this many heights of a capital: what follows the blanks need not be seen."""
CAPITAL_OF_TEXT = 0.78
"""Height of capitals as a share of the page's text height, where the line itself does not show it."""
BLUE = 0.5
"""Least share (0..1) of blue ink in what a blue pen wrote."""
DESCENT = 0.25
"""How far letters reach below the foot of the line, in heights of a capital."""


def with_blanks(page: CleanPage, layout: PageLayout, seals: Sequence[Seal] = ()) -> PageLayout:
    """The layout with what the blanks of its form lines say, those under its seals too."""
    lines = list(form_lines(layout))
    if not lines:
        return layout
    colour = _uncovered(page.colour, lines, seals)
    dark = darkest_channel(colour)
    shapes = [_shape(dark, line) for line in lines]
    known = next((shape for shape in shapes if shape is not None), None)
    found = [
        blank
        for line, shape in zip(lines, shapes, strict=True)
        for blank in _read(colour, layout, line, shape or _guessed(line, known, layout.text_height))
    ]
    return replace(layout, blanks=tuple(found))


def _uncovered(colour: Pixels, lines: Sequence[FormLine], seals: Sequence[Seal]) -> Pixels:
    """The page down to the last of the lines, without the red of seals that lie on one."""
    # Pens reach below their line.
    bottom = max(line.box.y1 + line.box.height for line in lines)
    over = [seal.box for seal in seals if any(line.box.overlap(Box(*seal.box)) > 0 for line in lines)]
    return without_red(colour[:bottom], over)


def _shape(dark: Pixels, line: FormLine) -> LineShape | None:
    return line_shape(dark, [box.as_tuple() for box in line.capitals])


def _guessed(line: FormLine, known: LineShape | None, text_height: float) -> LineShape:
    capital = known.capital if known is not None else CAPITAL_OF_TEXT * text_height
    return LineShape(line.box.y1 - DESCENT * capital, capital)


def _read(colour: Pixels, layout: PageLayout, line: FormLine, shape: LineShape) -> Iterator[FilledBlank]:
    start = max(0, round(line.span[0] - AROUND * shape.capital))
    end = min(round(line.span[1] + AROUND * shape.capital), round(start + LONGEST * shape.capital))
    strip = strip_of(colour, (start, end), shape.foot, shape.capital)
    if line.kind is LineKind.NUMBER:
        found = {BlankKind.NUMBER: read_number_line(strip)}
    elif line.kind is LineKind.DAY:
        found = {BlankKind.DAY: read_day_line(strip)}
    else:
        day, month = read_date_line(strip)
        found = {BlankKind.DAY: day, BlankKind.MONTH: month}
    for kind, blank in found.items():
        filled = None if blank is None else _filled(kind, blank, colour, layout, line, (start, shape))
        if filled is not None:
            yield filled


def _filled(
    kind: BlankKind, blank: Blank, colour: Pixels, layout: PageLayout, line: FormLine, at: tuple[int, LineShape]
) -> FilledBlank | None:
    """A blank with its place; outside headings none where only the dots of a leader stand."""
    start, shape = at
    left, right = (round(start + column * shape.capital / CAPITAL) for column in blank.columns)
    if not line.heading and inked_box(colour, (left, right), shape) is None:
        return None
    box = Box(*ink_box(colour, (left, right), shape))
    writer, sure = blank.writer, blank.shares[blank.writer]
    if writer is not Writer.STAMP and _is_blue(colour, box) and not _is_blue(colour, line.box):
        writer, sure = Writer.PEN, 1.0
    return FilledBlank(kind, layout.number, box, blank.readings, writer, sure, line.heading)


def _is_blue(colour: Pixels, box: Box) -> bool:
    """Whether most of the ink in a box is blue: print is not, unless the whole line is."""
    ink = ink_of_box(colour, box.as_tuple())
    return ink is not None and ink.blue >= BLUE
