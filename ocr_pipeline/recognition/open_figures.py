"""Figures and codes that two readings left open, settled with a third one by another net.

A net that was taught a language reads letters into a code (``DI3`` for ``D13``), for no word of the language is like
it; one of another language errs elsewhere. No digit is made up: what stands in the end was read, and of readings that
differ the one stands that two nets or two looks agree on. What they differed about stays visible as ``second``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ocr_pipeline.recognition.agreement import SAME_PLACE
from ocr_pipeline.recognition.cells import FIRST_BLOCK
from ocr_pipeline.recognition.code_tokens import sounder_code
from ocr_pipeline.recognition.strips import DIGIT, LABEL, LEAST_HEIGHT, LETTER, MOST_HEIGHT
from ocr_pipeline.recognition.words import UNREADABLE, Box, Word

UNSURE = 0.75
"""Digits read with less confidence (0..1) than this are open."""
UNSURE_CODE = 0.85
"""So are letters of a table's cell that may be a code, below this."""
VOUCHED = 0.8
"""Confidence (0..1) of digits that three readings agree on."""
READ_ONCE = 0.5
"""Confidence (0..1) of what only the third reading sees."""
ABOVE, BESIDE = 0.4, 0.06
"""Shares of the text's height left around a word: below and above as a line has it, at its sides so little that no
letter of its neighbours comes along."""
LEGIBLE = 0.2
"""What was read with less confidence (0..1) outside a table is no print."""
MOST_OPEN = 60
"""No more words of a page are read a third time: a page with so many is a bad page, and is said to be one."""
LONG_FIGURE = 3
"""A figure of a table with so many digits is read three times."""
SHORT = 3
"""A word of a table's cell with no more signs may be a figure."""
LIKE = {
    **dict.fromkeys("IiÍíÌìl|]!", "1"), "L": "1", "[": "1", "O": "0", "o": "0", "Ø": "0", "ó": "6", "Ó": "6", "b": "6",
    "G": "6", "S": "58", "s": "5", "Š": "5", "š": "5", "$": "58", "§": "58", "B": "8", "Z": "2", "z": "2", "T": "1",
}  # fmt: skip
"""The digits that a sign may have been printed as."""
MIXED = re.compile(r"\d[IlOoSBZ|!\]\[§$óŠL]|[IlOSBZ|\]\[!§$L]\d")
"""Beside a digit a sign that may be one: a code, or a damaged number."""
NO_VALUE = re.compile(
    r"\W*[\w.]*(?:[a-zà-ỹ]{2}|[A-ZĐ]{2}[a-zà-ỹ])\d+\W*|[^\w+-]{1,2}\d{1,2}\W{0,3}|\d{1,2}[.)\]:]\W{1,2}"
)
"""What nothing is read of: who drafted a letter (``KTTHn20.``), the number of a footnote or a list, dirt beside it."""
STROKES = frozenset("|!][l¡")
"""What a net makes of a 1 that stands alone; the cell of a table that says so was not read."""
ROMAN = re.compile(r"\W*[IVX]+\W*")
"""How rows are numbered too: no 1."""
MAYBE_CODE = re.compile(r"\W*[A-ZĐ]{1,3}[IOSBZl]{1,2}\W*")
"""Letters that a code may have been read as: ``DIS`` for ``D15``."""
HEAD = re.compile(r"[^\w§|$!\]\[]*(?P<head>[\w§|$!\]\[]{1,6}(?:/\d{4})?)(?P<rest>[/-][^\W\d].*)")
"""A document's code: its number and year, and its notation."""
OTHER_HEAD = re.compile(r"\W*(?P<head>\d{1,6}(?:/\d{4})?)(?P<rest>[/-].*)")
"""The same as the third net has it, which may read ``0D`` for ``QĐ``."""
SEPARATOR = re.compile(r"(?<=\d)[.,/⁄:-](?=\d)")
"""What parts thousands, decimals, days and hours."""
DIRT = re.compile(r"[^\w\s.,;:/()%+\-]|[A-ZĐ]\d|\d[a-zđA-ZĐ]")
"""Signs of dirt, and letters beside digits, which figures do not have."""
PLAIN = re.compile(r"[\W\d]+")
"""A figure, a date, a time: no letters."""
FIGURE = re.compile(r"[-+(]?\d[\d.,/]*\)?%?")
"""What may be taken of the third reading alone."""


