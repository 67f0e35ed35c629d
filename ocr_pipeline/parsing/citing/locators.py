"""The part of a document that is meant: ``điểm a khoản 2 Điều 5``, ``Điều 5, khoản 2, điểm a``, ``Điều 4 đến Điều 8``.

Since Nghị định 30/2020/NĐ-CP the smallest part stands first; before it the largest did, with commas.
"""

from __future__ import annotations

import re
from typing import Final

from ocr_pipeline.parsing.folding import one_line
from schemas import Locator

_WINDOW: Final = 160
_PARTS: Final = {
    "tieu muc": "tieu_muc",
    "phu luc": "phu_luc",
    "chuong": "chuong",
    "khoan": "khoan",
    "diem": "diem",
    "dieu": "dieu",
    "phan": "phan",
    "tiet": "tiet",
    "muc": "muc",
}
_PART: Final = "|".join(name.replace(" ", r"\s{1,2}") for name in _PARTS)
_VALUE: Final = r"(?:\d{1,3}[a-z]?|[ivxlc]{1,6}|[a-z])(?!\w)"
_LOCATOR: Final = re.compile(
    rf"(?<!\w)(?P<parts>(?:{_PART})\s{{1,2}}{_VALUE}"
    rf"(?:(?:\s{{0,2}},)?\s{{1,2}}(?:(?:va|den|hoac)\s{{1,2}})?(?:(?:{_PART})\s{{1,2}})?{_VALUE}){{0,10}})"
    r"(?:\s{0,2},)?\s{1,2}(?:cua\s{1,2})?(?:ban\s{1,2}hanh\s{1,2})?(?:kem\s{1,2}theo\s{1,2})?(?:cac\s{1,2})?$"
)
_NO_JOINT: Final = ", "
_TOKEN: Final = re.compile(
    rf"(?<!\w)(?P<part>{_PART})(?!\w)|(?P<joint>,|(?<!\w)(?:va|den|hoac)(?!\w))|(?<!\w)(?P<value>{_VALUE})"
)


def locator_before(text: str, folded: str, at: int) -> Locator | None:
    """The part of the document named at ``at``: what stands right before its name; several are kept as printed.

    Of pairs ("điểm a khoản 1 và điểm b khoản 2") each kind of part has its own list, in one order: "a và b", "1 và 2".
    """
    match = _LOCATOR.search(folded, max(0, at - _WINDOW), at)
    if match is None:
        return None
    parts: dict[str, str] = {}
    part = joint = ""
    for token in _TOKEN.finditer(folded, *match.span("parts")):
        printed = text[slice(*token.span())]
        if "ứ" in printed.casefold():
            return None  # "mức 5" is no "mục 5"
        if token["part"]:
            part = _PARTS[one_line(token["part"])]
        elif token["joint"]:
            joint = ", " if printed == "," else f" {printed} "
        elif part:
            parts[part] = f"{parts[part]}{joint or _NO_JOINT}{printed}" if part in parts else printed
    return Locator(**parts)
