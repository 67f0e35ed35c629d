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
from ocr_pipeline.parsing.gazetteer import same_style
from ocr_pipeline.parsing.heading.wording import EDGES, PUT_RIGHT
from ocr_pipeline.recognition.agreement import CONTEXT
from ocr_pipeline.recognition.words import Word

TO_CONFIRM = ((1, 1), (2, 0), (0, 2))
"""Words before and behind that must be the same where another place is to confirm a word."""
RESTORED = ((1, 0), (0, 1))
"""The same for a word whose marks were restored: the language wants it so already."""
TO_REPLACE = ((2, 2), (1, 2), (2, 1), (3, 0), (0, 3))
"""The same where it is to stand for one that was not read."""
BEFORE_TWO = ((3, 0),)
"""The same where two words are to stand for what was read as one."""
ALIKE = 45.0
"""Least rapidfuzz ratio (0..100) of a word that was not read to the one that it is taken for, marks aside."""


LEFT_OPEN = 5.0
"""Natural logarithm by which a word must be likelier than one with other marks that stands elsewhere to be no doubt."""
WORD = regex.compile(r"\w+")
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
    elsewhere = _Elsewhere(text, span)
    for place, token in enumerate(tokens):
        if not _is_doubtful(token, language):
            other = _disputed(elsewhere, tokens, place, language)
            doubts += [f"{token.bare} is {other} elsewhere in the document"] if other is not None else []
            continue
        if _confirms(elsewhere, tokens, place, language):
            sure.add(token)
            continue
        unsure |= {token.read, token.bare}
        other = _instead(elsewhere, tokens, place, language)
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


def _confirms(elsewhere: _Elsewhere, tokens: Sequence[Token], place: int, language: Restorer) -> bool:
    """Whether all other places between the same neighbours have the word, and language has nothing against it."""
    token = tokens[place]
    if not language.knows(token.bare) or token.word is None or fold(_bare(token.read)) != fold(token.bare):
        return False
    found = [elsewhere.read(span) for around in TO_CONFIRM for span in elsewhere.between(tokens, place, around)]
    if _bare(token.read) != token.bare:
        beside = [elsewhere.read(span) for around in RESTORED for span in elsewhere.between(tokens, place, around)]
        found += [said for said in beside if fold(said) == fold(token.bare)]
    if not found or any(said.casefold() != token.bare.casefold() for said in found):
        return False
    return not _outdone(tokens, place, _bare(token.word.second or ""), language)


def _instead(elsewhere: _Elsewhere, tokens: Sequence[Token], place: int, language: Restorer) -> str | None:
    """The word that every other place with the same neighbours has for one that was not read; ``None`` without one."""
    token = tokens[place]
    found = {elsewhere.read(span) for around in TO_REPLACE for span in elsewhere.between(tokens, place, around)}
    if len({said.casefold() for said in found}) != 1:
        return None
    other = next(iter(found))
    two = _two_for_one(elsewhere, tokens, place, language)
    if two is not None:
        return two if elsewhere.goes_on(tokens, place, two) else None
    if other.casefold() == token.bare.casefold() or not language.knows(other) or digits(other):
        return None
    if language.knows(token.bare) and not _outdone(tokens, place, other, language):
        return None
    if fuzz.ratio(fold(other), fold(token.bare)) < ALIKE:
        return None
    return other[:1].upper() + other[1:] if place == 0 or token.bare[:1].isupper() else other


def _two_for_one(elsewhere: _Elsewhere, tokens: Sequence[Token], place: int, language: Restorer) -> str | None:
    """The two words that other places have for what was read as one (dulch for du lịch); ``None`` without them."""
    read = fold(tokens[place].bare)
    found = {elsewhere.two(span) for around in BEFORE_TWO for span in elsewhere.between(tokens, place, around)}
    pair = next(iter(found)) if len(found) == 1 else ""
    if " " not in pair or language.knows(tokens[place].bare) or not all(map(language.knows, pair.split())):
        return None
    whole, first = (fuzz.ratio(fold(said), read) for said in (pair.replace(" ", ""), pair.split()[0]))
    return pair if whole > max(first, ALIKE) else None


