"""Which lines below a title are its trích yếu: centred ones, down to whatever opens the body."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

import regex

from ocr_pipeline.layout.header import ADDRESSEES
from ocr_pipeline.layout.text import DocumentText, TextLine
from ocr_pipeline.parsing.folding import fold

FIRST_INDENT = 4
"""A body's first line is indented by 1 to 1.27 cm, some three text heights (NĐ 30/2020 Phụ lục I); more is centred."""
BODY_OPENS = regex.compile(
    r"^\W*(?:kinh\s?g[uiv]|can cu\b|xet\b(?!,)|theo de nghi"
    r"|thuc hien (?:nghi|quyet|ke hoach|chi thi|cong van|noi dung|quy)"
    r"|(?:dieu|chuong|phan|muc) [\divx]+\b|[ivx]{1,4}\s?[.-]\s|\d{1,2}\s?[.)]\s|ngay \d|so ke:|hom nay\b|can cu:)"
)
"""Openings that end a subject: the addressees, the first basis, the first section. On the folded line."""
SHARED = 0.7
"""Text heights by which the ends of lines at the same edge differ at most."""
SHARERS = 10
"""One line in so many stands at the body's edge, and two at least; fewer are dirt in the margin."""
FAR_OFF, OFF_AT_EDGE = 8.0, 2.5
"""Text heights by which a line's middle may lie off the subject's; less for one that runs to the body's right edge."""
WIDER = 1.1
"""A paragraph's first line has at least so many times the signs of the widest line of the subject, which is centred."""
SET_OFF = 1.7
"""A line that follows after so many times the space between the lines above it belongs to another part."""
OPENS_SUBJECT = regex.compile(r"\W*thuc hien\b")
"""An opening of a body that opens a subject too. On the folded line."""
GOES_ON = regex.compile(r"\W*(?:thuc hien\b|can cu (?!vao)|dieu \d+[a-z]?\s(?!\W))")
"""Openings of a body that a later line of a subject may have too: căn cứ quân sự, Điều 3 Quyết định. On the folded."""
FEWEST = 3
"""So many words in capitals are a line of their own."""
OFF_AXIS = 0.8
"""Text heights by which the middle of a centred line lies off the title's at most: on level pages it is a tenth."""
INDENTED = (1.5, 5.0)
"""Text heights by which a paragraph's first line begins to the right of its second."""
LINES_OF_A_BODY = 6
"""So many lines show where a body's edges are."""
AUTHORITY_LINE = regex.compile(
    r"^\W*(?:uy ban|hoi dong|thu tuong|chu tich|bo truong|giam doc|hieu truong|chinh phu|quoc hoi|tong giam doc"
    r"|(?:tong |chi )?cuc truong|vu truong|vien truong|chanh |truong (?:ban|phong|khoa|cong an)|bi thu|thong doc"
    r"|tong (?:thanh tra|kiem toan)|chu nhiem|thu truong|ban (?:giam|chap|thuong|quan ly|chi dao|to chuc|can su)"
    r"|dang uy|tinh uy|thanh uy|huyen uy|quan uy|ban\W*$)"
)
"""A line in capitals that names who decides: it stands between subject and bases. On the folded line."""


def subject_lines(text: DocumentText, body: Sequence[TextLine], start: int) -> tuple[int, int]:
    """The lines of the trích yếu: from under the title to the first line that opens the body."""
    end = start
    while end < len(body) and end - start < 8:
        said = text.line_text(body[end])
        if opens_body(said) and not _centred(text, body, end, start):
            break
        if in_capitals(said) and (AUTHORITY_LINE.match(fold(said)) or _changes_case(text, body[start:end], said)):
            break
        title = body[max(0, start - 1) : start]
        if end > start and (
            _parted(text, [*title, *body[start:end]], body[end]) or _aside(text, body, body[start], body[end])
        ):
            break
        if end > start and (_opens_paragraph(text, body, end) or _indented(text, title, body, end)):
            break
        if end == start and not is_text(text, body[end]):
            start = end = end + 1
            continue
        end += 1
    while end > start and not is_text(text, body[end - 1]):
        end -= 1
    return start, end


