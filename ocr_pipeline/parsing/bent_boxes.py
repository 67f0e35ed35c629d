"""Boxes on a page whose lines were straightened to be read, put back to where they are on the level page.

The contract's boxes are of the page upright and level, which anyone can make of the scan; not of one straightened.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from ocr_pipeline.imaging.bend import Bend, bent_box
from schemas import Document, Page
from schemas.fields import Model

Part = TypeVar("Part", bound=Model)


def as_bent(document: Document, bends: Mapping[int, Bend]) -> Document:
    """The document with every box on the pages of ``bends`` (by their numbers) as the level page is bent."""
    pages = {page.number: page for page in document.pages if page.number in bends}
    return _put_back(document, pages, bends) if pages else document


def _put_back(part: Part, pages: Mapping[int, Page], bends: Mapping[int, Bend]) -> Part:
    fields = {name: getattr(part, name) for name in type(part).model_fields}
    changed = {name: _inside(value, pages, bends) for name, value in fields.items()}
    page, box = pages.get(fields.get("page") or 0), fields.get("bbox")
    if page is not None and box is not None:
        changed["bbox"] = bent_box(box, bends[page.number], (page.width, page.height), page.dpi)
    return part.model_copy(update={name: value for name, value in changed.items() if value is not fields[name]})


def _inside(value: object, pages: Mapping[int, Page], bends: Mapping[int, Bend]) -> object:
    """A value of a model with the boxes of the models in it put back; itself where there are none."""
    if isinstance(value, Model):
        return _put_back(value, pages, bends)
    if isinstance(value, tuple) and any(isinstance(each, Model) for each in value):
        return tuple(_inside(each, pages, bends) for each in value)
    return value
