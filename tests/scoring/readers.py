"""Readers that give too little or too much of the made-up truth, lazily or greedily."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any, get_args

from schemas import Citation, Document, Mark, Statistic
from tests.scoring.made_up import TRUTH, WRONG, document

Node = dict[str, Any]


def _nodes(node: object) -> Iterator[Node]:
    """Every object of the JSON."""
    if isinstance(node, dict):
        yield node
    for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _nodes(child)


def changed(change: Callable[[Node], None]) -> Document:
    """The truth with each value that may be flagged, in fields and in lists, changed in place."""
    whole = TRUTH.model_dump(mode="json")
    for node in _nodes(whole):
        if "needs_review" in node:
            change(node)
    return Document.model_validate(whole)


def with_fields(change: Callable[[Node], None]) -> Document:
    """The truth with its single fields changed in place."""
    whole = TRUTH.model_dump(mode="json")
    for node in (*whole.values(), *whole["signature"].values(), *whole["received"].values()):
        if isinstance(node, dict) and "needs_review" in node:
            change(node)
    return Document.model_validate(whole)


def flag(node: Node) -> None:
    """Ask a person to look."""
    node |= {"needs_review": True, "reasons": ["unsure"]}


def trust(node: Node) -> None:
    """Ask nobody."""
    node |= {"needs_review": False, "reasons": []}


def spoil(node: Node) -> None:
    """A wrong value that nobody is asked to look at, whatever kind of value it is."""
    trust(node)
    wrong = {"value": 987.0 if isinstance(node["value"], float) else WRONG} if "value" in node else {}
    node |= wrong | ({"code": "99/SAI", "title": WRONG} if "code" in node else {})


def say_everything(node: Node) -> None:
    """The whole text as the value."""
    trust(node)
    node["value"] = TRUTH.text


def list_candidates(node: Node) -> None:
    """Ninety-nine wrong readings with the right one among them."""
    trust(node)
    right = node["value"] or ""
    readings = [f"{right}{number}" for number in range(98)]
    node |= {"value": WRONG, "alternatives": [{"value": each, "confidence": 0.0} for each in (*readings, right)]}


def inventing(*, flagged: bool) -> Document:
    """The truth with five hundred more citations and statistics."""
    doubt: Node = {"needs_review": True, "reasons": ("unsure",)} if flagged else {}
    cited = [Citation(code=f"{number}/QĐ-UBND", date="2030-01-01", page=1, **doubt) for number in range(500)]
    counted = [Statistic(value=1000 + number, unit="đồng", page=1, **doubt) for number in range(500)]
    lists = {"citations": (*TRUTH.citations, *cited), "statistics": (*TRUTH.statistics, *counted)}
    return TRUTH.model_copy(update=lists)


def marking_everything() -> Document:
    """The truth's marks among boxes of several sizes all over the pages, of every kind."""
    kinds = get_args(Mark.model_fields["kind"].annotation)
    grid = [
        Mark(kind=kind, page=page, bbox=(left, top, left + size, top + size))
        for kind in kinds
        for page in (1, 2, 3)
        for size in (100, 400)
        for left in range(0, 2400, size)
        for top in range(0, 3400, size)
    ]
    return TRUTH.model_copy(update={"marks": (*TRUTH.marks, *grid)})


def listing_readings(count: int) -> Document:
    """So many readings of each entry of the lists, the right one among them."""
    whole = TRUTH.model_dump(mode="json")
    for name, key in (("citations", "code"), ("legal_bases", "date"), ("statistics", "value"), ("recipients", "value")):
        whole[name] = [_other(entry, key, number) for entry in whole[name] for number in range(count)]
    return Document.model_validate(whole)


def _other(entry: Node, key: str, number: int) -> Node:
    other = copy.deepcopy(entry)
    if number:
        other[key] = other[key] + number if isinstance(other[key], float) else f"{number}{number} {other[key]}"
    return other


def doubled() -> Document:
    """Every entry of every list twice."""
    whole = TRUTH.model_dump(mode="json")
    lists = {name: value * 2 for name, value in whole.items() if isinstance(value, list) and name != "pages"}
    return Document.model_validate(whole | lists)


GAMES: dict[str, Document | None] = {
    "gives nothing": document(),
    "is not converted": None,
    "flags everything": changed(flag),
    "flags every single field": with_fields(flag),
    "is wrong everywhere and sure of it": changed(spoil),
    "is wrong in every single field and sure of it": with_fields(spoil),
    "invents five hundred citations and statistics": inventing(flagged=False),
    "invents them and flags them": inventing(flagged=True),
    "gives the whole text as every field": with_fields(say_everything),
    "marks every possible box": marking_everything(),
    "lists the right value among a hundred candidates": with_fields(list_candidates),
    "lists a hundred readings of every entry": listing_readings(100),
}
"""All right but for what the name says."""
