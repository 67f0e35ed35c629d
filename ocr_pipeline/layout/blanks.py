"""The blanks of a page, read by the digit reader: number, day and month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ocr_pipeline.imaging.ink import Pixels, darkest_channel, ink_of_box
from ocr_pipeline.imaging.line_shape import LineShape, line_shape
from ocr_pipeline.imaging.marks.fading import without_seals
from ocr_pipeline.imaging.marks.find import Seal
from ocr_pipeline.imaging.marks.frame_lines import without_lines
from ocr_pipeline.imaging.marks.frames import Frame
from ocr_pipeline.imaging.page import CleanPage
from ocr_pipeline.imaging.pen import ink_box, inked_box
from ocr_pipeline.imaging.red_ink import without_red
from ocr_pipeline.layout.filled import BlankKind, FilledBlank
from ocr_pipeline.layout.form_lines import FormLine, LineKind, form_lines
from ocr_pipeline.layout.hidden_number import hidden_number
from ocr_pipeline.layout.page import PageLayout
from ocr_pipeline.recognition.digits.reader import Blank, Writer, read_date_line, read_day_line, read_number_line
from ocr_pipeline.recognition.digits.strips import CAPITAL, deepened, strip_of
from ocr_pipeline.recognition.words import Box

AROUND = 0.4
"""Heights of a capital left and right of what is read."""
LONGEST = 26
"""No strip is longer than this many heights of a capital: what follows the blanks need not be seen."""
CAPITAL_OF_TEXT = 0.78
"""Height of capitals as a share of the page's text height, where the line itself does not show it."""
BLUE = 0.5
"""Least share (0..1) of blue ink in what a blue pen wrote."""
PALE_HIGH, PALE_SURE = 0.8, 0.3
"""What is read only when pale strokes are made dark is at least so high, in heights of a capital, and so sure (0..1):
show-through and the letters beside an empty blank are lower."""
HIDDEN_SURE = 0.9
"""Where no words show the line so much (0..1) of its digits speaks for what wrote them: those of a seal have less."""
BROKEN = 0.75
"""Capitals of one heading are no lower than this share of each other."""
DESCENT = 0.25
"""How far letters reach below the foot of the line, in heights of a capital."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A line of page ``page`` as it is read: its strip begins at column ``start`` of the page."""

    page: int
    line: FormLine
    shape: LineShape

    @property
    def start(self) -> int:
        return max(0, round(self.line.span[0] - AROUND * self.shape.capital))

    def columns(self, blank: Blank) -> tuple[int, int]:
        """The first and the last column of a blank's digits, in pixels of the page."""
        first, last = (round(self.start + column * self.shape.capital / CAPITAL) for column in blank.columns)
        return first, last


def with_blanks(
    page: CleanPage, layout: PageLayout, seals: Sequence[Seal] = (), frames: Sequence[Frame] = ()
) -> PageLayout:
    """The layout with what the blanks of its form lines say, those under its seals and stamps' frames too."""
    lines = list(form_lines(layout))
    if not lines:
        return layout
    colour = _unframed(_uncovered(page.colour, lines, seals), lines, frames, page.dpi)
    dark = darkest_channel(colour)
    shapes = _alike([_shape(dark, line) for line in lines], lines)
    known = next((shape for shape in shapes if shape is not None), None)
    found = [
        blank
        for line, shape in zip(lines, shapes, strict=True)
        for blank in _read(colour, _Place(layout.number, line, shape or _guessed(line, known, layout.text_height)))
    ]
    return replace(layout, blanks=(*found, *_hidden(colour, layout, lines, shapes)))


def _uncovered(colour: Pixels, lines: Sequence[FormLine], seals: Sequence[Seal]) -> Pixels:
    """The page down to the last of the lines, without the seals that lie on one or on what stands level with one."""
    # Pens reach below their line.
    bottom = max(line.box.y1 + line.box.height for line in lines)
    over = [seal for seal in seals if any(seal.box[1] < line.box.y1 and seal.box[3] > line.box.y0 for line in lines)]
    if colour.ndim == 2:
        rings = [seal.ring for seal in over if seal.ring is not None]
        return without_seals(colour[:bottom], rings, core=False)
    return without_red(colour[:bottom], [seal.box for seal in over])


def _unframed(colour: Pixels, lines: Sequence[FormLine], frames: Sequence[Frame], dpi: int) -> Pixels:
    """The page without the frames that run through one of the lines, or so near below it that its digits touch them."""
    return without_lines(colour, [frame for frame in frames if any(_is_struck(line, frame) for line in lines)], dpi)


