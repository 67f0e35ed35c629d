"""A name as a stamp in script type leaves it: dark on white paper, level or leaning."""

from __future__ import annotations

import cv2
import numpy as np

from ocr_pipeline.imaging.ink import Pixels
from samples.ink.letters import letter

SIZE, WEIGHT, MARGIN, SPACE = 90.0, 5.0, 30, 40


def drawn_name(name: str, *, degrees: float = 0.0, face: str = "script") -> Pixels:
    """The picture of a name, grey."""
    sheet = np.zeros((200, 2000), np.float32)
    x = float(MARGIN)
    for sign in name:
        if sign == " ":
            x += SPACE
            continue
        made = letter(face, sign, SIZE, WEIGHT)
        left, top = made.ink.corner(x, 120)
        high, wide = made.ink.mask.shape
        under = sheet[top : top + high, left : left + wide]
        np.maximum(under, made.ink.mask, out=under)
        x += made.advance
    sheet = sheet[:, : round(x) + MARGIN]
    around = cv2.getRotationMatrix2D((sheet.shape[1] / 2, 100), degrees, 1.0)
    turned = cv2.warpAffine(sheet, around, (sheet.shape[1], 200))
    return np.asarray(255 - 225 * np.clip(turned, 0, 1), np.uint8)
