"""Whether a scan has lost marks beside a name: then a name that reads well without a mark may have had one."""

from __future__ import annotations

from collections.abc import Sequence

from diacritics.names import NamePlace, NameTable, name_places
from ocr_pipeline.parsing.confirming import OTHER
from ocr_pipeline.parsing.fields import flagged
from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.likeness import fuller
from ocr_pipeline.parsing.signer_places import Place
from schemas import Alternative, FieldValue

SURELY = 0.6
"""A word read at least this surely (0..1) has lost its marks in the scan, not in the reading."""
WORDS = 2
"""So many words without their marks say that the scan loses marks."""
FAR_COMMONER = 8
"""A single one says so of a name whose twin was met so many times as often (Tuân for Tuấn)."""
COMMON = 3
"""A name that was met so often in its place may be meant by one with fewer marks."""


def marks_lost(places: Sequence[Place], titles: Sequence[FieldValue]) -> int:
    """How many words of the lines above a name were read without marks that their titles are known to have."""
    known = {word for title in titles for word in (title.value or "").replace(".", " ").split()}
    read = [word for place in places for reading in place.readings for word in reading.words]
    lost = [
        word
        for word in read
        if word.confidence >= SURELY and any(fuller(title, part) for part in _parts(word.text) for title in known)
    ]
    return len(lost)


def with_twins(name: FieldValue, table: NameTable, lost: int) -> FieldValue:
    """A name of which a syllable is another one without its marks, flagged, with that one among the alternatives.

    Where that one is far commoner it is the value, and what was read an alternative.

    Args:
        name: as it was read.
        table: how people are called.
        lost: how many words beside it lost their marks; without any the name stands.
    """
    if not lost:
        return name
    syllables = (name.value or "").split()
    twins = [
        (number, twin)
        for number, (syllable, place) in enumerate(zip(syllables, name_places(len(syllables)), strict=True))
        for twin in _twins(syllable, place, table)
        if lost >= WORDS or _is_far_commoner(twin, syllable, place, table)
    ]
    if not twins or name.value is None:
        return name
    others = [" ".join([*syllables[:number], twin, *syllables[number + 1 :]]) for number, twin in twins]
    likelier = [
        other
        for other, (number, twin) in zip(others, twins, strict=True)
        if _is_far_commoner(twin, syllables[number], name_places(len(syllables))[number], table)
    ]
    value = likelier[0] if len(likelier) == 1 else name.value
    known = {each.value for each in name.alternatives} | {value}
    more = (Alternative(value=other, confidence=OTHER) for other in (name.value, *others) if other not in known)
    doubts = [f"marks are lost beside it: {syllables[number]} may be {twin}" for number, twin in twins]
    return flagged(name, *doubts).model_copy(update={"value": value, "alternatives": (*name.alternatives, *more)})


def doubts_of_rare_marks(name: str, table: NameTable) -> list[str]:
    """The doubts about syllables that with other marks are far commoner in their place.

    On a scan of few dots Vân is read surely where Văn is printed.
    """
    syllables = name.split()
    return [
        f"marks of few dots: {syllable}"
        for syllable, place in zip(syllables, name_places(len(syllables)), strict=True)
        if any(fold(word) == fold(syllable) and _is_far_commoner(word, syllable, place, table) for word in table.counts)
    ]


def _is_far_commoner(twin: str, syllable: str, place: NamePlace, table: NameTable) -> bool:
    return _count(twin, place, table) >= FAR_COMMONER * max(1, _count(syllable, place, table))


def _count(syllable: str, place: NamePlace, table: NameTable) -> int:
    return table.counts.get(syllable.lower(), (0, 0, 0))[place]


def _twins(syllable: str, place: NamePlace, table: NameTable) -> list[str]:
    same = [word.capitalize() for word in table.counts if fold(word) == fold(syllable)]
    return [word for word in same if _count(word, place, table) >= COMMON and fuller(word, syllable)]


def _parts(text: str) -> list[str]:
    return [part for part in text.replace(",", ".").split(".") if part]
