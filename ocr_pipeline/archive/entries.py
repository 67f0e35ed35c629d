"""What the catalogue says of one document: rows made of its JSON, and of nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from ocr_pipeline.archive.decisions.linked import asked_with
from ocr_pipeline.archive.decisions.marked import without_absent
from ocr_pipeline.archive.identity import DocumentId
from ocr_pipeline.archive.rows import Entry, Row
from ocr_pipeline.archive.search.columns import columns_of, searched_of
from ocr_pipeline.archive.search.index import packed_of
from schemas import Document, Origin

HEADER: Final = (
    "document_type",
    "code",
    "number",
    "notation",
    "date",
    "issuer",
    "issuer_parent",
    "place",
    "subject",
    "urgency",
    "secrecy",
)
"""The fields that a document has at most one of: columns of ``documents``."""
LEFT_OUT: Final = frozenset({"restorations", "text", "pages", "marks", "source", "producer", "review", "mentions"})
"""Parts of the JSON that hold no value to ask for; the reasons of a review stand with the values."""
EVIDENCE: Final = frozenset({"raw", "confidence", "needs_review", "reasons"})
"""The keys by which a value with its evidence is known, also among the details of a plug-in."""

Content = Mapping[str, Any]
"""The JSON of a document, or of a part of it."""


class Tally(NamedTuple):
    """Of a document: the decisions of people that stand, and those that fit no more and that a person must look at."""

    decided: int = 0
    stale: int = 0


NOTHING_DECIDED: Final = Tally()


def entry_of(identity: DocumentId, document: Document) -> Entry:
    """What the catalogue holds of a document."""
    return entry_from(identity, document.model_dump(mode="json"))


def entry_from(identity: DocumentId, content: Content, tally: Tally = NOTHING_DECIDED) -> Entry:
    """The same of a document's JSON, which is one of the contract; ``tally`` counts what people decided of it.

    Values keep the paths that they have in the JSON, whatever people decided to be absent before them in a list.
    """
    flagged = [(path, node) for path, node in values_of(content) if node["needs_review"]]
    together = asked_with(dict(flagged))
    doubtful = _doubtful(content, flagged)
    shown = without_absent(content) if tally.decided else content
    searched = searched_of(shown, _review_tags(content, doubtful, tally))
    failed = tuple((page["number"], page["error"]) for page in content["pages"] if page.get("error") is not None)
    return Entry(
        identity,
        _document_row(identity, content, doubtful, len(failed), tally),
        tuple(_review_row(path, node, together.get(path)) for path, node in flagged),
        packed_of(searched),
        columns_of(searched),
        doubtful,
        len(content["pages"]),
        failed,
    )


def _review_tags(content: Content, doubtful: int, tally: Tally) -> tuple[str, ...]:
    """What a filter by the state of review looks for."""
    states = {"open": doubtful > 0, "decided": tally.decided > 0 and not doubtful, "stale": tally.stale > 0}
    required = f"review={int(bool(content['review']['required']))}"
    return required, *(f"state={name}" for name, holds in states.items() if holds)


def _document_row(identity: DocumentId, content: Content, doubtful: int, failed: int, tally: Tally) -> Row:
    source, signature = content["source"], content["signature"]
    first, last = source.get("pages") or (None, None)
    return (
        identity,
        source["name"],
        source["media_type"],
        source["page_count"],
        first,
        last,
        *(content[name]["value"] for name in HEADER),
        signature["name"]["value"],
        signature["title"]["value"],
        int(content["review"]["required"]),
        doubtful,
        failed,
        *tally,
    )


def values_of(node: object, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every value with evidence below a node of a document's JSON, with the path that leads to it.

    Args:
        node: the JSON of a document, or a part of it.
        path: of the node; empty for the document.
    """
    found: list[tuple[str, dict[str, Any]]] = []
    _gather(node, path, found)
    return iter(found)


def _gather(node: object, path: str, found: list[tuple[str, dict[str, Any]]]) -> None:
    # Most of a document's JSON are numbers, texts and boxes: to look at them costs more than all the rest.
    if isinstance(node, dict):
        if "needs_review" in node and node.keys() >= EVIDENCE:
            found.append((path, node))
            if not path.startswith("details."):
                return  # in the contract there is no value inside a value
        for name, value in node.items():
            if value and isinstance(value, dict | list) and (path or name not in LEFT_OUT):
                _gather(value, f"{path}.{name}" if path else name, found)
    # A plug-in may leave out the first of its list.
    elif isinstance(node, list) and any(isinstance(each, dict | list) for each in node):
        for place, value in enumerate(node):
            if value:
                _gather(value, f"{path}[{place}]", found)


def _doubtful(content: Content, flagged: Sequence[tuple[str, Content]]) -> int:
    """How many values a person must look at, as :func:`schemas.values_to_review` counts them in a document."""
    cited = {
        (node["raw"], node["page"], tuple(node["span"] or ()))
        for path, node in flagged
        if path.startswith(("legal_bases[", "citations["))
    }
    others = sum(not path.startswith(("legal_bases[", "citations[", "details.")) for path, _ in flagged)
    restored = sum(bool(each["needs_review"]) for each in content.get("restorations", ()))
    return len(cited) + others + restored + _flags(content.get("details", {}))


def _flags(node: object) -> int:
    """How many flags there are below a node of what a parser, perhaps of another package, added."""
    if isinstance(node, dict):
        return bool(node.get("needs_review")) + sum(_flags(each) for each in node.values() if each)
    return sum(map(_flags, node)) if isinstance(node, list) else 0


def printed_value(node: Content) -> str | None:
    """What a value is, in a word: of a citation its code, or its title where it has none."""
    value = node["value"] if "value" in node else node.get("code") or node.get("title")
    return None if value is None else str(value)


def _review_row(path: str, node: Content, asked_with: str | None) -> Row:
    value, raw = printed_value(node), node["raw"]
    origin = node.get("origin")
    return (
        path,
        value,
        node.get("normalised"),
        None if raw == value else raw,
        node["confidence"],
        None if origin == Origin.PRINTED else origin,
        node.get("page"),
        *(node.get("bbox") or (None,) * 4),
        *(node.get("span") or (None,) * 2),
        json.dumps(node["reasons"], ensure_ascii=False),
        asked_with,
    )
