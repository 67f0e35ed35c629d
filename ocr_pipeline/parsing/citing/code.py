"""A document's code: its parts, how one writes it, and what the rules of numbers and symbols say against it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ocr_pipeline.parsing.citing.known import term_agrees, term_in
from ocr_pipeline.parsing.citing.notation import Group
from ocr_pipeline.parsing.figures import as_figures
from ocr_pipeline.parsing.tables import agencies, drafting_units, type_of_abbreviation

# A legislature whose term is not all figures: QHI5, UBTVQH1S.
_DAMAGED_TERM: Final = re.compile(r"(?P<house>(?:UBTV)?QH)(?P<term>(?=\w?[^\W\d])\w{2})")


@dataclass(frozen=True, slots=True)
class Code:
    """A code in the text: its parts as put right, and in words what is doubtful about them."""

    span: tuple[int, int]
    number: str
    year: str | None
    groups: tuple[Group, ...]
    party: bool = False
    doubts: tuple[str, ...] = ()
    odd_year: str | None = None
    lost_slash: bool = False
    hyphened: bool = False
    stroked: bool = False

    @property
    def notation(self) -> str | None:
        """The symbol without the number and the year: ``QĐ-UBND``, Party ``NQ/TW``; ``None`` when there is none."""
        values = [group.value for group in self.groups]
        if not values:
            return None
        return f"{values[0]}/{'-'.join(values[1:])}" if self.party or self.stroked else "-".join(values)

    @property
    def value(self) -> str:
        """The code as one writes it, with no white space."""
        if self.party or self.hyphened:
            return f"{self.number}-{self.notation}"
        year = self.odd_year or self.year
        if self.lost_slash and not self.odd_year:
            return f"{self.number}/{year}{self.notation}"
        return "/".join(part for part in (self.number, year, self.notation) if part)

    @property
    def well_known(self) -> bool:
        """Whether a table knows one of its groups."""
        return any(group.known for group in self.groups)


def judged_code(
    span: tuple[int, int],
    number: str,
    year: str | None,
    groups: tuple[Group, ...],
    *,
    party: bool = False,
    doubts: list[str] | None = None,
    odd_year: str | None = None,
    lost_slash: bool = False,
) -> Code:
    """A code of these parts: what only one reading of them can mean put right, and what else is doubtful told.

    Args:
        span: where it stands.
        number: as it was read.
        year: as it was read; ``None`` when none was printed, or none could be read.
        groups: of its symbol.
        party: whether it has the Party's form.
        doubts: what was doubtful about how it was read.
        odd_year: a damaged year as it was read.
        lost_slash: whether no sign parts year and symbol.
    """
    groups = _of_government(tuple(_with_term(group, year) for group in groups))
    printed = doubts or []
    all_doubts = (*printed, *(group.doubt for group in groups if group.doubt), *_symbol_doubts(number, year, groups))
    return Code(span, number, year, groups, party, all_doubts, odd_year, lost_slash)


def number_doubts(number: str) -> Iterator[str]:
    """What the rules say against a number by itself (NĐ 30/2020, Phụ lục I, II.3)."""
    if len(number) == 1 and number.isdigit():
        yield f"a number below ten is written with a zero: {number} may have lost a digit"


def _symbol_doubts(number: str, year: str | None, groups: tuple[Group, ...]) -> Iterator[str]:
    """What the rules of numbers and symbols say against a code as it stands (NĐ 30/2020, Phụ lục I, II.3)."""
    last = groups[-1].value
    yield from number_doubts(number)
    if len(groups) == 1 and last in type_of_abbreviation() and last not in {**agencies(), **drafting_units()}:
        yield f"the symbol ends with its type {last}"
    if len(groups) > 1 and len(last) == 1:
        yield f"the last group {last} is a single letter"
    if year and not term_agrees(last, year):
        yield f"{last} did not sit in {year}"


def _of_government(groups: tuple[Group, ...]) -> tuple[Group, ...]:
    """Only the Government issues nghị định: NĐ-CT and NĐ-GP can but be NĐ-CP."""
    if len(groups) != 2 or groups[0].value != "NĐ" or groups[1].value == "CP":
        return groups
    near = len(groups[1].value) == 2 and (groups[1].value[0] == "C" or groups[1].value[1] == "P")
    return (groups[0], Group("CP", known=True, repaired=True)) if near else groups


def _with_term(group: Group, year: str | None) -> Group:
    """A legislature whose term has letters for figures, read as the term that sat in the year of the code."""
    damaged = _DAMAGED_TERM.fullmatch(group.value)
    if damaged is None or year is None:
        return group
    digits = as_figures(damaged["term"])
    if digits != str(term_in(year)):
        return Group(group.value, known=False, doubt=f"the term in {group.value} cannot be read")
    return Group(damaged["house"] + digits, known=True, repaired=True)
