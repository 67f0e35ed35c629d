"""How a document's JSON shows what people decided: keys of a value, and what of it the page does not have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from ocr_pipeline.archive.decisions.decision import Kind

DECIDED: Final = "decided"
"""The key of a value by which it is known that a person decided it."""
STALE: Final = "stale"
"""The key of a value that somebody decided over evidence that is not there any more."""


def without_absent(content: Mapping[str, Any]) -> dict[str, Any]:
    """A document's JSON without the items of lists that the page does not show, as a person decided."""
    return {name: _pruned(value) for name, value in content.items()}


def is_absent(node: object) -> bool:
    """Whether a person decided that the page shows no such value."""
    return isinstance(node, Mapping) and (node.get(DECIDED) or {}).get("kind") == Kind.ABSENT.value


def _pruned(node: Any) -> Any:
    if isinstance(node, dict):
        return {name: _pruned(value) for name, value in node.items()}
    if isinstance(node, list):
        # In `dates`, the value stands in the item's `field`.
        return [
            _pruned(each)
            for each in node
            if not is_absent(each) and not (isinstance(each, dict) and is_absent(each.get("field")))
        ]
    return node
