"""The built-in document types, registered by entry point as a third party's are."""

from __future__ import annotations

from ocr_pipeline.parsing import sections
from ocr_pipeline.parsing.dating.reading import dates
from ocr_pipeline.parsing.registry import DocumentType, Draft

AFTER_HEADER = (sections.addressees, sections.references, sections.outline, sections.closing, dates)


def _named(name: str) -> DocumentType:
    def score(draft: Draft) -> float | None:
        kind = draft.fields.get("document_type")
        return 0.9 if kind is not None and kind.value == name else None

    return DocumentType(name, score, AFTER_HEADER)


def _anything(draft: Draft) -> float | None:
    return 0.1 if draft.text.text.strip() else 0.01


THONG_BAO = _named("Thông báo")
QUYET_DINH = _named("Quyết định")
CONG_VAN = _named("Công văn")
GENERIC = DocumentType("Văn bản", _anything, AFTER_HEADER)
