"""A name stamp drawn: script type pressed, crossed by a seal or a pen, scanned, and cut as the reader cuts it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.recognition.names.signs import signs_of
from ocr_pipeline.recognition.names.strips import LONGEST, strip_of
from samples.ink.faces import FACES, Face
from samples.ink.letters import letter
from training.strips import Strip

TALL = 62.0
"""Size of the type in pixels where names are drawn, before it is brought to its own size."""
WEIGHTS = (0.05, 0.07)
"""Widths of the strokes of drawn marks, as shares of that size."""
GONE = 0.12
"""Share of names whose thin strokes are gone, as on a copy of a copy."""
Ink = NDArray[np.float32]


def faces_of(listed: Path, folder: Path) -> list[str]:
    """The faces of a list, each as often as it says; they are known to the samples' letters from then on."""
    found: list[str] = []
    for row in listed.read_text("utf-8").splitlines():
        if not row.startswith("#"):
            file, _, often = row.split("\t")
            name = f"training:{file}"
            FACES.setdefault(name, Face(str((folder / file).resolve()), ""))
            found += [name] * int(often)
    return found


def draw(name: str, faces: Sequence[str], rng: np.random.Generator) -> Strip | None:
    """A name written in some face, scanned and cut; ``None`` where nothing of it is left."""
    ink, middles = _set(name, str(rng.choice(list(faces))), rng)
    ink, middles = _leaning(ink, middles, rng)
    ink = _pressed(ink, rng)
    page = _crossed(ink, rng)
    scan, scale = _scanned(page, rng)
    strip = strip_of(scan)
    if strip is None or strip.shape[1] >= LONGEST:
        return None
    columns = tuple(middle * scale / scan.shape[1] * strip.shape[1] for middle in middles)
    return Strip(strip, tuple(signs_of(name)), columns)


def _set(name: str, face: str, rng: np.random.Generator) -> tuple[Ink, list[float]]:
    """The ink of a name on a sheet of its own, and the middle of each of its letters."""
    weight = float(rng.choice(WEIGHTS)) * TALL
    spaced = float(rng.normal(0, 0.5)) if rng.random() < 0.7 else float(rng.uniform(0, 5))
    gap = float(rng.uniform(0.12, 0.55)) * TALL
    x, parts, middles = 0.0, [], []
    for character in name:
        if character == " ":
            middles.append(x + gap / 2)
            x += gap
            continue
        written = letter(face, character, TALL, weight)
        parts.append((written.ink, x))
        middles.append(x + written.ink.left + written.ink.mask.shape[1] / 2)
        x += written.advance + spaced
    left = min(ink.left + at for ink, at in parts)
    top = min(ink.top for ink, _ in parts)
    right = max(ink.left + at + ink.mask.shape[1] for ink, at in parts)
    bottom = max(ink.top + ink.mask.shape[0] for ink, _ in parts)
    margin = 24
    sheet = np.zeros((round(bottom - top) + 2 * margin, round(right - left) + 2 * margin), np.float32)
    for ink, at in parts:
        row, column = round(ink.top - top) + margin, round(ink.left + at - left) + margin
        under = sheet[row : row + ink.mask.shape[0], column : column + ink.mask.shape[1]]
        np.maximum(under, ink.mask[: under.shape[0], : under.shape[1]], out=under)
    return sheet, [middle - left + margin for middle in middles]


def _leaning(ink: Ink, middles: Sequence[float], rng: np.random.Generator) -> tuple[Ink, list[float]]:
    """The line slanted, squeezed and turned as stamps lie."""
    height, width = ink.shape
    squeeze, slant = float(rng.uniform(0.72, 1.25)), float(rng.normal(0, 0.1))
    slope = float(np.tan(np.radians(np.clip(rng.normal(0, 2.2), -6, 6))))
    rise = abs(slope) * width
    across = (squeeze, slant, -slant * height / 2)
    down = (slope * squeeze, 1, rise / 2 - slope * squeeze * width / 2)
    matrix = np.array([across, down], np.float32)
    size = (round(width * squeeze) + 8, round(height + rise))
    matrix[1, 2] += (size[1] - height) / 2 - rise / 2
    leaning = np.asarray(cv2.warpAffine(ink, matrix, size, flags=cv2.INTER_LINEAR), np.float32)
    return leaning, [squeeze * middle for middle in middles]


