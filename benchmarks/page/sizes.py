"""How much is measured: all of it, or as much as shows in minutes that everything runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Size:
    """``samples`` are the scans whose fields are read (none named: all); ``speed`` those that are timed in ``rounds``.

    ``drawn`` pages are read by all readers; ``kinds`` of damage are restored; ``documents`` are searched in; with
    ``office`` the labelled scans that thresholds were tuned on are read too, where there are any.
    """

    samples: tuple[str, ...]
    drawn: int
    kinds: tuple[str, ...]
    speed: tuple[str, ...]
    rounds: int
    documents: int
    questions: int
    office: bool


WHOLE: Final = Size(
    samples=(),
    drawn=60,
    kinds=("clean", "degraded", "stripped", "correct"),
    speed=("cong-van", "thong-bao", "quyet-dinh", "huong-dan"),
    rounds=2,
    documents=10_000,
    questions=300,
    office=True,
)
SMALL: Final = Size(
    samples=("cong-van", "giay-moi", "thong-bao-toa-an"),
    drawn=5,
    kinds=("stripped",),
    speed=("cong-van",),
    rounds=1,
    documents=200,
    questions=20,
    office=False,
)
