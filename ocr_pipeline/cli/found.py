"""What a search found, as a table for people, as JSON and as CSV for programs."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from ocr_pipeline.cli.streams import printable
from ocr_pipeline.counted import counted
from ocr_pipeline.export.tabular import as_csv

if TYPE_CHECKING:
    from ocr_pipeline.archive.search.results import Hit, Results, Snippet

_COLUMNS: Final = {"document_type": "Type", "code": "Code", "date": "Date", "issuer": "Issuer"}
_MISSING, _DOUBT, _GAP = "–", " ?", "  "
_LEGEND: Final = "? = to be reviewed before it is trusted"
_WIDEST: Final = 44
"""Characters of a cell: a name of an agency may fill a line."""
_CSV: Final = (
    "document", "name", "document_type", "code", "date", "issuer", "subject", "review_required", "doubtful", "flagged",
    "decisions", "stale_decisions", "exact", "page", "snippet", "archive",
)  # fmt: skip


def found_as_table(results: Results) -> str:
    """A line for each document, under it its subject, and the place where it was found; what was found in «»."""
    count = counted(results.total, "document")
    if not results.hits:
        pages = f"{'is' if results.pages == 1 else 'are'} {counted(results.pages, 'page')}"
        return f"{count}\n" if not results.total else f"{count}; there {pages}\n"
    rows = [tuple(_COLUMNS.values()), *(_row(hit) for hit in results.hits)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_COLUMNS))]
    lines = [_GAP.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    shown = [lines[0], _GAP.join("─" * width for width in widths)]
    for line, hit in zip(lines[1:], results.hits, strict=True):
        shown += [line, *(f"    {each}" for each in _details(hit)), ""]
    shown.append(f"{count}, page {results.page} of {results.pages}")
    shown += [_LEGEND] if any(hit.flagged for hit in results.hits) else []
    return "\n".join(shown) + "\n"


def found_as_json(results: Results) -> str:
    """An object with the counts and a list of documents."""
    told = {
        "total": results.total,
        "page": results.page,
        "pages": results.pages,
        "limit": results.limit,
        "documents": [asdict(hit) for hit in results.hits],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def found_as_csv(results: Results) -> str:
    """A line for each document; what was found in its snippet stands in «»."""
    return "".join(as_csv([*_CSV], (tuple(_record(hit)[name] for name in _CSV) for hit in results.hits)))


def _record(hit: Hit) -> dict[str, Any]:
    told = {**asdict(hit), "page": hit.snippet.page, "snippet": _pointed(hit.snippet)}
    return {
        **told,
        "flagged": " ".join(hit.flagged),
        "exact": int(hit.exact),
        "review_required": int(hit.review_required),
    }


def _row(hit: Hit) -> tuple[str, ...]:
    return tuple(_cell(getattr(hit, name), name in hit.flagged) for name in _COLUMNS)


def _cell(value: str | None, doubtful: bool) -> str:
    """A value as the table shows it: one that a person must look at never stands there as if it were sure."""
    # Composed letters, so that one character is one column wide.
    text = unicodedata.normalize("NFC", printable(value or _MISSING))
    cut = text if len(text) <= _WIDEST else f"{text[: _WIDEST - 1]}…"
    return f"{cut}{_DOUBT if doubtful else ''}"


def _details(hit: Hit) -> Iterator[str]:
    if hit.subject:
        yield f"{printable(hit.subject)}{_DOUBT if 'subject' in hit.flagged else ''}"
    yield f"p. {hit.snippet.page}: {printable(_pointed(hit.snippet))}"
    shelf = f"{printable(hit.archive)}: " if hit.archive else ""
    yield f"{shelf}{hit.document[:12]}  {printable(hit.name)}  ({hit.doubtful} to review)"


def _pointed(snippet: Snippet) -> str:
    """The text of a snippet with what was found in «», and … where it is cut off."""
    before, behind = snippet.cut
    parts, end = ["… " if before else ""], 0
    for start, stop in snippet.hits:
        parts += [snippet.text[end:start], "«", snippet.text[start:stop], "»"]
        end = stop
    return "".join([*parts, snippet.text[end:], " …" if behind else ""])