def _disputed(elsewhere: _Elsewhere, tokens: Sequence[Token], place: int, language: Restorer) -> str | None:
    """What other places have with other marks, where the language leaves that open; ``None`` where nothing disputes."""
    bare = tokens[place].bare
    if not bare.isalpha() or len(bare) < 2:
        return None
    found = {elsewhere.said(span) for around in TO_CONFIRM for span in elsewhere.between(tokens, place, around)}
    others = [said for said in found if fold(said) == fold(bare) and not same_style(bare.casefold(), said.casefold())]
    if len(others) != 1 or len(found) > 1 or not language.knows(others[0]):
        return None
    # What the language would far rather have is put right with all other marks of the subject.
    return others[0] if -LEFT_OPEN < _ahead(tokens, place, others[0], language) < PUT_RIGHT else None


def _outdone(tokens: Sequence[Token], place: int, other: str, language: Restorer) -> bool:
    """Whether the language would rather have another word in a place."""
    return bool(other) and language.knows(other) and _ahead(tokens, place, other, language) > 0


def _ahead(tokens: Sequence[Token], place: int, other: str, language: Restorer) -> float:
    """By how much another word is likelier in a place, as a natural logarithm."""
    before = " ".join(each.text for each in tokens[max(0, place - CONTEXT) : place])
    behind = " ".join(each.text for each in tokens[place + 1 : place + 1 + CONTEXT])
    return language.fluency(before, other, behind) - language.fluency(before, tokens[place].bare, behind)


class _Elsewhere:
    """The words of a text outside of a span, found by their neighbours."""

    def __init__(self, text: DocumentText, span: tuple[int, int]) -> None:
        self._text = text
        folded = fold(text.text)
        self._spans = [m.span() for m in WORD.finditer(folded) if m.end() <= span[0] or m.start() >= span[1]]
        self._words = [folded[slice(*each)] for each in self._spans]
        self._places: dict[str, list[int]] = {}
        for place, word in enumerate(self._words):
            self._places.setdefault(word, []).append(place)

    def between(self, tokens: Sequence[Token], place: int, around: tuple[int, int]) -> Iterator[tuple[int, int]]:
        """The spans of words that stand between so many neighbours before and behind as the one in this place does."""
        before, behind = around
        if place < before or place + behind >= len(tokens):
            return
        left = [fold(each.bare) for each in tokens[place - before : place]]
        right = [fold(each.bare) for each in tokens[place + 1 : place + 1 + behind]]
        nearest, step = (left[-1], 1) if left else (right[0], -1)
        for at in (found + step for found in self._places.get(nearest, ())):
            alike = self._words[max(0, at - before) : at] == left and self._words[at + 1 : at + 1 + behind] == right
            if alike and 0 <= at < len(self._words):
                yield self._spans[at]

    def two(self, span: tuple[int, int]) -> str:
        """What was read in a place and in the next one."""
        at = self._spans.index(span)
        return " ".join(self.read(each) for each in self._spans[at : at + 2])

    def goes_on(self, tokens: Sequence[Token], place: int, two: str) -> bool:
        """Whether behind two words stands elsewhere what stands behind this one place, or the subject ends there."""
        words = [fold(word) for word in two.split()] + [fold(each.bare) for each in tokens[place + 1 : place + 2]]
        starts = self._places.get(words[0], ())
        return any(self._words[at : at + len(words)] == words for at in starts)

    def read(self, span: tuple[int, int]) -> str:
        """What was read in a place."""
        return _bare(self._text.trace(*span).raw)

    def said(self, span: tuple[int, int]) -> str:
        """What a place says once it was restored."""
        return _bare(self._text.text[slice(*span)])


def _bare(said: str) -> str:
    return EDGES.sub("", said)
