"""A page is fit to be read, or the gate says in words why not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ocr_pipeline.imaging.measures import ImageMeasures
from ocr_pipeline.parsing.page_quality import LIMITS, Limit, PageMeasures, judged
from ocr_pipeline.parsing.reading_measures import ReadingMeasures

GOOD_IMAGE = ImageMeasures(paper=250, ink=20, edge=0.2, stroke=0.33, grain=0.01)
GOOD_READING = ReadingMeasures(
    words=400, unread=0.02, confidence=0.93, syllables=0.98, fanned=0.3, bent=0.1, cut=0.0, anchored=True
)
GOOD = PageMeasures(number=1, dpi=300, skew=0.4, image=GOOD_IMAGE, reading=GOOD_READING)


def _image(**changed: float) -> PageMeasures:
    return replace(GOOD, image=replace(GOOD_IMAGE, **changed))


def _reading(**changed: Any) -> PageMeasures:
    return replace(GOOD, reading=replace(GOOD_READING, **changed))


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(GOOD, id="all is well"),
        pytest.param(replace(GOOD, dpi=100), id="the file says 100 dpi, but the print in it is sharp"),
        pytest.param(replace(GOOD, dpi=None, image=None), id="nothing to measure"),
        pytest.param(_reading(words=12, confidence=0.5, syllables=0.5, cut=0.5), id="too few words for shares of them"),
        pytest.param(
            replace(GOOD, number=2, reading=replace(GOOD_READING, anchored=False)), id="later pages have no head"
        ),
    ],
)
def test_a_good_page(page: PageMeasures) -> None:
    quality = judged(page)
    assert (quality.verdict, quality.reasons) == ("good", ())


@pytest.mark.parametrize(
    ("page", "verdict", "says"),
    [
        pytest.param(replace(_image(edge=0.47), dpi=100), "doubtful", "only 100 dpi", id="coarse"),
        pytest.param(replace(_image(edge=0.62), dpi=75), "rescan", "only 75 dpi", id="far too coarse"),
        pytest.param(_image(edge=0.5), "doubtful", "blurred", id="soft"),
        pytest.param(_image(edge=0.7), "rescan", "blurred", id="out of focus"),
        pytest.param(_image(paper=250, ink=220), "doubtful", "hardly darker", id="pale"),
        pytest.param(_image(paper=250, ink=240), "rescan", "hardly darker", id="faded away"),
        pytest.param(_image(paper=90, ink=10), "doubtful", "too dark", id="dark"),
        pytest.param(_image(paper=50, ink=2), "rescan", "too dark", id="nearly black"),
        pytest.param(_image(stroke=0.15), "doubtful", "broken", id="1-bit, too light"),
        pytest.param(_image(stroke=1.0), "doubtful", "run together", id="1-bit, too dark"),
        pytest.param(_image(grain=0.12), "doubtful", "specks", id="dirty"),
        pytest.param(replace(GOOD, skew=-15.0), "doubtful", "askew by 15 degrees", id="askew"),
        pytest.param(_reading(fanned=2.0), "doubtful", "not parallel", id="bent, or photographed"),
        pytest.param(_reading(bent=1.5), "doubtful", "bend, by 1.5 degrees", id="near the spine"),
        pytest.param(_reading(cut=0.3), "doubtful", "30% of the lines run into the edge", id="at the edge"),
        pytest.param(_reading(cut=0.8), "rescan", "margin is cut off", id="cut off"),
        pytest.param(_reading(unread=0.4), "doubtful", "40% of the print", id="parts unread"),
        pytest.param(_reading(unread=0.6), "rescan", "60% of the print", id="most of it unread"),
        pytest.param(_reading(confidence=0.75), "doubtful", "0.75", id="read with doubt"),
        pytest.param(_reading(confidence=0.6), "rescan", "0.60", id="hardly read"),
        pytest.param(_reading(syllables=0.78), "doubtful", "only 78% of the words", id="some are no words"),
        pytest.param(_reading(syllables=0.6), "rescan", "words of Vietnamese", id="many are no words"),
        pytest.param(_reading(anchored=False), "doubtful", "quốc hiệu", id="no head on page 1"),
    ],
)
def test_each_fault_has_its_verdict_and_its_words(page: PageMeasures, verdict: str, says: str) -> None:
    quality = judged(page)
    assert quality.verdict == verdict
    assert len(quality.reasons) == 1
    assert says in quality.reasons[0]


def test_the_worst_fault_decides_and_comes_first() -> None:
    page = replace(_image(edge=0.5), reading=replace(GOOD_READING, confidence=0.5))
    quality = judged(page)
    assert quality.verdict == "rescan"
    assert ["confidence" in reason for reason in quality.reasons] == [True, False]


@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: limit.name)
def test_rescan_lies_beyond_doubtful(limit: Limit) -> None:
    if limit.rescan is not None:
        assert (limit.rescan < limit.doubtful) is limit.falls


def test_every_limit_has_a_name_of_its_own() -> None:
    assert len({limit.name for limit in LIMITS}) == len(LIMITS)
