"""What became of each input, and the exit status that follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ocr_pipeline.cli.jobs import Job
from ocr_pipeline.errors import ExitCode, VanbanError
from schemas import Document, values_to_review

HEADER_COLUMNS = ("document_type", "code", "date", "issuer")
"""The fields of a document that a table row shows."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What a table row tells of a document: the values of its header and how many values a person must look at.

    ``doubtful`` are the names of those header values that are among them.
    """

    document_type: str | None
    code: str | None
    date: str | None
    issuer: str | None
    to_review: int
    doubtful: tuple[str, ...]
    failed_pages: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A job with its findings, or the error that ended it; ``seconds`` of wall time; which outputs were written."""

    job: Job
    seconds: float
    findings: Findings | None = None
    error: VanbanError | None = None
    written: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def exit_code(self) -> int:
        """What a run with this input alone ends with."""
        if self.error is not None:
            return int(self.error.exit_code)
        return int(ExitCode.PAGES_FAILED if self.findings and self.findings.failed_pages else ExitCode.OK)

    @property
    def status(self) -> str:
        """``converted``, ``pages_failed`` or ``failed``."""
        if self.error is not None:
            return "failed"
        return "pages_failed" if self.exit_code else "converted"


def exit_code_of(outcomes: Sequence[Outcome]) -> int:
    """The exit status of a run: of its one input, or of several together."""
    codes = [outcome.exit_code for outcome in outcomes]
    if len(codes) == 1:
        return codes[0]
    if any(outcome.error for outcome in outcomes):
        return int(ExitCode.SOME_FAILED)
    return int(ExitCode.PAGES_FAILED if any(codes) else ExitCode.OK)


def findings_of(document: Document) -> Findings:
    """The findings of a converted document."""
    return Findings(
        document_type=document.document_type.value,
        code=document.code.value,
        date=document.date.value,
        issuer=document.issuer.value,
        to_review=values_to_review(document),
        doubtful=tuple(name for name in HEADER_COLUMNS if getattr(document, name).needs_review),
        failed_pages=tuple(
            (page.number, page.error or "the page could not be read")
            for page in document.pages
            if page.error is not None or page.quality.verdict == "failed"
        ),
    )


def findings_of_all(documents: Sequence[Document]) -> Findings:
    """The findings of the documents bound in one input: the header of the first, the doubts and failures of all."""
    each = [findings_of(document) for document in documents]
    return replace(
        each[0],
        to_review=sum(one.to_review for one in each),
        failed_pages=tuple(page for one in each for page in one.failed_pages),
    )
