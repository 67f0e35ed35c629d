"""``python -m training.names FACES -o WEIGHTS``: draws name stamps, trains their reader on them, writes its weights.

FACES is a folder with the script faces that ``faces.txt`` names. Takes half an hour on one processor core.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from training.digits.storing import store
from training.names.drawing import draw, faces_of
from training.names.learning import train
from training.names.people import all_syllables, people
from training.strips import Strip, tell

LISTED = Path(__file__).parent / "faces.txt"
LONGEST = 340
"""Wider strips, in pixels, would slow every batch they are in."""
SEED = 1000


def strips(faces: Sequence[str], count: int, seed: int) -> Iterator[Strip]:
    """So many strips of names; another seed, other strips."""
    rng = np.random.default_rng(seed)
    draw_name = people(rng, all_syllables())
    made = 0
    while made < count:
        strip = draw(draw_name(), faces, rng)
        if strip is not None and strip.ink.shape[1] <= LONGEST:
            made += 1
            yield strip


def main(arguments: Sequence[str]) -> None:
    """Draws, trains, writes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("faces", type=Path)
    parser.add_argument("-o", "--out", type=Path, required=True)
    parser.add_argument("--strips", type=int, default=18_000)
    parser.add_argument("--steps", type=int, default=3_000)
    asked = parser.parse_args(arguments)
    drawn = list(strips(faces_of(LISTED, asked.faces), asked.strips, SEED))
    store(train(drawn, asked.steps, SEED, tell), asked.out)
    sys.stdout.write(f"{asked.out}: sha256 {hashlib.sha256(asked.out.read_bytes()).hexdigest()}\n")
