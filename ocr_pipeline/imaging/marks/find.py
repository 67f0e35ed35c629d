"""The marks of a page, in the page's own pixels."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.marks.cut_rings import cut_rings
from ocr_pipeline.imaging.marks.edge_seals import edge_seals
from ocr_pipeline.imaging.marks.frames import Frame, apart, find_frames
from ocr_pipeline.imaging.marks.grades import grade_frames
from ocr_pipeline.imaging.marks.groups import groups_of
from ocr_pipeline.imaging.marks.layers import Layers, layers_of
from ocr_pipeline.imaging.marks.rings import Ring
from ocr_pipeline.imaging.marks.ruled_grades import ruled_grades
from ocr_pipeline.imaging.marks.torn_frames import torn_frames
from ocr_pipeline.imaging.marks.whole_rings import find_rings

PixelBox = tuple[int, int, int, int]
"""x0, y0, x1, y1 in pixels of the page."""


LEAST = 40
"""Pixels of the layers that a page must have each way to bear a mark: a centimetre."""


@dataclass(frozen=True, slots=True)
class Seal:
    """A seal; ``ring`` is ``None`` where the page bears only a slice of it."""

    box: PixelBox
    ring: Ring | None = None


@dataclass(frozen=True, slots=True)
class PageMarks:
    """Seals and frames on a page, in its pixels; ``layers`` is the page as they were found on it.

    ``grades`` is what may be a mark of urgency or secrecy: tinted where it is red ink.
    """

    layers: Layers
    seals: tuple[Seal, ...] = ()
    frames: tuple[Frame, ...] = ()
    grades: tuple[Frame, ...] = ()


def find_marks(colour: Pixels, dpi: int, skew: float = 0.0) -> PageMarks:
    """The seals and ruled frames of a level page, ``(height, width)`` grey or ``(height, width, 3)`` BGR uint8.

    ``skew`` is by how many degrees it was levelled: its own edges lie so far inside the image.
    """
    layers = layers_of(colour, dpi)
    if min(layers.width, layers.height) < LEAST:
        return PageMarks(layers)
    size = int(colour.shape[1]), int(colour.shape[0])
    cut = cut_rings(layers)
    # Lines of text that cross the missing part of a slice's ring may close it: what is cut is a slice all the same.
    rings = [ring for ring in find_rings(layers) if not any(ring.distance(*_middle(box)) <= 1 for box in cut)]
    seals = [_seal(ring, layers.scale, size) for ring in rings]
    red = groups_of(layers.red) if layers.red is not None else []
    seals += [Seal(_on_page(box, layers.scale, size)) for box in (*edge_seals(layers, red, skew), *cut)]
    frames = find_frames(layers)
    if all(frame.head is None for frame in frames):
        frames += [frame for frame in torn_frames(layers) if all(apart(frame, other) for other in frames)]
    grades = ruled_grades(layers, frames)
    grades += [frame for frame in grade_frames(layers, red) if all(apart(frame, other) for other in grades)]
    grown = [tuple(_grown(frame, layers.scale) for frame in found) for found in (frames, grades)]
    return PageMarks(layers, tuple(_distinct(seals)), *grown)


def _seal(ring: Ring, scale: float, size: tuple[int, int]) -> Seal:
    return Seal(_on_page(ring.box, scale, size), Ring(ring.x * scale, ring.y * scale, ring.radius * scale))


def _on_page(box: tuple[float, float, float, float], scale: float, size: tuple[int, int]) -> PixelBox:
    """A box of the layers on a page of ``size`` (width, height), what lies beyond its edges cut off."""
    x0, y0, x1, y1 = (round(value * scale) for value in box)
    return max(0, x0), max(0, y0), min(size[0], x1), min(size[1], y1)


def _grown(frame: Frame, scale: float) -> Frame:
    x0, y0, x1, y1 = (value * scale for value in frame.box)
    return replace(frame, box=(x0, y0, x1, y1), head=None if frame.head is None else frame.head * scale)


def _distinct(seals: list[Seal]) -> list[Seal]:
    """The seals, without slices that a whole seal or another slice lies over."""
    kept: list[Seal] = []
    for seal in seals:
        middle = _middle(seal.box)
        if seal.ring is not None or not any(_lies_over(other, middle) for other in kept):
            kept.append(seal)
    return kept


def _middle(box: PixelBox) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _lies_over(seal: Seal, point: tuple[float, float]) -> bool:
    if seal.ring is not None:
        return seal.ring.distance(*point) <= 1
    return seal.box[0] <= point[0] <= seal.box[2] and seal.box[1] <= point[1] <= seal.box[3]
