"""A document against its truth or its labels, and a group of documents added up."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from ocr_pipeline.scoring.boxes import Sheets, score_boxes
from ocr_pipeline.scoring.counts import BoxCounts, FieldCounts, ListCounts, Share, TextCounts, total
from ocr_pipeline.scoring.enclosures import borrowed, score_enclosures
from ocr_pipeline.scoring.fields import Miss, right_fields, score_fields, wanted_of_label, wanted_of_truth
from ocr_pipeline.scoring.grade import grade, parts_of
from ocr_pipeline.scoring.handwriting import score_handwriting
from ocr_pipeline.scoring.label_lists import score_label_lists
from ocr_pipeline.scoring.labels import Label
from ocr_pipeline.scoring.marks import score_marks
from ocr_pipeline.scoring.references import score_references
from ocr_pipeline.scoring.tables import score_tables
from ocr_pipeline.scoring.text import score_text
from ocr_pipeline.scoring.truth_lists import score_electronic, score_names, score_outline
from schemas import Document, Producer, Source

_NOTHING: Final = Document(
    source=Source(name="", sha256="0" * 64, media_type="", page_count=0), producer=Producer(version="")
)
"""What a document that was not converted gives."""


@dataclass(frozen=True, slots=True)
class DocumentScore:
    """The counts of one document; ``details`` and what follows are known of complete truth alone.

    ``borrowed`` counts fields of its header that hold the value of an attachment, a copy or an incoming stamp.
    """

    fields: dict[str, FieldCounts]
    lists: dict[str, ListCounts]
    misses: tuple[Miss, ...]
    details: dict[str, Share] = field(default_factory=dict)
    borrowed: int | None = None
    boxes: BoxCounts | None = None
    text: TextCounts | None = None


def score_against_label(label: Label, document: Document | None) -> DocumentScore:
    """What hand-made labels hold; ``None`` was not converted."""
    fields, misses = score_fields(wanted_of_label(label), document)
    return DocumentScore(fields, score_label_lists(label, document), tuple(misses))


def score_against_truth(truth: Document, document: Document | None) -> DocumentScore:
    """Everything; ``None`` was not converted."""
    fields, misses = score_fields(wanted_of_truth(truth), document)
    given = document if document is not None else _NOTHING
    names, named = score_names(truth, given)
    references = score_references(truth, given)
    outline, levels = score_outline(truth, given)
    electronic, times = score_electronic(truth, given)
    enclosed, enclosed_details = score_enclosures(truth, given)
    listed = {
        **names,
        **references.lists,
        "sections": outline,
        "tables": score_tables(truth.tables, given.tables),
        "digital_signatures": electronic,
        **enclosed,
        **score_marks(truth, given),
    }
    taken = borrowed(truth, given)
    return DocumentScore(
        fields=fields,
        lists={name: each.counts for name, each in listed.items()} | score_handwriting(truth, given),
        misses=(*misses, *taken, *(miss for each in listed.values() for miss in each.misses)),
        details={
            **references.details,
            "sections.level": levels,
            "digital_signatures.time": times,
            **enclosed_details,
        },
        borrowed=len(taken),
        boxes=score_boxes([*right_fields(truth, given), *named], Sheets(truth), Sheets(given)),
        text=score_text(given.text, truth.text),
    )


@dataclass(slots=True)
class GroupScore:
    """The counts of a group of documents, and what was missed, by document; ``None`` where labels say nothing."""

    documents: int = 0
    not_converted: list[str] = field(default_factory=list)
    fields: dict[str, FieldCounts] = field(default_factory=dict)
    lists: dict[str, ListCounts] = field(default_factory=dict)
    misses: list[tuple[str, Miss]] = field(default_factory=list)
    details: dict[str, Share] = field(default_factory=dict)
    borrowed: int | None = None
    boxes: BoxCounts | None = None
    text: TextCounts | None = None

    def add(self, name: str, truth: Label | Document, document: Document | None) -> None:
        """Count a document against its labels or its complete truth; ``None`` was not converted."""
        if isinstance(truth, Label):
            score = score_against_label(truth, document)
        else:
            score = score_against_truth(truth, document)
        self.documents += 1
        if document is None:
            self.not_converted.append(name)
        for key, counts in score.fields.items():
            self.fields[key] = self.fields.get(key, FieldCounts()) + counts
        for key, listed in score.lists.items():
            self.lists[key] = self.lists.get(key, ListCounts()) + listed
        for key, part in score.details.items():
            self.details[key] = self.details.get(key, Share()) + part
        if score.borrowed is not None:
            self.borrowed = (self.borrowed or 0) + score.borrowed
        if score.boxes is not None:
            self.boxes = (self.boxes or BoxCounts()) + score.boxes
        if score.text is not None:
            self.text = (self.text or TextCounts()) + score.text
        self.misses += [(name, miss) for miss in score.misses]

    @property
    def all_fields(self) -> FieldCounts:
        """The counts of all single fields together."""
        return total(self.fields.values())

    @property
    def parts(self) -> dict[str, float | None]:
        """What the grade is made of."""
        return parts_of(self.all_fields, self.lists, self.text)

    @property
    def grade(self) -> float | None:
        """See :mod:`ocr_pipeline.scoring.grade`."""
        return grade(self.parts.values())
