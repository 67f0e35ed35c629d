"""A cited document that the archive does not hold: which citations mean the same one, and what it is called by.

Only what must be one document is put together: a code that is given once in the country, a law of one title and day, a
number of one body and day. A number without a day, which each body gives anew each year, stays its citation's own.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from ocr_pipeline.archive.graph.bodies import Head, body_key, is_one_body, whole_name
from ocr_pipeline.archive.graph.keys import code_key, has_symbol, is_given_once, law_key
from ocr_pipeline.archive.graph.resolving import Cited
from ocr_pipeline.archive.search.folding import joined

PREFIX: Final = "cited:"
"""How the identity of a document outside begins; one of the archive begins with a hash."""
ONLY_DAY: Final = "no day is cited: put with the one document that others cite by this code"


class Outside(NamedTuple):
    """Its identity, whether all that is cited by it must be one document, and doubts of the citation."""

    id: str
    is_one: bool = True
    doubts: tuple[str, ...] = ()


@dataclass(slots=True)
class Known:
    """What all citations of an archive together say of codes that are given once, and of laws."""

    days: defaultdict[str, set[dt.date]] = field(default_factory=lambda: defaultdict(set))
    """Days that a code is cited with, or was issued on."""
    codes: defaultdict[tuple[str, dt.date], set[str]] = field(default_factory=lambda: defaultdict(set))
    """Codes of a law by title and day."""

    def add(self, every: Iterable[Cited]) -> None:
        """Take in some citations, or documents as they would be cited."""
        for cited in every:
            code = code_key(cited.code) if cited.code else ""
            if not code or cited.date is None or not is_given_once(code):
                continue
            self.days[code].add(cited.date)
            law = law_key(cited.type, cited.title)
            if law:
                self.codes[law, cited.date].add(code)


def outside(cited: Cited, document: str, path: str, citing: Head, known: Known) -> Outside:
    """Which document outside the archive a citation means.

    Args:
        cited: as the citation tells it.
        document: identity of the one that cites.
        path: of the citation in it.
        citing: who issued that one.
        known: of all citations.
    """
    code = code_key(cited.code) if cited.code else ""
    if code and has_symbol(code):
        return _by_code(cited, code, citing, known) or _own(document, path)
    law = law_key(cited.type, cited.title)
    if law:
        return _by_law(cited, law, known)
    if cited.date is None or not (cited.title or code):
        return _own(document, path)
    words = "-".join(filter(None, (joined(cited.type or ""), code or joined(cited.title or ""))))
    return _of_body(words, cited.date, cited.issuer, citing)


def _by_code(cited: Cited, code: str, citing: Head, known: Known) -> Outside | None:
    if not is_given_once(code):
        return _of_body(code, cited.date, cited.issuer, citing) if cited.date else None
    if cited.date is not None:
        return Outside(f"{PREFIX}{code}:{cited.date}")
    days = known.days.get(code, set())
    if len(days) == 1:
        return Outside(f"{PREFIX}{code}:{next(iter(days))}", doubts=(ONLY_DAY,))
    return Outside(f"{PREFIX}{code}")


def _by_law(cited: Cited, law: str, known: Known) -> Outside:
    if cited.date is None:
        return Outside(f"{PREFIX}{law}")
    codes = known.codes.get((law, cited.date), set())
    name = next(iter(codes)) if len(codes) == 1 else law
    return Outside(f"{PREFIX}{name}:{cited.date}")


def _of_body(words: str, date: dt.date, issuer: str | None, citing: Head) -> Outside:
    body = whole_name(body_key(issuer), citing)
    return Outside(f"{PREFIX}{words}:{date}:{body.replace(' ', '-')}", is_one=is_one_body(body))


def _own(document: str, path: str) -> Outside:
    """Nothing tells which document it is: it is like no other."""
    return Outside(f"{PREFIX}{document}:{path}")
