"""Makes ``diacritics/data/channel.tsv``, what readers do to letters.

Pages are drawn from the training split of a corpus, read with Tesseract, and aligned. What
the English model prints becomes ``eng``, what the Vietnamese one prints on worn pages ``vie``; ``scanner`` mixes rules
for unknown readers with ``eng``; ``strip`` and ``clean`` are rules. The same corpus, faces and Tesseract give the same
bytes.
"""

from __future__ import annotations

import logging
import random
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from diacritics.alphabet import strip_marks
from diacritics.edit_counts import Edit
from diacritics.edit_file import ChannelFacts, Spacing, write_facts
from diacritics.edits import DATA, SMOOTHING
from diacritics.line_look import count_looks
from diacritics.training import channel_rules
from diacritics.training.channel_aligning import Pairs
from diacritics.training.channel_learning import learn
from diacritics.training.channel_reading import read_pages, reader_versions
from diacritics.training.channel_rendering import Look, clean_look, render_pages, worn_look
from diacritics.training.channel_text import SHARES, draw_paragraphs
from diacritics.training.corpus import Split
from diacritics.training.manifest import checksums, record

_LOG = logging.getLogger("diacritics.training.channel")

LINES_A_PAGE: Final = 35
_PARAGRAPHS_A_PAGE: Final = 22
"""More than a page holds on average."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Pages of one look, read with one language model; each shelf has its own seed."""

    language: str
    look: Callable[[random.Random], Look]
    pages: int
    seed: int


SHELVES: Final = (
    Shelf("eng", clean_look, 130, 1),
    Shelf("eng", worn_look, 150, 2),
    Shelf("vie", worn_look, 60, 3),
)

_SCANNER_SHARE: Final = 0.35
"""How much of the scanner's table is what the English model of Tesseract does."""
_SCANNER_SPACING: Final = Spacing(lost=0.05, cut=0.005)
"""Measured on text layers: 4 to 7 % of the spaces are lost."""
_DOUBTED: Final = 20
"""Occurrences that a rarely counted letter lacks to have its full say in the mixture."""
_LEAST_MIXED: Final = 0.005
_TYPED_SPACING: Final = Spacing(lost=0.0005, cut=0.0005)
_SAMPLED: Final = 20_000
"""Words from which the look of a table written by rule is sampled."""
_LEAST_COUNT: Final = 2.0
"""Edits of a single letter counted less often than this are left to the back-off."""


def collect(corpus: Path, shelf: Shelf, split: Split = Split.TRAINING) -> Pairs:
    """Renders the shelf's pages from the split, has them read, and aligns them."""
    chooser = random.Random(shelf.seed)  # noqa: S311  # a fixed seed is the point
    looks = [shelf.look(chooser) for _ in range(shelf.pages)]
    paragraphs = draw_paragraphs(corpus, shelf.pages * _PARAGRAPHS_A_PAGE, split, shelf.seed)
    pairs = Pairs()
    for page in render_pages(paragraphs, looks, LINES_A_PAGE, shelf.seed):
        pairs.add(page.lines, read_pages([page], shelf.language)[0])
    return pairs


def make(corpus: Path, path: Path) -> None:
    """Writes the file of all channels."""
    pairs: dict[str, Pairs] = {}
    for shelf in SHELVES:
        pairs.setdefault(shelf.language, Pairs()).update(collect(corpus, shelf))
        _LOG.info("%s: %d pairs so far", shelf.language, sum(pairs[shelf.language].words.values()))
    write_facts(facts(pairs["eng"], pairs["vie"]), path)
    _LOG.info("%s: %d bytes", path.name, path.stat().st_size)


def facts(english: Pairs, vietnamese: Pairs) -> dict[str, ChannelFacts]:
    """Everything that the file holds, from the pairs of the two models."""
    eng, vie = learned(english, "eng"), learned(vietnamese, "vie")
    words = sampled_words(english)
    scanner = mixed(channel_rules.scanner(), eng.edits)
    return {
        "eng": eng,
        "scanner": by_rule(scanner, _SCANNER_SPACING, words),
        "vie": vie,
        "strip": by_rule(channel_rules.stripped(), _TYPED_SPACING, words),
        "clean": by_rule(channel_rules.right(), _TYPED_SPACING, words),
    }


