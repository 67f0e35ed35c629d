"""What a parser is: a document type with its sections, a section for every document, a reader of a type's details.

They are found by entry point, the built-in ones like anybody's (:mod:`ocr_pipeline.parsing.installed`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from pydantic import BaseModel

from diacritics import Restorer
from ocr_pipeline.layout.text import DocumentText
from ocr_pipeline.parsing.running import OnFailure, attempted


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


@dataclass(frozen=True, slots=True)
class Section:
    """A section parser that runs on every document, after those of its type."""

    name: str
    parse: SectionParser


@dataclass(frozen=True, slots=True)
class DetailReader:
    """What reads the details of a type.

    ``document_type`` is the type's name as in ``data/document_types.tsv``; ``name`` is the key in ``Document.details``;
    ``read`` takes the draft after every other parser and gives a model of fields.
    """

    document_type: str
    name: str
    read: Callable[[Draft], BaseModel]


@dataclass(frozen=True, slots=True)
class Parsers:
    """The parsers of a run: what is installed, less what is switched off.

    ``broken`` says of each that cannot be loaded which it is and why.
    """

    types: tuple[DocumentType, ...]
    sections: tuple[Section, ...] = ()
    readers: tuple[DetailReader, ...] = ()
    broken: tuple[str, ...] = ()


def best_type(draft: Draft, types: Iterable[DocumentType], on_failure: OnFailure) -> DocumentType | None:
    """The type that fits best; ``None`` when every one declines. One whose ``score`` raises declines, and is told."""
    scores = [(attempted(kind.name, partial(kind.score, draft), on_failure), kind) for kind in types]
    scored = [(score, kind) for score, kind in scores if score is not None]
    return max(scored, key=lambda pair: pair[0])[1] if scored else None
