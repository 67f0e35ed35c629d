"""What a doubted subject may say instead: its readings put together otherwise, so that a person need only pick one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import regex

from diacritics import Restorer
from ocr_pipeline.layout.text import Trace
from ocr_pipeline.parsing.fields import DOUBTFUL_PROPOSAL, digits, other_reading
from ocr_pipeline.parsing.heading.wording import EDGES, likelier_marks
from schemas import Alternative

LIKELY = 0.3
"""Confidence (0..1) of another wording."""
MOST = 3
"""So many are offered at most: more are no help."""


def other_wordings(value: str, trace: Trace, language: Restorer) -> tuple[Alternative, ...]:
    """The likeliest other wordings of a subject, none of them its value.

    Args:
        value: the subject.
        trace: the words behind it.
        language: knows words, and which marks it would rather have.
    """
    marks = dict(_likelier(value, language))
    marks |= {
        change.raw: change.value
        for change in trace.changes
        if not change.applied and change.confidence >= DOUBTFUL_PROPOSAL
    }
    wordings = [
        _with(value, marks),
        *(each.value for each in other_reading(value, trace)),
        _with(value, dict(_seconds(trace, language))),
    ]
    distinct = [wording for wording in dict.fromkeys(wordings) if wording is not None and wording != value]
    return tuple(Alternative(value=wording, confidence=LIKELY) for wording in distinct[:MOST])


def _likelier(value: str, language: Restorer) -> Iterator[tuple[str, str]]:
    words = value.split(" ")
    for place, (other, _) in likelier_marks(words, language).items():
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
