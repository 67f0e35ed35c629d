"""The Unicode form of the text: NFC, look-alike letters, passages in encodings of the years before Unicode.

Whatever is rewritten has a way back to the characters of the input.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import Final

import regex

from diacritics.alphabet import (
    FOREIGN_LOOK_ALIKES,
    LONGEST_SYLLABLE,
    LOOK_ALIKES,
    has_syllable_skeleton,
    in_order_of_marks,
    is_vietnamese_letter,
    to_nfc,
)
from diacritics.legacy_encodings import Encoding
from diacritics.legacy_lines import legacy_passages

_CLUSTER: Final = regex.compile(r"\X")
_TABLE: Final = str.maketrans(LOOK_ALIKES)
_FOREIGN_TABLE: Final = str.maketrans(FOREIGN_LOOK_ALIKES)

# Where NFC can change anything: characters beyond ASCII, and the letter that a combining mark follows.
_RUN: Final = regex.compile(r"[\x00-\x7f]?[^\x00-\x7f]+")
_LONGEST_KEPT_RUN: Final = 16

_MOST_ROUNDS: Final = 4
"""So often a text is rewritten at most; the second round finds nothing more but in made-up text."""

_MARK: Final = regex.compile(r"\p{M}")

# No letter bears more than 30 marks (UAX #15, stream-safe text); to sort a heap of them takes the square of its length.
_TOO_MANY_MARKS: Final = regex.compile(r"\p{M}{31,}")

# A word in which a letter of Cyrillic or Greek stands beside a Latin one.
_FOREIGN_LETTER: Final = regex.compile(rf"[{''.join(FOREIGN_LOOK_ALIKES)}]")
_WORD: Final = regex.compile(r"[\p{L}\p{M}]+")


@dataclass(frozen=True, slots=True)
class Rewriting:
    """``raw[start:end]`` became ``text[out_start:out_end]``."""

    start: int
    end: int
    out_start: int
    out_end: int


_OUT_START: Final = attrgetter("out_start")


@dataclass(frozen=True, slots=True)
class Normalised:
    """The input in NFC, look-alikes replaced, and the places that differ from the input, in order.

    ``legacy`` are the encodings that lines of the input were in. Capitals of a capital font of TCVN3 came out small.
    """

    raw: str
    text: str
    rewritings: tuple[Rewriting, ...]
    legacy: frozenset[Encoding] = frozenset()

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The characters of the input that ``text[start:end]`` came from (whole clusters)."""
        return self._raw_start(start), self._raw_end(end)

    def _raw_start(self, position: int) -> int:
        index = bisect_right(self.rewritings, position, key=_OUT_START) - 1
        if index < 0:
            return position
        last = self.rewritings[index]
        return last.start if position < last.out_end else position + last.end - last.out_end

    def _raw_end(self, position: int) -> int:
        index = bisect_left(self.rewritings, position, key=_OUT_START) - 1
        if index < 0:
            return position
        last = self.rewritings[index]
        return last.end if position <= last.out_end else position + last.end - last.out_end


@dataclass(frozen=True, slots=True)
class _Replacement:
    start: int
    end: int
    value: str


def normalise(raw: str) -> Normalised:
    """Brings a text into the form that the restorer works on. Spaces and lines stay, but for their own NFC.

    Never raises, also for lone surrogates.
    """
    whole = Normalised(raw, raw, ())
    encodings: frozenset[Encoding] = frozenset()
    # What is rewritten may show that a line was in another encoding, which a look-alike among its letters had hidden.
    for _ in range(_MOST_ROUNDS):
        again = _rewritten(whole.text)
        if again.text == whole.text:
            break
        whole, encodings = _in_a_row(whole, again), encodings | again.legacy
    return Normalised(raw, whole.text, whole.rewritings, encodings)


def _rewritten(raw: str) -> Normalised:
    """The text rewritten once."""
    if raw.isascii():
        return Normalised(raw, raw, ())
    passages = legacy_passages(raw)
    letters = [
        _Replacement(passage.start + unit.start, passage.start + unit.end, unit.letter)
        for passage in passages
        for unit in passage.decoded.units
    ]
    # Each step sees what the one before it made: a letter of Cyrillic may stand in a word of another encoding.
    whole = _replaced(raw, letters)
    for step in (_foreign_letters, _of_unicode_form):
        whole = _in_a_row(whole, _replaced(whole.text, step(whole.text)))
    return Normalised(raw, whole.text, whole.rewritings, frozenset(passage.encoding for passage in passages))


