"""Labels of the outline: what opens a line, in which order labels count, and what the order proves of a damaged one.

Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6: either Phần › Chương › Mục › Điều › 1. › a), or Phần › I. › 1. › a);
practice adds A., 1.1. and dashes, the Party writes I- and 1-.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from ocr_pipeline.parsing.folding import fold


class Rank(IntEnum):
    """Containers from the outside in."""

    PART = 0
    CHAPTER = 1
    SECTION = 2
    SUBSECTION = 3
    ARTICLE = 4
    CAPITAL = 5
    ROMAN = 6
    DECIMAL = 7
    LETTER = 12
    DASH = 13
    PLUS = 14


NAMED: Final = (
    (Rank.PART, re.compile(r"phan\s{1,2}(?:thu\s{1,2})?(?:[ivx]{1,5}|\d{1,2}|nhat|hai|ba|tu|nam)(?!\w)")),
    (Rank.CHAPTER, re.compile(r"chuong\s{1,2}(?:[ivxl]{1,6}|\d{1,2})(?!\w)")),
    (Rank.CHAPTER, re.compile(r"chuong\s{0,2}(?:[ivxlhtu!|1]{1,6}|-)(?=[ ]{0,2}[-.]?[ ]{0,2}(?:\n|$))")),
    (Rank.SECTION, re.compile(r"muc\s{1,2}(?:[ivx]{1,5}|\d{1,2})(?!\w)")),
    (Rank.SUBSECTION, re.compile(r"tieu\s{1,2}muc\s{1,2}\d{1,2}(?!\w)")),
    (Rank.ARTICLE, re.compile(r"dieu\s{1,2}\d{1,3}[a-z]?(?=\s{0,2}[.:])")),
    (Rank.ARTICLE, re.compile(r"dieu\s{1,2}1(?=,\s{1,2}(?!khoan|diem|dieu|muc|chuong)[a-z])")),
)
"""Labels in words, in folded text; the comma behind the first article is a full stop that was misread."""
# I. / I- / I) — with what engines print for the strokes of I.
_ROMAN: Final = re.compile(r"(?P<label>[IVXLHTUl1|ỊÌÍÏ!]{1,6}|Vv)\s?(?:[.)]|-(?=\s))\s{0,3}(?=\S)")
_STRICT_ROMAN: Final = re.compile(r"[IVXL]{1,6}")
_CAPITAL: Final = re.compile(r"(?P<label>[A-HĐ])\s?[.)]\s{1,3}(?=\S)")
# 1. / 1) / 1.1. / 1.1 / 1- : before a word, or before a figure where the order proves it.
_DECIMAL: Final = re.compile(
    r"(?P<label>\d{1,2}(?:\.\d{1,2}){0,3})(?:[.)](?!\d)\s{0,3}|-\s{1,3}|(?<=\d\.\d)\s{1,2})(?P<figure>(?=\d))?(?=[^\W]|[\"“(])"
)
# The full stop read as another sign, and figures read as signs: before a capital, where the order proves the number.
_MISREAD_DECIMAL: Final = re.compile(r"(?:(?P<label>\d{1,2})\s?[,:]|(?P<sign>[A-Za-z|!+&$])\s?[.-])\s{1,3}(?=[^\W\d_])")
_LIKE_FIGURES: Final = {"1": "TIl|!iL", "4": "+A", "5": "S", "6": "bG", "8": "B&", "9": "gq", "2": "Zz"}
_LETTER: Final = re.compile(r"(?P<label>[a-zđ€©])\s?\)\s{0,3}(?=\S)")
_BULLET: Final = re.compile(r"(?P<label>[-+])\s{1,3}(?=\S)")
LETTERS: Final = "abcdđeghiklmnopqrstuvxy"
"""The order of the Vietnamese alphabet: đ follows d; f, j, w and z are left out."""
_LIKE_LETTERS: Final = {"c": "eo€©", "đ": "d", "d": "đ", "e": "c", "g": "q", "a": "ạáàảả", "b": "h6"}
_ORDINARY_LABELS: Final = frozenset("ABGI")
"""These are labels of their own where nothing before them is numbered."""
_ROMANS: Final = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
# Signs for two strokes at once, of which one may be too many.
_DOUBLE: Final = re.compile(r"[HUL]")
_STROKES: Final = str.maketrans({**dict.fromkeys("Tl1|ỊÌÍÏ!ti", "I"), "H": "II", "h": "II", "U": "II", "L": "I"})


@dataclass(frozen=True, slots=True)
class Label:
    """A label as it is meant, its rank, and how many characters of the line it takes with its sign."""

    rank: int
    text: str
    length: int


def numbered_label(line: str, before: dict[int, str], *, capitals: bool) -> Label | None:
    """The label that opens a line (without its margin).

    Args:
        line: The line, unified.
        before: By rank the label of the last sibling that a label of this rank would have; none: it would be the first.
        capitals: Whether what follows the label is a title in capitals.
    """
    return (
        _roman(line, before, capitals=capitals)
        or _misread_decimal(line, before, capitals=capitals)
        or _plain(_CAPITAL, Rank.CAPITAL, line)
        or _decimal(line, before)
        or _letter(line, before)
        or _bullet(line)
    )


def roman(printed: str, last: str) -> str:
    """A Roman numeral behind ``last`` (none: the first) as the order says, if its strokes allow; else as printed."""
    if printed.isdigit():
        return printed
    plain = fold(printed).upper() if fold(printed).upper() in _ROMANS else printed
    due = due_after(last)
    if due and printed == "-":
        return due
    return due if due and plain != due and _same_strokes(plain, due, again=plain == last) else plain


def due_after(last: str) -> str:
    """The Roman numeral behind ``last`` (none: the first); none where it is no numeral that labels reach."""
    return _ROMANS[_ROMANS.index(last) + 1] if last in _ROMANS[:-1] else ""


def returns(printed: str, last: str) -> bool:
    """Whether a numeral is not behind ``last``: a list begins again, or strokes were lost."""
    return printed in _ROMANS and last in _ROMANS and 0 < _ROMANS.index(printed) <= _ROMANS.index(last)


def _roman(line: str, before: dict[int, str], *, capitals: bool) -> Label | None:
    """A Roman numeral. Strokes that were lost or misread are put right where only one numeral can stand."""
    match = _ROMAN.match(line)
    if match is None:
        return None
    printed = match["label"]
    last = before.get(Rank.ROMAN, "")
    due = due_after(last)
    if printed == "Vv":
        return Label(Rank.ROMAN, "V", match.end()) if due == "V" else None
    strict = _STRICT_ROMAN.fullmatch(printed) is not None
    if printed != due and capitals and due and _same_strokes(printed, due, again=printed == last):
        return Label(Rank.ROMAN, due, match.end())
    if strict and printed in _ROMANS:
        return Label(Rank.ROMAN, printed, match.end())
    return None


def _same_strokes(printed: str, due: str, *, again: bool) -> bool:
    """Whether ``printed`` is ``due`` with other signs for strokes, or repeats the numeral before: one stroke lost."""
    strokes = printed.translate(_STROKES)
    if due == "I":
        return strokes == due or printed == "IL"
    return (
        strokes == due
        or (again and strokes + "I" == due)
        or (_DOUBLE.search(printed) is not None and strokes in _near(due))
    )


def _near(due: str) -> frozenset[str]:
    """What is left or made of a numeral of strokes alone, one too many or too few: ``Ul`` is III, ``HIIL`` too."""
    count = len(due) if set(due) == {"I"} else 0
    return frozenset("I" * more for more in (count - 1, count + 1, count + 2) if count > 1 and more > 0)


def _plain(pattern: re.Pattern[str], rank: int, line: str) -> Label | None:
    match = pattern.match(line)
    return Label(rank, match["label"], match.end()) if match else None


def _decimal(line: str, before: dict[int, str]) -> Label | None:
    match = _DECIMAL.match(line)
    if match is None:
        return None
    label = match["label"]
    rank = Rank.DECIMAL + label.count(".")
    if match["figure"] is not None and not follows(before.get(rank, ""), label):
        return None
    return Label(rank, label, match.end())


def _misread_decimal(line: str, before: dict[int, str], *, capitals: bool) -> Label | None:
    """The number that is due, where its full stop or the number itself was read as another sign."""
    match = _MISREAD_DECIMAL.match(line)
    last = before.get(Rank.DECIMAL, "")
    if match is None or not line[match.end()].isupper() or (last and not last.isdigit()):
        return None
    due = str(int(last) + 1) if last else "1"
    if match["label"]:
        first = not last and line[match.end("label") :].lstrip().startswith(",")  # a row of a table
        return Label(Rank.DECIMAL, due, match.end()) if match["label"] == due and not first else None
    roman_follows = match["sign"] in _LIKE_FIGURES["1"] and Rank.ROMAN in before
    if capitals or roman_follows or match["sign"] not in _LIKE_FIGURES.get(due, ""):
        return None
    if match["sign"] in _ORDINARY_LABELS and (not last or Rank.CAPITAL in before):
        return None
    return Label(Rank.DECIMAL, due, match.end())


def follows(last: str, label: str) -> bool:
    """Whether ``label`` is the next after ``last`` (1 after none, 1.3 after 1.2)."""
    head, _, count = label.rpartition(".")
    last_head, _, last_count = last.rpartition(".")
    if not last:
        return count == "1"
    return head == last_head and last_count.isdigit() and int(count) == int(last_count) + 1


def _letter(line: str, before: dict[int, str]) -> Label | None:
    match = _LETTER.match(line)
    if match is None:
        return None
    printed = match["label"]
    last = before.get(Rank.LETTER, "")
    place = LETTERS.find(last) + 1 if last else 0
    due = LETTERS[place] if place < len(LETTERS) else ""
    if printed != due and due and printed in _LIKE_LETTERS.get(due, ""):
        return Label(Rank.LETTER, due, match.end())
    return Label(Rank.LETTER, printed, match.end())


def _bullet(line: str) -> Label | None:
    match = _BULLET.match(line)
    return Label(Rank.PLUS if match["label"] == "+" else Rank.DASH, match["label"], match.end()) if match else None
