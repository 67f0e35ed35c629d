"""What the readers of strips learn from: a strip of ink, the signs in it, and where each stands."""

from __future__ import annotations

import sys
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Strip:
    """What the network sees, (HIGH, width) uint8 with ink 255, what it shall say, and at which column each."""

    ink: NDArray[np.uint8]
    signs: tuple[int, ...]
    columns: tuple[float, ...]


def tell(step: int, loss: float) -> None:
    """Writes how far a training is, every hundredth step."""
    if step % 100 == 0:
        sys.stdout.write(f"step {step}: loss {loss:.3f}\n")
