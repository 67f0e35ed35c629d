"""Hands: how one person writes each character, by forms of their own or after a face."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

import cv2
import numpy as np

from samples.ink.canvas import Mask
from samples.ink.curves import drawn, pressed
from samples.ink.faces import rise
from samples.ink.forms import Form
from samples.ink.inked import Inked, trimmed
from samples.ink.letters import Letter, letter


class Hand(Protocol):
    """What writes one character after the other."""

    def write(self, character: str, height: float, weight: float, rng: np.random.Generator) -> Letter | None:
        """A character ``height`` pixels high, its strokes ``weight`` wide; ``None`` when the hand has no form."""


@dataclass(frozen=True)
class DrawnHand:
    """A hand that draws forms of its own.

    ``slant`` is the shear to the right, ``stretch`` the width against the form's, ``shake`` how far points stray (in
    heights), ``lively`` and ``taper`` how the width of strokes varies (:func:`samples.ink.curves.pressed`), ``apart``
    the gap between characters in heights.
    """

    forms: Mapping[str, Form]
    slant: float
    stretch: float
    shake: float
    lively: float
    taper: float
    apart: float

    def write(self, character: str, height: float, weight: float, rng: np.random.Generator) -> Letter | None:
        """See :class:`Hand`."""
        form = self.forms.get(character)
        if form is None:
            return None
        slant = self.slant + rng.normal(0, 0.025)
        tilt = rng.normal(0, 0.03)
        scale = np.array([self.stretch * rng.normal(1, 0.05), rng.normal(1, 0.035)])
        lines = []
        for stroke in form.strokes:
            points = stroke * scale + rng.normal(0, self.shake, stroke.shape)
            same = np.flatnonzero((stroke[1:] == stroke[:-1]).all(axis=1)) + 1
            points[same] = points[same - 1]
            points[:, 0] += (1 - points[:, 1]) * slant
            points[:, 1] += points[:, 0] * tilt
            points[:, 1] -= 1
            lines.append(pressed(points * height, weight, lively=self.lively, taper=self.taper))
        apart = self.apart * rng.normal(1, 0.25)
        return Letter(drawn(lines), (form.width * scale[0] + apart) * height)


@dataclass(frozen=True)
class FaceHand:
    """A hand that writes after a face: leaned by ``slant``, ``stretch`` wide, its letters thickened to the pen's width.

    ``stem`` is the width of the face's own strokes and ``apart`` what is added between characters, both in heights.
    Characters that do not stand ``alone`` join their neighbours and keep closer to the face.
    """

    face: str
    stem: float
    slant: float = 0.0
    stretch: float = 1.0
    apart: float = 0.0
    alone: bool = True

    def write(self, character: str, height: float, weight: float, rng: np.random.Generator) -> Letter:
        """See :class:`Hand`; raises ``ValueError`` when the face lacks the character."""
        own = letter(self.face, character, round(height / rise(self.face)), round(max(weight, self.stem * height), 1))
        free = 1.0 if self.alone else 0.25
        across = self.stretch * rng.normal(1, 0.04 * free)
        up = rng.normal(1, 0.035 * free)
        lean = self.slant + rng.normal(0, 0.03 * free)
        turn = rng.normal(0, 0.03 * free)
        ink = leaned(thickened(own.ink, weight - self.stem * height), across, up, lean, turn)
        return Letter(ink, own.advance * across + self.apart * height * rng.normal(1, 0.3 * free))


def thickened(ink: Inked, by: float) -> Inked:
    """Ink whose strokes are ``by`` pixels wider (nothing when that is less than a tenth)."""
    if by < 0.1:
        return ink
    whole = int(by)
    share = np.float32(by - whole)
    margin = whole + 2
    mask = np.pad(ink.mask, margin)
    wider: Mask = _dilated(mask, whole) * (1 - share) + _dilated(mask, whole + 1) * share
    return trimmed(wider, ink.left - margin, ink.top - margin)


def _dilated(mask: Mask, by: int) -> Mask:
    if by == 0:
        return mask
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (by + 1, by + 1))
    return np.asarray(cv2.dilate(mask, kernel), np.float32)


def leaned(ink: Inked, across: float, up: float, lean: float, turn: float) -> Inked:
    """Ink stretched, sheared to the right by ``lean`` and turned by ``turn`` (slope) about the pen-down point."""
    matrix = np.array([[across, -lean * up], [turn * across, up]])
    height, width = ink.mask.shape
    left, right, top, bottom = ink.left, ink.left + width, ink.top, ink.top + height
    corners = np.array([[left, top], [right, top], [left, bottom], [right, bottom]])
    moved = corners @ matrix.T
    left, top = np.floor(moved.min(axis=0)) - 1
    right, bottom = np.ceil(moved.max(axis=0)) + 1
    shift = matrix @ (ink.left, ink.top) - (left, top)
    affine = np.column_stack([matrix, shift])
    mask = cv2.warpAffine(ink.mask, affine, (int(right - left), int(bottom - top)), flags=cv2.INTER_LINEAR)
    return trimmed(np.asarray(mask, np.float32), float(left), float(top))
