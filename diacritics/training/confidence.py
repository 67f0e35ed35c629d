"""Fits the confidence of decisions: text of the development split is damaged, restored, and compared with itself.

Pages are drawn and read with the English model, clean and worn, and worn ones with the Vietnamese model; text loses
its marks; text is sent through the scanner's channel letter by letter. A decision is right when all its words stand in
the truth at their place.
"""

from __future__ import annotations

import logging
import random
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np
import regex
from rapidfuzz.distance import Levenshtein

from diacritics.alphabet import fold_tone_style, strip_marks, to_nfc
from diacritics.confidence import NAMES, TABLE, Confidence, Evidence, Weights
from diacritics.edit_file import read_facts
from diacritics.edits import DATA as CHANNEL
from diacritics.readings import Found
from diacritics.restorer import Restorer
from diacritics.training.channel_reading import read_pages, reader_versions
from diacritics.training.channel_rendering import Look, clean_look, render_pages, worn_look
from diacritics.training.corpus import Split, documents
from diacritics.training.manifest import checksums, record, versions

Case = tuple[str, str]
"""What is read, and what is true."""

DAMAGES: Final = ("clean", "worn", "worn, read well", "stripped", "scanner")
"""How text is damaged: printed and read with the English model, clean and worn; worn, with the Vietnamese model;
without its marks; by a scanner's channel."""

_FILES: Final = ("official_documents", "normative_documents", "laws_vlc")
_WORDS: Final = 8000
"""Of each file."""
_FEWEST_WORDS: Final = 4
_LINES_A_PAGE: Final = 35
_LOOKS_SEED: Final = 5
_PAGES_SEED: Final = 6
_SCANNER_SEED: Final = 7
_PARAGRAPHS_A_CASE: Final = 20
_ROUNDS: Final = 30
_HELD_BACK: Final = 2.0
"""What keeps the weights small, as if so many decisions spoke for none."""

# What the truth and the restored text are compared by.
_WORD: Final = regex.compile(r"\w+")

_LOG = logging.getLogger("diacritics.training")


def make_confidence(corpus: Path, folder: Path, damages: Collection[str] = DAMAGES) -> None:
    """Fits the weights to what the tables in the folder decide of text damaged so, and writes them there.

    Raises:
        OSError: A file of the corpus or a face of type cannot be read.
        ValueError: The corpus has no text of the development split.
    """
    path = folder / TABLE.name
    if not path.exists():
        # What weights the restorer has does not matter here, but it wants some.
        none = Weights(0.0, (0.0,) * len(NAMES))
        path.write_text(Confidence(none, none).table(), encoding="utf-8")
    restorer = Restorer(data=folder)
    judged: dict[bool, list[tuple[Evidence, bool]]] = {False: [], True: []}
    for name, cases in _sets(corpus, folder, damages):
        found = [each for read, truth in cases for each in judge(read, truth, restorer.decisions(read))]
        for careful, evidence, was_right in found:
            judged[careful].append((evidence, was_right))
        share = np.mean([was_right for _, _, was_right in found])
        _LOG.info("%s: %d decisions, %.2f %% right", name, len(found), 100 * share)
    # Damage that leaves nothing mostly right says nothing of such text.
    confidence = Confidence(damaged=fitted(judged[False]), careful=fitted(judged[True] or judged[False]))
    path.write_text(confidence.table(), encoding="utf-8")
    record_confidence(corpus, folder)


def record_confidence(corpus: Path, folder: Path) -> None:
    """Enters the weights in the manifest of their folder."""
    facts = {
        "command": "python -m diacritics.training confidence",
        "words_of_each_file": _WORDS,
        "seeds": {"looks": _LOOKS_SEED, "pages": _PAGES_SEED, "scanner": _SCANNER_SEED},
        "versions": reader_versions() | versions("rapidfuzz"),
        "corpus": checksums(corpus, _FILES),
    }
    record(folder, "confidence", facts, (TABLE.name,))


def judge(read: str, truth: str, decisions: Sequence[Found]) -> Iterator[tuple[bool, Evidence, bool]]:
    """Of the decisions that have words: whether they were careful, their evidence, whether all words are right."""
    ordered = sorted(decisions, key=lambda found: found.readings[0].start)
    parts: list[str] = []
    spans: list[tuple[int, int]] = []
    done = length = 0
    for found in ordered:
        best = found.readings[0]
        parts += [read[done : best.start], best.value]
        length += max(0, best.start - done)
        spans.append((length, length + len(best.value)))
        length += len(best.value)
        done = max(done, best.end)
    words = list(_WORD.finditer("".join([*parts, read[done:]])))
    right = _at_their_place([_form(word.group()) for word in words], [_form(word) for word in _WORD.findall(truth)])
    starts = np.array([word.start() for word in words])
    for found, (start, end) in zip(ordered, spans, strict=True):
        first, last = np.searchsorted(starts, (start, end))
        if last > first:
            yield found.careful, found.evidence, all(right[first:last])


