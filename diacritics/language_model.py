"""An interpolated Kneser-Ney bigram over syllables and classes, looked up in a dense table.

P(w | v) = max(c(v w) - D, 0) / c(v) + λ(v) · P_cont(w), with one discount D; P_cont is the share of distinct left
neighbours. Pruned bigrams give their mass to λ. Counts are stored as one byte on a logarithmic scale.
"""

from __future__ import annotations

import lzma
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from diacritics.lexicon import Lexicon

_DISCOUNT: Final = 0.75
_STEP: Final = 12.0
"""Byte b stands for a count of exp((b - 1) / 12): steps of 8.7 %, up to 1.5 thousand million."""

Ids = NDArray[np.int64]
LogProbabilities = NDArray[np.float64]


def quantise(counts: NDArray[np.int64]) -> NDArray[np.uint8]:
    """Counts (≥ 1) as bytes 1..255 on a logarithmic scale."""
    steps: NDArray[np.uint8] = np.clip(np.rint(np.log(counts) * _STEP) + 1, 1, 255).astype(np.uint8)
    return steps


_LEVELS: Final = np.concatenate(([0.0], np.exp(np.arange(255) / _STEP)))


def pack(lefts: Ids, rights: Ids, counts: NDArray[np.int64], size: int) -> bytes:
    """Bigrams as bytes: the gaps between sorted keys (left · size + right), low bytes first, then the counts; xz."""
    keys = lefts * size + rights
    order = np.argsort(keys, kind="stable")
    gaps = np.diff(keys[order], prepend=0).astype("<u4")
    planes = np.frombuffer(gaps.tobytes(), dtype=np.uint8).reshape(-1, 4).T
    body = np.uint32(len(keys)).astype("<u4").tobytes() + planes.tobytes() + quantise(counts[order]).tobytes()
    return lzma.compress(body, format=lzma.FORMAT_XZ, preset=9)


def unpack(data: bytes) -> tuple[Ids, NDArray[np.uint8]]:
    """The sorted keys and the count bytes of :func:`pack`."""
    body = lzma.decompress(data)
    length = int(np.frombuffer(body, dtype="<u4", count=1)[0])
    planes = np.frombuffer(body, dtype=np.uint8, count=4 * length, offset=4).reshape(4, length)
    gaps = np.ascontiguousarray(planes.T).view("<u4").ravel()
    return np.cumsum(gaps, dtype=np.int64), np.frombuffer(body, dtype=np.uint8, offset=4 + 4 * length)


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """``levels`` holds the count byte of every pair; the other arrays are indexed by word."""

    levels: NDArray[np.uint8]
    context: NDArray[np.float64]
    backoff: NDArray[np.float64]
    continuation: NDArray[np.float64]

    @classmethod
    def load(cls, path: Path, lexicon: Lexicon) -> LanguageModel:
        """Reads the packed bigrams that belong to the lexicon."""
        size = len(lexicon.words)
        keys, count_bytes = unpack(path.read_bytes())
        levels = np.zeros(size * size, dtype=np.uint8)
        levels[keys] = count_bytes
        kept = np.bincount(keys // size, weights=_LEVELS[count_bytes] - _DISCOUNT, minlength=size)
        discounted = _DISCOUNT * np.bincount(keys // size, minlength=size)
        # The rounding of the counts may push their sum above the true count: the discount must stay for the unseen.
        context = np.maximum(lexicon.counts.astype(np.float64), kept + discounted + 1.0)
        neighbours = lexicon.continuations.astype(np.float64) + 0.5
        return cls(levels.reshape(size, size), context, 1.0 - kept / context, neighbours / neighbours.sum())

    def seen(self, left: int, right: int) -> bool:
        """Whether the pair occurs in the training text more often than the pruned ones."""
        return bool(self.levels[left, right])

    def transitions(self, lefts: Ids, rights: Ids) -> LogProbabilities:
        """Log-probabilities (nats), shape (lefts, rights)."""
        counts = _LEVELS[self.levels[lefts[:, None], rights[None, :]]]
        seen = np.maximum(counts - _DISCOUNT, 0.0) / self.context[lefts][:, None]
        logs: LogProbabilities = np.log(seen + self.backoff[lefts][:, None] * self.continuation[rights][None, :])
        return logs
