"""What no agency's and no place's name is, though it was read without doubt: a lost beginning, a tone misread."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache

import regex

from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.gazetteer import agency_words, same_style
from ocr_pipeline.parsing.place_names import is_place_name, place_names
from schemas import FieldValue

OF_ITS_UNIT = regex.compile(
    r".*\b(?:TỈNH|HUYỆN|QUẬN|THỊ\ XÃ|THÀNH\ PHỐ|XÃ|PHƯỜNG|THỊ\ TRẤN|ỦY)\s+(?P<area>[^,]+)$", regex.VERBOSE
)
"""The name of the unit that an agency is of: ỦY BAN NHÂN DÂN HUYỆN *TRÀ BỒNG*, TỈNH ỦY *YÊN BÁI*."""
TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
"""Grave, acute, tilde, hook and dot below, as combining signs: each is taken out of a text."""
OF_THE_BASE = regex.compile(r"ĐẢNG ỦY (?:XÃ|PHƯỜNG|THỊ TRẤN)\s|(?:CHI|ĐẢNG) BỘ\s")
"""A Party committee of the base: the name of the organisation above it stands over its own (HD 36-HD/VPTW).

An organisation (ĐẢNG BỘ) read as the issuer is that very line, or two read as one.
"""
ABOVE_THE_BASE = "a Party committee of the base stands below another: the line above it may be lost"
PART_OF_ANOTHER = regex.compile(
    r"(?:SỞ|PHÒNG|CHI\ CỤC|THANH\ TRA(?!\ CHÍNH\ PHỦ))\ (?!.*\b(?:TỈNH|HUYỆN|QUẬN|THỊ\ XÃ|THÀNH\ PHỐ|TP)\b.*\w)"
    r"|.*\ (?:TỈNH|HUYỆN|QUẬN|THỊ\ XÃ|THÀNH\ PHỐ)$",
    regex.VERBOSE,
)
"""An agency that is part of another, and whose name does not say where: SỞ Y TẾ, THANH TRA TỈNH.

The agency that it is of stands above it (NĐ 30/2020 Phụ lục I, cell 2).
"""
ABOVE_A_PART = "such an agency stands below the one that it is of: the line above it may be lost"
LOST_ABOVE = "the issuer's name has no beginning: a line above it may be lost"


def beginning_lost(agency: FieldValue) -> Iterator[str]:
    """The name begins as no agency's does: what stood before it was covered or faint."""
    value = (agency.value or "").upper()
    if value and not any(f"{fold(value)} ".startswith(f"{opening} ") for opening in _openings()):
        yield f"no agency's name begins with {value.split()[0]}: its beginning may be lost"


def line_above_lost(issuer: FieldValue, parent: FieldValue) -> Iterator[str]:
    """No parent was read above an issuer that was not read, or not from its beginning."""
    lost = issuer.needs_review if issuer.value is None else any(beginning_lost(issuer))
    if parent.value is None and lost:
        yield LOST_ABOVE
    if parent.value is None and OF_THE_BASE.match(issuer.value or ""):
        yield ABOVE_THE_BASE
    if parent.value is None and PART_OF_ANOTHER.match((issuer.value or "").upper()):
        yield ABOVE_A_PART


def tone_misread(name: str) -> Iterator[str]:
    """No unit of the country bears a place's name, but one bears it with another tone: the smallest of the marks."""
    twins = () if is_place_name(name) else _by_toneless().get(_toneless(name), ())
    if twins and not any(same_style(twin, name.casefold()) for twin in twins):
        yield f"no place is called {name}: it may be {twins[0].title()}"


def unit_of(agency: FieldValue) -> str | None:
    """The name of the unit that an agency is of, in capitals."""
    found = OF_ITS_UNIT.match((agency.value or "").upper())
    return found["area"] if found else None


@cache
def _openings() -> tuple[str, ...]:
    return tuple(fold(opening) for part in ("heads", "other_heads") for opening in agency_words(part))


def _toneless(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name.casefold()).translate(TONES))


@cache
def _by_toneless() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name in sorted(place_names()):
        found[_toneless(name)] = (*found.get(_toneless(name), ()), name)
    return found
