"""Every reason for which something is put up for review, by the kind of evidence that it is."""

from __future__ import annotations

from typing import Final

from ocr_pipeline.parsing.review_rules import EVIDENCE, review_rules
from scripts.reference.markdown import cell, page

_SAYS: Final = """Every reason that a flag can have, by the kind of evidence that it is; `…` stands for what was read.
`vanban rules` prints the same, with how often values that had one were right; [trust.md](../trust.md) tells what
becomes of them. A reason that is not here was given by a parser of another package."""


def rules_page() -> str:
    """The page of reasons."""
    return page("Reasons of review", _SAYS, *(_section(kind) for kind in EVIDENCE))


def _section(kind: str) -> str:
    says = EVIDENCE[kind]
    reasons = [f"- {cell(rule.reason)}" for rule in review_rules() if rule.evidence == kind]
    return "\n".join([f"## {kind}", "", f"{says[0].upper()}{says[1:]}.", "", *reasons])
