"""The quality gate: whether a page is fit to be read, and if not, why, in words for whoever stands at the scanner.

Each limit is on one measure and was set on pages that were spoilt on purpose, step by step: ``doubtful`` where values
begin to be lost, ``rescan`` where most are. ``docs/quality.md`` has the figures.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.measures import ImageMeasures, measure_image
from ocr_pipeline.imaging.page import CleanPage
from ocr_pipeline.imaging.skew import WIDEST
from ocr_pipeline.layout.page import PageLayout
from ocr_pipeline.parsing.reading_measures import ReadingMeasures, measure_reading
from ocr_pipeline.sources import PageFacts
from schemas import Quality

Verdict = Literal["doubtful", "rescan"]


@dataclass(frozen=True, slots=True)
class PageMeasures:
    """All that the gate knows of a page; ``dpi`` is the scan's own, ``image`` is missing where nothing is printed."""

    number: int
    dpi: float | None
    skew: float
    image: ImageMeasures | None
    reading: ReadingMeasures


@dataclass(frozen=True, slots=True)
class Limit:
    """A measure (``None``: not known) and from where on it speaks against a page.

    ``says`` is the reason in words, with the measure in its place. A measure that must not fall below its limits has
    ``doubtful`` above ``rescan``; ``None`` for ``rescan`` means that it alone never condemns a page.
    """

    name: str
    measure: Callable[[PageMeasures], float | None]
    doubtful: float
    rescan: float | None
    says: str
    falls: bool = False

    def verdict(self, page: PageMeasures) -> Verdict | None:
        """What the limit says of a page."""
        value = self.measure(page)
        if value is None or not self._beyond(value, self.doubtful):
            return None
        return "rescan" if self.rescan is not None and self._beyond(value, self.rescan) else "doubtful"

    def reason(self, page: PageMeasures) -> str:
        """The reason, for a page that is beyond the limit."""
        return self.says.format(self.measure(page))

    def _beyond(self, value: float, limit: float) -> bool:
        return value < limit if self.falls else value > limit


BLACK: Final = 128
"""Grey levels (0..255) below this are ink, not a back through which the front shows."""
WRITTEN_ON: Final = 0.01
"""A page of which this share (0..1) is lettering, or black, is not blank: backs through which a seal shows have up to
0.006, a page with nothing but a signature and its recipients 0.03."""
SOFT_EDGE: Final = 0.38
"""Width of an edge in millimetres from which on print is soft: at 150 dpi it is 0.33, at 100 dpi 0.47."""
FEW_WORDS: Final = 30
"""A page with fewer words, such as one with nothing but the signature, tells nothing by shares of them."""


def _dpi(page: PageMeasures) -> float | None:
    """The scan's own resolution where it shows: some files keep the print apart, at a finer one than the picture."""
    return page.dpi if page.image is not None and page.image.edge > SOFT_EDGE else None


def _edge(page: PageMeasures) -> float | None:
    """The edges of a scan that was fine enough, yet is soft."""
    return page.image.edge if page.image is not None and (page.dpi is None or page.dpi >= LOW_DPI) else None


def _of_enough_words(page: PageMeasures, value: float) -> float | None:
    return value if page.reading.words >= FEW_WORDS else None