def _is_struck(line: FormLine, frame: Frame) -> bool:
    x0, y0, x1, y1 = frame.box
    high, (start, end) = line.box.height, line.span
    return x0 < end and x1 > start and y0 < line.box.y1 + high and y1 > line.box.y0 - high


def _hidden(
    colour: Pixels, layout: PageLayout, lines: Sequence[FormLine], shapes: Sequence[LineShape | None]
) -> Iterator[FilledBlank]:
    """The number level with the date of a heading in which no number was read."""
    heading = {line.kind: shape for line, shape in zip(lines, shapes, strict=True) if line.heading}
    date = heading.get(LineKind.DATE)
    if LineKind.NUMBER in heading or date is None:
        return
    found = hidden_number(colour, layout, date)
    if found is not None:
        line, shape = found
        yield from (blank for blank in _read(colour, _Place(layout.number, line, shape)) if blank.sure >= HIDDEN_SURE)


def _shape(dark: Pixels, line: FormLine) -> LineShape | None:
    return line_shape(dark, [box.as_tuple() for box in line.capitals])


def _alike(shapes: Sequence[LineShape | None], lines: Sequence[FormLine]) -> list[LineShape | None]:
    """The shapes of lines, those of a heading of one size: what is far smaller was measured on broken letters."""
    heading = [shape.capital for shape, line in zip(shapes, lines, strict=True) if shape is not None and line.heading]
    most = max(heading, default=0.0)
    return [
        LineShape(shape.foot, most, measured=False)
        if shape is not None and line.heading and shape.capital < BROKEN * most
        else shape
        for shape, line in zip(shapes, lines, strict=True)
    ]


def _guessed(line: FormLine, known: LineShape | None, text_height: float) -> LineShape:
    capital = known.capital if known is not None else CAPITAL_OF_TEXT * text_height
    return LineShape(line.box.y1 - DESCENT * capital, capital, measured=False)


def _read(colour: Pixels, place: _Place) -> Iterator[FilledBlank]:
    capital = place.shape.capital
    end = min(round(place.line.span[1] + AROUND * capital), round(place.start + LONGEST * capital))
    strip = strip_of(colour, (place.start, end), place.shape.foot, capital)
    found = _blanks(place.line.kind, strip)
    faint = _blanks(place.line.kind, deepened(strip)) if None in found.values() else {}
    for kind, blank in found.items():
        pale = faint.get(kind)
        filled = None
        if blank is not None:
            filled = _filled(kind, blank, colour, place)
        elif pale is not None and _is_sure(pale, colour, place):
            filled = _filled(kind, pale, colour, place)
        if filled is not None:
            yield filled


def _blanks(kind: LineKind, strip: Pixels) -> dict[BlankKind, Blank | None]:
    """What stands on each blank of a line."""
    if kind is LineKind.NUMBER:
        return {BlankKind.NUMBER: read_number_line(strip)}
    if kind is LineKind.DAY:
        return {BlankKind.DAY: read_day_line(strip)}
    day, month = read_date_line(strip)
    return {BlankKind.DAY: day, BlankKind.MONTH: month}


def _filled(kind: BlankKind, blank: Blank, colour: Pixels, place: _Place) -> FilledBlank | None:
    """A blank with its place; outside headings none where only the dots of a leader stand."""
    span, line, shape = place.columns(blank), place.line, place.shape
    inked = inked_box(colour, span, shape)
    if not line.heading and inked is None:
        return None
    box = Box(*(inked or ink_box(colour, span, shape)))
    writer, sure = blank.writer, blank.shares[blank.writer]
    if writer is not Writer.STAMP and _is_blue(colour, box) and not _is_blue(colour, line.box):
        writer, sure = Writer.PEN, 1.0
    off_line = _off_line(box, shape) if inked is not None and shape.measured else None
    return FilledBlank(kind, place.page, box, blank.readings, writer, sure, line.heading, off_line)


def _is_sure(pale: Blank, colour: Pixels, place: _Place) -> bool:
    """Whether what is read in pale ink is no show-through and no letter beside an empty blank."""
    inked = inked_box(colour, place.columns(pale), place.shape)
    high = inked is not None and inked[3] - inked[1] >= PALE_HIGH * place.shape.capital
    return high and pale.readings[0].probability >= PALE_SURE


def _off_line(box: Box, shape: LineShape) -> float:
    """By how many heights of a capital ink is higher than the line's print or stands off its foot."""
    return max(box.height - shape.capital, abs(box.y1 - shape.foot)) / shape.capital


def _is_blue(colour: Pixels, box: Box) -> bool:
    """Whether most of the ink in a box is blue: print is not, unless the whole line is."""
    ink = ink_of_box(colour, box.as_tuple())
    return ink is not None and ink.blue >= BLUE
