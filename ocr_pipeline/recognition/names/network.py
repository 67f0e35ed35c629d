"""The network that reads name stamps: five convolutions until the rows are one, three along the columns, in numpy."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.recognition.digits.network import Layer, Planes, read_network

WEIGHTS: Final = "weights.npz"
STRIDE: Final = 4
"""Columns of a strip for each column of signs."""


def log_signs(strip: Pixels) -> NDArray[np.float32]:
    """What each fourth column of a strip (HIGH, width) says: (width // 4, SIGNS) logarithms of probabilities."""
    layers = _shipped()
    even = strip[:, : strip.shape[1] // STRIDE * STRIDE].astype(np.float32) / np.float32(255)
    planes = _positive(layers[0].over(np.asarray(even[:, :, None], np.float32), stride=2))
    planes = _halved(_positive(layers[1].over(planes)))
    planes = np.maximum(planes[:, 0::2], planes[:, 1::2])
    planes = _positive(layers[2].over(planes))
    planes = _halved(_positive(layers[3].over(planes)))
    for layer in layers[4:-1]:
        planes = _positive(layer.over(planes))
    logits = layers[-1].over(planes)[0]
    logits -= logits.max(axis=1, keepdims=True)
    return np.asarray(logits - np.log(np.exp(logits).sum(axis=1, keepdims=True)), np.float32)


@cache
def _shipped() -> tuple[Layer, ...]:
    """The layers with the weights that ship; see ``training/names/network.py``."""
    with files(__package__).joinpath(WEIGHTS).open("rb") as stream:
        return read_network(stream).layers


def _positive(planes: Planes) -> Planes:
    return np.maximum(planes, 0)


def _halved(planes: Planes) -> Planes:
    """The larger of each two rows."""
    return np.maximum(planes[0::2], planes[1::2])
