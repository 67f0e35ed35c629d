"""The symbol of a document (ký hiệu) as groups: which are known, which are damaged, what type they name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from ocr_pipeline.parsing.folding import fold, unify
from ocr_pipeline.parsing.tables import agencies, document_types, drafting_units, letter_damage, type_of_abbreviation

# A legislature: QH15, UBTVQH14; the digits are the term (khóa).
IS_ASSEMBLY: Final = re.compile(r"(?:PL-)?(?:UBTV)?QH\d{1,2}")
# A legislature with one of its letters misread or lost, or "và" run into its term: "OH14", "QE14", "Q15", "QH14va".
_DAMAGED_LEGISLATURE: Final = re.compile(
    r"(?P<house>(?:UBTV)?)(?:[OG0C]H|Q[A-Z]?(?=1\d)|QH(?=\d{1,2}v))(?P<term>\d{1,2})(?:v[aàáâ])?"
)
# A council with the number of its term, a department of the State Bank until 2003: HĐND17, NHNN2.
_NUMBERED: Final = re.compile(r"(?:HĐND|NHNN)[1-9]\d?")
# Letters of symbols: capitals of the Vietnamese alphabet, and the small ones of TTr, CTr, TTg, QyĐ, SNgV.
_CLEAN_GROUP: Final = re.compile(r"[A-ZĐÂĂÊÔƠƯ&]{2,14}\d{0,2}")
# No type has a figure behind it: "KH1-HĐT".
_WITH_FIGURE: Final = re.compile(r"(?P<letters>\D{2,4})\d{1,2}")
_LETTER_OF_GROUP: Final = re.compile(r"[A-ZĐÂĂÊÔƠƯ&]")
_NEAR_MIN: Final = 3
# What an engine makes of a hyphen between two capitals.
_UPRIGHT: Final = frozenset("IÍÌỊỈĨl1|!T")


@dataclass(frozen=True, slots=True)
class Group:
    """One group of a symbol: as put right, whether a table knows it, and what is doubtful about it in words.

    ``unlike_any``: it is clean but no table knows it; a known one is near.
    """

    value: str
    known: bool
    repaired: bool = False
    doubt: str | None = None
    unlike_any: bool = False


@cache
def known_groups() -> frozenset[str]:
    """Every group that a table knows."""
    return frozenset({*type_of_abbreviation(), *agencies(), *drafting_units()})


@cache
def _damaged_forms() -> dict[str, tuple[str, bool]]:
    """Damaged form → (true group, whether the repair is sure): up to two letters damaged, made from the tables."""
    forms: dict[str, tuple[str, bool]] = {}
    clashes: set[str] = set()
    for group in sorted(known_groups()):
        first = _damage({group: True})
        for form, sure in {**_damage(first), **first}.items():
            if form in known_groups():
                continue
            if form in forms and forms[form][0] != group:
                clashes.add(form)
            forms[form] = (group, sure and forms.get(form, (group, True))[1])
    return {form: true for form, true in forms.items() if form not in clashes}


def _damage(forms: dict[str, bool]) -> dict[str, bool]:
    damaged: dict[str, bool] = {}
    for form, sure in forms.items():
        for rule in (each for each in letter_damage() if each.true in form):
            for at in (m.start() for m in re.finditer(re.escape(rule.true), form)):
                worse = form[:at] + rule.printed + form[at + len(rule.true) :]
                damaged[worse] = damaged.get(worse, False) or (sure and rule.sure)
    return damaged


@cache
def _near() -> dict[str, str]:
    """Every form one letter away from a known agency (one letter wrong, lost or too many)."""
    near: dict[str, str] = {}
    for abbr in agencies():
        if len(abbr) < _NEAR_MIN:
            continue
        for at in range(len(abbr)):
            near.setdefault(abbr[:at] + "?" + abbr[at + 1 :], abbr)
            near.setdefault(abbr[:at] + abbr[at + 1 :] + "-", abbr)
    return near


def _neighbour(group: str) -> str | None:
    if len(group) < _NEAR_MIN:
        return None
    near = _near()
    wrong = (near.get(group[:at] + "?" + group[at + 1 :]) for at in range(len(group)))
    extra = (group[:at] + group[at + 1 :] for at in range(len(group)))
    return (
        next(filter(None, wrong), None)
        or near.get(group + "-")
        or next((form for form in extra if form in agencies() and len(form) >= _NEAR_MIN), None)
    )


def _without_odd_letter(group: str) -> str | None:
    """The known agency with the one letter that no symbol has there plain, or without it: ŠTC, BTfC, ŠSTC."""
    odd = [at for at, letter in enumerate(group) if not _LETTER_OF_GROUP.match(letter)]
    if len(odd) != 1 or len(group) < _NEAR_MIN:
        return None
    before, behind = group[: odd[0]], group[odd[0] + 1 :]
    plain = fold(group[odd[0]]).upper() if group[odd[0]].isupper() else ""
    return next((form for form in (before + plain + behind, before + behind) if form in agencies()), None)


def _is_run_together(group: str) -> bool:
    """A type and an agency with no hyphen between them: ``NĐCP``."""
    types, known = type_of_abbreviation(), agencies()
    return any(group[:at] in types and group[at:] in known for at in range(1, len(group)))


@cache
def split_at_lost_hyphen(printed: str) -> tuple[str, str] | None:
    """Type and agency of a group whose hyphen was read as an upright letter: ``NĐỊCP``."""
    plain = unify(printed)
    if plain in known_groups() or plain in _damaged_forms():
        return None
    types, known = type_of_abbreviation(), agencies()
    cuts = (at for at, sign in enumerate(plain) if sign in _UPRIGHT)
    return next(
        ((plain[:at], plain[at + 1 :]) for at in cuts if plain[:at] in types and plain[at + 1 :] in known), None
    )


@cache
def read_group(printed: str, *, first: bool) -> Group:
    """Judge one group; ``first`` is true of the group next to the number, where a type or an agency stands."""
    plain = unify(printed).replace(" ", "")
    if plain in known_groups() or IS_ASSEMBLY.fullmatch(plain) or _NUMBERED.fullmatch(plain):
        misplaced = not first and plain == "TT"  # "TTg" that lost its tail
        return Group(plain, known=True, doubt="TT stands where an agency is expected" if misplaced else None)
    if plain in _damaged_forms():
        value, sure = _damaged_forms()[plain]
        doubt = None if sure else f"{printed} was taken for {value}"
        return Group(value, known=True, repaired=True, doubt=doubt)
    if (legislature := _DAMAGED_LEGISLATURE.fullmatch(plain)) and (first or "H" in plain):  # a district: "UBND-Q12"
        value = f"{legislature['house']}QH{legislature['term']}"
        return Group(value, known=True, repaired=True, doubt=f"{printed} was taken for {value}")
    if first and (figured := _WITH_FIGURE.fullmatch(plain)) and figured["letters"] in type_of_abbreviation():
        return Group(plain, known=False, doubt=f"{printed} is the type {figured['letters']} with a figure behind it")
    if first and _is_run_together(plain):
        return Group(plain, known=False, doubt=f"{printed} may have lost its hyphen")
    if (whole := _without_odd_letter(plain)) is not None:
        return Group(whole, known=True, repaired=True, doubt=f"{printed} was taken for {whole}")
    if not _CLEAN_GROUP.fullmatch(plain):
        return Group(plain, known=False, doubt=f"{printed} holds signs that symbols do not have")
    neighbour = _neighbour(plain)
    if neighbour:
        return Group(plain, known=False, doubt=f"{printed} is one letter away from {neighbour}", unlike_any=True)
    return Group(plain, known=False)


@cache
def type_named_by(groups: tuple[str, ...], *, with_year: bool) -> str | None:
    """The type that a symbol names: its first group, when it is a type and an agency follows it.

    ``CT-CS`` is a công văn of the Cục Thuế, ``CT-TTg`` a chỉ thị: the first group alone does not say.
    """
    kind = type_of_abbreviation().get(groups[0])
    if kind is None or len(groups) < 2:
        return None
    if groups[0] in agencies() and groups[1] not in agencies() and not with_year:
        return None
    if groups[0] == "TT" and not with_year and groups[1] not in agencies():
        return None
    return kind.name


def is_plausible(group: str) -> bool:
    """Whether a run of letters could be a group of a symbol at all: known, or mostly capitals."""
    plain = unify(group)
    if plain in known_groups() or plain in _damaged_forms():
        return True
    if _DAMAGED_LEGISLATURE.fullmatch(plain):
        return True
    letters = [sign for sign in plain if sign.isalpha()]
    capitals = sum(sign.isupper() for sign in letters)
    return len(letters) >= 1 and len(plain) >= 2 and capitals * 3 >= len(letters) * 2


@cache
def party_types() -> frozenset[str]:
    """Abbreviations that the Party's rules give to types."""
    return frozenset(abbr for kind in document_types() for abbr in kind.by_regime["party"])
