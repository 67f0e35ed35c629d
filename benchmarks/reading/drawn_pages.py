"""Pages of generated samples, each scanned in five ways from the kindest to the worst."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
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
    """About ``count`` pages, the same documents by every recipe, in ``folder``; what lies there is not drawn again."""
    for recipe in RECIPES:
        (folder / recipe).mkdir(parents=True, exist_ok=True)
    for name in generated_names(FIRST_SEED, count // len(RECIPES)):
        for recipe in RECIPES:
            page, text = (folder / recipe / f"{name}{suffix}" for suffix in (".pdf", ".txt"))
            if not text.exists():
                text.write_text(_drawn(name, recipe, page), encoding="utf-8")
            yield DrawnPage(recipe, page, text.read_text(encoding="utf-8"))


def _drawn(name: str, recipe: str, page: Path) -> str:
    """Draws a document, keeps its first page; its text."""
    sample = make(source_of(name).model_copy(update={"scan": recipe}))
    with TemporaryDirectory(dir=page.parent) as folder:
        whole = Path(folder) / page.name
        whole.write_bytes(sample.scan.pdf)
        (Path(folder) / "first").mkdir()
        first_pages(whole, 1, Path(folder) / "first").replace(page)
    return sample.reading.text.split("\f", maxsplit=1)[0]
