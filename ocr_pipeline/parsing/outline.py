"""The outline of a body: parts, chapters, articles, and the numbered headings of reports, as a tree.

A body ends at its recipients; what is bound behind it has an outline of its own, after the next page break. A list of
names there has none: its labels number rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from ocr_pipeline.parsing.folding import fold, one_line, unify
from ocr_pipeline.parsing.outline_labels import NAMED, Label, Rank, due_after, numbered_label, returns, roman
from schemas import Section, SectionItem

_LONGEST_TITLE: Final = 160
_FULL_LINE: Final = 55
"""Characters: an ordinary line of this length runs on into the next one."""
_CLOSED: Final = (".", ";", ":", ",", "./.")
# Dirt behind a title, parted from it: "CHỈ TIÊU CỤ THỂ |", "Kinh phí thực hiện ; |".
_DIRT_BEHIND: Final = re.compile(r"(?:\s+[|;:,.·•_~^'’`*°!¡\\\[\]{}=<>+-]{1,3})+$")
# Where the body ends: the recipients and the signature.
_FOOT: Final = re.compile(r"\s{0,4}noi nhan\s{0,2}[:.]")
# What heads a list, in capitals.
_LIST: Final = re.compile(r"\W{0,4}DANH SÁCH\s")
# Dirt at the margin before a label.
_SPECK: Final = re.compile(
    r"[|._'’`~^-]\s{1,2}(?=(?:\d{1,2}|[IVXHLU]{1,5})[.)]\s?[^\W\d_]|Chương\s)|['’`](?=\d{1,2}[.,]\s[^\W\d_])"
)
# The next part in capitals.
_NEXT_ROMAN: Final = re.compile(r"\n[ ]{0,4}(?P<label>[IVX]{1,5})\s?[.)-]\s{0,3}(?=[^\sa-zà-ỹ][^\na-zà-ỹ]{3})")
_SIGN: Final = re.compile(r"[.)\-:]")
# A label at the beginning of the line below: it is no continuation of a title.
_LABEL_BELOW: Final = re.compile(r"(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđA-HĐ])\s?[.)\-](?!\d)|[-+]\s")
_CHAPTER: Final = len("Chương")
_ITEMS: Final = (Rank.DASH, Rank.PLUS)


@dataclass(slots=True)
class _Node:
    rank: int
    label: str
    title: str | None
    start: int
    end: int = 0
    children: list[_Node] = field(default_factory=list)

    def section(self, level: int) -> Section:
        inner = [child for child in self.children if child.rank not in _ITEMS]
        return Section(
            label=self.label,
            title=self.title,
            level=level,
            span=(self.start, self.end),
            children=tuple(child.section(level + 1) for child in inner),
            items=tuple(child.item() for child in self.children if child.rank in _ITEMS),
        )

    def item(self) -> SectionItem:
        return SectionItem(
            sign=self.label, span=(self.start, self.end), children=tuple(child.item() for child in self.children)
        )


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    begin: int
    following: str
    opens_page: bool

    @property
    def end(self) -> int:
        return self.begin + len(self.text)


def find_sections(text: str) -> list[Section]:
    """The outline of ``text``, outermost sections first, each with its span, its children and its dashes.

    ``title`` is the rest of the line where it reads as a title (capitals, or a short line that does not run on).
    """
    builder = _Builder(text)
    for line in _lines(text):
        builder.take(line)
    builder.close(len(text))
    return [node.section(1) for node in builder.roots]


def _lines(text: str) -> Iterator[_Line]:
    at = 0
    lines = unify(text).splitlines(keepends=True)
    for index, line in enumerate(lines):
        following, *beyond = lines[index + 1 : index + 3] or ("",)
        if not following.strip() and beyond and beyond[0][:1].islower():
            following = beyond[0]  # texts may have a blank line behind each
        yield _Line(line, at, following, opens_page="\f" in text[max(0, at - 2) : at + 1])
        at += len(line)


class _Builder:
    """Takes the lines one after another; ``path`` holds the open sections, the outermost first."""

    def __init__(self, text: str) -> None:
        self.roots: list[_Node] = []
        self._text = text
        self._folded = fold(text)
        self._path: list[_Node] = []
        self._past_foot = False
        self._in_list = False
        self._began = 0

    def take(self, line: _Line) -> None:
        """Take the next line: it opens a section, ends the body, or goes on."""
        if _FOOT.match(self._folded, line.begin) and len(self.roots) > self._began:
            self.close(line.begin)
            self._past_foot, self._began = True, len(self.roots)
        elif line.opens_page:
            self._past_foot = False
        if self.roots and _LIST.match(line.text) and _is_capitals(line.text):
            self.close(line.begin)
            self._in_list, self._began = True, len(self.roots)
        node = None if self._past_foot else self._opening(line)
        if node is None:
            return
        if (node.rank, node.label) == (Rank.DECIMAL, "2"):
            self._put_right_first()
        while self._path and self._path[-1].rank >= node.rank:
            self._path.pop().end = line.begin
        (self._path[-1].children if self._path else self.roots).append(node)
        self._path.append(node)

    def _put_right_first(self) -> None:
        """What was read as I and has 2 behind it, and neither 1 nor capitals, is 1."""
        first = next((node for node in reversed(self._path) if node.rank <= Rank.DECIMAL), None)
        if first is None or (first.rank, first.label) != (Rank.ROMAN, "I"):
            return
        line = self._text[first.start : self._text.find("\n", first.start)]
        if not _is_capitals(line) and all(child.rank != Rank.DECIMAL for child in first.children):
            first.rank, first.label = Rank.DECIMAL, "1"
            self._move_under_the_one_before(first)

    def _move_under_the_one_before(self, node: _Node) -> None:
        """A paragraph that had passed for a part belongs under the part before it."""
        place = self._path.index(node)
        siblings = self._path[place - 1].children if place else self.roots
        if len(siblings) > 1 and siblings[-2].rank == Rank.ROMAN:
            siblings.pop()
            siblings[-1].children.append(node)
            self._path.insert(place, siblings[-1])

    def close(self, at: int) -> None:
        """End every open section at ``at``."""
        for node in self._path:
            node.end = at
        self._path = []

    def _opening(self, line: _Line) -> _Node | None:
        if not line.text.strip():
            return None
        start = line.begin + len(line.text) - len(line.text.lstrip())
        speck = _SPECK.match(self._text, start)
        start = speck.end() if speck else start
        named = self._named(line, start)
        self._in_list = self._in_list and named is None
        return named or (None if self._in_list else self._numbered(line, start))

    def _named(self, line: _Line, start: int) -> _Node | None:
        for rank, pattern in NAMED:
            match = pattern.match(self._folded, start)
            if match and _is_heading(self._text, match.end(), line.end, start):
                label = self._put_right(rank, one_line(self._text[start : match.end()]))
                rest = self._text[match.end() : line.end].lstrip(" .:-")
                below = one_line(line.following) if _is_capitals(line.following) else None
                return _Node(rank, label, _title(rest, line.following, always=rank < Rank.ARTICLE) or below, start)
        return None

    def _put_right(self, rank: int, label: str) -> str:
        """``Chương II`` behind ``Chương II`` lost a stroke; ``Chương ï`` is ``Chương I``."""
        name, number = label[:_CHAPTER], label[_CHAPTER:].strip()
        if rank != Rank.CHAPTER:
            name, _, number = label.rpartition(" ")
        last = self._before().get(rank, "").rpartition(" ")[2]
        return f"{name} {roman(number, last)}" if rank < Rank.ARTICLE else label

    def _numbered(self, line: _Line, start: int) -> _Node | None:
        words = line.text[start - line.begin :].strip()
        sign = _SIGN.search(words)
        label = numbered_label(words, self._before(), capitals=_is_capitals(words[sign.end() :] if sign else ""))
        if label is None:
            return None
        if label.rank in (Rank.ROMAN, Rank.DECIMAL) and _is_capitals(words[label.length :]):
            label = self._of_lost_strokes(label, line.end)
        if label.rank in _ITEMS:
            # Dashes before the first heading are addressees.
            return _Node(label.rank, label.text, None, start) if self._path else None
        rest = self._text[start + label.length : line.end]
        return _Node(label.rank, label.text, _title(rest, line.following, always=False), start)

    def _of_lost_strokes(self, label: Label, line_end: int) -> Label:
        """I for III where IV is next, and a second 1 in capitals behind the paragraphs of II, the same."""
        before = self._before()
        last = before.get(Rank.ROMAN, "")
        if label.rank == Rank.DECIMAL:
            again = label.text == "1" and Rank.DECIMAL in before
            last = self._last_roman() if again else ""
        due = due_after(last)
        if not last or set(due) != {"I"}:
            return label
        following = _NEXT_ROMAN.search(self._text, line_end - 1)
        proven = following["label"] == due_after(due) if following else label.rank == Rank.DECIMAL
        damaged = label.rank == Rank.DECIMAL or returns(label.text, last)
        return replace(label, rank=Rank.ROMAN, text=due) if proven and damaged else label

    def _last_roman(self) -> str:
        return next((node.label for node in reversed(self._path) if node.rank == Rank.ROMAN), "")

    def _before(self) -> dict[int, str]:
        """By rank the label of the last sibling that a section of that rank would have if it opened here."""
        before: dict[int, str] = {}
        for rank in range(Rank.PART, Rank.DASH):
            parent = next((node for node in reversed(self._path) if node.rank < rank), None)
            siblings = parent.children if parent else self.roots
            begun = parent is not None or len(self.roots) > self._began
            if begun and siblings and siblings[-1].rank == rank:
                before[rank] = siblings[-1].label
        return before


def _is_heading(text: str, label_end: int, line_end: int, start: int) -> bool:
    """A part that opens a line with a capital and is followed by its sign or by the line's end, not by a sentence."""
    rest = text[label_end:line_end].strip()
    return text[start].isupper() and (not rest or rest[0] in ".,:-–" or _is_capitals(rest))


def _is_capitals(words: str) -> bool:
    letters = [sign for sign in words if sign.isalpha()]
    return len(letters) > 3 and sum(sign.isupper() for sign in letters) >= 0.8 * len(letters)


def _title(rest: str, following: str, *, always: bool) -> str | None:
    """The rest of the line where it is a title: in capitals, or short and not run on into the next line."""
    rest = _DIRT_BEHIND.sub("", one_line(rest))
    if not rest or len(rest) > _LONGEST_TITLE:
        return None
    if always or _is_capitals(rest):
        more = one_line(following)
        goes_on = _is_capitals(rest) and _is_capitals(more) and not _LABEL_BELOW.match(more)
        return f"{rest} {more}" if goes_on else rest
    below = following.strip()
    if _LABEL_BELOW.match(below):
        below = ""
    runs_on = below[:1].islower() or (len(rest) > _FULL_LINE and bool(below))
    return None if runs_on or rest.endswith(_CLOSED) else rest
