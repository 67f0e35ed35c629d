"""One document in the making: who writes, about what, on which day, and the facts that its text has marked so far."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from samples.grammar.citing import Citer, Paper, Style
from samples.grammar.days import in_figures, in_words, span_before, working_day
from samples.grammar.dice import Dice
from samples.grammar.expressions import BRACKET
from samples.grammar.filling import Slot, capital, filled
from samples.grammar.laws import Law, in_force
from samples.grammar.ledger import Ledger, Role
from samples.grammar.numbering import Code, number_on
from samples.grammar.office import Office
from samples.grammar.quantities import Quantities
from samples.grammar.slots import office_slots
from samples.grammar.sources import Source
from samples.grammar.tables import table
from samples.grammar.topics import Topic
from samples.source import Paragraph, Rules, SectionHead
from schemas import Relation

# Colleges rest on another law than universities.
_COLLEGES = ("CĐYTLG",)
_COLLEGE_LAWS = {
    "higher_education": "vocational",
    "higher_education_decree": "vocational",
    "training_circular": "vocational",
}

Words = str | Callable[[], str]
"""What a slot stands for; a function is called where the slot is used, so that words not taken leave no fact."""

_ABBREVIATIONS = {
    "Nghị quyết": "NQ", "Quyết định": "QĐ", "Chỉ thị": "CT", "Thông báo": "TB", "Hướng dẫn": "HD", "Kế hoạch": "KH",
    "Báo cáo": "BC", "Tờ trình": "TTr", "Công văn": "", "Công điện": "CĐ", "Biên bản": "BB", "Kết luận": "KL",
}  # fmt: skip


class Writer:
    """Draws and fills the texts of one document, and keeps its facts in ``ledger``.

    Nothing is drawn twice from one list of a topic (``stock``), so that no measure stands twice on a page.
    """

    def __init__(self, dice: Dice, office: Office, topic: Topic, day: dt.date, rules: Rules, *, style: Style) -> None:
        self.dice = dice
        self.office = office
        self.topic = topic
        self.day = day
        self.rules = rules
        self.span = span_before(day)
        self.ledger = Ledger()
        self.citer = Citer(dice, self.ledger, day, style)
        self.quantities = Quantities(dice, self.ledger, size=office.size, units=office.units, span=self.span)
        self.task = ""
        self.unit = _drafting_unit(dice, office, topic)
        self._short_dates = style != "words" or dice.chance(0.25)
        self._reminded = False
        self._stock: dict[str, list[str]] = {}
        self._slots: dict[str, Slot] = office_slots(office, day, self.span, dice) | {
            "name": lambda _: topic.name,
            "duty": lambda _: topic.duty,
            "task": lambda _: self.task,
            "deadline": self._deadline,
            "law": lambda _: self._topic_law(),
            "followed_law": lambda _: self._topic_law(Relation.IMPLEMENTS),
            "basis": lambda _: self._topic_law(Relation.BASIS),
        }
        self.task = self.draw("tasks", topic.tasks, 1)[0]

    def fill(self, template: str, **slots: Words) -> str:
        """A template with the slots of the document and further ones, which may wait until they are used."""
        more = {name: _slot(words) for name, words in slots.items()}
        return filled(template, self.dice, self._slots | more, self.quantities)

    def phrase(self, path: str, **slots: Words) -> str:
        """One of the phrases at ``file.key.…`` of the tables, filled."""
        file, *keys = path.split(".")
        found = table(f"phrases/{file}")
        for key in keys:
            found = found[key]
        return self.fill(self.draw(path, tuple(found), 1)[0], **slots)

    def draw(self, name: str, choices: Sequence[str], count: int) -> list[str]:
        """Up to ``count`` of ``choices`` not drawn under this name before; all over again when none is left."""
        stock = self._stock.setdefault(name, [])
        if not stock:
            stock[:] = self.dice.shuffled(choices)
        taken, stock[:] = stock[:count], stock[count:]
        return taken

    def facts(self, count: int, *, beside_table: bool = False) -> list[str]:
        """Sentences with quantities; beside the topic's table none that counts what the table counts."""
        choices = self.topic.facts
        if beside_table and self.topic.table is not None:
            told = _measures(self.topic.table.sentence)
            choices = tuple(fact for fact in choices if not _counts_again(told, _measures(fact)))
        return self.drawn(f"facts.{beside_table}", choices, count)

    def measures(self, count: int) -> list[str]:
        """Measures of the topic, some with what they follow or until when: ``…, hoàn thành trước ngày …``."""
        return [text + self._tail(text) for text in self.drawn("measures", self.topic.measures, count)]

    def _tail(self, text: str) -> str:
        if self.dice.chance(0.1):
            return self.fill(", hoàn thành <deadline:20..120>")
        if "theo " in text or "quy định" in text:
            return ""
        if self.dice.chance(0.08) and self.office.arena != "party":
            return f" theo quy định của {self.main_law()}"
        again = self.citer.again() if self.dice.chance(0.12) and not self._reminded else None
        self._reminded = self._reminded or again is not None
        return f" theo {again}" if again else ""

    def drawn(self, name: str, choices: Sequence[str], count: int) -> list[str]:
        """The same, filled."""
        return [self.fill(template) for template in self.draw(name, choices, count)]

    @contextmanager
    def reporting(self) -> Iterator[None]:
        """Quantities counted inside belong to the period of the document."""
        self.quantities.reporting = True
        try:
            yield
        finally:
            self.quantities.reporting = False

    def date(self, role: Role, day: dt.date, before: str = "", *, derived: bool = False) -> str:
        """A marked date with the words before it that belong to it: ``trước ngày 15 tháng 12 năm 2024``."""
        written = in_figures(day) if self._short_dates else in_words(day)
        return self.ledger.date(role, day, f"{before} {written}".strip(), derived=derived)

    def _deadline(self, argument: str) -> str:
        """``<deadline:10..40>``: so many days from now, as a marked date."""
        low, _, high = (argument or "12..45").partition("..")
        day = working_day(self.day + dt.timedelta(days=self.dice.between(int(low), int(high or low))))
        return self.date("deadline", day, self.dice.one(("trước", "trước", "trước", "chậm nhất", "chậm nhất là")))

    def laws(self, families: Sequence[str]) -> list[Law]:
        """The laws of some families that are in force on the day of the document."""
        if self.office.code in _COLLEGES:
            families = [_COLLEGE_LAWS.get(family, family) for family in families]
        return [law for family in dict.fromkeys(families) for law in in_force(family, self.day)]

    def main_law(self) -> str:
        """The first law of the topic, cited in the run of a text."""
        fitting = self.laws(self.topic.laws) or self.laws(("local_government", "clerical"))
        return self.citer.law(fitting[0], Relation.REFERS)

    def _topic_law(self, relation: Relation = Relation.REFERS) -> str:
        """A law of the topic, cited in the run of a text: as a basis after "căn cứ", carried out after "thực hiện"."""
        fitting = self.laws(self.topic.laws) or self.laws(("local_government", "clerical"))
        law = self.dice.one([law for law in fitting if not law.amends])
        return self.citer.law(law, relation, basis=relation is Relation.BASIS)

    def paper(
        self, kind: str, source: Source, title: str | None, days: tuple[int, int], *, normative: bool = False
    ) -> Paper | None:
        """A paper that ``source`` issued between so many days ago; None where it had not begun to write by then."""
        far, near = (self.day - dt.timedelta(days=n) for n in (max(days), min(days)))
        first = max(far, source.since)
        if first > near:
            return None
        day = working_day(first + dt.timedelta(days=self.dice.between(0, (near - first).days)))
        if day >= self.day:
            return None
        return Paper(kind, self.code(kind, source, day, normative=normative), day, source.name, title)

    def code(self, kind: str, source: Source, day: dt.date, *, normative: bool = False) -> Code:
        """Number and notation that a paper of ``source`` bears."""
        abbreviation = _ABBREVIATIONS[kind]
        if source.party:
            abbreviation = abbreviation or "CV"
            return Code(number_on(self.dice, "party", abbreviation, day), f"{abbreviation}/{source.code}", party=True)
        number = number_on(self.dice, source.level, "QPPL" if normative else abbreviation, day)
        if not abbreviation:
            return Code(number, f"{source.code}-{self.dice.one(source.suffixes)}")
        return Code(number, f"{abbreviation}-{source.code}", year=day.year if normative else None)

    def paragraph(self, text: str, *, italic: bool = False, centred: bool = False, closing: bool = False) -> Paragraph:
        """A paragraph outside the outline's openings."""
        return Paragraph(text=text, italic=italic, centred=centred, closing=closing)

    def section(self, text: str, label: str, level: int, title: str | None = None) -> Paragraph:
        """A paragraph that opens a part of the outline."""
        return Paragraph(text=text, section=SectionHead(label=label, title=title, level=level))


def _measures(template: str) -> list[str]:
    return [match["measure"] for match in BRACKET.finditer(template)]


def _counts_again(told: list[str], measures: list[str]) -> bool:
    return any(one.startswith(other) or other.startswith(one) for one in told for other in measures)


def _drafting_unit(dice: Dice, office: Office, topic: Topic) -> str:
    """The unit that drafts: last group of a letter's notation, and named in the register line."""
    if office.arena == "party":
        return ""
    if office.drafting and office.arena in ("department", "ministry", "university"):
        return dice.one([code for code in office.drafting if code in topic.desks] or list(office.drafting))
    own_units = {
        "commune": ("VP", "VHXH", "KT", "ĐC"),
        "court": ("VP", "TCCB", "GĐKT"),
        "council": ("CTHĐ", "KTNS", "PC"),
    }
    return dice.one(own_units.get(office.arena, (topic.suffix or "TH",)))


def _slot(words: Words) -> Slot:
    return lambda _: words if isinstance(words, str) else words()


def sentence(text: str) -> str:
    """A clause as a sentence: capital and full stop."""
    text = capital(text)
    return text if text.endswith((".", "./.", ":")) else f"{text}."
