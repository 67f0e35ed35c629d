"""Cuts a long text into blocks that are restored one by one, so that memory does not grow with the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

MOST_CHARACTERS: Final = 200_000
"""Characters of a block, about a hundred pages; a block ends with a line where there is one."""

# The end of a line, else of a word.
_LINE_END: Final = regex.compile(r"(?r)\n")
_WORD_END: Final = regex.compile(r"(?r)\s")


def blocks(text: str, most: int = MOST_CHARACTERS) -> Iterator[tuple[int, int]]:
    """Ranges of characters that make up the text, none longer than ``most``: a word that is longer is cut.

    An empty text is one empty block.
    """
    start = 0
    while len(text) - start > most:
        found = _LINE_END.search(text, start, start + most) or _WORD_END.search(text, start, start + most)
        end = found.end() if found else start + most
        yield start, end
        start = end
    yield start, len(text)
