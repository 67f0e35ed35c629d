"""What a typed value must be to fit its field: a day is a day, a number keeps its zeros, a quantity is a number."""

from __future__ import annotations

import datetime as dt
import math
import re
import unicodedata
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Final

from ocr_pipeline.archive.decisions.evidence import Content, family_of
from ocr_pipeline.errors import WrongDecisionError
from ocr_pipeline.parsing.citing.code import Code
from ocr_pipeline.parsing.citing.codes import find_codes
from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.form_rules import SECRECY, URGENCY
from ocr_pipeline.parsing.numbers import NUMBER, read_number

LONGEST: Final = 4000
"""Characters of a value at most: a subject has some hundred."""

_ISO_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_ISO_HOUR: Final = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?")
# 5/2/2025, 05-02-2025, 05.02.2025: as a person of Vietnam types a day.
_TYPED_DAY: Final = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")
# 01, 214, 18a: the number of a document (NĐ 30/2020, Phụ lục I), with a letter where one was put in between.
_NUMBER_OF_DOCUMENT: Final = re.compile(r"\d{1,6}[a-zđA-ZĐ]?")
# QĐ-UBND, NQ/ĐU, 2025/NĐ-CP, UBND-VX1: groups of letters and figures.
_NOTATION: Final = re.compile(r"(?=[^/]*[^\W\d_]|.*/[^\W\d_])[^\W_][\w&.]*(?:[-/][^\W_][\w&.]*)*")
_FIGURE: Final = re.compile(rf"-?{NUMBER}")
_PLAIN_FIGURE: Final = re.compile(r"-?\d{1,15}(?:\.\d{1,6})?")
"""A figure typed with a decimal point; one with three figures behind it was taken for one of thousands before."""

Fit = Callable[[str], str]


