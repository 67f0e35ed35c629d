"""Whether a doubtful reading may be somebody's name: script type, a pen and a seal are read as names that nobody has.

Such a reading is no value. It is kept as a candidate of a name that was not read.
"""

from __future__ import annotations

from functools import cache

from diacritics.words import Vocabulary
from ocr_pipeline.parsing.confirming import OTHER
from ocr_pipeline.parsing.fields import missing
from ocr_pipeline.parsing.gazetteer import surnames
from ocr_pipeline.parsing.name_table import name_table
from ocr_pipeline.parsing.signer_places import Place
from schemas import Alternative, FieldValue

SURELY = 0.85
"""A syllable that a look read at least so surely (0..1) is printed so, though no table knows it."""
LEAST_SURNAME = 0.5
"""A surname is in the name when a look read it with at least this confidence (0..1)."""


@cache
def _syllables() -> frozenset[str]:
    """Every word that Vietnamese documents print, in lower case."""
    return frozenset(Vocabulary.load().words) | frozenset(name_table().counts)


def unlike_a_name(field: FieldValue, place: Place) -> bool:
    """Whether a name in doubt has a syllable of no word of the language, which no look read surely.

    Or it has two syllables alone, and its surname was not read as one.
    """
    if not field.needs_review or field.value is None:
        return False
    surname, *given = field.value.split()
    if any(syllable.lower() not in _syllables() and not _read(syllable, place, SURELY) for syllable in given):
        return True
    return len(given) == 1 and (surname not in surnames() or not _read(surname, place, LEAST_SURNAME))


def unknown_syllables(field: FieldValue, place: Place) -> list[str]:
    """The doubts about given names that no table of names and no word has, as they were read from a page.

    Two nets may read Quung alike where Quang was printed.
    """
    given = (field.value or "").split()[1:] if any(reading.words for reading in place.readings) else []
    return [f"{each} is a word of no table" for each in given if each.lower() not in _syllables()]


def as_candidate(field: FieldValue) -> FieldValue:
    """A name that was not read, with a reading that is unlike one among its candidates."""
    value = field.value or ""
    others = (Alternative(value=value, confidence=OTHER), *field.alternatives)
    lost = missing(f"what was read is unlike a name: {value}", page=field.page, raw=field.raw)
    return lost.model_copy(update={"alternatives": others, "bbox": field.bbox, "span": field.span})


def _read(syllable: str, place: Place, surely: float) -> bool:
    return any(
        syllable in word.text and word.confidence >= surely for reading in place.readings for word in reading.words
    )
