"""The picture of a value: the one that the archive keeps, or cut out of the scan, where that is as it was."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import cv2
import numpy as np

from ocr_pipeline.archive.archived import ArchivedDocument
from ocr_pipeline.archive.crops import cut, name_of
from ocr_pipeline.archive.decisions.reviewing import ReviewedValue
from ocr_pipeline.errors import VanbanError
from ocr_pipeline.imaging.ink import Pixels
from schemas import Page

LARGEST: Final = 640, 180
"""Pixels of a picture, across and down: twice as it is shown, so that it can be enlarged a little."""
_LOG = logging.getLogger(__name__)
DrawPage = Callable[[ArchivedDocument, Page], Pixels]
"""Draws a page of a document, upright."""


def pictures_of(
    found: ArchivedDocument, values: list[ReviewedValue], draw: DrawPage | None
) -> Iterator[tuple[ReviewedValue, bytes | None]]:
    """Each value with its picture, a PNG; without one where there is none to be had. A page is drawn once.

    Args:
        found: the document.
        values: of it, in the order of its pages for choice.
        draw: draws a page whose pictures are not kept; none are drawn when not given.
    """
    pages = {page.number: page for page in found.document().pages} if draw is not None else {}
    drawn: tuple[int, Pixels | None] = (0, None)
    for value in values:
        kept = found.places.crops / f"{name_of(value.path)}.png"
        if kept.name in {name.partition("/")[2] for name in found.record.files}:
            yield value, _smaller(kept)
            continue
        page = pages.get(value.page or 0)
        if draw is None or page is None or value.box is None:
            yield value, None
            continue
        if drawn[0] != page.number:
            drawn = page.number, _drawn(found, page, draw)
        yield value, None if drawn[1] is None else _png(cut(drawn[1], page, value.box))


def _drawn(found: ArchivedDocument, page: Page, draw: DrawPage) -> Pixels | None:
    try:
        return draw(found, page)
    except VanbanError as error:
        _LOG.warning("page %d of %s has no picture: %s", page.number, found.identity, error)
        return None


def _smaller(kept: Path) -> bytes | None:
    """A kept picture; ``None`` where it is none any more."""
    pixels = cv2.imdecode(np.frombuffer(kept.read_bytes(), np.uint8), cv2.IMREAD_COLOR) if kept.exists() else None
    return None if pixels is None else _png(np.asarray(pixels, np.uint8))


def _png(pixels: Pixels) -> bytes:
    height, width = pixels.shape[:2]
    scale = min(1.0, LARGEST[0] / width, LARGEST[1] / height)
    if scale < 1.0:
        size = max(1, round(width * scale)), max(1, round(height * scale))
        pixels = np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)
    return cv2.imencode(".png", pixels, [cv2.IMWRITE_PNG_COMPRESSION, 9])[1].tobytes()
