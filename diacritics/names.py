"""Personal names in running text: their spelling is the bearer's own, so it is proposed and never applied."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from diacritics.alphabet import strip_marks
from diacritics.modes import Mode
from diacritics.tokens import Kind, Token

_LEAST_WORDS: Final = {Mode.CLEAN: 2, Mode.NOISY: 3}
"""In noisy text two capitalised words are more often an agency than a name."""
_MOST_WORDS: Final = 5
_AREAS: Final = frozenset("tinh huyen xa quan phuong pho tran thon ap khom ban buon lang".split())
"""The last words, mark-stripped, of what a place is called by: tỉnh, thành phố, thị trấn, thị xã …"""
_NAME_REACH: Final = 3
"""A place's name ends within so many words of its kind."""


def name_positions(tokens: Sequence[Token], surnames: Collection[str], mode: Mode) -> set[int]:
    """Positions of words in runs of capitalised words that begin with a surname (mark-stripped, lower case)."""
    found: set[int] = set()
    start = 0
    while start < len(tokens):
        end = _run_end(tokens, start)
        if end == start:
            start += 1
            continue
        for first in range(start, end):
            if strip_marks(tokens[first].text).lower() in surnames:
                if _LEAST_WORDS[mode] <= end - first <= _MOST_WORDS:
                    found.update(range(first, end))
                break
        start = end
    return found


def follows_area(tokens: Sequence[Token], position: int) -> bool:
    """Whether a word stands in the name behind "tỉnh", "huyện", "xã" … in the same sentence."""
    for before in reversed(tokens[max(0, position - _NAME_REACH) : position]):
        if before.ends_sentence or before.kind is not Kind.WORD:
            return False
        if strip_marks(before.text).lower() in _AREAS:
            return True
    return False


def _run_end(tokens: Sequence[Token], start: int) -> int:
    end = start
    while end < len(tokens) and _is_title(tokens[end]):
        end += 1
        if tokens[end - 1].ends_sentence:
            break
    return end


def _is_title(token: Token) -> bool:
    text = token.text
    return token.kind is Kind.WORD and text[:1].isupper() and (len(text) == 1 or not text.isupper())
