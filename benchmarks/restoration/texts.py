"""The correct text to measure on: this project's own paragraphs, and documents that no table was made from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from diacritics.training.corpus import Split, documents

OWN: Final = "own paragraphs"
FILES: Final = {"official": ("official_documents", 2), "normative": ("normative_documents", 1)}
"""What a source is called, its file of the corpus, and its share of the words: the nearest in style counts double."""

_PARAGRAPHS: Final = Path(__file__).parent / "paragraphs.txt"


@dataclass(frozen=True, slots=True)
class Text:
    """A run of lines (a paragraph each, as a rule) of one document of a source."""

    source: str
    lines: tuple[str, ...]

    @property
    def words(self) -> int:
        """Runs of characters between spaces."""
        return sum(len(line.split()) for line in self.lines)


def own_paragraphs() -> list[Text]:
    """What this project wrote itself: always there, formulaic, and never seen by any table."""
    return [Text(OWN, tuple(_PARAGRAPHS.read_text(encoding="utf-8").splitlines()))]


def corpus_texts(corpus: Path, split: Split, words: int) -> list[Text]:
    """About ``words`` words of the documents of a split, of each source its share and of each document as many.

    A document that is longer than its share gives one half from its beginning and the other from its middle, so that
    heads do not weigh too much. The same arguments give the same text.

    Raises:
        OSError: A file of the corpus cannot be read.
    """
    shares = sum(share for _, share in FILES.values())
    found = []
    for source, (name, share) in FILES.items():
        every = [document.split("\n") for document in documents(corpus, name, split)]
        found += [Text(source, tuple(lines)) for lines in evenly(every, words * share // shares)]
    return found


def evenly(every: Sequence[Sequence[str]], words: int) -> Iterator[list[str]]:
    """Of each document the same number of words, where short ones give all they have and long ones make up for it."""
    budget, left = words, len(every)
    shares: dict[int, int] = {}
    for index in sorted(range(len(every)), key=lambda i: _words(every[i])):
        shares[index] = min(_words(every[index]), budget // left)
        budget -= shares[index]
        left -= 1
    for index, lines in enumerate(every):
        excerpt = _excerpt(lines, shares[index])
        if excerpt:
            yield excerpt


def _excerpt(lines: Sequence[str], words: int) -> list[str]:
    if _words(lines) <= words:
        return list(lines)
    middle = len(lines) // 2
    head = _first(lines[:middle], words // 2)
    return head + _first(lines[middle:], words - _words(head))


def _first(lines: Sequence[str], words: int) -> list[str]:
    """The first ``words`` words, the last line cut where they end."""
    kept: list[str] = []
    for line in lines:
        if words <= 0:
            break
        kept.append(" ".join(line.split()[:words]))
        words -= len(line.split())
    return kept


def _words(lines: Sequence[str]) -> int:
    return sum(len(line.split()) for line in lines)
