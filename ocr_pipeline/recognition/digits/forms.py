"""Numbers and dates out of columns of signs: only what such a value can look like is followed by the beam."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.recognition.digits.decoding import Reading
from ocr_pipeline.recognition.digits.signs import PEN, PRINT, SLASH, STAMP

LETTERS = "0123456789/"
BEAM = 48
"""Prefixes kept after each column: more than where every text is allowed, as most of them end in nothing."""
LIKELY = 1e-3
"""A sign less likely (0..1) than this is not followed."""
STROKE = 0.4
"""Share of what speaks for a 1 that may be the stroke between day, month and year: pens write both alike."""
HYPHEN = 0.05
"""The stroke between the parts of a date may be a hyphen, which leaves no trace: its chance (0..1) in any column."""
NUMBER_BEGUN = re.compile(r"\d{0,5}$")
"""A number of arrival as far as it is read: offices count from 1 each year."""
DAY, MONTH = r"(?:0[1-9]|[12]\d|3[01]|[1-9])", r"(?:0[1-9]|1[0-2]|[1-9])"
SHORT_YEAR, YEAR = r"(?:9\d|[0-3]\d)", r"(?:19[5-9]\d|20[0-3]\d)"
"""Years in which documents that are scanned arrived."""
DATE_BEGUN = re.compile(
    rf"(?:[0-3]?|{DAY}|{DAY}/[01]?|{DAY}/{MONTH}|{DAY}/{MONTH}/(?:[0-39]?|{SHORT_YEAR}|19[5-9]|20[0-3]|{YEAR}))$"
)
"""A date as far as it is read: 28/8/09, 19/11/2012."""
DATE_DONE = re.compile(rf"{DAY}/{MONTH}/(?:{SHORT_YEAR}|{YEAR})$")


def number_in(columns: NDArray[np.float32]) -> tuple[Reading, ...]:
    """What columns of signs say if they say a number, best first: probabilities are those of all that they may say."""
    signs = _signs(columns)
    return tuple(each for each in _followed(signs, NUMBER_BEGUN.match) if each.text)


def date_in(columns: NDArray[np.float32]) -> tuple[Reading, ...]:
    """What columns of signs say if they say a date with strokes or hyphens ("28/8/09"), best first, as `number_in`."""
    signs = _signs(columns)
    lent = STROKE * signs[:, 2]
    signs[:, 2] -= lent
    signs[:, 11] += lent
    hyphen = HYPHEN * signs[:, 0]
    signs[:, 0] -= hyphen
    signs[:, 11] += hyphen
    return tuple(each for each in _followed(signs, DATE_BEGUN.match) if DATE_DONE.match(each.text))


def _signs(columns: NDArray[np.float32]) -> NDArray[np.float64]:
    """(columns, 12): nothing new, then each digit whoever wrote it, and the slash; words count as nothing new."""
    digits = columns[:, PEN : PEN + 10] + columns[:, PRINT : PRINT + 10] + columns[:, STAMP : STAMP + 10]
    told = np.column_stack([digits, columns[:, SLASH]]).astype(np.float64)
    return np.column_stack([np.maximum(1 - told.sum(axis=1), 1e-6), told])


def _followed(signs: NDArray[np.float64], begun: Callable[[str], object]) -> list[Reading]:
    """A beam over prefixes (CTC) that ``begun`` knows; what it loses to others stays lost."""
    beams: dict[str, tuple[float, float]] = {"": (1.0, 0.0)}
    known: dict[str, bool] = {}
    silent = signs[:, 1:].max(axis=1, initial=0.0) <= LIKELY
    # One of several silent columns is kept: it parts two digits that are alike.
    again = np.concatenate([[False], silent[1:] & silent[:-1]]) if len(silent) else silent
    for column in signs[~again].tolist():
        grown: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
        likely = [(letter, chance) for letter, chance in zip(LETTERS, column[1:], strict=True) if chance > LIKELY]
        for text, (ended, running) in beams.items():
            kept = grown[text]
            kept[0] += (ended + running) * column[0]
            for letter, chance in likely:
                twice = bool(text) and text[-1] == letter
                if twice:
                    kept[1] += running * chance
                longer = text + letter
                if longer not in known:
                    known[longer] = begun(longer) is not None
                if known[longer]:
                    grown[longer][1] += (ended if twice else ended + running) * chance
        best = sorted(grown.items(), key=lambda item: -sum(item[1]))[:BEAM]
        beams = {text: (chances[0], chances[1]) for text, chances in best}
    found = sorted(((text, sum(chances)) for text, chances in beams.items()), key=lambda item: -item[1])
    return [Reading(text, chance) for text, chance in found if chance > 0]
