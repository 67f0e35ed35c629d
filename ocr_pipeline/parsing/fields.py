"""From a span of the text to a field: value, evidence, confidence, and the doubts that put it up for review."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from diacritics import Change, ChangeSource
from ocr_pipeline.layout.text import DocumentText, Trace
from ocr_pipeline.parsing.figures import as_figures
from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.recognition.words import Word
from schemas import Alternative, FieldValue, Origin

UNSURE_WORD = 0.55
"""A word read with less confidence than this (0..1) is a doubt, unless the value is known by other means."""
UNSURE_DIGITS = 0.75
"""The same for a word with digits: nothing but a second reading can vouch for a digit."""
READ_SURELY = 0.85
"""A word that both looks read alike, at least this surely (0..1), stands as it was read."""
PEN_INK = 0.3
"""Share (0..1) of coloured ink from which a word counts as written by pen or stamped."""
DOUBTFUL_PROPOSAL = 0.35
"""A restoration that was only proposed is a doubt from this confidence (0..1) on."""
SURE_RESTORATION = 0.9
"""A restoration that was made with less confidence than this (0..1) is a doubt."""
SURE, KNOWN = 0.97, 0.99
"""Confidence of a value that is read without doubt, and of one that a gazetteer or a cross-check confirms."""
REVIEW_CEILING = 0.6
"""No value that is up for review claims more confidence than this."""

# A name's marks cannot be inferred from its neighbours, nor from a list of names: what was put right is only likely.
_INFERRED = frozenset((ChangeSource.SYLLABLE, ChangeSource.PHRASE, ChangeSource.PLACE))


@dataclass(frozen=True, slots=True)
class Checks:
    """What is known of a value besides its reading.

    ``known``: a gazetteer or a cross-check confirms it letter by letter, so that doubts about marks fall away.
    ``marks_matter``: a wrong mark is a wrong value (a name), so that readings that differ in marks alone are a doubt.
    ``alike_in_marks``: readings that differ in marks alone are a doubt too, unless restoration settled the word.
    ``stock``: the words, folded, whose marks are known by other means: readings that differ in those are no doubt.
    ``prescribed``: words, as they were read, in whose place the form has but one, which the value says.
    ``whole``: it was made sure that a stamp over the words hides none.
    ``stands_out``: tells of one of the words behind the value that the language leaves no doubt about it, whatever
    another look read there.
    ``settled``: the words, as they were read, whose figures another reader than the engine has read alike.
    ``reasons``: doubts found elsewhere, in words.
    """

    known: bool = False
    marks_matter: bool = False
    alike_in_marks: bool = False
    stock: frozenset[str] = frozenset()
    prescribed: frozenset[str] = frozenset()
    whole: bool = False
    stands_out: Callable[[Sequence[Word], int], bool] | None = None
    settled: frozenset[str] = frozenset()
    reasons: tuple[str, ...] = ()


def field_at(
    text: DocumentText,
    start: int,
    end: int,
    value: str | None,
    checks: Checks | None = None,
    *,
    origin: Origin | None = None,
    normalised: str | None = None,
    alternatives: Sequence[Alternative] = (),
    parts: Sequence[tuple[int, int]] = (),
) -> FieldValue:
    """The field that ``text[start:end]`` says, with its evidence and every doubt about it.

    ``parts``: the spans within it that are its own, where lines of another column stand between them: no doubt about
    these is one about it.
    """
    checks = checks or Checks()
    trace = text.trace_of(parts) if parts else text.trace(start, end)
    reasons = tuple(dict.fromkeys((*checks.reasons, *doubts(trace, checks), *unchecked_digits(text, trace.raw))))
    confidence = _confidence(trace.words, checks.known)
    if reasons:
        confidence = min(confidence * 0.7, REVIEW_CEILING)
    return FieldValue(
        value=value,
        raw=text.trace(start, end).raw if parts else trace.raw,
        page=trace.page,
        bbox=trace.box.as_bbox() if trace.box else None,
        span=(start, end),
        confidence=round(confidence, 3),
        needs_review=bool(reasons),
        reasons=reasons,
        origin=origin or _origin(trace),
        normalised=normalised,
        alternatives=tuple(alternatives),
    )


def _origin(trace: Trace) -> Origin:
    if any(change.applied for change in trace.changes):
        return Origin.RESTORED
    return Origin.TEXT_LAYER if trace.words and trace.words[0].from_layer else Origin.PRINTED


def missing(reason: str, *, page: int | None = None, raw: str | None = None) -> FieldValue:
    """A value that the page must have and that could not be read: null, and up for review."""
    return FieldValue(value=None, raw=raw, page=page, needs_review=True, reasons=(reason,))


def flagged(field: FieldValue, *reasons: str) -> FieldValue:
    """The field with further doubts."""
    if not reasons:
        return field
    return field.model_copy(
        update={
            "needs_review": True,
            "reasons": tuple(dict.fromkeys((*field.reasons, *reasons))),
            "confidence": min(field.confidence, REVIEW_CEILING),
        }
    )


def doubts(trace: Trace, checks: Checks) -> list[str]:
    """Every doubt that the readings behind a value leave, in words."""
    reasons = [doubt for place in range(len(trace.words)) for doubt in _doubts_of_word(trace.words, place, checks)]
    if not checks.whole and any(word.overprinted for word in trace.words):
        reasons.append("a stamp stands over it")
    if not checks.known:
        reasons += [
            f"marks uncertain: {change.raw} or {change.value}"
            for change in trace.changes
            if not change.applied
            and change.confidence >= DOUBTFUL_PROPOSAL
            and not _read_twice_alike(trace, change.raw)
            and not _is_stock(change.raw, checks)
        ]
        applied = [change for change in trace.changes if change.applied and not _is_stock(change.raw, checks)]
        reasons += [doubt for change in applied for doubt in _doubts_of_change(change, checks)]
    if checks.alike_in_marks and not checks.known:
        settled = [change.raw for change in trace.changes if change.applied]
        reasons += [
            f"two readings differ in a mark: {word.text} and {word.second}"
            for place, word in enumerate(trace.words)
            if _marks_differ(word)
            and not any(raw in word.text for raw in settled)
            and not (checks.stands_out is not None and checks.stands_out(trace.words, place))
        ]
    return reasons


def _is_stock(said: str, checks: Checks) -> bool:
    """Whether all words of ``said`` are stock, letter by letter."""
    words = re.findall(r"\w+", fold(said))
    return bool(words) and all(word in checks.stock for word in words)


def _doubts_of_change(change: Change, checks: Checks) -> Iterable[str]:
    """The doubt about a restoration that was made."""
    if checks.marks_matter and change.source in _INFERRED:
        yield f"marks restored in a name: {change.raw} to {change.value}"
    elif change.confidence < SURE_RESTORATION:
        yield f"marks uncertain: {change.raw} read as {change.value}"


def _read_twice_alike(trace: Trace, raw: str) -> bool:
    """Whether both looks surely read ``raw``: what the restorer would rather see there is then no doubt."""
    there = [word for word in trace.words if raw in word.text]
    return bool(there) and all(
        word.confidence >= READ_SURELY
        and word.second is not None
        and not readings_differ(word.text, word.second, marks=True)
        for word in there
    )


def other_reading(value: str, trace: Trace) -> tuple[Alternative, ...]:
    """The value with what the second look read in place of the words it read with other marks."""
    other = value
    for word in trace.words:
        if _marks_differ(word) and word.second:  # which may hold a stroke that a template of a pattern would obey
            first, second = (re.sub(r"^[\W_]+|[\W_]+$", "", reading) for reading in (word.text, word.second))
            other = re.sub(rf"(?<!\w){re.escape(first)}(?!\w)", second.replace("\\", r"\\"), other, count=1)
    return (Alternative(value=other, confidence=0.3),) if other != value else ()


def _marks_differ(word: Word) -> bool:
    """Whether two readings of a word without digits agree in the letters and not in the marks."""
    if not word.second or digits(word.text):
        return False
    return readings_differ(word.text, word.second, marks=True) and not readings_differ(
        word.text, word.second, marks=False
    )


def unchecked_digits(text: DocumentText, raw: str) -> list[str]:
    """The doubt about digits of a damaged text: there is no image to read them from again."""
    return ["digits of a damaged text, with no page image to check them"] if text.misread and digits(raw) else []


def _doubts_of_word(words: Sequence[Word], place: int, checks: Checks) -> Iterable[str]:
    word = words[place]
    if word.text in checks.prescribed and not digits(word.text):
        return
    if digits(word.text) or digits(word.second or ""):
        yield from _doubts_of_digits(word, settled=word.text in checks.settled)
        return
    if checks.known or not re.search(r"[^\W_]", word.text):
        return
    if _is_stock(word.text, checks) and not readings_differ(word.text, word.second or word.text, marks=False):
        return
    if word.confidence < UNSURE_WORD:
        yield f"read with little certainty: {word.text}"
        return
    differ = word.second and readings_differ(word.text, word.second, marks=checks.marks_matter)
    if differ and not (checks.stands_out is not None and checks.stands_out(words, place)):
        yield f"two readings differ: {word.text} and {word.second}"


def _doubts_of_digits(word: Word, *, settled: bool) -> Iterable[str]:
    if word.second is not None and digits(word.second) != digits(word.text) and not settled:
        yield f"two readings differ: {word.text} and {word.second or 'nothing'}"
    elif word.confidence < UNSURE_DIGITS and not settled:
        yield f"digits read with little certainty: {word.text}"
    if (word.coloured or 0.0) > PEN_INK:
        yield f"written by pen or stamped: {word.text}"


def readings_differ(first: str, second: str, *, marks: bool) -> bool:
    """Whether two readings of a word differ in their letters, or, with ``marks``, in letters or marks."""
    one, two = (re.sub(r"[\W_]", "", reading) for reading in (first, second))
    return one.casefold() != two.casefold() if marks else fold(one) != fold(two)


def digits(text: str) -> str:
    """The digits of a text, in order."""
    return "".join(sign for sign in text if sign in "0123456789")


def likely_digits(text: str) -> str | None:
    """The digits that ``text`` says when look-alike signs count as digits (``0I`` as 01); ``None`` if it says more.

    At least one sign must be a digit as it stands.
    """
    read = as_figures("".join(text.split()))
    return read if digits(text) and digits(read) == read else None


def _confidence(words: Sequence[Word], known: bool) -> float:
    """Baseline: what the checks are worth, lowered by the least certain word (the engine's word is weak evidence)."""
    base = KNOWN if known else SURE
    weakest = min((word.confidence for word in words if re.search(r"\w", word.text)), default=1.0)
    return base * (0.8 + 0.2 * weakest)
