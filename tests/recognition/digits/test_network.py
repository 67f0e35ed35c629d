"""The layers of the network against their definition, and the file of weights."""

from __future__ import annotations

import io

import numpy as np
import pytest

from ocr_pipeline.recognition.digits.network import Layer, read_network, shipped_network
from ocr_pipeline.recognition.digits.signs import SIGNS
from ocr_pipeline.recognition.digits.strips import HIGH


def by_definition(layer: Layer, planes: np.ndarray, stride: int) -> np.ndarray:
    high, wide, _, out = layer.kernel.shape
    up = 0 if high == planes.shape[0] else high // 2
    padded = np.pad(planes, ((up, up), (wide // 2, wide // 2), (0, 0)))
    rows = range(0, padded.shape[0] - high + 1, stride)
    columns = range(0, padded.shape[1] - wide + 1, stride)
    return np.array(
        [
            [np.tensordot(padded[y : y + high, x : x + wide], layer.kernel, axes=3) + layer.shift for x in columns]
            for y in rows
        ]
    ).reshape(len(rows), len(columns), out)


@pytest.mark.parametrize(
    ("shape", "kernel", "stride"),
    [
        ((8, 12, 1), (5, 5, 1, 4), 2),
        ((6, 9, 3), (3, 3, 3, 2), 1),
        ((5, 7, 4), (5, 1, 4, 6), 1),
        ((1, 9, 2), (1, 7, 2, 3), 1),
    ],
)
def test_a_layer_is_a_convolution(shape: tuple[int, ...], kernel: tuple[int, ...], stride: int) -> None:
    rng = np.random.default_rng(1)
    layer = Layer(rng.normal(size=kernel).astype(np.float32), rng.normal(size=kernel[-1]).astype(np.float32))
    planes = rng.normal(size=shape).astype(np.float32)
    np.testing.assert_allclose(layer.over(planes, stride), by_definition(layer, planes, stride), atol=1e-4)


@pytest.mark.parametrize("width", [4, 61, 200])
def test_every_second_column_says_a_sign(width: int) -> None:
    strip = np.random.default_rng(0).integers(0, 256, (HIGH, width), np.uint8)
    signs = shipped_network().signs(strip)
    assert signs.shape == (width // 2, SIGNS)
    np.testing.assert_allclose(signs.sum(axis=1), 1, atol=1e-4)


def test_weights_are_read_back_in_order() -> None:
    kernels = [np.full((1, 1, 1, 1), number, np.float16) for number in range(3)]
    stored = io.BytesIO()
    arrays = {f"kernel{number}": kernel for number, kernel in enumerate(kernels)}
    shifts = {f"shift{number}": kernel[0, 0, 0] for number, kernel in enumerate(kernels)}
    np.savez(stored, allow_pickle=False, **arrays, **shifts)
    stored.seek(0)
    assert [float(layer.kernel.max()) for layer in read_network(stored).layers] == [0, 1, 2]
