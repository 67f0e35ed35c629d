"""Pictures of what a person must look at: each doubtful value, and each mark, cut out of its page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

import cv2

from ocr_pipeline.archive.rows import Box, Entry, doubtful_places
from ocr_pipeline.imaging.ink import Pixels
from schemas import Document, Page

MARGIN_MM: Final = 2.0
"""What is shown around a box: half a line of print, by which a person finds the place again."""
MM: Final = 25.4
"""Of an inch."""
_PLACE: Final = re.compile(r"\[(\d+)\]")
"""A place in a list, as the path of a value has it: ``recipients[2]``."""
_NO_NAME: Final = re.compile(r"[/\\%\x00-\x1f]")
"""What no name of a file holds, and the sign by which it is written."""


def crops_of(document: Document, entry: Entry, image: Callable[[Page], Pixels]) -> Iterator[tuple[str, bytes]]:
    """A PNG for each doubtful value and each mark that stands on a page, named by its path in the JSON.

    Args:
        document: what was read.
        entry: its rows of the catalogue.
        image: gives a page, grey ``(height, width)`` or BGR uint8, upright; at any dpi.

    Raises:
        VanbanError: the scan cannot be drawn any more.
    """
    wanted: dict[int, list[tuple[str, Box]]] = {}
    for path, number, box in doubtful_places(entry):
        wanted.setdefault(number, []).append((name_of(path), box))
    for place, mark in enumerate(document.marks):
        wanted.setdefault(mark.page, []).append((f"marks.{place}.{mark.kind}", mark.bbox))
    for page in document.pages:
        boxes = wanted.get(page.number)
        if boxes:
            pixels = image(page)
            for name, box in boxes:
                yield f"{name}.png", _png(cut(pixels, page, box))


def name_of(path: str) -> str:
    """What the picture of a value is called, without its ending: ``recipients.2`` of ``recipients[2]``."""
    # A plug-in names its details as it likes: no name leads into another folder, or out of this one.
    return _NO_NAME.sub(lambda sign: f"%{ord(sign[0]):02X}", _PLACE.sub(r".\1", path))


def cut(pixels: Pixels, page: Page, box: Box) -> Pixels:
    """A box of a page with its margin; the image may have another dpi than the page was read at."""
    height, width = pixels.shape[:2]
    across, down = width / page.width, height / page.height
    margin = MARGIN_MM / MM * page.dpi
    left, right = round((box[0] - margin) * across), round((box[2] + margin) * across)
    top, bottom = round((box[1] - margin) * down), round((box[3] + margin) * down)
    return pixels[max(0, top) : max(1, bottom), max(0, left) : max(1, right)]


def _png(pixels: Pixels) -> bytes:
    return cv2.imencode(".png", pixels)[1].tobytes()
