"""Pieces of an almost empty mask: the same as the whole mask gives."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from ocr_pipeline.imaging.pieces import pieces_of

STROKES = {
    "none": [],
    "one": [(5, 10, 60, 2)],
    "side by side in the same rows": [(5, 10, 20, 2), (40, 9, 20, 4)],
    "over each other": [(5, 10, 60, 2), (5, 40, 60, 3)],
    "at every edge": [(0, 0, 100, 1), (0, 79, 100, 1), (0, 20, 1, 30), (99, 20, 1, 30)],
    "touching by a corner": [(5, 10, 10, 2), (15, 12, 10, 2)],
}


def drawn(strokes: list[tuple[int, int, int, int]]) -> NDArray[np.uint8]:
    mask = np.zeros((80, 100), np.uint8)
    for x, y, wide, tall in strokes:
        mask[y : y + tall, x : x + wide] = 1
    return mask


@pytest.mark.parametrize("name", STROKES)
def test_every_piece_of_the_mask_is_found_once(name: str) -> None:
    mask = drawn(STROKES[name])
    _, _, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    found = sorted((p.x, p.y, p.wide, p.tall, p.area) for p in pieces_of(mask))
    assert found == sorted(tuple(int(value) for value in row) for row in stats[1:])


@pytest.mark.parametrize("name", STROKES)
def test_the_masks_of_the_pieces_make_up_the_mask(name: str) -> None:
    mask = drawn(STROKES[name])
    made = np.zeros_like(mask)
    for piece in pieces_of(mask):
        made[piece.y : piece.y + piece.tall, piece.x : piece.x + piece.wide] += piece.mask
    assert (made == mask).all()
