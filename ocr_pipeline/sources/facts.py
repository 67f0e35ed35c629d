"""What is known of a source before a page is read, and what one page gives.

Points are 1/72 inch of the upright page (after its rotation); dpi are pixels per inch of that page.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray


class SourceKind(StrEnum):
    """How a source is opened."""

    PDF = "pdf"
    IMAGE = "image"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class LayerWord:
    """A word of a PDF's text layer; ``box`` is x0, y0, x1, y1 as fractions (0..1) of the upright page."""

    text: str
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class TextLayer:
    """The words a PDF page carries as text, in the order poppler reads them.

    ``vietnamese_share`` is the share (0..1) of alphabetic words that hold a letter which marks Vietnamese.
    """

    words: tuple[LayerWord, ...]
    vietnamese_share: float

    @property
    def text(self) -> str:
        """The words as lines: a word begins a new line when its middle lies outside the height of the one before."""
        lines: list[list[str]] = []
        top, bottom = 0.0, 0.0
        for word in self.words:
            middle = (word.box[1] + word.box[3]) / 2
            if not lines or not top <= middle <= bottom:
                lines.append([])
            lines[-1].append(word.text)
            top, bottom = word.box[1], word.box[3]
        return "\n".join(" ".join(line) for line in lines)


@dataclass(frozen=True, slots=True)
class PageFacts:
    """One page, measured but not read. A page of text has no size: 0 points.

    Attributes:
        number: 1-based.
        width_points: Of the upright page; 0 for text.
        height_points: Of the upright page; 0 for text.
        native_dpi: Of the image that covers most of the page, or of the image file; ``None`` when there is none.
        image_share: Share (0..1) of the page that this image covers; 1 for image files.
        colour: Whether the page holds something chromatic, by colour space, image mode or colour operator.
        dpi: What the page is read at: the setting, lowered to fit the pixel limit; an image file is never enlarged.
        notes: Sentences for the person: what was lowered, guessed or assumed.
        refusal: Why the page will not be rendered: too large even at the lowest useful dpi; ``None`` otherwise.
        file: Index into :attr:`Facts.paths` of the file that holds the page.
        frame: 0-based place of the page within that file.
        hidden_text: Whether text is drawn invisibly (rendering mode 3): what an OCR lays under a scan.
        cropped: Whether the crop box (what a viewer shows) is rendered; ``False`` where it lies outside the page.
        text: Whether text is drawn, seen or unseen; ``True`` also where that could not be found out.
    """

    number: int
    width_points: float
    height_points: float
    native_dpi: float | None
    image_share: float
    colour: bool
    dpi: int
    notes: tuple[str, ...] = ()
    refusal: str | None = None
    file: int = 0
    frame: int = 0
    cropped: bool = True
    hidden_text: bool = False
    text: bool = True


@dataclass(frozen=True, slots=True)
class Facts:
    """A source, measured: everything the road needs before it renders a page.

    ``sha256`` is of the content; of several images, of the concatenated (binary) digests of each. ``encrypted``
    is true for every encrypted PDF, also one that opens without a password. ``signed`` is true when a signature
    field holds a signature. ``text`` is the content of a plain text, pages split by form feeds. ``recovered`` is
    true for a damaged PDF of which every page could be recovered.
    """

    name: str
    sha256: str
    media_type: str
    kind: SourceKind
    paths: tuple[Path, ...]
    page_count: int
    pages: tuple[PageFacts, ...]
    encrypted: bool = False
    signed: bool = False
    text: str | None = None
    notes: tuple[str, ...] = ()
    recovered: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class PageImage:
    """A rendered page: ``pixels`` is uint8, height x width for grey, height x width x 3 (BGR) for colour."""

    number: int
    dpi: int
    pixels: NDArray[np.uint8]
    notes: tuple[str, ...] = ()
