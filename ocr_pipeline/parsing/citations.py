"""The documents that a text cites, each once, and those of them on which it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ocr_pipeline.parsing.citing.flow import Flow, flow
from ocr_pipeline.parsing.citing.gathering import gather
from ocr_pipeline.parsing.citing.mentions import Cited
from ocr_pipeline.parsing.citing.merging import Gathered, merge
from ocr_pipeline.parsing.citing.relations import strongest
from ocr_pipeline.parsing.citing.returning import this_document
from ocr_pipeline.parsing.folding import fold, one_line
from schemas import Citation, Mention, Relation

_CLEAN: Final = 0.97
_BY_TITLE: Final = 0.95
_NO_TABLE_KNOWS_ALL: Final = 0.93
_NO_TABLE_KNOWS_ANY: Final = 0.85
_DOUBTFUL: Final = 0.5
_OF_ANOTHER: Final = frozenset({Relation.BASIS, Relation.IMPLEMENTS, Relation.PROPOSED_BY, Relation.REPLIES_TO})
"""No document stands on itself, carries itself out or answers itself."""


@dataclass(frozen=True, slots=True)
class References:
    """What a text cites, and which of it its preamble names as what the document stands on."""

    citations: tuple[Citation, ...]
    legal_bases: tuple[Citation, ...]


def find_citations(
    text: str, *, own_code: str | None = None, own_type: str | None = None, own_date: str | None = None
) -> list[Citation]:
    """Every document that ``text`` cites, in the order of first mentions.

    Args:
        text: Plain text of a document, restored or still damaged; pages may be parted by form feeds.
        own_code: The document's own code, which is no citation of it.
        own_type: The document's own type; with it only mentions of that type (or of none) are taken for its own.
        own_date: The document's own ISO date; what is dated later is doubted.

    Returns:
        One citation per document, with every place in ``mentions``; ``page`` and ``bbox`` are left to the caller.
        ``span`` and ``raw`` are those of the first mention.
    """
    return list(find_references(text, own_code=own_code, own_type=own_type, own_date=own_date).citations)


def find_references(
    text: str,
    *,
    own_code: str | None = None,
    own_type: str | None = None,
    own_date: str | None = None,
    own_month: str | None = None,
    own_year: str | None = None,
) -> References:
    """Citations and legal bases in one go; the arguments are those of ``find_citations``.

    ``own_year`` is the document's year, also where its day is in doubt: what is dated in a later one is doubted.
    ``own_month`` is the month (YYYY-MM) of a document whose number a pen wrote: its annexes name it with a number and a
    day that may have been read otherwise.
    """
    flowing = flow(text)
    mentions = [
        one
        for one in gather(flowing.text)
        if not _is_own(one, own_code, own_type, own_date) and not _is_own_by_hand(one, own_code, own_type, own_month)
    ]
    citations: list[Citation] = []
    bases: list[Citation] = []
    for entry in merge(mentions):
        citation = _citation(entry, text, flowing, own_date or own_year)
        citations.append(citation)
        basis = next((one for one in entry.mentions if one.is_basis), None)
        if basis is not None:
            bases.append(citation.model_copy(update={"relation": basis.relation}))
    return References(tuple(citations), tuple(bases))


def find_own_mentions(text: str, own_type: str) -> list[Mention]:
    """Where a document of type ``own_type`` speaks of itself: ``Quyết định này``."""
    flowing = flow(text)
    spans = this_document(flowing.text, fold(flowing.text), own_type)
    return [Mention(span=flowing.source(span)) for span in spans]


def _is_own(one: Cited, own_code: str | None, own_type: str | None, own_date: str | None) -> bool:
    """Whether a mention is of the document itself; a number written by hand is often read otherwise in an annex."""
    if own_code is None or one.value is None:
        return False
    same = _compact(one.value) == _compact(own_code)
    if one.is_short and one.date is None and own_type is not None and fold(one.type) == fold(own_type):
        same = same or one.value == own_code.partition("/")[0]  # its symbol was not read
    attached = one.relation is Relation.ATTACHED_TO and one.code is not None
    day = one.date.iso if one.date else None
    of_the_day = own_date is not None and day == own_date
    if same and day and not of_the_day and not attached and (own_date or one.relation in _OF_ANOTHER):
        return False  # that of another year bears the same number
    written = attached and (of_the_day or (one.code is not None and not one.code.number.isdecimal()))
    if not same and not (written and _symbol(one.value) == _symbol(own_code)):
        return False
    return own_type is None or fold(one.type) in {fold(own_type), "van ban"}


def _is_own_by_hand(one: Cited, own_code: str | None, own_type: str | None, own_month: str | None) -> bool:
    """Whether what a part is attached to is the document itself, though number or day were read otherwise there."""
    if own_month is None or own_code is None or own_type is None or one.value is None:
        return False
    day = one.date.iso if one.date else None
    same = _symbol(one.value) == _symbol(own_code) and fold(one.type) == fold(own_type)
    return one.relation is Relation.ATTACHED_TO and same and (day is None or day.startswith(own_month))


def _symbol(code: str) -> str:
    return _compact(code).partition("/")[2]


def _compact(code: str) -> str:
    return "".join(code.split()).casefold()


def _citation(entry: Gathered, text: str, flowing: Flow, latest: str | None) -> Citation:
    first, clearest = entry.first, entry.clearest
    code = clearest.code
    likely = next((m.date.likely for m in entry.mentions if m.date and m.date.likely), None)
    date = entry.date or likely
    year = code.year if code else next((m.year for m in entry.mentions if m.year), None)
    defects = _defects(clearest, year, date)
    reasons = _reasons(entry, defects)
    if date and latest and date[: len(latest)] > latest:
        reasons = (*reasons, "it is dated later than the document that cites it")
    span = flowing.source(first.span)
    return Citation(
        type=_type(entry),
        code=clearest.value,
        number=code.number if code else None,
        year=year,
        notation=code.notation if code else None,
        date=date,
        title=next((one_line(m.title) for m in entry.mentions if m.title), None),
        issuer=next((m.issuer for m in entry.mentions if m.issuer), None),
        locator=next((m.locator for m in entry.mentions if m.locator), None),
        relation=strongest([m.relation for m in entry.mentions]),
        defects=defects,
        mentions=tuple(Mention(span=flowing.source(m.span)) for m in entry.mentions),
        raw=text[slice(*span)],
        span=span,
        confidence=_confidence(clearest, reasons),
        needs_review=bool(reasons),
        reasons=reasons,
    )


def _type(entry: Gathered) -> str:
    """The type in words; "Văn bản" only when no mention says more."""
    return next((m.type for m in entry.mentions if m.type != "Văn bản"), entry.first.type)


def _defects(one: Cited, year: str | None, date: str | None) -> tuple[str, ...]:
    defects = []
    if one.code is not None and not one.code.groups:
        defects.append("no_notation")
    if one.unread or (one.code is not None and one.code.groups and not one.code.well_known):
        defects.append("unknown_notation")
    if date is None:
        defects.append("no_date")
    if date and year and date[:4] != year:
        defects.append("date_conflict")
    return tuple(defects)


def _reasons(entry: Gathered, defects: tuple[str, ...]) -> tuple[str, ...]:
    reasons = [*entry.clearest.doubts, *_fewest([m.title_doubts for m in entry.mentions if m.title])]
    if entry.date is None:  # what is given then comes from mentions whose date is damaged
        reasons += [doubt for m in entry.mentions for doubt in (m.all_doubts if m.date else m.date_doubts)]
    else:
        reasons += _fewest([m.date_doubts for m in entry.mentions if m.date and m.date.iso == entry.date])
    if "date_conflict" in defects:
        reasons.append("the year in the code is not the year of the date")
    if "no_notation" in defects:
        reasons.append("number without a symbol")
    return tuple(dict.fromkeys(reasons))


def _fewest(doubts: list[tuple[str, ...]]) -> tuple[str, ...]:
    """The doubts of the mention that gives a part of the document most clearly."""
    return min(doubts, key=len, default=())


def _confidence(one: Cited, reasons: tuple[str, ...]) -> float:
    if reasons:
        return _DOUBTFUL
    if one.code is None:
        return _BY_TITLE
    if all(group.known for group in one.code.groups):
        return _CLEAN
    return _NO_TABLE_KNOWS_ALL if one.code.well_known else _NO_TABLE_KNOWS_ANY
