"""What a pen wrote outside all blanks: a leader's note, initials in blue, the number of the sheet at its corner."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.loose_ink import Clump, Edges, LooseInk, darkness_of_print, has_blue, loose_ink
from ocr_pipeline.imaging.marks.find import Seal
from ocr_pipeline.imaging.page import CleanPage
from ocr_pipeline.layout.copies_note import copies_notes
from ocr_pipeline.layout.filled import PenNote
from ocr_pipeline.layout.initials import initials
from ocr_pipeline.layout.page import PageLayout, RegionKind
from ocr_pipeline.recognition.digits.reader import read_digits
from ocr_pipeline.recognition.words import Box, Word

SURE_PRINT, SURE_SIGN = 0.5, 0.85
"""A word of two letters or digits is print from the first confidence (0..1) on, any other from the second."""
APART, LINES_APART = 4.0, 9.0
"""Millimetres between the strokes of one word, and between the lines of one note."""
CORNER = (26.0, 21.0)
"""A sheet's number stands so near to the right and to the top edge, in millimetres."""
LOOK_AROUND = 2
"""What reaches into the corner from so many times its size is larger than a number."""
NUMBER_HIGH, NUMBER_WIDE = (2.8, 9.0), (1.5, 14.0)
"""How high and wide a sheet's number is, in millimetres."""
NUMBER_LONG = 4
"""Its digits at most."""
NUMBER_SOLID = 0.62
"""Ink that fills so much (0..1) of its box is no digit: a 9 out of focus fills half of it."""
WRITTEN = re.compile(r"[^\W\d_]{2}")
NUMBER_SURE, PALE_SURE = 0.35, 0.45
"""The digit reader must be this sure (0..1) of a sheet's number, and of one whose pale strokes were made dark."""
NOTE_HIGH, NOTE_WIDE = 6.0, 18.0
"""A note is at least this high and wide, in millimetres."""
MARGIN_HIGH, MARGIN_WIDE = (5.5, 40.0), (14.0, 48.0)
"""How high and wide a note in the left margin is, in millimetres; one of a single row only if it is blue."""
EDGE = 15.0
"""So near to the upper or lower edge, in millimetres, lies what is beside a photographed page."""
BESIDE_TEXT = 1.5
"""Millimetres between a note in the margin and the text."""
INKED = 0.05
"""Least share (0..1) of a note's box that is ink: dirt is thinner spread."""
FEWEST_PIECES = 4
"""A note in the margin has so many pieces of ink: words, letters, strokes; of words in joined letters three do."""
SHOWS_THROUGH = 0.55
"""What is on the back shows through with less than this share (0..1) of the darkness of the front's print."""
SOLID = 0.5
"""Ink that fills so much (0..1) of its box is a hole or a blot."""
BLUE = 0.5
"""Share (0..1) of blue ink from which a clump is a pen's wherever it lies."""
PEN_HIGH, PEN_WIDE = (2.8, 10.0), (3.0, 25.0)
"""How high and wide initials and the like are, in millimetres: frames of stamps are larger."""
ROW_HIGH, ROW_WIDE, ROW_TALL = (3.5, 10.0), (18.0, 80.0), 0.2
"""A note of one row in blue: how high and wide it is, in millimetres, and the least share (0..1) of tall strokes."""
LETTERED = 4
"""A note in which so many words were read surely is print."""
WORD_HIGH, WORD_WIDE, WORD_TALL = 5.0, 9.0, 0.75
"""A single word is at least this high and wide, in millimetres, and so much (0..1) of it is tall strokes."""
WORD_PIECES = 3
"""It is of so many pieces at least: a staple is of one or two."""
TALL_NOTE, TALL_PEN = 0.35, 0.6
"""Share (0..1) of tall strokes in a note, and in other writing: small print (electronic signatures) has few."""
AROUND_SIGNATURE = 18.0
"""Millimetres around the lines of the signature's place, and around a seal, in which blue ink is the signature's."""
OF_SEAL = 1 / 3
"""Share (0..1) of its box from which on blue ink is within those of a seal: a long name in script begins there."""
AROUND_ELECTRONIC = 18.0
"""Millimetres around the text of an electronic signature in which all ink is its."""
NOT_PEN = (RegionKind.ARRIVAL_STAMP, RegionKind.ELECTRONIC_SIGNATURE, RegionKind.SIGNATURE)
"""Regions whose ink is told of otherwise."""


