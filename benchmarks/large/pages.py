"""A document file set as text alone: lines, pages, and where everything that is marked in it stands.

What :mod:`samples.setting` measures letter by letter is counted here: a line has so many characters, a page so many
lines. The reading order is that of the samples' truth.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from samples.source import Block, DocumentSource, HeaderText, Paragraph, SignatureText

LINE: Final = 78
"""Characters of a line of 13 points."""
PAGE: Final = 40
"""Lines of a page."""
LEADING: Final = 75
"""Pixels from line to line, at 300 dpi."""
WIDE: Final = 25
"""Pixels of a letter."""

_MARKUP: Final = re.compile(r"\{(?P<name>[a-z][a-z0-9_.]*):|(?P<end>\})|(?P<line>\|)")
_STYLES: Final = frozenset({"b", "i"})
_BY_HAND: Final = frozenset({"hand", "stamp"})
_FACTS: Final = re.compile(r"[csd]\.")
"""Marks that belong to the whole document, whatever part of it they stand in (:mod:`samples.markup`)."""
NATION: Final = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
PARTY: Final = ("ĐẢNG CỘNG SẢN VIỆT NAM",)

Spots = dict[str, tuple[int, int]]
"""Characters of the text by the name of what is marked."""


class Setter:
    """Sets one line under the other; ``spots`` fill as it goes, ``by_hand`` are the spots that a hand wrote in."""

    def __init__(self) -> None:
        self.spots: Spots = {}
        self.by_hand: set[str] = set()
        self._parts: list[str] = []
        self._length = 0
        self._lines = 0

    @property
    def text(self) -> str:
        """All of it; pages are parted by form feeds."""
        return "".join(self._parts)[:-1]

    def add(self, marked: str, scope: str = "", name: str | None = None) -> None:
        """A paragraph of marked-up text; ``scope`` goes before its marks, ``name`` marks the whole of it."""
        if name is not None:
            marked = f"{{{name}:{marked}}}"
        plain = self._unmarked(marked, scope)
        lines = _broken(plain)
        self._lines += lines.count("\n") + 1
        end = "\n"
        if self._lines >= PAGE:
            self._lines, end = 0, "\f"
        self._parts.append(lines + end)
        self._length += len(lines) + 1

    def new_page(self) -> None:
        """What follows stands on the next page."""
        if self._parts and self._lines:
            self._parts[-1] = self._parts[-1][:-1] + "\f"
            self._lines = 0

    def _unmarked(self, marked: str, scope: str) -> str:
        """The text without its marks, whose spots are noted."""
        parts: list[str] = []
        opened: list[tuple[str, int]] = []
        length = self._length
        at = 0
        for sign in _MARKUP.finditer(marked):
            parts.append(marked[at : sign.start()])
            length += sign.start() - at
            at = sign.end()
            if sign["name"]:
                opened.append((sign["name"], length))
            elif sign["end"]:
                self._close(*opened.pop(), length, scope, [name for name, _ in opened])
            else:
                parts.append(" ")
                length += 1
        parts.append(marked[at:])
        return "".join(parts)

    def _close(self, name: str, start: int, end: int, scope: str, around: list[str]) -> None:
        if name in _BY_HAND:
            self.by_hand.update(_scoped(each, scope) for each in around)
        elif name not in _STYLES:
            self.spots[_scoped(name, scope)] = (start, end)


def set_text(source: DocumentSource) -> Setter:
    """A whole document: head, body, foot, copy, what is bound behind it."""
    setter = Setter()
    _head(setter, source.header, party=source.rules == "party")
    _body(setter, source.body)
    _foot(setter, source.signature)
    if source.copied is not None:
        copied = source.copied
        for line in (copied.parent, copied.issuer, copied.number, copied.form, copied.place_and_date):
            if line:
                setter.add(line, "copy.")
        _foot(setter, copied.signature, "copy.")
    for number, bound in enumerate(source.attachments, start=1):
        scope = f"att{number}."
        setter.new_page()
        if bound.header is not None:
            _head(setter, bound.header, scope, party=source.rules == "party")
        for line in (bound.label, bound.title, bound.reference):
            if line:
                setter.add(line, scope)
        _body(setter, bound.body, scope)
        if bound.signature is not None:
            _foot(setter, bound.signature, scope)
    return setter


def _head(setter: Setter, header: HeaderText, scope: str = "", *, party: bool) -> None:
    kept = [header.secrecy, header.urgency]
    left = [header.parent, header.issuer, header.number, *([header.subject] if header.title is None else []), *kept]
    right = [*(PARTY if party else NATION), header.place_and_date]
    middle = [header.title, *([header.subject] if header.title is not None else []), header.authority]
    for line in (*left, *right, *middle):
        if line:
            setter.add(line, scope)
    for addressee in header.addressees:
        setter.add(f"Kính gửi: {addressee}", scope)


def _body(setter: Setter, blocks: Iterable[Block], scope: str = "") -> None:
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            setter.add(block.text, scope, f"body.{index}")
        else:
            for row in block.rows:
                setter.add(" ".join(filter(None, row)), scope)


def _foot(setter: Setter, signature: SignatureText, scope: str = "") -> None:
    if signature.recipients:
        setter.add("Nơi nhận:", scope)
    for line in (*signature.recipients, *signature.lines, signature.name):
        setter.add(line, scope)


def _scoped(name: str, scope: str) -> str:
    return name if _FACTS.match(name) else scope + name


def _broken(text: str) -> str:
    """The text with line breaks in the place of blanks, so that no line is too long; its length stays."""
    if len(text) <= LINE:
        return text
    lines, at = [], 0
    while len(text) - at > LINE:
        cut = text.rfind(" ", at, at + LINE + 1)
        if cut <= at:
            break
        lines.append(text[at:cut])
        at = cut + 1
    return "\n".join([*lines, text[at:]])
