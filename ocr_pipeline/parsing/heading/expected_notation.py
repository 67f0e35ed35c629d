"""The notation that a document must have by its title and its issuer, found where it was read badly.

A Thông báo of the VĂN PHÒNG CHÍNH PHỦ is a TB-VPCP (NĐ 30/2020 Phụ lục VI): what looks like it below the agency's name
is its notation, and the line its number line, though "Số:" and the slash were lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import regex
from rapidfuzz import fuzz

from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.heading.notation import COMMITTEES
from ocr_pipeline.parsing.tables import REGIMES, Regime, agencies, document_types

ALIKE = 72.0
"""Least rapidfuzz partial ratio (0..100) of a notation's shape to what was read."""
SHORTEST = 5
"""A notation of fewer signs (``TB-X``) is like too many things."""
MOST_WORDS = 4
"""So many words of two letters and more are no number line but an agency's or a subject's."""
OF_THE_PEOPLE = ("UBND", "HĐND")
"""The signs of an agency in whose name little but "NHÂN DÂN" was read."""
SHAPES = str.maketrans({**dict.fromkeys("1il|!tjfe", "i"), **dict.fromkeys("0oqgcd", "o"), "8": "b", "5": "s"})
"""Signs of a notation that engines take for each other, in small letters without marks, each class as one."""


@dataclass(frozen=True, slots=True)
class FoundNotation:
    """A notation, where in the line it was read (offsets), and how like it that is (0..100)."""

    notation: str
    start: int
    end: int
    alike: float


def expected_notations(
    kind: str | None,
    issuer: str | None,
    signs: Iterable[str],
    units: Iterable[str],
    regimes: Sequence[Regime] = REGIMES,
) -> list[str]:
    """The notations that a document may have.

    Args:
        kind: the type that its title names; ``None`` for a letter.
        issuer: its issuer's name.
        signs: what the initials of that name make (:func:`~ocr_pipeline.parsing.heading.notation.signs_of_agency`).
        units: the units that keep it, one of which drafted a letter.
        regimes: the sets of rules that it may be formed by.
    """
    folded = fold(issuer or "")
    own = [each.abbr for each in agencies().values() if folded and folded.startswith(fold(each.name))]
    own += [sign for sign in OF_THE_PEOPLE if regex.search(r"\bnhan dan\b", folded)]
    names = list(dict.fromkeys([*own, *sorted(signs)]))
    if kind is None:
        return [f"{name}-{unit}" for name in names for unit in units]
    types = next((each.by_regime for each in document_types() if each.name == kind), {})
    of_state = (regime for regime in regimes if regime not in ("party", "practice"))
    abbreviations = dict.fromkeys(abbr for regime in of_state for abbr in types.get(regime, ()))
    of_party = types.get("party", ()) if "party" in regimes else ()
    party = [f"{abbr}/{name}" for abbr in of_party for name in names if name in COMMITTEES.values()]
    return [*party, *(f"{abbr}-{name}" for abbr in abbreviations for name in names)]


def find_notation(said: str, expected: Sequence[str]) -> FoundNotation | None:
    """The expected notation that a line says, however it was read; ``None`` where it says none of them."""
    if len(regex.findall(r"\p{L}{2,}", said)) > MOST_WORDS:
        return None
    shape = _shape(said)
    found = None
    for notation in expected:
        if len(notation) < SHORTEST or len(said) < len(notation) - 1:
            continue
        match = fuzz.partial_ratio_alignment(_shape(notation), shape, score_cutoff=found.alike if found else ALIKE)
        if match is not None and (found is None or match.score > found.alike):
            found = FoundNotation(notation, match.dest_start, match.dest_end, match.score)
    return found


def _shape(text: str) -> str:
    return fold(text).translate(SHAPES)
