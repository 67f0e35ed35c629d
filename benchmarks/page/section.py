"""A part of the page: what was measured, how, as a table, and the picture of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """``says`` tells how it was measured; ``rows`` begin with their heads; ``picture`` is a path; ``raw`` is text."""

    title: str
    says: str
    rows: tuple[tuple[str, ...], ...] = ()
    picture: str | None = None
    raw: str = ""

    def markdown(self) -> str:
        """The section as it stands on the page."""
        parts = [f"## {self.title}", self.says]
        if self.rows:
            parts.append(_table(self.rows))
        if self.picture:
            parts.append(f"![{self.title}]({self.picture})")
        if self.raw:
            parts.append(f"```text\n{self.raw.rstrip()}\n```")
        return "\n\n".join(parts)


def _table(rows: Sequence[Sequence[str]]) -> str:
    heads, *others = rows
    lines = [heads, ["---"] * len(heads), *others]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
