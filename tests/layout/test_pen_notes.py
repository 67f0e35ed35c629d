"""Writing on a page, sought above its heading: also where the heading leaves no room for any."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from ocr_pipeline.imaging.page import clean_page
from ocr_pipeline.layout.page import RegionKind
from ocr_pipeline.layout.pen_notes import pen_notes
from ocr_pipeline.recognition.words import Word
from tests.layout.typed_pages import HEIGHT, SENTENCES, WIDTH, TypedPage, page


def raised(made: TypedPage) -> TypedPage:
    """The page, everything on it moved up until its first line stands at the upper edge."""
    top = min(word.box.y0 for word in made.words)
    made.words = [_raised(word, top) for word in made.words]
    return made


def _raised(word: Word, by: int) -> Word:
    return replace(word, box=word.box.moved(0, -by))


@pytest.mark.parametrize("at_the_edge", [False, True])
def test_a_page_without_writing_has_no_notes_wherever_its_heading_begins(at_the_edge: bool) -> None:
    made = page().header(("UBND TỈNH PHÚ THỌ", "SỞ Y TẾ", "Số: 15/TB-SYT")).body(*SENTENCES)
    layout = (raised(made) if at_the_edge else made).layout()
    assert layout.lines(RegionKind.HEADER_LEFT)
    paper = np.full((HEIGHT, WIDTH, 3), 255, np.uint8)
    assert list(pen_notes(replace(clean_page(paper, 300), colour=paper), layout)) == []
