"""What is bound behind or below a document in the same file: attachments and copies, each with its own header.

A page opens an attachment when it has a header of its own, or is headed "Phụ lục", "Mẫu số …", "Dự thảo", or has
"(Kèm theo …)" under a title in capitals (NĐ 30/2020 Phụ lục I). The certificate of a copy (SAO Y, SAO LỤC, TRÍCH SAO)
stands below the end of what it certifies. Nothing of either is a value of the document itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex

from ocr_pipeline.layout.anchors import ENCLOSURE_LABEL
from ocr_pipeline.layout.page import RegionKind
from ocr_pipeline.layout.text import DocumentText, TextLine
from ocr_pipeline.parsing.copy_forms import form_of_copy
from ocr_pipeline.parsing.fields import Checks, field_at
from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.registry import Draft
from ocr_pipeline.parsing.sections import head_of_lines
from schemas import Attachment, FieldValue, Header

ATTACHED = regex.compile(r"^\W*(?:ban hanh )?kem theo\b|^.{0,12}\((?:ban hanh )?kem theo\b")
"""The line under an appendix's title that says what it belongs to. On the folded line."""
DRAFT_LABEL = regex.compile(r"^\W*du thao\W*(?:lan \w+\W*|\d+\W*)?$")
"""The mark of a draft, alone on its line or with its count. On the folded line."""
OPENING = 8
"""An appendix names itself within so many lines."""
LABEL_WITHIN = 3
"""Its label stands among the first lines: above it are at most a page number and what dirt was read as."""
DRAFT_WITHIN = 14
"""The mark of a draft may stand under the title."""
OF_A_COPY = ("issuer_parent", "issuer", "code", "number", "notation", "place", "date")
"""What the head of a certificate says."""
TITLE_ABOVE = 4
"""The title in capitals stands within so many lines above "(Kèm theo …)"."""
NUMERAL = regex.compile(r"^(?P<first>\p{L}{3})\s?(?P<second>\p{L}{3}|\p{L}{4})[\s:]*(?P<numeral>[IVXHl1|]{1,5})$")
"""An appendix and its Roman numeral, as it may be read."""
MISREAD_NUMERAL = {"H": "II", "l": "I", "1": "I", "|": "I"}
"""Strokes of a Roman numeral read together, or as what they look like: no Roman numeral has any of these."""
IN_CAPITALS = 0.7
"""Share (0..1) of capitals among the letters of a title's line."""


@dataclass(frozen=True, slots=True)
class Binding:
    """The pages of the main document, and those of each attachment behind it, first page first."""

    main: tuple[int, ...]
    attached: tuple[tuple[int, ...], ...]


def binding(text: DocumentText, pages: Sequence[int]) -> Binding:
    """Which of ``pages`` belong to the main document, from its header on, and which to the attachments behind it."""
    headed = sorted({line.page for line in text.of(RegionKind.HEADER_RIGHT)})
    first, last = headed[0] if headed else pages[0], pages[-1]
    opened = [page for page in range(first + 1, last + 1) if page in headed or _opens_annex(text, page)]
    bounds = [first, *opened, last + 1]
    main, *parts = [tuple(range(start, end)) for start, end in pairwise(bounds)]
    return Binding(main, tuple(parts))


def attachments(draft: Draft, parts: Sequence[tuple[int, ...]]) -> tuple[Attachment, ...]:
    """The attachments that stand on these pages, with what their own heads say; what one does not say is absent."""
    return tuple(_attachment(draft, pages) for pages in parts)


def head_of_enclosure(draft: Draft) -> dict[str, FieldValue]:
    """The header fields of an attachment that is a document of its own, absent where its head does not say them."""
    (alone,) = attachments(draft, [draft.pages])
    return {name: getattr(alone, name) for name in Header.model_fields}


def copies(draft: Draft) -> tuple[Attachment, ...]:
    """The certificates of copies, in the order of their pages."""
    pages = sorted({line.page for line in draft.text.of(RegionKind.COPY_LEFT)})
    return tuple(_copy(draft, page) for page in pages)


