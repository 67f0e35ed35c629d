"""The layout of a page with the lines of its title and subject that a stamp covers as they read without it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ocr_pipeline.layout.page import PageLayout, Region, RegionKind
from ocr_pipeline.layout.segments import Segment
from ocr_pipeline.layout.title_rows import covered_letter_lines, covered_lines, same_row
from ocr_pipeline.recognition.covered_lines import CoveredLine, ReadCovered
from ocr_pipeline.recognition.strips import DIGIT
from ocr_pipeline.recognition.words import Box, Word

AROUND = 0.35
"""Text heights left around a line when it is cut out."""


def uncovered(layout: PageLayout, framed: Sequence[Box], read: ReadCovered) -> PageLayout:
    """The layout with the lines of title and subject under each stamp of incoming mail as ``read`` reads them.

    What stood beside such a line is the stamp's. A frame that centred lines run into is a stamp, whatever was read in
    it: no table stands there.

    Args:
        layout: of a page.
        framed: the boxes of its frames, whether they are stamps or not.
        read: reads lines under a stamp.

    Raises:
        PageTimeoutError, EngineError: as ``read`` does.
    """
    stamps = [stamp.box for stamp in layout.arrivals]
    for stamp in (*stamps, *(box for box in framed if box not in stamps)):
        below_title = covered_lines(layout.lines(RegionKind.BODY), stamp, layout.text_height, layout.width)
        in_column = covered_letter_lines(layout.lines(RegionKind.HEADER_LEFT), stamp, layout.text_height)
        for kind, lines in ((RegionKind.BODY, below_title), (RegionKind.HEADER_LEFT, in_column)):
            if lines:
                around = round(AROUND * layout.text_height)
                cut = [replace(line, box=line.box.padded(around, layout.width, layout.height)) for line in lines]
                marked = [_marked(words, stamp) for words in read(stamp, cut)]
                layout = replace(layout, regions=_with_lines(layout, kind, lines, marked))
    return layout


def _marked(words: Sequence[Word], stamp: Box) -> list[Word]:
    """The words of a line, those that the stamp stands upon marked so, and no other.

    Figures under it stay in doubt: a clerk's pen wrote its own there, and all views show both.
    """
    return [
        replace(word, overprinted=True, second="" if DIGIT.search(word.text) else word.second)
        if word.box.x0 < stamp.x1
        else replace(word, overprinted=False)
        for word in words
    ]


def _with_lines(
    layout: PageLayout, kind: RegionKind, lines: Sequence[CoveredLine], readings: Sequence[Sequence[Word]]
) -> tuple[Region, ...]:
    """The regions with these lines in the place of what stood on their level in those of a kind."""
    size = layout.text_height
    put = {line.box: Segment(tuple(reading)) for line, reading in zip(lines, readings, strict=True) if reading}
    regions: list[Region] = []
    beside: list[Segment] = []
    for region in layout.regions:
        if region.kind is not kind:
            regions.append(region)
            continue
        rows: list[Segment] = []
        for row in region.lines:
            home = next((box for box in put if same_row(box, _clear_box(row, box), size)), None)
            if home is None:
                rows.append(row)
                continue
            beside += _left_of(row, home)
            if put[home] not in rows:
                rows.append(put[home])
        regions.append(replace(region, lines=tuple(rows)))
    return (Region(RegionKind.ARRIVAL_STAMP, tuple(beside)), *regions) if beside else tuple(regions)


def _clear_box(row: Segment, line: Box) -> Box:
    """The box of the row's words that may be of the line, of the row where none may."""
    near = [word.box for word in row.words if word.box.x1 > line.middle[0]]
    return Box.around(near) if near else row.box


def _left_of(row: Segment, line: Box) -> list[Segment]:
    words = tuple(word for word in row.words if word.box.x1 <= line.x0)
    return [Segment(words)] if words else []
