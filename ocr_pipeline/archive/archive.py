"""An archive as Python sees it: open it, go through its documents, get one, add one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Self

from ocr_pipeline.archive.adding import add
from ocr_pipeline.archive.archived import ArchivedDocument
from ocr_pipeline.archive.catalogue import catalogue_to_read
from ocr_pipeline.archive.decisions.deciding import Wish, decide, take_back
from ocr_pipeline.archive.decisions.decision import Judged, Kind, Taken, Through
from ocr_pipeline.archive.decisions.reviewing import ReviewedValue, judged_of, reviewed_of, stale_of
from ocr_pipeline.archive.decisions.settling import settle_if_behind
from ocr_pipeline.archive.identity import ID, DocumentId
from ocr_pipeline.archive.lock import only_writer
from ocr_pipeline.archive.places import make_archive, open_archive
from ocr_pipeline.archive.rebuilding import rebuild
from ocr_pipeline.archive.record import record_from
from ocr_pipeline.archive.rows import Box
from ocr_pipeline.archive.search.filters import NO_FILTERS, Filters
from ocr_pipeline.archive.search.results import Results
from ocr_pipeline.archive.search.searching import LIMIT, Order, search
from schemas import Document

if TYPE_CHECKING:
    import pyarrow as pa

    from ocr_pipeline.archive.graph.citation_graph import CitationGraph
    from ocr_pipeline.archive.query.request import Limits
    from ocr_pipeline.archive.readings import Reading


class Archive:
    """The archive in a folder.

    Writing takes the archive's lock for as long as it lasts: another writer is refused meanwhile. Reading never waits.

    Args:
        path: of the folder.

    Raises:
        NotAnArchiveError: there is none.
        ArchiveFormatError: a later version wrote it.
    """

    def __init__(self, path: Path) -> None:
        self.places = open_archive(path)

    @classmethod
    def make(cls, path: Path) -> Self:
        """Open the archive in a folder, or make one where the folder is empty or missing.

        Raises:
            NotAnArchiveError: the folder holds something else.
            UnwritableOutputError: it cannot be written to.
        """
        make_archive(path, f"vanban {version('vanban')}")
        return cls(path)

    def __iter__(self) -> Iterator[ArchivedDocument]:
        """Every finished document, in order of identity.

        Raises:
            DamagedArchiveError: a record cannot be read.
        """
        for identity in self.places.ids():
            found = self._find(identity)
            if found is not None:
                yield found

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, identity: object) -> bool:
        return (
            isinstance(identity, str) and bool(ID.fullmatch(identity)) and self._find(DocumentId(identity)) is not None
        )

    def get(self, identity: str) -> ArchivedDocument:
        """The document of that identity; its beginning is enough where no other begins so.

        Raises:
            KeyError: there is none, or there are several.
        """
        if not ID.fullmatch(identity):
            found = [each for each in self.places.ids() if identity and each.startswith(identity)]
            if len(found) != 1:
                raise KeyError(f"{len(found)} documents begin with {identity!r}")
            identity = found[0]
        document = self._find(DocumentId(identity))
        if document is None:
            raise KeyError(identity)
        return document

    def add(
        self, document: Document, scan: Path | Sequence[Path], reading: Reading | None = None, *, copy: bool = False
    ) -> DocumentId:
        """Put a converted document into the archive; one that is there already is replaced, its origins stay.

        Args:
            document: as :meth:`ocr_pipeline.pipeline.Pipeline.convert` gave it.
            scan: its files; they are referenced, and never changed.
            reading: what it was made of, where that is at hand.
            copy: whether to keep a copy of the scan, too.

        Raises:
            ArchiveBusyError: another process is writing.
            UnwritableOutputError: the disk does not take it.
            UnreadableFileError: a copy is to be kept, and the files are not those that the document was read of.
        """
        return add(self.places, document, scan, reading, copy=copy)

    def search(
        self,
        text: str = "",
        filters: Filters = NO_FILTERS,
        *,
        order: Order = "relevance",
        page: int = 1,
        limit: int = LIMIT,
    ) -> Results:
        """Find documents by what they say and by what they are; any text is a question, see docs/search.md.

        Args:
            text: words, ``"phrases in quotes"``, beginnings (``kiem*``), codes; with marks or without. Where it has
                marks, the documents that have them just so come first. Nothing, for all that the filters let pass.
            filters: what they must be.
            order: the best first, or by date of issue; without words, the newest.
            page: of the results, from 1.
            limit: documents on a page.

        Raises:
            SettingsError: the page, the limit or a date of the filters makes no sense.
            ArchiveFormatError: another version made the catalogue; :meth:`rebuild_catalogue` makes it anew.
            DamagedArchiveError: the catalogue is missing or damaged.
        """
        settle_if_behind(self.places)
        with catalogue_to_read(self.places.catalogue) as connection:
            return search(connection, text, filters, order, page, limit)

    def decide(
        self,
        document: str,
        path: str,
        kind: Kind,
        value: str | None = None,
        *,
        by: str,
        through: Through = Through.PYTHON,
        seen: int | None = None,
        over: str | None = None,
        strict: bool = False,
        drawn: tuple[int, Box] | None = None,
    ) -> Taken:
        """Decide what a value of a document is; logged for good, and seen by search, tables and exports at once.

        The archive's lock is not needed: people decide while a batch goes on, and several at once. Of two decisions on
        one value the later counts, and its maker is told of the one that was not seen.

        Args:
            document: its whole identity.
            path: of the value in its JSON, as the tables ``fields`` and ``reviews`` tell it: ``signature.name``.
            kind: what is said of it.
            value: with PICK one of the readings, with TYPE what was typed; the other kinds have none.
            by: the name of who decides.
            through: what the decision comes in through.
            seen: the last decision on the value that the person knew of (:attr:`ReviewedValue.last`), 0 for none.
            over: what the person was shown (:attr:`ReviewedValue.key`); refused where that is not what is read now.
            strict: whether it is refused where somebody decided since ``seen``.
            drawn: the page and the box (pixels, x0, y0, x1, y1) that were read again for it; logged with it.

        Raises:
            WrongDecisionError: the value does not fit its field, or there is no name.
            UnknownValueError: there is no such document, or no such value.
            OvertakenDecisionError: the value is not what the person saw.
            ArchiveBusyError, DamagedArchiveError, UnwritableOutputError: the log cannot be written.
        """
        wish = Wish(
            document=document,
            path=path,
            kind=kind,
            value=value,
            by=by,
            through=through,
            seen=seen,
            over=over,
            strict=strict,
            drawn=drawn,
        )
        return decide(self.places, wish)

    def take_back(self, decision: int, *, by: str, through: Through = Through.PYTHON) -> Taken:
        """Let a decision count no more; the one before it does again. Errors as of :meth:`decide`."""
        return take_back(self.places, decision, by, through)

    def review(self, document: str) -> tuple[ReviewedValue, ...]:
        """The values of a document that are doubtful, or that people decided, in the order of its JSON.

        Raises:
            UnknownValueError: there is no such document.
            DamagedArchiveError: it, or the log of decisions, cannot be read.
        """
        return reviewed_of(self.places, document)

    def decisions(self, document: str) -> tuple[Judged, ...]:
        """Everything that people decided of a document, the oldest first, and what it is worth now.

        Raises:
            DamagedArchiveError: the document, or the log of decisions, cannot be read.
        """
        return judged_of(self.places, document)

    def stale_decisions(self) -> Iterator[Judged]:
        """The decisions that fit no more what is read, of all documents, also of those that are gone.

        Raises:
            DamagedArchiveError: a document, or the log of decisions, cannot be read.
        """
        return stale_of(self.places)

    def rebuild_catalogue(self) -> int:
        """Make the catalogue anew of the documents; returns how many there are. The old one holds until the new does.

        Raises:
            ArchiveBusyError: another process is writing.
            DamagedArchiveError: a document cannot be read; `vanban verify` tells of all of them.
        """
        with only_writer(self.places.lock):
            return rebuild(self.places)

    def table(self, name: str, columns: Sequence[str] | None = None) -> pa.Table:
        """A table of all documents as they are now (``docs/reference/tables.md`` tells of all tables and columns).

        Args:
            name: of the table: ``documents``, ``fields``, ``citations`` …
            columns: those that are wanted; all when not given.

        Raises:
            KeyError: there is no such table.
            DamagedArchiveError: a document is not what its record says.
            UnwritableOutputError: the tables cannot be kept in the archive.
        """
        from ocr_pipeline.archive.tables.opening import opened, table_named

        table = table_named(name)
        with opened(self.places) as tables:
            return tables.table(table, columns)

    def query(self, sql: str, limits: Limits | None = None) -> pa.Table:
        """The answer to one SELECT over the tables; it can read them and do nothing else.

        Args:
            sql: in the dialect of DuckDB.
            limits: of rows, time and memory; those of :class:`~ocr_pipeline.archive.query.request.Limits` by default.

        Raises:
            WrongQueryError: it makes no sense.
            RefusedQueryError: it would do more than read.
            QueryLimitError: it takes more than it may.
            DamagedArchiveError: a document is not what its record says.
            UnwritableOutputError: the tables cannot be kept in the archive.
        """
        from ocr_pipeline.archive.query.asking import ask_archive

        return ask_archive(self.places, sql, limits)

    def graph(self) -> CitationGraph:
        """What cites what, as it is now (``docs/graph.md``); tables ``nodes`` and ``edges`` say the same in full.

        Raises:
            DamagedArchiveError: a document is not what its record says.
            UnwritableOutputError: the tables cannot be kept in the archive.
        """
        from ocr_pipeline.archive.graph.citation_graph import CitationGraph

        return CitationGraph.of(self.places)

    def series(self, measure: str, issuer: str | None = None) -> pa.Table:
        """Quantities over time: rows of the table ``series``, in order of time (``docs/statistics.md``).

        Args:
            measure: what is counted, with marks or without. Measures that are just this; where there are none, all
                that have its words in a row.
            issuer: words of who tells them.

        Raises:
            DamagedArchiveError: a document is not what its record says.
            UnwritableOutputError: the tables cannot be kept in the archive.
        """
        from ocr_pipeline.archive.series.asking import series_of

        return series_of(self.places, measure, issuer)

    def _find(self, identity: DocumentId) -> ArchivedDocument | None:
        places = self.places.document(identity)
        record = record_from(places.record)
        return None if record is None else ArchivedDocument(identity, places, record, self.places)
