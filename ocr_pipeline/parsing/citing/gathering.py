"""Mentions in a text: every code and law with its surroundings, in the order of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from ocr_pipeline.parsing.citing import context
from ocr_pipeline.parsing.citing.codes import Code, find_codes
from ocr_pipeline.parsing.citing.laws import Law, find_laws
from ocr_pipeline.parsing.citing.mentions import Cited, CitedDate
from ocr_pipeline.parsing.citing.notation import type_named_by
from ocr_pipeline.parsing.dates import find_dates
from ocr_pipeline.parsing.folding import fold
from schemas import Relation

_GENERIC: Final = "Văn bản"
_LETTER: Final = "Công văn"
# What may stand between two entries of a list that share one type word.
_LIST_GAP: Final = re.compile(r"[^.]{0,220}(?:[,;:]|(?<!\w)va)\s{0,3}")
_LONGEST_GAP: Final = 240


def gather(text: str) -> list[Cited]:
    """Every mention in ``text``; overlapping ones once."""
    return _Gathering(text).mentions()


@cache
def _short_pattern() -> re.Pattern[str]:
    # "Nghị quyết số 29", with neither symbol nor year.
    return re.compile(
        rf"(?<!\w)({context.type_pattern()})\s{{1,3}}so\s{{1,3}}(\d{{1,5}}[a-z]?)(?![\w/]|[.,]\d|\s?[-/]\s?\w)"
    )


@cache
def _unread_pattern() -> re.Pattern[str]:
    # A type, "số", and a token with a digit and a slash that no grammar knows.
    return re.compile(
        rf"(?<!\w)({context.type_pattern()})\s{{1,3}}so[.,:]?\s{{1,3}}(\S{{0,12}}\d\S{{0,12}}/\S{{1,24}})"
    )


class _Gathering:
    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = fold(text)
        self.dates = context.Dates(find_dates(text))
        self.codes = find_codes(text)
        self.laws = find_laws(text, self.folded, self.codes, self.dates)

    def mentions(self) -> list[Cited]:
        titled = {law.code_at: law for law in self.laws if law.code_at is not None}
        found: list[Cited] = [self._by_title(law) for law in self.laws if law.code_at is None]
        previous: Cited | None = None
        for code in self.codes:
            one = self._by_code(code, titled.get(code.span[0]), previous)
            if one is not None:
                found.append(one)
                previous = one
        found += _clear_of(found, self._short())
        found += _clear_of(found, self._unread())
        return self._related(sorted(found, key=lambda one: one.span))

    def _by_title(self, law: Law) -> Cited:
        doubts = (*law.doubts, *_date_doubts(law.date))
        return Cited(law.span, law.type, title=law.title, date=law.date, year=law.year, doubts=doubts)

    def _by_code(self, code: Code, law: Law | None, previous: Cited | None) -> Cited | None:
        at = code.span[0]
        if context.is_own_head(self.folded, at):
            return None
        own = self._type_of_symbol(code)
        words = (law.type, law.span[0]) if law else context.type_in_words(self.folded, at, own)
        number_word = context.has_number_word(self.folded, at)
        if words is None:
            words = self._without_words(code, own, previous, number_word)
        if words is None:
            return None
        kind, start = words
        date = self.dates.after(self.folded, code.span[1]) or self.dates.before(self.folded, start)
        end = date.span[1] if date and date.span[0] >= code.span[1] else code.span[1]
        doubts = (*self._code_doubts(code, kind), *_date_doubts(date))
        if date is None and context.date_is_announced(self.folded, code.span[1]):
            doubts = (*doubts, "the date after the code cannot be read")
        issuer = context.issuer_after(self.text, end)
        return Cited((start, end), kind, code, law.title if law else None, date, issuer=issuer, doubts=doubts)

    @staticmethod
    def _type_of_symbol(code: Code) -> str | None:
        """The type that the symbol names; the Party's QĐ is a quyết định or a quy định, only words tell."""
        if not code.groups or (code.party and code.groups[0].value == "QĐ"):
            return None
        return type_named_by(tuple(group.value for group in code.groups), with_year=code.year is not None)

    def _without_words(
        self, code: Code, own: str | None, previous: Cited | None, number_word: int | None
    ) -> tuple[str, int] | None:
        """The type of a code that no type word stands before: of the list it continues, or of its own symbol."""
        if not code.groups:
            return None
        start = code.span[0] if number_word is None else number_word
        shared = self._shared_type(previous, start)
        if shared == _GENERIC or (shared and own is None):
            return shared, start
        if own is not None:
            return own, start
        strange = code.doubts or not code.well_known or len(code.groups) < 2
        if number_word is None and strange:
            return None
        return (_GENERIC, start) if len(code.groups) > 1 or code.well_known or code.year else None

    def _shared_type(self, previous: Cited | None, at: int) -> str | None:
        if previous is None or not 0 <= at - previous.span[1] <= _LONGEST_GAP:
            return None
        return previous.type if _LIST_GAP.fullmatch(self.folded, previous.span[1], at) else None

    def _code_doubts(self, code: Code, kind: str) -> tuple[str, ...]:
        """A repair that the type in words bears out is no longer doubtful."""
        if not code.groups or kind == _GENERIC:
            return code.doubts
        first = code.groups[0]
        if self._type_of_symbol(code) == kind and first.repaired and first.doubt:
            return tuple(doubt for doubt in code.doubts if doubt != first.doubt)
        return code.doubts

    def _short(self) -> Iterator[Cited]:
        for match in _short_pattern().finditer(self.folded):
            number = self.text[slice(*match.span(2))]
            date = self.dates.after(self.folded, match.end())
            end = date.span[1] if date else match.end()
            kind = context.type_name(match[1])
            yield Cited((match.start(), end), kind, Code(match.span(2), number, None, ()), date=date)

    def _unread(self) -> Iterator[Cited]:
        for match in _unread_pattern().finditer(self.folded):
            printed = self.text[slice(*match.span(2))].rstrip(".,;:)")
            date = self.dates.after(self.folded, match.end())
            end = date.span[1] if date else match.end()
            doubts = (f"{printed} has the shape of no code",)
            kind = context.type_name(match[1])
            yield Cited((match.start(), end), kind, date=date, unread=printed, doubts=doubts)

    def _related(self, found: list[Cited]) -> list[Cited]:
        related: list[Cited] = []
        for one in found:
            before = related[-1] if related else None
            since = before.span[1] if before else 0
            relation = context.relation_before(self.folded, since, one.span[0])
            if relation is None and before and _LIST_GAP.fullmatch(self.folded, since, one.span[0]):
                relation = before.relation
            elif relation is not None and before and self._same_sentence(since, one.span[0]):
                relation = Relation.REFERS  # the cue says what the document before does to this one
            locator = context.locator_before(self.text, self.folded, one.span[0])
            related.append(replace(one, relation=relation or Relation.REFERS, locator=locator))
        return related

    def _same_sentence(self, since: int, at: int) -> bool:
        gap = self.folded[since:at]
        return len(gap) <= _LONGEST_GAP and not re.search(r"[.;]\s|;", gap)


def _clear_of(found: list[Cited], more: Iterator[Cited]) -> list[Cited]:
    taken = {at for one in found for at in range(*one.span)}
    return [one for one in more if taken.isdisjoint(range(*one.span))]


def _date_doubts(date: CitedDate | None) -> tuple[str, ...]:
    if date is None or date.iso:
        return ()
    if date.likely:
        return ("a sign in the date was taken for a digit",)
    return ("the date cannot be read as a real date",)
