"""Cuts text into tokens with offsets, and tells which tokens must never be touched.

A token is a word (one syllable, perhaps damaged) or something protected: a number, a code, a date, an address, a
Roman numeral, a list label, an abbreviation. Spaces and punctuation lie between tokens and are never part of one, but
for signs that an OCR puts in place of a letter (``S&``, ``ng¥``).
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

import regex

from diacritics.alphabet import has_syllable_skeleton, has_vietnamese_letter


class Kind(StrEnum):
    """What a token is; everything but ``WORD`` is protected."""

    WORD = "word"
    ABBREVIATION = "abbreviation"
    ROMAN = "roman"
    LABEL = "label"
    NUMBER = "number"
    CODE = "code"
    ADDRESS = "address"


class Token(NamedTuple):
    """``text`` stands at ``start:end``; ``tail_end`` is past a sign that may belong to the word (``so’``).

    ``ends_sentence`` tells that a sentence or clause ends between this token and the next.
    """

    start: int
    end: int
    text: str
    kind: Kind
    tail_end: int
    ends_sentence: bool = False


# A run without spaces; the four information separators are spaces to Python and not to a regex.
_CHUNK: Final = regex.compile(r"[^\s\x1c-\x1f]+")

# An e-mail or web address: the whole chunk is one token. A bare @ is no sign of it, since ờ is often read as @. One
# character before the @ is enough, and keeps the search linear on a run of a million letters.
_ADDRESS: Final = regex.compile(
    r"https?://|www\.|(?<=[\w.+-])@[\w-]+\.[\w.-]+|\w\.(?:gov|com|org|net|edu)(?:\.|\b)", regex.I
)

# Marks that part a chunk into pieces which are judged apart: "Số:15/TTr" is a word and a code.
_PIECE: Final = regex.compile(r"""[^,;:()\[\]"“”«»…]+""")

# A word with a 6 that an OCR put for ô, ố, ộ, ổ: letters before it, no second digit, no separator.
_WORD_WITH_SIX: Final = regex.compile(r"\p{L}+6\p{L}*")

# A capital and a 6 is rather a name (T6, B6, A6) than a syllable; several capitals and a 6 are one for certain.
_CAPITAL_SIX: Final = regex.compile(r"\p{Lu}6|\p{Lu}{2,}6.*")

# Signs that an English model prints for ờ, ở, ý, ề inside or at the end of a word: they stay inside the token.
_OCR_SIGN: Final = "&@¢€¥"
_WORD: Final = regex.compile(rf"\p{{L}}[\p{{L}}\p{{M}}]*(?:['’?{_OCR_SIGN}]+[\p{{L}}\p{{M}}]+)*[{_OCR_SIGN}]?")

# A sign after a vowel that often belongs to ơ, ư, ử; whether it does is decided by the language model.
_TAIL: Final = regex.compile(r"(?<=[ouwOUW])['’?]")

_DIGIT: Final = regex.compile(r"\d")
_LETTER: Final = regex.compile(r"\p{L}")

# I, IV, XII: a numeral of a part or a term; M and D never occur in such small numbers.
_ROMAN: Final = regex.compile(r"[IVXLC]+")

# a single letter is a list label or the name of a point; only o, u, y and their marked forms are words by themselves
_LONE_LETTER: Final = regex.compile(r"[^oôơuưyýòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳỷỹỵàạ]", regex.I)

# Groups of a document symbol in mixed case: tờ trình, Thủ tướng, thông tư liên tịch.
_MIXED_GROUP: Final = regex.compile(r"TTr|TTg|TTLT|NQLT|QLv|Ttr|Ttg")

_SENTENCE_END: Final = regex.compile(r"[.;:!?…]")

_LONGEST_KNOWN: Final = 64
"""Characters of a run without spaces whose tokens are remembered."""

_SEPARATOR: Final = regex.compile(r"[-/–_&.]")


def tokenize(text: str) -> list[Token]:
    """The tokens of the text in order. Never raises."""
    tokens: list[Token] = []
    for line in _lines(text):
        tokens.extend(_settle_capitals(_settle_sixes(_line_tokens(text, *line))))
    return tokens


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.splitlines(keepends=True):
        yield start, start + len(line)
        start += len(line)


def _line_tokens(text: str, start: int, end: int) -> list[Token]:
    tokens: list[Token] = []
    for chunk in _CHUNK.finditer(text, start, end):
        tokens.extend(chunk_tokens(chunk.group(), chunk.start()))
    return tokens


def chunk_tokens(chunk: str, offset: int = 0) -> list[Token]:
    """The tokens of one run without spaces that starts at ``offset``, not yet settled by their neighbours."""
    found = _known_chunk(chunk) if len(chunk) <= _LONGEST_KNOWN else _tokens_of_chunk(chunk)
    return [
        Token(start + offset, end + offset, text, kind, tail_end + offset, ends_sentence)
        for start, end, text, kind, tail_end, ends_sentence in found
    ]


@lru_cache(maxsize=65536)
def _known_chunk(chunk: str) -> tuple[Token, ...]:
    return tuple(_tokens_of_chunk(chunk))


