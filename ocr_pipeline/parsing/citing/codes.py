"""Codes of documents in running text: number and symbol, in every grammar in use, and the damage a scan does to them.

Grammars: ``15/QĐ-BNV``, ``234/SYT-VP``, ``30/2020/NĐ-CP``, ``64/2025/QH15``, ``30/VBHN-VPQH``, Party ``37-NQ/TW``,
old ``88/CP``, ``202-CT``, ``127/UB-QĐ-NĐ``, joint ``55/2005/TTLT-BNV-VPCP``. No digit is changed, dropped or added.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from ocr_pipeline.parsing.citing.code import Code, judged_code
from ocr_pipeline.parsing.citing.known import known_date
from ocr_pipeline.parsing.citing.notation import (
    Group,
    is_plausible,
    known_groups,
    party_types,
    read_group,
    split_at_lost_hyphen,
)
from ocr_pipeline.parsing.citing.number_signs import read_number
from ocr_pipeline.parsing.citing.torn_symbols import put_together
from ocr_pipeline.parsing.figures import as_figures
from ocr_pipeline.parsing.folding import fold, unify
from ocr_pipeline.parsing.tables import agencies, type_of_abbreviation

_SLASH: Final = r"[ ]?/\s{0,2}"
# A hyphen joins over a line break; one that opens a line before a space is the dash of a list.
_HYPHEN: Final = r"(?:[ ]?-[ ]?-?\s{0,2}|\s{0,2}\n-(?=\w))"
_GROUP: Final = r"[^\W_][^\W_&]{0,13}(?:&[^\W_]{1,8})?"
_NOTATION: Final = rf"{_GROUP}(?:{_HYPHEN}{_GROUP}){{0,8}}(?![^\W_])"
# Number / [year /] symbol. The year may have lost its slash (2020NĐ-CP) or have another sign there (2006.QH11), have a
# space in it (201 6/NĐ-CP) or a letter for a figure (2O19/NĐ-CP); the type may fall apart (Q Đ-UBND).
_NUMBER_FIRST: Final = re.compile(
    rf"(?<![\w/§&\-])(?P<number>[\w§|£†‡¢©®¡¿ˆ!\]\[]{{1,8}}){_SLASH}(?P<twice>/[ ]?)?"
    rf"(?:(?P<year>(?:[1lI]9|[2Z][0OoQ])[ ]?[^\W_][ ]?[^\W_])(?P<slash>{_SLASH}|[ .:](?=[A-ZĐ]{{2}})|(?=[A-ZĐ]{{2}})))?"
    rf"(?P<notation>(?:(?P<torn>[A-ZĐ] [A-ZĐ][a-z]?)-)?{_NOTATION})"
)
# What joins a type to its agency as a stroke, in practice until about 2005: "55/2005/TTLT/BNV-VPCP", "127/1999/QĐ/UB".
_STROKE: Final = re.compile(rf"/(?P<agency>{_NOTATION})")
# Party: number - type / agency.
_PARTY: Final = re.compile(
    rf"(?<![\w/\-])(?P<number>\d{{1,5}})[ ]?-\s{{0,2}}(?P<type>[^\W\d_]{{2,4}}){_SLASH}(?P<agency>{_NOTATION})"
)
# The same with its hyphen lost, after "số": "số 294 QĐ/TW".
_PARTY_NO_HYPHEN: Final = re.compile(
    rf"(?<!\w)[sS]ố[.:]?\s{{1,2}}(?P<number>\d{{1,5}})[ ](?P<type>[A-ZĐ][A-Za-zĐđ]{{1,3}})/(?P<agency>{_NOTATION})"
)
# Number and year with no symbol: "Quyết định số 31/2017".
_NO_SYMBOL: Final = re.compile(r"(?<![\w/§.,\-])(?P<number>\d{1,5})[ ]?/[ ]?(?P<year>(?:19|20)\d\d)(?![\w/]|-\w)")
# Before 1997 the centre of government joined its name to the number: "Quyết định số 202-CT", "Nghị định số 72-HĐBT".
_OLD_CENTRE: Final = re.compile(
    r"(?<!\w)[sS][^\W\d_][.:]?\s{1,2}(?P<number>\d{1,4})(?:-|(?P<lost>[ ]))(?P<agency>CT|HĐBT|HĐCP|CP|TTg)"
    r"(?(lost)(?=,?\s{1,2}ngày(?!\w))|(?![\w/\-]))"
)
# The slash lost or misread, after "số": "số 417 TTr-UBND", "số 06NQ-HĐT", "số 18'KH-STC".
_NO_SLASH: Final = re.compile(
    rf"(?<!\w)[sS][^\W\d_][.:]?\s{{1,2}}(?P<number>\d{{1,5}}[a-zđ]?)[ '’:|.]{{0,2}}"
    rf"(?P<notation>[A-ZĐ]{_GROUP}-{_NOTATION})"
)
# Both slashes of a code with its year read as other signs, after "số": "số 34:2016 NĐ-CP".
_ODD_SLASHES: Final = re.compile(
    rf"(?<!\w)[sS][^\W\d_][.:]?\s{{1,2}}(?P<number>\d{{1,4}})[/:.,'’ ](?P<year>(?:19|20)\d\d)[ /:;.'’]{{1,2}}"
    rf"(?P<notation>[A-ZĐ]{_GROUP}-{_NOTATION})"
)
# Something glued to the last group, or a capital by itself before the date: its tail could not be read.
_GOES_ON: Final = re.compile(r"-[ ]?\w| [A-ZĐ]{1,2},?\s{1,2}ngày|[^\s\w.,;:)\]}\"'”’\-/?!…><]")
_MISREAD_STROKES: Final = (".", ":")
_FIRST_ROW: Final = "2025"
_NO_SIGN: Final = "the sign between number and symbol is missing"
# Since 2025 the Government numbers its resolutions of one row "66.1", "66.2", …: "66.7/2025/NQ-CP".
_ROW_BEFORE: Final = re.compile(r"(?<![\w.,/])\d{2}\.$")
# A sign right before the number that opens nothing: it may be what was read of a digit ("'0/2018/TT-BTC").
_CLINGS: Final = re.compile(r"[^\w\s(\[“\"‘,;:.\-]$")


def find_codes(text: str) -> list[Code]:
    """Codes of every grammar in the order of the text, without overlaps; doubtful ones included."""
    plain, folded = unify(text), fold(text)
    party = list(_party_codes(plain))
    taken = {at for code in party for at in range(*code.span)}
    usual = [
        code for code in _usual_codes(plain, folded) if code.span[0] not in taken and code.span[1] - 1 not in taken
    ]
    taken |= {at for code in usual for at in range(*code.span)}
    other = [code for code in _codes_without_slash(plain) if code.span[0] not in taken]
    taken |= {code.span[0] for code in other}
    bare = (*_codes_without_symbol(plain), *_codes_of_the_old_centre(plain))
    other += (code for code in bare if code.span[0] not in taken)
    return sorted([*party, *usual, *other], key=lambda code: code.span)


def _codes_without_symbol(plain: str) -> Iterator[Code]:
    for match in _NO_SYMBOL.finditer(plain):
        yield Code(match.span(), match["number"], match["year"], ())


def _codes_of_the_old_centre(plain: str) -> Iterator[Code]:
    for match in _OLD_CENTRE.finditer(plain):
        groups = (Group(match["agency"], known=True),)
        doubts = (_NO_SIGN,) if match["lost"] else ()
        span = (match.start("number"), match.end())
        yield Code(span, match["number"], None, groups, hyphened=True, doubts=doubts)


def _codes_without_slash(plain: str) -> Iterator[Code]:
    for match in (*_NO_SLASH.finditer(plain), *_ODD_SLASHES.finditer(plain)):
        groups, length = _groups(match["notation"], first=True)
        # An agency that is one letter away from a known one may be a misprint of the paper: "số 76NQ-HĐNĐ".
        if len(groups) > 1 and groups[0].known and (groups[1].known or groups[1].unlike_any):
            span = (match.start("number"), match.start("notation") + length)
            year = match.groupdict().get("year")
            yield judged_code(span, match["number"], year, groups, doubts=[_NO_SIGN])


def _party_codes(plain: str) -> Iterator[Code]:
    for match in (*_PARTY.finditer(plain), *_PARTY_NO_HYPHEN.finditer(plain)):
        kind = read_group(match["type"], first=True)
        if kind.value not in party_types():
            continue
        groups, length = _groups(match["agency"], first=False)
        if groups:
            end = match.start("agency") + length
            doubts = [_NO_SIGN] if match.re is _PARTY_NO_HYPHEN else None
            span = (match.start("number"), end)
            yield judged_code(span, match["number"], None, (kind, *groups), party=True, doubts=doubts)


def _usual_codes(plain: str, folded: str) -> Iterator[Code]:
    at = 0
    while match := _NUMBER_FIRST.search(plain, at):
        code = _usual_code(match, folded)
        at = max(match.end("number"), match.start() + 1) if code is None else code.span[1]
        if code is not None:
            yield code


def _usual_code(match: re.Match[str], folded: str) -> Code | None:
    printed = match["number"]
    if not any(sign.isdigit() for sign in printed):
        return None
    groups, length = _of_torn_type(match) if match["torn"] else _groups(match["notation"], first=True)
    if not groups:
        return None
    groups, symbol_end = put_together(match.string, match.start("notation") + length, groups)
    stroked = len(groups) == 1 and groups[0].value in type_of_abbreviation()
    if stroked and (rest := _behind_stroke(match.string, symbol_end)):
        groups, symbol_end = (*groups, *rest[0]), rest[1]
    year, odd = _year(match["year"])
    read = read_number(folded, match.start(), printed, _known_with(year, groups))
    start, number, doubts = read.start, read.value, list(read.doubts)
    if (row := _row_before(match.string, start, year, groups)) is not None:
        start, number = row, match.string[row:start] + number
    if start and _CLINGS.match(match.string[start - 1]):
        doubts.append(f"{match.string[start - 1]} stands right before the number: it may be a damaged digit")
    elif not number.strip("0"):
        doubts.append("no document has the number 0")
    doubts += _of_strokes(match)
    if odd:
        doubts.append(f"the year {match['year']} is damaged")
    lost = _has_lost_a_stroke(match)
    if _GOES_ON.match(match.string, symbol_end):
        doubts.append("the symbol goes on with signs that no symbol has")
    code = judged_code((start, symbol_end), number, year, groups, doubts=doubts, odd_year=odd, lost_slash=lost)
    return replace(code, stroked=True) if stroked and len(groups) > 1 else code


def _has_lost_a_stroke(match: re.Match[str]) -> bool:
    return match["year"] is not None and not match["slash"].strip()


def _of_strokes(match: re.Match[str]) -> Iterator[str]:
    """Doubts about the strokes of a code: one too many, or one that is missing."""
    if match["twice"]:
        yield "two strokes stand between number and symbol: what was between them may be lost"
    if _has_lost_a_stroke(match):
        yield "the sign between year and symbol is missing"
    elif (match["slash"] or "").strip() in _MISREAD_STROKES:
        yield f"{match['slash']} was taken for /"


def _row_before(plain: str, start: int, year: str | None, groups: tuple[Group, ...]) -> int | None:
    """Where the number of a row begins that a resolution of the Government belongs to."""
    if year is None or year < _FIRST_ROW or [group.value for group in groups] != ["NQ", "CP"]:
        return None
    match = _ROW_BEFORE.search(plain, max(0, start - 4), start)
    return match.start() if match else None


def _of_torn_type(match: re.Match[str]) -> tuple[tuple[Group, ...], int]:
    """The groups of a symbol whose type fell apart: ``Q Đ-UBND``."""
    kind = read_group(match["torn"], first=True)
    start = match.end("torn") + 1 - match.start("notation")
    groups, length = _groups(match["notation"][start:], first=False)
    if kind.value not in type_of_abbreviation() or not groups:
        return (), 0
    doubt = f"{match['torn']} was taken for {kind.value}"
    return (replace(kind, repaired=True, doubt=doubt), *groups), start + length


def _behind_stroke(plain: str, at: int) -> tuple[tuple[Group, ...], int] | None:
    """The agencies that a stroke joins to a type, and where they end; only where a table knows the first."""
    match = _STROKE.match(plain, at)
    groups, length = _groups(match["agency"], first=False) if match else ((), 0)
    if match is None or not groups or groups[0].value not in agencies():
        return None
    return groups, match.start("agency") + length


def _known_with(year: str | None, groups: tuple[Group, ...]) -> Callable[[str], bool]:
    """Whether others cite a document of some number that has this year and this symbol."""
    symbol = "-".join(group.value for group in groups)
    return lambda number: known_date("/".join(filter(None, (number, year, symbol)))) is not None


def _year(printed: str | None) -> tuple[str | None, str | None]:
    if printed is None:
        return None, None
    joined = "".join(printed.split())
    if joined != printed or not joined.isdigit():
        figures = as_figures(joined)
        return None, figures if figures.isdecimal() and figures.startswith(("19", "20")) else joined
    return joined, None


def _read(printed: str, *, first: bool) -> tuple[Group, ...]:
    """A group, or the two that it is when its hyphen was read as a letter."""
    if first and (parts := split_at_lost_hyphen(printed)):
        doubt = f"{printed} was taken for {'-'.join(parts)}"
        return Group(parts[0], known=True), Group(parts[1], known=True, repaired=True, doubt=doubt)
    return (read_group(printed, first=first),)


def _groups(notation: str, *, first: bool) -> tuple[tuple[Group, ...], int]:
    """The groups that can belong to a symbol, and how many characters of ``notation`` they take."""
    groups: list[Group] = []
    length = 0
    for match in re.finditer(_GROUP, notation):
        if not is_plausible(match[0]):
            break
        if groups and match[0] not in known_groups() and groups[-1].value + match[0] in agencies():
            whole = groups[-1].value + match[0]  # broken as a word is: "QĐ-UB-\nND"
            groups[-1] = Group(whole, known=True, repaired=True, doubt=f"a hyphen stands inside {whole}")
        else:
            groups += _read(match[0], first=first and not groups)
        length = match.end()
    return tuple(groups), length