OF_HEADING = 25.0
"""Millimetres of the heading that are looked at with what is above it."""
SURE_LINE = 0.85
"""Above a heading stands print that was read so surely (0..1) line by line, and what a pen wrote."""
HEADINGS = (RegionKind.HEADER_LEFT, RegionKind.HEADER_RIGHT)


def pen_notes(
    page: CleanPage, layout: PageLayout, seals: Sequence[Seal] = (), stamps: Sequence[Box] = ()
) -> Iterator[PenNote]:
    """What a pen wrote on a page, outside blanks, its stamps, its seals and signatures.

    Black ink is sought where no print is: above the heading, and right of a text's end; blue ink everywhere.
    """
    found = [PenNote(box, None) for box in (*initials(page, layout), *copies_notes(page, layout))]
    for note in _elsewhere(page, layout, [*(seal.box for seal in seals), *(stamp.as_tuple() for stamp in stamps)]):
        if not any(note.box.overlap(other.box) > 0 for other in found):
            found.append(note)
    yield from found


def _elsewhere(page: CleanPage, layout: PageLayout, pressed: Sequence[Edges]) -> Iterator[PenNote]:
    blue = has_blue(page.colour)
    heading = _top_of_heading(layout)
    if not blue and heading is None:
        return
    millimetre = page.dpi / 25.4
    told_of = [*(box.as_tuple() for box in _told_of(page, layout)), *pressed]
    # The heading may begin at the very edge: nothing can stand above it then.
    if blue or heading is None or heading >= millimetre:
        yield from _in_the_open(page, layout, told_of, heading)
    if heading is not None:
        # Last, for the margin cuts off what runs on over its edge.
        yield from _in_margin(page, layout, told_of, millimetre)


def _in_the_open(
    page: CleanPage, layout: PageLayout, told_of: Sequence[Edges], heading: int | None
) -> Iterator[PenNote]:
    """Sheet numbers and notes above a heading that begins at this row, and blue ink everywhere."""
    millimetre, blue = page.dpi / 25.4, has_blue(page.colour)
    # How dark print is, the heading shows.
    bottom = page.height if blue or heading is None else heading + round(OF_HEADING * millimetre)
    loose = loose_ink(page.colour[:bottom], page.dpi, told_of)
    if heading is not None:
        numbers = list(_sheet_number(page, loose, millimetre))
        yield from numbers
        # What the scanner left beside a number must not make a note of it.
        loose = loose.without([number.box.as_tuple() for number in numbers])
        yield from _notes((0, 0, page.width, heading), loose, millimetre)
    if blue:
        yield from _blue(loose, layout, millimetre)


def _top_of_heading(layout: PageLayout) -> int | None:
    """Where the heading begins by its words that were read surely: a note above them may pass for one of its lines."""
    words = [word for kind in HEADINGS for line in layout.lines(kind) for word in line.words]
    sure = [word for word in words if word.confidence >= SURE_LINE and WRITTEN.search(word.text)]
    return min((word.box.y0 for word in sure or words), default=None)


