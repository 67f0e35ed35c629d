"""The code of a document taken apart: number, year, type, agencies, drafting unit, in every grammar in use.

Forms (NĐ 30/2020 Phụ lục I, TT 01/2011, NĐ 78/2025, Hướng dẫn 36-HD/VPTW, and those before 2004)::

    administrative  15/QĐ-BNV, 03/QĐ-UBND-HC          number / type - agency [- unit]
    letter          234/SYT-VP                        number / agency - unit
    normative       30/2020/NĐ-CP                     number / year / type - agency
    assembly        64/2025/QH15, 351/2017/UBTVQH14   number / year / body and legislature
    consolidated    30/VBHN-VPQH                      number / VBHN - agency
    joint           55/2005/TTLT-BNV-VPCP             number [/ year] / joint type - agency - agency …
    party           05-NQ/ĐU                          number - type / agency
    judgment        12/2019/HS-ST                     number / year / kind of case - instance
    copy            12/SY-UBND                        number / form of copy - agency
    old             88/CP, 127/UB-QĐ-NĐ               number / agency [- type] [- unit]

Groups are taken as they are written: nothing is put right here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

import regex

from ocr_pipeline.parsing.citing.notation import party_types, type_named_by
from ocr_pipeline.parsing.folding import unify
from ocr_pipeline.parsing.tables import agencies, document_types, drafting_units, type_of_abbreviation

Form = Literal[
    "administrative", "letter", "normative", "assembly", "consolidated", "joint", "party", "judgment", "copy", "old"
]

_NUMBER: Final = r"(?:(?P<number>\d{1,5}[a-zđ]?)?/)?(?:(?P<year>(?:19|20)\d\d)/)?"
# Number, year and groups; the number may be missing, as it is where only the notation was read.
_USUAL: Final = regex.compile(_NUMBER + r"(?P<groups>[^\W\d_][\w&]*(?:-[^\W_][\w&]*)*)")
# Party: number - type / agency [- unit].
_PARTY: Final = regex.compile(
    r"(?:(?P<number>\d{1,5}[a-zđ]?)-)?(?P<type>[^\W\d_]{2,4})/(?P<groups>[^\W\d_]\w*(?:-\w+)*)"
)
_LEADING_YEAR: Final = regex.compile(r"(?:19|20)\d\d\s?/")
# A body of the National Assembly with its term: QH15, UBTVQH14.
_ASSEMBLY: Final = regex.compile(r"(?P<body>(?:UBTV)?QH)(?P<term>\d{1,2})?")

_CONSOLIDATED: Final = "VBHN"
_LETTER: Final = "Công văn"
_JOINT: Final = frozenset(
    {
        "Thông tư liên tịch",
        "Nghị quyết liên tịch",
        "Tờ trình liên ngành",
        "Hướng dẫn liên ngành",
        "Kế hoạch phối hợp",
        "Quy chế phối hợp",
    }
)
"""Types that several agencies issue together: every group behind them is one."""
_CASES: Final = frozenset({"HS", "DS", "HNGĐ", "HN&GĐ", "KDTM", "LĐ", "HC"})
_INSTANCES: Final = frozenset({"ST", "PT", "GĐT", "TT"})
"""Kinds of cases and instances in the numbers of judgments (NQ 01/2017/NQ-HĐTP)."""
COPIES: Final = {"SY": "Sao y", "SL": "Sao lục", "TrS": "Trích sao", "TS": "Trích sao"}
"""Forms of copies: NĐ 30/2020 Phụ lục I Phần II, and TS of TT 01/2011."""
_OLD_AGENCIES: Final = frozenset({"UB", "CP", "HĐBT", "TTg"})
"""Agencies that stood before the type, or alone, in forms older than 2004."""


@dataclass(frozen=True, slots=True)
class CodeParts:
    """A code, part by part; ``term`` is a legislature (khóa), ``unit`` what stands behind type and agency."""

    form: Form
    number: str | None = None
    year: int | None = None
    type: str | None = None
    agencies: tuple[str, ...] = ()
    unit: str | None = None
    term: int | None = None

    @property
    def type_name(self) -> str | None:
        """The name of the type; a letter names none in its code."""
        if self.form == "copy" and self.type:
            return COPIES[self.type]
        if self.form == "letter":
            return _LETTER
        kind = type_of_abbreviation().get(self.type) if self.type else None
        return kind.name if kind else None

    def details(self) -> dict[str, object]:
        """As plain values, with the names that the tables know."""
        known = agencies()
        named = [{"abbr": abbr, "name": known[abbr].name if abbr in known else None} for abbr in self.agencies]
        unit = {"abbr": self.unit, "name": drafting_units().get(self.unit)} if self.unit else None
        return {
            "form": self.form,
            "number": self.number,
            "year": self.year,
            "type": self.type,
            "type_name": self.type_name,
            "agencies": named,
            "unit": unit,
            "term": self.term,
        }


def code_parts(code: str) -> CodeParts | None:
    """The parts of a code, or of a notation alone; ``None`` for what has the form of none."""
    plain = "".join(unify(code).split())
    party = _PARTY.fullmatch(plain)
    if party is not None and party["type"] in party_types():
        agency, *unit = party["groups"].split("-")
        return CodeParts("party", party["number"], None, party["type"], (agency,), _joined(unit))
    usual = _USUAL.fullmatch(plain)
    if usual is None:
        return None
    year = int(usual["year"]) if usual["year"] else None
    groups = tuple(usual["groups"].split("-"))
    parts = _of_assembly(groups) or _of_judgment(groups, year) or _of_copy(groups)
    parts = parts or _typed(groups, year) or _of_old(groups)
    parts = parts or (_letter(groups) if len(groups) > 1 else None)
    return replace(parts, number=usual["number"], year=year) if parts else None


def notation_parts(notation: str) -> CodeParts | None:
    """The parts of a notation whose number was not read: figures at its head are the year, not a number."""
    return code_parts(f"/{notation}" if _LEADING_YEAR.match(notation) else notation)


def _joined(groups: Sequence[str]) -> str | None:
    return "-".join(groups) or None


def _of_assembly(groups: Sequence[str]) -> CodeParts | None:
    """Quốc hội and its standing committee, with the type before them or without."""
    found = _ASSEMBLY.fullmatch(groups[-1])
    if found is None or len(groups) > 2 or (len(groups) == 1 and found["term"] is None):
        return None
    kind = groups[0] if len(groups) == 2 else None
    if kind is not None and kind not in type_of_abbreviation():
        return None
    return CodeParts(
        "assembly", type=kind, agencies=(found["body"],), term=int(found["term"]) if found["term"] else None
    )


def _of_judgment(groups: Sequence[str], year: int | None) -> CodeParts | None:
    if year is None or len(groups) != 2 or groups[0] not in _CASES or groups[1] not in _INSTANCES:
        return None
    return CodeParts("judgment", unit=_joined(groups))


def _of_copy(groups: Sequence[str]) -> CodeParts | None:
    if len(groups) < 2 or groups[0] not in COPIES:
        return None
    return CodeParts("copy", type=groups[0], agencies=(groups[1],), unit=_joined(groups[2:]))


def _typed(groups: tuple[str, ...], year: int | None) -> CodeParts | None:
    """The first group is a type: by its place and by what follows it (CT-TTg is one, CT-CS is none)."""
    if type_named_by(groups, with_year=year is not None) is None:
        return None
    kind = type_of_abbreviation()[groups[0]]
    if groups[0] == _CONSOLIDATED:
        return CodeParts("consolidated", type=groups[0], agencies=groups[1:2], unit=_joined(groups[2:]))
    if kind.name in _JOINT:
        return CodeParts("joint", type=groups[0], agencies=groups[1:])
    if groups[-1] == "UB" and len(groups) > 2:
        return CodeParts("old", type=groups[0], agencies=("UB",), unit=_joined(groups[1:-1]))
    bodies = 1 + _further_bodies(groups[2:])
    form: Form = "normative" if year is not None and groups[0] in _normative_types() else "administrative"
    if kind.name == _LETTER:
        form = "letter"
    if bodies > 1:
        form = "joint"
    return CodeParts(form, type=groups[0], agencies=groups[1 : 1 + bodies], unit=_joined(groups[1 + bodies :]))


def _further_bodies(groups: Sequence[str]) -> int:
    """How many groups behind the first agency are agencies too, and no drafting unit."""
    return next((at for at, group in enumerate(groups) if group not in agencies()), len(groups))


def _of_old(groups: Sequence[str]) -> CodeParts | None:
    """An agency before its type, or alone: forms older than 2004."""
    if groups[-1] == "UB" and len(groups) > 2:
        return CodeParts("old", agencies=("UB",), unit=_joined(groups[:-1]))
    if groups[0] not in _OLD_AGENCIES:
        return CodeParts("old", agencies=(groups[0],)) if len(groups) == 1 and groups[0] in agencies() else None
    typed = len(groups) > 1 and groups[1] in type_of_abbreviation() and groups[1] not in drafting_units()
    if len(groups) > 1 and not typed:
        return None
    kind, unit = (groups[1], groups[2:]) if typed else (None, groups[1:])
    return CodeParts("old", type=kind, agencies=(groups[0],), unit=_joined(unit))


def _letter(groups: Sequence[str]) -> CodeParts:
    return CodeParts("letter", agencies=(groups[0],), unit=_joined(groups[1:]))


def _normative_types() -> frozenset[str]:
    return frozenset(abbr for kind in document_types() for abbr in kind.by_regime["qppl"])
