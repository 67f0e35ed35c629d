"""Which set of rules a document was formed by, and the evidence for it.

Administrative documents follow the rules in force on their day (TTLT 55/2005, TT 01/2011, NĐ 30/2020); documents of the
Party and normative ones have their own, told by the grammar of their codes. Where the day is not known, words that only
one set has tell it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from ocr_pipeline.parsing.code_parts import CodeParts
from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.issuers.days import Days, Validity, validity
from ocr_pipeline.parsing.tables import REGIMES, Regime, document_types, table_rows

_ADMINISTRATIVE: Final = ("55/2005", "01/2011", "30/2020")
PARTY_ALONE: Final[tuple[Regime, ...]] = ("party",)
"""The sets of rules that a document may be formed by which bears the Party's name."""
_NORMATIVE: Final = ("34/2016", "78/2025")
_NORMATIVE_FORMS: Final = frozenset({"normative", "assembly"})


Heading = Literal["state", "party"]
_HEADINGS: Final[dict[Heading, str]] = {"state": "cong hoa xa hoi chu nghia", "party": "dang cong san viet nam"}
"""What stands over the right column of documents of the state and of the Party. On the folded text."""


@dataclass(frozen=True, slots=True)
class FormRules:
    """One set of rules: its time, and what it knows; an empty part is one that is not known of it.

    ``column`` is that of the table of types that has its own, ``types`` are the abbreviations there, ``dated`` those of
    which every code has a year, ``grades`` marks of urgency, ``copies`` abbreviations of copies; ``national``: quốc
    hiệu stands over the right column, not ĐẢNG CỘNG SẢN VIỆT NAM. ``codes`` are grammars of codes, ``signs`` those of
    authority; ``source`` is where this is laid down.
    """

    key: str
    name: str
    time: Validity
    types: frozenset[str]
    grades: tuple[str, ...]
    copies: tuple[str, ...]
    national: bool
    codes: frozenset[str]
    signs: tuple[str, ...]
    source: str
    column: Regime | None = None
    dated: frozenset[str] = frozenset()

    def expects(self) -> dict[str, list[str]]:
        """What a document formed by these rules has, as plain values; without what is not known of them."""
        known = {"codes": sorted(self.codes), "signs": self.signs, "grades": self.grades, "copies": self.copies}
        return {name: list(values) for name, values in known.items() if values}


@dataclass(frozen=True, slots=True)
class Formed:
    """The rules that a document was formed by, and how that is known, in words."""

    rules: FormRules
    evidence: tuple[str, ...]


@cache
def form_rules() -> dict[str, FormRules]:
    """Every set of rules by its key."""
    return {
        row["key"]: FormRules(
            key=row["key"],
            name=row["name"],
            time=validity(row["since"], row["until"]),
            types=_abbreviations(row["types"]),
            grades=tuple(filter(None, row["grades"].split("|"))),
            copies=tuple(row["copies"].split()),
            national=row["national"] == "yes",
            codes=frozenset(row["codes"].split()),
            signs=tuple(row["signs"].split()),
            source=row["source"],
            column=next((each for each in REGIMES if each == row["types"]), None),
            dated=frozenset(row["dated"].split()),
        )
        for row in table_rows("form_rules")
    }


def rules_of(
    parts: CodeParts | None, days: Days, urgency: str | None = None, heading: Heading | None = None
) -> Formed | None:
    """The rules that a document was formed by; ``None`` where nothing tells.

    Args:
        parts: its code taken apart.
        days: the days that its date allows.
        urgency: the mark of urgency that it bears.
        heading: whose name stands over the right column.
    """
    if heading == "party":
        return _formed("party", "the heading is the name of the Party")
    if parts is not None and parts.form == "party":
        return _formed("party", f"the code has the type before the slash: {parts.type}/{parts.agencies[0]}")
    if parts is not None and parts.form in _NORMATIVE_FORMS:
        return _formed(_normative(parts, days), f"the code has the year of a normative document: {parts.year}")
    return _by_day(days) or _by_words(parts, urgency)


def regimes_of(heading: Heading | None, days: Days) -> tuple[Regime, ...]:
    """The columns of the table of types in which a document's own type is to be looked for.

    Args:
        heading: whose name stands over its right column; ``None`` where it was not read: it may be of any rules.
        days: the days that its date allows.
    """
    there = [rules for rules in form_rules().values() if heading is None or rules.national == (heading == "state")]
    in_force = [rules for rules in there if rules.time.covers(days)]
    columns = {rules.column for rules in in_force}
    if None in columns or not any(rules.key in _ADMINISTRATIVE for rules in in_force):
        columns |= {rules.column for rules in there}  # of a time whose rules were not seen
    practice: Regime = "practice"
    return tuple(each for each in REGIMES if each in columns or (each == practice and heading != "party"))


def dated_types() -> frozenset[str]:
    """The types whose codes always have a year, by any rules."""
    return frozenset(abbr for rules in form_rules().values() for abbr in rules.dated)


def heading_of(right_column: str) -> Heading | None:
    """Whose name stands over the right column; ``None`` where neither was read, or both."""
    said = " ".join(fold(right_column).split())
    found = [heading for heading, words in _HEADINGS.items() if words in said]
    return found[0] if len(found) == 1 else None


def rules_with_type(abbreviation: str) -> list[FormRules]:
    """The rules on administrative documents that have an abbreviation of a type."""
    return [rules for key in _ADMINISTRATIVE if abbreviation in (rules := form_rules()[key]).types]


def _normative(parts: CodeParts, days: Days) -> str:
    """The rules on normative documents of the government's agencies that were in force; the assembly has its own."""
    dated = [key for key in _NORMATIVE if form_rules()[key].time.covers(days)]
    return dated[0] if len(dated) == 1 and parts.form == "normative" else "normative"


def _formed(key: str, *evidence: str) -> Formed:
    return Formed(form_rules()[key], evidence)


def _by_day(days: Days) -> Formed | None:
    """The only rules that were in force on one of the days."""
    there = [key for key in _ADMINISTRATIVE if form_rules()[key].time.covers(days)]
    day = days.first.isoformat() if days.first == days.last else f"{days.first.year}"
    return _formed(there[0], f"in force on the date: {day}") if len(there) == 1 else None


def _by_words(parts: CodeParts | None, urgency: str | None) -> Formed | None:
    """What only one set of rules has: an abbreviation of a type, a mark of urgency."""
    typed = rules_with_type(parts.type) if parts is not None and parts.type else []
    if parts is not None and len(typed) == 1:
        return _formed(typed[0].key, f"no other rules have the abbreviation {parts.type}")
    graded = [form_rules()[key] for key in _ADMINISTRATIVE if urgency in form_rules()[key].grades]
    return _formed(graded[0].key, f"no other rules have the mark {urgency}") if len(graded) == 1 else None


def _abbreviations(column: str) -> frozenset[str]:
    regime = next((each for each in REGIMES if each == column), None)
    if regime is None:
        return frozenset()
    return frozenset(abbr for kind in document_types() for abbr in kind.by_regime[regime])


URGENCY: Final = {fold(grade): grade for rules in form_rules().values() for grade in rules.grades}
"""Marks of urgency of any set of rules, by their letters."""
SECRECY: Final = {"tuyet mat": "TUYỆT MẬT", "toi mat": "TỐI MẬT", "mat": "MẬT"}
"""Marks of secrecy, by their letters (Luật Bảo vệ bí mật nhà nước 2018, Điều 8)."""
