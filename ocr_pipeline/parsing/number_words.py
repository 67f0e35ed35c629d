"""Numbers in words, as Vietnamese documents put them beside figures: ``(Chín tỷ, tám trăm bảy mươi bốn triệu đồng)``.

Marks may be lost: the words are read folded. ``mười`` (ten) and ``mươi`` (tens) fold alike; their place tells them.
"""

from __future__ import annotations

import re
from typing import Final

from ocr_pipeline.parsing.folding import fold

_DIGITS: Final = {"khong": 0, "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "lam": 5, "nham": 5,
                  "sau": 6, "bay": 7, "tam": 8, "chin": 9}  # fmt: skip
_SCALES: Final = {"nghin": 10**3, "ngan": 10**3, "trieu": 10**6, "ty": 10**9, "ti": 10**9}
_SILENT: Final = frozenset({"le", "linh"})
_WORD: Final = re.compile(r"[^\W\d_]+")
_POINT: Final = "phay"


def read_number_words(words: str) -> tuple[float, int] | None:
    """The number that ``words`` begin with and where its last word ends; ``None`` when they begin with none."""
    taken: list[str] = []
    end = 0
    for match in _WORD.finditer(words):
        word = fold(match[0])
        known = word in _DIGITS or word in _SCALES or word in _SILENT or word in {"muoi", "tram", _POINT}
        parted = words[end : match.start()].strip(" \n\t,.-")
        if not known or parted:
            break
        taken.append(word)
        end = match.end()
    value = _value(taken)
    return None if value is None else (value, end)


def _value(words: list[str]) -> float | None:
    if not words or words[0] in _SCALES or words[0] in _SILENT or words[0] in {"tram", _POINT}:
        return None
    if _POINT in words:
        at = words.index(_POINT)
        whole, decimals = _whole(words[:at]), _whole(words[at + 1 :])
        if whole is None or decimals is None:
            return None
        return float(f"{whole}.{decimals}")
    whole = _whole(words)
    return None if whole is None else float(whole)


def _whole(words: list[str]) -> int | None:
    """Groups of hundreds, tens and ones, each before its scale; a scale behind a scale multiplies (nghìn tỷ)."""
    total = group = 0
    last: int | None = None
    for word in words:
        if word in _DIGITS and last is None:
            last = _DIGITS[word]
        elif word in _SCALES:
            total, group = _scaled(total, group + (last or 0), _SCALES[word]), 0
            last = None
        elif word == "muoi":
            group += 10 if last is None else 10 * last
            last = None
        elif word == "tram" and last is not None:
            group += 100 * last
            last = None
        elif word not in _SILENT:
            return None  # two digits in a row, a second decimal point
    return total + group + (last or 0)


def _scaled(total: int, group: int, scale: int) -> int:
    if group == 0 or 0 < total < scale:
        return (total + group) * scale
    return total + group * scale
