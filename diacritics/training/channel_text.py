"""The lines that are rendered and read to learn what readers do: drawn from documents of the training split.

Here documents of every file are split by their hash, also of files that the language model takes whole.
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import Final

from diacritics.alphabet import to_nfc
from diacritics.training.corpus import Split, documents, split_of

SHARES: Final = {
    "official_documents": 0.40,
    "normative_documents": 0.25,
    "laws_vlc": 0.05,
    "legal_articles": 0.10,
    "news_unc": 0.10,
    "general_wiki_misc": 0.10,
}
"""From which file of the corpus how large a part of the lines is drawn; they sum to 1."""

_FEWEST_WORDS: Final = 2
_MOST_WORDS: Final = 60
"""Of a longer paragraph only so many words are taken: many documents teach more than one long one."""


def draw_paragraphs(corpus: Path, count: int, split: Split, seed: int) -> list[str]:
    """``count`` paragraphs of the split (fewer where a file has too few), shuffled; the same seed gives the same."""
    chooser = random.Random(seed)  # noqa: S311  # a fixed seed is the point
    drawn: list[str] = []
    for name, share in SHARES.items():
        own = [p for d in documents(corpus, name) if split_of(d) is split for p in d.split("\n")]
        fitting = [_cut(p, chooser) for p in own if len(p.split()) >= _FEWEST_WORDS]
        drawn += chooser.sample(fitting, min(len(fitting), round(count * share)))
    chooser.shuffle(drawn)
    return drawn


def _cut(paragraph: str, chooser: random.Random) -> str:
    words = to_nfc(paragraph).split()
    start = chooser.randrange(max(1, len(words) - _MOST_WORDS + 1))
    return " ".join(words[start : start + _MOST_WORDS])
