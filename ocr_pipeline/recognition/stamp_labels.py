"""The labels of the stamp of incoming mail: what each of its blanks asks for (NĐ 30/2020 Phụ lục IV V.1)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum

from diacritics.alphabet import strip_marks


class StampLabel(StrEnum):
    """What a blank of the stamp asks for."""

    NUMBER = "number"
    DATE = "date"
    HOUR = "hour"
    TRANSFER = "transfer"


PATTERNS: Mapping[StampLabel, re.Pattern[str]] = {
    StampLabel.NUMBER: re.compile(r"^\W*s[o06](?: ?den)?(?![^\W\d_])\W*[:.;]?\W*(?P<rest>.*)$"),
    StampLabel.DATE: re.compile(r"^\W*n?g[ad][yv](?![^\W\d_])\W*[:.;]?\W*(?P<rest>.*)$"),
    StampLabel.HOUR: re.compile(r"^\W*gi[o0d](?![^\W\d_])\W*(?P<rest>.*)$"),
    StampLabel.TRANSFER: re.compile(r"^\W*chuy(?P<rest>.*)$"),
}
"""Each label, perhaps run together with what follows it, without marks and in lower case: "Số:", "Số đến:", "Ngày:"."""

ARRIVED = re.compile(r"\b[DĐ][EÊÉÈẾỀỂẸ][NÑ]\b")
"""The stamp's name, "ĐẾN", in capitals: in lower case it is a word of any sentence."""

CAPITALS = 0.85
"""Least share of the letters of an office's name in a stamp that are read as capitals."""

NAME = re.compile(rf"{ARRIVED.pattern}|^(?:C[OÔ]NG|V[AĂ]N|CV)$")
"""A word of its name: "CÔNG VĂN ĐẾN", "CV ĐẾN"."""


OFFICE = re.compile(
    r"\b(?:SO(?= [A-Z]{2})(?! (?:LUONG|TIEN|THU|HIEU))|BAN(?! (?:CHINH|SAO))|BO|CUC|PHONG|VAN PHONG|UBND|HDND|UY BAN"
    r"|THANH TRA|TOA AN|VIEN KIEM SAT|CONG AN|BAO HIEM|KHO BAC|TRUONG|TRUNG TAM|TINH UY|HUYEN UY|THANH UY"
    r"|CONG THONG TIN|TIN DIEN TU)\b"
)
"""What the names of offices are made of, in capitals without marks; no "SỐ LƯỢNG", no "BẢN CHÍNH"."""


def names_office(texts: Iterable[str]) -> bool:
    """Whether the words of a stamp's first row are an office's name, in capitals as such names are cut."""
    said = " ".join(texts)
    letters = [letter for letter in said if letter.isalpha()]
    in_capitals = sum(letter.isupper() for letter in letters) >= CAPITALS * len(letters)
    return in_capitals and OFFICE.search(strip_marks(said).upper()) is not None


def says_arrival(texts: Iterable[str]) -> bool:
    """Whether words of a frame may be those of a stamp of incoming mail."""
    return any(ARRIVED.search(text) or label_in(text) is not None for text in texts)


def label_in(text: str) -> tuple[StampLabel, str] | None:
    """Which label a word is or begins with, and the rest of the word."""
    folded = strip_marks(text).lower()
    for label, pattern in PATTERNS.items():
        if match := pattern.match(folded):
            return label, text[len(text) - len(match["rest"]) :] if match["rest"] else ""
    return None