def fitting(path: str, text: str, node: Content) -> str:
    """A typed value as it is kept: NFC, on one line, blanks squeezed, a day in ISO.

    Args:
        path: of the value in the document's JSON.
        text: what was typed.
        node: the value as the machine has it.

    Raises:
        WrongDecisionError: it does not fit the field; the cause says what would.
    """
    if not isinstance(text, str):
        raise WrongDecisionError(f"{path}: a value is a text, not {type(text).__name__}")
    line = " ".join(unicodedata.normalize("NFC", text).split())
    if not line:
        raise WrongDecisionError(f"{path}: nothing was typed", next_step="Say that it is unreadable, or not there.")
    if len(line) > LONGEST:
        raise WrongDecisionError(f"{path}: {len(line)} characters; a value has at most {LONGEST}")
    if any(unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Co"} for sign in line):
        raise WrongDecisionError(f"{path}: {line!r} holds signs that cannot be printed")
    return _shape_of(path, node)(line)


def is_day(path: str, node: Content) -> bool:
    """Whether a value is a day, or an hour of one."""
    return _shape_of(path, node) in {_day, _hour}


def is_quantity(path: str, node: Content) -> bool:
    """Whether a value is a number that one reckons with: that of a document is none."""
    return _shape_of(path, node) is _quantity


def iso_day(text: str) -> str | None:
    """The day that a person typed, in ISO; ``None`` where it is none of the calendar."""
    typed = _TYPED_DAY.fullmatch(text)
    try:
        if typed:
            day, month, year = map(int, typed.groups())
            return dt.date(year, month, day).isoformat()
        return dt.date.fromisoformat(text).isoformat() if _ISO_DAY.fullmatch(text) else None
    except ValueError:
        return None


def code_of(text: str) -> Code | None:
    """A text that is one code, taken apart; ``None`` for anything else."""
    plain = "".join(text.split())
    found = find_codes(plain)
    return found[0] if len(found) == 1 and found[0].span == (0, len(plain)) and found[0].value == plain else None


def as_number(text: str) -> float | None:
    """A quantity as a person types it: as printed (10.506, 5,3), or 10506 and 5.3; ``None`` for what is none.

    What the program wrote itself is read by :func:`kept_number`: ``7.915`` is typed for 7915, and kept for 7,915.
    """
    plain = "".join(text.split())
    if _FIGURE.fullmatch(plain):
        sign = -1 if plain.startswith("-") else 1
        return sign * read_number(plain.removeprefix("-")).value
    return float(plain) if _PLAIN_FIGURE.fullmatch(plain) else None


def number_text(value: float) -> str:
    """A quantity as the program keeps it: a whole number without a point, any other with a decimal point."""
    return str(int(value)) if math.isfinite(value) and value == int(value) else str(value)


def kept_number(text: str) -> float | None:
    """A quantity that the program kept (:func:`number_text`); ``None`` for what is none."""
    try:
        return float(text)
    except ValueError:
        return None


def printed_figure(kept: str) -> str:
    """A quantity that the program kept as a page prints it and a person types it: with a decimal comma."""
    value = kept_number(kept)
    if value is None or not math.isfinite(value):
        return kept
    return f"{Decimal(number_text(value)):f}".replace(".", ",")


def _day(text: str) -> str:
    found = iso_day(text)
    if found is None:
        raise WrongDecisionError(f"no day: {text!r}", next_step="Give a day as 05/02/2025 or 2025-02-05.")
    return found


def _hour(text: str) -> str:
    if _ISO_HOUR.fullmatch(text):
        try:
            dt.datetime.fromisoformat(text)
        except ValueError as error:
            raise WrongDecisionError(f"no such hour: {text!r}") from error
        return text
    return _day(text)


def _number(text: str) -> str:
    plain = "".join(text.split())
    if not _NUMBER_OF_DOCUMENT.fullmatch(plain):
        raise WrongDecisionError(f"no number of a document: {text!r}", next_step="Give it as printed: 01, 214, 18a.")
    return plain


def _notation(text: str) -> str:
    plain = "".join(text.split())
    if not _NOTATION.fullmatch(plain):
        raise WrongDecisionError(f"no notation: {text!r}", next_step="Give it as printed: QĐ-UBND, NQ/ĐU.")
    return plain


def _code(text: str) -> str:
    plain = "".join(text.split())
    number = _NUMBER_OF_DOCUMENT.match(plain)
    rest = plain[number.end() :] if number else plain
    if number is None or not (rest == "" or (rest[0] in "/-" and re.fullmatch(r"[\w&.]+(?:[-/][\w&.]+)*", rest[1:]))):
        next_step = "Give it as printed: 15/TTr-UBND, 05-NQ/ĐU, 30/2020/NĐ-CP."
        raise WrongDecisionError(f"no number and notation: {text!r}", next_step=next_step)
    return plain


def _one_of(known: Mapping[str, str]) -> Fit:
    def fit(text: str) -> str:
        found = known.get(fold(text))
        if found is None:
            raise WrongDecisionError(f"no such mark: {text!r}", next_step=f"There are: {', '.join(known.values())}.")
        return found

    return fit


def _quantity(text: str) -> str:
    found = as_number(text)
    if found is None:
        raise WrongDecisionError(f"no quantity: {text!r}", next_step="Give a number without its unit: 10.506 or 5,3.")
    return number_text(found)


def _cited_code(text: str) -> str:
    code = code_of(text)
    if code is None:
        next_step = "Give it as printed: 30/2020/NĐ-CP."
        raise WrongDecisionError(f"no code of a document: {text!r}", next_step=next_step)
    return code.value


def _cited_title(text: str) -> str:
    """What is cited by its title; a code that was typed all the same is one."""
    code = code_of(text)
    return text if code is None else code.value


def _text(text: str) -> str:
    return text


_SHAPES: Final[tuple[tuple[re.Pattern[str], Fit], ...]] = tuple(
    (re.compile(pattern), fit)
    for pattern, fit in (
        # The head of the document, of what is bound behind it, and of its copies.
        (r"(?:(?:attachments|copies)\[\]\.)?date", _day),
        (r"(?:(?:attachments|copies)\[\]\.)?number", _number),
        (r"(?:(?:attachments|copies)\[\]\.)?notation", _notation),
        (r"(?:(?:attachments|copies)\[\]\.)?code", _code),
        (r"received\.date|dates\[\]\.field", _day),
        (r"received\.number", _number),
        (r"urgency", _one_of(URGENCY)),
        (r"secrecy", _one_of(SECRECY)),
        (r"(?:tables\[\]\.)?statistics\[\]", _quantity),
        # schemas/details.py: what is told there as a day, and as a day with its hour.
        (r"details\..*\b(?:period_start|period_end|passed|held|deadline|deadlines\[\]|reply_deadline)", _day),
        (r"details\.(?:telegram\.sent|invitation\.time|minutes\.(?:opened|closed))", _hour),
    )
)
"""The shape of a value by its path without places in lists; any other is a text of one line."""


def _shape_of(path: str, node: Content) -> Fit:
    family = family_of(path)
    if family in {"citations[]", "legal_bases[]"}:
        return _cited_title if node.get("code") is None else _cited_code
    found = next((fit for pattern, fit in _SHAPES if pattern.fullmatch(family)), None)
    if found is not None:
        return found
    return _of_its_kind(node.get("value"))


def _of_its_kind(value: Any) -> Fit:
    """Of a value that only a plug-in knows: what the machine read as a day stays one, a number stays a number."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _quantity
    return _day if isinstance(value, str) and _ISO_DAY.fullmatch(value) else _text
