"""Document types and the section parsers they run; found by entry point, the built-in ones like anybody's.

A third party's package declares::

    [project.entry-points."vanban.parsers"]
    my-type = "my_package:MY_TYPE"
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import entry_points
from typing import Any

from diacritics import Restorer
from ocr_pipeline.layout.text import DocumentText

GROUP = "vanban.parsers"


@dataclass(frozen=True, slots=True)
class Draft:
    """What a section parser is given: the text, and what the parsers before it have found.

    ``pages`` are the pages of the main document, without the attachments bound behind it.
    """

    text: DocumentText
    restorer: Restorer
    pages: tuple[int, ...]
    fields: Mapping[str, Any] = field(default_factory=dict)


SectionParser = Callable[[Draft], Mapping[str, Any]]
"""From a draft to fields of the contract, by name."""


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A kind of document.

    ``score`` looks at the head of a document (the draft after the header parsers) and says how well it fits, 0..1, or
    ``None`` to decline; the highest wins. ``sections`` run in order on a document of this type.
    """

    name: str
    score: Callable[[Draft], float | None]
    sections: tuple[SectionParser, ...]


def installed_types() -> tuple[DocumentType, ...]:
    """Every document type that is installed, in order of name."""
    found = [point.load() for point in entry_points(group=GROUP)]
    return tuple(sorted((kind for kind in found if isinstance(kind, DocumentType)), key=lambda kind: kind.name))


def best_type(draft: Draft, types: Iterable[DocumentType]) -> DocumentType | None:
    """The type that fits best; ``None`` when every one declines."""
    scored = [(score, kind) for kind in types if (score := kind.score(draft)) is not None]
    return max(scored, key=lambda pair: pair[0])[1] if scored else None
