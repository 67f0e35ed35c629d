"""The outline of a body: parts, chapters, articles, and the numbered headings of reports.

Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6: either Phần › Chương › Mục › Điều › 1. › a), or Phần › I. › 1. › a);
practice adds 1.1 and the dash.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from ocr_pipeline.parsing.folding import fold, one_line, unify
from schemas import Section

# (rank, what opens a line, in folded text). The rank orders containers from the outside in.
_NAMED: Final = (
    (0, re.compile(r"phan\s{1,2}(?:thu\s{1,2})?(?:[ivx]{1,5}|\d{1,2}|nhat|hai|ba|tu|nam)(?!\w)")),
    (1, re.compile(r"chuong\s{1,2}(?:[ivxl]{1,6}|\d{1,2})(?!\w)")),
    (2, re.compile(r"muc\s{1,2}(?:[ivx]{1,5}|\d{1,2})(?!\w)")),
    (3, re.compile(r"tieu\s{1,2}muc\s{1,2}\d{1,2}(?!\w)")),
    (4, re.compile(r"dieu\s{1,2}\d{1,3}[a-z]?(?=\s{0,2}[.:])")),
)
_ROMAN_RANK: Final = 5
_CAPITAL_RANK: Final = 4.5
_DECIMAL_RANK: Final = 6
_LETTER_RANK: Final = 10
_DASH_RANK: Final = 11
_PLUS_RANK: Final = 12
# Numbered openings, in the text as printed: I. / I- , A. , 1. / 1) / 1.1. , a) , - , +
_ROMAN: Final = re.compile(r"(?P<label>[IVXL]{1,6})\s?(?:[.)]|-(?=\s))\s{0,3}(?=\S)")
_CAPITAL: Final = re.compile(r"(?P<label>[A-HĐ])\s?[.)]\s{1,3}(?=\S)")
_DECIMAL: Final = re.compile(
    r"(?P<label>\d{1,2}(?:\.\d{1,2}){0,3})(?:[.)](?!\d)\s{0,3}|(?<=\d\.\d)\s{1,2})(?=[^\W\d]|[\"“(])"
)
_LETTER: Final = re.compile(r"(?P<label>[a-zđ])\s?\)\s{0,3}(?=\S)")
_BULLET: Final = re.compile(r"(?P<label>[-+])\s{1,3}(?=\S)")
_NUMBERED: Final = (
    (_ROMAN_RANK, _ROMAN),
    (_CAPITAL_RANK, _CAPITAL),
    (_DECIMAL_RANK, _DECIMAL),
    (_LETTER_RANK, _LETTER),
    (_DASH_RANK, _BULLET),
)
_LONGEST_TITLE: Final = 160
_FULL_LINE: Final = 55
"""Characters: an ordinary line of this length runs on into the next one."""
_CLOSED: Final = (".", ";", ":", ",", "./.")
# Where the body ends: the recipients and the signature.
_FOOT: Final = re.compile(r"\s{0,4}noi nhan\s{0,2}[:.]")


@dataclass(slots=True)
class _Node:
    rank: float
    label: str
    title: str | None
    start: int
    end: int = 0
    children: list[_Node] = field(default_factory=list)

    def section(self, level: int) -> Section:
        children = tuple(child.section(level + 1) for child in self.children)
        return Section(label=self.label, title=self.title, level=level, span=(self.start, self.end), children=children)


def find_sections(text: str) -> list[Section]:
    """The outline of ``text``, outermost sections first, each with its span and its children.

    ``title`` is the rest of the line where it reads as a title (capitals, or a short line that does not run on).
    """
    plain, folded = unify(text), fold(text)
    roots: list[_Node] = []
    path: list[_Node] = []
    at = 0
    lines = plain.splitlines(keepends=True)
    stop = len(text)
    for index, line in enumerate(lines):
        begin, at = at, at + len(line)
        if _FOOT.match(folded, begin) and path:
            stop = begin
            break
        following = lines[index + 1] if index + 1 < len(lines) else ""
        node = _opening(text, folded, line, begin, following, roots)
        if node is None:
            continue
        while path and path[-1].rank >= node.rank:
            path.pop().end = begin
        (path[-1].children if path else roots).append(node)
        path.append(node)
    for node in path:
        node.end = stop
    return [node.section(1) for node in roots]


def _opening(text: str, folded: str, line: str, begin: int, following: str, roots: list[_Node]) -> _Node | None:
    start = begin + len(line) - len(line.lstrip())
    for rank, pattern in _NAMED:
        if (match := pattern.match(folded, start)) and _is_heading(text, match.end(), begin + len(line), start):
            label = one_line(text[start : match.end()])
            rest = text[match.end() : begin + len(line)].lstrip(" .:-")
            title = _title(rest, following, always=rank < 4) or (
                one_line(following) if _is_capitals(following) else None
            )
            return _Node(rank, label, title, start)
    return _numbered(text, line, start, begin + len(line), following, roots)


def _is_heading(text: str, label_end: int, line_end: int, start: int) -> bool:
    """A part that opens a line with a capital and is followed by its sign or by the line's end, not by a sentence."""
    rest = text[label_end:line_end].strip()
    return text[start].isupper() and (not rest or rest[0] in ".:-–" or _is_capitals(rest))


def _numbered(text: str, line: str, start: int, end: int, following: str, roots: list[_Node]) -> _Node | None:
    stripped = unify(line.lstrip())
    for rank, pattern in _NUMBERED:
        match = pattern.match(stripped)
        if match is None:
            continue
        label = match["label"]
        if rank == _DECIMAL_RANK:
            rank += label.count(".")
        if label in "-+" and not roots:
            return None  # dashes before the first heading are addressees
        rank = _PLUS_RANK if label == "+" else rank
        title = None if label in "-+" else _title(text[start + match.end() : end], following, always=False)
        return _Node(rank, label, title, start)
    return None


def _is_capitals(words: str) -> bool:
    letters = [sign for sign in words if sign.isalpha()]
    return len(letters) > 3 and sum(sign.isupper() for sign in letters) >= 0.8 * len(letters)


def _title(rest: str, following: str, *, always: bool) -> str | None:
    """The rest of the line where it is a title: in capitals, or short and not run on into the next line."""
    rest = one_line(rest)
    if not rest or len(rest) > _LONGEST_TITLE:
        return None
    if always or _is_capitals(rest):
        more = one_line(following)
        return (
            f"{rest} {more}"
            if _is_capitals(rest) and _is_capitals(more) and not re.match(r"[IVX\d]+\.", more)
            else rest
        )
    below = following.strip()
    if any(pattern.match(below) for _, pattern in _NUMBERED):
        below = ""
    runs_on = below[:1].islower() or (len(rest) > _FULL_LINE and bool(below))
    return None if runs_on or rest.endswith(_CLOSED) else rest
