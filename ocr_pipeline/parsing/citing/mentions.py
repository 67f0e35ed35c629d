"""One place where a document is cited, as found: before mentions of one document are brought together."""

from __future__ import annotations

from dataclasses import dataclass

from ocr_pipeline.parsing.citing.code import Code
from schemas import Locator, Relation


@dataclass(frozen=True, slots=True)
class CitedDate:
    """The date of a mention: ``iso`` when it is clean, ``likely`` when look-alike signs had to be read as digits.

    ``odd_word`` stands where "ngày" was expected: then ``likely`` may be the date of something else.
    """

    span: tuple[int, int]
    iso: str | None
    likely: str | None = None
    odd_word: str | None = None


@dataclass(frozen=True, slots=True)
class Law:
    """A law by title; ``code_at`` is where its code starts, when it has one; ``year`` stands alone or in ``date``.

    ``doubts`` are about its title, ``date_doubts`` about its date.
    """

    span: tuple[int, int]
    type: str
    title: str
    date: CitedDate | None = None
    year: str | None = None
    code_at: int | None = None
    doubts: tuple[str, ...] = ()
    date_doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cited:
    """A mention: the span of its words, what it names, and in words what is doubtful.

    ``code`` is ``None`` for a law cited by title; a short mention (``Nghị quyết số 29``) has a number and no symbol.
    ``unread`` is what stands where a code was expected and fits no grammar. ``is_basis``: the preamble names it as what
    the document stands on. ``shares_symbol``: only its number is printed, the symbol stands behind the last of a list.

    The doubts about title and date are kept apart from those about the code and the words: a document takes the three
    from different mentions, and each with its own doubts.
    """

    span: tuple[int, int]
    type: str
    code: Code | None = None
    title: str | None = None
    date: CitedDate | None = None
    year: str | None = None
    unread: str | None = None
    issuer: str | None = None
    locator: Locator | None = None
    relation: Relation = Relation.REFERS
    is_basis: bool = False
    shares_symbol: bool = False
    doubts: tuple[str, ...] = ()
    title_doubts: tuple[str, ...] = ()
    date_doubts: tuple[str, ...] = ()

    @property
    def all_doubts(self) -> tuple[str, ...]:
        """What is doubtful about any of it."""
        return (*self.doubts, *self.title_doubts, *self.date_doubts)

    @property
    def value(self) -> str | None:
        """The code as it goes into the contract."""
        return self.code.value if self.code else self.unread

    @property
    def is_short(self) -> bool:
        """Whether number and year alone name the document."""
        return self.code is not None and not self.code.groups
