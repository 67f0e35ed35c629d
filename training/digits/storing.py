"""The trained network as the product reads it: kernels and shifts as half floats, normalisation folded into them."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn


class Layered(Protocol):
    """A network whose layers fold its rows away, and then run along its columns."""

    rows: nn.Sequential
    columns: nn.Sequential


def store(network: Layered, path: Path) -> None:
    """Writes ``kernelN`` (rows, columns, planes in, planes out) and ``shiftN`` of each layer."""
    arrays: dict[str, NDArray[np.float16]] = {}
    modules = [*network.rows, *network.columns]
    for index, module in enumerate(modules):
        if isinstance(module, nn.Conv1d | nn.Conv2d):
            number = len(arrays) // 2
            kernel, shift = _folded(module, modules[index + 1] if index + 1 < len(modules) else None)
            arrays[f"kernel{number}"] = kernel.permute(2, 3, 1, 0).numpy().astype(np.float16)
            arrays[f"shift{number}"] = shift.numpy().astype(np.float16)
    np.savez_compressed(path, allow_pickle=False, **arrays)


def _folded(convolution: nn.Conv1d | nn.Conv2d, after: nn.Module | None) -> tuple[torch.Tensor, torch.Tensor]:
    kernel, shift = convolution.weight.detach(), convolution.bias.detach()
    kernel = kernel[:, :, None, :] if kernel.dim() == 3 else kernel
    if not isinstance(after, nn.BatchNorm1d | nn.BatchNorm2d):
        return kernel, shift
    scale = after.weight.detach() / torch.sqrt(after.running_var + after.eps)
    return kernel * scale[:, None, None, None], (shift - after.running_mean) * scale + after.bias.detach()
