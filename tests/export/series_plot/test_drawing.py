"""Series as pictures: whatever they are called, and the same each time."""

from __future__ import annotations

import io
import subprocess
import sys
from typing import Any
from xml.etree import ElementTree as ET

import matplotlib as mpl
import pytest
from PIL import Image

from ocr_pipeline.export.series_plot.by import By
from ocr_pipeline.export.series_plot.drawing import CONFLICT, drawn, vietnamese
from ocr_pipeline.export.series_plot.panels import panels_of
from tests.export.series_plot.test_panels import row

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "_$\\frac{x$ </text><script>alert(1)</script> 漢 -- \x00\ud7ff"


def test_a_picture_is_the_same_each_time_and_needs_no_font() -> None:
    panels, left_out = panels_of([row(1.0), row(2.0, "SỞ Y TẾ")], By.ISSUER)
    content = drawn(panels, left_out, "svg")
    assert content == drawn(panels, left_out, "svg")
    root = ET.fromstring(content)
    assert not list(root.iter(f"{SVG}text"))
    with mpl.rc_context({"svg.fonttype": "none"}):
        assert content == drawn(panels, left_out, "svg"), "whatever else the process draws"
    assert b"http://" not in content.replace(b"http://www.w3.org/", b"").replace(b"http://purl.org/", b"").replace(
        b"http://creativecommons.org/", b""
    )


def test_a_picture_of_pixels_is_one() -> None:
    panels, _ = panels_of([row(1.0)], By.ISSUER)
    with Image.open(io.BytesIO(drawn(panels, 0, "png"))) as image:
        assert (image.format, image.width) == ("PNG", 1500)


def test_doubtful_points_are_hollow_and_contradictions_stand_out() -> None:
    def count(look: str, **doubt: Any) -> int:
        panels, _ = panels_of([row(1.0, series="a"), row(2.0, series="a", **doubt)], By.ISSUER)
        return drawn(panels, 0, "svg").decode().count(look)

    assert count("fill: #ffffff; stroke: #0072b2", needs_review=True) > count("fill: #ffffff; stroke: #0072b2")
    assert count(f"stroke: {CONFLICT}", conflict=True, needs_review=True) > count(f"stroke: {CONFLICT}") == 0


@pytest.mark.parametrize("amount", [0.0, -3.5, 1.5e12])
def test_any_name_and_amount_can_be_drawn(amount: float) -> None:
    panels, _ = panels_of([row(amount, HOSTILE, measure=HOSTILE, unit="đồng" + HOSTILE)], By.ISSUER)
    root = ET.fromstring(drawn(panels, 1, "svg"))
    assert not list(root.iter(f"{SVG}script"))


@pytest.mark.parametrize(
    ("value", "written"), [(10506, "10.506"), (5.3, "5,3"), (0, "0"), (1_500_000, "1.500.000"), (0.25, "0,25")]
)
def test_numbers_are_written_as_in_vietnamese(value: float, written: str) -> None:
    assert vietnamese(value) == written


def test_other_commands_do_not_load_what_draws() -> None:
    loaded = "[m for m in ('matplotlib', 'pyarrow', 'duckdb', 'regex', 'rapidfuzz') if m in sys.modules]"
    asked = f"import sys, ocr_pipeline.cli.app; print({loaded})"
    ran = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
