"""One line of a signature: an authority, a title, or the signer's name (NĐ 30/2020 Phụ lục I, cells 7a and 7c)."""

from __future__ import annotations

import re
from collections.abc import Sequence

import regex

from ocr_pipeline.layout.anchors import AUTHORITY
from ocr_pipeline.layout.page import RegionKind
from ocr_pipeline.layout.text import DocumentText, TextLine
from ocr_pipeline.parsing.fields import UNSURE_WORD, Checks, field_at
from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.gazetteer import known_title, same_style, surnames
from ocr_pipeline.parsing.signer_names import fuller_marks, is_alone, said_name
from ocr_pipeline.parsing.titles import DEPUTY, said_title, sign_of_authority
from ocr_pipeline.recognition.words import Word
from schemas import Alternative, FieldValue

STROKES_BEHIND = regex.compile(
    r"(?:\s\W*(?!(?![A-Z]{2})\p{Lu}{2}\b|(?<=CÔNG )(?:TY|AN)\b|(?<=VỤ |NGÀNH )Y\b)"  # no syllable with its mark (VỤ)
    r"\p{L}{1,2}\W*"  # but one or two letters
    r"|\s\W*\p{Ll}+\W*|[^\w)]+)+$"
)
"""What a seal or a pen left behind a line in capitals."""


ABBREVIATED = regex.compile(r"\p{Lu}{2,}\s[A-ZĐ]{2}\W*$")
"""Two capitals without marks behind words in capitals."""
DOTLESS = regex.compile(r"^\W{0,3}(?:tm|kt|tl|tuq)(?:\s[.,]?|\s?[-*'’]\s?)(?=\w{2})")
"""A sign of authority whose full stop is lost, stands off it or was read as a stroke. On the folded line."""

SPOILT = regex.compile(r"^\W{0,3}(?P<sign>t[i1|]|k[i1l|])\s?[.,]{1,2}\s?(?=\w{2})")
"""A sign of authority whose second letter was read as a stroke. On the folded line."""
ACTING_IN_STROKES = regex.compile(r"[qQ]\s?[.:,;]\W*$")
"""Q. of who acts as the head (quyền), at the end of what a seal left before a title: of no title is it the end."""
UNSPOILT = {"t": "TL", "k": "KT"}
"""What it is by its first letter: TM and TUQ are too wide for a stroke."""
TWICE_SURE = 0.85
"""Least confidence (0..1) of a word that two looks read alike, for its marks to be those that stand there."""
UNSIGNED = "its sign was not read as one"
LEAST_CAPITALS = 6
"""So many letters in capitals behind strokes may be a title."""


def sign_at(said: str) -> regex.Match[str] | re.Match[str] | None:
    """The sign of authority that a line in capitals begins with."""
    return AUTHORITY.match(fold(said)) or DOTLESS.match(fold(said)) or SPOILT.match(fold(said))


def in_capitals(said: str) -> bool:
    """Whether a line is set in capitals, but for what strokes added to it."""
    alphabetic = [sign for sign in said if sign.isalpha()]
    return len(alphabetic) >= 4 and sum(sign.isupper() for sign in alphabetic) >= 0.75 * len(alphabetic)


def capitals_at(said: str) -> int:
    """Where the words in capitals begin that a line ends with, behind words of strokes; 0 for a line without any."""
    words = list(regex.finditer(r"\S+", said))
    small = [number for number, word in enumerate(words) if regex.search(r"\p{Ll}", word.group())]
    behind = words[small[-1] + 1 :] if small else []
    return behind[0].start() if sum(map(str.isalpha, "".join(word.group() for word in behind))) >= LEAST_CAPITALS else 0


def plausible_title(said: str) -> bool:
    """Whether a line in capitals opens with a known title (debris of a seal does not)."""
    words = fold(said).split()
    return any(known_title(" ".join(words[skip : skip + size])) for skip in (0, 1, 2) for size in (1, 2, 3, 4, 5, 6))


def title_of(text: DocumentText, line: TextLine) -> FieldValue:
    """An authority or title line, its marks put right where the letters are those of a known title."""
    said = text.line_text(line)
    sound = _is_sound(text, line)
    drawn = bool(text.trace(line.start, line.end).words)
    inner = _without_strokes(said[sign_of_authority(said) or capitals_at(said) :], drawn=drawn)
    match = sign_at(inner)
    head = inner[: match.end()] if match else ""
    rest = inner[match.end() :] if match else inner
    known = said_title(rest)
    alike = [] if known is None or not sound else [f"{rest} is no known title, but much like {known.name}"]
    if known is not None and known.doubts and sound:
        known = None
    if known is not None and not head:
        inner = inner[known.start :]
    start = line.start + said.index(inner)
    value = (_printed_sign(head) if head else "") + (known.name if known else rest)
    doubt = [*(known.doubts if known else alike), *_lost_before(text, line, start)]
    doubt += [] if not head or AUTHORITY.match(fold(inner)) else [UNSIGNED]
    if known is not None and not head and not rest.startswith(DEPUTY) and _is_acting(text, line, start):
        value, doubt = f"Q. {value}", [*doubt, UNSIGNED]
    checks = Checks(known=known is not None and known.exact, marks_matter=True, reasons=tuple(doubt))
    return field_at(text, start, start + len(inner), " ".join(value.split()), checks)


