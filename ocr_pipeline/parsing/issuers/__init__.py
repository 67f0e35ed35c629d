"""Who issues a document: agencies by their full names, with the time each name was valid in."""

from __future__ import annotations

from ocr_pipeline.parsing.issuers.full_names import with_full_names

__all__ = ["with_full_names"]
