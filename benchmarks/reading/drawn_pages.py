"""Pages of generated samples, each scanned in five ways from the kindest to the worst."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.pdf_pages import first_pages
from samples.making import make
from samples.shelf import generated_names, source_of

RECIPES: Final = ("grey-300", "colour-200", "fax-200", "photocopy", "colour-100")
"""From office scanners at their best to what is hardly worth scanning; by the errors of Tesseract alone."""
PAGES: Final = 200
FIRST_SEED: Final = 31_000
"""Documents from here on are drawn for this benchmark alone: nothing was tuned on them."""


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A first page as a PDF of its own, with its exact text."""

    recipe: str
    pdf: Path
    text: str


def drawn_pages(folder: Path, count: int = PAGES) -> Iterator[DrawnPage]:
    """About ``count`` pages, the same documents by every recipe, written to ``folder``."""
    for name in generated_names(FIRST_SEED, count // len(RECIPES)):
        source = source_of(name)
        for recipe in RECIPES:
            sample = make(source.model_copy(update={"scan": recipe}))
            whole = folder / f"{name}-{recipe}.pdf"
            whole.write_bytes(sample.scan.pdf)
            (folder / recipe).mkdir(exist_ok=True)
            page = first_pages(whole, 1, folder / recipe)
            yield DrawnPage(recipe, page, sample.reading.text.split("\f", maxsplit=1)[0])