def open_words(words: Sequence[Word], blocks: Sequence[Box], size: float) -> list[Word]:
    """The words that a third reading may settle, the first ``MOST_OPEN`` of them.

    Args:
        words: as two looks left them.
        blocks: places that were read as blocks: what stands by hand in a header is read in a way of its own.
        size: the middling height of the page's words in pixels.
    """
    outside = [word for word in words if not any(block.holds(word.box.middle) for block in blocks)]
    left_open = [word for word in outside if _is_open(word, size)]
    known = {id(word) for word in left_open}
    in_tables = [word for word in outside if id(word) not in known and _is_long_figure(word)]
    return (left_open + in_tables)[:MOST_OPEN]


def open_strips(words: Sequence[Word], size: float, width: int, height: int) -> list[Box]:
    """The box around each of the words, on a page of ``width`` × ``height`` pixels with text ``size`` pixels high."""
    strips = []
    for word in words:
        high = max(size, word.box.height)
        x, y = round(BESIDE * high), round(ABOVE * high)
        wide = Box(word.box.x0 - x, word.box.y0 - y, word.box.x1 + x, word.box.y1 + y)
        strips.append(wide.padded(0, width, height))
    return strips


def settle(words: Sequence[Word], open_ones: Sequence[Word], third: Sequence[Sequence[Word]]) -> list[Word]:
    """The words with the open ones as three readings have them.

    Args:
        words: of the page.
        open_ones: those of them that were read again.
        third: what was read of each, left to right.
    """
    becomes = {
        id(word): _settled(word, [each for each in reading if word.box.overlap(each.box) >= SAME_PLACE])
        for word, reading in zip(open_ones, third, strict=True)
    }
    return [new for word in words for new in becomes.get(id(word), [word])]


def _is_open(word: Word, size: float) -> bool:
    if word.text == UNREADABLE:
        return True
    if not LEAST_HEIGHT * size <= word.box.height <= MOST_HEIGHT * size or LABEL.match(word.text):
        return False
    if not _in_cell(word) and (word.confidence < LEGIBLE or NO_VALUE.fullmatch(word.text)):
        return False
    if DIGIT.search(word.text + (word.second or "")):
        differ = word.second is not None and _digits(word.second) != _digits(word.text)
        return differ or word.confidence < UNSURE or MIXED.search(word.text) is not None
    if not _in_cell(word) or ROMAN.fullmatch(word.text):
        return False
    short = len(word.text) <= SHORT or MAYBE_CODE.fullmatch(word.text) is not None
    return word.text in STROKES or (word.confidence < UNSURE_CODE and short)


def _in_cell(word: Word) -> bool:
    return word.line[0] >= FIRST_BLOCK


def _is_long_figure(word: Word) -> bool:
    """Whether a word is a figure of a table: they stand alone, and a wrong digit in one is not seen."""
    return _in_cell(word) and len(_digits(word.text)) >= LONG_FIGURE


def _settled(word: Word, third: Sequence[Word]) -> list[Word]:
    read = "".join(each.text for each in third)
    if word.text in STROKES and not DIGIT.search(read):
        return [replace(word, text=UNREADABLE, confidence=0.0)]
    if word.text == UNREADABLE:
        legible = bool(third) and all(FIGURE.fullmatch(each.text) for each in third)
        return [_in_place(each, word, "") for each in third] if legible else [word]
    if not DIGIT.search(read):
        return [word]
    if code := HEAD.fullmatch(word.text):
        return [_with_head(word, code, read)]
    if _digits(read) == _digits(word.text):
        return [_vouched(word, read)]
    agreed = _digits(read) == _digits(word.second or "")
    if (could_be(word.text, read) or could_be(word.second or "", read)) and (LETTER.search(read) or not agreed):
        return [_in_place(each, word, word.text) for each in third]
    if agreed:
        return [replace(word, text=_sounder(word.second or "", read), second=word.text)]
    return [replace(word, second=read) if _is_rival(word, read) else word]


