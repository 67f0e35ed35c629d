"""Initials behind the last line of a text: whoever drew up a document signs so that it may go to its signer (ký nháy).

They stand right of "./.", where nothing is printed, so that black ink can be told from print there too (NĐ 30/2020
Phụ lục I, II.6: the text ends with "./.").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from ocr_pipeline.imaging.loose_ink import Clump, loose_ink
from ocr_pipeline.imaging.page import CleanPage
from ocr_pipeline.layout.page import PageLayout, RegionKind
from ocr_pipeline.layout.plain_endings import NAME
from ocr_pipeline.layout.segments import Segment
from ocr_pipeline.recognition.words import Box, Word

END = re.compile(
    r"^(?P<said>(?:\d{1,2}[/⁄]){0,2}[^/⁄]{2,}?)"  # a word, or a date
    r"(?:[.,]{1,3}(?:[^\W\d]?[/⁄]|[Il|!][.,])|\.{2,5}$"  # "./.", however it was read
    r"|(?<=\b[12]\d{3})[/⁄]\d*$"  # a year with a slash behind it
    r"|(?<=\b[12]\d{3})\.[^\w\s]"  # a year, a stop, and a stroke that runs on from it
    r"|(?<=[^\W\d_]{2})[/⁄][.,]$)"  # the first dot was not read
)
"""The end of a text, "hành./.", "2025./.", ").I.", "hành...", perhaps run together with what initials were read as."""
SENTENCE = re.compile(r"^\W*(?P<said>(?:\d{1,4}[/⁄]){0,2}[^\W_]{2,}\)?)\.\W*$")
"""The last word of a sentence, or a date, the slash in it perhaps not read."""
RUNS_ON = re.compile(r"^\W?(?P<said>[^\W\d_]{2,})[\W\d_]")
"""A last word that was read unsurely, because a stroke runs on from it: "họp,:;:_„", "quyết/v%"."""
DATED = re.compile(r"^\W?(?P<said>(?:\d[^\W_]{0,3}[/⁄]){1,2}(?:19|20)\d\d)\D")
"""A date of that kind, its day perhaps misread and run on into the month: "29/4/2024?", "3U12/2012/70_~"."""
WHOLE_DATE = re.compile(r"^(?P<said>(?:\d{1,2}[/⁄]){1,2}(?:19|20)\d\d)$")
"""A date behind which no stop was read."""
YEAR = re.compile(r"^(?:19|20)\d\d\b")
"""The last word of a date, alone on its line: "2012./." read as "2012."."""
SAID = re.compile(r"^\W*[^\W\d_]{3,}\)?")
"""The letters of a line's last printed word."""
SLASH = re.compile(r"^[.,]?[/⁄][.,]$")
"""The "./." alone, perhaps without its first dot."""
LABEL = re.compile(r"^\W*(?:noi(?: nhan)?\W*|nhan ?:\W*)$")
"""The label of the recipients or a half of it, taken for a line of the text. On the line without marks."""
WIDEST_LETTER = 0.55
"""Letters are on average at most so many heights of their line wide."""
SHORT, SURELY = re.compile(r"^(?P<said>[^\W\d_]{2})\W?$"), 0.9
"""A last word of two letters, and how surely (0..1) it must be read not to be initials."""
SURE = 0.5
"""A word of three letters read so surely (0..1) is print."""
FEW_SMALL, DOUBTFUL = re.compile(r"^[^\W\d_]{1,3}$"), 0.75
"""So few small letters, read no more surely (0..1), begin no sentence behind the end of another: a pen wrote them."""
END_WIDE = 2
"""The "./." is at least so many letters wide."""
SHORT_LINE = 10.0
"""So many heights of a line are free behind the last one of a text: in the middle of a text few lines leave as much."""
PARTED = 0.9
"""A gap is wide from so many heights of a line on."""
REACH, HIGH = 34.0, 9.0
"""Initials stand within so many millimetres right of the end, and above or below its middle."""
BEFORE, STARTS = 1.0, 16.0
"""They begin within so many millimetres before and after it."""
OFF_LINE = 4.5
"""Their middle is so near to that of the line, in millimetres."""
HEIGHTS, WIDTHS = (2.6, 12.0), (3.0, 27.0)
"""How high and wide they are, in millimetres."""
FLAT, BLUE, LONG = 1.8, 0.5, 6.0
"""A long stroke is so high at least, where so much (0..1) of it is blue, or one piece is so long, in millimetres."""
APART = 2.0
"""Millimetres between their strokes."""
CUT = 0.5
"""About initials lies less ink than this, in shares of their own, that runs on out of their place: a star in the midst
of more is the emblem of a seal across the pages."""
TALL, WIDE = 0.5, 5.0
"""Least share (0..1) of strokes taller than letters of print; or one stroke is so many millimetres wide."""
ALL_TALL = 0.9
"""It is one tall stroke where so much (0..1) of it is."""
TORN, TORN_PIECES = 5.0, 3
"""Or pale strokes that are torn to so many pieces are together so many millimetres high."""
SOLID, SOLID_TALL = 0.45, 0.58
"""Ink that fills so much (0..1) of its box is a blot, one tall stroke from the second on: out of focus those fill half
of it."""
PRINTED = 3
"""A word of so many letters and digits that was read surely is print wherever it stands."""
RUNS_FURTHER = 2
"""Behind so many such words a line has not ended."""
LEAST_PRINT = 0.5
"""Elsewhere words are print from this confidence (0..1) on."""
BELOW = (RegionKind.SIGNATURE, RegionKind.RECIPIENTS)
"""What stands below a text's end."""
UNREAD = (1.6, 5.0)
"""So many heights of a line lie between them and the last line that was read where a short one was not."""
ENDING = (RegionKind.BODY, RegionKind.COPY_BODY)
"""Regions that end in initials."""


