"""Whatever a page shows and whatever an engine says it read, a document comes out.

The real engine reads few such pages in a minute; an engine that says anything, anywhere, reaches the corners of every
measure that is taken of a page: words cut by the edges, lines of one pixel, headings at the very top.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.pipeline import Pipeline
from ocr_pipeline.recognition.engine import Reading
from ocr_pipeline.recognition.words import Box, Word
from ocr_pipeline.settings import Settings

SAID = (
    "ỦY BAN NHÂN DÂN",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Số: /QĐ-UBND",
    "Hà Nội, ngày tháng năm 2021",
    "QUYẾT ĐỊNH",
    "Về việc khen thưởng",
    "CÔNG VĂN ĐẾN Số:",
    "Nơi nhận:",
    "KT. CHỦ TỊCH",
    "Nguyễn Văn A",
    "Ký bởi: Sở Y tế",
    "1.",
    "|",
    "—",
)
"""Lines that readers look for, and debris."""
INKS = ((0, 0, 0), (40, 40, 200), (200, 60, 40), (128, 128, 128))
"""BGR: print, a seal's red, a pen's blue, a shadow."""


@dataclass
class AnyEngine:
    """Says that the lines drawn for it stand wherever it was told, on every image it is shown."""

    lines: Sequence[tuple[str, float, float, float, float, float]]
    name: str = "any 1"
    languages: tuple[str, ...] = ("vie",)
    second: tuple[str, ...] = ()

    def read(self, images: Sequence[Pixels], dpi: int, reading: Reading, timeout: float) -> list[list[Word]]:
        return [self._said_of(*image.shape[:2]) for image in images]

    def orientation(self, grey: Pixels, dpi: int, timeout: float) -> tuple[int, float] | None:
        return None

    def _said_of(self, height: int, width: int) -> list[Word]:
        words = []
        for number, (text, x, y, across, down, sure) in enumerate(self.lines):
            x0, y0 = int(x * (width - 1)), int(y * (height - 1))
            x1, y1 = min(width, x0 + 1 + int(across * width)), min(height, y0 + 1 + int(down * height))
            parts = text.split()
            step = max(1, (x1 - x0) // len(parts))
            for place, part in enumerate(parts):
                left = min(x0 + place * step, width - 1)
                words.append(Word(part, Box(left, y0, min(width, left + step), y1), sure, (1, 1, number)))
        return words


share = st.floats(0, 1)
lines = st.lists(st.tuples(st.sampled_from(SAID), share, share, share, st.floats(0, 0.2), share), max_size=12)
shapes = st.tuples(
    st.sampled_from(("box", "disc", "ring", "stroke", "line")), st.sampled_from(INKS), share, share, share
)
sizes = st.tuples(st.integers(1, 500), st.integers(1, 500))


def drawn(size: tuple[int, int], marks: Sequence[tuple[str, tuple[int, int, int], float, float, float]]) -> Image.Image:
    """White paper with marks on it: anywhere, also across its edges."""
    width, height = size
    page = np.full((height, width, 3), 255, np.uint8)
    for kind, ink, x, y, reach in marks:
        at, far = (int(x * width), int(y * height)), int(reach * max(size) / 2)
        match kind:
            case "box":
                cv2.rectangle(page, at, (at[0] + far, at[1] + far // 2), ink, -1)
            case "disc":
                cv2.circle(page, at, far, ink, -1)
            case "ring":
                cv2.circle(page, at, far, ink, 2)
            case "stroke":
                cv2.ellipse(page, at, (far, far // 3 + 1), 30, 0, 200, ink, 2)
            case _:
                cv2.line(page, at, (width - at[0], at[1] + far // 8), ink, 1)
    return Image.fromarray(page[:, :, ::-1].copy())


@settings(max_examples=24, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(size=sizes, dpi=st.sampled_from((72, 100, 300)), marks=st.lists(shapes, max_size=8), said=lines)
def test_a_document_comes_of_any_page(
    tmp_path: Path,
    house_settings: Settings,
    size: tuple[int, int],
    dpi: int,
    marks: Sequence[tuple[str, tuple[int, int, int], float, float, float]],
    said: Sequence[tuple[str, float, float, float, float, float]],
) -> None:
    path = tmp_path / "page.png"
    drawn(size, marks).save(path, dpi=(dpi, dpi))
    document = Pipeline(house_settings, AnyEngine(said)).convert(path)
    assert [page.number for page in document.pages] == [1]
    assert document.pages[0].quality.verdict != "failed"