def _is_rival(word: Word, read: str) -> bool:
    """Whether the third reading is a doubt where no other reading was one: a figure as long, or one for letters."""
    if not DIGIT.search(word.text):
        return FIGURE.fullmatch(read) is not None and not word.second
    agreed = word.second is None or _digits(word.second) == _digits(word.text)
    return agreed and len(_digits(read)) == len(_digits(word.text)) >= LONG_FIGURE


def _with_head(word: Word, code: re.Match[str], read: str) -> Word:
    """A document's code, its number settled; the other net knows no Đ, so that the notation stays."""
    other, second = OTHER_HEAD.fullmatch(read), HEAD.fullmatch(word.second or "")
    if other is None or re.fullmatch(r"/\d{4}", other["rest"]):
        return word
    if other["head"] == code["head"]:
        mended = sounder_code(word.text, read)
        if mended != word.text:
            return replace(word, text=mended, second=word.text)
        return _vouched(word, word.text) if _same_notation(code["rest"], other["rest"]) else word
    agreed = second is not None and second["head"] == other["head"]
    if agreed or could_be(code["head"], other["head"]):
        return replace(word, text=other["head"] + code["rest"], second=word.text)
    return word


def _same_notation(ours: str, theirs: str) -> bool:
    """Whether the other net read the same notation; what it makes of Đ and Q says nothing."""
    one, other = (re.sub(r"[\W_]", "", notation) for notation in (ours, theirs))
    return len(one) == len(other) and all(a == b or a in "ĐQ" for a, b in zip(one, other, strict=True))


def _vouched(word: Word, read: str) -> Word:
    """A word whose digits the third reading bears out: surer, where no other reading has other digits.

    Where only one has a comma or a dot in them, that one stands and is unsure: a net loses one sooner than it sees one.
    In a cell nothing stands beside a figure that would show that its box holds a part of it: three looks at half of
    ``7,32`` agree on ``2``.
    """
    if (lost := _parts(read) - _parts(word.text)) != 0:
        return replace(word, text=read if lost > 0 else word.text, confidence=min(word.confidence, READ_ONCE))
    if MIXED.search(word.text) and word.text.strip(".,;:") != read.strip(".,;:"):
        return replace(word, confidence=min(word.confidence, READ_ONCE))
    if _in_cell(word) and word.confidence < UNSURE:
        return replace(word, confidence=max(word.confidence, READ_ONCE))
    if not (HEAD.fullmatch(word.text) or PLAIN.fullmatch(word.text)):
        return word
    if _digits(word.second or "") not in ("", _digits(word.text)):
        return word
    return replace(word, second=read if word.second is not None else None, confidence=max(word.confidence, VOUCHED))


def _sounder(second: str, third: str) -> str:
    """Of two readings with the same digits the one that holds their separators and no sign of dirt; else the first."""
    parted = _parts(third) > _parts(second)
    return third if parted or (DIRT.search(second) and not DIRT.search(third)) else second


def could_be(seen: str, read: str) -> bool:
    """Whether ``read`` is what ``seen`` says when signs that look like digits are taken for digits."""
    one, other = (re.sub(r"\s", "", text).strip(".,;:'’‘\"-") for text in (seen, read))
    if len(one) != len(other) or not DIGIT.search(other):
        return False
    return all(a == b or b in LIKE.get(a, "") or {a, b} == {"Đ", "D"} for a, b in zip(one, other, strict=True))


def _in_place(each: Word, of: Word, second: str) -> Word:
    return replace(each, line=of.line, second=second, confidence=READ_ONCE)


def _parts(text: str) -> int:
    return len(SEPARATOR.findall(text))


def _digits(text: str) -> str:
    return "".join(DIGIT.findall(text))
