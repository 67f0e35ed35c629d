"""Articles of regulations: the topic's own, and some that regulations on anything may have."""

from __future__ import annotations

from samples.grammar.tables import table
from samples.grammar.writer import Writer


def articles_of(w: Writer, kind: str, more: int) -> list[tuple[str, list[str]]]:
    """Titles and clauses: the topic's articles, then ``more`` general ones; ``kind`` is what the regulations are."""
    own = [list(clauses) for clauses in w.dice.some(w.topic.clauses, w.dice.between(2, 3))]
    general = w.dice.some(table("phrases/decision")["regulations"]["articles"], more)
    return [(title, [w.fill(clause, kind=kind) for clause in clauses]) for title, *clauses in [*own, *general]]
