"""Writes ``syllables.tsv``, ``bigrams.bin.xz`` and ``MANIFEST.json``: ``python -m diacritics.training [FOLDER]``.

The corpus is the folder in the environment variable VANBAN_CORPUS. The same corpus gives the same bytes.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import sys
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from diacritics.language_model import pack
from diacritics.lexicon import HEADER
from diacritics.training.corpus import HELD_OUT_EVERY, WEIGHTS, file_of, paragraphs, sha256
from diacritics.training.counting import Counts
from diacritics.vocabulary import BOUNDARY, CLASSES, UNKNOWN

_MIN_SYLLABLE: Final = 8
"""Fewer (unweighted) occurrences are typing errors more often than syllables."""
_MIN_PAIR: Final = 2

_LOG = logging.getLogger("diacritics.training")


def main() -> int:
    """Counts the corpus and writes the tables into the folder (the package's own data by default)."""
    parser = argparse.ArgumentParser(prog="python -m diacritics.training", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path(__file__).parent.parent / "data")
    folder: Path = parser.parse_args().folder
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    corpus = os.environ.get("VANBAN_CORPUS")
    if not corpus:
        _LOG.error("Set VANBAN_CORPUS to the folder of the corpus (*.txt.xz).")
        return 2
    counts = Counts()
    for name, weight in WEIGHTS.items():
        counts.add(paragraphs(file_of(Path(corpus), name)), weight)
        _LOG.info("%s: %d words, %d pairs so far", name, len(counts.ids), len(counts.keys))
    write(counts, folder)
    _write_manifest(folder, Path(corpus))
    return 0


def write(counts: Counts, folder: Path) -> None:
    """Prunes the counts and writes the two tables."""
    words = list(counts.ids)
    kept = sorted((w for i, w in enumerate(words) if i >= len(CLASSES) and counts.raw[i] >= _MIN_SYLLABLE))
    final = {word: i for i, word in enumerate((*CLASSES, *kept))}
    renumber = np.array([final.get(word, final[UNKNOWN]) for word in words], dtype=np.int64)
    lefts, rights, sums = _renumbered_pairs(counts, renumber, len(final))
    _write_syllables(counts, renumber, final, np.bincount(rights, minlength=len(final)), folder / "syllables.tsv")
    wanted = (sums >= _MIN_PAIR) & (rights != final[BOUNDARY]) | (sums >= 4 * _MIN_PAIR)
    packed = pack(lefts[wanted], rights[wanted], sums[wanted], len(final))
    (folder / "bigrams.bin.xz").write_bytes(packed)
    _LOG.info("%d syllables, %d of %d pairs kept, %d bytes", len(kept), int(wanted.sum()), len(sums), len(packed))


def _renumbered_pairs(
    counts: Counts, renumber: NDArray[np.int64], size: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    lefts, rights, sums = counts.pairs()
    keys, where = np.unique(renumber[lefts] * size + renumber[rights], return_inverse=True)
    summed = np.bincount(where, weights=sums, minlength=len(keys)).astype(np.int64)
    return keys // size, keys % size, summed


def _write_syllables(
    counts: Counts, renumber: NDArray[np.int64], final: dict[str, int], neighbours: NDArray[np.int64], path: Path
) -> None:
    def total(values: NDArray[np.int64]) -> NDArray[np.int64]:
        sums: NDArray[np.int64] = np.bincount(renumber, weights=values, minlength=len(final)).astype(np.int64)
        return sums

    occurrences, inside, capital = total(counts.occurrences), total(counts.inside), total(counts.capital)
    rows = (
        f"{word}\t{occurrences[i]}\t{neighbours[i]}\t{round(1000 * capital[i] / max(1, inside[i]))}"
        for word, i in final.items()
    )
    path.write_text("\n".join((HEADER, *rows)) + "\n", encoding="utf-8")


def _write_manifest(folder: Path, corpus: Path) -> None:
    manifest = {
        "command": "python -m diacritics.training",
        "minimum": {"syllable": _MIN_SYLLABLE, "pair": _MIN_PAIR},
        "held_out_every": HELD_OUT_EVERY,
        "corpus": {
            f"{name}.txt.xz": {"weight": weight, "sha256": sha256(file_of(corpus, name))}
            for name, weight in WEIGHTS.items()
        },
        "made": {name: sha256(folder / name) for name in ("syllables.tsv", "bigrams.bin.xz")},
    }
    (folder / "MANIFEST.json").write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
