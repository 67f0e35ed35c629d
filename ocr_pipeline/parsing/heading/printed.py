"""Whether the figures of a header are print: by how the engine read them, or by the digit reader's word for it.

The engine's word boxes tell a pen by its height, and a speck, a rule or an accent beside a figure spoils them. The
digit reader sees the ink of the figures alone, and is another net: where it says print, in line with what stands
around it, and reads the same, two witnesses that err apart agree.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from ocr_pipeline.layout.filled import FilledBlank
from ocr_pipeline.parsing.fields import PEN_INK, digits
from ocr_pipeline.parsing.heading.number_line import SLASH
from ocr_pipeline.recognition.words import Word

PRINTED_SURE = 0.8
"""Figures count as printed when they are read at least this surely (0..1), twice alike, in black ink."""
OUT_OF_LINE = 0.12
"""A number whose digits differ by more than this share of the notation's height from it is no print."""
OTHER_HEIGHT, OTHER_BASELINE = 0.15, 0.1
"""Share of the year's height by which a printed day or month differs at most: on real scans print differs by 0.10 and
0.05, handwriting by 0.2 to 0.5 in one of the two."""
READ_ALIKE = 0.95
"""Least probability (0..1) of the digit reader's reading that vouches for figures."""
YEAR = regex.compile(r"\W*(?:19|20)\d\d\W*$")
BESIDE_A_LETTER = regex.compile(r"[^\W\d_]\d|\d[^\W\d_]")
"""A letter at a digit is a digit that was not read."""


def is_vouched(blank: FilledBlank | None, said: str) -> bool:
    """Whether the digit reader saw print where a blank may be, and read the figures ``said`` in it."""
    if blank is None or not blank.is_print or not blank.readings:
        return False
    best = blank.readings[0]
    return best.text == said and best.probability >= READ_ALIKE


def is_printed_number(words: Sequence[Word], blank: FilledBlank | None) -> bool:
    """Whether a number is print, not pen: black, read twice alike, in one word with the printed notation.

    It was also read surely and stands in line with the notation, or the digit reader vouches for it.

    Args:
        words: of the number's line, as far as the number reaches into them.
        blank: where the number stands, as the digit reader saw it.
    """
    figures = [word for word in words if digits(word.text)]
    if len(figures) != 1:
        return False
    word = figures[0]
    if word.from_layer:
        return True
    same = word.second is not None and digits(word.second) == digits(word.text)
    surely = word.confidence >= PRINTED_SURE and word.uneven is not None and word.uneven <= OUT_OF_LINE
    return (
        _is_black(word) and same and SLASH.search(word.text) is not None and (surely or is_vouched_number(word, blank))
    )


def is_vouched_number(word: Word, blank: FilledBlank | None) -> bool:
    """Whether the digit reader read the figures before a word's notation alike."""
    before = SLASH.split(word.text)[0]
    return BESIDE_A_LETTER.search(before) is None and is_vouched(blank, digits(before))


def is_printed_part(word: Word, year: Word | None) -> bool:
    """Whether a day, a month or a year was read as print is, and stands like the year, which is printed beforehand."""
    read = (
        word.confidence >= PRINTED_SURE
        and _is_black(word)
        and word.second is not None
        and digits(word.second) == digits(word.text)
        and BESIDE_A_LETTER.search(word.text) is None
    )
    return read and not _is_out_of_line(word, year)


def is_vouched_part(word: Word, blank: FilledBlank | None, most: int) -> bool:
    """Whether the digit reader vouches for a day or a month against what another look read.

    Args:
        word: the figures and nothing else.
        blank: where they stand, as the digit reader saw it.
        most: the last day or month there is: another look that read more, or no figures, gainsays nothing.
    """
    if blank is None or not blank.box.x0 <= word.box.middle[0] <= blank.box.x1:
        return False
    said = word.text.strip(" .,_")
    other = digits(word.second or "")
    possible = other.isdigit() and 1 <= int(other) <= most
    return _is_black(word) and said == digits(said) and is_vouched(blank, said) and (other == said or not possible)


def year_of(words: Sequence[Word]) -> Word | None:
    """The year among the words of a date."""
    return next((word for word in reversed(words) if YEAR.match(word.text)), None)


def _is_black(word: Word) -> bool:
    return (word.coloured or 0.0) <= PEN_INK


def _is_out_of_line(word: Word, year: Word | None) -> bool:
    """Whether a day or month stands higher, lower or larger than the year."""
    if year is None or word is year or word.from_layer:
        return False
    height = year.box.height
    return abs(word.box.height / height - 1) > OTHER_HEIGHT or abs(word.box.y1 - year.box.y1) > OTHER_BASELINE * height
