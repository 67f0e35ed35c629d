"""The name that the ink below an unread signature says: the likeliest ones by its columns and by how people are called.

A name stamp in script type is read by a network of this project's own. It may be anybody's: what it says is never
without a doubt, and the other likely names are its alternatives.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from heapq import nlargest
from math import exp, inf, log1p
from typing import Final

from diacritics.alphabet import is_syllable
from diacritics.names import name_places
from diacritics.words import TABLE
from ocr_pipeline.parsing.gazetteer import surnames
from ocr_pipeline.parsing.name_table import name_table
from ocr_pipeline.recognition.names.reader import NameInk
from ocr_pipeline.recognition.names.signs import BLANK, LETTERS
from schemas import Alternative, FieldValue, Origin

Columns = Sequence[Sequence[float]]
"""Of a line of ink, from left to right: the log probability of each sign."""
BEAM: Final = 60
"""Beginnings kept after each column."""
FAINTEST: Final = -7.0
"""A letter less likely than this in a column (natural logarithm) is not followed there."""
LIKELY: Final = 0.6
"""What the table's log share weighs beside the columns."""
WORDS: Final = range(2, 6)
"""A name has so many syllables."""
OTHERS: Final = 4
"""So many other names are shown."""
MARGIN: Final = 6.0
"""A name less likely than the best by more than this (natural logarithm) is not shown."""
LEGIBLE: Final = -1.3
"""Least mean log probability for each letter of the likeliest name: strokes of a pen say less."""
MET: Final = 20
"""A syllable of the language was met so often in official text."""
DOUBT: Final = "no engine read it: told by its ink alone, as a name stamp in script type is"
UNREAD: Final = "ink stands where the name must be, and says no name"
ROOM: Final = 9.0
"""A name stands within so many heights of its title's line below it."""
BELIEF: Final = (0.5, 0.2)
"""Confidence (0..1) of the likeliest name and of the next one; the others have less."""


@dataclass(frozen=True, slots=True)
class LikelyName:
    """A name, its score with the table's share, and what its columns say for each of its letters."""

    name: str
    score: float
    legible: float


@dataclass(slots=True)
class _Node:
    """A beginning of a syllable: what may follow it, and whether it is one."""

    after: dict[int, _Node] = field(default_factory=dict)
    whole: bool = False


def stamped_name(inks: Sequence[NameInk], page: int | None) -> FieldValue | None:
    """The name that the ink on a page says; a field without a value, at its place, where it says none.

    ``None`` where there is no ink.
    """
    here = [ink for ink in inks if ink.page == page]
    if not here:
        return None
    said = [(ink, names) for ink in here if (names := likely_names(ink.columns))]
    legible = [(ink, names) for ink, names in said if names[0].legible >= LEGIBLE]
    if not legible:
        box = here[-1].box.as_bbox()
        return FieldValue(value=None, page=page, bbox=box, needs_review=True, reasons=(UNREAD,))
    ink, (best, *others) = max(legible, key=lambda pair: pair[1][0].legible)
    return FieldValue(
        value=best.name,
        page=page,
        bbox=ink.box.as_bbox(),
        confidence=BELIEF[0],
        needs_review=True,
        reasons=(DOUBT,),
        origin=Origin.STAMPED,
        alternatives=tuple(
            Alternative(value=each.name, confidence=round(BELIEF[1] / (place + 1), 2))
            for place, each in enumerate(others)
        ),
    )


def with_ink(name: FieldValue, title: FieldValue, ink: FieldValue | None) -> FieldValue:
    """A name with what the ink of its place says: in its place where it has no value, else as other names.

    A name that was not read stands where its ink does, or below its title.
    """
    if name.value is None:
        if ink is not None:
            others = tuple(each for each in name.alternatives if each.value != ink.value)
            return ink.model_copy(update={"alternatives": (*ink.alternatives, *others)})
        return name if name.bbox is not None else name.model_copy(update={"bbox": _below(title)})
    if ink is None or name.origin is not Origin.DERIVED:
        return name
    said = [ink.value, *(each.value for each in ink.alternatives)]
    others = tuple(Alternative(value=each, confidence=BELIEF[1]) for each in said if each not in (None, name.value))
    return name.model_copy(update={"bbox": ink.bbox, "alternatives": (*name.alternatives, *others)})


