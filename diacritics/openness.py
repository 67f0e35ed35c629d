"""Which tokens of a damaged line may be something else than they seem, and how far the signs about them reach."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import Final, NamedTuple

import regex

from diacritics.alphabet import has_syllable_skeleton, strip_marks
from diacritics.tokens import Kind, Token, is_all_capital

_KEEP_WORD: Final = -15.0
_KEEP_CAPITALS: Final = -5.0
_KEEP_MIXED: Final = -6.0
"""Log-scores (nats) of leaving a token as it is: a word that no table knows, an abbreviation, a letter with a digit."""

_KEEP_WANTED: Final = -2.5
"""Of a word of text that is mostly right, which a phrase wants otherwise."""

# One digit among letters, one of them small: x4 (xã), h9C (học), 1am (làm). Units are measures: m2, km2, cm3.
_MIXED: Final = regex.compile(r"(?!(?:[ckdh]?m|ha)\d$)(?=.*\p{Ll})\p{L}*[13456890]\p{L}*")

# A small letter and a digit, as a writer names the rows, rooms and samples of a series: b4, h5.
_IN_A_SERIES: Final = regex.compile(r"(?P<letter>\p{Ll})(?P<digit>\d)")

_DIGIT: Final = regex.compile(r"\d")

_SIX_BEFORE: Final[Mapping[str, frozenset[str]]] = {
    "B6": frozenset(),
    "S6": frozenset(),
    "T6": frozenset(),
    "H6": frozenset("tro so tich chi".split()),
}
"""A capital and a 6 that are a word (Bộ, Số, Sổ, Tổ, Hỗ, Hồ, Hộ), and the words, mark-stripped, before which they are
one; before any when none is named. Every other capital with a 6 is a name."""

_CAPITALS_SHARE: Final = 0.7
"""Share of a line's letters from which it is one of capitals."""
_LONG_CAPITALS: Final = 8
"""Letters of capitals in a row that are rather a damaged word, or two, than an abbreviation."""

# Signs that a foreign model prints for parts of letters, and never a writer at the edge of a word: t~p, d~, ph\l.
_SIGNS: Final = r"~\\|<>{}^*§¢€¥@&'’?=·±¤!"
_HEAD: Final = regex.compile(rf"[{_SIGNS}]+$")
_TAIL: Final = regex.compile(rf"[{_SIGNS}]+|(?<=[A-Za-z])[);:,.]+(?=[{_SIGNS}])[{_SIGNS}]*")

_NUMBERED: Final = frozenset("diem khoan dieu muc chuong phan luc mau so bieu bang hinh s6".split())
"""The last words, mark-stripped, of what may have a number like 1a."""

_ONSETS: Final = frozenset("th ph ch nh ng ngh kh gh".split())
_CODAS: Final = frozenset("ng nh ch".split())
"""Beginnings and ends of syllables that are no abbreviation of a unit (``kg``, ``tr``)."""

_FIXED: Final = frozenset((Kind.NUMBER, Kind.CODE, Kind.ADDRESS))


class Place(NamedTuple):
    """A token of a damaged line.

    ``keep`` is the log-score (nats) of leaving it as it is; ``None`` when it is never anything else. Signs that may
    belong to it reach from ``head`` to ``tail`` (offsets in the text). ``joins`` tells that no space parts it from the
    token before it, so that both may be one word; ``torn`` that one does, and that one of the two is no whole syllable.
    """

    token: Token
    keep: float | None
    head: int
    tail: int
    joins: bool
    torn: bool = False


def places_of(line: Sequence[Token], text: str, settled: Container[Token] = (), *, misread: bool = True) -> list[Place]:
    """The tokens of a damaged line of the text; those ``settled`` stand as they are.

    ``misread`` tells that letters were misread: a text that only lost its marks has no letter that became a digit.
    """
    places: list[Place] = []
    series = _series(line)
    for i, token in enumerate(line):
        before = line[i - 1] if i else None
        code = token.text in series or (not misread and _DIGIT.search(token.text) is not None)
        keep = None if token in settled or code else _keep(line, i, text)
        head, tail = token.start, token.tail_end
        gap = text[before.end : token.start] if before else ""
        # What is settled stands as it is: it is no part of a word of others either.
        free = before is not None and before not in settled and token not in settled
        joins = free and before is not None and _may_join(before, token) and not any(c.isspace() for c in gap)
        if keep is not None and not joins:
            sign = _HEAD.search(text, max(0, token.start - 3), token.start)
            head = sign.start() if sign else head
        if keep is not None:
            sign = _TAIL.match(text, token.end)
            tail = max(tail, sign.end()) if sign else tail
        torn = free and before is not None and gap == " " and _is_torn(before, token)
        places.append(Place(token, keep, head, tail, joins, torn))
    return places


