"""The small markup of the document files: ``{name:text}``, nested at will.

``{b:…}`` is bold, ``{i:…}`` italic, ``{hand:…}`` written by pen, ``{stamp:…}`` stamped; every other name marks a
stretch of text whose place the truth records (``{code:{number:123}/{notation:TB-SYT}}``). A second mention is
``{name.2:…}``. A bar ``|`` ends the line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Literal

_OPEN = re.compile(r"\{([a-z][a-z0-9_.]*):")
"""``{name:``: a name is lower case, digits, dots and underscores."""

By = Literal["print", "pen", "stamp"]
"""What put the letters on the paper."""

_FACTS = re.compile(r"[csd]\.")
"""Marks of citations, quantities and dates: they belong to the document, in whatever part of it they stand."""

_BREAK = re.compile(r"(?<=-)(?=[A-ZĐ])")
"""Inside a code a line may end after the hyphen (``215/TTr-⏎SNV``), as word processors do."""


@dataclass(frozen=True)
class Run:
    """Letters of one style and one set of marks, without a space."""

    text: str
    marks: frozenset[str] = frozenset()
    bold: bool = False
    italic: bool = False
    by: By = "print"

    @property
    def inked(self) -> bool:
        """Whether a hand put it on the paper after it was printed."""
        return self.by != "print"


@dataclass(frozen=True)
class Token:
    """What stays together on a line.

    ``joined`` when no space stands before it; ``starts_line`` after a forced end of a line.
    """

    runs: tuple[Run, ...]
    joined: bool = False
    starts_line: bool = False


def parse(source: str, *, bold: bool = False, italic: bool = False, scope: str = "") -> tuple[Token, ...]:
    """Tokens of a marked-up text, in order; ``scope`` is put before its marks (``copy.issuer``), but not of facts.

    Raises:
        ValueError: the braces do not match.
    """
    tokens: list[Token] = []
    for forced, word in _words(_letters(source, Run("", bold=bold, italic=italic), scope)):
        first, *others = _split_at_hyphens(word)
        tokens.append(Token(first, starts_line=forced))
        tokens.extend(Token(part, joined=True) for part in others)
    return tuple(tokens)


def plain(text: str) -> dict[str, str]:
    """The text under each mark of a marked-up text, its lines joined; ``""`` names the whole text."""
    found: dict[str, str] = {}
    for token in parse(text):
        for position, run in enumerate(token.runs):
            space = "" if position or token.joined else " "
            for name in ("", *run.marks):
                found[name] = found[name] + space + run.text if name in found else run.text
    return found


_Letter = tuple[str, Run]
"""A letter, and a run without letters that says how it is put on the paper."""


def _letters(source: str, base: Run, scope: str) -> list[_Letter]:
    letters: list[_Letter] = []
    styles = [base]
    position = 0
    while position < len(source):
        opening = _OPEN.match(source, position)
        if opening:
            styles.append(_styled(styles[-1], opening[1], scope))
            position = opening.end()
            continue
        if source[position] == "}":
            if len(styles) == 1:
                raise ValueError(f"a brace too many: {source!r}")
            styles.pop()
        elif source[position] == "{":
            raise ValueError(f"a brace without a name: {source!r}")
        else:
            letters.append((source[position], styles[-1]))
        position += 1
    if len(styles) > 1:
        raise ValueError(f"a brace is not closed: {source!r}")
    return letters


def _styled(style: Run, name: str, scope: str) -> Run:
    if name == "b":
        return replace(style, bold=True)
    if name == "i":
        return replace(style, italic=True)
    if name == "hand":
        return replace(style, by="pen")
    if name == "stamp":
        return replace(style, by="stamp")
    return replace(style, marks=style.marks | {name if _FACTS.match(name) else scope + name})


def _words(letters: list[_Letter]) -> list[tuple[bool, list[_Letter]]]:
    words: list[tuple[bool, list[_Letter]]] = [(False, [])]
    for letter in letters:
        if letter[0].isspace() or letter[0] == "|":
            words.append((letter[0] == "|", []))
        else:
            words[-1][1].append(letter)
    return [word for word in words if word[1]]


def _split_at_hyphens(letters: list[_Letter]) -> list[tuple[Run, ...]]:
    text = "".join(letter for letter, _ in letters)
    cuts = [0, *(found.start() for found in _BREAK.finditer(text)), len(letters)]
    return [_merged(letters[start:end]) for start, end in pairwise(cuts)]


def _merged(letters: list[_Letter]) -> tuple[Run, ...]:
    alike = groupby(letters, key=itemgetter(1))
    return tuple(replace(style, text="".join(letter for letter, _ in run)) for style, run in alike)
