"""One figure for a set of documents: 1 when all is right and nothing need be touched, near 0 for whoever games a part.

The grade is the harmonic mean of up to eight parts, each 0..1:

- ``settled``: the printed values of single fields given right and without a flag, of those that the pages show;
- ``trusted``: the values of single fields that are right, of those given without a flag;
- ``entries``: addressees, recipients, authority, dates, sections, electronic signatures, attachments, copies, together;
- ``citations``: legal bases and citations together;
- ``statistics``, ``marks`` (seals, signatures, stamps, handwriting) and ``tables`` (their cells);
- ``text``: 1 - word error rate.

The part of a list balances (harmonic mean) the share of the true entries that are found and not flagged with the share
of the given entries, flagged or not, that are true. So flagging everything settles nothing, and inventing, doubling or
listing every possibility costs precision whatever is flagged. A harmonic mean is near its least part: a document set is
not well read because seven things of eight are.

What the truth does not show and the documents do not give has no part and is left out; so is what labels cannot judge.
What is shown and not given, or given and not shown, has the part 0. Before the mean each part is raised by ``_GROUND``,
and the mean lowered by it again: a reader that lacks one thing can then be told from one that lacks two.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from ocr_pipeline.scoring.counts import FieldCounts, ListCounts, TextCounts

_GROUND: Final = 0.02

_ENTRIES: Final = (
    "addressees",
    "recipients",
    "authority",
    "dates",
    "sections",
    "digital_signatures",
    "attachments",
    "copies",
)
_CITATIONS: Final = ("legal_bases", "citations")


def parts_of(fields: FieldCounts, lists: Mapping[str, ListCounts], text: TextCounts | None) -> dict[str, float | None]:
    """The parts by name; ``None`` is left out of the grade.

    Args:
        fields: the counts of all single fields together.
        lists: the counts of each list, by name.
        text: the counts of the text, where its truth is known.
    """
    kinds = [name for name in lists if name.startswith("marks.")]
    return {
        "settled": fields.settled,
        "trusted": _trusted(fields),
        "entries": _together(lists, _ENTRIES),
        "citations": _together(lists, _CITATIONS),
        "statistics": _together(lists, ("statistics",)),
        "marks": _together(lists, kinds),
        "tables": _together(lists, ("tables",)),
        "text": text.word_accuracy if text is not None else None,
    }


def grade(parts: Iterable[float | None]) -> float | None:
    """The harmonic mean of the parts that there are, 0..1; ``None`` of none."""
    raised = [(part + _GROUND) / (1 + _GROUND) for part in parts if part is not None]
    if not raised:
        return None
    mean = len(raised) / sum(1 / part for part in raised)
    return min(1.0, max(0.0, mean * (1 + _GROUND) - _GROUND))


def _trusted(fields: FieldCounts) -> float | None:
    """Who gives nothing without a flag, where there is something to give, is trusted with nothing."""
    if fields.unflagged_precision is None and fields.printed:
        return 0.0
    return fields.unflagged_precision


def _together(lists: Mapping[str, ListCounts], names: Iterable[str]) -> float | None:
    return sum((lists[name] for name in names if name in lists), ListCounts()).worth
