"""Where things lie in an archive: the one list of its files and folders, and the text that tells a person of them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, ValidationError

from ocr_pipeline.archive.datasette import metadata
from ocr_pipeline.archive.identity import ID, DocumentId
from ocr_pipeline.archive.writing import ensure_writable, write_atomically
from ocr_pipeline.errors import ArchiveFormatError, NotAnArchiveError, UnwritableOutputError
from ocr_pipeline.parsing.office.file import LEARNED

FORMAT: Final = 1
"""The form of an archive's folders and files; a program refuses one with a higher number."""
MADE: Final = "made-"
"""Begins the name of a folder in which an attempt to make a document leaves it."""

EXPLAINED: Final = """\
This folder is an archive of scanned documents, made by vanban.

documents/ID/    one document; ID is the SHA-256 of the scan (and its pages, where one scan holds several documents)
  document.json  what was read: every value with its page, its place there, its confidence and its doubts
  words.jsonl.gz the scan as it was recognised, so that values can be found anew without reading it again
  record.json    under which names the scan came in, where it lies, and the SHA-256 of every file here
  original.*     the scan itself, where the archive was told to keep copies
  crops/         pictures of the values that a person must look at, and of seals and signatures, where they are kept
  searchable.pdf the scan with its text behind the pictures, where one was made
catalogue.sqlite an index over documents/: it can be deleted, `vanban index` makes it again
datasette.json   titles and explanations for `datasette catalogue.sqlite -m datasette.json`
learned/         names that people's decisions taught (`vanban learn`): it can be deleted, and learned again
decisions.sqlite what people decided of doubtful values: a log that only grows. Nothing makes it again: keep it
journal.sqlite   how far the work is: what came in, what is done, what was set aside and why
tables/          the documents as tables, in Parquet: it can be deleted, it is made again when it is asked for
runs/            a report of every run
work/            pages of documents that are not finished; empty when nothing is under way
uploads/         scans that were handed in at the desk and are not in the archive yet

Nothing here needs vanban to be read: the files are JSON and SQLite. Scans outside this folder are never changed.
"""


class _Stamp(BaseModel):
    """What stands in ``archive.json``."""

    model_config = ConfigDict(frozen=True)

    format: int
    made_by: str = ""


@dataclass(frozen=True, slots=True)
class Places:
    """The paths of one archive; knowing a path does not make it."""

    root: Path

    @property
    def stamp(self) -> Path:
        """Marks the folder as an archive and carries its format."""
        return self.root / "archive.json"

    @property
    def explained(self) -> Path:
        """Tells a person what is here."""
        return self.root / "README.txt"

    @property
    def documents(self) -> Path:
        """One folder for each document."""
        return self.root / "documents"

    @property
    def catalogue(self) -> Path:
        """The index over the documents."""
        return self.root / "catalogue.sqlite"

    @property
    def decisions(self) -> Path:
        """What people decided: never made anew, never taken away."""
        return self.root / "decisions.sqlite"

    @property
    def learned(self) -> Path:
        """What people's decisions taught."""
        return self.root / LEARNED.parent

    @property
    def learned_names(self) -> Path:
        """The names that they confirmed."""
        return self.root / LEARNED

    @property
    def datasette(self) -> Path:
        """What Datasette shows of the catalogue."""
        return self.root / "datasette.json"

    @property
    def journal(self) -> Path:
        """How far the work is."""
        return self.root / "journal.sqlite"

    @property
    def lock(self) -> Path:
        """Held by whoever writes."""
        return self.root / "lock"

    @property
    def work(self) -> Path:
        """What is under way."""
        return self.root / "work"

    @property
    def probes(self) -> Path:
        """By which workers of a cluster prove that this is the archive that they see."""
        return self.work / "cluster"

    @property
    def uploads(self) -> Path:
        """Scans that were handed in and are not in the archive yet."""
        return self.root / "uploads"

    @property
    def runs(self) -> Path:
        """Reports of runs."""
        return self.root / "runs"

    def document(self, document: DocumentId) -> DocumentPlaces:
        """The files of one document."""
        return DocumentPlaces(self.documents / document)

    def under_way(self, document: DocumentId) -> WorkPlaces:
        """The files of one document that is not finished."""
        return WorkPlaces(self.work / document)

    def ids(self) -> Iterator[DocumentId]:
        """The documents that have a folder, in order of their names; other names are left out."""
        if self.documents.is_dir():
            # Names alone: as paths, they take two and a half times the memory.
            names = sorted(os.listdir(self.documents))  # noqa: PTH208 - see above
            yield from (DocumentId(name) for name in names if ID.fullmatch(name))


