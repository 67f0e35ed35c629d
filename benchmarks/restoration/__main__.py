"""Word accuracy before and after, harm, calibration and speed of the restorer, beside free peers.

    python -m benchmarks.restoration [--split test|development] [--words N] [--only KIND,…] [--no-peers]
                                     [--report FILE] [--check-overlap]

clean: official text drawn at 200 and 300 dpi and read with ``tesseract -l eng``, and the samples that were read so.
degraded: the same at 150 dpi, out of focus and grainy. stripped: without marks. correct: as it is, where every change
is harm. layers: text layers of real scans. Text of documents comes from the corpus that VANBAN_CORPUS names, from
documents that no table was made from; scans from VANBAN_SCANS. What is not named is skipped, and said to be.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np

from benchmarks.restoration.evaluation import Outcome, evaluated
from benchmarks.restoration.loading import load
from benchmarks.restoration.overlap import measured_runs, overlaps
from benchmarks.restoration.peers import peers
from benchmarks.restoration.rendering import FACES
from benchmarks.restoration.report import page
from benchmarks.restoration.sets import KINDS, material
from benchmarks.restoration.systems import LineByLine, Ours
from benchmarks.restoration.table import lines
from benchmarks.restoration.texts import Text, corpus_texts, own_paragraphs
from diacritics import Restorer
from diacritics.training.corpus import Split
from diacritics.training.passages import PassageReader

_WORDS: Final = 6000
_CORRECT_TIMES: Final = 5
"""Correct text costs no reading, and harm is rare: of it so many times the words are taken."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs what can be run."""
    options = _parser().parse_args(arguments)
    corpus, scans = _folder("VANBAN_CORPUS"), _folder("VANBAN_SCANS")
    split = Split(options.split)
    if corpus is None:
        print("text of documents: skipped, VANBAN_CORPUS is not set")
    if options.check_overlap:
        _tell_overlap(corpus, corpus_texts(corpus, split, options.words) if corpus else [])
        return
    conditions = [
        f"split: {split.value}; about {options.words} words of documents a set, {_CORRECT_TIMES} times as many correct",
        f"drawn in {' and '.join(FACES)}, 13 and 14 pt, some lines bold or in capitals; read with `-l eng --psm 6`",
        str(load()),
    ]
    asked = [] if options.no_peers else list(peers())
    conditions += [each for each in asked if isinstance(each, str)]
    print(*conditions, sep="\n", flush=True)
    outcomes = _measure(options, corpus, scans, [each for each in asked if not isinstance(each, str)])
    if options.report:
        options.report.write_text(page(conditions, outcomes), encoding="utf-8")


def _measure(
    options: argparse.Namespace, corpus: Path | None, scans: Path | None, asked: Sequence[LineByLine]
) -> list[Outcome]:
    ours = Ours(Restorer())
    outcomes = []
    for kind in options.only:
        words = options.words * (_CORRECT_TIMES if kind == "correct" else 1)
        texts = own_paragraphs() + (corpus_texts(corpus, Split(options.split), words) if corpus else [])
        for each in material(kind, texts, scans):
            if isinstance(each, str):
                print(f"\n{each}", flush=True)
                continue
            outcomes.append(evaluated(each, ours, asked))
            print("", *lines(outcomes[-1]), sep="\n", flush=True)
    return outcomes


def _tell_overlap(corpus: Path | None, texts: Sequence[Text]) -> None:
    if corpus is None:
        return
    count = measured_runs(texts, PassageReader())
    print(f"{count} different runs of twelve words in the measured text", flush=True)
    shared = np.zeros(0, np.uint64)
    for each in overlaps(corpus, texts):
        shared = np.union1d(shared, each.shared)
        held = f"{len(each.shared)} of the runs, {each.lines} lines with a whole one"
        print(f"{each.style}: {each.words} words in training, {held}", flush=True)
    print(f"all together: {len(shared)} of {count} runs")


def _folder(variable: str) -> Path | None:
    value = os.environ.get(variable)
    return Path(value) if value else None


def _kinds(text: str) -> list[str]:
    chosen = text.split(",")
    unknown = [kind for kind in chosen if kind not in KINDS]
    if unknown:
        raise argparse.ArgumentTypeError(f"there is no set {', '.join(unknown)}; there are: {', '.join(KINDS)}")
    return chosen


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.restoration",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--split", choices=(Split.TEST.value, Split.DEVELOPMENT.value), default=Split.TEST.value)
    parser.add_argument("--words", type=int, default=_WORDS, help="of documents, in each set (default: %(default)s)")
    parser.add_argument("--only", type=_kinds, default=list(KINDS), metavar="KIND,…", help="of: " + ", ".join(KINDS))
    parser.add_argument("--no-peers", action="store_true", help="the restorer alone")
    parser.add_argument("--report", type=Path, metavar="FILE", help="write it all as a page of Markdown")
    parser.add_argument("--check-overlap", action="store_true", help="only count what the tables saw of the text")
    return parser


if __name__ == "__main__":
    main()
