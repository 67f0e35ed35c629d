"""The syllables of a signer's name, each with what every look read in its place on the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

import regex

from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.gazetteer import ranks, surnames
from ocr_pipeline.parsing.signer_names import LONGEST_SYLLABLE, is_syllable_of_name
from ocr_pipeline.parsing.signer_places import Place
from ocr_pipeline.recognition.words import Box, Word

LEGIBLE = 0.5
"""A look whose syllables are read with less confidence (0..1) than this does not say where they stand."""
LEVEL_EDGE = 0.5
"""Two edges are the same when they are less than so many text heights apart."""
CLOSE = 1.2
"""What stands before a name within so many text heights may be its surname."""
TORN = 0.25
"""Pieces of one word stand so many text heights apart."""
MOST_PIECES = 3
"""A surname under strokes is read in so many pieces at most."""
NOT_LETTERS = regex.compile(r"[^\p{L}]+")
UPRIGHTS = regex.compile(r"^\W?[!¡|1lI]{2}(?=\p{Ll})")
"""An H whose bar a stroke hides is read as its two uprights: !1à is Hà."""
SYLLABLE = regex.compile(r"\p{Lu}\p{Ll}+")
"""A syllable with its capital, of which a stroke may join two into one word."""

RANK_END = regex.compile(r"\p{L}\.$")
"""A word with a full stop is a rank, however it was read (TS., ThS.): no syllable has one."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What one look read in a column, how surely (0..1), and whether another net did; nothing is an empty text.

    ``width`` is in pixels.
    """

    text: str
    confidence: float
    opinion: bool
    width: int = 0


@dataclass(frozen=True, slots=True)
class Columns:
    """The syllables of a name left to right, each as the looks read it; ``before`` is what they read before it.

    ``boxes`` are those of the syllables as the surest look has them, in pixels; ``ranked`` says that a look read a rank
    before the name.
    """

    syllables: tuple[tuple[Seen, ...], ...]
    before: tuple[Seen, ...]
    boxes: tuple[Box, ...]
    ranked: bool = False

    @property
    def box(self) -> Box:
        """Where the name stands."""
        return Box.around(self.boxes)


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    confidence: float
    box: Box


@dataclass(frozen=True, slots=True)
class _Look:
    tokens: tuple[_Token, ...]
    opinion: bool
    ranked: bool

    def run(self) -> list[_Token]:
        """The syllables of a name that the look ends with."""
        tokens = list(self.tokens)
        while tokens and not is_syllable_of_name(tokens[-1].text):
            tokens.pop()
        first = len(tokens)
        while first and is_syllable_of_name(tokens[first - 1].text) and _follows(tokens[first - 1 :]):
            first -= 1
        return tokens[first:]


def columns_of(place: Place) -> Columns | None:
    """The columns of the name in a line; ``None`` where no look says where its syllables stand."""
    # The document's own reading is made of the others.
    readings = [reading for reading in place.readings if not reading.own] or place.readings
    looks = [_look(reading.words, reading.opinion) for reading in readings]
    runs = [_legible(look.run()) for look in looks]
    lead = max(runs, key=lambda run: sum(token.confidence for token in run), default=[])
    if not lead:
        return None
    boxes = [token.box for token in lead]
    return Columns(
        tuple(tuple(_seen(look, box) for look in looks) for box in boxes),
        tuple(_before(look, boxes[0]) for look in looks),
        tuple(boxes),
        any(look.ranked for look in looks),
    )


def _follows(tokens: Sequence[_Token]) -> bool:
    """Whether the second of two words stands close behind the first; a word alone needs none."""
    gap = tokens[1].box.x0 - tokens[0].box.x1 if len(tokens) > 1 else 0
    return gap <= CLOSE * tokens[0].box.height


def _legible(run: Sequence[_Token]) -> list[_Token]:
    """A run without illegible syllables at its head, other than a surname's letters; nothing where it ends with one."""
    if not run or run[-1].confidence < LEGIBLE:
        return []
    first = 0
    while run[first].confidence < LEGIBLE and fold(run[first].text) not in _folded_surnames():
        first += 1
    return list(run[first:])


@cache
def _folded_surnames() -> frozenset[str]:
    return frozenset(map(fold, surnames()))


def _look(words: Sequence[Word], opinion: bool) -> _Look:
    named = list(words)
    for number, word in enumerate(words[:-1]):
        if RANK_END.search(word.text) or NOT_LETTERS.sub("", word.text) in _plain_ranks():
            named = list(words[number + 1 :])
    ends = [*(word.box.x0 for word in named[1:]), named[-1].box.x1] if named else []
    # Engines' boxes may reach far over the next word: where that begins, this one ends.
    bounded = [
        replace(word, box=replace(word.box, x1=max(word.box.x0, min(word.box.x1, end))))
        for word, end in zip(named, ends, strict=True)
    ]
    tokens = tuple(token for word in bounded for token in _tokens(word))
    return _Look(tokens, opinion, ranked=len(named) < len(words))


def _tokens(word: Word) -> list[_Token]:
    """The syllables of a word: one, behind strokes or not (zTrịnh), unless a stroke joins two of them (Thị-Lan)."""
    word = replace(word, text=UPRIGHTS.sub("H", word.text))
    parts = list(SYLLABLE.finditer(word.text))
    strokes = word.text[: parts[0].start()] if parts else word.text
    said = NOT_LETTERS.sub("", word.text[len(strokes) :])
    if not parts or strokes != strokes.lower() or said != "".join(part.group() for part in parts):
        text = NOT_LETTERS.sub("", word.text)
        return [_Token(text, word.confidence, word.box)] if text else []
    sign = word.box.width / len(word.text)
    return [
        _Token(
            part.group(),
            word.confidence,
            replace(word.box, x0=round(word.box.x0 + sign * part.start()), x1=round(word.box.x0 + sign * part.end())),
        )
        for part in parts
    ]


@cache
def _plain_ranks() -> frozenset[str]:
    return frozenset(NOT_LETTERS.sub("", rank) for rank in ranks())


def _seen(look: _Look, column: Box) -> Seen:
    """What a look read in a column; nothing where it read no word there, or one across several."""
    there = [token for token in look.tokens if _stands_in(token.box, column)]
    if len(there) != 1 or len(there[0].text) > LONGEST_SYLLABLE:
        return Seen("", 0.0, look.opinion)
    return Seen(there[0].text, there[0].confidence, look.opinion, there[0].box.width)


def _before(look: _Look, first: Box) -> Seen:
    """The pieces that a look read close before the first column."""
    pieces: list[_Token] = []
    edge = first.x0
    for token in reversed([token for token in look.tokens if token.box.middle[0] < first.x0]):
        near = TORN if pieces else CLOSE
        if edge - token.box.x1 > near * first.height or len(pieces) == MOST_PIECES:
            break
        pieces.insert(0, token)
        edge = token.box.x0
    if not pieces:
        return Seen("", 0.0, look.opinion)
    sure = min(piece.confidence for piece in pieces)
    text = "".join(piece.text for piece in pieces)
    if len(text) == 1:  # A lone letter is a stroke.
        return Seen("", 0.0, look.opinion)
    return Seen(text, sure, look.opinion, pieces[-1].box.x1 - pieces[0].box.x0)


def _stands_in(word: Box, column: Box) -> bool:
    """Whether a word begins or ends where a column does."""
    begins, ends = abs(word.x0 - column.x0), abs(word.x1 - column.x1)
    return min(begins, ends) < LEVEL_EDGE * column.height and word.x0 < column.x1 and word.x1 > column.x0