def _pressed(ink: Ink, rng: np.random.Generator) -> Ink:
    """Ink that ran or came out thin, unevenly, with gaps."""
    chance = rng.random()
    if chance < 0.45:
        size = int(rng.choice((2, 3, 3, 4)))
        wider = cv2.dilate(ink, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size)))
        share = float(rng.uniform(0.3, 1))
        ink = np.asarray(ink * (1 - share) + wider * share, np.float32)
    elif chance < 0.55:
        ink = np.asarray(0.4 * ink + 0.6 * cv2.erode(ink, np.ones((2, 2), np.uint8)), np.float32)
    if rng.random() < GONE:
        thin = (1, int(rng.choice((2, 3)))) if rng.random() < 0.7 else (2, 2)
        ink = np.asarray(cv2.erode(ink, np.ones(thin, np.uint8)), np.float32)
    if rng.random() < 0.4:
        sigma = float(rng.uniform(2, 12))
        show = cv2.GaussianBlur(rng.standard_normal(ink.shape).astype(np.float32), (0, 0), sigma)
        cloud = np.asarray(show, np.float32) / max(1e-6, float(np.std(show)))
        ink = ink * np.clip(1 + float(rng.uniform(0.1, 0.45)) * cloud - float(rng.uniform(0, 0.25)), 0.1, 1)
    return np.asarray(np.clip(ink, 0, 1), np.float32)


def _crossed(ink: Ink, rng: np.random.Generator) -> Ink:
    """With the ring of a seal, a pen's stroke, specks or a neighbouring rule over it, each now and then."""
    height, width = ink.shape
    page = ink.copy()
    if rng.random() < 0.3:
        radius = float(rng.uniform(2.2, 4.0)) * height
        x = int(rng.uniform(-0.2, 1.0) * width)
        y = int(rng.choice((-1.0, 1.0), p=(0.85, 0.15)) * radius + rng.uniform(0.0, 0.55) * height)
        ring = np.zeros_like(page)
        for inner in (0, int(rng.integers(6, 12))):
            cv2.circle(ring, (x, y), max(1, round(radius) - inner), 1.0, int(rng.integers(2, 5)), cv2.LINE_AA)
        page = np.maximum(page, ring * np.float32(rng.uniform(0.12, 0.75)))
    if rng.random() < 0.2:
        points = np.stack(
            [np.sort(rng.uniform(-0.2, 1.2, 5)) * width, rng.uniform(-0.3, 1.2, 5) * height * rng.uniform(0.3, 1)], 1
        )
        pen = np.zeros_like(page)
        cv2.polylines(pen, [np.asarray(points, np.int32)], False, 1.0, int(rng.integers(2, 5)), cv2.LINE_AA)
        page = np.maximum(page, pen * np.float32(rng.uniform(0.5, 1)))
    if rng.random() < 0.3:
        for _ in range(int(rng.integers(1, 8))):
            at = int(rng.integers(width)), int(rng.integers(height))
            cv2.circle(page, at, int(rng.integers(1, 4)), float(rng.uniform(0.4, 1)), -1, cv2.LINE_AA)
    return np.asarray(page, np.float32)


def _scanned(page: Ink, rng: np.random.Generator) -> tuple[NDArray[np.uint8], float]:
    """The drawing at some size and dpi, blurred, noisy, perhaps in black and white or packed as JPEG; and its scale."""
    scale = float(rng.uniform(0.42, 1.1))
    room = (int(rng.integers(0, 20)), int(rng.integers(0, 20)))
    padded = np.pad(page, ((room[0] // 2, room[1] // 2), (0, 0)))
    small = cv2.resize(padded, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    small = cv2.GaussianBlur(small, (0, 0), float(rng.uniform(0.3, 1.0)))
    paper, dark = float(rng.uniform(215, 255)), float(rng.uniform(10, 120))
    grey = paper - (paper - dark) * small + rng.normal(0, float(rng.uniform(0, 10)), small.shape)
    chance = rng.random()
    if chance < 0.2:
        grey = np.where(grey < float(rng.uniform(120, 200)), 0.0, 255.0)
    elif chance < 0.6:
        _, packed = cv2.imencode(
            ".jpg", np.clip(grey, 0, 255).astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(25, 85))]
        )
        grey = np.asarray(cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE), np.float64)
    return np.asarray(np.clip(grey, 0, 255), np.uint8), scale
