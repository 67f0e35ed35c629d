"""Agencies in the header of a text that an OCR without Vietnamese read: put right by the tables, and flagged.

"UY BANNHANDAN TINH BAC KAN" can be but ỦY BAN NHÂN DÂN TỈNH BẮC KẠN: the letters are those of an agency of the tables
and of a unit. What no table holds stays as restoration left it; nothing that was put right here passes without a flag.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import regex
from rapidfuzz.distance import Levenshtein

from ocr_pipeline.layout.text import DocumentText
from ocr_pipeline.parsing.fields import flagged
from ocr_pipeline.parsing.gazetteer import agency_words
from ocr_pipeline.parsing.issuers.areas import CITY, PROVINCE
from ocr_pipeline.parsing.issuers.bodies import Body, printed_forms
from ocr_pipeline.parsing.issuers.damaged_units import (
    Mentions,
    Unit,
    by_likelihood,
    fullest,
    kind_at,
    named_like,
    read_alike_elsewhere,
    shape,
    units_like,
)
from ocr_pipeline.parsing.issuers.days import ANY_DAY, Days
from schemas import Alternative, FieldValue

_LETTERS_A_MISS: Final = 6
"""One letter in so many of a body's name may be misread; a shorter name (UBND) must be read exactly."""
_MISS: Final = 4
"""So many letters more must be explained for each that differs."""
_OTHERS: Final = 3
"""So many alternatives are shown."""
_ALTERNATIVE: Final = 0.2
"""What an alternative's confidence is (0..1)."""
_SHORT_CITY: Final = regex.compile(r"\bTP\b\.?")
"""How a page prints a city's kind in short."""
_UPRIGHT: Final = regex.compile(r"(?<=\p{Lu})[\]|!](?=\s)")
"""An I at the end of a word, its mark and all: TH] XA for THỊ XÃ."""


@dataclass(frozen=True, slots=True)
class _Opening:
    """A body that damaged letters open with: the form it is printed in, and the letters ``rest`` behind it."""

    form: str
    body: Body | None
    rest: str
    score: int


def mended_agency(field: FieldValue, read: str, text: DocumentText, days: Days = ANY_DAY) -> FieldValue:
    """An agency of a damaged text by the name that the tables have for its letters; flagged where that changed it.

    Args:
        field: the agency as restoration left it.
        read: what was read in its lines, before restoration.
        text: the document's text.
        days: the days that the document may be of.
    """
    restored = field.value
    if restored is None:
        return field
    openings = _openings(shape(_UPRIGHT.sub("I", read)))
    names = list(_names(openings, read, text, days))
    if not names:
        field = flagged(field, f"no table holds this name in a damaged text: {read}")
        names = [name for opening in openings[:1] for name in _with_own_name(opening, restored, text.text)]
    if not names or names == [restored]:
        return field
    others = [name for name in dict.fromkeys((*names[1:], restored)) if name != names[0]][:_OTHERS]
    alternatives = tuple(Alternative(value=name, confidence=_ALTERNATIVE) for name in others)
    mended = field.model_copy(update={"value": names[0], "alternatives": alternatives})
    if names[0] == restored:
        return flagged(mended, "several units have these letters") if len(names) > 1 else mended
    return flagged(mended, f"read as {read}; taken for {names[0]} after the tables of agencies and units")


def _names(openings: Sequence[_Opening], read: str, text: DocumentText, days: Days) -> Iterator[str]:
    """The names of the tables that a damaged one may be, the likeliest first."""
    mentions = Mentions.of(text.restoration.raw)
    for opening in openings:
        form = opening.form.upper()
        if not opening.rest:
            yield form
            return
        near = by_likelihood(_units(opening), mentions, days)
        if near and not (near[0].off and read_alike_elsewhere(_name_letters(opening), mentions)):
            for unit in near:
                yield f"{form} {_printed_kind(opening, unit, read)}{unit.name.upper()}"
            return


def _openings(key: str) -> list[_Opening]:
    """The bodies whose names explain the letters' beginning, the longest first; then what opens any agency's name."""
    bodies = [each for form, body in printed_forms() for each in _opened(form, body, key)]
    whole = [each for each in bodies if each.body and (each.body.level != "central" or not each.rest)]
    stock = [each for form in (*agency_words("stock"), *agency_words("heads")) for each in _opened(form, None, key)]
    order = sorted(whole, key=lambda each: -each.score)
    return [*order, *sorted(stock, key=lambda each: -each.score)]


def _opened(form: str, body: Body | None, key: str) -> Iterator[_Opening]:
    said = _shape(form)
    allowed = len(said) // _LETTERS_A_MISS
    for length in range(len(said) - allowed, min(len(said) + allowed, len(key)) + 1):
        off = Levenshtein.distance(key[:length], said, score_cutoff=allowed)
        if off <= allowed:
            yield _Opening(form, body, key[length:], len(said) - _MISS * off)


def _units(opening: _Opening) -> list[Unit]:
    """The units that stand behind the body: bare where the body says their kind itself, or is a province's.

    A unit that ended before the tables begin may have passed its name on to another kind.
    """
    body, rest = opening.body, opening.rest
    if body is None:
        return []
    found = named_like(rest, (body.own_kind,)) if body.own_kind else units_like(rest)
    behind = kind_at(rest) if not body.own_kind else (body.own_kind, rest)
    if not found and behind is None and body.level in ("province", "unit"):
        found = named_like(rest, (PROVINCE, CITY))
    if found or behind is None:
        return found
    return [Unit(behind[0], unit.name, unit.off) for unit in named_like(behind[1]) if not unit.off]


def _printed_kind(opening: _Opening, unit: Unit, raw: str) -> str:
    if opening.body is not None and opening.body.own_kind:
        return ""
    if kind_at(opening.rest) is None:
        return ""
    short = _SHORT_CITY.search(raw) if unit.kind == CITY else None
    return f"{short.group() if short else unit.kind.upper()} "


def _name_letters(opening: _Opening) -> str:
    behind = kind_at(opening.rest) if not (opening.body and opening.body.own_kind) else None
    return behind[1] if behind else opening.rest


def _with_own_name(opening: _Opening, restored: str, text: str) -> Iterator[str]:
    """The body with the name behind it as restoration left it, there or elsewhere, where the words part there."""
    behind = kind_at(opening.rest) if opening.body is not None and opening.body.level == "unit" else None
    own = _words_of(restored, behind[1] if behind and not _own_kind(opening) else opening.rest)
    if own is None:
        return
    kind = f"{behind[0].upper()} " if behind and not _own_kind(opening) else ""
    yield f"{opening.form.upper()} {kind}{fullest(own, text).upper() if kind or _own_kind(opening) else own}"


def _own_kind(opening: _Opening) -> bool:
    return opening.body is not None and opening.body.own_kind is not None


def _words_of(restored: str, letters: str) -> str | None:
    """The last words of a name that have just these letters."""
    words = restored.split()
    for at in range(len(words) - 1, -1, -1):
        said = shape(" ".join(words[at:]))
        if len(said) >= len(letters):
            return " ".join(words[at:]) if said == letters else None
    return None


@cache
def _shape(form: str) -> str:
    return shape(form)


def own_units(names: Sequence[str | None]) -> Iterator[str]:
    """The letters of the bare names of units in the names of agencies."""
    for name in names:
        opening = next(iter(_openings(shape(name))), None) if name else None
        if opening is not None and opening.rest:
            yield _name_letters(opening)
