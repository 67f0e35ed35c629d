"""What documents cite and count and how they are built, by how they were scanned.

Recall is given once more among what can be read at all: the entries all of whose figures stand in the text that was
read. An entry whose figures a scanner or an engine spoilt is one that no parser can find.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeVar

from ocr_pipeline.scoring.counts import ListCounts, Share, balance
from ocr_pipeline.scoring.references import score_references
from ocr_pipeline.scoring.table import percent
from schemas import Document, Evidence, Section

LISTS: Final = ("citations", "legal_bases", "statistics")
DETAILS: Final = {
    "citations.relation": "relations right",
    "statistics.measure": "measure in like words",
    "statistics.period": "periods right",
}
_Found = TypeVar("_Found", bound=Evidence)


@dataclass(slots=True)
class ReferenceScore:
    """Counts of a group of documents: of the lists, of what can be read of them, of their details and of labels."""

    lists: dict[str, ListCounts] = field(default_factory=dict)
    readable: dict[str, ListCounts] = field(default_factory=dict)
    details: dict[str, Share] = field(default_factory=dict)
    labels: ListCounts = field(default_factory=ListCounts)

    def add(self, truth: Document, document: Document | None) -> None:
        """Count a document against its complete truth; ``None`` was not converted, so that all of it is missed."""
        document = document or truth.model_copy(update={**dict.fromkeys(LISTS, ()), "sections": (), "text": ""})
        score = score_references(truth, document)
        readable = score_references(_readable(truth, document.text), document)
        for name in LISTS:
            self.lists[name] = self.lists.get(name, ListCounts()) + score.lists[name].counts
            self.readable[name] = self.readable.get(name, ListCounts()) + readable.lists[name].counts
        for name in DETAILS:
            self.details[name] = self.details.get(name, Share()) + score.details[name]
        self.labels += _labels(truth, document)


def table_of_references(scores: Mapping[str, ReferenceScore], row_of: int = 24, cell_of: int = 21) -> list[str]:
    """F1 of each list (recall / precision), recall among the readable, details; a column for each form."""

    def row(title: str, cells: Iterable[str]) -> str:
        return f"{title:<{row_of}}" + "".join(f"{cell:>{cell_of}}" for cell in cells)

    groups = list(scores.values())
    lines = [row("F1 (recall/precision)", scores)]
    for name in LISTS:
        lines.append(row(name, [_f1(each.lists.get(name, ListCounts())) for each in groups]))
        readable = [each.readable.get(name, ListCounts()) for each in groups]
        lines.append(row("  of the readable", [f"{percent(one.recall)} of {one.labelled}" for one in readable]))
    lines.append(row("outline labels", [_f1(each.labels) for each in groups]))
    for name, title in DETAILS.items():
        lines.append(row(title, [percent(each.details.get(name, Share()).ratio) for each in groups]))
    return lines


def _f1(counts: ListCounts) -> str:
    shares = (balance(counts.recall, counts.precision), counts.recall, counts.precision)
    f1, recall, precision = (percent(each).removesuffix("%").strip() for each in shares)
    return f"{f1} ({recall}/{precision})"


def _readable(truth: Document, read: str) -> Document:
    """The truth without the entries whose figures do not stand in ``read``, in their order and with nothing between."""
    figures = _figures(read)

    def kept(entries: Sequence[_Found]) -> tuple[_Found, ...]:
        return tuple(each for each in entries if _figures(each.raw or "") in figures)

    lists = {name: kept(getattr(truth, name)) for name in LISTS}
    return truth.model_copy(update=lists)


def _figures(text: str) -> str:
    return "".join(sign for sign in text if sign.isdecimal())


def _labels(truth: Document, document: Document) -> ListCounts:
    """Labels of sections with their level, whatever their titles were read as."""
    wanted, given = (Counter(_labelled(each.sections, 1)) for each in (truth, document))
    found = (wanted & given).total()
    return ListCounts(wanted.total(), found, found, given.total(), given.total())


def _labelled(sections: Sequence[Section], level: int) -> Iterator[tuple[str, int]]:
    for section in sections:
        if section.label:
            yield section.label.strip(" .)-").casefold(), level
        yield from _labelled(section.children, level + 1)
