"""The readers of citations, dates and quantities, for any text.

- They raise nothing, and what they give is what the contract of the JSON allows: written and read back it is the same.
- What stands behind a value is there: ``raw`` is the text at its ``span``; a mention's span is not empty.
- The number of a code that nobody is asked to look at has no digit that the text at one of its mentions lacks.
- A date of such a citation is a day of the calendar.
- A quantity's figures are finite; a range is not upside down; quantities come in order and do not overlap.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator

from fuzzing.seeds import parts_of_texts
from fuzzing.target import Target
from ocr_pipeline.parsing.citations import find_references
from ocr_pipeline.parsing.dates import find_dates
from ocr_pipeline.parsing.statistics import find_statistics
from schemas import Citation, Span, Statistic


def check(data: bytes) -> None:
    """The contract."""
    text = data.decode("utf-8", "replace")
    references = find_references(text)
    for citation in (*references.citations, *references.legal_bases):
        _citation(citation, text)
    last = 0
    for statistic in find_statistics(text, references.citations, find_dates(text)):
        _statistic(statistic, text)
        assert statistic.span is not None, "a quantity has a place"
        assert statistic.span[0] >= last, "quantities come in order and do not overlap"
        last = statistic.span[1]


def _citation(citation: Citation, text: str) -> None:
    assert Citation.model_validate_json(citation.model_dump_json()) == citation, "written and read back it is the same"
    _stands(citation.span, citation.raw, text)
    assert citation.mentions, "a citation is mentioned"
    for mention in citation.mentions:
        _stands(mention.span, None, text)
    if citation.needs_review:
        return
    if citation.number is not None:
        said = [text[slice(*mention.span)] for mention in citation.mentions if mention.span]
        assert any(_has_digits(each, citation.number) for each in said), "no digit that the text lacks"
    if citation.date is not None:
        dt.date.fromisoformat(citation.date)


def _statistic(statistic: Statistic, text: str) -> None:
    _stands(statistic.span, statistic.raw, text)
    for figure in (statistic.value, statistic.amount, statistic.low, statistic.high, statistic.of):
        assert figure is None or math.isfinite(figure), "figures are finite"
    if statistic.low is not None and statistic.high is not None:
        assert statistic.low <= statistic.high or statistic.needs_review, "a range is not upside down"


def _stands(span: Span | None, raw: str | None, text: str) -> None:
    assert span is not None, "it has a place"
    start, end = span
    assert 0 <= start < end <= len(text), "its place lies in the text and is not empty"
    assert raw is None or raw == text[start:end], "raw is the text at its span"


def _has_digits(text: str, number: str) -> bool:
    """Whether the digits of a number stand in a text, in this order."""
    there = iter(text)
    return all(digit in there for digit in number if digit.isdecimal())


def seeds() -> Iterator[bytes]:
    """Parts of the samples."""
    return (text.encode() for text in parts_of_texts())


TARGET = Target(check, seeds, longest=1500, cpu_seconds=10.0, is_text=True)
