"""A document that is under way: which of its pages are read, which come next, what is to be done about a failure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Final

from ocr_pipeline.archive.identity import DocumentId
from ocr_pipeline.batch.inbox import Source
from ocr_pipeline.batch.journal_rows import PageRow
from ocr_pipeline.batch.states import Failure, PageState, is_of_the_input
from ocr_pipeline.errors import NoPageReadError, WorkerKilledError

TRIES: Final = 2
"""How often a page, or the making of a document, is tried."""
KILLS_BORNE: Final = 3
"""How often a worker may be killed from outside over one thing before that thing is held to be at fault."""
LOWER: Final = 2 / 3
"""What the dpi of a page is multiplied by for its second try: less than half the pixels, and still readable."""


@dataclass(slots=True)
class OpenDocument:
    """One document under way: a scan, which may become several documents of the archive.

    ``kept`` are those whose words are in the archive already: the scan is only parsed again. ``no_pdf`` is why no
    searchable PDF is to be made of it any more.
    """

    identity: DocumentId
    source: Source
    pages: dict[int, PageRow]
    kept: tuple[DocumentId, ...] = ()
    seconds: float = 0.0
    assembled: int = 0
    no_pdf: str = ""
    kills: Counter[int] = field(default_factory=Counter)

    @property
    def next_page(self) -> PageRow | None:
        """The first page that waits for a worker."""
        return next((page for page in self.pages.values() if page.state is PageState.QUEUED), None)

    @property
    def all_read(self) -> bool:
        """Whether every page was read or given up."""
        return all(page.state in {PageState.DONE, PageState.FAILED} for page in self.pages.values())

    @property
    def failed(self) -> list[PageRow]:
        """The pages that were given up."""
        return [page for page in self.pages.values() if page.state is PageState.FAILED]

    @property
    def nothing_read(self) -> Failure | None:
        """What is wrong with a document none of whose pages could be read; ``None`` when one could."""
        if not self.pages or len(self.failed) < len(self.pages):
            return None
        causes = list(dict.fromkeys(page.cause or "" for page in self.failed))
        return Failure.of(NoPageReadError(f"no page could be read: {'; '.join(causes)}"))

    def put(self, page: PageRow) -> PageRow:
        """A page is as given from now on."""
        self.pages[page.number] = page
        return page

    def bears_kill(self, number: int, error: BaseException) -> bool:
        """Whether a worker was only killed from outside, over a page or (0) the document, and not too often yet."""
        if not isinstance(error, WorkerKilledError) or self.kills[number] >= KILLS_BORNE:
            return False
        self.kills[number] += 1
        return True


def after_failure(page: PageRow, error: BaseException, min_dpi: int) -> PageRow:
    """A page that failed: queued once more at a lower dpi where that may help, else given up."""
    tried = replace(page, attempts=page.attempts + 1, cause=Failure.of(error).cause)
    if tried.attempts < TRIES and not is_of_the_input(error):
        return replace(tried, state=PageState.QUEUED, dpi=max(min(min_dpi, page.dpi), round(page.dpi * LOWER)))
    return replace(tried, state=PageState.FAILED)
