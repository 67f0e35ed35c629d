"""What a search is narrowed by besides its words: header fields, citations, dates, the state of review."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Final, Literal, get_args

from ocr_pipeline.archive.search.columns import tag
from ocr_pipeline.archive.search.folding import joined
from ocr_pipeline.archive.search.questions import phrase
from ocr_pipeline.errors import SettingsError
from ocr_pipeline.parsing.tables import document_types, type_of_abbreviation

WHOLE: Final = {
    "type": "document_type",
    "number": "number",
    "notation": "notation",
    "code": "code",
    "urgency": "urgency",
    "secrecy": "secrecy",
}
"""Filters that ask for a whole value, and the field of the contract that has it."""
PART: Final = {
    "issuer": "issuer",
    "parent": "parent",
    "place": "place",
    "subject": "subject",
    "signer": "signer",
    "signer_title": "title",
    "addressee": "addressees",
    "recipient": "recipients",
    "cites": "cited",
}
"""Filters that ask for words in a row, anywhere in a value, and the column of the index that has it."""

ReviewState = Literal["open", "decided", "stale"]
"""A document has values that nobody decided; has none of them, for a person decided; has decisions that fit no more."""

_NOTHING: Final = '"-"'
"""A word that is in no document: what a filter without any word finds."""
_DATE: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
"""A year, a month or a day, as ISO has them."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What every result has; ``None`` for what does not matter. Marks, case and spelling never count.

    ``type`` takes a name (``Thông báo``) or an abbreviation (``TB``). ``since`` and ``until`` are a day, a month or a
    year (``2021-01-31``, ``2021-01``, ``2021``), both counted in. ``cites`` takes a code, a part of one that its signs
    part off, or words of a title. ``review`` asks whether a person must look at the document for any reason,
    ``state`` how far its values are decided.
    """

    type: str | None = None
    number: str | None = None
    notation: str | None = None
    code: str | None = None
    urgency: str | None = None
    secrecy: str | None = None
    issuer: str | None = None
    parent: str | None = None
    place: str | None = None
    subject: str | None = None
    signer: str | None = None
    signer_title: str | None = None
    addressee: str | None = None
    recipient: str | None = None
    cites: str | None = None
    since: str | None = None
    until: str | None = None
    review: bool | None = None
    state: ReviewState | None = None

    def matches(self) -> Iterator[str]:
        """A MATCH in ``search`` for each of them but the dates; all must hold.

        Raises:
            SettingsError: there is no such state of review.
        """
        for each in fields(self):
            value = getattr(self, each.name)
            if value is None:
                continue
            if each.name in WHOLE:
                yield _whole(each.name, value)
            elif each.name in PART:
                yield phrase(value, PART[each.name]) or _NOTHING
        if self.review is not None:
            yield f'tags : "review={int(self.review)}"'
        if self.state is not None:
            if self.state not in get_args(ReviewState):
                next_step = f"There are: {', '.join(get_args(ReviewState))}."
                raise SettingsError(f"no state of review: {self.state!r}", next_step=next_step)
            yield f'tags : "state={self.state}"'

    def days(self) -> tuple[str, str] | None:
        """The first and the last day of issue, as ISO has them; ``None`` where they do not matter.

        Raises:
            SettingsError: a date is none.
        """
        if self.since is None and self.until is None:
            return None
        first = _day(self.since, last=False) if self.since is not None else dt.date.min
        last = _day(self.until, last=True) if self.until is not None else dt.date.max
        return first.isoformat(), last.isoformat()


NO_FILTERS: Final = Filters()
"""Every document passes."""


def _whole(name: str, value: str) -> str:
    if not joined(value):
        return _NOTHING
    return f'tags : "{tag(WHOLE[name], _type_named(value) if name == "type" else value)}"'


def _type_named(value: str) -> str:
    """The name of a document type that was named or abbreviated; what is neither stays as it is."""
    if joined(value) in {joined(kind.name) for kind in document_types()}:
        return value
    kinds = type_of_abbreviation()
    folded = {joined(abbreviation): kind for abbreviation, kind in reversed(kinds.items())}
    kind = kinds.get(value.strip()) or folded.get(joined(value))
    return kind.name if kind else value


def _day(text: str, *, last: bool) -> dt.date:
    """The first, or the last, day that a text means."""
    found = _DATE.fullmatch(text.strip())
    year, month, day = (int(part) if part else None for part in found.groups()) if found else (0, None, None)
    try:
        begin = dt.date(year or 0, month or 1, day or 1)
    except ValueError as error:
        raise SettingsError(f"no date: {text!r}", next_step="Give 2021-01-31, 2021-01 or 2021.") from error
    if not last or day is not None:
        return begin
    return dt.date(begin.year, 12, 31) if month is None else _end_of_month(begin)


def _end_of_month(day: dt.date) -> dt.date:
    return (day.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)
