"""The network that reads strips: five convolutions until the rows are one, two along the columns, in plain numpy."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import IO

import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.imaging.ink import Pixels

WEIGHTS = "weights.npz"
STRIDE = 2
"""Columns of a strip for each column of signs."""
Planes = NDArray[np.float32]
"""(rows, columns, planes)."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A convolution: kernel (rows, columns, planes in, planes out) and what is added to each plane out."""

    kernel: NDArray[np.float32]
    shift: NDArray[np.float32]

    def over(self, planes: Planes, stride: int = 1) -> Planes:
        """The planes convolved, with as many columns as before (and rows, unless the kernel takes them all)."""
        high, wide, _, out = self.kernel.shape
        up = 0 if high == planes.shape[0] else high // 2
        padded = np.pad(planes, ((up, up), (wide // 2, wide // 2), (0, 0)))
        rows, columns = padded.shape[0] - high + 1, padded.shape[1] - wide + 1
        # Side by side along the planes, what a kernel covers is copied in long runs.
        covered = [padded[y : y + rows : stride, x : x + columns : stride] for y in range(high) for x in range(wide)]
        around = np.concatenate(covered, axis=2)
        flat = around.reshape(-1, around.shape[2]) @ self.kernel.reshape(-1, out)
        flat += self.shift
        return np.asarray(flat.reshape(*around.shape[:2], out), np.float32)


@dataclass(frozen=True, slots=True)
class Network:
    """Its layers from the strip to the signs; see ``training/digits/network.py``."""

    layers: tuple[Layer, ...]

    def signs(self, strip: Pixels) -> NDArray[np.float32]:
        """What each second column of a strip (HIGH, width) says: (width // 2, SIGNS) probabilities."""
        even = strip[:, : strip.shape[1] // STRIDE * STRIDE].astype(np.float32) / np.float32(255)
        planes = _positive(self.layers[0].over(np.asarray(even[:, :, None], np.float32), stride=STRIDE))
        planes = _halved(_positive(self.layers[1].over(planes)))
        planes = _halved(_positive(self.layers[2].over(planes)))
        for layer in self.layers[3:-1]:
            planes = _positive(layer.over(planes))
        logits = self.layers[-1].over(planes)[0]
        powers = np.exp(logits - logits.max(axis=1, keepdims=True))
        return np.asarray(powers / powers.sum(axis=1, keepdims=True), np.float32)


@cache
def shipped_network() -> Network:
    """The network with the weights that ship."""
    with files(__package__).joinpath(WEIGHTS).open("rb") as stream:
        return read_network(stream)


def read_network(stream: IO[bytes]) -> Network:
    """A network out of a file of weights: ``kernel0``, ``shift0`` and so on, half floats."""
    with np.load(stream, allow_pickle=False) as stored:
        count = len(stored.files) // 2
        pairs = [(stored[f"kernel{index}"], stored[f"shift{index}"]) for index in range(count)]
    return Network(tuple(Layer(kernel.astype(np.float32), shift.astype(np.float32)) for kernel, shift in pairs))


def _positive(planes: Planes) -> Planes:
    return np.maximum(planes, 0)


def _halved(planes: Planes) -> Planes:
    """The larger of each two rows."""
    return np.maximum(planes[0::2], planes[1::2])
