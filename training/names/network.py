"""The network as torch trains it; the product runs the same layers in numpy."""

from __future__ import annotations

import torch
from torch import nn

from ocr_pipeline.recognition.names.signs import SIGNS
from training.column_learning import convolved

PLANES = (16, 24, 32, 48)
"""Planes of the four convolutions over rows and columns."""
WIDE = 96
"""Planes once the rows are one."""


class Reader(nn.Module):
    """Strips (n, 1, 40, width) with ink 0..1 to logits (n, SIGNS, width // 4): one column in four says a sign."""

    def __init__(self) -> None:
        super().__init__()
        first, second, third, fourth = PLANES
        self.rows = nn.Sequential(
            *convolved(1, first, 5, stride=2, padding=2),
            *convolved(first, second, 3, padding=1),
            nn.MaxPool2d((2, 2)),
            *convolved(second, third, 3, padding=1),
            *convolved(third, fourth, 3, padding=1),
            nn.MaxPool2d((2, 1)),
            *convolved(fourth, WIDE, (5, 1)),
        )
        self.columns = nn.Sequential(
            nn.Conv1d(WIDE, WIDE, 7, padding=3),
            nn.BatchNorm1d(WIDE),
            nn.ReLU(),
            nn.Conv1d(WIDE, WIDE, 5, padding=2),
            nn.BatchNorm1d(WIDE),
            nn.ReLU(),
            nn.Dropout(0.1),
            nn.Conv1d(WIDE, SIGNS, 3, padding=1),
        )

    def forward(self, strips: torch.Tensor) -> torch.Tensor:
        """See the class."""
        return self.columns(self.rows(strips).squeeze(2))
