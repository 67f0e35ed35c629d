"""What a value stands on, taken out of a document's JSON, and whether two of them are the same place on the paper."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any, Final

from ocr_pipeline.archive.decisions.decision import Evidence
from ocr_pipeline.archive.entries import printed_value
from ocr_pipeline.archive.search.folding import folded

Content = Mapping[str, Any]
"""The JSON of a document, or of a part of it."""

SAME_BOX: Final = 0.8
"""Of two boxes the shared part of both, from which on they are one place, whatever was read there: two lines that were
taken for one share a half."""
NEAR_BOX: Final = 0.5
"""The same where both were read alike, letter by letter."""
_PLACE_IN_LIST: Final = re.compile(r"\[\d+\]")


def evidence_of(node: Content, pages: Mapping[int, tuple[int, int]], reading: str = "") -> Evidence:
    """The evidence of a value.

    Args:
        node: the value, of the document's JSON.
        pages: sizes of the document's pages in pixels, by number (:func:`page_sizes`).
        reading: the key of what read the document.
    """
    page, box = node.get("page"), node.get("bbox")
    return Evidence(
        value=printed_value(node),
        raw=node["raw"],
        page=page,
        box=(box[0], box[1], box[2], box[3]) if box else None,
        page_size=pages.get(page) if page is not None else None,
        reading=reading,
    )


def page_sizes(content: Content) -> dict[int, tuple[int, int]]:
    """Width and height of each page of a document, in pixels."""
    return {page["number"]: (page["width"], page["height"]) for page in content.get("pages", ())}


def key_of(path: str, evidence: Evidence) -> str:
    """A short name for a value as it was read and where: another one when it is read anew and anything is different."""
    told = [path, evidence.value, evidence.raw, evidence.page, evidence.box, evidence.page_size]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()[:16]


def family_of(path: str) -> str:
    """A path without its places in lists: ``recipients[]`` of ``recipients[2]``."""
    return _PLACE_IN_LIST.sub("[]", path)


def is_listed(path: str) -> bool:
    """Whether a value is one of a list: another may stand under its path the next time."""
    return "[" in path


def is_same_place(one: Evidence, other: Evidence) -> bool:
    """Whether two pieces of evidence stand at one place: alike in box, or near and read alike, letter by letter.

    What has no box, as all of a plain text, is the same where the same was read on the same page.
    """
    if one.page != other.page:
        return False
    read_alike = _plain(one.raw) == _plain(other.raw)
    if one.box is None or other.box is None:
        return read_alike and one.box is other.box and (one.raw is not None or one.value == other.value)
    shared = _shared(_on_page(one), _on_page(other))
    return shared >= SAME_BOX or (read_alike and shared >= NEAR_BOX)


def is_near(one: Evidence, other: Evidence) -> bool:
    """Whether the boxes of two pieces of evidence have a part of one page in common."""
    return one.page == other.page and None not in (one.box, other.box) and _shared(_on_page(one), _on_page(other)) > 0.0


def is_counted_alike(one: Evidence, other: Evidence) -> bool:
    """Whether the same was read beside two figures, but for marks: who decided đồng has not decided nghìn đồng."""
    return _beside_the_figure(one.raw) == _beside_the_figure(other.raw)


def _beside_the_figure(raw: str | None) -> tuple[bool, list[str]]:
    words = (word.lstrip("0123456789") for word in folded(raw or "").split())
    return "%" in (raw or ""), [word for word in words if word]


def _plain(raw: str | None) -> str:
    return "".join((raw or "").split())


def _on_page(evidence: Evidence) -> tuple[float, ...]:
    """A box in parts of the page, where its size is known."""
    box = evidence.box or (0, 0, 0, 0)
    width, height = evidence.page_size or (1, 1)
    return box[0] / width, box[1] / height, box[2] / width, box[3] / height


def _shared(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """The part of two boxes that both have, 0..1."""
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    both = max(width, 0.0) * max(height, 0.0)
    whole = _area(one) + _area(other) - both
    if whole <= 0.0:
        return float(one == other)
    return both / whole


def _area(box: tuple[float, ...]) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
