"""Abbreviations that a text explains: ``chương trình đào tạo (CTDT)`` tells that CTDT is CTĐT."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from diacritics.tokens import Kind, Token

_LEAST_LETTERS: Final = 3
_LIKE_D: Final = frozenset("DBPÐ")
"""What is read for Đ."""


def explained(tokens: Sequence[Token], text: str, values: Mapping[Token, str]) -> dict[str, str]:
    """Abbreviations in brackets behind their words, as they stand and as they are meant, where these differ.

    ``values`` is what words were restored to; others stand for themselves. Only a letter read for Đ is ever changed.
    """
    found: dict[str, str] = {}
    for i, token in enumerate(tokens):
        if not _is_in_brackets(token, text):
            continue
        words = " ".join(values.get(word, word.text) for word in tokens[max(0, i - len(token.text)) : i]).split()
        meant = "".join(word[0] for word in words[-len(token.text) :]).upper()
        if meant != token.text and len(meant) == len(token.text) and _all_like(token.text, meant):
            found[token.text] = meant
    return found


def _is_in_brackets(token: Token, text: str) -> bool:
    if text[token.end : token.end + 1] != ")" or text[token.start - 1 : token.start] != "(":
        return False
    capitals = len(token.text) >= _LEAST_LETTERS and token.text.isalpha() and token.text.isupper()
    return token.kind in (Kind.ABBREVIATION, Kind.WORD) and capitals


def _all_like(observed: str, meant: str) -> bool:
    return all(a == b or (b == "Đ" and a in _LIKE_D) for a, b in zip(observed, meant, strict=True))
