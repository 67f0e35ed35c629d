"""The box of every word: of the text, and of what hands and stamps added to it."""

from __future__ import annotations

from collections.abc import Iterator

from samples.record.reading import Reading
from samples.scanning.scan import Scan

COLUMNS = ("page", "x0", "y0", "x1", "y1", "by", "part", "text")
"""``page`` from 1; the box in pixels of the upright, level page; ``by`` is print, pen, stamp or machine; ``part`` is
``text`` for the words of the document's text, in its order, else the kind of mark that shows them."""


def words_table(reading: Reading, scan: Scan) -> str:
    """The words as tab-separated values, a line each, below a line with the names of the columns."""
    rows = ["\t".join(COLUMNS), *_of_text(reading, scan), *_of_marks(scan)]
    return "\n".join(rows) + "\n"


def _of_text(reading: Reading, scan: Scan) -> Iterator[str]:
    for word in reading.words:
        box = scan.sheets[word.page].box_of(word.box)
        yield _row(word.page, box, word.by, "text", word.text)


def _of_marks(scan: Scan) -> Iterator[str]:
    for drawn in scan.drawn:
        for word in drawn.words:
            box = scan.sheets[drawn.page].box_of(word.box)
            yield _row(drawn.page, box, word.by, drawn.kind or "other", word.text)


def _row(page: int, box: tuple[int, int, int, int], by: str, part: str, text: str) -> str:
    return "\t".join((str(page + 1), *(str(side) for side in box), by, part, text))
