"""What workers are asked to do: measure a source, read a page, make a document of pages.

Tasks are callables that can be pickled; any :class:`concurrent.futures.Executor` carries them out whose workers see the
archive and the sources under the same paths. How it is done stands in ``work.py``, which only those load who do it: the
pipeline takes a second of the processor to load, and whoever hands tasks out needs none of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ocr_pipeline.archive.filing import Published
from ocr_pipeline.archive.identity import DocumentId
from ocr_pipeline.archive.keys import Keys
from ocr_pipeline.archive.places import Places
from ocr_pipeline.batch.budget import Budget
from ocr_pipeline.batch.inbox import Place
from ocr_pipeline.settings import Settings

if TYPE_CHECKING:
    from ocr_pipeline.imaging.bend import Bend
    from ocr_pipeline.recognition.engine import Engine
    from ocr_pipeline.sources import Facts
    from schemas import Page

START_SECONDS: Final = 60.0
"""What a fresh worker may take to load its libraries and models, on top of its task."""
INSPECT_SECONDS: Final = 300.0
"""What hashing and measuring a source may take: a file of a gigabyte on a slow disk."""
ASSEMBLE_SECONDS: Final = 120.0
"""What restoring and parsing a document may take, besides :data:`ASSEMBLE_PAGE_SECONDS` for each page."""
ASSEMBLE_PAGE_SECONDS: Final = 2.0
PDF_PAGE_SECONDS: Final = 5.0
"""What a page of a PDF may take: one that cannot be taken over as it is, is drawn anew."""
MB: Final = 1 << 20

MakeEngine = Callable[[Settings], "Engine"]


@dataclass(frozen=True, slots=True)
class Workshop:
    """What every task of a run needs.

    Attributes:
        root: of the archive.
        settings: of the pipeline, and the limits of workers.
        copies: whether a copy of each scan is kept.
        splits: whether each document that is bound in a scan becomes one of its own.
        crops: whether pictures are kept of the values that a person must look at, and of marks.
        pdf: whether the searchable PDF of each document is made.
        make_engine: what reads page images; Tesseract when not given. A function of a module: workers import it.
        on_step: is told of each step a worker takes; for whoever tests what happens when it dies there.
    """

    root: Path
    settings: Settings
    copies: bool = False
    splits: bool = False
    crops: bool = False
    pdf: bool = False
    make_engine: MakeEngine | None = None
    on_step: Callable[[str], None] | None = None

    @property
    def places(self) -> Places:
        """The archive's paths."""
        return Places(self.root)

    def budget(self, seconds: float) -> Budget:
        """The budget of a task that may take so many seconds."""
        settings = self.settings
        wall = seconds + START_SECONDS
        return Budget(wall, settings.stall_seconds, wall, round(settings.worker_mb * MB))

    def step(self, name: str) -> None:
        """Tells of a step."""
        if self.on_step is not None:
            self.on_step(name)


@dataclass(frozen=True, slots=True)
class GetReady:
    """Load what every other task needs: whoever cannot do this can do nothing."""

    workshop: Workshop

    @property
    def budget(self) -> Budget:
        """Loading libraries and models."""
        return self.workshop.budget(START_SECONDS)

    def __call__(self) -> Keys:
        """Returns the keys of what is made.

        Raises:
            InstallationError: something that is needed is not there.
            SettingsError: the user's dictionary cannot be read.
        """
        from ocr_pipeline.batch.work import get_ready

        return get_ready(self)


@dataclass(frozen=True, slots=True)
class Measured:
    """A source's document, and the dpi of each of its pages by number; none where it is a text.

    ``stamp`` is the source's, as its store told it when all of it was fetched; ``None`` where it lies in no store.
    """

    identity: DocumentId
    pages: Mapping[int, int]
    stamp: str | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """Find out what a source is; the facts are kept for the other tasks."""

    workshop: Workshop
    files: tuple[Place, ...]

    @property
    def budget(self) -> Budget:
        """Hashing and measuring."""
        return self.workshop.budget(INSPECT_SECONDS)

    def __call__(self) -> Measured:
        """Returns what it is.

        Raises:
            VanbanError: it cannot be used, or the archive takes no file.
        """
        from ocr_pipeline.batch.work import measure

        return measure(self)


