"""How many values of a document a person must look at: counted here for every surface, so that all say the same."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from schemas.document import Document
from schemas.fields import Evidence
from schemas.references import Citation


def values_to_review(document: Document) -> int:
    """The number of flagged values; a citation listed twice, as basis and as citation, counts once."""
    return len(set(_flagged(document)))


def _flagged(node: object, path: str = "") -> Iterator[object]:
    """A key for each flagged value below ``node``."""
    if isinstance(node, Evidence) and node.needs_review:
        yield (node.raw, node.page, node.span) if isinstance(node, Citation) else path
    if isinstance(node, BaseModel):
        for name in type(node).model_fields:
            yield from _flagged(getattr(node, name), f"{path}.{name}")
    elif isinstance(node, dict):  # details, which a parser of another package may have given
        if node.get("needs_review"):
            yield path
        for name, inner in node.items():
            yield from _flagged(inner, f"{path}.{name}")
    elif isinstance(node, tuple | list):
        for index, item in enumerate(node):
            yield from _flagged(item, f"{path}[{index}]")
