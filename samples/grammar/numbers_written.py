"""How number and day came onto the paper: printed, by pen, or by a numbering stamp; and what they read."""

from __future__ import annotations

from dataclasses import dataclass

from samples.grammar.days import in_words, month_number
from samples.grammar.dice import Dice
from samples.grammar.numbering import Code
from samples.grammar.tables import table
from samples.grammar.writer import Writer


@dataclass(frozen=True)
class Numbered:
    """Code and date of a document, marked up as they stand in its head."""

    code: Code
    way: str
    day_by_hand: bool
    month_by_hand: bool

    @property
    def number_line(self) -> str:
        """``Số: {code:{number:15}/{notation:KH-UBND}}``; in the Party ``Số {code:{number:05}-{notation:NQ/ĐU}}``."""
        number = f"{{number:{self._inked(self.code.number)}}}"
        if self.code.party:
            return f"Số {{code:{number}-{{notation:{self.code.notation}}}}}"
        year = f"{self.code.year}/" if self.code.year else ""
        return f"Số: {{code:{number}/{{notation:{year}{self.code.notation}}}}}"

    def _inked(self, text: str) -> str:
        return f"{{{self.way}:{text}}}" if self.way != "print" else text

    def date_words(self, w: Writer) -> str:
        """``{date:ngày {day:{hand:09}} tháng 5 năm 2024}``."""
        if not self.day_by_hand:
            return f"{{date:{in_words(w.day)}}}"
        month = month_number(w.day.month)
        month = f"{{hand:{month}}}" if self.month_by_hand else month
        return f"{{date:ngày {{day:{{hand:{w.day.day:02d}}}}} tháng {month} năm {w.day.year}}}"

    def reference(self, w: Writer, kind: str, *, issued: bool, filled: bool) -> str:
        """``(Kèm theo Kế hoạch số … ngày … của …)``; number and day are dots where nobody filled them in."""
        head = f"{'Ban hành kèm theo' if issued else 'Kèm theo'} {kind} số "
        blank = self.way != "print" and not filled
        number = "......" if blank else self._inked(self.code.number)
        joint = "-" if self.code.party else f"/{self.code.year}/" if self.code.year else "/"
        code = f"{number}{joint}{self.code.notation}"
        date = f"ngày ...... tháng {month_number(w.day.month)} năm {w.day.year}" if blank else self._date_again(w)
        return f"({head}{code} {date} của {w.office.name})"

    def _date_again(self, w: Writer) -> str:
        if not self.day_by_hand:
            return in_words(w.day)
        return f"ngày {{hand:{w.day.day:02d}}} tháng {month_number(w.day.month)} năm {w.day.year}"


def way_of(dice: Dice) -> str:
    """``print``, ``hand`` or ``stamp``, as often as in life."""
    weights: dict[str, float] = table("paper")["number"]
    return dice.weighted(weights)
