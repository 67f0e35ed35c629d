"""Which way up the pages of real scans are found to lie: ``VANBAN_SCANS=DIR python -m benchmarks.lying``.

Each page is laid in all four ways. Upright is what its lines and the engine's own orientation agree upon, else the way
in which the engine reads most of it surely, of the four; a page of which it reads next to nothing in any has none.
Pages of scans that rules were made on are named when they are found to lie otherwise, of those set aside only the
totals are told. What the lines of a page do not tell its reading may: such a page is converted too.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PIL import Image

from benchmarks.scans import office_scans
from ocr_pipeline import sources
from ocr_pipeline.imaging.ink import Pixels, brightest_channel
from ocr_pipeline.imaging.lettering import lettering
from ocr_pipeline.imaging.orientation import quarter_turn, way_of_letters
from ocr_pipeline.imaging.scaling import shrunk
from ocr_pipeline.imaging.skew import rotate
from ocr_pipeline.pipeline import Pipeline
from ocr_pipeline.recognition.engine import Reading
from ocr_pipeline.recognition.page import SURE_TURN
from ocr_pipeline.recognition.tesseract import TesseractEngine
from ocr_pipeline.settings import Settings

WAYS: Final = (0, 90, 180, 270)
READ_DPI: Final = 150
SECONDS: Final = 600.0
SOUND: Final = 0.6
"""A word read so surely (0..1) speaks for the way in which its page lies."""
LEAST: Final = 25
"""So many letters in such words tell which way is upright: a seal that shines through a blank back is read as fewer."""


@dataclass(frozen=True, slots=True)
class Lain:
    """A page laid in one way: whether its lines told that, and, where not, whether its reading did."""

    name: str
    laid: int
    wanted: int | None
    found: int
    read: int

    @property
    def outcome(self) -> str:
        """How it ended, in words."""
        if self.wanted is None:
            return "without print"
        if self.found == self.wanted:
            return "right by the lines"
        return "right once read" if self.read == self.wanted else "wrong"


def main() -> int:
    """Print the totals of both groups of scans; 2 when no scans are named."""
    scans = office_scans()
    if scans is None:
        return 2
    for title, group, shown in (("tuned on", scans.tuned_on, True), ("set aside", scans.held_out, False)):
        with ProcessPoolExecutor(int(os.environ.get("VANBAN_JOBS", "2"))) as pool:
            pages = [page for found in pool.map(_lain, [scan.path for scan in group]) for page in found]
        told = Counter(page.outcome for page in pages)
        print(f"{title}: {len(pages) // len(WAYS)} pages in four ways: {dict(sorted(told.items()))}", flush=True)
        for page in pages:
            if shown and page.outcome in ("right once read", "wrong"):
                print(f"  {page.name} laid {page.laid}: turn {page.wanted} found {page.found}, read {page.read}")
    return 0


def _lain(scan: Path) -> list[Lain]:
    settings = Settings()
    facts = sources.inspect(scan, settings)
    found: list[Lain] = []
    for number in range(1, facts.page_count + 1):
        with TemporaryDirectory(prefix="vanban-bench-") as folder:
            image = sources.render_page(facts, number, settings, Path(folder), SECONDS)
        name = f"{scan.stem} page {number}"
        found += _in_four_ways(name, image.pixels, image.dpi)
    return found


def _in_four_ways(name: str, pixels: Pixels, dpi: int) -> Iterator[Lain]:
    upright = _upright(brightest_channel(pixels), dpi)
    for laid in WAYS:
        page = quarter_turn(pixels, laid)
        grey = brightest_channel(page)
        turn = way_of_letters(lettering(grey, dpi), grey, dpi).turn
        wanted = None if upright is None else (upright - laid) % 360
        read = turn if wanted in (None, turn) else _turn_once_read(page, dpi)
        yield Lain(name, laid, wanted, turn, read)


def _upright(grey: Pixels, dpi: int) -> int | None:
    """The turn that stands a page upright; ``None`` where hardly a letter is read surely in any way."""
    small = shrunk(grey, min(1.0, READ_DPI / dpi))
    told = _engine().orientation(small, min(READ_DPI, dpi), SECONDS)
    by_lines = way_of_letters(lettering(grey, dpi), grey, dpi)
    if told is not None and told[1] >= SURE_TURN and by_lines.sure and told[0] == by_lines.turn:
        return by_lines.turn
    letters = {turn: _sure_letters(quarter_turn(small, turn), min(READ_DPI, dpi)) for turn in WAYS}
    best = max(letters, key=letters.__getitem__)
    return best if letters[best] >= LEAST else None


def _sure_letters(grey: Pixels, dpi: int) -> int:
    way = way_of_letters(lettering(grey, dpi), grey, dpi)
    level = rotate(grey, way.skew.degrees) if way.turn in (0, 180) else grey
    words = _engine().read([level], dpi, Reading.PAGE, SECONDS)[0]
    return sum(len(word.text) for word in words if word.confidence >= SOUND and len(word.text) > 1)


def _turn_once_read(page: Pixels, dpi: int) -> int:
    with TemporaryDirectory(prefix="vanban-bench-") as folder:
        file = Path(folder) / "page.png"
        Image.fromarray(page if page.ndim == 2 else page[..., ::-1]).save(file, dpi=(dpi, dpi))
        return Pipeline(Settings()).convert(file).pages[0].rotation


@cache
def _engine() -> TesseractEngine:
    return TesseractEngine(("vie",))


if __name__ == "__main__":
    sys.exit(main())
