"""Who issues a document: agencies by their full names, with the time each name was valid in."""

from __future__ import annotations

from ocr_pipeline.parsing.issuers.damaged_agencies import mended_agency
from ocr_pipeline.parsing.issuers.damaged_places import mended_place
from ocr_pipeline.parsing.issuers.days import days_of
from ocr_pipeline.parsing.issuers.full_names import with_full_names

__all__ = ["days_of", "mended_agency", "mended_place", "with_full_names"]
