"""What documents and citations say of what they are, kept beside the edges, so that a change can be followed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from ocr_pipeline.archive.graph.keys import code_key, has_symbol, is_given_once, law_key
from ocr_pipeline.archive.graph.nodes import Tallies, Tally, Told
from ocr_pipeline.archive.graph.outside import PREFIX, Known
from ocr_pipeline.archive.graph.resolving import Cited
from ocr_pipeline.archive.tables.arrow import only_rows, without_rows
from ocr_pipeline.archive.tables.columns import Column, Kind, Row, Table

SAYS: Final = Table(
    "says",
    "What is said",
    "A document of the archive, or a citation in it, by what it is found by.",
    (
        Column("document", Kind.TEXT, "The document."),
        Column("target", Kind.TEXT, "What it cites; null: it is the document itself."),
        Column("code", Kind.TEXT, "The key of the code, where that says more than numbers."),
        Column("law", Kind.TEXT, "The key of a law's title."),
        Column("date", Kind.DATE, "The day."),
        Column("type", Kind.TEXT, "The type as told."),
        Column("printed", Kind.TEXT, "The code as told."),
        Column("title", Kind.TEXT, "The title as told."),
        Column("issuer", Kind.TEXT, "The issuer as told."),
        Column("doubtful", Kind.FLAG, "Whether the citation is in doubt."),
        Column("is_one", Kind.FLAG, "Whether all that is cited by this must be one document."),
    ),
)
FOUND_BY: Final = ("document", "target", "code", "law", "date")
"""The columns that a change is followed by; the others are for the nodes."""
_TOLD: Final = ("type", "printed", "title", "issuer")


def said(document: str, target: str | None, cited: Cited, *, doubtful: bool = False, is_one: bool = True) -> Row:
    """A row of what is said."""
    code = code_key(cited.code) if cited.code else ""
    return (
        document,
        target,
        code if code and has_symbol(code) else None,
        law_key(cited.type, cited.title),
        cited.date,
        cited.type,
        cited.code,
        cited.title,
        cited.issuer,
        doubtful,
        is_one,
    )


@dataclass(frozen=True, slots=True)
class Sayings:
    """All that is said: as it was ``kept``, without what some documents said (``gone``), and what is ``new``.

    Few rows of it are ever wanted, and only those are copied.
    """

    kept: pa.Table
    gone: Set[str]
    new: pa.Table

    def those(self, column: str, wanted: Set[str]) -> pa.Table:
        """The rows whose column is one of some texts."""
        found = without_rows(only_rows(self.kept, column, wanted), "document", self.gone)
        return pa.concat_tables([found, only_rows(self.new, column, wanted).select(found.column_names)])


def values(says: pa.Table, column: str) -> set[Any]:
    """What stands in a column, nothing aside."""
    return set(pc.unique(says.column(column)).to_pylist()) - {None}


def own(says: pa.Table) -> pa.Table:
    """What documents say of themselves."""
    return says.filter(pc.is_null(says.column("target")))


def citations(says: pa.Table) -> pa.Table:
    """What they say of others."""
    return says.filter(pc.is_valid(says.column("target")))


def known_of(says: Sayings, codes: Set[str], laws: Set[str]) -> Known:
    """What all of it together says of some codes and laws (:meth:`Known.add` says the same of all)."""
    known = Known()
    for row in _each(_dated(says.those("code", codes)), ("code", "date")):
        if is_given_once(row["code"]):
            known.days[row["code"]].add(row["date"])
    for row in _each(_dated(says.those("law", laws)), ("law", "date", "code")):
        if is_given_once(row["code"]):
            known.codes[row["law"], row["date"]].add(row["code"])
    return known


def tallies_of(says: Sayings, wanted: Iterable[str]) -> Tallies:
    """The tallies of some documents, in the archive and outside, as all that is said gives them."""
    identities, made = set(wanted), Tallies()
    for row in _counted(citations(says.those("document", identities)), ("document",)):
        made.held.setdefault(row["document"], Tally()).cites = row["count_all"]
    meant = says.those("target", identities)
    summed = meant.group_by("target").aggregate(
        [("document", "count_distinct"), ("date", "max"), ("doubtful", "min"), ("is_one", "min")]
    )
    for row in summed.to_pylist():
        tallies = made.outside if row["target"].startswith(PREFIX) else made.held
        tally = tallies.setdefault(row["target"], Tally())
        tally.cited_by = row["document_count_distinct"]
        tally.sure, tally.is_one, tally.date = not row["doubtful_min"], row["is_one_min"], row["date_max"]
    outside = meant.filter(pc.starts_with(meant.column("target"), PREFIX))
    for row in _counted(outside, ("target", *_TOLD)):
        told: Counter[Told] = made.outside[row["target"]].told
        told[Told(*(row[name] for name in _TOLD))] += row["count_all"]
    return made


def _dated(says: pa.Table) -> pa.Table:
    """What tells a day and a code."""
    return says.filter(pc.and_(pc.is_valid(says.column("date")), pc.is_valid(says.column("code"))))


def _each(says: pa.Table, columns: tuple[str, ...]) -> list[Mapping[str, Any]]:
    """The different rows of some columns."""
    rows: list[Mapping[str, Any]] = says.select(columns).group_by(list(columns)).aggregate([]).to_pylist()
    return rows


def _counted(says: pa.Table, columns: tuple[str, ...]) -> list[Mapping[str, Any]]:
    rows: list[Mapping[str, Any]] = says.group_by(list(columns)).aggregate([([], "count_all")]).to_pylist()
    return rows
