"""Where the documents of a picture stand: columns by their steps from the centre, one card under the other.

What a document cites is older and stands to its left, what cites it to its right: time runs as one reads. Cards of a
column have one size and a gap between them, columns are as wide as cards, so nothing can lie over anything else.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from ocr_pipeline.archive.graph.citation_graph import Neighbourhood, relations_of
from ocr_pipeline.export.graph_picture.words import CITED, CITING, FURTHER_CITED, FURTHER_CITING, MORE
from schemas import Relation

CARD: Final = (320, 92)
"""Width and height of a card, in pixels."""
GAP: Final = 12
"""Between two cards of a column."""
HEAD: Final = 30
"""Of what is written over a group of cards."""
BETWEEN: Final = 90
"""Between two columns: room for the lines that join them."""
MARGIN: Final = 24
TOP: Final = 64
"""Above the columns: for the title."""
FOOT: Final = 48
"""Below them: for the legend."""
MOST: Final = 40
"""Cards of a column; of more documents the newest are shown, and how many there are besides."""


@dataclass(frozen=True, slots=True)
class Card:
    """A document with its place: the left and the upper edge."""

    node: Mapping[str, Any]
    x: float
    y: float
    is_centre: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A line of text with the left end of its foot."""

    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Layout:
    """A picture's size, its cards, what is written between them, and how many documents it leaves out."""

    width: float
    height: float
    cards: Mapping[str, Card]
    notes: tuple[Note, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class _Group:
    head: str
    nodes: Sequence[Mapping[str, Any]]
    total: int

    @property
    def height(self) -> float:
        return (HEAD if self.head else 0) + len(self.nodes) * (CARD[1] + GAP)


@dataclass(frozen=True, slots=True)
class _Column:
    groups: Sequence[_Group]
    left_out: int

    @property
    def height(self) -> float:
        return sum(group.height for group in self.groups) + (HEAD if self.left_out else 0)


def laid_out(around: Neighbourhood, most: int = MOST) -> Layout:
    """The layout of a neighbourhood; ``most`` cards stand in a column."""
    steps = sorted(set(around.layers.values()))
    columns = [_column(around, step, most) for step in steps]
    tallest = max(column.height for column in columns)
    cards: dict[str, Card] = {}
    notes: list[Note] = []
    for place, column in enumerate(columns):
        x = MARGIN + place * (CARD[0] + BETWEEN)
        _place(column, x, TOP + (tallest - column.height) / 2, around.centre, cards, notes)
    width = 2 * MARGIN + len(columns) * CARD[0] + (len(columns) - 1) * BETWEEN
    return Layout(width, TOP + tallest + FOOT, cards, tuple(notes), sum(column.left_out for column in columns))


def _column(around: Neighbourhood, step: int, most: int) -> _Column:
    identities = sorted(
        (each for each, its_step in around.layers.items() if its_step == step),
        key=lambda each: (-_day(around.nodes[each]), each),
    )
    heads = _heads(around, identities, step)
    counts = Counter(heads.values())
    order = list(dict.fromkeys((*CITED.values(), *CITING.values(), FURTHER_CITED, FURTHER_CITING, "")))
    shown = sorted(identities[:most], key=lambda each: order.index(heads[each]))
    groups = [
        _Group(head, [around.nodes[each] for each in group], counts[head])
        for head, group in groupby(shown, key=lambda each: heads[each])
    ]
    return _Column(groups, len(identities) - len(shown))


def _heads(around: Neighbourhood, identities: Sequence[str], step: int) -> dict[str, str]:
    """What is written over each document of a column; nothing over the centre."""
    if abs(step) != 1:
        head = "" if step == 0 else FURTHER_CITED if step < 0 else FURTHER_CITING
        return dict.fromkeys(identities, head)
    relations, words = relations_of(around, cited=step < 0), CITED if step < 0 else CITING
    return {each: words[Relation(relations[each])] for each in identities}


def _place(column: _Column, x: float, y: float, centre: str, cards: dict[str, Card], notes: list[Note]) -> None:
    for group in column.groups:
        if group.head:
            notes.append(Note(f"{group.head} ({group.total})", x, y + HEAD - 10))
            y += HEAD
        for node in group.nodes:
            cards[node["id"]] = Card(node, x, y, is_centre=node["id"] == centre)
            y += CARD[1] + GAP
    if column.left_out:
        notes.append(Note(MORE.format(column.left_out), x, y + HEAD - 12))


def _day(node: Mapping[str, Any]) -> int:
    date: dt.date | None = node["date"]
    return date.toordinal() if date else 0
