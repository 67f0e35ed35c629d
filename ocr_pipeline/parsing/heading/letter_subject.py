"""Cell 5b: the subject of a công văn, under its number; its V/v is small, slanted and soon lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

import regex

from diacritics.alphabet import is_syllable
from ocr_pipeline.layout.text import DocumentText, TextLine
from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.heading.subject_lines import in_capitals
from ocr_pipeline.recognition.words import Box

ABOUT = regex.compile(r"^\W*(?:v\s?/\s?v|ve\s?viec)\b")
"""The opening of a công văn's subject: V/v, or Về việc. On the folded line."""
SHORT_ABOUT = "V/v"
DAMAGED_ABOUT = regex.compile(r"^[\W_]*(?P<sign>[Vv]\S{0,3})(?=\s)")
"""A first word that may have been V/v (V/, V⁄, Vv, Vâv)."""
SURELY_ABOUT = regex.compile(r"[Vv]\W?[/⁄∕]\W?[vyuVYU]?")
"""What can be nothing but V/v below a letter's number: its slash was read."""
TO_WHOM = regex.compile(r"\bk[iy]nh\s?g[uiv]+\W")
"""What ends it wherever it stands in a line: Kính gửi. On the folded line."""
MOST_LINES = 6
"""A subject has so many lines at most."""
ASIDE = 2.5
"""Text heights by which the middle of a stamp's line lies off the subject's, whose lines are centred."""
BELOW = 1.5
"""Text heights below the last line of a subject within which its next one stands."""
LEAST_REST = 2
"""A line of so many words may be a subject's rest."""
LEAST_WORDS = 3
"""A line of so many words in small letters under the number is a subject, though it does not open like one."""


@dataclass(frozen=True, slots=True)
class LetterSubject:
    """The lines of the subject; what is to stand for its damaged first word, as (read, meant); why it is in doubt."""

    lines: tuple[TextLine, ...] = ()
    opening: tuple[str, str] | None = None
    doubts: tuple[str, ...] = ()


def letter_subject(text: DocumentText, left: Sequence[TextLine], *, is_letter: bool) -> LetterSubject:
    """The subject among the header's left lines below the number; no lines where there is none.

    Args:
        text: the document's text.
        left: those lines, top to bottom.
        is_letter: whether the notation is a công văn's: a subject is to be expected then, even one that opens oddly.
    """
    for index, line in enumerate(left):
        said = text.line_text(line)
        if ABOUT.match(fold(said)):
            return LetterSubject(_own_lines(text, left[index:]), _sure_opening(said))
        damaged = DAMAGED_ABOUT.match(said)
        if is_letter and damaged and _is_no_word(damaged["sign"]):
            sign = damaged["sign"]
            sure = SURELY_ABOUT.fullmatch(sign)
            doubts = () if sure else (f"read as {sign}; taken for {SHORT_ABOUT}",)
            return LetterSubject(_own_lines(text, left[index:]), (sign, SHORT_ABOUT), doubts)
    first = next((i for i, line in enumerate(left) if _is_sentence(text.line_text(line))), None)
    if first is None or not is_letter:
        return LetterSubject()
    lost = regex.match(r"\W*\p{Ll}", text.line_text(left[first])) is not None
    doubt = f"it does not open with {SHORT_ABOUT}{', which a letter has there' if lost else ''}"
    return LetterSubject(_own_lines(text, left[first:]), ("", f"{SHORT_ABOUT} ") if lost else None, (doubt,))


def about_below_title(said: str) -> LetterSubject:
    """What is known of the opening of a subject below a title: a V/v whose slash was read, whatever else was."""
    damaged = DAMAGED_ABOUT.match(said)
    if damaged is None or not SURELY_ABOUT.fullmatch(damaged["sign"]):
        return LetterSubject()
    if damaged["sign"].casefold() == SHORT_ABOUT.casefold():
        return LetterSubject(opening=_sure_opening(said))
    return LetterSubject(opening=(damaged["sign"], SHORT_ABOUT))


def _sure_opening(said: str) -> tuple[str, str] | None:
    """A V/v as it stands: the form has no other word there, whatever another look read."""
    first = said.split()[0]
    return (first, first) if first.casefold() == SHORT_ABOUT.casefold() else None


def subject_above_addressees(text: DocumentText, body: Sequence[TextLine]) -> LetterSubject:
    """The subject of a letter that was read as the body's first lines: those in its left half, above Kính gửi.

    A stamp or a speck between number and subject ends the header's left column too early.
    """
    lines = list(takewhile(lambda line: not _names_addressees(text, line), body))
    boxes = [box for line in body if (box := text.trace(line.start, line.end).box) is not None]
    if len(lines) == len(body) or len(lines) > MOST_LINES or not boxes:
        return LetterSubject()
    middle = (min(box.x0 for box in boxes) + max(box.x1 for box in boxes)) / 2
    on_the_left = [
        line for line in lines if (box := text.trace(line.start, line.end).box) is not None and box.middle[0] < middle
    ]
    return letter_subject(text, on_the_left, is_letter=True)


def with_its_end_in_doubt(text: DocumentText, about: LetterSubject, body: Sequence[TextLine]) -> LetterSubject:
    """A subject in doubt where words stand right below its last line, and under it, above Kính gửi.

    They are hardly the body's: a stamp, or the print of the back, parted the subject's lines.
    """
    last = text.trace(about.lines[-1].start, about.lines[-1].end).box if about.lines else None
    if last is None:
        return about
    above = takewhile(lambda line: not _names_addressees(text, line), body[:MOST_LINES])
    if any(_stands_under(text, line, last) for line in above):
        return replace(about, doubts=(*about.doubts, "a line below it may be lost"))
    return about


def _stands_under(text: DocumentText, line: TextLine, last: Box) -> bool:
    box = text.trace(line.start, line.end).box
    if box is None or len(_small_words(text.line_text(line))) < LEAST_REST:
        return False
    height = min(last.height, box.height)
    return 0 < box.middle[1] - last.middle[1] < last.height + BELOW * height and last.x0 < box.middle[0] < last.x1


def _own_lines(text: DocumentText, lines: Sequence[TextLine]) -> tuple[TextLine, ...]:
    """The lines down to Kính gửi, or to one in capitals that stands aside of the first: a stamp's."""
    return tuple(takewhile(lambda line: not (_of_stamp(text, line, lines[0]) or _names_addressees(text, line)), lines))


def _names_addressees(text: DocumentText, line: TextLine) -> bool:
    return TO_WHOM.search(fold(text.line_text(line))) is not None


def _of_stamp(text: DocumentText, line: TextLine, first: TextLine) -> bool:
    box, above = (text.trace(each.start, each.end).box for each in (line, first))
    if box is None or above is None or not in_capitals(text.line_text(line)):
        return False
    return abs(box.middle[0] - above.middle[0]) > ASIDE * above.height


def _is_no_word(sign: str) -> bool:
    """Whether a first word opens no sentence: no syllable, one in capitals before small letters, or "and"."""
    return not is_syllable(sign) or (len(sign) > 1 and sign.isupper()) or sign == "Và"


def _is_sentence(said: str) -> bool:
    return len(_small_words(said)) >= LEAST_WORDS


def _small_words(said: str) -> list[str]:
    return [word for word in regex.findall(r"\p{Ll}{2,}", said) if is_syllable(word)]
