"""Mentions in a text: every code and law with its surroundings, in the order of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from rapidfuzz.distance import Levenshtein

from ocr_pipeline.parsing.citing import context
from ocr_pipeline.parsing.citing.cited_issuers import issuer_after
from ocr_pipeline.parsing.citing.code import Code, number_doubts
from ocr_pipeline.parsing.citing.codes import find_codes
from ocr_pipeline.parsing.citing.known import known_date, out_of_order
from ocr_pipeline.parsing.citing.laws import LAWS, find_laws
from ocr_pipeline.parsing.citing.likely_codes import as_others_date, likely_code, unlike_issuer
from ocr_pipeline.parsing.citing.lists import in_one_list, sharing_a_symbol, with_shared_dates
from ocr_pipeline.parsing.citing.locators import locator_before
from ocr_pipeline.parsing.citing.mentions import Cited, CitedDate, Law
from ocr_pipeline.parsing.citing.notation import IS_ASSEMBLY, type_named_by
from ocr_pipeline.parsing.citing.preamble import find_basis_clauses
from ocr_pipeline.parsing.citing.relations import related
from ocr_pipeline.parsing.citing.returning import congress_resolutions, numbered_with_date, returning, short_mentions
from ocr_pipeline.parsing.citing.unread_bases import unread_bases
from ocr_pipeline.parsing.citing.witnesses import Witnesses
from ocr_pipeline.parsing.damaged_dates import all_dates
from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.tables import agencies, type_of_abbreviation

_GENERIC: Final = "Văn bản"
_LETTER: Final = "Công văn"
_WITH_YEAR: Final = frozenset({"NĐ", "TT", "TTLT"})
# What was left unread of a damaged symbol: "77/2014/TT-Bĩ C ngày 16/6/2014".
_TAIL_BEFORE_DATE: Final = re.compile(r"[^\n/;]{1,10}?\s(?=ng[aou]y(?!\w))")
_YEAR_IN_CODE: Final = "1998"
"""From this year on the codes of normative documents hold their year, as practice shows."""
# What is numbered like a document and is none: a case at court, a form, an account.
_NO_DOCUMENT: Final = re.compile(
    r"(?<!\w)(?:thu\s{1,2}ly|mau|bieu|bieu\s{1,2}mau|tai\s{1,2}khoan|hoa\s{1,2}don|goi\s{1,2}thau|thua\s{1,2}dat|to\s{1,2}ban\s{1,2}do|dien\s{1,2}thoai|fax)"
    r"\s{1,2}(?:so)?\s{0,2}[.:]?\s{0,2}$"
)


def gather(text: str) -> list[Cited]:
    """Every mention in ``text``; overlapping ones once."""
    return _Gathering(text).mentions()


@cache
def _unread_pattern() -> re.Pattern[str]:
    # A type, "số", and a token with a digit and a slash that no grammar knows.
    return re.compile(
        rf"(?<!\w)({context.type_pattern()})\s{{1,3}}{context.NUMBER_WORD}[.,:]?\s{{1,3}}(\S{{0,12}}\d\S{{0,12}}/\S{{1,24}})"
    )


class _Gathering:
    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = fold(text)
        self.dates = context.Dates(text, all_dates(text))
        self.codes = find_codes(text)
        self.laws = find_laws(text, self.folded, self.codes, self.dates)
        self.witnesses = Witnesses(text, self.folded)

    def mentions(self) -> list[Cited]:
        titled = {law.code_at: law for law in self.laws if law.code_at is not None}
        found: list[Cited] = [self._by_title(law) for law in self.laws if law.code_at is None]
        previous: Cited | None = None
        for code in self.codes:
            one = self._by_code(code, titled.get(code.span[0]), previous)
            if one is not None:
                found += self._sharing(one)
                found.append(one)
                previous = one
        found += _clear_of(found, short_mentions(self.text, self.folded, found, self.dates))
        found += _clear_of(found, numbered_with_date(self.text, self.folded, self.dates))
        found += _clear_of(found, congress_resolutions(self.text, self.folded))
        found += _clear_of(found, self._unread())
        found += _clear_of(found, returning(self.folded, sorted(found, key=lambda one: one.span)))
        found = sorted(found, key=lambda one: one.span)
        dated = with_shared_dates(self.folded, found)
        found = [new if new.date is old.date else _as_dated(new) for old, new in zip(found, dated, strict=True)]
        clauses = find_basis_clauses(self.text)
        found = sorted([*found, *unread_bases(self.folded, found, clauses, self.dates)], key=lambda one: one.span)
        found = related(self.text, self.folded, found, clauses)
        return [replace(one, locator=locator_before(self.text, self.folded, one.span[0])) for one in found]

    def _by_title(self, law: Law) -> Cited:
        of_date = (*law.date_doubts, *_date_doubts(law.date))
        return Cited(law.span, law.type, title=law.title, date=law.date, year=law.year, title_doubts=law.doubts,
                     date_doubts=of_date)  # fmt: skip

    def _by_code(self, code: Code, law: Law | None, previous: Cited | None) -> Cited | None:
        at = code.span[0]
        if context.is_own_head(self.text, self.folded, code.span, party=code.party):
            return None
        code = self._with_bars(code)
        own = self._type_of_symbol(code)
        words = (law.type, law.span[0]) if law else context.type_in_words(self.folded, at, own)
        number_word = context.has_number_word(self.folded, at)
        if words is None:
            words = self._without_words(code, own, previous, number_word)
        if words is None:
            return None
        kind, start = words
        unlike = tuple(_unlike_its_type(kind, own))
        if unlike and own is not None and kind in LAWS:  # what stands between a law and this code was not read
            kind, start = own, at if number_word is None else number_word
        date = self.dates.after(self.folded, code.span[1]) or self.dates.before(self.folded, start)
        if date is None and code.doubts and (tail := _TAIL_BEFORE_DATE.match(self.folded, code.span[1])):
            date = self.dates.after(self.folded, tail.end())
        end = date.span[1] if date and date.span[0] >= code.span[1] else code.span[1]
        code, of_its_type = _of_its_type(code, kind)
        doubts = (*of_its_type, *self._code_doubts(code, kind), *unlike)
        of_date = _date_doubts(date)
        if date is None and context.date_is_announced(self.folded, code.span[1]):
            of_date = ("the date after the code cannot be read",)
            date = _as_known(code, CitedDate((end, end), None))
        elif date is not None and date.iso is None:
            date = _as_known(code, date) or date
        issuer = issuer_after(self.text, end)
        likely = likely_code(code, (date.iso or date.likely) if date else None, issuer)
        if likely is not code:
            code, doubts = likely, likely.doubts
        doubts = (*doubts, *unlike_issuer(code, issuer), *self._witnessed(code), *_without_year(code, date))
        of_date = (*of_date, *_unlike_known(code, date))
        title, of_title = (law.title, law.doubts) if law else (None, ())
        return Cited((start, end), kind, code, title, date, issuer=issuer, doubts=doubts, title_doubts=of_title,
                     date_doubts=of_date)  # fmt: skip

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
        at = code.span[0]
        if not code.groups or _NO_DOCUMENT.search(self.folded, max(0, at - 24), at):
            return None
        start = code.span[0] if number_word is None else number_word
        shared = self._shared_type(previous, start)
        if shared == _GENERIC or (shared and own is None):
            return shared, start
        if own is not None:
            return own, start
        of_assembly = code.year is not None and IS_ASSEMBLY.fullmatch(code.groups[-1].value)
        strange = code.doubts or not code.well_known or (len(code.groups) < 2 and not of_assembly)
        if number_word is None and strange:
            return None
        return (_GENERIC, start) if len(code.groups) > 1 or code.well_known or code.year else None

    def _shared_type(self, previous: Cited | None, at: int) -> str | None:
        if previous is None or not in_one_list(self.folded, previous.span[1], at):
            return None
        return previous.type

    def _sharing(self, one: Cited) -> Iterator[Cited]:
        """The documents before ``one`` of which only the number is printed; their type stands before the first.

        What is doubtful about the symbol is so for all that share it.
        """
        shared = list(sharing_a_symbol(self.text, self.folded, one.code)) if one.code else []
        words = context.type_in_words(self.folded, shared[0].span[0], None) if shared else None
        for each in shared:
            yield replace(one, span=each.span, type=words[0] if words else one.type, code=each, date=None, title=None,
                          doubts=(*one.doubts, *number_doubts(each.number)), title_doubts=(), date_doubts=(),
                          shares_symbol=True)  # fmt: skip

    def _with_bars(self, code: Code) -> Code:
        """The code with Đ for D where a name in the text has those initials and no table knows the group."""
        groups = list(code.groups)
        for place, group in enumerate(groups):
            if not group.known and (name := self.witnesses.with_bar(group.value, code.span[0])):
                doubt = f"D for Đ: a name in the text has the initials {name}"
                groups[place] = replace(group, value=name, doubt=doubt)
        changed = tuple(groups)
        new = tuple(group.doubt for group in changed if group.doubt and group not in code.groups)
        return replace(code, groups=changed, doubts=(*code.doubts, *new)) if changed != code.groups else code

    def _witnessed(self, code: Code) -> Iterator[str]:
        """A doubt about the agency, when neither a table nor the text knows it."""
        groups = code.groups
        place = 1 if len(groups) > 1 and groups[0].value in type_of_abbreviation() else 0
        known_agency = any(group.value in agencies() for group in groups)
        if len(groups) <= place or groups[place].doubt or (known_agency and (place or groups[0].known)):
            return
        group = groups[place]
        unknown = not group.known and (known_agency or not any(each.known for each in groups[place + 1 :]))
        borne_out = self.witnesses.bear_out(group.value, code.span[0])
        if unknown and not borne_out and not self.witnesses.stands_again(group.value):
            yield f"no table knows {group.value}, and no name in the text has these initials"

    def _code_doubts(self, code: Code, kind: str) -> tuple[str, ...]:
        """The doubts that nothing settles: a repair may be borne out by the type in words, a group by a name."""
        settled = {
            group.doubt
            for group in code.groups
            if group.unlike_any and self.witnesses.bear_out(group.value, code.span[0])
        }
        if code.groups and kind != _GENERIC and self._type_of_symbol(code) == kind and code.groups[0].repaired:
            settled.add(code.groups[0].doubt)
        return tuple(doubt for doubt in code.doubts if doubt not in settled)

    def _unread(self) -> Iterator[Cited]:
        for match in _unread_pattern().finditer(self.folded):
            printed = self.text[slice(*match.span(2))].rstrip(".,;:)")
            date = self.dates.after(self.folded, match.end())
            end = date.span[1] if date else match.end()
            doubts = [f"{printed} has the shape of no code"]
            kind = context.type_name(match[1])
            iso = (date.iso or date.likely) if date else None
            code = None
            if known := as_others_date(printed, iso):
                doubts.append(f"it was taken for {known}, which others date {iso}")
                code = replace(find_codes(known)[0], span=match.span(2))
            unread = None if code else printed
            yield Cited((match.start(), end), kind, code, date=date, unread=unread, doubts=tuple(doubts))


def _unlike_its_type(kind: str, own: str | None) -> Iterator[str]:
    """A doubt when words and symbol name two types: one was misread, or a line between the two was lost."""
    if own is None or kind in (_GENERIC, _LETTER) or kind.startswith(own) or own.startswith(kind):
        return
    yield f"it is called {kind}, and its symbol is that of another type, {own}"


def _of_its_type(code: Code, kind: str) -> tuple[Code, tuple[str, ...]]:
    """The code with the symbol of its type in words where its own is misread ("Tờ trình số 39/IIr-SYT")."""
    if len(code.groups) < 2 or code.groups[0].known or code.groups[1].value not in agencies():
        return code, ()
    read = code.groups[0]
    symbols = (abbr for abbr, each in type_of_abbreviation().items() if each.name == kind)
    bare = read.value.replace("Đ", "D")  # an engine without Vietnamese letters prints no bar
    like = [abbr for abbr in symbols if len(abbr) == len(bare) > Levenshtein.distance(abbr.replace("Đ", "D"), bare)]
    if len(like) != 1:
        return code, ()
    groups = (replace(read, value=like[0], known=True, repaired=True, doubt=None), *code.groups[1:])
    kept = tuple(doubt for doubt in code.doubts if doubt != read.doubt)
    return replace(code, groups=groups, doubts=kept), (f"{read.value} was taken for {like[0]}, the symbol of its type",)


def _clear_of(found: list[Cited], more: Iterator[Cited]) -> list[Cited]:
    taken = {at for one in found for at in range(*one.span)}
    return [one for one in more if taken.isdisjoint(range(*one.span))]


def _date_doubts(date: CitedDate | None) -> tuple[str, ...]:
    if date is None or date.iso:
        return ()
    if date.odd_word:
        return (f"{date.odd_word} stands before the date: it may be that of something else",)
    if date.likely:
        return ("a sign in the date was taken for a digit",)
    return ("the date cannot be read as a real date",)


def _as_known(code: Code, date: CitedDate) -> CitedDate | None:
    """A date beyond reading, with what others date the same code as its likely value; it stays doubtful."""
    known = known_date(code.value)
    return replace(date, likely=known) if known else None


def _unlike_known(code: Code, date: CitedDate | None) -> Iterator[str]:
    """A doubt when others date the same code or its neighbours otherwise: number or date was misread or misprinted."""
    if date is None or date.iso is None:
        return
    known = known_date(code.value)
    if known is not None and date.iso != known:
        yield f"others date {code.value} {known}"
    elif known is None and (doubt := out_of_order(code.value, date.iso)):
        yield f"{code.value} of {date.iso} is out of order: {doubt}"


def _as_dated(one: Cited) -> Cited:
    """A mention that has its date from the last of its list, held against what is known of its own code."""
    if one.code is None:
        return one
    unlike = (*one.date_doubts, *_unlike_known(one.code, one.date))
    return replace(one, doubts=(*one.doubts, *_without_year(one.code, one.date)), date_doubts=unlike)


def _without_year(code: Code, date: CitedDate | None) -> Iterator[str]:
    """A doubt about a decree or a circular without its year in the code: since 1997 it is written there."""
    normative = len(code.groups) > 1 and code.groups[0].value in _WITH_YEAR and not code.party
    if normative and code.year is None and date is not None and (date.iso or "") >= _YEAR_IN_CODE:
        yield f"a {code.groups[0].value} of that time has its year in the code"