LOW_DPI: Final = 120.0
LIMITS: Final = (
    Limit("dpi", _dpi, LOW_DPI, 80.0, "scanned at only {:.0f} dpi: scan at 300 dpi", falls=True),
    Limit("edge", _edge, 0.45, 0.66, "the print is blurred: an edge is {:.1f} mm wide"),
    Limit(
        "contrast",
        lambda page: page.image.contrast if page.image else None,
        35.0,
        12.0,
        "the print is hardly darker than the paper: {:.0f} of 255 grey levels apart",
        falls=True,
    ),
    Limit(
        "paper",
        lambda page: page.image.paper if page.image else None,
        110.0,
        60.0,
        "the page is too dark: the paper has grey level {:.0f} of 255",
        falls=True,
    ),
    Limit(
        "thin strokes",
        lambda page: page.image.stroke if page.image else None,
        0.2,
        None,
        "the strokes are broken: {:.2f} mm thin",
        falls=True,
    ),
    Limit(
        "thick strokes",
        lambda page: page.image.stroke if page.image else None,
        0.85,
        None,
        "the strokes run together: {:.1f} mm thick",
    ),
    Limit(
        "grain",
        lambda page: page.image.grain if page.image else None,
        0.08,
        None,
        "the paper is full of specks or shadows: {:.0%} of the contrast",
    ),
    Limit(
        "skew",
        lambda page: abs(page.skew),
        WIDEST - 1,
        None,
        "the page lies askew by {:.0f} degrees or more",
    ),
    Limit(
        "lines",
        lambda page: page.reading.fanned,
        1.2,
        None,
        "the lines are not parallel, by {:.1f} degrees: the page was bent, or photographed from the side",
    ),
    Limit(
        "bend",
        lambda page: page.reading.bent,
        0.8,
        None,
        "the lines bend, by {:.1f} degrees: the page did not lie flat",
    ),
    Limit(
        "margins",
        lambda page: _of_enough_words(page, page.reading.cut),
        0.2,
        0.6,
        "{:.0%} of the lines run into the edge of the image: the margin is cut off",
    ),
    Limit(
        "unread",
        lambda page: page.reading.unread,
        0.35,
        0.5,
        "{:.0%} of the print on the page was not read",
    ),
    Limit(
        "confidence",
        lambda page: _of_enough_words(page, page.reading.confidence),
        0.77,
        0.7,
        "the words were read with a mean confidence of only {:.2f}",
        falls=True,
    ),
    Limit(
        "syllables",
        lambda page: _of_enough_words(page, page.reading.syllables),
        0.8,
        0.7,
        "only {:.0%} of the words that were read are words of Vietnamese",
        falls=True,
    ),
    Limit(
        "head",
        lambda page: float(page.reading.anchored) if page.number == 1 else None,
        0.5,
        None,
        "no head of a document (quốc hiệu) was found on page 1: cut off, or this is not the first page",
        falls=True,
    ),
)


def page_quality(facts: PageFacts, read: CleanPage, layout: PageLayout, is_word: Callable[[str], bool]) -> Quality:
    """The quality of a page that was read from its image; ``is_word`` tells the words of the language from others."""
    letters = read.letters
    if layout.blank:
        if read.way.lines or _written_on(read, letters):
            return Quality(verdict="rescan", reasons=("there is print on the page, but none of it could be read",))
        return Quality(verdict="blank", reasons=("no text was read on the page",))
    return judged(
        PageMeasures(
            number=facts.number,
            dpi=facts.native_dpi,
            skew=read.skew,
            image=measure_image(read.faded, read.dpi, letters),
            reading=measure_reading(layout, read.dpi, letters, is_word),
        )
    )


def _written_on(read: CleanPage, letters: Pixels | None) -> bool:
    """Whether lettering, or black ink away from the edges, says that a page on which nothing was read is not blank."""
    edge_y, edge_x = read.height // 10, read.width // 10
    inner = read.faded[edge_y : read.height - edge_y : 4, edge_x : read.width - edge_x : 4]
    lettered = letters is not None and float((letters > 0).mean()) >= WRITTEN_ON
    return lettered or float((inner < BLACK).mean()) >= WRITTEN_ON


def judged(page: PageMeasures) -> Quality:
    """The verdict on a page that something was read on, and its reasons, the gravest first."""
    found = sorted(_spoken(page), key=lambda pair: pair[0] != "rescan")
    if not found:
        return Quality(verdict="good")
    return Quality(verdict=found[0][0], reasons=tuple(limit.reason(page) for _, limit in found))


def _spoken(page: PageMeasures) -> Iterator[tuple[Verdict, Limit]]:
    for limit in LIMITS:
        verdict = limit.verdict(page)
        if verdict is not None:
            yield verdict, limit
