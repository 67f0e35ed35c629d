"""The signer's name out of all readings of its line, syllable by syllable, beside a table of how people are called.

The table chooses between readings, and says which marks belong on letters that the looks agree on; it puts no letter
into a given name that no look has read. Of a surname under a seal it takes the one that fits best what is left of it.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from diacritics.names import NamePlace
from ocr_pipeline.layout.footer import ADDRESS
from ocr_pipeline.parsing.confirming import Vote, alternatives, taken_from
from ocr_pipeline.parsing.damaged_names import damaged_name
from ocr_pipeline.parsing.fields import field_at, flagged
from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.name_columns import LEGIBLE, Columns, columns_of
from ocr_pipeline.parsing.name_likeness import as_candidate, nearest_name, unknown_syllables, unlike_a_name
from ocr_pipeline.parsing.name_syllables import GAINSAYS, Choice, syllables_of
from ocr_pipeline.parsing.name_table import name_table
from ocr_pipeline.parsing.signer_lines import name_of
from ocr_pipeline.parsing.signer_places import Place, Reading
from schemas import FieldValue

RUNNING = regex.compile(r"\p{Ll}{2,}:?$")
"""A word without a capital: not of a name."""
FEW_WORDS = 1
"""More such words that were surely read are a sentence."""
FAINT = 0.6
"""Mean confidence (0..1) of a name's syllables below which nothing can be made of them."""
STROKES = 0.3
"""A name of the document's own reading has a word that was read at least so surely (0..1)."""
NOBODY = (0, 0, 0)
"""How often a word that the table does not know was met in each place of a name."""
LEAST_SYLLABLES = 2
"""A name has so many."""


def elected_name(place: Place, axis: float | None = None) -> FieldValue | None:
    """The name that a line says by all its readings; ``None`` where none of them says one.

    Its value is ``None`` where what was read can be nobody's name. ``axis`` is the middle of the title above it, in
    pixels.
    """
    damaged = damaged_name(place.own.text, place.own.line) if place.own is not None else None
    if damaged is not None:
        return damaged
    name = None if any(map(_is_running, place.readings)) else _elected(place, axis)
    if name is None:
        return None
    if not unlike_a_name(name, place):
        return flagged(name, *unknown_syllables(name, place))
    likened = nearest_name(name, place)
    return as_candidate(name) if likened is None or unlike_a_name(likened, place) else likened


def _elected(place: Place, axis: float | None) -> FieldValue | None:
    votes = [
        Vote(field, reading)
        for reading in place.readings
        if _is_legible(reading) and (field := name_of(reading.text, reading.line)) is not None
    ]
    own = next((vote.field for vote in votes if vote.reading.own), None)
    legible = Place(tuple(reading for reading in place.readings if _is_legible(reading)))
    columns = columns_of(legible) if any(not reading.own for reading in legible.readings) else None
    if own is not None and not own.needs_review and not (columns is not None and _may_be_longer(own, columns)):
        return _gainsaid(own, votes)
    if columns is None or not (votes or _is_name(columns)):
        return own
    named = syllables_of(columns, axis)
    if len(named) < LEAST_SYLLABLES or _faint(columns):
        return own or (taken_from(votes, votes, votes[0].field.value or "") if votes else None)
    value = " ".join(choice.syllable for choice in named)
    read = own or next((vote.field for vote in votes if vote.field.value == value), None)
    if read is not None and read.value == value and _beyond_doubt(named, columns):
        return _cleared(read).model_copy(update={"span": read.span if own is not None else None})
    if own is not None and own.value == value:
        return own
    return _other(place, own, votes, value, columns)


def _may_be_longer(own: FieldValue, columns: Columns) -> bool:
    """Whether a name is short and a look read letters before it: its surname may have been lost."""
    before = len(columns.syllables) > LEAST_SYLLABLES or any(len(seen.text) > 1 for seen in columns.before)
    return len((own.value or "").split()) == LEAST_SYLLABLES and before


def _gainsaid(own: FieldValue, votes: Sequence[Vote]) -> FieldValue:
    """The document's own reading of a name, in doubt where another net surely read another one."""
    against = [vote for vote in votes if vote.clean and vote.reading.opinion and vote.field.value != own.value]
    if not against:
        return own
    doubts = [f"another look read {vote.field.value}" for vote in against]
    return flagged(own, *doubts).model_copy(update={"alternatives": alternatives(against, own.value or "")})


def _is_legible(reading: Reading) -> bool:
    """Whether the end of a line was read at all, rather than made of a signature's strokes."""
    surest = max((word.confidence for word in reading.words[-3:]), default=1.0)
    return surest >= (STROKES if reading.own else LEGIBLE)


def _is_running(reading: Reading) -> bool:
    """Whether a line is running text, an electronic signature's for one, or the agency's address."""
    if ADDRESS.search(fold(reading.said)):
        return True
    running = [word for word in reading.words if RUNNING.match(word.text) and word.confidence >= GAINSAYS]
    return len(running) > FEW_WORDS


def _faint(columns: Columns) -> bool:
    """Whether the syllables of a name were hardly read."""
    surest = [max(seen.confidence for seen in column) for column in columns.syllables]
    return sum(surest) < FAINT * len(surest)


def _is_name(columns: Columns) -> bool:
    """Whether the last syllables are a name's, though no look read the surname before them."""
    ends = list(zip(columns.syllables[-2:], (NamePlace.MIDDLE, NamePlace.GIVEN), strict=False))
    return len(ends) == 2 and all(
        any(
            seen.confidence >= GAINSAYS and name_table().counts.get(seen.text.lower(), NOBODY)[place] for seen in column
        )
        for column, place in ends
    )


def _cleared(field: FieldValue) -> FieldValue:
    return field.model_copy(update={"needs_review": False, "reasons": ()})


def _other(place: Place, own: FieldValue | None, votes: Sequence[Vote], value: str, columns: Columns) -> FieldValue:
    """The field of a name that the document's own reading does not say."""
    reading = place.own or place.readings[0]
    base = own or field_at(reading.text, reading.line.start, reading.line.end, value)
    said = own.value if own is not None else reading.said
    field = base.model_copy(
        update={
            "value": value,
            "bbox": columns.box.as_bbox(),
            "span": base.span if reading.own else None,
            "alternatives": alternatives(votes, value),
        }
    )
    return flagged(field, f"read as {said}; taken for {value} after every look at it and a table of names")


def _beyond_doubt(named: Sequence[Choice], columns: Columns) -> bool:
    """Whether two nets read every syllable alike, and no surname can stand unseen before the first."""
    whole = len(named) > 2 or not any(seen.text for seen in columns.before)
    return whole and all(choice.confirmed for choice in named)
