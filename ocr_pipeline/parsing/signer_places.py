"""The lines of a signature, each with every reading of it: one place on the page, seen by several looks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from diacritics import Restorer
from ocr_pipeline.layout.page import PageLayout, Region, RegionKind
from ocr_pipeline.layout.signer_rows import SignerRows
from ocr_pipeline.layout.text import DocumentText, TextLine, raw_text
from ocr_pipeline.recognition.words import Word

LEVEL = 0.6
"""Readings whose middles are less than this share of their height apart are of one line."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one look made of a line; ``opinion`` says that another net read it, ``own`` that it is the document's."""

    text: DocumentText
    line: TextLine
    opinion: bool = False
    own: bool = False

    @property
    def said(self) -> str:
        """What the line says."""
        return self.text.line_text(self.line)

    @property
    def words(self) -> tuple[Word, ...]:
        """The words behind it, left to right."""
        return self.text.trace(self.line.start, self.line.end).words

    @property
    def middle(self) -> float:
        """How far down the page it stands, in pixels; 0 where there is no image."""
        return median(word.box.middle[1] for word in self.words) if self.words else 0.0

    @property
    def height(self) -> float:
        """The middling height of its words in pixels."""
        return median(word.box.height for word in self.words) if self.words else 0.0


@dataclass(frozen=True, slots=True)
class Place:
    """A line of the signature: its readings, the document's own first where there is one."""

    readings: tuple[Reading, ...]

    @property
    def own(self) -> Reading | None:
        """The document's own reading."""
        return next((reading for reading in self.readings if reading.own), None)

    @property
    def middle(self) -> float:
        """How far down the page it stands, in pixels."""
        return self.readings[0].middle

    @property
    def height(self) -> float:
        """The middling height of its words in pixels."""
        return median(reading.height for reading in self.readings)


def places_of(own: Sequence[Reading], others: Sequence[Reading]) -> list[Place]:
    """The places of all readings, top to bottom; without an image, each of the document's own lines is its own."""
    places: list[list[Reading]] = []
    for reading in (*own, *others):
        near = [place for place in places if _level(reading, place[0])]
        home = min(near, key=lambda place: abs(place[0].middle - reading.middle), default=None)
        if home is not None:
            home.append(reading)
        else:
            places.append([reading])
    return [Place(tuple(place)) for place in sorted(places, key=lambda place: place[0].middle)]


def own_readings(text: DocumentText, lines: Sequence[TextLine]) -> list[Reading]:
    """The document's own readings of the lines of its signature."""
    return [Reading(text, line, own=True) for line in lines]


def readings_of(view: SignerRows, restorer: Restorer) -> list[Reading]:
    """The readings of one look, restored as the document's text was."""
    if not view.rows:
        return []
    region = Region(RegionKind.SIGNATURE, view.rows)
    raw = raw_text([PageLayout(view.page, 0, 0, 0.0, (region,), (), blank=False)])
    text = raw.restored(restorer.restore(raw.text))
    return [Reading(text, line, opinion=view.opinion) for line in text.lines]


def _level(one: Reading, other: Reading) -> bool:
    return abs(one.middle - other.middle) < LEVEL * max(one.height, other.height)
