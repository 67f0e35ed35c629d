"""Pictures of pages: small, to read, and cut out; drawn of the scan that the archive knows, and of no other file."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import BoundedSemaphore, Lock
from typing import Final

import cv2
import numpy as np

from ocr_pipeline.archive.archived import ArchivedDocument
from ocr_pipeline.archive.crops import cut
from ocr_pipeline.archive.readings import kept_facts
from ocr_pipeline.archive.rows import Box
from ocr_pipeline.batch.inbox import stamp_of
from ocr_pipeline.errors import NoPagesError
from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.page import upright
from ocr_pipeline.settings import Settings
from ocr_pipeline.sources import render_page
from ocr_pipeline.sources.facts import Facts
from schemas import Document, Page

DPI: Final = {"thumb": 32, "page": 130}
"""Of a page among others, and of one to be read."""
CROP_DPI: Final = 200
"""Of a value that is cut out: print of 8 points has strokes of three pixels."""
MOST_BYTES: Final = 64 << 20
"""Of pictures that are kept in memory."""
AT_ONCE: Final = 2
"""Pages that are drawn at a time: each takes the pixels of a page."""
SCANS_KEPT: Final = 32
"""Scans whose place and facts are remembered."""
_QUALITY: Final = 82


@dataclass(frozen=True, slots=True)
class Picture:
    """An encoded picture and what a browser knows it by."""

    content: bytes
    media_type: str
    tag: str


@dataclass(slots=True)
class Scans:
    """Draws pages of documents; the latest pictures stay in memory, bounded by their bytes."""

    settings: Settings
    most_bytes: int = MOST_BYTES
    _kept: OrderedDict[str, Picture] = field(default_factory=OrderedDict)
    _bytes: int = 0
    _facts: OrderedDict[tuple[str, int], tuple[Facts, str | None]] = field(default_factory=OrderedDict)
    """With the stamp of the scan's files when their content was compared with the record."""
    _lock: Lock = field(default_factory=Lock)
    _drawing: BoundedSemaphore = field(default_factory=lambda: BoundedSemaphore(AT_ONCE))

    def page(self, found: ArchivedDocument, document: Document, number: int, size: str) -> Picture:
        """A page, upright and level as its boxes are.

        Args:
            found: the document.
            document: what was read of it.
            number: of the page in the scan.
            size: a key of :data:`DPI`.

        Raises:
            NoPagesError: it has no such page, or no page images at all.
            UnreadableFileError: the scan is not where it was.
            VanbanError: the page cannot be drawn.
        """
        return self._picture(found, document, number, DPI[size], None)

    def crop(self, found: ArchivedDocument, document: Document, number: int, box: Box) -> Picture:
        """A box of a page with what stands around it; errors as of :meth:`page`."""
        return self._picture(found, document, number, CROP_DPI, box)

    def _picture(self, found: ArchivedDocument, document: Document, number: int, dpi: int, box: Box | None) -> Picture:
        page = next((each for each in document.pages if each.number == number), None)
        if page is None:
            raise NoPagesError(f"there is no page {number}", next_step="Choose a page that the document has.")
        tag = _tag(found.record.files.get(found.places.document.name, ""), number, dpi, box)
        with self._lock:
            if tag in self._kept:
                self._kept.move_to_end(tag)
                return self._kept[tag]
        with self._drawing:
            facts = self.facts(found)
            pixels = upright(self._drawn(facts, number, dpi), dpi, page.rotation, page.skew_degrees)
        picture = _jpeg(_sized(pixels, page, dpi) if box is None else cut(pixels, page, box), tag)
        self._keep(picture)
        return picture

    def _drawn(self, facts: Facts, number: int, dpi: int) -> Pixels:
        """A page as it was scanned, at no more than ``dpi``."""
        pages = tuple(replace(each, dpi=min(dpi, each.dpi)) if each.number == number else each for each in facts.pages)
        with TemporaryDirectory(prefix="vanban-") as folder:
            lowered = replace(facts, pages=pages)
            return render_page(lowered, number, self.settings, Path(folder), self.settings.page_seconds).pixels

    def facts(self, found: ArchivedDocument) -> Facts:
        """What the scan is and where; its content is compared with the record whenever its files are not as they were.

        Raises:
            NoPagesError: it has no page images.
            UnreadableFileError: the scan is not where it was.
        """
        key = (found.identity, found.places.record.stat().st_mtime_ns)
        with self._lock:
            known, stamp = self._facts.get(key, (None, None))
        if known is not None and stamp is not None and stamp_of(known.paths) == stamp:
            return known
        if found.places.words.name not in found.record.files:
            raise NoPagesError("there are no page images of it", next_step="It was taken in as JSON.")
        paths = found.require_scan()
        facts = replace(kept_facts(found.places.words), paths=paths)
        with self._lock:
            self._facts[key] = facts, stamp_of(paths)
            while len(self._facts) > SCANS_KEPT:
                self._facts.popitem(last=False)
        return facts

    def _keep(self, picture: Picture) -> None:
        with self._lock:
            if picture.tag not in self._kept:
                self._bytes += len(picture.content)
            self._kept[picture.tag] = picture
            while self._bytes > self.most_bytes:
                _, dropped = self._kept.popitem(last=False)
                self._bytes -= len(dropped.content)


def _tag(document: str, number: int, dpi: int, box: Box | None) -> str:
    return hashlib.sha256(f"{document} {number} {dpi} {box}".encode()).hexdigest()[:32]


def _sized(pixels: Pixels, page: Page, dpi: int) -> Pixels:
    """The page in the proportions of its boxes."""
    scale = dpi / page.dpi
    size = max(1, round(page.width * scale)), max(1, round(page.height * scale))
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def _jpeg(pixels: Pixels, tag: str) -> Picture:
    content = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])[1].tobytes()
    return Picture(content, "image/jpeg", tag)