def _opens_annex(text: DocumentText, page: int) -> bool:
    opening = opening_of(text, page)
    said = [fold(text.line_text(line)) for line in opening]
    if any(ENCLOSURE_LABEL.match(line) for line in said[:LABEL_WITHIN]):
        return True
    attached = next((at for at, line in enumerate(said) if ATTACHED.match(line)), 0)
    # Its title is in capitals; what it is about may stand below that in small letters.
    return any(_in_capitals(text.line_text(line)) for line in opening[max(0, attached - TITLE_ABOVE) : attached])


def opening_of(text: DocumentText, page: int) -> list[TextLine]:
    """The first lines of a page, in which an attachment says what it is."""
    return [*text.of(RegionKind.ABOVE, [page]), *text.of(RegionKind.BODY, [page])][:OPENING]


def _attachment(draft: Draft, pages: tuple[int, ...]) -> Attachment:
    text, first = draft.text, pages[:1]
    left, right = text.of(RegionKind.HEADER_LEFT, first), text.of(RegionKind.HEADER_RIGHT, first)
    body = text.of(RegionKind.BODY, first)
    label = _label(text, [*text.of(RegionKind.ABOVE, first), *left, *right, *body[:DRAFT_WITHIN]])
    if right:
        head = head_of_lines(draft, pages[0], (left, right, body))
        said = {name: head[name] for name in Header.model_fields if _is_said(head[name], label)}
        return Attachment(label=label, pages=pages, **said)
    title = list(_title(text, body))
    if not title:
        return Attachment(label=label, pages=pages)
    start, end = title[0].start, title[-1].end
    value = " ".join(text.text[start:end].split())
    return Attachment(label=label, pages=pages, subject=field_at(text, start, end, value, Checks()))


def _is_said(field: FieldValue, label: str | None) -> bool:
    """Whether a head says a field: forms and drafts leave number and date open, which is not to lose them."""
    return field.value is not None or (label is None and bool(field.raw))


def _label(text: DocumentText, lines: Sequence[TextLine]) -> str | None:
    """The line that says what the attachment is called, or that it is a draft."""
    for line in lines:
        said = fold(text.line_text(line))
        if ENCLOSURE_LABEL.match(said) or DRAFT_LABEL.match(said):
            return _with_numeral(text.line_text(line).strip(" .:_-"))
    return None


def _with_numeral(label: str) -> str:
    """A label with the strokes of its Roman numeral told apart; figures alone stay figures (Phụ lục 1)."""
    found = NUMERAL.match(label)
    if found is None or not regex.search(r"[IVXH]", found["numeral"]):
        return label.strip(" |")
    return f"{found['first']} {found['second']} {''.join(MISREAD_NUMERAL.get(sign, sign) for sign in found['numeral'])}"


def _title(text: DocumentText, body: Sequence[TextLine]) -> Iterator[TextLine]:
    """The title's lines: below the label, from the first in capitals to "(Kèm theo …)" or the last in capitals."""
    lines = [line for line in body[:OPENING] if not ENCLOSURE_LABEL.match(fold(text.line_text(line)))]
    tied = next((at for at, line in enumerate(lines) if ATTACHED.match(fold(text.line_text(line)))), None)
    begun = False
    for line in lines[:tied]:
        capitals = _in_capitals(text.line_text(line))
        if begun and not capitals and tied is None:
            return
        begun = begun or capitals
        if begun:
            yield line


def _copy(draft: Draft, page: int) -> Attachment:
    text = draft.text
    left, right = text.of(RegionKind.COPY_LEFT, [page]), text.of(RegionKind.COPY_RIGHT, [page])
    # The certificate has no subject: the document above it has. Its form of copy is its label.
    head = head_of_lines(draft, page, (left, right, []))
    form = next((said for line in right if (said := form_of_copy(text.line_text(line)))), None)
    return Attachment(label=form, pages=(page,), **{name: head[name] for name in OF_A_COPY})


def _in_capitals(said: str) -> bool:
    letters = [sign for sign in said if sign.isalpha()]
    return len(letters) > 2 and sum(sign.isupper() for sign in letters) >= IN_CAPITALS * len(letters)
