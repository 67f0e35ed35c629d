"""A signer's name set in capitals (BÙI VĂN AN), told from a title and from what a seal says by the table of names."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from diacritics.names import NamePlace, name_places
from ocr_pipeline.parsing.fields import Checks, field_at, flagged
from ocr_pipeline.parsing.gazetteer import known_agency, known_place, known_title, surnames
from ocr_pipeline.parsing.name_table import name_table
from ocr_pipeline.parsing.signer_places import Place, Reading
from schemas import FieldValue

SYLLABLES = regex.compile(
    r"^[\W_]*(?P<name>\p{Lu}{2,7}(?:\s\p{Lu}{2,7}){1,4}|\p{Lu}{2,7}(?:\s\p{Lu}{2,7}){1,3}\s\p{Lu})[\W_]*$"
)
"""Two to five syllables in capitals; the last may be the one letter that stands for a name (NGUYỄN VĂN A)."""
COMMON = 3
"""A part of a name was met so often in its place."""
FEW = 2
"""Of so many syllables, a word may be no name at all (CÔNG AN, VĂN HÓA): its first must be a surname above all."""


def capital_name(places: Sequence[Place]) -> FieldValue | None:
    """The lowest line of a signature that is a name in capitals; as a seal's text is set so too, two nets must say it.

    ``normalised`` has it with its capitals and small letters.
    """
    for place in reversed(places):
        said = [(reading, name) for reading in place.readings if (name := name_in_capitals(reading.said)) is not None]
        own = next((pair for pair in said if pair[0].own), None)
        if own is not None:
            return _field(*own, said)
    return None


def name_in_capitals(said: str) -> str | None:
    """The name that a line in capitals is; ``None`` where it is none, or may be a title's, a place's or an office's."""
    found = SYLLABLES.match(said)
    if found is None:
        return None
    name = found["name"]
    syllables = name.split()
    if syllables[0].capitalize() not in surnames() or known_place(name) or known_agency(name) or known_title(name):
        return None
    known = [
        _is_known(syllable, place)
        for syllable, place in zip(syllables[1:], name_places(len(syllables))[1:], strict=True)
    ]
    counts = name_table().counts.get(syllables[0].lower(), (0, 0, 0))
    is_surname = counts[NamePlace.SURNAME] > max(counts[NamePlace.MIDDLE], counts[NamePlace.GIVEN])
    return name if known[-1] and (len(syllables) > FEW or is_surname) else None


def _is_known(syllable: str, place: NamePlace) -> bool:
    return len(syllable) == 1 or name_table().counts.get(syllable.lower(), (0, 0, 0))[place] >= COMMON


def _field(reading: Reading, name: str, said: Sequence[tuple[Reading, str]]) -> FieldValue:
    start = reading.line.start + reading.said.index(name)
    whole = " ".join(syllable.capitalize() for syllable in name.split())
    checks = Checks(marks_matter=True)
    field = field_at(reading.text, start, start + len(name), name, checks, normalised=whole)
    nets = {each.opinion for each, other in said if not each.own and other == name}
    alone = not reading.words or reading.words[0].from_layer
    return field if alone or len(nets) == 2 else flagged(field, "a name in capitals that one net alone has read")
