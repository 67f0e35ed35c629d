"""What the words of a page tell of its quality."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.lettering import LOOK_DPI, margin_of
from ocr_pipeline.layout.page import PageLayout, Region, RegionKind
from ocr_pipeline.layout.segments import Segment
from ocr_pipeline.parsing.reading_measures import ReadingMeasures, measure_reading
from ocr_pipeline.recognition.words import Box, Word

WIDTH, HEIGHT = 830, 1170
KNOWN = frozenset("căn cứ luật tổ chức chính quyền".split())


def _line(y: int, texts: str = "căn cứ luật tổ chức chính quyền", left: int = 100, slope: float = 0.0) -> Segment:
    """Words 90 pixels apart; the line falls by ``slope`` degrees."""
    fall = np.tan(np.radians(slope))
    words = []
    for number, text in enumerate(texts.split()):
        x = left + 90 * number
        words.append(Word(text, Box(x, y + round(fall * x), x + 80, y + 20 + round(fall * x)), 0.9))
    return Segment(tuple(words))


def _measured(*lines: Segment, kind: RegionKind = RegionKind.BODY, letters: Pixels | None = None) -> ReadingMeasures:
    layout = PageLayout(1, WIDTH, HEIGHT, 20.0, (Region(kind, lines),) if lines else (), (), blank=not lines)
    return measure_reading(layout, LOOK_DPI, letters, lambda word: word.lower() in KNOWN)


def test_the_mean_confidence() -> None:
    words = (Word("một", Box(0, 0, 9, 9), 0.9), Word("hai", Box(9, 0, 19, 9), 0.5))
    measured = _measured(Segment(words))
    assert measured.words == 2
    assert measured.confidence == pytest.approx(0.7)


@pytest.mark.parametrize(
    ("texts", "share"),
    [
        ("Căn cứ LUẬT, (tổ) chức;", 1.0),
        ("căn cừ luật tỗ", 0.5),
        ("căn 15/TTr-STP 2024 a ./.", 1.0),
        ("15 2024", 1.0),
    ],
    ids=["case and signs do not count", "half of them", "only words of letters are judged", "nothing to judge"],
)
def test_the_share_of_words_that_are_words(texts: str, share: float) -> None:
    assert _measured(_line(100, texts)).syllables == share


@pytest.mark.parametrize(
    ("slopes", "fanned"),
    [
        pytest.param((0.0,) * 10, 0.0, id="parallel"),
        pytest.param((0.8,) * 10, 0.0, id="parallel, if askew"),
        pytest.param((-1.0, -1.0, -0.5, 0.0, 0.5, 0.5, 1.0, 1.5, 2.0, 2.0), 3.0, id="a fan"),
        pytest.param((-2.0, 2.0), 0.0, id="too few to say"),
    ],
)
def test_how_the_lines_lie_to_each_other(slopes: tuple[float, ...], fanned: float) -> None:
    lines = [_line(200 + 60 * number, slope=slope) for number, slope in enumerate(slopes)]
    assert _measured(*lines).fanned == pytest.approx(fanned, abs=0.2)


@pytest.mark.parametrize(
    ("slopes", "bent"),
    [
        pytest.param((0.0, 0.0), 0.0, id="straight"),
        pytest.param((1.0, 1.0), 0.0, id="straight, if askew"),
        pytest.param((-2.0, 0.0), 2.0, id="falling at one end"),
        pytest.param((1.0, -1.0), 2.0, id="an arch"),
    ],
)
def test_how_much_the_lines_bend(slopes: tuple[float, float], bent: float) -> None:
    lines = []
    for y in range(200, 700, 50):
        left = _line(y, "căn cứ luật tổ", slope=slopes[0])
        right = _line(y, "chức chính quyền căn", left=460, slope=slopes[1])
        lines.append(Segment((*left.words, *right.words)))
    assert _measured(*lines).bent == pytest.approx(bent, abs=0.3)


@pytest.mark.parametrize(
    ("lefts", "cut"),
    [
        pytest.param((100, 100, 100, 100), 0.0, id="a margin"),
        pytest.param((0, 0, 0, 100), 0.75, id="cut off at the left"),
        pytest.param((210, 100, 100, 100), 0.25, id="one runs off at the right"),
    ],
)
def test_how_many_lines_run_into_the_edge(lefts: tuple[int, ...], cut: float) -> None:
    assert _measured(*(_line(100 + 50 * number, left=left) for number, left in enumerate(lefts))).cut == cut


@pytest.mark.parametrize(
    ("kind", "anchored"), [(RegionKind.HEADER_LEFT, True), (RegionKind.HEADER_RIGHT, True), (RegionKind.BODY, False)]
)
def test_whether_the_head_of_a_document_was_found(kind: RegionKind, anchored: bool) -> None:
    assert _measured(_line(100), kind=kind).anchored is anchored


def test_how_much_of_the_print_was_not_read() -> None:
    top, left = margin_of((HEIGHT, WIDTH))
    letters = np.zeros((HEIGHT - 2 * top, WIDTH - 2 * left), np.uint8)
    read, unread = _line(200), _line(500)
    for word in (*read.words, *unread.words):
        letters[word.box.y0 - top : word.box.y1 - top, word.box.x0 - left : word.box.x1 - left] = 255
    assert _measured(read, letters=letters).unread == pytest.approx(0.5, abs=0.02)
    assert _measured(read, unread, letters=letters).unread == 0.0
    assert _measured(letters=letters).unread == 1.0


def test_a_word_beyond_the_page_is_no_failure() -> None:
    line = _line(200)
    beyond = replace(line.words[0], box=Box(-30, -30, WIDTH + 30, 5))
    letters = np.full((HEIGHT - 58, WIDTH - 40), 255, np.uint8)
    assert 0.9 < _measured(Segment((beyond,)), letters=letters).unread <= 1.0
