"""Which words came out wrong, how they were read, and whether the right one was at least proposed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from benchmarks.restoration.claims import PlacedWord, is_right, placed_words
from benchmarks.restoration.scores import words_of
from diacritics import Restoration

NOTHING = "–"


@dataclass(frozen=True, slots=True)
class WrongWord:
    """A word of the truth, what was read in its place, and what came out; NOTHING where there was no word."""

    true: str
    read: str
    out: str
    proposed: bool

    @property
    def is_name(self) -> bool:
        """Whether the word has a capital of its own: most are names, some begin a sentence."""
        return self.true.istitle()


def wrong_words(restoration: Restoration, truth: str) -> Iterator[WrongWord]:
    """Every word that is wrong, missing, or too many."""
    words = placed_words(restoration, proposals=False)
    true = words_of(truth)
    for op in Levenshtein.opcodes([word.text for word in words], true):
        if op.tag == "equal":
            continue
        outs: list[PlacedWord | None] = [*words[op.src_start : op.src_end]]
        trues: list[str] = true[op.dest_start : op.dest_end]
        length = max(len(outs), len(trues))
        outs += [None] * (length - len(outs))
        trues += [NOTHING] * (length - len(trues))
        yield from (_wrong(out, word) for out, word in zip(outs, trues, strict=True))


def _wrong(out: PlacedWord | None, true: str) -> WrongWord:
    if out is None:
        return WrongWord(true, NOTHING, NOTHING, proposed=False)
    if out.change is None:
        return WrongWord(true, out.text, out.text, proposed=False)
    proposed = not out.change.applied and is_right(out.change, true)
    return WrongWord(true, " ".join(out.change.raw.split()), out.text, proposed)


def most_frequent(wrong: Counter[WrongWord], most: int, *, names: bool = False) -> list[tuple[WrongWord, int]]:
    """The most frequent errors, or those among capitalised words; ties in the order of the alphabet."""
    chosen = [(word, count) for word, count in wrong.items() if word.is_name or not names]
    return sorted(chosen, key=lambda item: (-item[1], item[0].true, item[0].read, item[0].out))[:most]