def _replaced(raw: str, replacements: Iterable[_Replacement]) -> Normalised:
    parts: list[str] = []
    rewritings: list[Rewriting] = []
    done = length = 0
    for r in replacements:
        parts += (raw[done : r.start], r.value)
        length += r.start - done
        rewritings.append(Rewriting(r.start, r.end, length, length + len(r.value)))
        length += len(r.value)
        done = r.end
    if not rewritings:
        return Normalised(raw, raw, ())
    return Normalised(raw, "".join((*parts, raw[done:])), tuple(rewritings))


def _in_a_row(first: Normalised, second: Normalised) -> Normalised:
    """One for two: ``second.raw`` is ``first.text``."""
    if not first.rewritings:
        return second
    if not second.rewritings:
        return first
    replacements: list[_Replacement] = []
    earlier = iter(first.rewritings)
    pending = next(earlier, None)
    for r in second.rewritings:
        while pending is not None and pending.out_end <= r.start:
            replacements.append(_as_replacement(first, pending))
            pending = next(earlier, None)
        start, end = first.raw_span(r.start, r.end)
        before = first.text[pending.out_start : r.start] if pending is not None and pending.out_start < r.start else ""
        last = None
        while pending is not None and pending.out_start < r.end:
            last = pending
            pending = next(earlier, None)
        after = first.text[r.end : last.out_end] if last is not None else ""
        replacements.append(_Replacement(start, end, before + second.text[r.out_start : r.out_end] + after))
    while pending is not None:
        replacements.append(_as_replacement(first, pending))
        pending = next(earlier, None)
    return _replaced(first.raw, replacements)


def _as_replacement(form: Normalised, r: Rewriting) -> _Replacement:
    return _Replacement(r.start, r.end, form.text[r.out_start : r.out_end])


def _foreign_letters(text: str) -> Iterator[_Replacement]:
    """Letters of Cyrillic and Greek in a word that is Vietnamese once they are Latin, and has Latin letters already."""
    done = 0
    for found in _FOREIGN_LETTER.finditer(text):
        if found.start() < done:
            continue
        start = found.start()
        while start > done and _WORD.fullmatch(text[start - 1]):
            start -= 1
        word = _WORD.match(text, start)
        if word is None:
            continue
        done = word.end()
        if _is_mixed_syllable(word.group()):
            for i, char in enumerate(word.group(), start):
                if char in FOREIGN_LOOK_ALIKES:
                    yield _Replacement(i, i + 1, FOREIGN_LOOK_ALIKES[char])


def _is_mixed_syllable(word: str) -> bool:
    word = to_nfc(word.translate(_TABLE))
    if len(word) > LONGEST_SYLLABLE or not any(is_vietnamese_letter(char) for char in word):
        return False
    latin = to_nfc(word.translate(_FOREIGN_TABLE))
    return all(is_vietnamese_letter(char) for char in latin) and has_syllable_skeleton(latin)


def _of_unicode_form(text: str) -> Iterator[_Replacement]:
    """What NFC, the order of marks and look-alike letters change, cluster by cluster."""
    for run in _RUN.finditer(text):
        said = run.group()
        changes = _changes_of(said) if len(said) <= _LONGEST_KEPT_RUN else _changes(said)
        for start, end, value in changes:
            yield _Replacement(run.start() + start, run.start() + end, value)


@lru_cache(maxsize=65536)
def _changes_of(run: str) -> tuple[tuple[int, int, str], ...]:
    return tuple(_changes(run))


def _changes(run: str) -> Iterator[tuple[int, int, str]]:
    done = 0
    for heap in _TOO_MANY_MARKS.finditer(run):
        yield from _changes_between(run, done, heap.start())
        done = heap.end()
    yield from _changes_between(run, done, len(run))


def _changes_between(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    run = text[start:end]
    if unicodedata.is_normalized("NFC", run) and run.translate(_TABLE) == run and not _MARK.search(run):
        return
    for cluster in _CLUSTER.finditer(run):
        before = cluster.group()
        after = _composed(before)
        if after != before:
            yield _narrowed(start + cluster.start(), before, after)


def _composed(cluster: str) -> str:
    composed = to_nfc(cluster)
    if len(composed) > 1 and _MARK.search(composed):
        composed = min(composed, to_nfc(in_order_of_marks(composed)), key=len)
    return composed.translate(_TABLE)


def _narrowed(start: int, before: str, after: str) -> tuple[int, int, str]:
    """Without what both have at the end (a joiner, a further mark), so that it is no part of any change."""
    same = 0
    while same < min(len(before), len(after)) - 1 and before[-1 - same] == after[-1 - same]:
        same += 1
    return start, start + len(before) - same, after[: len(after) - same]