@dataclass(frozen=True, slots=True)
class ReadPage:
    """Read one page; it is kept until the document is whole. Returns the seconds that it took."""

    workshop: Workshop
    identity: DocumentId
    files: tuple[Place, ...]
    number: int
    dpi: int

    @property
    def budget(self) -> Budget:
        """Rendering and reading."""
        return self.workshop.budget(2 * self.workshop.settings.page_seconds)

    def __call__(self) -> float:
        """Reads it.

        Raises:
            VanbanError: it cannot be read, or the archive takes no file.
        """
        from ocr_pipeline.batch.work import read_page

        return read_page(self)


@dataclass(frozen=True, slots=True)
class BoxReading:
    """One way in which a box was read: ``raw`` by the engine, ``text`` when it was restored; both on one line."""

    text: str
    raw: str


@dataclass(frozen=True, slots=True)
class ReadBox:
    """Read a box of a page of a document again, from its scan.

    Attributes:
        workshop: what it works with.
        facts: of the scan, with its paths.
        page: as the document has it: how it lies, and the pixels that the box is told in.
        box: x0, y0, x1, y1 in pixels of the page.
        bend: of its lines, which were made straight to be read; ``None`` where they were straight.
    """

    workshop: Workshop
    facts: Facts
    page: Page
    box: tuple[int, int, int, int]
    bend: Bend | None = None

    @property
    def budget(self) -> Budget:
        """Rendering, and three looks at the box."""
        return self.workshop.budget(self.workshop.settings.page_seconds)

    def __call__(self) -> tuple[BoxReading, ...]:
        """Returns what stands there, each way of reading it once.

        Raises:
            VanbanError: the page cannot be drawn, or the engine fails.
        """
        from ocr_pipeline.batch.box_reading import read_box

        return read_box(self)


@dataclass(frozen=True, slots=True)
class Assemble:
    """Make a document of its pages, or each document that is bound in them, and publish it beside the archive.

    Only the run takes what was made into the archive: a worker that was given up, and is not dead, spoils nothing.

    Attributes:
        workshop: what it works with.
        identity: of the document.
        files: of the scan, for whoever keeps copies.
        failed: why each page that was not read was not, by number.
        page_count: for the budget.
        kept: the documents of the archive whose words are taken again; none: pages under way are.
        no_pdf: why no searchable PDF is to be made; empty where none is asked for, or nothing speaks against it.
        attempt: names this attempt: two of them never write to one place.
    """

    workshop: Workshop
    identity: DocumentId
    files: tuple[Place, ...]
    failed: Mapping[int, str] = field(default_factory=dict)
    page_count: int = 0
    kept: tuple[DocumentId, ...] = ()
    no_pdf: str = ""
    attempt: str = "1"

    @property
    def made(self) -> Places:
        """Where it publishes."""
        return self.workshop.places.under_way(self.identity).made(self.attempt)

    @property
    def budget(self) -> Budget:
        """Restoring and parsing, and the PDF where one is made."""
        a_page = ASSEMBLE_PAGE_SECONDS + (PDF_PAGE_SECONDS if self.workshop.pdf else 0.0)
        return self.workshop.budget(ASSEMBLE_SECONDS + a_page * self.page_count)

    def __call__(self) -> tuple[Published, ...]:
        """Publishes them, in the order of their pages.

        Raises:
            DamagedArchiveError: a page that was kept cannot be read any more.
            VanbanError: the archive takes no file, or the scan cannot be copied.
        """
        from ocr_pipeline.batch.work import assemble

        return assemble(self)
