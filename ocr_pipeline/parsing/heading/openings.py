"""How trích yếu begin: a few phrases open most of them, and tell what a damaged first word was."""

from __future__ import annotations

import regex
from rapidfuzz import fuzz

from diacritics import Restorer
from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.gazetteer import letters
from ocr_pipeline.parsing.heading.wording import EDGES

ABOUT = "Về việc"
"""What opens most of them."""
OPENINGS = (
    ABOUT,
    "Ban hành",
    "Bãi bỏ",
    "Bổ nhiệm",
    "Công bố",
    "Đẩy mạnh",
    "Họp bàn",
    "Họp giao ban",
    "Giải trình",
    "Kết luận",
    "Kết quả",
    "Phê duyệt",
    "Quy định",
    "Sơ kết",
    "Sửa đổi",
    "Tăng cường",
    "Tham dự",
    "Thực hiện",
    "Tình hình",
    "Tổ chức",
    "Tổng kết",
    "Triển khai",
    "Ý kiến",
)
"""Phrases that open a trích yếu."""
MOSTLY_LIKE = 64.0
"""Least rapidfuzz ratio (0..100), letters only, of what no word is to the opening that it is taken for."""
CUT_ABOUT = regex.compile(r"^(?:\S+ )?(?P<rest>\S*iec)\b")
"""What a stamp or a fold leaves of Về việc: its second word, with or without a stump before it. On the folded value."""
STUMPS = frozenset(("v", "e", "ve", "va"))
"""What its first word is read as, marks aside, where it is read as a word."""


def mended_opening(value: str, language: Restorer) -> tuple[str, str] | None:
    """The damaged first words of a subject and the opening that they must be; ``None`` where nothing is damaged.

    Args:
        value: the subject as it was read.
        language: knows which words there are.
    """
    words = value.split()
    if not words or "/" in words[0]:
        return None
    if _is_cut_about(value):
        read = words[0] if fold(words[0]).endswith("iec") else " ".join(words[:2])
        return (read, ABOUT) if read.casefold() != ABOUT.casefold() else None
    if language.knows(EDGES.sub("", words[0])):
        return None
    likely = [
        (fuzz.ratio(letters(" ".join(words[:count])), letters(opening)), opening, " ".join(words[:count]))
        for opening in OPENINGS
        for count in range(1, len(opening.split()) + 1)
    ]
    alike, opening, read = max(likely)
    return (read, opening) if alike >= MOSTLY_LIKE else None


def _is_cut_about(value: str) -> bool:
    """Whether a subject begins with what is left of Về việc."""
    folded = fold(value)
    if not CUT_ABOUT.match(folded):
        return False
    first, *others = folded.split()
    if first.endswith("iec"):
        return first in ("viec", "iec") or not first.isalpha()
    return others[0] == "viec" and (EDGES.sub("", first) in STUMPS or not first.isalpha())