def _below(title: FieldValue) -> tuple[int, int, int, int] | None:
    """The place of a name below its title; ``None`` where nobody knows where that is."""
    if title.bbox is None:
        return None
    x0, y0, x1, y1 = title.bbox
    return x0, y1, x1, y1 + round(ROOM * (y1 - y0))


def likely_names(columns: Columns) -> list[LikelyName]:
    """The likeliest names of columns (log probabilities of signs), the best first; none where they say none."""
    scored = [_scored(name, columns_say) for name, columns_say in _names(columns).items()]
    best = nlargest(1 + OTHERS, scored, key=lambda name: name.score)
    return [name for name in best if name.score >= best[0].score - MARGIN]


def _scored(signs: tuple[int, ...], log: float) -> LikelyName:
    words = "".join(LETTERS[sign - 1] for sign in signs).split(" ")
    places = name_places(len(words))
    share = sum(name_table().log_share(word, place) for word, place in zip(words, places, strict=True))
    return LikelyName(" ".join(map(str.capitalize, words)), log + LIKELY * share, log / len(signs))


_Prefix = tuple[int, ...]


def _names(columns: Columns) -> dict[_Prefix, float]:
    """Whole names, as signs, and their log probabilities, by a beam over beginnings of names (CTC)."""
    space = 1 + LETTERS.index(" ")
    nothing = -inf
    beams: dict[_Prefix, tuple[float, float]] = {(): (0.0, nothing)}
    nodes: dict[_Prefix, tuple[_Node, int]] = {(): (_first_words(), 1)}
    for column in columns:
        grown: dict[_Prefix, list[float]] = defaultdict(lambda: [nothing, nothing])
        for said, (ended, running) in beams.items():
            both = _plus(ended, running)
            kept = grown[said]
            kept[0] = _plus(kept[0], both + column[BLANK])
            if said:
                kept[1] = _plus(kept[1], running + column[said[-1]])
            for sign, node, words in _following(nodes[said], space):
                if column[sign] < FAINTEST:
                    continue
                longer = (*said, sign)
                nodes[longer] = node, words
                before = ended if said and said[-1] == sign else both
                slot = grown[longer]
                slot[1] = _plus(slot[1], before + column[sign])
        best = nlargest(BEAM, grown.items(), key=lambda item: _plus(*item[1]))
        beams = {said: (chances[0], chances[1]) for said, chances in best}
        nodes = {said: nodes[said] for said in beams}
    return {
        said: _plus(*chances) for said, chances in beams.items() if nodes[said][0].whole and nodes[said][1] in WORDS
    }


def _following(at: tuple[_Node, int], space: int) -> Iterator[tuple[int, _Node, int]]:
    """The signs that may follow a beginning, each with where it leads and how many words that has."""
    node, words = at
    for sign, after in node.after.items():
        yield sign, after, words
    if node.whole and words < WORDS[-1]:
        yield space, _other_words(), words + 1


def _plus(one: float, other: float) -> float:
    """The logarithm of the sum of two probabilities."""
    high, low = (one, other) if one >= other else (other, one)
    return high + log1p(exp(low - high)) if low > -inf else high


@cache
def _first_words() -> _Node:
    return _tree([*map(str.lower, surnames()), *(word for word, row in name_table().counts.items() if row[0])])


@cache
def _other_words() -> _Node:
    """The parts of names that were met, and all syllables of the language: given names are an open class."""
    rows = (row.split("\t") for row in TABLE.read_text("utf-8").splitlines() if not row.startswith("#"))
    syllables = [row[0] for row in rows if is_syllable(row[0]) and int(row[1]) >= MET]
    return _tree([*name_table().counts, *syllables])


def _tree(words: Sequence[str]) -> _Node:
    root = _Node()
    for word in words:
        if " " not in word and set(word) <= set(LETTERS):
            node = root
            for letter in word:
                node = node.after.setdefault(1 + LETTERS.index(letter), _Node())
            node.whole = True
    return root
