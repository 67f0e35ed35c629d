"""The body of a document as paragraphs: lines put together, numbers of pages left out, each with its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

import regex

from ocr_pipeline.layout.page import RegionKind
from ocr_pipeline.layout.text import DocumentText, TextLine
from ocr_pipeline.parsing.fields import Checks, field_at
from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.heading.subject_lines import opens_body
from ocr_pipeline.parsing.registry import Draft
from schemas import FieldValue

NUMBERED = regex.compile(
    r"^[^\w\-+*•–]{0,3}(?P<label>(?:Điều|Chương|Mục|Phần)\s+[\divxlIVXL]+[a-zđ]?\s?[.:]?"
    r"|[IVX][IVXLl]{0,4}\s?[.)]|[IVXL]{1,5}\s?-(?=\s)|l\s?[.)](?=\s+\p{Lu})"
    r"|\d{1,2}(?:\.\d{1,2}){0,3}\s?[.)](?!\d)|\d{1,2}(?:\.\d{1,2}){1,3}\s|\d{1,2}\s?-(?=\s)|\d{1,2},(?=\s+\p{Lu})"
    r"|[a-zđ]\s?\)|[-+*•–](?=\s|\p{L}))\s*"
)
"""What opens a numbered paragraph or an item of a list; an engine prints l for 1 and I, and a comma for the point."""
COMMA = regex.compile(r"^\d{1,2},")
"""The rest of a list of numbers may open a line so too."""
CLOSED = regex.compile(r"[.;:!?/][\"”»)']*$")
ARTICLE = regex.compile(r"^\W{0,2}Điều\s+\d{1,3}\s*[.:](?:\s+\p{Lu}|\s*$)")
"""An article begins a paragraph, whatever stands above it."""
PARTS = ("Điều", "Mục", "Phần", "Chương")
"""Of a law that is cited they may stand at the beginning of a line, with no sign behind the number."""
LABELLED = regex.compile(r"^\p{Lu}\p{L}*(?:\s+\p{L}+){0,4}\s*(?:\(\p{L}+\)\s*)?:\s")
"""So does a line with a label of its own, "Thời gian: …", "Ông (bà): …"."""
SHORT = 0.7
"""A line of fewer characters than this share (0..1) of most lines' has come to its end."""
LISTS = regex.compile(r";$|\bcác\s+(?:[Ss]ở|[Pp]hòng|[Bb]an|[Bb]ộ|[Cc]ục|đơn vị)\s?:$")
"""What stands at the end of a line between two of those that an article names."""
FOLIO = regex.compile(r"^\W*\d{0,3}\W*$")
"""A line of a page's number and nothing else."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its lines' ``spans`` in the text, what it says on one line, and its label ("1.", "a)", "-")."""

    spans: tuple[tuple[int, int], ...]
    said: str
    label: str = ""

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.spans[-1][1]

    @property
    def folded(self) -> str:
        """What it says without marks, of the same length."""
        return fold(self.said)

    @property
    def body(self) -> int:
        """Where in ``said`` its words begin, behind the label."""
        match = NUMBERED.match(self.said) if self.label else None
        return match.end() if match else 0

    def place(self, at: int) -> int:
        """The place in the text of a place in ``said``."""
        for start, end in self.spans:
            if at <= end - start:
                return start + at
            at -= end - start + 1
        return self.end


def paragraphs(draft: Draft) -> list[Paragraph]:
    """The paragraphs of the main document's body, below its title and subject."""
    lines = [line for line in draft.text.of(RegionKind.BODY, draft.pages) if line.start >= _below_head(draft)]
    return list(_grouped(draft.text, [line for line in lines if not FOLIO.match(draft.text.line_text(line))]))


def _below_head(draft: Draft) -> int:
    """Where the title or the subject ends, whichever stands lower."""
    title, subject = (draft.fields.get(name) for name in ("document_type", "subject"))
    end = title.span[1] if isinstance(title, FieldValue) and title.span else 0
    if not isinstance(subject, FieldValue) or subject.span is None:
        return end
    said = (subject.value or "").rstrip()
    # One that ends like a sentence may have taken the first lines of the body.
    return end if said.endswith((".", ":", ";")) else max(end, subject.span[1])


def _grouped(text: DocumentText, lines: Sequence[TextLine]) -> Iterator[Paragraph]:
    group: list[TextLine] = []
    full = median([len(text.line_text(line)) for line in lines] or [0])
    for line in lines:
        if group and _opens(text, group[-1], line, full) and not _lists_on(text, group, line, full):
            yield _paragraph(text, group)
            group = []
        group.append(line)
    if group:
        yield _paragraph(text, group)


def _opens(text: DocumentText, above: TextLine, line: TextLine, full: float) -> bool:
    """Whether a line begins a paragraph: it is numbered, or the line above has come to an end.

    ``full``: how many characters most lines have; a shorter one that no sign closes is a heading.
    """
    said, before = text.line_text(line).strip(), text.line_text(above).strip()
    if ARTICLE.match(said) or LABELLED.match(said):
        return True
    if said.startswith(PARTS) or COMMA.match(said):
        return CLOSED.search(before) is not None
    if NUMBERED.match(said) or opens_body(said):
        return True
    first = regex.search(r"\p{L}", said)
    ended = CLOSED.search(before) is not None or before.isupper() or len(before) < SHORT * full
    return ended and (first is None or first[0].isupper())


def _lists_on(text: DocumentText, group: Sequence[TextLine], line: TextLine, full: float) -> bool:
    """Whether an article lists on: its line is full and ends, as it happens, between two of those it names."""
    said, before = text.line_text(line).strip(), text.line_text(group[-1]).strip()
    if not ARTICLE.match(text.line_text(group[0]).strip()) or ARTICLE.match(said) or NUMBERED.match(said):
        return False
    return len(before) >= SHORT * full and LISTS.search(before) is not None


def _paragraph(text: DocumentText, group: Sequence[TextLine]) -> Paragraph:
    spans = tuple((line.start, line.end) for line in group)
    said = " ".join(regex.sub(r"\s", " ", text.text[start:end]) for start, end in spans)
    match = NUMBERED.match(said)
    return Paragraph(spans, said, match["label"].strip() if match else "")


def field_in(draft: Draft, paragraph: Paragraph, start: int, end: int, *doubts: str) -> FieldValue:
    """The field that ``said[start:end]`` of a paragraph is; signs and blanks around it are no part of it."""
    said = paragraph.said[start:end]
    opening = len(said) - len(said.lstrip(" ,;:.-–+*•"))
    value = " ".join(said.strip(" ,;:-–+*•").rstrip("./").split())
    if not value:
        return FieldValue()
    begin, stop = paragraph.place(start + opening), paragraph.place(start + len(said.rstrip(" ,;:-–/.")))
    return field_at(draft.text, begin, max(begin, stop), value, Checks(reasons=doubts))
