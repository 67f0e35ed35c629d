"""Whether a doubtful reading may be somebody's name: script type, a pen and a seal are read as names that nobody has.

Such a reading is no value. It is kept as a candidate of a name that was not read.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from diacritics.names import NamePlace, name_places
from diacritics.words import Vocabulary
from ocr_pipeline.parsing.confirming import OTHER
from ocr_pipeline.parsing.fields import flagged, missing
from ocr_pipeline.parsing.gazetteer import surnames
from ocr_pipeline.parsing.likeness import letters_apart, same_marks, unlike
from ocr_pipeline.parsing.name_table import name_table
from ocr_pipeline.parsing.signer_places import Place
from schemas import Alternative, FieldValue

SURELY = 0.85
"""A syllable that a look read at least so surely (0..1) is printed so, though no table knows it."""
LEAST_LETTERS = 3
"""A syllable of fewer letters is but for one of them too many words."""
COMMON = 3
"""A word that was met so often in a place of names may be meant there."""
FAMILIAR = 10
"""So often was a word met in a place of names that one that was met in none, and is but for one letter this one, is
hardly what was printed: Há for Bá. Of a hundred people one has such a name and is looked at for it."""
RARELY = 10
"""So many times as often is a word a middle name than a surname that is hardly a surname: Văn, Quang, Hồng."""
FEWEST = 2
"""A name has so many syllables: surname and given name."""
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
    if not all(_may_be_printed(syllable, place) for syllable in given):
        return True
    return len(given) == 1 and (surname not in surnames() or not _read(surname, place, LEAST_SURNAME))


def unknown_syllables(field: FieldValue, place: Place) -> list[str]:
    """The doubts about given names that no table of names and no word has, as they were read from a page.

    Two nets may read Quung alike where Quang was printed, and Há for Bá, which is a word but nobody's name.
    """
    read = (field.value or "").split() if any(reading.words for reading in place.readings) else []
    given = list(zip(read, name_places(len(read)), strict=True))[1:]
    lost = [f"{read[0]} is hardly a surname: the surname may be lost before it"] if _begins_late(read) else []
    return lost + [doubt for syllable, where in given for doubt in _doubts(syllable.lower(), syllable, where)]


def _begins_late(read: Sequence[str]) -> bool:
    """Whether a name of two syllables begins with one that is a middle name, and hardly ever a surname (Văn, Quang)."""
    counts = name_table().counts.get(read[0].lower()) if len(read) == FEWEST else None
    return counts is not None and counts[NamePlace.MIDDLE] >= max(FAMILIAR, RARELY * counts[NamePlace.SURNAME])


def _doubts(word: str, syllable: str, where: NamePlace) -> list[str]:
    if word not in _syllables():
        return [f"{syllable} is a word of no table"]
    table = name_table().counts
    if word in table:
        return []
    near = [
        other
        for other, counts in table.items()
        if counts[where] >= FAMILIAR
        and len(other) == len(word)
        and letters_apart(other, word) == 1
        and same_marks(other, word)
    ]
    likeliest = max(near, key=lambda other: table[other][where], default=None)
    return [f"{syllable} is in no name that was met, {likeliest.capitalize()} in many"] if likeliest else []


def nearest_name(field: FieldValue, place: Place) -> FieldValue | None:
    """A name in doubt with a syllable that is no word made the common one of a letter's difference: Fhị is Thị.

    ``None`` where there is none such for a syllable. What was read stays among the alternatives.
    """
    read = (field.value or "").split()
    places = name_places(len(read))
    meant = [
        _nearest(syllable, where) if number and not _may_be_printed(syllable, place) else syllable
        for number, (syllable, where) in enumerate(zip(read, places, strict=True))
    ]
    if None in meant or meant == read:
        return None
    changes = ", ".join(f"{one} taken for {other}" for one, other in zip(read, meant, strict=True) if one != other)
    others = (Alternative(value=" ".join(read), confidence=OTHER), *field.alternatives)
    value = " ".join(syllable for syllable in meant if syllable)
    return flagged(field, f"{changes}, since it is no word").model_copy(update={"value": value, "alternatives": others})


def _nearest(syllable: str, where: NamePlace) -> str | None:
    """The commonest word in a place of a name that a syllable is but for one letter."""
    if len(syllable) < LEAST_LETTERS:
        return None
    table = name_table()
    near = [
        word
        for word, counts in table.counts.items()
        if counts[where] >= COMMON and len(word) == len(syllable) and letters_apart(word, syllable) == 1
    ]
    best = min(near, key=lambda word: unlike(syllable, word.capitalize()) - table.log_share(word, where), default=None)
    return best.capitalize() if best is not None else None


def as_candidate(field: FieldValue) -> FieldValue:
    """A name that was not read, with a reading that is unlike one among its candidates."""
    value = field.value or ""
    others = (Alternative(value=value, confidence=OTHER), *field.alternatives)
    lost = missing(f"what was read is unlike a name: {value}", page=field.page, raw=field.raw)
    return lost.model_copy(update={"alternatives": others, "bbox": field.bbox, "span": field.span})


def _may_be_printed(syllable: str, place: Place) -> bool:
    """Whether a syllable is a word of the language, or was read surely."""
    return syllable.lower() in _syllables() or _read(syllable, place, SURELY)


def _read(syllable: str, place: Place, surely: float) -> bool:
    return any(
        syllable in word.text and word.confidence >= surely for reading in place.readings for word in reading.words
    )
