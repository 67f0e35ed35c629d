"""What stands around a quantity: what is counted, about how many, over what time, against what."""

from __future__ import annotations

import re
from typing import Final

from ocr_pipeline.parsing.folding import fold, one_line
from schemas import Comparison, Period

_WINDOW: Final = 80
_WORDS: Final = 6
_QUALIFIERS: Final = {
    "khoang": "approx",
    "gan": "approx",
    "tren duoi": "approx",
    "tren": "at_least",
    "hon": "at_least",
    "it nhat": "at_least",
    "toi thieu": "at_least",
    "tu": "at_least",
    "duoi": "at_most",
    "khong qua": "at_most",
    "toi da": "at_most",
    "uoc": "estimate",
    "uoc dat": "estimate",
    "phan dau": "target",
    "phan dau dat": "target",
}
_QUALIFIER: Final = re.compile(
    rf"(?<!\w)({'|'.join(sorted(map(re.escape, _QUALIFIERS), key=len, reverse=True))})\s{{1,2}}$"
)
# Words that join what is counted to its number and say nothing themselves.
_JOINING: Final = re.compile(
    r"(?:\s{0,2}(?<!\w)(?:la|dat|co|gom|bang|voi|khoang|gan|tren|hon|duoi|uoc|duoc|tang|giam|chiem|tu|so tien|cho|va))?"
    r"[\s:(]{0,4}$"
)
_YEAR_LAST: Final = re.compile(r"\s{0,2}(?:trong\s)?năm\s(?:19|20)\d\d\s{0,2}$")
_CLAUSE: Final = re.compile(r"[;:.,()\n]\s|[;:()]")
_COMPARED: Final = re.compile(
    r"[\s(]{0,3}(?P<raw>so\s{1,2}voi\s{1,2}(?P<with>cung\s{1,2}ky|ke\s{1,2}hoach|nam\s{1,2}truoc)|ke\s{1,2}hoach)(?!\w)"
)
_CHANGE: Final = re.compile(r"(?<!\w)(tang|giam)\s{1,2}$")
_PERIOD: Final = re.compile(
    r"[\s,(]{0,3}(?:trong\s{1,2})?(?P<raw>(?:quy\s{1,2}[i1v]{1,3}(?:\s{0,2}[/,]?\s{0,2}nam)?\s{0,2}(?P<quarter_year>(?:19|20)\d\d)"
    r"|(?:ca\s{1,2})?nam\s{1,2}(?P<year>(?:19|20)\d\d)|(?P<half>6\s{1,2}thang\s{1,2}dau\s{1,2}nam)\s{1,2}(?P<half_year>(?:19|20)\d\d)))(?!\w)"
)


def measure_around(text: str, span: tuple[int, int], unit: str) -> str | None:
    """What is counted, in a few words: those before the number in its clause, or the unit and what follows it."""
    start = max(0, span[0] - _WINDOW)
    before = text[start : span[0]]
    joined = _JOINING.search(fold(before))
    if joined:
        before = before[: joined.start()]
    before = _YEAR_LAST.sub("", before)
    cut = max((m.end() for m in _CLAUSE.finditer(before)), default=0)
    words = before[cut:].split()[-_WORDS:]
    words = [word.strip('-–+•*"“”,.;:()') for word in words]
    if any(sum(sign.isalpha() for sign in word) > 1 for word in words):
        return " ".join(word for word in words if word)
    after = text[span[1] : span[1] + _WINDOW].lstrip(" ")
    stop = _CLAUSE.search(after)
    follow = one_line(after[: stop.start()] if stop else after).split()[: _WORDS - 2]
    return " ".join([unit, *follow]) if follow else None


def qualifier_before(folded: str, at: int) -> str | None:
    """``approx``, ``at_least``, ``at_most``, ``estimate`` or ``target``, when the word before the number says so."""
    match = _QUALIFIER.search(folded, max(0, at - 20), at)
    return _QUALIFIERS[one_line(match[1])] if match else None


def comparison_after(text: str, folded: str, span: tuple[int, int], value: float) -> Comparison | None:
    """``so với cùng kỳ`` (yoy) or ``kế hoạch`` (vs_plan) right after the number, with the change it states."""
    match = _COMPARED.match(folded, span[1])
    if match is None:
        return None
    change = _CHANGE.search(folded, max(0, span[0] - 10), span[0])
    signed = None if change is None else value if change[1] == "tang" else -value
    kind = "vs_plan" if "hoach" in match["raw"] else "yoy"
    return Comparison(kind=kind, raw=one_line(text[slice(*match.span("raw"))]), value=signed)


def period_after(text: str, folded: str, at: int) -> Period | None:
    """The year, half-year or quarter named right after the quantity."""
    match = _PERIOD.match(folded, at)
    if match is None:
        return None
    raw = one_line(text[slice(*match.span("raw"))])
    if match["year"]:
        return Period(raw=raw, start=f"{match['year']}-01-01", end=f"{match['year']}-12-31")
    if match["half_year"]:
        return Period(raw=raw, start=f"{match['half_year']}-01-01", end=f"{match['half_year']}-06-30")
    return Period(raw=raw)
