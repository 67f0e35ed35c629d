"""Who carries out what a document orders: the leading office, its partners, the finance office, those below."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from samples.grammar.filling import capital
from samples.grammar.slots import lower_words, who
from samples.grammar.tables import table
from samples.grammar.writer import Writer

_STATE = ("province", "council", "office", "district", "commune")
_OWN_LOWER = ("commune", "party", "university", "court")


@dataclass(frozen=True)
class Assignment:
    """An actor and what it is to do, clauses without a full stop."""

    actor: str
    duties: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """``Sở Y tế chủ trì …; …`` in one."""
        return f"{self.actor} {'; '.join(self.duties)}"


def lead(w: Writer) -> str:
    """The office or unit that has the topic's field."""
    if w.office.arena in ("ministry", "department"):
        return w.office.drafting.get(w.unit, w.office.brief)
    found = who(w.office, w.topic.function, w.day)
    if found is None and w.office.arena == "party":
        return f"Ủy ban nhân dân {w.office.scope}"
    return found or who(w.office, "office", w.day) or w.office.brief


def head_of(name: str) -> str:
    """Who is the head of an office, as decisions name them: ``Giám đốc Sở Y tế``."""
    heads: dict[str, str] = table("posts")["heads"]
    return next((f"{head} {name}" for kind, head in heads.items() if name.startswith(kind)), name)


def assignments(w: Writer, count: int) -> list[Assignment]:
    """Up to ``count`` actors with their duties, the leading one first, those below last."""
    first = lead(w)
    duty = w.drawn("measures", w.topic.measures, 1)[0] if w.office.arena == "party" else _generic(w, "lead")
    if w.office.arena == "party" and first.startswith("Ủy ban nhân dân") and not duty.startswith("chỉ đạo"):
        duty = f"chỉ đạo {duty}"
    found = [Assignment(capital(first), (duty,))]
    found += partners(w, max(0, count - 2), besides=first)
    return [*found, those_below(w)]


def those_below(w: Writer) -> Assignment:
    """The units of the next level and what they do whatever the topic."""
    role = f"lower_{w.office.arena}" if w.office.arena in _OWN_LOWER else "lower"
    return Assignment(capital(lower_words(w.office, w.day)), (_generic(w, role),))


def partners(w: Writer, count: int, *, besides: str = "", helpers: bool = True) -> list[Assignment]:
    """Up to ``count`` of those who work with the leading office; ``helpers``: money, press and front among them."""
    chosen = w.dice.some(_possible(w, besides, helpers=helpers), count)
    return [Assignment(capital(name), (duty() if callable(duty) else w.fill(duty),)) for name, duty in chosen]


def _possible(w: Writer, besides: str, *, helpers: bool) -> list[tuple[str, str | Callable[[], str]]]:
    """Names with what they do; a duty is only written once its actor is chosen, so that it leaves no fact unsaid."""
    if w.office.arena == "department":
        units = [name for name in w.office.drafting.values() if name != besides]
        return [(name, lambda: w.drawn("measures", w.topic.measures, 1)[0]) for name in units]
    found: dict[str, str | Callable[[], str]] = {}
    for function, duty in w.topic.partners:
        name = who(w.office, function, w.day)
        if name and name != besides:
            found.setdefault(name, duty)
    for role in ("finance", "media") if w.office.arena in _STATE and helpers else ():
        name = who(w.office, role, w.day)
        if name and name != besides:
            found.setdefault(name, partial(_generic, w, role))
    if w.office.arena in ("province", "district", "commune") and helpers:
        front = f"đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam {w.office.scope} và các tổ chức chính trị - xã hội"
        found[front] = partial(_generic, w, "front")
    return list(found.items())


def actors(w: Writer) -> list[str]:
    """The names alone: who leads, who works with it."""
    first = lead(w)
    names = [name for name, _ in _possible(w, first, helpers=False)]
    finance = who(w.office, "finance", w.day)
    return list(dict.fromkeys(capital(name) for name in (first, *names, *([finance] if finance else []))))


def _generic(w: Writer, role: str) -> str:
    return w.fill(w.draw(f"common.{role}", tuple(table("phrases/common")[role]), 1)[0])
