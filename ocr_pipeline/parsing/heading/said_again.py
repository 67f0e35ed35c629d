"""The words of a trích yếu held against the same words elsewhere: a body repeats its subject, often word for word.

Another place is another reading of other ink. Where it has the same word between the same neighbours, the word is
hardly misread; where it has another one that looks alike, that may be what was printed in both. Words without figures
only: no other place says what a figure is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import regex
from rapidfuzz import fuzz

from diacritics import Restorer
from ocr_pipeline.layout.text import DocumentText
from ocr_pipeline.parsing.fields import UNSURE_WORD, digits, readings_differ
from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.heading.wording import EDGES
from ocr_pipeline.recognition.words import Word

TO_CONFIRM = ((1, 1), (2, 0), (0, 2))
"""Words before and behind that must be the same where another place is to confirm a word."""
TO_REPLACE = ((2, 2), (1, 2), (2, 1), (3, 0), (0, 3))
"""The same where it is to stand for one that was not read."""
ALIKE = 45.0
"""Least rapidfuzz ratio (0..100) of a word that was not read to the one that it is taken for, marks aside."""


AT_ENDS = regex.compile(r"(?P<before>[“\"]?).*?(?P<after>[,;:)”\"]*)")
"""The signs at a word's ends that a sentence has there."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the subject as the text has it, and the word on the page behind it, where that is known."""

    text: str
    word: Word | None = None

    @property
    def read(self) -> str:
        """The word as it was read."""
        return self.text if self.word is None else self.word.text

    @property
    def bare(self) -> str:
        """The word without the signs at its ends."""
        return EDGES.sub("", self.text)


@dataclass(frozen=True, slots=True)
class SaidAgain:
    """The words of a subject; ``confirmed`` those that stand elsewhere alike, as they were read; every replacement.

    ``put_right`` are those, folded, whose marks restoration put right as they stand elsewhere.
    """

    words: tuple[str, ...]
    confirmed: frozenset[str] = field(default_factory=frozenset)
    put_right: frozenset[str] = field(default_factory=frozenset)
    doubts: tuple[str, ...] = ()


def said_again(text: DocumentText, tokens: Sequence[Token], span: tuple[int, int], language: Restorer) -> SaidAgain:
    """The words of a subject with what the rest of the document says of those that were read in doubt.

    Args:
        text: the document's text.
        tokens: the words of the subject in order.
        span: where the subject stands in the text.
        language: knows words, and which of two it would rather have.
    """
    if text.misread:
        return SaidAgain(tuple(token.text for token in tokens))
    words = [token.text for token in tokens]
    sure: set[Token] = set()
    unsure: set[str] = set()
    doubts = []
    for place, token in enumerate(tokens):
        if not _is_doubtful(token, language):
            continue
        if _confirms(text, tokens, place, span, language):
            sure.add(token)
            continue
        unsure |= {token.read, token.bare}
        other = _instead(text, tokens, place, span, language)
        if other is not None:
            words[place] = _put_in(token.text, other)
            doubts.append(f"read as {token.text}; taken for {other} as elsewhere in the document")
    as_read = frozenset(token.read for token in sure if _bare(token.read) == token.bare) - unsure
    put_right = frozenset(
        fold(token.bare) for token in sure if _bare(token.read) != token.bare and token.bare not in unsure
    )
    return SaidAgain(tuple(words), as_read, put_right, tuple(doubts))


def _put_in(said: str, other: str) -> str:
    """A word in the place of what was read, with the signs of a sentence that stand at its ends."""
    signs = AT_ENDS.fullmatch(said)
    before, after = (signs["before"], signs["after"]) if signs is not None else ("", "")
    return f"{before}{other}{after}"


def _is_doubtful(token: Token, language: Restorer) -> bool:
    """Whether a word was read in doubt, and is no figure."""
    word = token.word
    if (
        len(token.bare) < 2
        or "/" in token.text
        or digits(token.text)
        or (word is not None and digits(word.text + (word.second or "")))
    ):
        return False
    if word is None:
        return not language.knows(token.bare)
    differ = bool(word.second) and readings_differ(word.text, word.second or "", marks=True)
    restored = _bare(word.text) != token.bare
    return differ or restored or word.confidence < UNSURE_WORD or not language.knows(token.bare)


def _confirms(
    text: DocumentText, tokens: Sequence[Token], place: int, span: tuple[int, int], language: Restorer
) -> bool:
    """Whether all other places between the same neighbours have the word, and language has nothing against it."""
    token = tokens[place]
    if not language.knows(token.bare) or token.word is None or fold(_bare(token.read)) != fold(token.bare):
        return False
    found = [said for before, behind in TO_CONFIRM for said in _elsewhere(text, tokens, place, (before, behind), span)]
    if not found or any(said.casefold() != token.bare.casefold() for said in found):
        return False
    return not _outdone(tokens, place, _bare(token.word.second or ""), language)


def _instead(
    text: DocumentText, tokens: Sequence[Token], place: int, span: tuple[int, int], language: Restorer
) -> str | None:
    """The word that every other place with the same neighbours has for one that was not read; ``None`` without one."""
    token = tokens[place]
    found = {said for around in TO_REPLACE for said in _elsewhere(text, tokens, place, around, span)}
    if len({said.casefold() for said in found}) != 1:
        return None
    other = next(iter(found))
    if other.casefold() == token.bare.casefold() or not language.knows(other) or digits(other):
        return None
    if language.knows(token.bare) and not _outdone(tokens, place, other, language):
        return None
    if fuzz.ratio(fold(other), fold(token.bare)) < ALIKE:
        return None
    return other[:1].upper() + other[1:] if place == 0 or token.bare[:1].isupper() else other


def _outdone(tokens: Sequence[Token], place: int, other: str, language: Restorer) -> bool:
    """Whether the language would rather have another word in a place."""
    if not other or not language.knows(other):
        return False
    before = " ".join(each.text for each in tokens[max(0, place - 3) : place])
    behind = " ".join(each.text for each in tokens[place + 1 : place + 4])
    return language.fluency(before, other, behind) > language.fluency(before, tokens[place].bare, behind)


def _elsewhere(
    text: DocumentText, tokens: Sequence[Token], place: int, around: tuple[int, int], span: tuple[int, int]
) -> Iterator[str]:
    """The words, as they were read, that stand between the same neighbours elsewhere in the text."""
    before, behind = around
    if place < before or place + behind >= len(tokens):
        return
    left, right = (
        [_bare(each.text) for each in part]
        for part in (tokens[place - before : place], tokens[place + 1 : place + 1 + behind])
    )
    if not all((*left, *right)):
        return
    said = [
        *(rf"{regex.escape(fold(word))}\W+" for word in left),
        r"(?P<word>\w+)",
        *(rf"\W+{regex.escape(fold(word))}" for word in right),
    ]
    pattern = regex.compile(rf"(?<!\w){''.join(said)}(?!\w)")
    for match in pattern.finditer(fold(text.text)):
        if match.end() <= span[0] or match.start() >= span[1]:
            yield _bare(text.trace(*match.span("word")).raw)


def _bare(said: str) -> str:
    return EDGES.sub("", said)
