"""Two agencies above one number that issue a document together (thông tư liên tịch): neither is the other's parent."""

from __future__ import annotations

import regex

from ocr_pipeline.parsing.fields import REVIEW_CEILING
from ocr_pipeline.parsing.heading.notation import signs_of_agency
from ocr_pipeline.parsing.tables import type_of_abbreviation
from ocr_pipeline.recognition.words import Box
from schemas import FieldValue, Origin

JOINT = regex.compile(r"LT$|LN$|PH$")
"""What the abbreviation of a joint type ends with: TTLT, NQLT (liên tịch), HDLN (liên ngành), QCPH (phối hợp)."""
TOGETHER = "both agencies above the number issue it together"


def issue_together(parent: FieldValue, issuer: FieldValue, notation: str | None) -> bool:
    """Whether a notation is of a joint type, or names both agencies behind another one's (TTLT-TANDTC-VKSNDTC)."""
    if not (parent.value and issuer.value and notation):
        return False
    kind, *groups = regex.split(r"[-/]", regex.sub(r"^(?:19|20)\d\d/", "", notation))
    if JOINT.search(kind) and len(groups) > 1:
        return True
    named = [set(groups) & signs_of_agency(agency) for agency in (parent.value, issuer.value)]
    return kind in type_of_abbreviation() and len(groups) > 1 and all(named) and named[0] != named[1]


def together(parent: FieldValue, issuer: FieldValue) -> FieldValue:
    """Both agencies as the issuer, parted by a hyphen as on one line; in doubt."""
    spans = [each.span for each in (parent, issuer) if each.span is not None]
    boxes = [Box(*each.bbox) for each in (parent, issuer) if each.bbox is not None]
    return issuer.model_copy(
        update={
            "value": f"{parent.value} - {issuer.value}",
            "raw": "\n".join(each.raw for each in (parent, issuer) if each.raw),
            "span": (min(span[0] for span in spans), max(span[1] for span in spans)) if spans else None,
            "bbox": Box.around(boxes).as_bbox() if boxes else None,
            "normalised": None,
            "origin": Origin.DERIVED,
            "needs_review": True,
            "reasons": (*parent.reasons, *(each for each in issuer.reasons if each not in parent.reasons), TOGETHER),
            "confidence": min(parent.confidence, issuer.confidence, REVIEW_CEILING),
        }
    )