@dataclass(frozen=True, slots=True)
class DocumentPlaces:
    """The files of one finished document."""

    folder: Path

    @property
    def document(self) -> Path:
        """What was read."""
        return self.folder / "document.json"

    @property
    def words(self) -> Path:
        """The scan as it was recognised."""
        return self.folder / "words.jsonl.gz"

    @property
    def searchable(self) -> Path:
        """The scan as a PDF with its text behind the pictures, where one was made."""
        return self.folder / "searchable.pdf"

    @property
    def crops(self) -> Path:
        """Pictures of the values that a person must look at, and of the marks, where they are kept."""
        return self.folder / "crops"

    @property
    def record(self) -> Path:
        """Names, origins and hashes; written last, so that a folder with one is whole."""
        return self.folder / "record.json"


@dataclass(frozen=True, slots=True)
class WorkPlaces:
    """The files of one document that is under way."""

    folder: Path

    @property
    def facts(self) -> Path:
        """What its source was found to be."""
        return self.folder / "facts.json.gz"

    @property
    def scan(self) -> Path:
        """The folder of the scan itself, where it was fetched from a store."""
        return self.folder / "scan"

    def page(self, number: int) -> Path:
        """A page as it was recognised; ``number`` from 1."""
        return self.folder / f"page-{number:05}.json.gz"

    def made(self, attempt: str) -> Places:
        """Where one attempt to make documents of it leaves them, until they are taken into the archive."""
        return Places(self.folder / f"{MADE}{attempt}")


def make_archive(root: Path, made_by: str) -> Places:
    """Open the archive in a folder, or make one where the folder is empty or missing.

    Raises:
        NotAnArchiveError: the folder holds something else.
        ArchiveFormatError: a later version wrote it.
        UnwritableOutputError: it cannot be written to.
    """
    places = Places(root)
    if not places.stamp.exists():
        if root.exists() and _holds_something(root):
            raise NotAnArchiveError("the folder is not empty, and no archive", file=str(root))
        ensure_writable(root)
        write_atomically(places.explained, EXPLAINED.encode())
        stamp = _Stamp(format=FORMAT, made_by=made_by)
        # Last: a folder that was left before this line is still no archive, and `_holds_something` knows its traces.
        write_atomically(places.stamp, (stamp.model_dump_json(indent=2) + "\n").encode())
    opened = open_archive(root)
    for folder in (root, places.documents, places.work, places.runs):
        ensure_writable(folder)
    _tell(opened)
    return opened


def _tell(places: Places) -> None:
    """What this version of the program has to say, also in an archive of an earlier one."""
    for path, told in ((places.explained, EXPLAINED.encode()), (places.datasette, metadata().encode())):
        if not path.exists() or path.read_bytes() != told:
            write_atomically(path, told)


def open_archive(root: Path) -> Places:
    """The places of an archive that is there.

    Raises:
        NotAnArchiveError: there is none.
        ArchiveFormatError: a later version wrote it.
    """
    places = Places(root)
    try:
        stamp = _Stamp.model_validate_json(places.stamp.read_bytes())
    except (OSError, ValidationError) as error:
        raise NotAnArchiveError("there is no archive in this folder", file=str(root)) from error
    if stamp.format > FORMAT:
        cause = f"the archive has format {stamp.format}; this version of vanban knows {FORMAT}"
        raise ArchiveFormatError(cause, file=str(root))
    return places


def _holds_something(root: Path) -> bool:
    """Whether there is anything but what an interrupted :func:`make_archive` leaves."""
    try:
        return any(path.name != "README.txt" and not path.name.startswith(".vanban-") for path in root.iterdir())
    except OSError as error:
        raise UnwritableOutputError(f"it cannot be looked into: {error.strerror}", file=str(root)) from error
