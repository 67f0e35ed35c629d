"""What is known of files and documents in the terms of the rule, and what is to be said against it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from ocr_pipeline.archive.identity import DocumentId
from ocr_pipeline.export.metadata.fields import Level, fields_of


class What(StrEnum):
    """What is said against a value, in the words of the report."""

    MISSING = "Thiếu"
    """The rule asks for it, and neither the scan nor a person told it."""
    TOO_LONG = "Quá dài"
    """It stays as long as it is: nothing is cut off."""
    DOUBTFUL = "Cần kiểm tra"
    """A person must look at it before it is trusted."""
    WRONG = "Sai"
    """What a person gave is no value of the field: it is left out."""
    DIFFERENT = "Khác tài liệu"
    """What a person gave is not what the documents say."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something against a field of a file, or of one of its documents (``document`` is its PDF's name)."""

    file: str
    document: str
    field: str
    what: What
    says: str


@dataclass(frozen=True, slots=True)
class Entered:
    """A value as the rule writes it, empty where it could not be read.

    ``doubt`` says why a person must look at it, where one must.
    """

    value: str
    doubt: str | None = None


NOTHING: Final = Entered("")

Values = Mapping[str, Entered]


@dataclass(frozen=True, slots=True)
class DescribedDocument:
    """A document of a file: its place in the file (from 1), its PDF's name, its fields."""

    identity: DocumentId
    name: str
    ordinal: int
    pdf_name: str
    values: Values


@dataclass(frozen=True, slots=True)
class DescribedFile:
    """A file, its documents in order, and all that is to be said against both."""

    folder: str
    values: Values
    documents: tuple[DescribedDocument, ...]
    findings: tuple[Finding, ...] = field(default=())

    @property
    def code(self) -> str:
        """Mã hồ sơ; the folder where nobody gave one."""
        return self.values["fileCode"].value if "fileCode" in self.values else self.folder


def told_against(level: Level, values: Values, file: str, document: str = "") -> Iterator[Finding]:
    """What the rule, and the reading, have against the values of a file or of a document."""
    plain = {name: entered.value for name, entered in values.items()}
    for each in fields_of(level):
        entered = values.get(each.name, NOTHING)
        if not entered.value and each.is_required(plain):
            yield Finding(file, document, each.name, What.MISSING, f"Quy định yêu cầu {each.heading}.")
        if (length := len(entered.value)) > each.longest:
            says = f"Dài {length} ký tự; quy định tối đa {each.longest}. Không cắt bớt."
            yield Finding(file, document, each.name, What.TOO_LONG, says)
        if entered.doubt is not None:
            yield Finding(file, document, each.name, What.DOUBTFUL, entered.doubt)
