"""The documents of an archive as citations ask for them: by code, and laws by title."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from ocr_pipeline.archive.graph.bodies import Head, body_key
from ocr_pipeline.archive.graph.keys import code_key, law_key

COLUMNS: Final = (
    "id", "document_type", "code", "date", "issuer", "issuer_normalised", "issuer_parent", "subject", "flagged",
)  # fmt: skip
"""Of ``documents``: what a shelf is made of."""
DECIDING: Final = ("code", "date", "issuer", "issuer_parent")
"""Columns by which a document is found: one of them in doubt makes what is found by it doubtful."""


class Held(NamedTuple):
    """A document of the archive: what it is found by. ``doubts`` are the deciding columns that are in doubt."""

    id: str
    code: str
    date: dt.date | None
    head: Head
    doubts: tuple[str, ...]


@dataclass(slots=True)
class Shelf:
    """Documents by identity, by the key of their code, and laws by that of their title."""

    by_id: dict[str, Held] = field(default_factory=dict)
    by_code: defaultdict[str, list[Held]] = field(default_factory=lambda: defaultdict(list))
    by_law: defaultdict[str, list[Held]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, rows: Iterable[Mapping[str, Any]]) -> Shelf:
        """The shelf of some rows of ``documents``."""
        shelf = cls()
        for row in rows:
            shelf._put(row)
        return shelf

    def _put(self, row: Mapping[str, Any]) -> None:
        code = code_key(row["code"]) if row["code"] else ""
        issuer = row["issuer_normalised"] or row["issuer"]
        doubts = tuple(name for name in DECIDING if name in (row["flagged"] or ()))
        held = Held(row["id"], code, row["date"], Head(body_key(issuer), body_key(row["issuer_parent"])), doubts)
        self.by_id[held.id] = held
        if code:
            self.by_code[code].append(held)
        law = law_key(row["document_type"], row["subject"])
        if law:
            self.by_law[law].append(held)
