"""PDFs made of the pages of others, their images untouched: nothing is decoded or compressed again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path

import pikepdf


def first_pages(pdf: Path, most: int, folder: Path) -> Path:
    """The first ``most`` pages as a file in ``folder``; the file itself when it has no more."""
    with pikepdf.open(pdf) as document:
        if len(document.pages) <= most:
            return pdf
        del document.pages[most:]
        shortened = folder / pdf.name
        document.save(shortened)
    return shortened


def cycled(pdfs: Sequence[Path], pages: int, target: Path) -> Path:
    """Writes ``pages`` pages to ``target``: those of ``pdfs``, one after the other, again and again."""
    sources = [pikepdf.open(pdf) for pdf in pdfs]
    try:
        every = [page for source in sources for page in source.pages]
        with pikepdf.new() as document:
            for page in islice(cycle(every), pages):
                document.pages.append(page)
            document.save(target)
    finally:
        for source in sources:
            source.close()
    return target


def page_count(pdfs: Sequence[Path]) -> int:
    """The pages of all of them."""
    count = 0
    for pdf in pdfs:
        with pikepdf.open(pdf) as document:
            count += len(document.pages)
    return count
