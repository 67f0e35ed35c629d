"""Who says a sign of the notation, where letters of it were changed: one witness is not enough.

The initials of the issuer's name turn CĐYTLG into GĐYTLG where CAO was read as GAO, and both were read without doubt.
So two that say the sign are called for against the one reading that did not: a name above the number, a table, the
line's other reading, other lines of the document.
"""

from __future__ import annotations

from collections.abc import Iterable

import regex

from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.heading.notation import NotationWitnesses, types_alike
from ocr_pipeline.parsing.tables import agencies, drafting_units, type_of_abbreviation

ENOUGH = 2
"""So many say a sign that is to stand, without a flag, for what was read otherwise."""


def is_vouched(read: str, taken: str, witnesses: NotationWitnesses, others: Iterable[str]) -> bool:
    """Whether enough say a group's letters to believe them against how it was read.

    Args:
        read: the group as it was read.
        taken: what it was taken for.
        witnesses: of the notation.
        others: the line's other readings, and the text of the document's other lines; each place that has the sign
            says it once more.
    """
    if taken in types_alike(read, witnesses.kind, witnesses.regimes):
        return True  # The title names the type, and the tables give its sign.
    in_tables = any(taken in table for table in (agencies(), drafting_units(), type_of_abbreviation()))
    if in_tables and fold(taken) == fold(read):
        return True  # A stroke was lost, and no other sign of the tables has these letters.
    sign = regex.compile(rf"(?<![\w&]){regex.escape(taken)}(?![\w&])")
    said = sum(len(sign.findall(other)) for other in others)
    return said + (taken in witnesses.initials) + in_tables >= ENOUGH
