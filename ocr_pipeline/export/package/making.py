"""A package made: beside its place, PDF by PDF, and put into its place when it is whole."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from importlib.resources import files as resources
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ocr_pipeline.archive.identity import DocumentId
from ocr_pipeline.archive.lock import only_writer
from ocr_pipeline.archive.scan_files import sha256_of_file
from ocr_pipeline.archive.writing import ensure_writable, write_atomically, written_atomically
from ocr_pipeline.errors import UnwritableOutputError, VanbanError
from ocr_pipeline.export.metadata.described import DescribedDocument, DescribedFile
from ocr_pipeline.export.metadata.effective import effective_document
from ocr_pipeline.export.metadata.fields import Level
from ocr_pipeline.export.metadata.markup import SCHEMAS, schema_xml, values_xml
from ocr_pipeline.export.metadata.sheets import write_csv, write_report, write_workbook
from ocr_pipeline.export.package.bag import close_bag
from ocr_pipeline.export.package.kept_files import KeptFile
from ocr_pipeline.export.package.ledger import Ledger
from ocr_pipeline.export.package.mets import Linked, package_mets, representation_mets
from ocr_pipeline.export.package.places import METS, REPRESENTATION, PackagePlaces, description_name, under_way
from ocr_pipeline.export.package.premis import Preserved, preservation
from ocr_pipeline.export.pdf.archival import descriptive
from ocr_pipeline.export.pdf.archived import TextOf, write_archived
from ocr_pipeline.export.register.books import Book
from ocr_pipeline.export.register.writing import write_register

if TYPE_CHECKING:
    from ocr_pipeline.archive.archive import Archive
    from ocr_pipeline.export.register.entries import Item

SHIPPED_SCHEMAS: Final = ("mets1_12.xsd", "xlink.xsd")
"""Schemas of METS and of its links, as the Library of Congress publishes them (CC0)."""
WORKBOOK, FILES_CSV, DOCUMENTS_CSV, REPORT = "ho-so.xlsx", "ho-so.csv", "van-ban.csv", "bao-cao.csv"
REGISTER: Final = ("so-van-ban.xlsx", "so-van-ban.csv")
EXPLAINED: Final = """\
Gói tin này do vanban {version} lập từ bản quét và dữ liệu do người dùng nhập.
Metadata theo Thông tư 05/2025/TT-BNV; cấu trúc theo E-ARK CSIP 2.0.4. Các trường chưa biết được để trống.
Giá trị cần kiểm tra, giá trị thiếu hoặc quá dài: xem bao-cao.csv trong thư mục này.
"""

Failed = Callable[[DescribedFile, DescribedDocument, VanbanError], None]


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be packed, and how.

    Attributes:
        archive: that it is taken of.
        files: as they are described.
        entries: the documents of these files in a register; ``book`` says which.
        book: of NĐ 30/2020.
        text_of: restores the text of pages, as :meth:`ocr_pipeline.pipeline.Pipeline.text` does.
        created: when the package says that it was made; by the clock when not given.
        on_failure: is told of each document whose PDF could not be made.
        on_step: is told of each step; for whoever tests what happens when it ends there.
    """

    archive: Archive
    files: Sequence[DescribedFile]
    entries: Sequence[Item]
    book: Book
    text_of: TextOf
    created: dt.datetime | None = None
    on_failure: Failed = lambda *_: None
    on_step: Callable[[str], None] = field(default=lambda _: None)


def make_package(order: Order, out: Path) -> int | None:
    """Make a package; returns how many files it holds, ``None`` where a PDF could not be made: it is not finished then.

    What is made so far stays beside its place, and the next run goes on with it.

    Raises:
        UnwritableOutputError: something is there already, or the disk does not take it.
        ArchiveBusyError: another process is making it.
        DamagedArchiveError: a document of the archive cannot be read.
    """
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        next_step = "Choose another folder with -o; `vanban verify` tells whether what is there is a whole package."
        raise UnwritableOutputError("something is there already", next_step=next_step, file=str(out))
    places = PackagePlaces(under_way(out))
    ensure_writable(places.root)
    with only_writer(places.lock):
        held = _filled(order, places)
        if held is not None:
            order.on_step("ready")
            places.root.replace(out)
            places.ledger.unlink()
            places.lock.unlink()
    return held


def _filled(order: Order, places: PackagePlaces) -> int | None:
    now = (order.created or dt.datetime.now().astimezone()).replace(microsecond=0)
    ledger = Ledger.opened(places.ledger, now.isoformat(), anew=order.created is not None)
    created = dt.datetime.fromisoformat(ledger.created)
    if not _make_pdfs(order, places, ledger):
        return None
    wanted = {places.pdf(file, each) for file in order.files for each in file.documents}
    _remove_all_but(wanted, places.root)
    for file in order.files:
        _write_file(order, places, file, created)
        order.on_step("file described")
    _write_tables(order, places, created)
    held = close_bag(places.root, created, "; ".join(file.code for file in order.files))
    order.on_step("bag closed")
    return held


