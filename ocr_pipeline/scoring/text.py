"""A text against its truth: errors of characters, of words, of marks, and tokens with digits.

Distances are Levenshtein's, over the truth's length, after NFC, with one kind of dash and of quote, the tone mark in
the old place and spaces folded, so that how lines and pages are broken does not count. Words are runs of letters and
digits.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from rapidfuzz.distance import Levenshtein

from diacritics.alphabet import strip_marks
from ocr_pipeline.scoring.counts import TextCounts
from ocr_pipeline.scoring.equality import ONE_FORM

_OLD_PLACE: Final = dict(
    zip(
        "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ".split(),
        "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy".split(),
        strict=True,
    )
)
_EVERY_CASE: Final = {
    case(new): case(old) for new, old in _OLD_PLACE.items() for case in (str.lower, str.upper, str.capitalize)
}
# An open rime with the tone mark on its last letter, at the end of a word: hoà, KHOẺ, Uỷ; after q the u is no vowel.
_NEW_PLACE: Final = re.compile(rf"(?<![qQ])(?:{'|'.join(_EVERY_CASE)})\b")
_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_WORD: Final = re.compile(r"\w+")


def plain(text: str) -> str:
    """The text without the differences that do not count; case does."""
    composed = unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).translate(ONE_FORM)
    return " ".join(_NEW_PLACE.sub(lambda found: _EVERY_CASE[found[0]], composed).split())


def score_text(given: str, truth: str) -> TextCounts:
    """The counts of one text."""
    read, true = plain(given), plain(truth)
    read_words, true_words = _WORD.findall(read), _WORD.findall(true)
    base_right, mark_errors = _marks(read_words, true_words)
    digit_tokens, digit_right = _digits(read.split(), true.split())
    return TextCounts(
        characters=len(true),
        words=len(true_words),
        char_errors=Levenshtein.distance(read, true),
        word_errors=Levenshtein.distance(read_words, true_words),
        base_right=base_right,
        mark_errors=mark_errors,
        digit_tokens=digit_tokens,
        digit_right=digit_right,
    )


def _marks(read: list[str], true: list[str]) -> tuple[int, int]:
    """Words whose letters are right, and those among them whose marks are not."""
    right = wrong = 0
    for op in Levenshtein.opcodes([strip_marks(word) for word in read], [strip_marks(word) for word in true]):
        if op.tag == "equal":
            pairs = zip(read[op.src_start : op.src_end], true[op.dest_start : op.dest_end], strict=True)
            marks = [one != other for one, other in pairs]
            right, wrong = right + len(marks), wrong + sum(marks)
    return right, wrong


def _digits(read: list[str], true: list[str]) -> tuple[int, int]:
    """The truth's tokens with a digit, and those among them that are exact."""
    has_digit = [any(char.isdigit() for char in token) for token in true]
    exact = sum(
        sum(has_digit[op.dest_start : op.dest_end]) for op in Levenshtein.opcodes(read, true) if op.tag == "equal"
    )
    return sum(has_digit), exact
