"""What a person typed, as a question to the index. Any text is one: nothing that can be typed is an error.

Words beside each other must all occur, anywhere. ``"an toàn thực phẩm"`` is a phrase: these words, one behind the
other. A star at the end asks for what begins so: ``kiem*``, ``"an toàn thực*"``. What hangs together without a blank is
a phrase as well, whatever parts its words: ``214/QĐ-UBND`` asks for ``214 qd ubnd``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from ocr_pipeline.archive.search.folding import WORD, composed, folded, word_forms

MOST_ITEMS: Final = 64
"""Words and phrases of one question; what is behind them is not asked for. SQLite takes a few hundred."""

_ITEM: Final = re.compile(r'"(?P<phrase>[^"]*)"|(?P<chunk>[^\s"]+)')
"""A phrase in quotes, or a run without blanks. A quote that is not closed is read as a blank."""

FOLDED: Final = "{body own subject}"
"""The columns of the index ``search`` that a text is looked for in."""


@dataclass(frozen=True, slots=True)
class Item:
    """Words that stand one behind the other, folded and with their marks.

    ``is_code``: it holds a figure, or a sign between letters, as codes and dates do; its marks do not count, since a
    document's own number was often written by hand and stands in its code alone. ``begun`` is the last word as it was
    typed where the last word need only begin so: hoà, which begins hoàng, is no more hòa by then.
    """

    folded: tuple[str, ...]
    marked: tuple[str, ...]
    begun: str | None = None
    is_code: bool = False

    @property
    def has_marks(self) -> bool:
        """Whether marks, or a đ, were typed that count."""
        return not self.is_code and self.folded != self.marked


@dataclass(frozen=True, slots=True)
class Question:
    """What must occur; ``is_empty`` tells that nothing was asked, ``is_mute`` that what was asked has no word."""

    items: tuple[Item, ...]
    is_empty: bool

    @property
    def is_mute(self) -> bool:
        """Whether there was a text without any word (``./.``): no document is meant by it."""
        return not self.items and not self.is_empty

    @property
    def has_marks(self) -> bool:
        """Whether it was typed with marks, so that the documents that have them come first."""
        return any(item.has_marks for item in self.items)

    def loose(self) -> str:
        """The MATCH in ``search`` of all that is found: marks do not count."""
        return _all_folded(self.items)

    def codes(self) -> str:
        """The part of it whose marks never count; empty where there is none."""
        return _all_folded([item for item in self.items if item.is_code])

    def marked(self) -> str:
        """The MATCH in ``search_marked`` of what has the marks just so; empty where there is none to ask for."""
        return " AND ".join(_marked(item) for item in self.items if not item.is_code)


def question_of(text: str) -> Question:
    """What a text asks for."""
    items = dict.fromkeys(filter(None, map(_item, _ITEM.finditer(text))))
    return Question(tuple(items)[:MOST_ITEMS], is_empty=not text.strip())


def phrase(text: str, column: str) -> str | None:
    """The MATCH of a text that occurs as a phrase in a column; a star at its end asks for what begins so."""
    words, begins = _folded_words(text), text.rstrip().endswith("*")
    return f"{column} : {_phrase(words, begins)}" if words else None


def _item(found: re.Match[str]) -> Item | None:
    text = found["phrase"] if found["phrase"] is not None else found["chunk"]
    words = _folded_words(text)
    if not words:
        return None
    printed = WORD.findall(text)
    marked = tuple(word_forms(word).marked for word in printed)
    begun = composed(printed[-1]) if text.rstrip().endswith("*") else None
    in_one_piece = found["chunk"] is not None and len(words) > 1
    return Item(words, marked, begun, in_one_piece or (len(words) == 1 and any(map(str.isdigit, words[0]))))


def _folded_words(text: str) -> tuple[str, ...]:
    return tuple(folded(text).split())


def _all_folded(items: Iterable[Item]) -> str:
    return " AND ".join(f"{FOLDED} : {_phrase(item.folded, item.begun is not None)}" for item in items)


def _marked(item: Item) -> str:
    if item.begun is None:
        return _phrase(item.marked)
    ends = dict.fromkeys((item.begun, item.marked[-1]))
    return f"({' OR '.join(_phrase((*item.marked[:-1], end), begins=True) for end in ends)})"


def _phrase(words: tuple[str, ...], begins: bool = False) -> str:
    quoted = " ".join(words)
    return f'"{quoted}" *' if begins else f'"{quoted}"'
