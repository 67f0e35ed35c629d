"""The readings of the place of a signature, each put into rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ocr_pipeline.layout.segments import Segment, rows_of, segments_of
from ocr_pipeline.recognition.debris import is_wordlike
from ocr_pipeline.recognition.signer_views import SignerView


@dataclass(frozen=True, slots=True)
class SignerRows:
    """One reading of the place of a signature: its rows top to bottom; ``opinion`` says that another net made it."""

    page: int
    rows: tuple[Segment, ...]
    opinion: bool = False


def rows_of_views(views: Sequence[SignerView], page: int, size: float) -> tuple[SignerRows, ...]:
    """The rows of each view of a page that hold a word (``size``: the page's text height in pixels)."""
    return tuple(SignerRows(page, tuple(_rows_with_words(view, size)), view.opinion) for view in views)


def _rows_with_words(view: SignerView, size: float) -> list[Segment]:
    rows = rows_of(segments_of(view.words, size))
    return [row for row in rows if any(is_wordlike(word.text) for word in row.words)]
