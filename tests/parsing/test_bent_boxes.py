"""Boxes read off a straightened page are given as they are on the level one; those of other pages are not touched."""

from __future__ import annotations

from ocr_pipeline.imaging.bend import Bend, bent_box
from ocr_pipeline.parsing.bent_boxes import as_bent
from schemas import Document, FieldValue, Mark, Page, Producer, Review, Signature, Source, Table

BEND = Bend(lift=0.08, reach=2.2, fan=0.05)
SIZE, DPI = (1654, 2339), 200
BOX = (100, 1500, 900, 1540)
MOVED = bent_box(BOX, BEND, SIZE, DPI)


def field(page: int | None) -> FieldValue:
    return FieldValue(value="x", page=page, bbox=BOX if page else None, confidence=1.0)


def document() -> Document:
    pages = tuple(Page(number=number, width=SIZE[0], height=SIZE[1], dpi=DPI) for number in (1, 2))
    return Document(
        source=Source(name="x.pdf", sha256="0" * 64, media_type="application/pdf", page_count=2, pages=(1, 2)),
        pages=pages,
        text="",
        code=field(1),
        subject=field(2),
        recipients=(field(1), field(2), field(None)),
        signature=Signature(name=field(2)),
        marks=(Mark(kind="seal", page=2, bbox=BOX),),
        tables=(Table(page=2, bbox=BOX, rows=(("x",),)), Table(page=2)),
        review=Review(required=False),
        producer=Producer(version="1"),
    )


def test_every_box_of_a_bent_page_is_moved_wherever_it_stands() -> None:
    moved = as_bent(document(), {2: BEND})
    assert MOVED != BOX
    assert (moved.subject.bbox, moved.recipients[1].bbox, moved.signature.name.bbox) == (MOVED, MOVED, MOVED)
    assert (moved.marks[0].bbox, moved.tables[0].bbox, moved.tables[1].bbox) == (MOVED, MOVED, None)


def test_nothing_else_is_changed() -> None:
    moved = as_bent(document(), {2: BEND})
    assert (moved.code, moved.recipients[0], moved.recipients[2]) == (field(1), field(1), field(None))
    assert moved.model_copy(update={"subject": field(2)}).subject == document().subject
    assert moved.text == document().text


def test_without_a_bent_page_the_document_is_the_very_same() -> None:
    plain = document()
    assert as_bent(plain, {}) is plain
