"""A document that is under way: which of its pages are read, which come next, what is to be done about a failure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from ocr_pipeline.archive.identity import DocumentId
from ocr_pipeline.batch.inbox import Source
from ocr_pipeline.batch.journal import PageRow
from ocr_pipeline.batch.states import Failure, PageState, is_worth_a_second_try
from ocr_pipeline.errors import NoPageReadError

TRIES: Final = 2
"""How often a page, or the making of a document, is tried."""
LOWER: Final = 2 / 3
"""What the dpi of a page is multiplied by for its second try: less than half the pixels, and still readable."""


@dataclass(slots=True)
class OpenDocument:
    """One document under way. With ``anew`` its words are in the archive already, and it is only parsed again."""

    identity: DocumentId
    source: Source
    pages: dict[int, PageRow]
    anew: bool = False
    seconds: float = 0.0
    assembled: int = 0

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


def after_failure(page: PageRow, error: BaseException, min_dpi: int) -> PageRow:
    """A page that failed: queued once more at a lower dpi where that may help, else given up."""
    tried = replace(page, attempts=page.attempts + 1, cause=Failure.of(error).cause)
    if tried.attempts < TRIES and is_worth_a_second_try(error):
        return replace(tried, state=PageState.QUEUED, dpi=max(min(min_dpi, page.dpi), round(page.dpi * LOWER)))
    return replace(tried, state=PageState.FAILED)
