"""What a system made of a set, counted: characters, words, marks and letters; digits; what it made worse."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Final

from rapidfuzz.distance import Indel, Levenshtein

from diacritics.alphabet import strip_marks
from ocr_pipeline.scoring.counts import TextCounts, share
from ocr_pipeline.scoring.text import plain, score_text

_WORD: Final = re.compile(r"\w+")
# A number or a code from its first digit on, with what is joined to it: 12/QĐ-UBND, 30/6/2025, 1.245, 12 of D12; a
# single digit with letters before it is none (s6 for số).
_CODE: Final = re.compile(r"(?:(?<!\w)|(?=\d\d))(?<!\d)\d\w*(?:[-–./:,]\w+)*")
_DIGIT: Final = re.compile(r"\d")


def words_of(text: str) -> list[str]:
    """Runs of letters and digits, compared as ``ocr_pipeline.scoring.text`` compares them."""
    return _WORD.findall(plain(text))


@dataclass(frozen=True, slots=True)
class Score:
    """Counts that add up.

    ``digit_tokens`` are numbers and codes of the reading, ``digits_kept`` those of them that came out as they were.
    ``plain_words`` are words of the truth without a digit, ``plain_right`` those that came out at their place.
    ``worsened`` are words that were right before and are not now; ``tokens`` are those of the reading, ``changed``
    those of them that came out otherwise in any way.
    """

    counts: TextCounts = field(default_factory=TextCounts)
    digit_tokens: int = 0
    digits_kept: int = 0
    plain_words: int = 0
    plain_right: int = 0
    worsened: int = 0
    tokens: int = 0
    changed: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.counts + other.counts,
            self.digit_tokens + other.digit_tokens,
            self.digits_kept + other.digits_kept,
            self.plain_words + other.plain_words,
            self.plain_right + other.plain_right,
            self.worsened + other.worsened,
            self.tokens + other.tokens,
            self.changed + other.changed,
        )

    @property
    def word_accuracy(self) -> float | None:
        """1 - WER; below 0 where there are more errors than words."""
        wrong = share(self.counts.word_errors, self.counts.words)
        return None if wrong is None else 1 - wrong

    @property
    def character_errors(self) -> float | None:
        """CER."""
        return share(self.counts.char_errors, self.counts.characters)

    @property
    def diacritic_errors(self) -> float | None:
        """Of the words whose letters are right, the share whose marks are wrong."""
        return share(self.counts.mark_errors, self.counts.base_right)

    @property
    def letters_right(self) -> float | None:
        """The share of the words whose letters are right, marks aside."""
        return share(self.counts.base_right, self.counts.words)

    @property
    def digits(self) -> float | None:
        """The share of numbers and codes that were kept: 1 is the only good value."""
        return share(self.digits_kept, self.digit_tokens)

    @property
    def plain_accuracy(self) -> float | None:
        """The share of the words without digits that came out right; words that nobody wrote are not counted."""
        return share(self.plain_right, self.plain_words)


def score(read: str, out: str, truth: str) -> Score:
    """The score of ``out``, which a system made of ``read``."""
    true = words_of(truth)
    before, after = _right(words_of(read), true), _right(words_of(out), true)
    without_digit = [not _DIGIT.search(word) for word in true]
    digit_tokens, kept = _digits(read, out, truth)
    return Score(
        counts=score_text(out, truth),
        digit_tokens=digit_tokens,
        digits_kept=kept,
        plain_words=sum(without_digit),
        plain_right=sum(right and wanted for right, wanted in zip(after, without_digit, strict=True)),
        worsened=sum(was and not now for was, now in zip(before, after, strict=True)),
        tokens=len(read.split()),
        changed=Levenshtein.distance(read.split(), out.split()),
    )


def _right(words: list[str], true: list[str]) -> list[bool]:
    """Which words of the truth stand in ``words``, at their place."""
    right = [False] * len(true)
    for op in Levenshtein.opcodes(words, true):
        if op.tag == "equal":
            right[op.dest_start : op.dest_end] = [True] * (op.dest_end - op.dest_start)
    return right


def _digits(read: str, out: str, truth: str) -> tuple[int, int]:
    """Numbers and codes of the reading, and those of them that come out, in the same order.

    One with two digits always counts; one with a single digit only where the truth has it too, since a foreign model
    reads letters as digits (``6`` for ở). What comes out must have the same digits, signs and letters: a mark may be
    set (``12/QD`` to ``12/QĐ``), nothing else.
    """
    given = _codes(read)
    right = _in_common(given, _codes(truth))
    counted = [place for place, code in enumerate(given) if len(_DIGIT.findall(code)) > 1 or place in right]
    kept = _in_common([given[place] for place in counted], _codes(out))
    return len(counted), len(kept)


def _codes(text: str) -> list[str]:
    return [strip_marks(found[0]) for found in _CODE.finditer(unicodedata.normalize("NFC", text))]


def _in_common(one: list[str], other: list[str]) -> set[int]:
    """The places in ``one`` of what both have, in the order of both."""
    equal = (op for op in Indel.opcodes(one, other) if op.tag == "equal")
    return {place for op in equal for place in range(op.src_start, op.src_end)}