def initials(page: CleanPage, layout: PageLayout) -> Iterator[Box]:
    """The boxes of initials behind each end of a text on the page."""
    words = [word for region in layout.regions for line in region.lines for word in line.words]
    for line in _last_lines(layout):
        found = _end(line)
        if found is not None:
            clump = _behind(page, found, words)
            if clump is not None:
                yield clump
    yield from _behind_unread(page, layout)


def _last_lines(layout: PageLayout) -> Iterator[Segment]:
    """Lines that say that the text ends, each text's last, and those behind whose last sentence a stroke was read."""
    signature = layout.lines(RegionKind.SIGNATURE)
    for kind in ENDING:
        body = [line for line in layout.lines(kind) if LABEL.match(line.skeleton) is None and not _is_name(line)]
        lowest = _lowest_above(signature, body)
        for index, line in enumerate(body):
            ended = bool(signature) or _ends_sentence(line.words[-2:]) or _is_short(line, body)
            last = line is body[-1] and ended
            ends = _says_end(line)
            parted = index + 1 < len(body) and _is_parted(line, body[index + 1])
            if last or line is lowest or ends or parted or _stroke_follows(line) or _runs_on(line):
                yield line
    # What runs on to the right was taken for the first row of the signature.
    yield from (line for line in signature[:1] if any(END.match(word.text) for word in line.words))


def _is_name(line: Segment) -> bool:
    """Whether a line is the name of somebody whose title was not read, so that it was taken for the body's last."""
    return NAME.match(line.text) is not None and not _ends_sentence(line.words[-1:])


def _says_end(line: Segment) -> bool:
    """Whether a line says that the text ends: dots that more print follows are dirt, such as a fold leaves."""
    ends = [index for index, word in enumerate(line.words) if END.match(word.text) or SLASH.match(word.text)]
    return bool(ends) and sum(map(_is_print, line.words[ends[-1] + 1 :])) < RUNS_FURTHER


def _is_print(word: Word) -> bool:
    return word.confidence >= SURE and len(re.findall(r"[^\W_]", word.text)) >= PRINTED


def _is_short(line: Segment, body: Sequence[Segment]) -> bool:
    """Whether a line ends so far from where others do that a text ends there, though its stop was not read."""
    return line.box.x1 < max(other.box.x1 for other in body) - SHORT_LINE * line.box.height