def _centred(text: DocumentText, body: Sequence[TextLine], index: int, start: int) -> bool:
    """Whether a line opens as a body may ("Thực hiện Nghị quyết …"), yet stands in the middle below the line above.

    Args:
        text: the document's text.
        body: its lines.
        index: of the line.
        start: of the subject's first line.
    """
    opening = OPENS_SUBJECT if index == start else GOES_ON
    if index == 0 or not opening.match(fold(text.line_text(body[index]))):
        return False
    above, box = (text.trace(body[at].start, body[at].end).box for at in (index - 1, index))
    if above is None or box is None:
        return False
    level = abs(above.middle[0] - box.middle[0]) < 1.5 * above.height
    return level and box.x0 - _edges(text, body)[0] > FIRST_INDENT * above.height


def _changes_case(text: DocumentText, above: Sequence[TextLine], said: str) -> bool:
    """Whether a line of several words in capitals follows lines in small letters: it names who decides."""
    return bool(above) and len(said.split()) >= FEWEST and not any(in_capitals(text.line_text(line)) for line in above)


def _edges(text: DocumentText, body: Sequence[TextLine]) -> tuple[int, int]:
    """Where a body's lines begin and end: at the outermost x that enough of them share, which dirt does not."""
    boxes = [box for line in body if (box := text.trace(line.start, line.end).box) is not None]
    near = SHARED * median(box.height for box in boxes)
    return _shared([box.x0 for box in boxes], near), -_shared([-box.x1 for box in boxes], near)