def _is_torn(before: Token, token: Token) -> bool:
    """``th ông``, ``phườ ng``: the beginning or the end of a syllable, without a vowel, beside others."""
    if before.kind is not Kind.WORD or token.kind is not Kind.WORD or not token.text.islower():
        return False
    return before.text.lower() in _ONSETS or token.text in _CODAS


def trusted_places(
    line: Sequence[Token], doubtful: Mapping[Token, float], wanted: Container[Token], settled: Container[Token]
) -> list[Place]:
    """The tokens of a line that is mostly right: open are those in doubt and those that a phrase wants otherwise."""
    places = []
    for token in line:
        keep = doubtful.get(token, _KEEP_WANTED if token in wanted else None)
        places.append(Place(token, None if token in settled else keep, token.start, token.end, False))
    return places


def _series(line: Sequence[Token]) -> frozenset[str]:
    """``b4, b5 va b6``: a letter with several digits numbers things; a misread letter is the same one each time."""
    numbered: dict[str, set[str]] = {}
    for token in line:
        if (found := _IN_A_SERIES.fullmatch(token.text)) is not None:
            numbered.setdefault(found["letter"], set()).add(token.text)
    return frozenset().union(*(tokens for tokens in numbered.values() if len(tokens) > 1))


def _keep(line: Sequence[Token], i: int, text: str) -> float | None:
    token = line[i]
    following = line[i + 1] if i + 1 < len(line) else None
    if token.kind is Kind.WORD:
        return _KEEP_WORD
    if token.kind is Kind.ABBREVIATION:
        if len(token.text) >= _LONG_CAPITALS:
            return _KEEP_WORD
        possible = len(token.text) == 2 or has_syllable_skeleton(token.text) or _among_capitals(line, i)
        return _KEEP_CAPITALS if possible else None
    if token.kind in (Kind.LABEL, Kind.ROMAN):
        signed = _HEAD.search(text, max(0, token.start - 1), token.start) or _TAIL.match(text, token.end)
        return _KEEP_MIXED if signed else None
    if token.kind is Kind.CODE:
        mixed = _MIXED.fullmatch(token.text) and not _is_numbered(line, i)
        return _KEEP_MIXED if mixed or _is_capital_six(token, following) else None
    return None


def _is_numbered(line: Sequence[Token], i: int) -> bool:
    """``khoản 1a``, ``Mẫu số 4b``: a number with a letter behind what is numbered so."""
    before = strip_marks(line[i - 1].text).lower() if i else ""
    return line[i].text[0].isdigit() and len(line[i].text) == 2 and before in _NUMBERED


def _among_capitals(line: Sequence[Token], i: int) -> bool:
    """Whether the token stands in a line of capitals, not alone."""
    letters = [c for k, token in enumerate(line) if k != i for c in token.text if c.isalpha()]
    return len(letters) > 3 and sum(c.isupper() for c in letters) > _CAPITALS_SHARE * len(letters)


def _is_capital_six(token: Token, following: Token | None) -> bool:
    """``B6 Tai chinh`` is Bộ Tài chính, ``H6 tro`` is Hỗ trợ; ``H6`` before anything else is a name."""
    if following is None or token.ends_sentence or following.kind is not Kind.WORD or is_all_capital(following.text):
        return False
    wanted = _SIX_BEFORE.get(token.text)
    return wanted is not None and (not wanted or strip_marks(following.text).lower() in wanted)


def _may_join(before: Token, token: Token) -> bool:
    return not (before.kind in _FIXED and not _MIXED.fullmatch(before.text)) and not (
        token.kind in _FIXED and not _MIXED.fullmatch(token.text)
    )