def _lowest_above(signature: Sequence[Segment], body: Sequence[Segment]) -> Segment | None:
    """The last sentence above the signature: a name may have been taken for the body's end."""
    if not signature:
        return None
    above = [line for line in body if line.box.y1 < signature[0].box.y0]
    return above[-1] if above and _ends_sentence(above[-1].words[-2:]) else None


def _is_parted(line: Segment, below: Segment) -> bool:
    """Whether a sentence ends and a wide gap follows: behind it a name or dirt may have been taken for the text."""
    gap = below.box.y0 - line.box.y1
    return gap > PARTED * line.box.height and _ends_sentence(line.words[-2:])


def _ends_sentence(words: Sequence[Word]) -> bool:
    return any(SENTENCE.match(word.text) for word in words)


def _stroke_follows(line: Segment) -> bool:
    """Whether the engine was sure of a line up to the end of a sentence, and of nothing behind it."""
    sure = [index for index, word in enumerate(line.words) if word.confidence >= SURE and len(word.text) > 1]
    return bool(sure) and sure[-1] < len(line.words) - 1 and _ends_sentence([line.words[sure[-1]]])


def _runs_on(line: Segment) -> bool:
    """Whether a stroke that no word was read in runs on from a line's last printed word."""
    words = [word for word in line.words if re.search(r"[^\W_]", word.text)]
    if len(words) < 2 or END.match(words[-2].text) or SENTENCE.match(words[-2].text):
        return False
    sure = all(word.confidence >= SURE for word in words[:-1])
    return sure and words[-1].confidence < SURE and RUNS_ON.match(words[-1].text) is not None


def _end(line: Segment) -> tuple[int, Word] | None:
    """Where the print of a line ends, and its last printed word."""
    long = [word for word in line.words if len(word.text) > 1]
    sure = [word for word in long if word.confidence >= SURE] or [word for word in long if _is_told(word.text)]
    if not sure:
        return None
    letter = sum(word.box.width for word in sure) / sum(len(word.text) for word in sure)
    letter = min(letter, WIDEST_LETTER * line.box.height)
    before = line.words[-2::-1]
    for word, behind, left in zip_longest(reversed(line.words), (None, *line.words[:0:-1]), before):
        if behind is not None and _ends_it(behind, word, letter):
            return behind.box.x1, word
        if _is_scrawl(word, left) or not re.search(r"[^\W_]", word.text):
            continue
        short = SHORT.match(word.text) if word.confidence >= SURELY else None
        ends = END.match(word.text) or SENTENCE.match(word.text) or short
        if ends is None and word.confidence < SURE:
            ends = DATED.match(word.text) or (RUNS_ON.match(word.text) if _runs_on(line) else None)
        if ends:
            return min(word.box.x1, round(word.box.x0 + letter * (len(ends["said"]) + END_WIDE))), word
        if word.confidence >= SURE and (said := SAID.match(word.text) or WHOLE_DATE.match(word.text)):
            return min(word.box.x1, round(word.box.x0 + letter * (len(said[0]) + END_WIDE))), word
    return None


def _is_scrawl(word: Word, before: Word | None) -> bool:
    """Whether a word behind the end of a sentence is what initials were read as."""
    follows = before is not None and _ends_sentence([before])
    return follows and word.text.islower() and FEW_SMALL.match(word.text) is not None and word.confidence < DOUBTFUL


def _is_told(text: str) -> bool:
    """Whether a text is a year, or ends in "./.", and not only in dots: those are what dirt is read as."""
    ended = END.match(text)
    slashed = ended is not None and bool(re.search(r"[/⁄]", text[ended.end("said") :]))
    return slashed or YEAR.match(text) is not None


def _ends_it(word: Word, before: Word, letter: float) -> bool:
    """Whether a word is the "./." itself, set off from the word before: a stroke of a pen read as a slash is wider."""
    near = word.box.x0 - before.box.x1 <= letter and word.box.width <= (END_WIDE + 1) * letter
    return word.confidence >= SURE and SLASH.match(word.text) is not None and near


