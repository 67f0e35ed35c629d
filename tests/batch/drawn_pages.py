"""Small page images: they cost little to clean, and the engines of these tests read nothing anyway."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

DPI = 75
WIDTH, HEIGHT = 600, 800


def page_image(seed: int, width: int = WIDTH) -> Image.Image:
    """A page with eight lines that no other seed has."""
    dice = np.random.default_rng(seed)
    pixels = np.full((HEIGHT, width), 255, np.uint8)
    for line in range(8):
        text = f"van ban so {dice.integers(1000)} ngay {dice.integers(30)}"
        cv2.putText(pixels, text, (30, 58 + 40 * line), cv2.FONT_HERSHEY_SIMPLEX, 0.6, (0,), 2)
    return Image.fromarray(pixels)


def draw(path: Path, seed: int, width: int = WIDTH) -> Path:
    """One page as a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    page_image(seed, width).save(path, dpi=(DPI, DPI))
    return path


def draw_pages(path: Path, seeds: Iterable[int], widths: Iterable[int] = ()) -> Path:
    """Several pages as one TIFF; ``widths`` are those of the first pages."""
    path.parent.mkdir(parents=True, exist_ok=True)
    each = [*widths]
    images = [page_image(seed, each[place] if place < len(each) else WIDTH) for place, seed in enumerate(seeds)]
    images[0].save(path, dpi=(DPI, DPI), save_all=True, append_images=images[1:])
    return path
