"""The fields of a document (EAD_doc, 21 of them) derived of what was read: what cannot be known stays out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Final

from ocr_pipeline.export.metadata.described import Entered
from ocr_pipeline.export.metadata.fields import code_of, codes_of
from ocr_pipeline.export.sentences import all_in_language
from schemas import Document, FieldValue

OTHER_TYPE: Final = "32"
"""Of the list of types: one that it does not name."""
DIGITISED: Final = "02"
CLOSED: Final = "03"
"""Of the list of modes: secret (mật)."""
VIETNAMESE: Final = "01"
MARKED_SHARE: Final = 0.1
"""Of the letters of a Vietnamese text at least so many have a mark; in other languages hardly one has."""
INHERITED: Final = ("maintenance", "mode", "format", "riskRecovery", "riskRecoveryStatus")
"""Fields of a document that are its file's, where the document itself says nothing else."""
_MARKED: Final = re.compile(r"[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]")
_LETTER: Final = re.compile(r"[^\W\d_]")


def document_values(document: Document, file: Mapping[str, Entered], ordinal: int) -> dict[str, Entered]:
    """The fields of a document by name; those that neither it nor its file tells are not there.

    Args:
        document: as it was read.
        file: what a person told of the file that it is in.
        ordinal: its place in the file, from 1.
    """
    values = {name: file[name] for name in INHERITED if name in file}
    if "fileCode" in file:
        code = file["fileCode"].value
        values["docId"] = Entered(f"{code}.{ordinal}")
        values["docCode"] = Entered(f"{code}.{ordinal:07}")
    for name, found in (
        ("codeNumber", document.number),
        ("codeNotation", document.notation),
        ("organName", document.issuer),
        ("subject", document.subject),
    ):
        _enter(values, name, found.value, found)
    _enter(values, "issuedDate", day(document.date.value), document.date)
    _enter(values, "typeName", _type(document.document_type.value), document.document_type)
    if document.secrecy.value:
        values["mode"] = Entered(CLOSED, doubt_of(document.secrecy) or f"Dấu trên văn bản: {document.secrecy.value}.")
    if _is_vietnamese(document.text):
        values["language"] = Entered(VIETNAMESE)
    elif "language" in file:
        values["language"] = file["language"]
    if document.pages:
        values["numberOfPage"] = Entered(str(len(document.pages)), _unread(document))
    if document.pages and all(page.text_from != "layer" for page in document.pages):
        values["confidenceLevel"] = Entered(DIGITISED)
    elif "confidenceLevel" in file:
        values["confidenceLevel"] = file["confidenceLevel"]
    return values


def day(iso: str | None) -> str | None:
    """A day as the rule writes it (DD/MM/YYYY); ``None`` for what is no day of the calendar."""
    try:
        return f"{dt.date.fromisoformat(iso):%d/%m/%Y}" if iso else None
    except ValueError:
        return None


def doubt_of(found: FieldValue) -> str | None:
    """Why a person must look at a value, and what else it may be; ``None``: nobody must."""
    if not found.needs_review:
        return None
    others = "; ".join(other.value for other in found.alternatives if other.value)
    return "; ".join(all_in_language(found.reasons, "vi")) + (f". Khả năng khác: {others}" if others else "")


def _enter(values: dict[str, Entered], name: str, value: str | None, found: FieldValue) -> None:
    # A value that the page shows and nobody could read is empty, and in doubt.
    if value or found.needs_review:
        values[name] = Entered(value or "", doubt_of(found))


def _type(name: str | None) -> str | None:
    """The code of a type; one that was read and is in no list is another (Khác)."""
    if not name:
        return None
    code = code_of("typeName", name) if not name.isdecimal() else None
    return code if code in codes_of("typeName") else OTHER_TYPE


def _is_vietnamese(text: str) -> bool:
    letters = len(_LETTER.findall(text))
    return letters > 0 and len(_MARKED.findall(text.lower())) >= MARKED_SHARE * letters


def _unread(document: Document) -> str | None:
    failed = [str(page.number) for page in document.pages if page.error is not None]
    return f"Không đọc được trang {', '.join(failed)}." if failed else None
