"""What a search finds, as Python, the command line and the web have it."""

from __future__ import annotations

from dataclasses import dataclass

from ocr_pipeline.archive.identity import DocumentId


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a document's text as printed, on one line, where words that were asked for stand.

    ``page`` is that of the scan, from 1. ``hits`` are the characters ``(start, end)`` of ``text`` that were found; it
    is cut off before or behind where ``cut`` says so.
    """

    page: int
    text: str
    hits: tuple[tuple[int, int], ...]
    cut: tuple[bool, bool] = (False, False)


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that was found.

    ``exact``: it has the words with the marks that they were typed with. ``name`` is that of the scan. The fields are
    those of the contract, by value; ``flagged`` names those of head and foot that a person must look at before they
    are trusted, ``doubtful`` counts all such values of the document, ``decisions`` those that people decided,
    which are given as decided, ``stale_decisions`` what was decided and fits no more. ``score`` is how well it fits
    (the lower the better; 0 where that was not asked), ``archive`` the name of its archive where several were searched.
    """

    document: DocumentId
    name: str
    document_type: str | None
    code: str | None
    date: str | None
    issuer: str | None
    subject: str | None
    review_required: bool
    doubtful: int
    decisions: int
    stale_decisions: int
    flagged: tuple[str, ...]
    exact: bool
    snippet: Snippet
    score: float = 0.0
    archive: str = ""


@dataclass(frozen=True, slots=True)
class Results:
    """A page of what was found, the best first; ``total`` counts all that was found."""

    hits: tuple[Hit, ...]
    total: int
    page: int
    limit: int

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return -(-self.total // self.limit)
