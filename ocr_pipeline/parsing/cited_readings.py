"""Which of two readings of a citation is likelier: the one that others know, that can be, that is well formed.

Each word with figures was read twice. Where the two differ the first is given and flagged, unless the second makes a
citation that rules and tables say more for; that one is then given, and flagged all the same. No reading is made up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

from ocr_pipeline.layout.text import DocumentText
from ocr_pipeline.parsing.citations import find_citations
from ocr_pipeline.parsing.citing.known import known_date
from ocr_pipeline.parsing.citing.law_titles import is_known_date
from ocr_pipeline.parsing.fields import digits
from ocr_pipeline.recognition.words import Word
from schemas import Citation

_BEHIND: Final = 40
"""Characters behind a citation that are read again with it: its date may only be legible in the other reading."""
_MOST: Final = 4
"""So many doubtful words of one citation are tried in all their combinations."""
_KEPT: Final = ("code", "number", "year", "notation", "date", "title", "defects")
"""What the likelier reading says anew; the relation, the place and the mentions stay."""

Rank = tuple[bool, bool, bool, int]


def likeliest(text: DocumentText, found: Sequence[Citation], own_date: str | None) -> list[Citation]:
    """The citations of ``text``, each in its likelier reading, and those once that are then the same document.

    ``own_date`` is the ISO date of the document itself: what it cites is not later.
    """
    sure = {(one.code, one.date) for one in found if one.code and one.date and not one.needs_review}
    return _once([_likelier(text, one, own_date, sure) for one in found])


def _likelier(text: DocumentText, one: Citation, own_date: str | None, sure: set[tuple[str, str]]) -> Citation:
    def rank(each: Citation) -> Rank:
        known = (each.code, each.date) in sure or _is_known(each)
        possible = (
            each.date is not None and not (own_date and each.date > own_date) and "date_conflict" not in each.defects
        )
        return known, possible, bool(each.code) == bool(one.code), -len(each.reasons)

    first, *others = _readings(text, one) or (None,)
    best = max((each for each in others if each is not None), key=rank, default=None)
    if first is None or best is None or rank(best) <= rank(first) or _said(best) == _said(one):
        return one
    reason = f"of two readings that of {_said(best)} was taken, the other is {_said(one)}"
    news = {name: getattr(best, name) for name in _KEPT}
    of_the_page = [each for each in one.reasons if each not in first.reasons]
    reasons = tuple(dict.fromkeys((*best.reasons, *of_the_page, reason)))
    return one.model_copy(
        update={**news, "reasons": reasons, "needs_review": True, "confidence": min(one.confidence, 0.5)}
    )


def _said(one: Citation) -> str:
    return " ".join(filter(None, (one.code or one.title, one.date))) or "nothing"


def _is_known(one: Citation) -> bool:
    if one.code:
        return one.date is not None and known_date(one.code) == one.date
    return bool(one.type and one.title and one.date and is_known_date(one.type, one.title, one.date))


def _readings(text: DocumentText, one: Citation) -> list[Citation | None]:
    """The citation as its words alone say it, then as they say it when some of them are read the other way."""
    if one.span is None:
        return []
    start, end = one.span
    end = min(len(text.text), end + _BEHIND)
    pieces = text.pieces_of(start, end)
    differing = [
        piece for piece in pieces if digits(piece.word.second or "") != digits(piece.word.text) and piece.word.second
    ]
    if not differing or len(differing) > _MOST:
        return []
    found: list[Citation | None] = []
    for chosen in product(*([None, *_others(piece.word)] for piece in differing)):
        said = text.text[start:end]
        for piece, other in reversed(list(zip(differing, chosen, strict=True))):
            if other is not None:
                said = said[: max(0, piece.start - start)] + other + said[piece.end - start :]
        again = next(iter(find_citations(said)), None)
        found.append(again if again is not None and again.span and again.span[0] < _NEAR else None)
    return found


def _others(word: Word) -> Iterator[str]:
    """What else a word may say: its figures with the other symbol, its second reading, that with the first symbol."""
    second = word.second or ""
    number, slash, symbol = word.text.lstrip(_DIRT).rpartition("/")
    better = second.rpartition("/")[2]
    if slash and better != symbol and better[:1].isalpha():
        yield f"{number}/{better}"
    yield second
    number, slash, _ = second.lstrip(_DIRT).rpartition("/")
    if slash and symbol and not symbol[0].isdecimal():
        yield f"{number}/{symbol}"


_DIRT: Final = "-–—.,:;'\"~*_ "
"""Signs that are read in the dirt before a word."""
_NEAR: Final = 12
"""Characters: what is read again stands where the citation stood."""


def _once(found: Sequence[Citation]) -> list[Citation]:
    """The citations, where two are now the same document as one with the mentions of both."""
    kept: dict[object, Citation] = {}
    for place, one in enumerate(found):
        key: object = (one.code, one.date) if one.code and one.date else place
        same = [other for other in kept if isinstance(other, tuple) and other[0] == one.code]
        if one.code and one.date is None and len(same) == 1:
            key = same[0]
        before = kept.get(key)
        kept[key] = one if before is None else before.model_copy(update={"mentions": (*before.mentions, *one.mentions)})
    return list(kept.values())
