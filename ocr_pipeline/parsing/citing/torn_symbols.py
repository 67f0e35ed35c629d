"""Symbols that fall apart: the sign between two groups is read as another (TT. BTC) or a group is torn (TT-BT C)."""

from __future__ import annotations

import re
from typing import Final

from ocr_pipeline.parsing.citing.notation import Group, read_group
from ocr_pipeline.parsing.tables import agencies, type_of_abbreviation

# Between a type and its agency: dirt where the hyphen stood.
_DAMAGED_HYPHEN: Final = re.compile(
    r"[ ]?(?P<sign>[.:,;'’\"~+*_=>|)]{1,3}(?:[ ][+*~=_])?[ ]?-?)[ ]?(?P<agency>[A-ZĐ][A-ZĐa-z]{1,8})(?!\w)"
)
# The hyphen at the end of a line was not read: "41/2023/NQ\nHĐND".
_LOST_AT_LINE_END: Final = re.compile(r"[ ]?\n(?P<agency>[A-ZĐ][A-ZĐa-z]{1,8}\d{0,2})(?!\w)")
# The small r of TTr, of which an engine makes a sign or a letter by itself: "TT+-UBND", "TT r-BTC", "TT y-BTC".
_DAMAGED_SUBMISSION: Final = re.compile(
    r"(?P<sign>[ ]?[ry†+*’'\"°:;]{1,2})[ ]?-\s{0,2}(?P<agency>[A-ZĐ][A-ZĐa-z]{1,8})(?!\w)"
)
# The term of a legislature behind a space: "55/2010/QH 12 ngày".
_TERM: Final = re.compile(r" (?P<term>1?\d)(?=\s{0,2}[,;.)]|\s{1,2}(?:ngày|của|về)(?!\w))")
# The rest of a group behind a space and perhaps dirt, before the date or the issuer.
_TAIL: Final = re.compile(r"(?P<dirt>[^\w\s/.,;:()\-]?) (?P<tail>[A-ZĐ]{1,3})(?=,?\s{1,2}(?:ngày|của)(?!\w))")


def put_together(plain: str, end: int, groups: tuple[Group, ...]) -> tuple[tuple[Group, ...], int]:
    """The groups of a symbol that ends at ``end`` of ``plain``, with what was torn off it, and where it ends then."""
    last = groups[-1]
    if last.value == "TT" and (match := _DAMAGED_SUBMISSION.match(plain, end)) and match["agency"] in agencies():
        doubt = f"TT{match['sign']} was taken for TTr"
        submission = Group("TTr", known=True, repaired=True, doubt=doubt)
        return (*groups[:-1], submission, Group(match["agency"], known=True)), match.end("agency")
    if (term := _TERM.match(plain, end)) and last.value in ("QH", "UBTVQH"):
        whole = last.value + term["term"]
        return (
            *groups[:-1],
            Group(whole, known=True, repaired=True, doubt=f"a space stands inside {whole}"),
        ), term.end()
    if tail := _TAIL.match(plain, end):
        whole = plain[: tail.end()].rsplit("-", 1)[-1].rsplit("/", 1)[-1]
        group = read_group("".join(whole.replace(tail["dirt"], "").split()), first=False)
        if group.known:
            doubt = f"{' '.join(whole.split())} was taken for {group.value}"
            return (*groups[:-1], Group(group.value, known=True, repaired=True, doubt=doubt)), tail.end()
    if len(groups) > 1 or last.value not in type_of_abbreviation() or last.value in agencies():
        return groups, end
    if (below := _LOST_AT_LINE_END.match(plain, end)) and read_group(below["agency"], first=False).known:
        doubt = f"a hyphen was not read between {last.value} and {below['agency']}"
        group = read_group(below["agency"], first=False)
        return (*groups, Group(group.value, known=True, repaired=True, doubt=doubt)), below.end("agency")
    match = _DAMAGED_HYPHEN.match(plain, end)
    if match is None or match["agency"] not in agencies():
        return groups, end
    doubt = f"{match['sign'].strip()} between {last.value} and {match['agency']} was taken for a hyphen"
    return (*groups, Group(match["agency"], known=True, repaired=True, doubt=doubt)), match.end("agency")
