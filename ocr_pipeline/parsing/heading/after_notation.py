"""The body that issues, after the notation, where a seal or a stamp left little of its name: UBND, HĐND."""

from __future__ import annotations

import re

from ocr_pipeline.parsing.fields import flagged
from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.gazetteer import agency_words
from ocr_pipeline.parsing.unit_doubts import beginning_lost
from schemas import FieldValue

OF_THE_PEOPLE = re.compile(r"^.{2,12}?\s?(?=NHÂN DÂN\s)")
"""What stands before "NHÂN DÂN", where little of it was read."""
AREA = re.compile(r"^(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU)\s\w")
"""An area alone, which issues nothing: the line above its name was not read."""
PEOPLES = {"UBND": "ỦY BAN ", "HĐND": "HỘI ĐỒNG "}
"""What it is by a notation's group."""


def after_notation(issuer: FieldValue, notation: str | None) -> FieldValue:
    """The issuer with its first words as the notation has them, where they were read badly or not at all; in doubt.

    Args:
        issuer: as the lines above the number say it.
        notation: that of the number, in which UBND is ỦY BAN NHÂN DÂN.
    """
    group = next((group for group in PEOPLES if notation and group in re.split(r"[-/]", notation)), None)
    value = issuer.value
    if group is None or value is None:
        return issuer
    body = PEOPLES[group]
    if AREA.match(value) and any(beginning_lost(issuer)):
        whole = f"{body}NHÂN DÂN {value}"
        return flagged(
            issuer.model_copy(update={"value": whole}), f"read as {value}; taken for {whole} after the notation"
        )
    opening = OF_THE_PEOPLE.match(value)
    if opening is None or not issuer.needs_review:
        return issuer
    # A BAN alone opens names (BAN TỔ CHỨC), and none that goes on so.
    if any(fold(stock) == fold(f"{opening.group()}NHÂN DÂN") for stock in agency_words("stock")):
        return issuer
    reason = f"read as {opening.group().strip()}; taken for {body.strip()} after the notation"
    return flagged(issuer.model_copy(update={"value": body + value[opening.end() :]}), reason)
