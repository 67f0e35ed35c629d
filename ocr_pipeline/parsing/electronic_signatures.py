"""The visible text of electronic signatures: who signed, for which office, when (NĐ 30/2020 Phụ lục I, cell 14).

Two forms are in use: labels ("Ký bởi: …", "Cơ quan: …", "Thời gian ký: …"), and a bare block of name, address and time.
"""

from __future__ import annotations

import regex

from ocr_pipeline.parsing.folding import fold
from schemas import DigitalSignature

LABELLED = regex.compile(
    r"(?:ky boi|nguoi ky)\s*:\s*(?P<signer>[^\n|]+?)\s*(?=$|[\n|]|email\s*:|co quan\s*:|thoi gian)"
)
OFFICE = regex.compile(r"co quan\s*:\s*(?P<office>[^\n|]+?)\s*(?=$|[\n|]|thoi gian|email\s*:)")
TIME = regex.compile(
    r"(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>\d{4})\s+(?P<clock>\d{1,2}:\d{2}:\d{2})(?:\s*(?P<offset>[+-]\d{2}:?\d{2}))?"
)
"""Day, month, year and clock as the signing software prints them; the offset may be missing (+07:00 in Vietnam)."""
WITHIN = 400
"""Signer, office and time of one signature stand within so many characters."""


def find_signatures(text: str, page: int) -> list[DigitalSignature]:
    """Every electronic signature whose time can be read in ``text`` (a text layer or margin lines), once each."""
    folded = fold(text)
    found: dict[str, DigitalSignature] = {}
    begin = 0
    for time in TIME.finditer(text):
        start = max(begin, time.start() - WITHIN)
        before = folded[start : time.start()]
        signer, office = LABELLED.search(before), OFFICE.search(before)
        raw = " ".join(text[start : time.end()].split())
        moment = _moment(time)
        found.setdefault(
            moment,
            DigitalSignature(
                signer=_said(text, start, signer, "signer"),
                organisation=_said(text, start, office, "office"),
                time=moment,
                page=page,
                raw=raw,
            ),
        )
        begin = time.end()
    return list(found.values())


def _said(text: str, start: int, match: regex.Match[str] | None, group: str) -> str | None:
    if match is None:
        return None
    said = text[start + match.start(group) : start + match.end(group)]
    return " ".join(said.split()) or None


def _moment(time: regex.Match[str]) -> str:
    """ISO 8601 with its offset."""
    offset = time["offset"] or "+07:00"
    offset = offset if ":" in offset else f"{offset[:3]}:{offset[3:]}"
    clock = time["clock"].rjust(8, "0")
    return f"{time['year']}-{int(time['month']):02d}-{int(time['day']):02d}T{clock}{offset}"
