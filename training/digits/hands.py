"""Who writes the numbers of training: the samples' own hands, handwriting faces, and people of a public set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from samples.ink.forms import forms
from samples.ink.hands import DrawnHand
from samples.ink.letters import letter
from samples.ink.pen import FACE_HANDS

Mask = NDArray[np.float32]
"""Ink coverage 0..1 of a patch (height, width), cut to its ink."""


@dataclass(frozen=True)
class Row:
    """Digits side by side, and about where the middle of each is, as shares (0..1) of the width."""

    mask: Mask
    middles: tuple[float, ...]


FACE_SIZE = 64
_STAMPS = ("sans", "mono", "serif-regular", "sans-bold")
_SHARES = {"drawn": 0.42, "face": 0.33, "own": 0.07, "bitmap": 0.18}
"""How often each kind of hand writes: the drawn ones vary most, the bitmaps are the only real writing."""


@dataclass(frozen=True)
class Hands:
    """All who write: ``faces`` are font files of handwriting, ``bitmaps`` real digits (8, 8) 0..1 by digit."""

    faces: Sequence[Path]
    bitmaps: Sequence[NDArray[np.float32]]

    def number(self, text: str, height: float, rng: np.random.Generator) -> Row:
        """``text`` (digits) written by one hand, about ``height`` pixels high."""
        kinds = [kind for kind in _SHARES if (kind != "face" or self.faces) and (kind != "bitmap" or self.bitmaps)]
        shares = np.array([_SHARES[kind] for kind in kinds])
        kind = kinds[int(rng.choice(len(kinds), p=shares / shares.sum()))]
        parts = getattr(self, f"_{kind}")(text, height, rng)
        apart = float(rng.normal(0.12, 0.1)) * height
        row = _in_a_row(parts, apart, height, rng)
        return Row(_bent(row.mask, height, rng), row.middles)

    def _drawn(self, text: str, height: float, rng: np.random.Generator) -> list[Mask]:
        chosen = {character: ways[int(rng.integers(len(ways)))] for character, ways in forms().items()}
        hand = DrawnHand(
            chosen,
            slant=float(rng.uniform(-0.1, 0.42)),
            stretch=float(rng.uniform(0.65, 1.35)),
            shake=float(rng.uniform(0.008, 0.045)),
            lively=float(rng.uniform(0.0, 0.45)),
            taper=float(rng.uniform(0.0, 0.5)),
            apart=0.0,
        )
        weight = float(rng.uniform(0.045, 0.2)) * height
        written = [hand.write(character, height, weight, rng) for character in text]
        return [each.ink.mask for each in written if each is not None]

    def _own(self, text: str, height: float, rng: np.random.Generator) -> list[Mask]:
        hand = FACE_HANDS[int(rng.integers(len(FACE_HANDS)))]
        weight = float(rng.uniform(0.05, 0.16)) * height
        return [hand.write(character, height, weight, rng).ink.mask for character in text]

    def _face(self, text: str, height: float, rng: np.random.Generator) -> list[Mask]:
        path = self.faces[int(rng.integers(len(self.faces)))]
        glyphs = [_glyph(path, character) for character in text]
        tallest = max(_glyph(path, character).shape[0] for character in "0123456789")
        weight = float(rng.uniform(-0.3, 1.0))
        stretch = float(rng.uniform(0.8, 1.3))
        return [_sized(_fattened(glyph, weight), height / tallest, stretch) for glyph in glyphs]

    def _bitmap(self, text: str, height: float, rng: np.random.Generator) -> list[Mask]:
        stretch = float(rng.uniform(0.75, 1.2))
        edge = float(rng.uniform(0.3, 0.55))
        return [self._person(int(character), height, stretch, edge, rng) for character in text]

    def _person(self, digit: int, height: float, stretch: float, edge: float, rng: np.random.Generator) -> Mask:
        choices = self.bitmaps[digit]
        small = np.pad(choices[int(rng.integers(len(choices)))], 1)
        high = max(12, round(height * 10 / 8))
        large = cv2.resize(small, (max(8, round(high * stretch)), high), interpolation=cv2.INTER_CUBIC)
        large = cv2.GaussianBlur(large, (0, 0), 0.05 * height)
        return cut(np.asarray(np.clip((large - edge) / 0.12 + 0.5, 0, 1), np.float32))


def stamped(text: str, height: float, rng: np.random.Generator) -> Row:
    """``text`` by a numbering stamp: even digits, each wheel a little higher or lower than the next."""
    name = _STAMPS[int(rng.integers(len(_STAMPS)))]
    weight = float(rng.uniform(0, 1.0))
    glyphs = [_fattened(letter(name, character, FACE_SIZE, 4.0).ink.mask, weight) for character in text]
    scale = height / max(glyph.shape[0] for glyph in glyphs)
    parts = [_sized(glyph, scale, float(rng.uniform(0.88, 1.0))) for glyph in glyphs]
    row = _in_a_row(parts, float(rng.uniform(0.08, 0.3)) * height, 0.35 * height, rng)
    gaps = cv2.GaussianBlur(rng.standard_normal(row.mask.shape).astype(np.float32), (0, 0), 2.0) * 4
    worn = row.mask * np.clip(1.1 - float(rng.uniform(0, 0.5)) * np.clip(gaps, 0, 2), 0, 1).astype(np.float32)
    return Row(np.asarray(worn, np.float32), row.middles)


def cut(mask: Mask) -> Mask:
    """A patch cut to its ink; one without ink is a single empty pixel."""
    ys, xs = np.nonzero(mask > 0.1)
    return mask[ys.min() : ys.max() + 1, xs.min() : xs.max() + 1] if len(ys) else np.zeros((1, 1), np.float32)


@cache
def _glyph(path: Path, character: str) -> Mask:
    font = ImageFont.truetype(str(path), FACE_SIZE, layout_engine=ImageFont.Layout.BASIC)
    image = Image.new("L", (3 * FACE_SIZE, 3 * FACE_SIZE), 0)
    ImageDraw.Draw(image).text((FACE_SIZE, 2 * FACE_SIZE), character, 255, font, anchor="ls")
    return cut(np.asarray(image, np.float32) / np.float32(255))


def _fattened(mask: Mask, by: float) -> Mask:
    """Strokes ``by`` (-1..1) of a few pixels wider or thinner."""
    if abs(by) < 0.15:
        return mask
    size = 2 * max(1, round(abs(by) * 3)) + 1
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size))
    padded = np.pad(mask, size)
    return cut(
        np.asarray(cv2.dilate(padded, kernel) if by > 0 else 0.5 * (padded + cv2.erode(padded, kernel)), np.float32)
    )


def _sized(mask: Mask, scale: float, stretch: float) -> Mask:
    high, wide = mask.shape
    size = (max(2, round(wide * scale * stretch)), max(2, round(high * scale)))
    return np.asarray(cv2.resize(mask, size, interpolation=cv2.INTER_AREA), np.float32)


def _in_a_row(parts: Sequence[Mask], apart: float, height: float, rng: np.random.Generator) -> Row:
    """Digits side by side on a line that the hand does not quite keep; neighbours may touch or overlap a little."""
    drifts = rng.normal(0, 0.045, len(parts)) * height
    gaps = rng.normal(apart, 0.05 * height, len(parts))
    tall = max(part.shape[0] for part in parts)
    room = np.zeros(
        (
            round(2 * tall + height),
            round(sum(part.shape[1] + abs(gap) for part, gap in zip(parts, gaps, strict=True)) + 4),
        ),
        np.float32,
    )
    x, foot = 0.0, round(1.5 * tall)
    middles = []
    for part, drift, gap in zip(parts, drifts, gaps, strict=True):
        top, left = round(foot - part.shape[0] + drift), max(0, round(x))
        under = room[top : top + part.shape[0], left : left + part.shape[1]]
        np.maximum(under, part[: under.shape[0], : under.shape[1]], out=under)
        middles.append(left + part.shape[1] / 2)
        x += max(0.45 * part.shape[1], part.shape[1] + gap)
    whole = cut(room)
    return Row(whole, tuple(min(1.0, middle / whole.shape[1]) for middle in middles))


def _bent(mask: Mask, height: float, rng: np.random.Generator) -> Mask:
    """The patch sheared, turned and bent by a slow wave, so that no digit looks like another twice."""
    margin = round(0.4 * height)
    padded = np.pad(mask, margin)
    high, wide = padded.shape
    scale = float(rng.uniform(0.25, 0.6)) * height
    strength = float(rng.uniform(0, 0.05)) * height
    waves = [_wave((high, wide), scale, rng) * strength for _ in range(2)]
    lean, turn = float(rng.normal(0, 0.1)), float(rng.normal(0, 0.05))
    ys, xs = np.mgrid[0:high, 0:wide].astype(np.float32)
    columns = xs + lean * (ys - high / 2) + waves[0]
    rows = ys + turn * (xs - wide / 2) + waves[1]
    return cut(
        np.asarray(cv2.remap(padded, columns.astype(np.float32), rows.astype(np.float32), cv2.INTER_LINEAR), np.float32)
    )


def _wave(shape: tuple[int, int], scale: float, rng: np.random.Generator) -> NDArray[np.float64]:
    """A field of mean 0 and deviation 1 that changes slowly."""
    soft = np.asarray(cv2.GaussianBlur(rng.standard_normal(shape).astype(np.float32), (0, 0), scale), np.float64)
    return soft / max(1e-6, float(soft.std()))
