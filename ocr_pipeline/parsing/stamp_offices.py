"""The office in a stamp of incoming mail, held against the names of agencies and the area that the document is from.

A stamp's capitals are small, worn and often crossed by its frame; but most offices are a sở, a ban or a committee of
the province that the document names too.
"""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from ocr_pipeline.parsing.gazetteer import agency_words, letters

ALIKE = 80.0
"""Least rapidfuzz ratio (0..100) of the letters at which what a stamp says is taken for a known office."""
SAME_PLACE = 60.0
"""The same of the letters behind the office's name and those of its place."""
LEFT_OVER = 3
"""So many letters behind a name without a place are dirt; more are a place that the document does not name."""
OF_A_PROVINCE = "SỞ"
"""What those of the known agencies open with whose stamps come upon the documents of others."""


def known_office(said: str, areas: Iterable[str]) -> str | None:
    """The office that a stamp's first row must mean; ``None`` where it is like none.

    Args:
        said: as it was read, in capitals.
        areas: names that the document's own head gives, such as that of its province.
    """
    bare = [*agency_words("in_stamps"), *(name for name in agency_words("known") if name.startswith(OF_A_PROVINCE))]
    places = [area.upper() for area in areas if area]
    parts = {name: (name, "") for name in bare}
    parts |= {f"{name} {place}": (name, place) for name in bare for place in places}
    by_letters = {letters(name): name for name in reversed(parts)}
    found = process.extractOne(letters(said), by_letters.keys(), scorer=fuzz.ratio, score_cutoff=ALIKE)
    if not found:
        return None
    office = by_letters[found[0]]
    return office if _same_place(letters(said), *(letters(part) for part in parts[office])) else None


def _same_place(said: str, name: str, place: str) -> bool:
    """Whether what stands behind an office's name is its place: that of another province is as long as this one."""
    behind = said[len(name) :]
    return fuzz.ratio(behind, place) >= SAME_PLACE if place else len(behind) <= LEFT_OVER