def _start_of_text(layout: PageLayout) -> int | None:
    """Where the lines of the text begin but for a few, such as notes beside it that were read as lines."""
    lines = layout.lines(RegionKind.BODY)
    starts = sorted(line.box.x0 for line in [line for line in lines if line.confidence >= SURE_LINE] or lines)
    return starts[len(starts) // 8] if starts else None


def _told_of(page: CleanPage, layout: PageLayout) -> list[Box]:
    """Where ink is known for something else: print, blanks, stamps, the place of the signature."""
    taken = [Box.around(line.box for line in lines) for kind in NOT_PEN if (lines := layout.lines(kind))]
    taken += _signed(layout, page.dpi / 25.4)
    corner = Box(*_corner(page))
    taken += _electronic(page, layout)
    printed = [word.box for word in _printed(layout) if not (corner.holds(word.box.middle) and _maybe_number(word))]
    stamps = [stamp.box for stamp in layout.arrivals]
    return [*taken, *stamps, *printed, *(blank.box for blank in layout.blanks)]


def _signed(layout: PageLayout, millimetre: float) -> list[Box]:
    """Where the signature may be, around its lines."""
    lines = layout.lines(RegionKind.SIGNATURE)
    reach = round(AROUND_SIGNATURE * millimetre)
    return [Box.around(line.box for line in lines).padded(reach, layout.width, layout.height)] if lines else []


def _electronic(page: CleanPage, layout: PageLayout) -> list[Box]:
    """Around what was read of an electronic signature stand its other lines and the emblem of whoever signed."""
    reach = round(AROUND_ELECTRONIC * page.dpi / 25.4)
    lines = layout.lines(RegionKind.ELECTRONIC_SIGNATURE)
    return [Box.around(line.box for line in lines).padded(reach, page.width, page.height)] if lines else []


def _printed(layout: PageLayout) -> Iterator[Word]:
    """The words that are print by how surely they, or beside the text and above it their lines, were read."""
    top, start = _top_of_heading(layout) or 0, _start_of_text(layout) or 0
    for region in layout.regions:
        for line in region.lines:
            beside = region.kind is RegionKind.MARGIN or line.box.middle[1] < top or line.box.x1 <= start
            if not beside or line.confidence >= SURE_LINE:
                yield from (word for word in line.words if _is_print(word))


def _is_print(word: Word) -> bool:
    letters = len(re.findall(r"[^\W_]", word.text))
    return word.confidence >= (SURE_PRINT if letters > 1 else SURE_SIGN)


def _maybe_number(word: Word) -> bool:
    """Whether a word in the corner may be the number of the sheet, however the engine read it."""
    unsure = word.confidence < SURE_SIGN or not word.text.isalpha()
    return word.text.isdigit() or (len(word.text) <= NUMBER_LONG and unsure)


def _corner(page: CleanPage) -> tuple[int, int, int, int]:
    millimetre = page.dpi / 25.4
    return round(page.width - CORNER[0] * millimetre), 0, page.width, round(CORNER[1] * millimetre)


def _sheet_number(page: CleanPage, loose: LooseInk, millimetre: float) -> Iterator[PenNote]:
    corner = Box(*_corner(page))
    around = page.width - LOOK_AROUND * corner.width, 0, page.width, LOOK_AROUND * corner.height
    for clump in loose.clumps(APART, around):
        box = Box(*clump.box)
        fits = corner.holds(box.middle) and (
            NUMBER_HIGH[0] <= box.height / millimetre <= NUMBER_HIGH[1]
            and NUMBER_WIDE[0] <= box.width / millimetre <= NUMBER_WIDE[1]
        )
        if not fits or clump.density > NUMBER_SOLID:
            continue
        crop = box.padded(round(millimetre / 2), page.width, page.height)
        number = _number_in(page.colour[crop.y0 : crop.y1, crop.x0 : crop.x1])
        if number is not None:
            yield PenNote(box, number)


def _number_in(crop: Pixels) -> str | None:
    """The number that a crop says, in strokes as they are or made darker."""
    for pale, least in ((False, NUMBER_SURE), (True, PALE_SURE)):
        told = [each for each in read_digits(crop, pale=pale) if each.text.isdigit()]
        if told and told[0].probability >= least:
            return told[0].text
    return None


def _notes(above: tuple[int, int, int, int], loose: LooseInk, millimetre: float) -> Iterator[PenNote]:
    """Above the heading there is no print but page numbers and signatures."""
    for clump in loose.clumps(LINES_APART, above):
        box = Box(*clump.box)
        large = box.height >= NOTE_HIGH * millimetre and box.width >= NOTE_WIDE * millimetre
        word = box.height >= WORD_HIGH * millimetre and box.width >= WORD_WIDE * millimetre
        word = word and clump.tall >= WORD_TALL and clump.pieces >= WORD_PIECES
        written = word or (large and clump.tall >= TALL_NOTE)
        if written and clump.density <= SOLID:
            yield PenNote(box, None)


def _in_margin(page: CleanPage, layout: PageLayout, told_of: Sequence[Edges], millimetre: float) -> Iterator[PenNote]:
    """Left of a text, below the heading's first line, there is no print."""
    start = _start_of_text(layout)
    edge = 0 if start is None else round(start - BESIDE_TEXT * millimetre)
    if edge < MARGIN_WIDE[0] * millimetre:
        return
    for clump in loose_ink(page.colour[:, :edge], page.dpi, told_of).over_right().clumps(LINES_APART):
        box = Box(*clump.box)
        high, wide = box.height / millimetre, box.width / millimetre
        least = ROW_HIGH[0] if clump.blue >= BLUE else MARGIN_HIGH[0]
        sized = least <= high <= MARGIN_HIGH[1] and MARGIN_WIDE[0] <= wide <= MARGIN_WIDE[1]
        on_page = EDGE * millimetre <= box.y0 and box.y1 <= page.height - EDGE * millimetre
        parted = clump.pieces >= FEWEST_PIECES or (clump.pieces >= WORD_PIECES and clump.tall >= WORD_TALL)
        if not (sized and on_page and INKED <= clump.density <= SOLID and parted):
            continue
        if clump.blue >= BLUE or not _shows_through(clump, page, layout):
            yield PenNote(box, None)


def _shows_through(clump: Clump, page: CleanPage, layout: PageLayout) -> bool:
    """Whether ink is so much paler than the print of the page that it is on its back."""
    print_ = darkness_of_print(page.colour, page.dpi, [word.box.as_tuple() for word in _printed(layout)])
    return print_ is not None and clump.darkness < SHOWS_THROUGH * print_


def _blue(loose: LooseInk, layout: PageLayout, millimetre: float) -> Iterator[PenNote]:
    reach = round(AROUND_SIGNATURE * millimetre)
    signed = [Box(x0 - reach, y0 - reach, x1 + reach, y1 + reach) for x0, y0, x1, y1 in loose.rounds]
    notes = [Box(*clump.box) for clump in loose.clumps(LINES_APART) if _is_blue_note(clump, millimetre)]
    # Print that was not read stands beside initials; where a sheet was crumpled larger shadows have blue seams.
    strokes = loose.in_blue().clumps(APART)
    words = [Box(*clump.box) for clump in strokes if _is_blue_writing(clump, Box(*clump.box), millimetre)]
    # A stroke that ends at the edge of the signature's place runs on inside it.
    touched = [place.padded(round(millimetre), layout.width, layout.height) for place in _signed(layout, millimetre)]
    for box in (*notes, *(word for word in words if all(note.overlap(word) == 0 for note in notes))):
        of_signature = any(box.overlap(place) >= OF_SEAL for place in signed) or any(
            box.overlap(place) > 0 for place in touched
        )
        if not of_signature and not _is_lettered(box, layout):
            yield PenNote(box, None)


def _is_lettered(box: Box, layout: PageLayout) -> bool:
    """Whether words that were read surely stand all over a box: small print in blue, as of electronic signatures."""
    words = (word for region in layout.regions for line in region.lines for word in line.words)
    sure = [word for word in words if word.confidence >= SURE_SIGN and WRITTEN.search(word.text)]
    return sum(box.holds(word.box.middle) for word in sure) >= LETTERED


def _is_blue_note(clump: Clump, millimetre: float) -> bool:
    box = Box(*clump.box)
    high, wide = box.height / millimetre, box.width / millimetre
    large = high >= NOTE_HIGH and wide >= NOTE_WIDE
    row = ROW_HIGH[0] <= high <= ROW_HIGH[1] and ROW_WIDE[0] <= wide <= ROW_WIDE[1] and clump.tall >= ROW_TALL
    return (large or row) and clump.blue >= BLUE and INKED <= clump.density <= SOLID and clump.pieces >= FEWEST_PIECES


def _is_blue_writing(clump: Clump, box: Box, millimetre: float) -> bool:
    high, wide = box.height / millimetre, box.width / millimetre
    fits = PEN_HIGH[0] <= high <= PEN_HIGH[1] and PEN_WIDE[0] <= wide <= PEN_WIDE[1]
    return fits and clump.blue >= BLUE and clump.tall >= TALL_PEN
