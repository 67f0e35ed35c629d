"""Which document of the archive a citation means.

It must have the code and the day that are cited, and be of the body that is named. Where several do, none is chosen.
Where something is missing that would settle it, the document is given with a doubt.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum
from typing import Final, NamedTuple

from ocr_pipeline.archive.graph.bodies import Fit, Head, body_key, fit
from ocr_pipeline.archive.graph.keys import code_key, has_symbol, is_given_once, law_key
from ocr_pipeline.archive.graph.shelf import Held, Shelf


class How(StrEnum):
    """How the cited document was found in the archive, or why not."""

    CODE_AND_DATE = "code_and_date"
    CODE = "code"
    TITLE = "title"
    AMBIGUOUS = "ambiguous"
    OUTSIDE = "outside"


NO_DAY: Final = "no day is cited: found by its code or title alone, which the archive has once"
OPEN_BODY: Final = "the citation does not tell in full who issued it: another body may have given that number that day"
OTHER_DAY: Final = "the archive has this code with another day"
NO_DAY_THERE: Final = "the archive has this code in a document whose day is unknown"
SEVERAL: Final = "several documents of the archive could be meant"
ITSELF: Final = "it has the document's own code and day"


class Cited(NamedTuple):
    """A cited document as a citation tells it."""

    type: str | None
    code: str | None
    title: str | None
    date: dt.date | None
    issuer: str | None


class Found(NamedTuple):
    """What a citation means: ``document`` of the archive, where one is meant; ``candidates``, where several may be."""

    how: How
    document: str | None = None
    candidates: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


_NOBODY: Final = Head("", "")
_NOT_HERE: Final = Found(How.OUTSIDE)


def resolve(cited: Cited, document: str, shelf: Shelf) -> Found:
    """Which document of the archive is meant.

    Args:
        cited: as the citation tells it.
        document: identity of the one that cites.
        shelf: of the archive.
    """
    citing = shelf.by_id.get(document)
    code = code_key(cited.code) if cited.code else ""
    if code:
        return _by_code(cited, code, citing, shelf) if has_symbol(code) else _NOT_HERE
    law = law_key(cited.type, cited.title)
    return (
        _chosen(cited, [(held, Fit.SAME) for held in shelf.by_law.get(law, ())], citing, How.TITLE)
        if law
        else _NOT_HERE
    )


def _by_code(cited: Cited, code: str, citing: Held | None, shelf: Shelf) -> Found:
    named, own = body_key(cited.issuer), citing.head if citing else _NOBODY
    once = is_given_once(code)
    fits = [(held, Fit.SAME if once else fit(named, held.head, own)) for held in shelf.by_code.get(code, ())]
    possible = [(held, how) for held, how in fits if how is not Fit.OTHER]
    found = _chosen(cited, possible, citing, How.CODE_AND_DATE)
    if found.how is not How.OUTSIDE or cited.date is None:
        return found
    return Found(How.OUTSIDE, doubts=_missed([held for held, how in possible if how is Fit.SAME], once=once))


def _missed(same: Sequence[Held], *, once: bool) -> tuple[str, ...]:
    """Doubts of a citation whose code the archive has, but not with its day."""
    if once and any(held.date for held in same):
        return (OTHER_DAY,)
    return (NO_DAY_THERE,) if any(held.date is None for held in same) else ()


def _chosen(cited: Cited, possible: Sequence[tuple[Held, Fit]], citing: Held | None, how: How) -> Found:
    if cited.date is not None:
        matching = [(held, fits) for held, fits in possible if held.date == cited.date]
    else:
        matching = [(held, fits) for held, fits in possible if _was_there(held, citing)]
        how = How.CODE if how is How.CODE_AND_DATE else how
    sure = [each for each in matching if each[1] is Fit.SAME]
    meant = sure if len(sure) == 1 else matching
    if not meant:
        return _NOT_HERE
    if len(meant) > 1:
        return Found(How.AMBIGUOUS, candidates=tuple(sorted(held.id for held, _ in meant)), doubts=(SEVERAL,))
    ((held, fits),) = meant
    doubts = [NO_DAY] if cited.date is None else []
    doubts += [OPEN_BODY] if fits is Fit.OPEN else []
    doubts += [ITSELF] if citing is not None and held.id == citing.id else []
    doubts += [f"the cited document's own {name} is in doubt" for name in held.doubts]
    return Found(how, held.id, doubts=tuple(doubts))


def _was_there(held: Held, citing: Held | None) -> bool:
    """Whether a document can have been cited: nothing cites what is issued later, nor, without a day, itself."""
    if citing is None:
        return True
    return held.id != citing.id and (held.date is None or citing.date is None or held.date <= citing.date)
