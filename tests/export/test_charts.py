"""Charts of pages: every count is told, and names are only names."""

from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree as ET

from ocr_pipeline.export.charts import HEIGHT, WIDTH, figures, lying_bars, page, standing_bars

HOSTILE = "</svg><script>alert(1)</script>\x00"


def _parsed(html: str) -> ET.Element:
    return ET.fromstring(html)


def test_lying_bars_are_as_long_as_their_counts() -> None:
    root = _parsed(lying_bars([("a", 4), ("b", 1), (HOSTILE, 0)], "x", ("khác", 900)))
    assert [float(bar.attrib["width"]) for bar in root.iter("rect")] == [100.0, 25.0, 0.0]
    assert [cell.text for cell in root.iter("td") if cell.get("class") == "figure"] == ["4", "1", "0", "900"]


def test_standing_bars_stay_in_their_picture_and_names_apart() -> None:
    root = _parsed(standing_bars([(f"{number}", number) for number in range(60)], "x"))
    for bar in root.iter("rect"):
        assert 0 <= float(bar.attrib["x"]) <= WIDTH - float(bar.attrib["width"])
        assert 0 <= float(bar.attrib["y"]) <= HEIGHT - float(bar.attrib["height"])
    places = [float(text.attrib["x"]) for text in root.iter("text") if text.attrib["y"] == f"{HEIGHT - 8:.1f}"]
    assert min(right - left for left, right in pairwise(places)) > 20


def test_nothing_has_no_chart() -> None:
    assert standing_bars([], "x") == lying_bars([], "x") == ""
    assert "NaN" not in standing_bars([("a", 0)], "x") + lying_bars([("a", 0)], "x")


def test_names_are_only_names() -> None:
    shown = page(HOSTILE, figures([(HOSTILE, HOSTILE)]) + standing_bars([(HOSTILE, 1)], HOSTILE), language="vi")
    assert "<script" not in shown
    assert "\x00" not in shown