def _behind(page: CleanPage, end: tuple[int, Word], words: Sequence[Word]) -> Box | None:
    ends, last = end
    millimetre = page.dpi / 25.4
    middle = last.box.middle[1]
    x0, x1 = last.box.x0, min(page.width, round(ends + REACH * millimetre))
    y0, y1 = max(0, round(middle - HIGH * millimetre)), min(page.height, round(middle + HIGH * millimetre))
    others = [word for word in words if word is not last and not _is_scrawl_of(word, last)]
    printed = [word.box for word in others if word.confidence >= LEAST_PRINT and not _behind_it(word, last)]
    printed.append(Box(x0, last.box.y0, ends, last.box.y1))
    looked = [box.moved(-x0, -y0).as_tuple() for box in printed if _meets(box, (x0, y0, x1, y1))]
    loose = loose_ink(page.colour[y0:y1, x0:x1], page.dpi, looked)
    fitting = [
        Box(*clump.box)
        for clump in loose.clumps(APART)
        if _fits(clump, (ends - x0, middle - y0), millimetre) and loose.cut_beside(clump, APART) < CUT
    ]
    return max(fitting, key=lambda box: box.width * box.height).moved(x0, y0) if fitting else None


def _is_scrawl_of(word: Word, last: Word) -> bool:
    """Whether a word on the line of the last one is what the initials behind it were read as."""
    return word.line == last.line and word.box.x0 >= last.box.x1 and _is_scrawl(word, last)


def _behind_it(word: Word, last: Word) -> bool:
    """Whether a word stands right of the end and level with it, and is not plainly print."""
    if _is_print(word):
        return False
    level = abs(word.box.middle[1] - last.box.middle[1]) < 0.7 * max(word.box.height, last.box.height)
    return level and word.box.x0 >= last.box.middle[0]


def _behind_unread(page: CleanPage, layout: PageLayout) -> Iterator[Box]:
    """Initials behind a last line that was not read: "hiện./." alone, with a stroke as long as itself."""
    body = layout.lines(RegionKind.BODY)
    below = [row.box.y0 for kind in BELOW for row in layout.lines(kind)]
    if not body or not below or _ends_sentence(body[-1].words[-1:]) or END.match(body[-1].words[-1].text):
        return
    last, bottom = body[-1].box, min(below)
    if not UNREAD[0] <= (bottom - last.y1) / last.height <= UNREAD[1]:
        return
    millimetre = page.dpi / 25.4
    left = min(line.box.x0 for line in body)
    words = [word for region in layout.regions for line in region.lines for word in line.words]
    window = (left, last.y1, page.width, bottom)
    printed = [word.box for word in words if word.confidence >= SURE and _meets(word.box, window)]
    looked = [box.moved(-left, -last.y1).as_tuple() for box in printed]
    for clump in loose_ink(page.colour[last.y1 : bottom, left:], page.dpi, looked).clumps(APART):
        if _is_drawn(clump, millimetre):
            yield Box(*clump.box).moved(left, last.y1)
            return


def _meets(box: Box, window: tuple[int, int, int, int]) -> bool:
    x0, y0, x1, y1 = window
    return box.x0 < x1 and box.x1 > x0 and box.y0 < y1 and box.y1 > y0


def _fits(clump: Clump, end: tuple[float, float], millimetre: float) -> bool:
    x0, y0, _, y1 = (edge / millimetre for edge in clump.box)
    right, middle = (edge / millimetre for edge in end)
    placed = right - BEFORE <= x0 <= right + STARTS and abs((y0 + y1) / 2 - middle) <= OFF_LINE
    return placed and _is_drawn(clump, millimetre)


def _is_drawn(clump: Clump, millimetre: float) -> bool:
    """Whether a clump is as large as initials are, and of their strokes."""
    x0, y0, x1, y1 = (edge / millimetre for edge in clump.box)
    least = FLAT if clump.blue >= BLUE or clump.widest >= LONG * millimetre else HEIGHTS[0]
    sized = least <= y1 - y0 <= HEIGHTS[1] and WIDTHS[0] <= x1 - x0 <= WIDTHS[1]
    torn = y1 - y0 >= TORN and clump.pieces >= TORN_PIECES
    drawn = clump.tall >= TALL or clump.widest >= WIDE * millimetre or torn
    return sized and clump.density <= (SOLID_TALL if clump.tall >= ALL_TALL else SOLID) and drawn
