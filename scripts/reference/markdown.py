"""Markdown as all pages of the reference have it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

# A word in capitals or with a bracket that would be taken for an HTML element: `<stem>`.
ANGLE = re.compile(r"<(?=[a-z/])")


def page(title: str, says: str, *parts: str) -> str:
    """A page: its title, what it holds, where it comes from, its parts."""
    note = "<!-- Made from the code by `make reference`: change the code, not this page. -->"
    return "\n\n".join([note, f"# {title}", says, *parts]).rstrip() + "\n"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; what would end a cell is escaped."""
    lines = [heads, ["---"] * len(heads), *([cell(each) for each in row] for row in rows)]
    return "\n".join("| " + " | ".join(line).rstrip() + " |" for line in lines)


def cell(text: str) -> str:
    """A text on one line, as a cell takes it."""
    return ANGLE.sub("&lt;", " ".join(text.split())).replace("|", "\\|")


def code(text: str) -> str:
    """As code; nothing of nothing."""
    return f"`{text}`" if text else ""


def fence(text: str) -> str:
    """A block of text as it stands."""
    return f"```text\n{text}\n```"