def _form(word: str) -> str:
    return fold_tone_style(to_nfc(word))


def _at_their_place(words: Sequence[str], true: Sequence[str]) -> list[bool]:
    right = [False] * len(words)
    for op in Levenshtein.opcodes(words, true):
        if op.tag == "equal":
            right[op.src_start : op.src_end] = [True] * (op.src_end - op.src_start)
    return right


def fitted(judged: Sequence[tuple[Evidence, bool]]) -> Weights:
    """The weights of most likelihood for evidence and whether it was right, by Newton's method."""
    seen = np.array([evidence for evidence, _ in judged], np.float64)
    columns = np.column_stack([np.ones(len(seen)), seen])
    truth = np.array([right for _, right in judged], np.float64)
    weights = np.zeros(columns.shape[1])
    held = _HELD_BACK * np.eye(columns.shape[1])
    for _ in range(_ROUNDS):
        odds = np.clip(columns @ weights, -30, 30)
        chance = 1 / (1 + np.exp(-odds))
        gradient = columns.T @ (truth - chance) - held @ weights
        curvature = (columns * (chance * (1 - chance))[:, None]).T @ columns + held
        weights += np.linalg.solve(curvature, gradient)
    return Weights(float(weights[0]), tuple(weights[1:].tolist()))


def _sets(corpus: Path, folder: Path, damages: Collection[str]) -> Iterator[tuple[str, list[Case]]]:
    lines = [line for name in _FILES for line in _drawn(corpus, name)]
    if not lines:
        raise ValueError(f"{corpus} has no text of the development split")
    chunks = [lines[i : i + _PARAGRAPHS_A_CASE] for i in range(0, len(lines), _PARAGRAPHS_A_CASE)]
    truths = ["\n".join(chunk) for chunk in chunks]
    ways: Mapping[str, Callable[[], list[Case]]] = {
        "clean": lambda: _printed(lines, clean_look, "eng"),
        "worn": lambda: _printed(lines, worn_look, "eng"),
        "worn, read well": lambda: _printed(lines, worn_look, "vie"),
        "stripped": lambda: [(strip_marks(truth), truth) for truth in truths],
        "scanner": lambda: list(zip(_sampled(truths, folder / CHANNEL.name), truths, strict=True)),
    }
    for name in DAMAGES:
        if name in damages:
            yield name, ways[name]()


def _drawn(corpus: Path, name: str) -> list[str]:
    """Lines of the development split, evenly from all that there are."""
    every = [p for d in documents(corpus, name, Split.DEVELOPMENT) for p in d.split("\n")]
    fitting = [p for p in every if len(p.split()) >= _FEWEST_WORDS]
    step = max(1, sum(len(p.split()) for p in fitting) // _WORDS)
    return fitting[::step]


def _printed(lines: Sequence[str], look: Callable[[random.Random], Look], language: str) -> list[Case]:
    chooser = random.Random(_LOOKS_SEED)  # noqa: S311  # a fixed seed is the point
    looks = [look(chooser) for _ in range(len(lines))]
    pages = list(render_pages(lines, looks, _LINES_A_PAGE, _PAGES_SEED))
    read = read_pages(pages, language)
    return [("\n".join(got), "\n".join(page.lines)) for got, page in zip(read, pages, strict=True)]


def _sampled(truths: Sequence[str], channel: Path) -> Iterator[str]:
    """The texts as the scanner's channel may print them, letter by letter."""
    readings: dict[str, tuple[list[str], list[float]]] = {}
    for (letter, reading), count in sorted(read_facts(channel)["scanner"].edits.items()):
        if len(letter) == 1:
            forms, weights = readings.setdefault(letter, ([], []))
            forms.append(reading)
            weights.append(count)
    chooser = random.Random(_SCANNER_SEED)  # noqa: S311  # a fixed seed is the point
    for truth in truths:
        yield "".join(
            chooser.choices(*readings[c])[0] if c in readings and c.isalpha() else strip_marks(c) for c in truth
        )
