"""Cell 9a: "Kính gửi:" and the list behind it, on one line or an item a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from ocr_pipeline.layout.text import DocumentText, TextLine
from ocr_pipeline.parsing.fields import field_at, flagged
from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.heading.subject_lines import opens_body
from schemas import FieldValue

HEADING = regex.compile(
    r"^\W*k[iy]nh\s?g[uivo]\w{0,2}\s*[:;.,]?\s*|^.{0,60}\Wk[iy]nh\s?g[uiv]\w{0,2}\s*:\s*"
    r"|^\W*(?:k\w{2,4}\s?)?g[uiv]{1,3}\s?:\s*"
    r"|^[\W\d]{0,12}\w?nh\s?g[uiv]\w{0,2}\s?:\s*"
)
"""Kính gửi, with what is left of its colon, or before it; a stamp may have been read beside it, or for its beginning.
On the folded line."""
WIRED = regex.compile(r"^[^a-zđ]{6,}\s+(?:đi[eêệẹ]n)\s*:\s*$")
"""A telegram's heading: "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH … điện:", with its list below (NĐ 30/2020 Phụ lục III)."""
ITEM = regex.compile(r"^\W{0,2}[-–—+•*]\s*")
"""The dash before an item."""
PARTS = regex.compile(r"[^;\s][^;]*")
"""What stands between two semicolons."""
PERSON = regex.compile(
    r"(?:[^:;]{3,60}:\s*)?(?P<who>(?:[Ôô]ng|[Bb]à)(?:\s+\p{Lu}\p{Ll}*){2,5})"
    r"(?=,?\s+(?:sinh|trú|[đĐ]ịa chỉ))"
)
"""A person, perhaps with the part taken in a case before ("Bị đơn: ông …"), and birth or address behind the name."""
DETAIL = regex.compile(r"(?:\s*[,;]|\n)\s*(?:[đĐ]ịa chỉ|Mã số thuế|MST|Số điện thoại|Điện thoại)\s*:")
"""What stands behind the name of a company or a household, on its line or the next: its address, tax number or
telephone. In brackets it is printed as part of the addressee."""
STRAY = 2
"""So many lines that a stamp left may stand before a list whose heading was not read."""
WITHIN = 40
"""The heading stands among the first lines of the body."""


def parse_addressees(text: DocumentText, body: Sequence[TextLine]) -> tuple[FieldValue, ...]:
    """The addressees of a letter, a tờ trình or a báo cáo; empty when the page names none."""
    for index, line in enumerate(body[:WITHIN]):
        said = text.line_text(line)
        match = HEADING.match(fold(said)) or WIRED.match(said)
        if match:
            found = _items(text, body, index, match.end()) or _left_of_heading(text, body[index + 1 :])
            return (*found[:-1], *(_last(text, body, field) for field in found[-1:]))
    return tuple(flagged(field, "no Kính gửi was read above it") for field in _under_lost_heading(text, body))


def _last(text: DocumentText, body: Sequence[TextLine], field: FieldValue) -> FieldValue:
    """The last addressee, in doubt where a semicolon behind it promises another, and no text begins below it."""
    end = field.span[1] if field.span is not None else 0
    if not text.text[end:].lstrip().startswith(";"):
        return field
    below = next((text.line_text(line) for line in body if line.start > end), "")
    return field if opens_body(below) else flagged(field, "a semicolon stands behind it: further ones may be lost")


def _under_lost_heading(text: DocumentText, body: Sequence[TextLine]) -> list[FieldValue]:
    """The items of a list that stands before the first line of a text; what opens with Căn cứ is none."""
    said = [text.line_text(line) for line in body[:WITHIN]]
    ends = next((place for place, line in enumerate(said) if opens_body(line)), None)
    first = next((place for place, line in enumerate(said[:ends]) if ITEM.match(line)), None)
    if ends is None or first is None or first > STRAY or not said[ends - 1].rstrip().endswith("."):
        return []
    spans: list[list[int]] = []
    for line, read in zip(body[first:ends], said[first:ends], strict=True):
        dash = ITEM.match(read)
        if dash is None:
            spans[-1][1] = line.end
        elif opens_body(read[dash.end() :]):
            return []
        else:
            spans.append([line.start + dash.end(), line.end])
    parted = all(text.text[start:end].rstrip().endswith(";") for start, end in spans[:-1])
    return [_addressee(text, start, end) for start, end in spans] if parted and len(spans) > 1 else []


