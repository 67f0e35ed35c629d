"""The end of a run, told as a table for people or as JSON for programs."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence
from typing import Any

from ocr_pipeline.cli.outcomes import HEADER_COLUMNS, Findings, Outcome
from ocr_pipeline.cli.streams import printable

_COLUMNS = ("File", "Type", "Code", "Date", "Issuer", "To review", "Seconds")
_MISSING = "–"
_DOUBT = " ?"
_LEGEND = "? = to be reviewed before it is trusted"
_GAP = "  "


def summary_table(outcomes: Sequence[Outcome]) -> str:
    """Aligned columns, a line per input; then the paths that were written, one a line."""
    rows = [_COLUMNS, *(_row(outcome) for outcome in outcomes)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_COLUMNS))]
    lines = [_GAP.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    lines.insert(1, _GAP.join("─" * width for width in widths))
    lines += [_LEGEND] if any(outcome.findings and outcome.findings.doubtful for outcome in outcomes) else []
    paths = [printable(path) for outcome in outcomes for path in outcome.written]
    return "\n".join([*lines, *(["", *paths] if paths else [])]) + "\n"


def summary_json(outcomes: Sequence[Outcome]) -> str:
    """A list with an object per input: the table, the errors and the exit status each alone would have."""
    return json.dumps([_record(outcome) for outcome in outcomes], ensure_ascii=False, indent=2) + "\n"


def _row(outcome: Outcome) -> tuple[str, ...]:
    found = outcome.findings
    if found is None:
        cells: tuple[str, ...] = (f"not converted ({outcome.exit_code})", *[_MISSING] * 4)
    else:
        cells = (*(_cell(found, name) for name in HEADER_COLUMNS), str(found.to_review))
    # Composed letters, so that one character is one column wide.
    name = unicodedata.normalize("NFC", printable(outcome.job.name))
    return (name, *cells, f"{outcome.seconds:.1f}")


def _cell(found: Findings, name: str) -> str:
    """A value as the table shows it: one that a person must look at never stands there as if it were sure."""
    value = getattr(found, name)
    doubt = _DOUBT if name in found.doubtful else ""
    return f"{printable(value or _MISSING)}{doubt}"


def _record(outcome: Outcome) -> dict[str, Any]:
    job, found, error = outcome.job, outcome.findings, outcome.error
    return {
        "file": job.inputs[0],
        "output": _if_written(outcome, job.json_path),
        "pictures": [path for path in outcome.written if path.endswith(".png")],
        **({"outputs": [path for path in outcome.written if path.endswith(".json")]} if job.split else {}),
        **({"pdfs": [path for path in outcome.written if path.endswith(".pdf")]} if job.pdf else {}),
        "status": outcome.status,
        "exit_code": outcome.exit_code,
        "error": None if error is None else {"cause": str(error), "next_step": error.next_step},
        "notes": list(outcome.notes),
        "failed_pages": [{"page": page, "error": cause} for page, cause in found.failed_pages] if found else [],
        "document_type": found.document_type if found else None,
        "code": found.code if found else None,
        "date": found.date if found else None,
        "issuer": found.issuer if found else None,
        "doubtful": list(found.doubtful) if found else [],
        "to_review": found.to_review if found else None,
        "seconds": round(outcome.seconds, 3),
    }


def _if_written(outcome: Outcome, path: object) -> str | None:
    return str(path) if str(path) in outcome.written else None