def _shared(places: Sequence[int], near: float) -> int:
    """The least place (pixels) within ``near`` of which enough of ``places`` stand; the least of all where none is."""
    ordered = sorted(places)
    enough = max(2, len(ordered) // SHARERS)
    groups = (ordered[at : at + enough] for at in range(len(ordered) - enough + 1))
    return next((group[0] for group in groups if group[-1] - group[0] < near), ordered[0])


def opens_body(said: str) -> bool:
    """Whether a line begins the body: it opens with a known phrase and a capital or a figure, not within a sentence."""
    first = regex.search(r"[^\W_]", said)
    folded = fold(said)
    opens = BODY_OPENS.match(folded) or ADDRESSEES.match(folded)
    return first is not None and not first[0].islower() and opens is not None


def still_centred(text: DocumentText, body: Sequence[TextLine], index: int) -> bool:
    """Whether a line stands in the middle between the body's edges, as subjects do and paragraphs do not."""
    said = text.line_text(body[index])
    boxes = [box for line in body if (box := text.trace(line.start, line.end).box) is not None]
    box = text.trace(body[index].start, body[index].end).box
    if box is None or len(boxes) < 4 or opens_body(said) or in_capitals(said):
        return False
    begin, end = _edges(text, body)
    left, right = box.x0 - begin, end - box.x1
    return left > 1.5 * box.height and abs(left - right) < 1.2 * box.height


def is_set_off(text: DocumentText, above: Sequence[TextLine], line: TextLine) -> bool:
    """Whether the space before ``line`` is far wider than between the two lines above it: no line of theirs."""
    if len(above) < 2 or any(text.trace(each.start, each.end).box is None for each in (*above[-2:], line)):
        return False
    upper, lower = (_level(text, each) for each in above[-2:])
    return _level(text, line) - lower > SET_OFF * (lower - upper)


def _opens_paragraph(text: DocumentText, body: Sequence[TextLine], index: int) -> bool:
    """Whether a line below centred ones is indented, as a paragraph's first line is, and runs to the right edge."""
    boxes = [box for line in body if (box := text.trace(line.start, line.end).box) is not None]
    box, above = (text.trace(body[at].start, body[at].end).box for at in (index, index - 1))
    if box is None or above is None or len(boxes) < LINES_OF_A_BODY:
        return False
    left, right = _edges(text, body)
    height = above.height
    centred = abs((above.x0 - left) - (right - above.x1)) < 1.5 * height < above.x0 - left
    indented = 1.5 * height < box.x0 - left < (FIRST_INDENT + 1) * height
    return centred and indented and right - box.x1 < height


def _indented(text: DocumentText, title: Sequence[TextLine], body: Sequence[TextLine], index: int) -> bool:
    """Whether a line off the middle of title and subject begins with a capital, and the next one well to its left.

    The next one ends where it ends, or before the middle: a line of the subject whose beginning is lost has no such
    neighbour. Other than the body's edges this needs no more than two lines.
    """
    if index + 1 >= len(body) or not text.line_text(body[index]).lstrip("“\"'( ")[:1].isupper():
        return False
    box, below = (text.trace(body[at].start, body[at].end).box for at in (index, index + 1))
    if box is None or below is None:
        return False
    if not all(is_off_axis(text, each, body[index]) for each in (*title, body[index - 1])):
        return False
    height = min(box.height, below.height)
    least, most = INDENTED
    flush = abs(box.x1 - below.x1) < SHARED * height
    ends_early = below.x1 < box.x1 and is_off_axis(text, body[index - 1], body[index + 1])
    return least * height < box.x0 - below.x0 < most * height and (flush or ends_early)


def is_off_axis(text: DocumentText, above: TextLine, line: TextLine) -> bool:
    """Whether the middle of a line lies further off that of a centred one above it than a centred one's does."""
    middle, box = (text.trace(each.start, each.end).box for each in (above, line))
    if middle is None or box is None:
        return False
    return abs(box.middle[0] - middle.middle[0]) > OFF_AXIS * min(box.height, middle.height)


def in_capitals(said: str) -> bool:
    """Whether a line of more than a word is set in capitals."""
    alphabetic = [sign for sign in said if sign.isalpha()]
    return len(alphabetic) > 6 and sum(sign.isupper() for sign in alphabetic) >= 0.8 * len(alphabetic)


def _parted(text: DocumentText, above: Sequence[TextLine], line: TextLine) -> bool:
    """Whether a gap wider than a line space, such as the rule under the subject, stands before ``line``."""
    upper, lower = text.trace(above[-1].start, above[-1].end).box, text.trace(line.start, line.end).box
    if upper is None or lower is None:
        said = text.line_text(above[-1]).rstrip()
        blank = text.text[above[-1].end : line.start].count("\n") > 1
        return (
            blank
            or said.endswith((".", ";", ":"))
            or (not _goes_on(text, above, line) and _wider_sentence(text, above, line))
        )
    height = min(upper.height, lower.height)
    pitch = _level(text, line) - _level(text, above[-1])
    if len(above) > 1:
        first = text.trace(above[-2].start, above[-2].end).box
        if first is not None and pitch > 1.45 * (_level(text, above[-1]) - _level(text, above[-2])):
            return True
    return pitch > 2.1 * height


def _level(text: DocumentText, line: TextLine) -> float:
    """How far down a line stands, by most of its words: dirt above it makes the box of one of them too tall."""
    return median(word.box.middle[1] for word in text.trace(line.start, line.end).words)


def _goes_on(text: DocumentText, above: Sequence[TextLine], line: TextLine) -> bool:
    """Whether a line goes on with the one above it, however wide it is: amid an enumeration, or as it is in capitals.

    Lines of a subject are centred and of any width; a paragraph stands in small letters.
    """
    upper, said = text.line_text(above[-1]).rstrip(), text.line_text(line)
    return upper.endswith(",") or (in_capitals(upper) and in_capitals(said))


def _wider_sentence(text: DocumentText, above: Sequence[TextLine], line: TextLine) -> bool:
    """Whether a line opens with a capital and outruns the subject's: without boxes, how a paragraph tells itself."""
    said = text.line_text(line).strip()
    widest = max(len(text.line_text(each).strip()) for each in above)
    return said[:1].isupper() and len(said) > WIDER * widest


def _aside(text: DocumentText, body: Sequence[TextLine], first: TextLine, line: TextLine) -> bool:
    """Whether a line stands to one side of the subject's first line.

    A stamp over the left margin does, and a paragraph that lost its beginning to one and runs to the right edge.
    """
    middle, box = text.trace(first.start, first.end).box, text.trace(line.start, line.end).box
    if middle is None or box is None:
        return False
    off = abs(box.middle[0] - middle.middle[0]) / middle.height
    return off > FAR_OFF or (off > OFF_AT_EDGE and _edges(text, body)[1] - box.x1 < middle.height)


def is_text(text: DocumentText, line: TextLine) -> bool:
    """Whether a line holds letters at all."""
    return sum(sign.isalpha() for sign in text.line_text(line)) >= 2
