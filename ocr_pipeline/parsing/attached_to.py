"""What an attachment says that it belongs to, held against the document's own number: other ink that tells it again.

"(Kèm theo Quyết định số 1137/QĐ-UBND ngày …)" stands under an appendix's title. Of the document's type, notation and
day it names the document itself: another number there is a doubt about the one that was read, and likely the right one
where a pen or a thin first digit was misread (137 for 1137). It never becomes the value.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from ocr_pipeline.layout.text import DocumentText
from ocr_pipeline.parsing.citations import find_citations
from ocr_pipeline.parsing.enclosures import ATTACHED, opening_of
from ocr_pipeline.parsing.fields import UNSURE_DIGITS, digits, flagged
from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.recognition.words import Word
from schemas import Alternative, Citation, FieldValue, Relation

AS_LIKELY: Final = 0.5
"""What the number that an attachment tells is worth as a probability (0..1), beside the one that was read."""
LINES: Final = 4
"""What an attachment belongs to is said within so many lines."""


def own_number_held(
    text: DocumentText, fields: Mapping[str, FieldValue], attached: Sequence[tuple[int, ...]]
) -> dict[str, FieldValue]:
    """Code and number where an attachment tells them otherwise: flagged, what it says first among the alternatives.

    Args:
        text: the document's text.
        fields: of the main document's header, by name.
        attached: the pages of each attachment.
    """
    code, number = fields["code"], fields["number"]
    for pages in attached:
        for told in _belongs_to(text, pages[0]):
            if not _is_itself(told, fields) or told.code in (None, code.value):
                continue
            reason = f"what is attached on page {pages[0]} belongs to {told.code}"
            code, number = _doubted(code, told.code, reason), _doubted(number, told.number, reason)
    return {"code": code, "number": number}


def _belongs_to(text: DocumentText, page: int) -> Iterator[Citation]:
    """What the opening of an attachment says that it is attached to, where its figures were read surely."""
    lines = opening_of(text, page)
    at = next((at for at, line in enumerate(lines) if ATTACHED.match(fold(text.line_text(line)))), None)
    if at is None:
        return
    said = lines[at : at + LINES]
    start, end = said[0].start, said[-1].end
    for cited in find_citations(text.text[start:end]):
        if cited.relation is Relation.ATTACHED_TO and not cited.needs_review and cited.span is not None:
            words = text.trace(start + cited.span[0], start + cited.span[1]).words
            if all(map(_is_surely_read, words)):
                yield cited


def _is_surely_read(word: Word) -> bool:
    """Whether two looks read the same figures of a word, and surely; a word without any says no number."""
    if not digits(word.text + (word.second or "")):
        return True
    return word.confidence >= UNSURE_DIGITS and digits(word.second or "") == digits(word.text)


def _is_itself(told: Citation, fields: Mapping[str, FieldValue]) -> bool:
    """Whether a cited document has the type, the day and the notation of the one that cites it."""
    kind, date, notation = (fields[name].value for name in ("document_type", "date", "notation"))
    if not (kind and date and notation and told.code and told.number):
        return False
    same = told.code[len(told.number) + 1 :] == notation
    return same and fold(told.type or "") == fold(kind) and told.date == date


def _doubted(field: FieldValue, told: str | None, reason: str) -> FieldValue:
    if told is None or told == field.value:
        return field
    others = [each for each in field.alternatives if each.value != told]
    field = field.model_copy(update={"alternatives": (Alternative(value=told, confidence=AS_LIKELY), *others)})
    return flagged(field, reason)
