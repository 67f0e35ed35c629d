"""Documents cited: laws in force by title and date, papers of the made-up offices by code, and what life does to them.

Now and then a citation is printed without its date, without its notation, or with a year that its code belies: such a
defect is a fact of the citation, never repaired.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Literal

from samples.facts import CitedDocument
from samples.grammar.days import MERGER, in_figures, in_words
from samples.grammar.dice import Dice
from samples.grammar.laws import Law
from samples.grammar.ledger import Ledger
from samples.grammar.numbering import Code
from schemas import Locator, Relation

Style = Literal["words", "figures", "party"]
"""How dates of cited documents are written: in full, in figures, or in figures after a comma as the Party does."""

_NO_DATE, _NO_NOTATION, _WRONG_YEAR = 0.025, 0.025, 0.08
_NO_NUMBER_WORD, _COMMA, _AS_TEXT = 0.04, 0.05, 0.18
# Offices that print the number of a law, and since the forms of 2025 ask for it.
_LAWS_BY_NUMBER, _LAWS_BY_NUMBER_NOW = 0.15, 0.7
_LOCATED = ("Quyết định", "Nghị quyết", "Thông tư", "Kế hoạch", "Quy định")
_LETTERS = "abcdđ"


@dataclass(frozen=True)
class Paper:
    """A paper of a made-up office: whose it is as texts name it, and its subject as they go on (``về việc …``).

    ``called`` is the type as printed, where it says more than the type: ``Báo cáo thẩm tra``.
    """

    type: str
    code: Code
    date: dt.date
    issuer: str | None = None
    title: str | None = None
    called: str | None = None


@dataclass(frozen=True)
class _Known:
    """A document cited before, by its key, and the words for it the next time."""

    key: str
    again: str
    type: str


class Citer:
    """Writes the citations of one document, dated ``day``; a document cited twice is one, mentioned twice."""

    def __init__(self, dice: Dice, ledger: Ledger, day: dt.date, style: Style) -> None:
        self._dice = dice
        self._ledger = ledger
        self._day = day
        self._style: Style = style
        self._numbered = dice.chance(_LAWS_BY_NUMBER_NOW if day >= MERGER else _LAWS_BY_NUMBER)
        self._laws: dict[Law, str] = {}
        self._known: list[_Known] = []

    def law(self, law: Law, relation: Relation, *, basis: bool = False) -> str:
        """A law or decree with what the form asks for: a decree goes on with its issuer and title."""
        if law in self._laws:
            return self._law_again(law)
        date = in_words(law.date) if basis or self._style == "words" else in_figures(law.date)
        number = law.number if self._numbered else None
        words = f"{law.type} số {law.code}" if law.code else f"{law.type} {law.title}"
        words = f"{words} số {number} {date}" if number else f"{words} {date}"
        cited = CitedDocument(
            type=law.type,
            code=law.code or number,
            date=law.date,
            title=law.title,
            issuer=law.issuer,
            relation=relation,
            basis=basis,
        )
        text = self._ledger.cite(cited, words)
        self._laws[law] = list(self._ledger.citations)[-1]
        return f"{text} của {law.issuer} {law.title}" if law.code else text

    def _law_again(self, law: Law) -> str:
        if law.code:
            return self._ledger.cite_again(self._laws[law], f"{law.type} số {law.code}")
        words = f"{law.type} {law.title}"
        return self._ledger.cite_again(
            self._laws[law], f"{words} năm {law.date.year}" if self._dice.chance(0.5) else words
        )

    def paper(
        self, paper: Paper, relation: Relation, *, basis: bool = False, bare: bool = False, located: bool = False
    ) -> str:
        """A paper with its issuer and title.

        ``bare``: by its code and date alone, where the sentence has named the issuer; ``located``: now and then a part
        of it is meant, ``khoản 2 Điều 5 Quyết định …``.
        """
        paper, printed, defects = self._as_printed(paper)
        locator, place = self._place(paper.type) if located else (None, "")
        number = "" if self._dice.chance(_NO_NUMBER_WORD) and "no_notation" not in defects else "số "
        comma = "," if self._style == "party" or self._dice.chance(_COMMA) else ""
        date = "" if "no_date" in defects else f"{comma} {self._date(paper.date, basis=basis)}"
        cited = CitedDocument(
            type=paper.type,
            code=printed,
            date=None if "no_date" in defects else paper.date,
            title=None if bare else paper.title,
            issuer=paper.issuer,
            relation=relation,
            basis=basis,
            locator=locator,
            defects=defects,
        )
        text = self._ledger.cite(cited, f"{place}{paper.called or paper.type} {number}{printed}{date}")
        self._known.append(_Known(list(self._ledger.citations)[-1], f"{paper.type} số {printed}", paper.type))
        if bare:
            return text
        return text + (f" của {paper.issuer}" if paper.issuer else "") + (f" {paper.title}" if paper.title else "")

    def again(self, *types: str) -> str | None:
        """One more mention, in short, of a paper cited before (of some type); None where there is none."""
        known = [one for one in self._known if not types or one.type in types]
        if not known:
            return None
        one = self._dice.one(known)
        return self._ledger.cite_again(one.key, one.again)

    def _date(self, day: dt.date, *, basis: bool) -> str:
        return in_words(day) if self._style == "words" or (basis and self._style != "party") else in_figures(day)

    def _as_printed(self, paper: Paper) -> tuple[Paper, str, tuple[str, ...]]:
        """The paper, its code as printed and the defects of both."""
        if paper.type == "Công văn" and self._dice.chance(_AS_TEXT) and not paper.code.party:
            paper = replace(paper, type="Văn bản")
        if self._dice.chance(_NO_DATE):
            return paper, paper.code.text, ("no_date",)
        if paper.code.party:
            return paper, paper.code.text, ()
        if paper.code.year and self._dice.chance(_WRONG_YEAR):
            year = (
                paper.date.year - 1
                if paper.date.replace(day=1).replace(year=paper.date.year + 1) > self._day
                else paper.date.year + 1
            )
            return (
                replace(paper, date=paper.date.replace(day=min(paper.date.day, 28), year=year)),
                paper.code.text,
                ("date_conflict",),
            )
        if self._dice.chance(_NO_NOTATION):
            number = paper.code.number
            return paper, f"{number}/{paper.code.year}" if paper.code.year else number, ("no_notation",)
        return paper, paper.code.text, ()

    def _place(self, kind: str) -> tuple[Locator | None, str]:
        """A part of the cited document, as structure and in words."""
        if kind not in _LOCATED or not self._dice.chance(0.2):
            return None, ""
        if kind == "Kế hoạch":
            part = self._dice.one(("I", "II", "III"))
            return Locator(muc=part), f"Mục {part} "
        article, clause, point = str(self._dice.between(1, 9)), str(self._dice.between(1, 4)), self._dice.one(_LETTERS)
        if self._dice.chance(0.4):
            return Locator(dieu=article), f"Điều {article} "
        if self._dice.chance(0.6):
            return Locator(khoan=clause, dieu=article), f"khoản {clause} Điều {article} "
        return Locator(diem=point, khoan=clause, dieu=article), f"điểm {point} khoản {clause} Điều {article} "
