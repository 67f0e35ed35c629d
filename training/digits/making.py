"""``python -m training.digits FACES -o WEIGHTS``: draws strips, trains the digit reader on them, writes its weights.

FACES is a folder with font files of handwriting (``faces.txt`` names those that were used). The digits set that ships
with scikit-learn gives the only real writing. Takes an hour or two on one processor core, nearly all of it training.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from sklearn.datasets import load_digits

from training.digits.drawing import draw
from training.digits.hands import Hands
from training.digits.learning import train
from training.digits.lines import bare_number, date_line, number_line
from training.digits.storing import store
from training.strips import Strip, tell

KINDS = (number_line, date_line, bare_number)
SHARES = (0.45, 0.42, 0.13)
LONGEST = 420
"""Wider strips, in pixels, would slow every batch they are in."""
SEED = 1


def strips(hands: Hands, count: int, seed: int) -> Iterator[Strip]:
    """So many strips of lines of every kind; another seed, other strips."""
    rng = np.random.default_rng(seed)
    made = 0
    while made < count:
        strip = draw(KINDS[int(rng.choice(len(KINDS), p=SHARES))](rng), hands, rng)
        if strip.ink.shape[1] <= LONGEST:
            made += 1
            yield strip


def hands_of(folder: Path) -> Hands:
    """All who write: the faces of a folder, in order of their names, and the people of scikit-learn's digits."""
    found = load_digits()
    bitmaps = [(found.images[found.target == digit] / 16).astype(np.float32) for digit in range(10)]
    faces = sorted(path for path in folder.rglob("*") if path.suffix in {".ttf", ".otf", ".woff"})
    return Hands(faces, bitmaps)


def main(arguments: Sequence[str]) -> None:
    """Draws, trains, writes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("faces", type=Path)
    parser.add_argument("-o", "--out", type=Path, required=True)
    parser.add_argument("--strips", type=int, default=30_000)
    parser.add_argument("--steps", type=int, default=4_500)
    asked = parser.parse_args(arguments)
    drawn = list(strips(hands_of(asked.faces), asked.strips, SEED))
    store(train(drawn, asked.steps, SEED, tell), asked.out)
    sys.stdout.write(f"{asked.out}: sha256 {hashlib.sha256(asked.out.read_bytes()).hexdigest()}\n")
