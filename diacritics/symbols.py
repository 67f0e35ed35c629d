"""Document symbols that lost letters (``214/QD-UBND``): a closed table, matched exactly; a digit is never touched."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import regex

from diacritics.tokens import Kind, Token

# A group of letters inside a code, as the table knows it.
_GROUP: Final = regex.compile(r"\p{L}+")

# The place of the document type: straight after the number, its year or its separator, or at the very beginning.
_TYPE_PLACE: Final = regex.compile(r"(?:^|[\d/\\-])$")


class SymbolTable:
    """Rows of ``damaged, right, place``.

    place is ``type`` (the group after the number), ``code`` (any group of a code), ``any`` (also a lone abbreviation)
    or ``joined`` (several groups with their separators).
    """

    def __init__(self, path: Path) -> None:
        rows = [line.split("\t") for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
        of: dict[str, dict[str, str]] = {place: {} for place in ("type", "code", "any", "joined")}
        for damaged, right, place in rows:
            of[place][damaged] = right
        self._alone = of["any"]
        self._groups = of["any"] | of["code"]
        self._types = of["type"]
        self._joined = of["joined"]
        self._joins = regex.compile(r"(?<!\p{L})\L<joined>(?!\p{L})", joined=list(self._joined))

    def repair(self, token: Token) -> str | None:
        """The symbol with its letters put right; None when nothing is to be done.

        Codes are repaired group by group; a lone abbreviation only by the rows that hold anywhere.
        """
        if token.kind is Kind.ABBREVIATION or token.kind is Kind.WORD:
            return self._alone.get(token.text)
        if token.kind is not Kind.CODE:
            return None
        text = self._joins.sub(lambda match: self._joined[match.group()], token.text)
        text = _GROUP.sub(self._group, text)
        return text if text != token.text else None

    def _group(self, match: regex.Match[str]) -> str:
        group = match.group()
        known = self._groups.get(group)
        if known is None and _is_type_place(match.string, match.start(), match.end()):
            known = self._types.get(group)
        return group if known is None else known


def _is_type_place(text: str, start: int, end: int) -> bool:
    return (
        bool(_TYPE_PLACE.search(text[:start]))
        and not any(c.isalpha() for c in text[:start])
        and text[end:][:1] in ("-", "–", "", "/")
    )