def _is_acting(text: DocumentText, line: TextLine, start: int) -> bool:
    """Whether the strokes before a title, which begins at ``start``, end with what a seal left of Q."""
    return ACTING_IN_STROKES.search(text.text[line.start : start].rstrip()) is not None


def _printed_sign(head: str) -> str:
    """A sign of authority as it is printed, with the space behind it where there is one."""
    spoilt = SPOILT.match(fold(head) + "xx")
    if spoilt is not None:
        head = UNSPOILT[spoilt["sign"][0]] + head[spoilt.end("sign") :]
    sign = regex.sub(r"[^\p{L}/]+", ".", "".join(head.split()).upper())
    sign += "." if sign.isalpha() else ""
    return sign + (" " if " " in head or head.endswith("..") else "")


def _lost_before(text: DocumentText, line: TextLine, start: int) -> list[str]:
    """Doubts that a seal leaves: a PHÓ or a KT. may stand under the strokes, or a word was seen by one look alone.

    Nothing stands before a PHÓ, nor before a sign of authority.
    """
    said = text.text[start : line.end]
    first = said.startswith(DEPUTY) or AUTHORITY.match(fold(said)) is not None
    strokes = "" if first else text.text[line.start : start].strip()
    reasons = [f"strokes stand before it, read as {strokes}"] if strokes else []
    once = [word.text for word in text.trace(start, line.end).words if word.second == "" and word.text.isupper()]
    return reasons + ([f"read by one look only: {' '.join(once)}"] if once else [])


def _without_strokes(said: str, *, drawn: bool = True) -> str:
    """A line in capitals without what a seal or a pen left at its ends: signs, and single letters.

    ``drawn``: there is a page on which they may have; else two capitals at the end are an abbreviation (QUẢN LÝ VỀ HQ).
    """
    if not drawn and ABBREVIATED.search(said):
        return said
    inner = regex.sub(r"^(?:[\W_\d]+|\p{Ll}{1,2}\s|\p{L}\s(?!\s?\.))+", "", said)
    inner = STROKES_BEHIND.sub("", inner)
    return inner or said


def name_of(text: DocumentText, line: TextLine) -> FieldValue | None:
    """The signer's name that a line says; ``None`` where it says none."""
    found = said_name(text.line_text(line))
    if found is None:
        return None
    start, end = line.start + found.start, line.start + found.end
    words = text.trace(start, end).words
    seconds = {word.text: word.second for word in words if word.second}
    surname, *given = found.name.split()
    given = [fuller_marks(word, seconds.get(word, word)) for word in given]
    written = _as_written(text, start, end)
    doubts = (*found.doubts, *_other_surname(surname, words), *_no_surname(written, surname))
    checks = Checks(marks_matter=True, stock=_sure_letters(surname, given, words), reasons=doubts)
    restored = " ".join([surname, *given])
    others = [Alternative(value=restored, confidence=0.3)] if written not in (None, restored) else []
    return field_at(text, start, end, written or restored, checks, alternatives=others)


def _other_surname(surname: str, words: Sequence[Word]) -> list[str]:
    """The doubt about a surname of the table that two looks surely read with other marks: a rare one is in no table."""
    first = words[0] if words else None
    if (
        first is None
        or first.second != first.text
        or first.confidence < TWICE_SURE
        or not _marks_differ(first, surname)
    ):
        return []
    return [f"{first.text} was read twice: it may be a surname of its own, not {surname}"]


def _no_surname(written: str | None, surname: str) -> list[str]:
    """The doubt about a name that stands as a text has it, whose surname lacks a mark of the table's."""
    first = written.split()[0] if written else surname
    same = fold(first) == fold(surname) and first.istitle()
    if not same or first in surnames() or same_style(first, surname):
        return []
    return [f"marks are lost or read too much: {first} may be {surname}"]


def _marks_differ(word: Word, surname: str) -> bool:
    """Whether a word has other marks than a surname of the same letters, no fewer."""
    return word.text != surname and fold(word.text) == fold(surname) and fuller_marks(word.text, surname) == word.text


def _sure_letters(surname: str, given: Sequence[str], words: Sequence[Word]) -> frozenset[str]:
    """The surname, folded, where its marks cannot be misread: no other one has its letters, which were read surely.

    A given name of the same letters could be.
    """
    sure = bool(words) and words[0].confidence >= UNSURE_WORD
    alone = is_alone(surname) and fold(surname) not in map(fold, given)
    return frozenset({fold(surname)}) if sure and alone else frozenset()


def _as_written(text: DocumentText, start: int, end: int) -> str | None:
    """The name as a sound text has it: what restoration knows of a language says nothing of a person's name."""
    return text.trace(start, end).raw if _is_sound(text, TextLine(RegionKind.SIGNATURE, 1, start, end)) else None


def _is_sound(text: DocumentText, line: TextLine) -> bool:
    """Whether a line is text that no engine read, and that was not damaged: it stands as it was written."""
    return not text.misread and not text.trace(line.start, line.end).words
