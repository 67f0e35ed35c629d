"""What a doubted subject may say instead: its readings put together otherwise, so that a person need only pick one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from statistics import median

import regex
from rapidfuzz import fuzz

from diacritics import Restorer
from ocr_pipeline.layout.segments import rows_of, segments_of
from ocr_pipeline.layout.text import DocumentText, Trace
from ocr_pipeline.parsing.fields import DOUBTFUL_PROPOSAL, digits, other_reading
from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.heading.wording import EDGES, likelier_marks, nearly_outdone
from schemas import Alternative

LIKELY = 0.3
"""Confidence (0..1) of another wording."""
NEAR = 0.3
"""Heights of a line about the subject within which another net's words are of it."""
MOSTLY_ALIKE = 80.0
"""Least rapidfuzz ratio (0..100) of another reading of the same subject, marks aside."""
WORTH_OFFERING = 88.0
"""The same from which on it is worth offering: where a net read strokes as words there is nothing to pick."""
FAR_LIKELIER = 6.0
"""Natural logarithm by which another reading must be likelier to stand in the place of the first."""
STRAY_SIGN = regex.compile(r"[^\w\s“”\"'‘’()&%+/–—:;.,-]")
"""A sign that no subject has."""
MOST = 3
"""So many are offered at most: more are no help."""


def other_wordings(
    value: str, trace: Trace, language: Restorer, opinions: Sequence[str] = ()
) -> tuple[Alternative, ...]:
    """The likeliest other wordings of a subject, none of them its value.

    Args:
        value: the subject.
        trace: the words behind it.
        language: knows words, and which marks it would rather have.
        opinions: how another net reads it.
    """
    alike = [each for each in opinions if fuzz.ratio(fold(each), fold(value)) >= WORTH_OFFERING]
    marks = dict(_likelier(value, language))
    marks |= {
        change.raw: change.value
        for change in trace.changes
        if not change.applied and change.confidence >= DOUBTFUL_PROPOSAL
    }
    wordings = [
        _with(value, marks),
        *alike,
        *(each.value for each in other_reading(value, trace)),
        _with(value, dict(_seconds(trace, language))),
    ]
    distinct = [wording for wording in dict.fromkeys(wordings) if wording is not None and wording != value]
    return tuple(Alternative(value=wording, confidence=LIKELY) for wording in distinct[:MOST])


def opinions_on(text: DocumentText, span: tuple[int, int], language: Restorer) -> list[str]:
    """How another net reads the subject at ``span``, its marks restored; none where it was not asked."""
    trace = text.trace(*span)
    if trace.box is None:
        return []
    height = median(word.box.height for word in trace.words)
    around = trace.box.padded(round(NEAR * height), trace.box.x1 + round(height), trace.box.y1 + round(height))
    found = []
    for page, words in text.opinions:
        inside = [word for word in words if page == trace.page and around.holds(word.box.middle)]
        said = " ".join(row.text for row in rows_of(segments_of(inside, height)))
        if said:
            found.append(language.restore(said).text)
    return list(dict.fromkeys(found))


def reads_better(opinion: str, value: str, language: Restorer) -> bool:
    """Whether another net's reading stands in the place of a doubted subject: of the same figures, and far likelier.

    A line that was read apart keeps its order; words of it that no net had before must be words.
    """
    alike = fuzz.ratio(fold(opinion), fold(value)) >= MOSTLY_ALIKE
    if not alike or digits(opinion) != digits(value) or STRAY_SIGN.search(opinion):
        return False
    words = [EDGES.sub("", word) for word in opinion.split()]
    known = all(language.knows(word) for word in words if word.isalpha() and not word.isupper())
    return known and language.fluency("", opinion, "") - language.fluency("", value, "") > FAR_LIKELIER


def _likelier(value: str, language: Restorer) -> Iterator[tuple[str, str]]:
    words = value.split(" ")
    likelier = {place: other for place, (other, _) in likelier_marks(words, language).items()}
    for place, other in {**nearly_outdone(words, language), **likelier}.items():
        yield words[place], other


def _seconds(trace: Trace, language: Restorer) -> Iterator[tuple[str, str]]:
    """The words of which another look read another word of the language."""
    for word in trace.words:
        one, other = (EDGES.sub("", reading) for reading in (word.text, word.second or ""))
        if other and other != one and not digits(one + other) and language.knows(other):
            yield one, other


def _with(value: str, instead: Mapping[str, str]) -> str:
    """The value with other words in the place of those."""
    for one, other in instead.items():
        found = regex.search(rf"(?<!\w){regex.escape(one)}(?!\w)", value)
        if found is not None:
            value = value[: found.start()] + other + value[found.end() :]
    return value