def learned(pairs: Pairs, name: str) -> ChannelFacts:
    """What the pairs teach."""
    table = learn(pairs.words, SMOOTHING[name])
    edits = {edit: n for edit, n in table.counts.items() if n >= _LEAST_COUNT or len(edit[0]) == 2}
    readings: Counter[str] = Counter()
    for (_, observed), count in pairs.words.items():
        readings[observed] += count
    looks = {place: float(n) for place, n in count_looks(readings).items() if n >= _LEAST_COUNT}
    gaps = max(1, pairs.kept + pairs.lost)
    return ChannelFacts(edits, table.occurrences, Spacing(pairs.lost / gaps, pairs.cut / gaps), looks)


def sampled_words(pairs: Pairs) -> list[str]:
    """Words as printed, as often as they stand in the pairs, in an order of no meaning but always the same."""
    printed = [true for (true, _), count in sorted(pairs.words.items()) for _ in range(count)]
    chooser = random.Random(0)  # noqa: S311  # a fixed seed is the point
    return chooser.sample(printed, min(_SAMPLED, len(printed)))


def mixed(rules: Mapping[Edit, float], other: Mapping[Edit, float]) -> dict[Edit, float]:
    """Rules and another table's single letters, both as if each letter had occurred a thousand times."""
    counts: dict[Edit, float] = {}
    for part, share in ((rules, 1 - _SCANNER_SHARE), (other, _SCANNER_SHARE)):
        singles = {edit: n for edit, n in part.items() if len(edit[0]) == 1}
        totals: dict[str, float] = {}
        for (letter, _), n in singles.items():
            totals[letter] = totals.get(letter, 0.0) + n
        for edit, n in singles.items():
            counts[edit] = counts.get(edit, 0.0) + 1000 * share * n / (totals[edit[0]] + _DOUBTED)
    return {edit: n for edit, n in counts.items() if n >= _LEAST_MIXED}


def by_rule(edits: Mapping[Edit, float], spacing: Spacing, words: list[str]) -> ChannelFacts:
    """A table of rules; how its lines look is sampled by sending words through it."""
    readings: dict[str, tuple[list[str], list[float]]] = {}
    for (letter, reading), count in sorted(edits.items()):
        forms, weights = readings.setdefault(letter, ([], []))
        forms.append(reading)
        weights.append(count)
    chooser = random.Random(0)  # noqa: S311  # a fixed seed is the point
    sampled: Counter[str] = Counter()
    for word in words:
        sampled["".join(_read(letter, readings, chooser) for letter in word)] += 1
    return ChannelFacts(edits, {}, spacing, {place: float(n) for place, n in count_looks(sampled).items()})


def _read(letter: str, readings: Mapping[str, tuple[list[str], list[float]]], chooser: random.Random) -> str:
    known = readings.get(letter)
    return chooser.choices(*known)[0] if known else strip_marks(letter)


def make_channel(corpus: Path, folder: Path) -> None:
    """Makes the channels' file in the folder and enters it in the manifest.

    Raises:
        OSError: A file of the corpus or a face of type cannot be read, or Tesseract is not installed.
        subprocess.CalledProcessError: Tesseract failed.
    """
    make(corpus, folder / DATA.name)
    record_channel(corpus, folder)


def record_channel(corpus: Path, folder: Path) -> None:
    """Enters the channels' file in the manifest of its folder."""
    pages = [
        {"model": shelf.language, "look": shelf.look.__name__, "pages": shelf.pages, "seed": shelf.seed}
        for shelf in SHELVES
    ]
    facts = {
        "command": "python -m diacritics.training channel",
        "pages": pages,
        "lines_a_page": LINES_A_PAGE,
        "versions": reader_versions(),
        "shares": SHARES,
        "corpus": checksums(corpus, SHARES),
    }
    record(folder, "channel", facts, (DATA.name,))
