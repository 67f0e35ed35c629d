"""Files of an archive described by the rule: which documents are in each, what these say, what people told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from ocr_pipeline.archive.identity import DocumentId
from ocr_pipeline.errors import SettingsError
from ocr_pipeline.export.metadata.described import (
    NOTHING,
    DescribedDocument,
    DescribedFile,
    Entered,
    Finding,
    What,
    told_against,
)
from ocr_pipeline.export.metadata.documents import document_values
from ocr_pipeline.export.metadata.effective import effective_document
from ocr_pipeline.export.metadata.fields import Level
from ocr_pipeline.export.metadata.given import GivenFile
from ocr_pipeline.export.naming import names

if TYPE_CHECKING:
    from ocr_pipeline.archive.archived import ArchivedDocument
    from schemas import Document

PATTERN: Final = "{file_code}.{ordinal}.pdf"
"""How the PDF of a document is named (TT 05/2025, Điều 8: the code of the file, a point, the place in the file)."""
_SUMS: Final = ("totalDoc", "numberOfPage", "startDate", "endDate")
"""Fields of a file that its documents tell: where a person told them too, both must say the same."""


@dataclass(frozen=True, slots=True)
class Filed:
    """A document of an archive, and the folders that its scan was found in."""

    found: ArchivedDocument
    folders: tuple[str, ...]

    @classmethod
    def of(cls, found: ArchivedDocument) -> Filed:
        """By where its scan came from."""
        return cls(found, tuple(dict.fromkeys(each.folder for each in found.record.origins if each.uris)))

    @property
    def name(self) -> str:
        """The scan's, as it was first found."""
        return self.found.record.origins[0].name if self.found.record.origins else self.found.identity


def folders_of(documents: Iterable[Filed]) -> list[GivenFile]:
    """A file for each folder that scans were found in: what people fill in."""
    return [GivenFile(folder, {}) for folder in sorted({next(iter(each.folders), "") for each in documents})]


def filed(documents: Sequence[Filed], given: Sequence[GivenFile]) -> tuple[list[list[Filed]], list[Filed]]:
    """The documents of each file, by their folders, and those that are in none.

    A file's folder is a whole path or the end of one (``hộp 1/hồ sơ 3``); the only file of a table needs none.

    Raises:
        SettingsError: a file of several has no folder, or a document is in two.
    """
    if len(given) == 1 and not given[0].folder:
        return [list(documents)], []
    if without := [each.values.get("fileCode", "") for each in given if not each.folder]:
        next_step = "Fill in the column folder (Thư mục): where the scans of the file lie."
        raise SettingsError(f"no folder is given for {', '.join(without)}", next_step=next_step)
    groups: list[list[Filed]] = [[] for _ in given]
    left: list[Filed] = []
    for each in documents:
        at = [place for place, file in enumerate(given) if any(_ends(path, file.folder) for path in each.folders)]
        if len(at) > 1:
            next_step = "Give folders that no document shares: with more of their path."
            raise SettingsError(f"{each.name} is in two files", next_step=next_step)
        (groups[at[0]] if at else left).append(each)
    return groups, left


def described(given: GivenFile, documents: Sequence[Filed], pattern: str = PATTERN) -> DescribedFile:
    """A file with its documents in the order of their issue.

    Raises:
        DamagedArchiveError: a document cannot be read.
    """
    told = {name: Entered(value) for name, value in given.values.items()}
    loaded = {each.found.identity: effective_document(each.found) for each in documents}
    named = names((_row(identity, each, given.values.get("fileCode")) for identity, each in loaded.items()), pattern)
    made = tuple(
        DescribedDocument(
            DocumentId(identity),
            loaded[DocumentId(identity)].source.name,
            ordinal,
            pdf_name,
            document_values(loaded[DocumentId(identity)], told, ordinal),
        )
        for ordinal, (identity, pdf_name) in enumerate(named, start=1)
    )
    summed = _summed(made)
    # What a person left as it was written for them is no more certain than it was.
    values = {**told, **{name: each for name, each in summed.items() if told.get(name, each).value == each.value}}
    file = DescribedFile(given.folder, values, made)
    findings = [
        *given.wrong,
        *told_against(Level.FILE, values, file.code),
        *_differences(told, summed, made, file.code),
    ]
    for each in made:
        findings += told_against(Level.DOCUMENT, each.values, file.code, each.pdf_name)
    return DescribedFile(given.folder, values, made, tuple(findings))


def _summed(documents: Sequence[DescribedDocument]) -> dict[str, Entered]:
    """What the documents of a file tell of it together."""
    values = {"totalDoc": Entered(str(len(documents)))}
    pages = [each.values.get("numberOfPage") for each in documents]
    if documents and all(pages):
        values["numberOfPage"] = Entered(str(sum(int(each.value) for each in pages if each)))
    for name in ("language", "confidenceLevel"):
        found = [each.values.get(name) for each in documents]
        kinds = {each.value for each in found if each}
        if found and all(found) and len(kinds) == 1:
            values[name] = Entered(kinds.pop())
    return values | _span(documents)


def _span(documents: Sequence[DescribedDocument]) -> dict[str, Entered]:
    """The first and the last day; in doubt where that of a document is, or is not known."""
    days = [each for document in documents if (each := document.values.get("issuedDate", NOTHING)).value]
    if not days:
        return {}
    unsure = sum(each.doubt is not None for each in days) + len(documents) - len(days)
    doubt = f"Ngày của {unsure} văn bản chưa chắc chắn hoặc không rõ." if unsure else None
    ordered = sorted(days, key=lambda each: _as_date(each.value))
    return {"startDate": Entered(ordered[0].value, doubt), "endDate": Entered(ordered[-1].value, doubt)}


def _differences(
    told: Mapping[str, Entered], summed: Mapping[str, Entered], documents: Sequence[DescribedDocument], file: str
) -> list[Finding]:
    return [
        Finding(file, "", name, What.DIFFERENT, f"Người nhập: {told[name].value}; các văn bản: {summed[name].value}.")
        for name in _SUMS
        if name in told and name in summed and told[name].value != summed[name].value
    ] + [
        Finding(file, each.pdf_name, "mode", What.DIFFERENT, f"Hồ sơ: {told['mode'].value}; văn bản: {mode.value}.")
        for each in documents
        if "mode" in told and (mode := each.values["mode"]).value != told["mode"].value
    ]


def _as_date(value: str) -> dt.date:
    day, month, year = value.split("/")
    return dt.date(int(year), int(month), int(day))


def _row(identity: DocumentId, document: Document, code: str | None) -> dict[str, object]:
    """What a PDF is named by: as a row of the table ``documents``, and the code of its file."""
    issued = _issued(document)
    return {
        "id": identity,
        "name": document.source.name,
        "number": document.number.value,
        "notation": document.notation.value,
        "code": document.code.value,
        "date": issued,
        "year": issued and issued.year,
        "document_type": document.document_type.value,
        "issuer": document.issuer.value,
        "file_code": code,
    }


def _issued(document: Document) -> dt.date | None:
    try:
        return dt.date.fromisoformat(document.date.value or "")
    except ValueError:
        return None


def _ends(path: str, end: str) -> bool:
    """Whether a path is another, or ends in it, by whole names."""
    parts, wanted = PurePosixPath(path).parts, PurePosixPath(end).parts
    return bool(wanted) and parts[-len(wanted) :] == wanted
