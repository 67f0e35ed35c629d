"""What a damaged code most likely is: the code that others date that day, or the one with the issuer's own symbol.

Figures are given only as a table has them, beside a date that was read whole; what was read is said and flagged.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from rapidfuzz.distance import Levenshtein

from ocr_pipeline.parsing.citing.code import Code
from ocr_pipeline.parsing.citing.codes import find_codes
from ocr_pipeline.parsing.citing.known import codes_of
from ocr_pipeline.parsing.citing.notation import Group
from ocr_pipeline.parsing.folding import fold, one_line
from ocr_pipeline.parsing.tables import agencies, type_of_abbreviation

_ALTERED: Final = 2
"""So many signs of a damaged code may differ from the one that it is taken for."""
_SEVERAL: Final = "LB"
"""The symbol of several ministries together."""
_ONE_SYMBOL_EACH: Final = "2003"
"""From this year on an agency has one symbol, as practice shows."""
_LEAST: Final = 6
"""Signs: of a shorter code too little is left."""
# Who signs for an agency: "Bộ trưởng Bộ Tài chính", "Chủ tịch Ủy ban nhân dân tỉnh".
_HEAD_OF: Final = re.compile(
    r"(?:bo\s+truong|thong\s+doc|tong\s+thanh\s+tra|giam\s+doc|chu\s+tich|chanh\s+an|vien\s+truong)\s+"
)
_OF_A_PLACE: Final = re.compile(r"\s(?:tinh|thanh\s+pho|huyen|quan|xa|phuong|thi\s+xa|nuoc)(?!\w).*")


def as_others_date(printed: str, iso: str | None) -> str | None:
    """The one known code of the day ``iso`` that ``printed`` is a damaged reading or the beginning of."""
    read = _squeezed(printed)
    if iso is None or len(read) < _LEAST:
        return None
    known = [(code, _squeezed(code)) for code in codes_of(iso) if _keeps_figures(read, _squeezed(code))]
    begun = [code for code, whole in known if whole.startswith(read)]
    if begun:
        return begun[0] if len(begun) == 1 else None
    ranked = sorted((Levenshtein.distance(read, whole), code) for code, whole in known)
    if not ranked or ranked[0][0] > _ALTERED or (len(ranked) > 1 and ranked[1][0] == ranked[0][0]):
        return _of_number(printed, [code for code, _ in known])
    return ranked[0][1]


def likely_code(code: Code, iso: str | None, issuer: str | None) -> Code:
    """``code`` as it was read, or, where something about it is doubtful, what it most likely is: a doubt as well."""
    if not code.doubts and not any(group.doubt for group in code.groups):
        return code
    known = (as_others_date(code.value, iso) or _of_its_day(code, iso)) if code.groups else None
    if known is not None and _squeezed(known) != _squeezed(code.value):
        return _replaced(code, known, f"which others date {iso}")
    symbol = _symbol_of(issuer) if issuer else None
    if symbol is None or len(code.groups) < 2:
        return code
    last = code.groups[-1]
    damaged = (last.doubt or last.repaired) and not last.unlike_any  # HĐNĐ for HĐND may be a misprint of the paper
    if last.value == symbol or not damaged or not _is_like(last.value, symbol):
        return code
    doubt = f"{last.value} was taken for {symbol}, the symbol of the issuer {issuer}"
    groups = (*code.groups[:-1], Group(symbol, known=True, repaired=True, doubt=doubt))
    kept = [each for each in code.doubts if each != last.doubt]
    return replace(code, groups=groups, doubts=(*kept, doubt))


def _of_its_day(code: Code, iso: str | None) -> str | None:
    """The known code of that day with this number and symbol, where a sign of the year was no figure: ``01/201Z``."""
    if iso is None or code.odd_year is None or Levenshtein.distance(code.odd_year, iso[:4]) > 1:
        return None
    whole = f"{code.number.lstrip('0')}/{iso[:4]}/{code.notation}"
    return whole if whole in codes_of(iso) else None


def unlike_issuer(code: Code, issuer: str | None) -> Iterator[str]:
    """A doubt when the issuer named behind a code has another symbol: "39/2015/TT-TC" of Bộ Tài chính (BTC)."""
    symbol = _symbol_of(issuer) if issuer else None
    if symbol in (None, _SEVERAL) or len(code.groups) < 2 or code.year is None or code.year < _ONE_SYMBOL_EACH:
        return
    if not any(group.value.startswith(symbol) for group in code.groups):
        yield f"no group of the symbol is {symbol}, that of its issuer {issuer}"


def _keeps_figures(read: str, known: str) -> bool:
    """Whether no figure that was read is changed; some may be lost, or stray, at an end. A day has many decrees."""
    (number, _, rest), (true, _, true_rest) = read.partition("/"), known.partition("/")
    if not number.isdecimal():
        return True
    shorter, longer = sorted((number, true), key=len)
    if number != true and (len(shorter) == len(longer) or not (longer.startswith(shorter) or longer.endswith(shorter))):
        return False
    year, true_year = rest.partition("/")[0], true_rest.partition("/")[0]
    return not (len(year) == len(true_year) and year.isdecimal() and true_year.isdecimal() and year != true_year)


def _of_number(printed: str, known: Iterable[str]) -> str | None:
    """The one known code with the number and the year of ``printed``, whose symbol is beyond reading."""
    number, _, rest = printed.lstrip("0").partition("/")
    year = rest.partition("/")[0]
    same = [code for code in known if code.split("/")[:2] == [number, year]]
    return same[0] if number.isdecimal() and len(same) == 1 else None


def _replaced(code: Code, known: str, why: str) -> Code:
    (found,) = find_codes(_with_zero(known))
    doubt = f"{code.value} was taken for {found.value}, {why}"
    return replace(found, span=code.span, doubts=(*code.doubts, doubt))


def _with_zero(known: str) -> str:
    """The table leaves out the zero before a number below ten."""
    return f"0{known}" if known.index("/") == 1 else known


def _squeezed(code: str) -> str:
    return "".join(code.split()).lstrip("0").casefold()


def _is_like(read: str, symbol: str) -> bool:
    return Levenshtein.distance(read, symbol) <= min(_ALTERED, max(1, len(symbol) // 2))


def _symbol_of(issuer: str) -> str | None:
    return _symbols().get(_bare(issuer))


@cache
def _symbols() -> dict[str, str]:
    """The name of an agency, folded and without its place, → its symbol; only where names have but one."""
    found: dict[str, set[str]] = {}
    for abbr, agency in agencies().items():
        if abbr not in type_of_abbreviation():
            found.setdefault(_bare(agency.name), set()).add(abbr)
    return {name: next(iter(abbrs)) for name, abbrs in found.items() if len(abbrs) == 1}


def _bare(name: str) -> str:
    folded = fold(one_line(name))
    shorter = _HEAD_OF.sub("", folded, count=1) if _HEAD_OF.match(folded) else folded
    return _OF_A_PLACE.sub("", shorter).strip()