def _make_pdfs(order: Order, places: PackagePlaces, ledger: Ledger) -> bool:
    """Makes the PDFs that are not made yet; whether all are."""
    whole = True
    for file in order.files:
        for each in file.documents:
            path = places.pdf(file, each)
            name, key = path.relative_to(places.root).as_posix(), _key(order.archive, each)
            if ledger.is_made(name, key, places.root):
                continue
            try:
                ensure_writable(path.parent)
                with written_atomically(path) as stream:
                    write_archived(order.archive.get(each.identity), order.text_of, stream)
            except UnwritableOutputError:
                raise
            except VanbanError as error:
                whole = False
                order.on_failure(file, each, error)
            else:
                ledger.add(name, key, sha256_of_file(path) or "")
                order.on_step("pdf made")
    return whole


def _key(archive: Archive, document: DescribedDocument) -> str:
    """What the PDF of a document depends on: its files in the archive, what people decided, and this version."""
    found = archive.get(document.identity)
    says = descriptive(effective_document(found), signed=False)
    parts = [version("vanban"), repr(says), *(f"{name} {sha}" for name, sha in sorted(found.record.files.items()))]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _remove_all_but(wanted: set[Path], root: Path) -> None:
    """What an earlier run left that this one does not make again."""
    for path in sorted(root.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink():
            if not any(path.iterdir()):
                path.rmdir()
        elif path not in wanted:
            path.unlink()


def _write_file(order: Order, places: PackagePlaces, file: DescribedFile, created: dt.datetime) -> None:
    """The information package of a file: everything but its PDFs, which are there."""
    root = places.file(file)
    scans = {each.identity: order.archive.get(each.identity).record.sha256 for each in file.documents}
    pdfs = [KeptFile.of(root, f"{REPRESENTATION}/data/{each.pdf_name}") for each in file.documents]
    preserved = [Preserved(kept, each, scans[each.identity]) for kept, each in zip(pdfs, file.documents, strict=True)]
    linked = list(_linked(root, file))
    mets = _written(root / REPRESENTATION, METS, representation_mets(file, created, linked))
    write_report([file], _place(root / "documentation", REPORT))
    explained = EXPLAINED.format(version=version("vanban")).encode()
    groups = {
        "Documentation": [
            _written(root, "documentation/README.txt", explained),
            KeptFile.of(root, f"documentation/{REPORT}"),
        ],
        "Schemas": [_written(root, f"schemas/{name}", content) for name, content in _schemas()],
        REPRESENTATION.capitalize(): [KeptFile.of(root, f"{REPRESENTATION}/{mets.path}")],
    }
    described = _written(root, "metadata/descriptive/EAD.xml", values_xml(Level.FILE, file.values))
    kept = _written(root, "metadata/preservation/PREMIS.xml", preservation(file, created, preserved))
    _written(root, METS, package_mets(file, created, described, kept, groups))


def _linked(root: Path, file: DescribedFile) -> Iterator[Linked]:
    """The description of each document of a file, written, and its PDF; paths are from the representation."""
    within = root / REPRESENTATION
    for each in file.documents:
        path = f"metadata/descriptive/{description_name(each)}"
        described = _written(within, path, values_xml(Level.DOCUMENT, each.values))
        yield Linked(described, KeptFile.of(within, f"data/{each.pdf_name}"))


def _schemas() -> Iterator[tuple[str, bytes]]:
    for name in SHIPPED_SCHEMAS:
        yield name, resources("ocr_pipeline.export.package").joinpath("schemas", name).read_bytes()
    for level, name in SCHEMAS.items():
        yield name, schema_xml(level)


def _write_tables(order: Order, places: PackagePlaces, created: dt.datetime) -> None:
    """The tables over all files: metadata, what is to be said against it, the register."""
    folder = places.payload
    moment = created.replace(tzinfo=None)
    write_workbook(order.files, folder / WORKBOOK, moment)
    write_csv(order.files, Level.FILE, folder / FILES_CSV)
    write_csv(order.files, Level.DOCUMENT, folder / DOCUMENTS_CSV)
    write_report(order.files, folder / REPORT)
    _link_to_pdfs(order, places)
    for name in REGISTER:
        write_register(order.book, order.entries, folder / name, moment)


def _link_to_pdfs(order: Order, places: PackagePlaces) -> None:
    """In a register that is handed over a document leads to its PDF there, not to a scan on the maker's machine."""
    paths = {
        each.identity: places.pdf(file, each).relative_to(places.payload).as_posix()
        for file in order.files
        for each in file.documents
    }
    for entry in order.entries:
        entry.uri = paths[DocumentId(entry.document)]


def _written(root: Path, path: str, content: bytes) -> KeptFile:
    write_atomically(_place(root, path), content)
    return KeptFile.of(root, path)


def _place(root: Path, path: str) -> Path:
    place = root / path
    place.parent.mkdir(parents=True, exist_ok=True)
    return place
