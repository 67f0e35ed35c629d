"""An archive whose documents have a PDF each, and a package of it: made by hand, without reading a page."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pikepdf

from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.archive.record import sha256_of, write_record
from ocr_pipeline.archive.tables.opening import opened
from ocr_pipeline.export.metadata.described import DescribedFile
from ocr_pipeline.export.metadata.files import Filed, described, filed
from ocr_pipeline.export.metadata.given import GivenFile
from ocr_pipeline.export.package.making import Failed, Order, make_package
from ocr_pipeline.export.register.books import Book
from ocr_pipeline.export.register.entries import items
from ocr_pipeline.layout.text import DocumentText
from schemas import Document
from tests.archive.tables.documents import document, doubtful, field

CREATED = dt.datetime(2026, 11, 26, 9, 0, tzinfo=dt.timezone(dt.timedelta(hours=7)))
FILE = {
    "fileCode": "H49.64.33.2001.160", "title": "Hồ sơ về <tổ chức> & cán bộ", "maintenance": "01", "mode": "01",
    "numberOfPaper": "4", "paperFileCode": "L1.K2.15", "riskRecovery": "0",
}  # fmt: skip
OTHER = {**FILE, "fileCode": "H49.64.33.2001.161"}
TEXT = "Ủy ban nhân dân tỉnh đề nghị các sở, ngành báo cáo kết quả thực hiện."


def pdf(text: str, pages: int = 2) -> bytes:
    """A small PDF that no other text gives."""
    made, file = pikepdf.new(), io.BytesIO()
    for _ in range(pages):
        made.add_blank_page(page_size=(595, 842))
    made.docinfo["/Title"] = text
    made.save(file, deterministic_id=True)
    return file.getvalue()


def letter(sha: str, nth: str, **parts: Any) -> Document:
    """A document whose subject holds what XML has signs of its own for, and what it forbids."""
    whole = {
        "document_type": field("Quyết định"), "number": field(nth), "notation": field("QĐ-UBND"),
        "date": field(f"2001-03-{int(nth):02}"), "issuer": field("UBND tỉnh Lam Sơn"),
        "subject": field(f"Về việc <A> & B\x0c số {nth}"), "text": TEXT,
        "source": {"name": f"quét {nth}.pdf", "sha256": sha * 64, "media_type": "application/pdf", "page_count": 2},
        "pages": [{"number": page, "width": 600, "height": 800, "dpi": 75, "text_from": "image"} for page in (1, 2)],
    }  # fmt: skip
    return document(sha * 64, **{**whole, **parts})


def archive_of(folder: Path, *documents: tuple[str, Document]) -> Archive:
    """An archive of documents, each with the folder of its scan; every one has a kept PDF."""
    archive = Archive.make(folder / "archive")
    for place, each in documents:
        identity = archive.add(each, folder / "scans" / place / each.source.name)
        keep_pdf(archive, identity, pdf(each.source.name))
    return archive


def keep_pdf(archive: Archive, identity: str, content: bytes | None) -> None:
    """Gives a document of an archive a kept PDF, or takes it away."""
    found = archive.get(identity)
    files = {name: sha for name, sha in found.record.files.items() if name != "searchable.pdf"}
    if content is None:
        found.places.searchable.unlink()
    else:
        found.places.searchable.write_bytes(content)
        files["searchable.pdf"] = sha256_of(content)
    write_record(found.places.record, found.record.model_copy(update={"files": files}))


def box(folder: Path) -> Archive:
    """Two files of documents, one of which holds a value in doubt."""
    unsure = doubtful("3", alternatives=[{"value": "8", "confidence": 0.3}])
    return archive_of(
        folder,
        ("hồ sơ 1", letter("a", "1")),
        ("hồ sơ 1", letter("b", "2")),
        ("hồ sơ 2", letter("c", "3", number=unsure)),
    )


GIVEN = (GivenFile("hồ sơ 1", FILE), GivenFile("hồ sơ 2", OTHER))


def files_of(archive: Archive, given: Sequence[GivenFile] = GIVEN) -> list[DescribedFile]:
    """The files of an archive as they were given."""
    groups, _ = filed([Filed.of(found) for found in archive], given)
    return [described(row, group) for row, group in zip(given, groups, strict=True)]


def packed(
    archive: Archive,
    out: Path,
    given: Sequence[GivenFile] = GIVEN,
    on_step: Callable[[str], None] = lambda _: None,
    on_failure: Failed = lambda *_: None,
    created: dt.datetime | None = CREATED,
) -> int | None:
    """Makes the package; no text is ever restored."""

    def text_of(_pages: object) -> DocumentText:
        raise AssertionError

    files = files_of(archive, given)
    wanted = {each.identity for file in files for each in file.documents}
    with opened(archive.places) as tables:
        entries = [item for item in items(tables) if item.document in wanted]
    order = Order(archive, files, entries, Book.OUTGOING, text_of, created, on_failure, on_step)
    return make_package(order, out)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