def _left_of_heading(text: DocumentText, below: Sequence[TextLine]) -> list[FieldValue]:
    """The items right below a bare heading that begin left of it, down to the one that ends with a full stop."""
    found: list[FieldValue] = []
    for line in below:
        said = text.line_text(line)
        dash = ITEM.match(said)
        if dash is None or opens_body(said[dash.end() :]):
            break
        found.append(flagged(_addressee(text, line.start + dash.end(), line.end), "it stands left of Kính gửi"))
        if said.rstrip().endswith("."):
            break
    return found


def _items(text: DocumentText, body: Sequence[TextLine], index: int, offset: int) -> list[FieldValue]:
    heading = body[index]
    spans: list[list[int]] = []
    if text.text[heading.start + offset : heading.end].strip(" .,:;_"):
        spans.append([heading.start + offset, heading.end])
    following = body[index + 1 : index + 30]
    for place, line in enumerate(following):
        said = text.line_text(line)
        dash = ITEM.match(said)
        if dash and _indented(text, line, heading):
            spans.append([line.start + dash.end(), line.end])
        elif _lost_its_dash(text, following[place:], heading, spans):
            spans.append([line.start, line.end])
        elif spans and not _closed(text, spans[-1]) and _goes_on(text, line, heading) and not opens_body(said):
            spans[-1][1] = line.end
        else:
            break
    return [_addressee(text, *part) for start, end in spans for part in _receivers(text, start, end)]


def _receivers(text: DocumentText, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The receivers of one item: those between its semicolons, of a person the name without birth and address."""
    detail = DETAIL.search(text.text, start, end)
    for part in PARTS.finditer(text.text, start, detail.start() if detail else end):
        person = PERSON.match(text.text, part.start(), part.end())
        yield person.span("who") if person else part.span()


def _lost_its_dash(
    text: DocumentText, lines: Sequence[TextLine], heading: TextLine, spans: Sequence[Sequence[int]]
) -> bool:
    """Whether the first of ``lines`` is an item whose dash the engine did not see.

    It stands where an item is due, behind the bare heading or behind a semicolon: indented below it, or, where there
    are no boxes, closed by a semicolon before an item that kept its dash.
    """
    line, *others = lines
    said = text.line_text(line)
    if opens_body(said) or not _indented(text, line, heading):
        return False
    if spans and not text.text[spans[-1][0] : spans[-1][1]].rstrip().endswith(";"):
        return False
    if _continues(text, line, heading):
        return not spans or said.rstrip().endswith((";", "."))
    if spans and text.trace(line.start, line.end).box is None:
        return said.rstrip().endswith((";", "."))  # Behind a semicolon a list goes on.
    followed = bool(others) and ITEM.match(text.line_text(others[0])) is not None
    return followed and said.rstrip().endswith(";")


def _closed(text: DocumentText, span: Sequence[int]) -> bool:
    return text.text[span[0] : span[1]].rstrip().endswith((".", ";"))


def _indented(text: DocumentText, line: TextLine, heading: TextLine) -> bool:
    """Whether an item stands no further left than the heading (a list of the body does)."""
    box, above = text.trace(line.start, line.end).box, text.trace(heading.start, heading.end).box
    return box is None or above is None or box.x0 > above.x0 - 2 * above.height


def _continues(text: DocumentText, line: TextLine, heading: TextLine) -> bool:
    """Whether a line without a dash goes on with the item above: it stands right of the heading's own start."""
    box, above = text.trace(line.start, line.end).box, text.trace(heading.start, heading.end).box
    if box is None or above is None:
        return False
    return box.x0 > above.x0 - above.height and box.y0 - above.y1 < 14 * above.height


def _goes_on(text: DocumentText, line: TextLine, heading: TextLine) -> bool:
    """The same; in a text without boxes a line that begins with a small letter goes on."""
    if text.trace(line.start, line.end).box is None:
        return text.line_text(line).lstrip()[:1].islower()
    return _continues(text, line, heading)


def _addressee(text: DocumentText, start: int, end: int) -> FieldValue:
    said = " ".join(text.text[start:end].split())
    return field_at(text, start, end, said.strip(" .;,:-_") or None)
