"""``vanban rules``: every reason for which something is put up for review, by the kind of evidence it is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Annotated

import typer

from ocr_pipeline.cli.streams import write_out

AsJson = Annotated[bool, typer.Option("--json", help="As JSON, for programs.")]


def rules(as_json: AsJson = False) -> None:
    """List every reason that a flag can have: what it says, and how often values that had one were right."""
    # Imported here: parsers load their tables, which takes longer than --help to print.
    from ocr_pipeline.parsing.review_rules import EVIDENCE

    write_out(_as_json() if as_json else "\n".join("".join(_section(kind)) for kind in EVIDENCE))


def _section(evidence: str) -> Iterator[str]:
    from ocr_pipeline.parsing.calibration import share_right
    from ocr_pipeline.parsing.review_rules import EVIDENCE, review_rules

    share = share_right(evidence)
    known = f" ({share.right} of {share.values} such values were right)" if share is not None else ""
    yield f"{evidence}: {EVIDENCE[evidence]}{known}\n"
    yield from (f"  {rule.reason}\n" for rule in review_rules() if rule.evidence == evidence)


def _as_json() -> str:
    from ocr_pipeline.parsing.review_rules import EVIDENCE, review_rules

    records = [
        {"evidence": rule.evidence, "means": EVIDENCE[rule.evidence], "reason": rule.reason} for rule in review_rules()
    ]
    return json.dumps(records, ensure_ascii=False, indent=2) + "\n"
