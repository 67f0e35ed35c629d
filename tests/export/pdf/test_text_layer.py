"""Readers find every word of the layer once, whole, in order, and where it is printed."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ocr_pipeline.export.pdf.blank_font import in_font
from ocr_pipeline.export.pdf.text_layer import text_layer
from tests.export.pdf.drawn_scans import SIZE, boxes, page, read, words

TABLE = [
    pytest.param([("Ủy", (100, 100, 130, 120)), ("ban", (138, 100, 170, 120))], id="a line of words"),
    pytest.param([("Số:", (100, 100, 130, 120)), ("12", (130, 100, 150, 120))], id="boxes that touch are two words"),
    pytest.param([("12", (100, 100, 140, 120)), ("12", (110, 102, 150, 122))], id="boxes that cover each other too"),
    pytest.param([("dài", (100, 100, 400, 120)), ("ở", (104, 105, 112, 118))], id="and one that lies inside another"),
    pytest.param(
        [("cuối", (780, 1150, 827, 1169)), ("-", (0, 1166, 9, 1169))], id="words on the page's edges are kept"
    ),
    pytest.param([("ngày", (700, 100, 760, 120)), ("dưới", (100, 130, 160, 150))], id="the next line"),
    pytest.param(
        [("trái", (100, 100, 160, 120)), ("phải", (500, 100, 560, 120)), ("xa", (100, 101, 130, 119))], id="back"
    ),
    pytest.param([(".", (300, 118, 302, 120)), ("i", (310, 100, 311, 120))], id="a full stop of two pixels"),
]


@pytest.mark.parametrize("skew", [0.0, 0.74, -3.0, 14.0])
@pytest.mark.parametrize("placed", TABLE)
def test_every_word_is_read_once_and_apart(
    placed: list[tuple[str, tuple[int, int, int, int]]], skew: float, tmp_path: Path
) -> None:
    made = tmp_path / "layer.pdf"
    made.write_bytes(text_layer([(page(skew_degrees=skew), words(*placed))]))
    assert read(made) == [text for text, _ in placed]


@pytest.mark.parametrize("skew", [0.0, 0.9, -2.5])
def test_a_word_lies_over_its_printed_self(skew: float, tmp_path: Path) -> None:
    made = tmp_path / "layer.pdf"
    box = (500, 300, 620, 330)
    made.write_bytes(text_layer([(page(skew_degrees=skew), words(("Quyết", box)))]))
    [(_, (x0, y0, x1, y1))] = boxes(made)
    turn, (across, down) = math.radians(skew), (SIZE[0] / 2, SIZE[1] / 2)
    right, below = (box[0] + box[2]) / 2 - across, (box[1] + box[3]) / 2 - down
    # Levelling turned the scan counter-clockwise: the print is found clockwise of the word.
    at = (
        across + right * math.cos(turn) - below * math.sin(turn),
        down + right * math.sin(turn) + below * math.cos(turn),
    )
    assert ((x0 + x1) / 2, (y0 + y1) / 2) == pytest.approx(at, abs=3)
    assert (x1 - x0, y1 - y0) == pytest.approx((120, 30), abs=8)


def test_a_character_that_no_vietnamese_document_holds_is_shown_as_unknown() -> None:
    assert in_font("Quyết định 決 số №1") == "Quyết định \N{REPLACEMENT CHARACTER} số №1"


def test_a_page_without_words_is_an_empty_page(tmp_path: Path) -> None:
    made = tmp_path / "layer.pdf"
    made.write_bytes(text_layer([(page(1), ()), (page(2), words(("hai", (10, 10, 60, 30))))]))
    assert read(made) == ["hai"]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.text("aàảđĐưƯỹ0/-.:;,“”…§", min_size=1, max_size=8),
            st.tuples(st.integers(0, 700), st.integers(0, 30), st.integers(2, 9), st.integers(8, 40)),
        ),
        min_size=1, max_size=12,
    ),
    st.floats(-15, 15),
)  # fmt: skip
def test_however_words_lie_none_is_lost(
    tmp_path: Path, laid: list[tuple[str, tuple[int, int, int, int]]], skew: float
) -> None:
    # Lines well apart: readers join or drop what lies on top of each other, as they do with print.
    placed = [
        (text, (x, 80 * row + y, x + max(len(text) * height * width // 10, 3), 80 * row + y + height))
        for row, (text, (x, y, width, height)) in enumerate(laid)
    ]
    made = tmp_path / "layer.pdf"
    made.write_bytes(text_layer([(page(skew_degrees=skew), words(*placed))]))
    assert sorted(read(made)) == sorted(text for text, _ in placed)


def test_the_same_words_give_the_same_bytes_at_any_time_in_any_process() -> None:
    made = """
import hashlib, sys, time
time.time = lambda: float(sys.argv[1])
from ocr_pipeline.export.pdf.text_layer import text_layer
from tests.export.pdf.drawn_scans import page, words
layer = text_layer([(page(), words(("Quyết", (10, 10, 90, 30)), ("định", (100, 10, 180, 30))))])
print(hashlib.sha256(layer).hexdigest())
"""
    told = set()
    for seed, moment in (("1", "1000000000"), ("2", "1700000000")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[3])}
        command = [sys.executable, "-c", made, moment]
        told.add(subprocess.run(command, env=environment, capture_output=True, check=True, timeout=300).stdout)
    assert len(told) == 1