def _tokens_of_chunk(chunk: str) -> list[Token]:
    if _ADDRESS.search(chunk):
        return [_token(chunk, 0, len(chunk), Kind.ADDRESS)]
    tokens: list[Token] = []
    for piece in _PIECE.finditer(chunk):
        tokens.extend(_piece_tokens(chunk, piece.start(), piece.end()))
    return _mark_sentence_ends(chunk, tokens)


def _token(chunk: str, start: int, end: int, kind: Kind, tail_end: int | None = None) -> Token:
    return Token(start, end, chunk[start:end], kind, end if tail_end is None else tail_end)


def _piece_tokens(chunk: str, start: int, end: int) -> Iterator[Token]:
    piece = chunk[start:end]
    if _DIGIT.search(piece):
        yield _digit_token(chunk, start, end)
        return
    if _is_symbol(piece):
        yield _token(chunk, start, end, Kind.CODE)
        return
    for word in _WORD.finditer(chunk, start, end):
        tail = _TAIL.match(chunk, word.end(), end)
        yield _token(chunk, word.start(), word.end(), _word_kind(word.group()), tail.end() if tail else None)


def _digit_token(chunk: str, start: int, end: int) -> Token:
    piece = chunk[start:end]
    core = piece.strip("""'’".-–!?*“”""")
    if _WORD_WITH_SIX.fullmatch(core):
        begin = start + piece.index(core)
        return _token(chunk, begin, begin + len(core), Kind.WORD)
    return _token(chunk, start, end, Kind.CODE if _LETTER.search(piece) else Kind.NUMBER)


def _is_symbol(piece: str) -> bool:
    """Groups of capitals joined by a separator, at least one of which is no syllable: ``KH-STP``, ``T/M``."""
    groups = [g for g in _SEPARATOR.split(piece.strip(".'’-–!?*")) if g]
    if len(groups) < 2 or not all(g.isupper() or _MIXED_GROUP.fullmatch(g) for g in groups):
        return False
    return any(len(g) == 1 or not has_syllable_skeleton(g) for g in groups)


def _word_kind(word: str) -> Kind:
    if _ROMAN.fullmatch(word):
        return Kind.ROMAN
    if len(word) == 1:
        return Kind.LABEL if _LONE_LETTER.fullmatch(word) else Kind.WORD
    if is_all_capital(word) and not has_syllable_skeleton(word):
        return Kind.ABBREVIATION
    if _MIXED_GROUP.fullmatch(word):
        return Kind.ABBREVIATION
    return Kind.WORD


@lru_cache(maxsize=65536)
def is_all_capital(word: str) -> bool:
    """Two or more letters, all capital."""
    letters = [c for c in word if c.isalpha()]
    return len(letters) >= 2 and all(c.isupper() for c in letters)


def _mark_sentence_ends(chunk: str, tokens: list[Token]) -> list[Token]:
    ends = [*(token.start for token in tokens[1:]), len(chunk)] if tokens else []
    return [
        token._replace(ends_sentence=True) if _SENTENCE_END.search(chunk, token.end, until) else token
        for token, until in zip(tokens, ends, strict=True)
    ]


def _settle_sixes(tokens: list[Token]) -> list[Token]:
    """``S6 12`` is the word Số, ``T6 chuc`` and ``B6 tai`` are Tổ and Bộ; any other capital six is a name (``H6``)."""
    if not any("6" in token.text for token in tokens):
        return tokens
    settled: list[Token] = []
    for i, token in enumerate(tokens):
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        is_name = token.kind is Kind.WORD and _CAPITAL_SIX.fullmatch(token.text) and not _reads_on(token, following)
        settled.append(token._replace(kind=Kind.CODE) if is_name else token)
    return settled


def _reads_on(token: Token, following: Token | None) -> bool:
    if len(token.text) != 2 or following is None:
        return False
    if token.text == "S6" and following.kind in (Kind.NUMBER, Kind.CODE):
        return True
    return token.text in ("S6", "T6", "B6") and following.kind is Kind.WORD and following.text.islower()


def _settle_capitals(tokens: list[Token]) -> list[Token]:
    """A lone capital word among small letters is an abbreviation (``BAN``, ``CAN``) unless Vietnamese marks deny it."""
    capital = [t.kind is Kind.WORD and is_all_capital(t.text) for t in tokens]
    if len(tokens) < 2 or not any(capital):
        return tokens
    settled: list[Token] = []
    for i, token in enumerate(tokens):
        alone = capital[i] and not (i > 0 and capital[i - 1]) and not (i + 1 < len(tokens) and capital[i + 1])
        if alone and not has_vietnamese_letter(token.text) and not _beside_known_capitals(tokens, i):
            settled.append(token._replace(kind=Kind.ABBREVIATION))
        else:
            settled.append(token)
    return settled


def _beside_known_capitals(tokens: list[Token], i: int) -> bool:
    """``UBND TINH``, ``HĐND HUYEN``: the word after an abbreviation of an authority."""
    return i > 0 and tokens[i - 1].kind is Kind.ABBREVIATION and len(tokens[i].text) >= 3
