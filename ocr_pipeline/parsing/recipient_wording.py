"""What one item of nơi nhận says: a recipient, what it is sent for in brackets, or what is kept (Lưu)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import regex

from ocr_pipeline.layout.text import DocumentText
from ocr_pipeline.parsing.fields import Checks, field_at, flagged
from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.gazetteer import known_purpose, known_recipient, letters, same_style
from ocr_pipeline.parsing.recipient_items import ARCHIVE, Item
from ocr_pipeline.parsing.recipient_signs import abbreviation_amiss, recipient_amiss, whose_is_lost
from ocr_pipeline.recognition.words import Word
from schemas import Alternative, FieldValue

STRAY_END: Final = regex.compile(r"(?<=[.;])\s+(?:[\W\d]{1,6}|\S{1,2}|[\W\d]\S{1,3}|\S\s\S{1,2})$")
"""What a pen or a speck left behind the closing sign of an item: a copy count, a tick, two strokes."""
BEFORE: Final = regex.compile(r"^[^\p{Lu}\p{Ll}\p{N}(“\"]+|^[“\"](?![^”\"]*[”\"])")
BEHIND: Final = regex.compile(r"[^\p{Lu}\p{Ll}\p{N})}\]”\"]+$|(?<=^[^“\"]*)[”\"]$")
"""Signs that are no part of an item at its ends; quotation marks are where they stand on both sides."""
BRACKETED: Final = regex.compile(r"\s*\((?P<said>[^()]*)\)$")
"""The end of an item in brackets: what it is sent for, how many."""
MISREAD_SIGNS: Final = ((regex.compile("⁄"), "/"), (regex.compile(r"(?<=\([^()]{1,20})[}\]]$"), ")"))
"""Signs that are never printed in a list, and what they are read for."""
TURNED: Final = regex.compile(r"(?<=\p{Lu})¡")
"""A turned exclamation mark behind a capital, which engines read for a small i: in the initials of who drafted it."""
VAN_THU: Final = regex.compile(r"^(?P<kept>\S{2,5}\s?[:;.,]\s?)(?P<unit>V[TILF17])\b", flags=regex.IGNORECASE)
"""Lưu: VT, as it may be read."""
KEPT: Final = "Lưu: VT"
"""How the last item begins: the form prescribes the first word, and every office keeps a copy with its văn thư."""

OTHER: Final = 0.5
"""What a common recipient that an item misses by a letter is worth as a probability."""
ABOVE: Final = "Như trên"
NEAR_ABOVE: Final = regex.compile(r"^(?:nhu t\w{1,4}|n\w{0,3} tren|nhu \W{0,2}\w{0,2}ren)$")
"""Như trên, as it may be read: nothing else begins so. On the folded value."""
WITHOUT_NUMBER: Final = regex.compile(r"^nhu d\w{1,3}(?: \D{0,3})?$")
"""Như Điều, and no number of an article behind it. On the folded value."""
AMONG_SMALL: Final = regex.compile(r"(?<!\p{L})I(?=\p{Ll})")
"""A capital I before small letters, in what is kept: the initials of who drafted it have a small l as often."""
STOPPED: Final = regex.compile(r"(?<=\p{Ll}{2})\. (?=\p{Ll})")
"""A full stop amid an item, behind a word and before a small letter: it was a comma, or a speck."""
NEAR_ARTICLE: Final = regex.compile(r"^nhu\s?d\w{1,3}\s?(?P<number>\d{1,2})$")
"""Như Điều 4, its letters as they may be read; its number is never another one. On the folded value."""


def recipient(text: DocumentText, item: Item, reasons: Sequence[str]) -> FieldValue | None:
    """The field that an item says, with ``reasons`` for doubt found elsewhere; ``None`` where it says nothing."""
    whole = " ".join(text.text[item.start : item.end].split())
    said = STRAY_END.sub("", whole)
    if regex.search(r"\p{Lu}", stray := whole[len(said) :]):  # no speck: a unit of two letters ("P. TH")
        reasons = (*reasons, f"left out behind its closing sign: {stray.strip()}")
    value = regex.sub(r",(?=\p{L})", ", ", _bare(said))
    for misread, sign in MISREAD_SIGNS:
        value = misread.sub(sign, value)
    if TURNED.search(value):
        value, reasons = TURNED.sub("i", value), (*reasons, "¡ was taken for i")
    if len(letters(value)) < 2:
        return None
    if ARCHIVE.match(fold(value)):
        return _kept(text, item, value, reasons)
    if NEAR_ABOVE.match(fold(value)):
        return field_at(text, item.start, item.end, ABOVE, Checks(reasons=(*reasons, *_taken_for(ABOVE, value))))
    article = NEAR_ARTICLE.match(fold(value)) if known_recipient(value) is None else None
    if article is not None:
        meant = f"Như Điều {article['number']}"
        return field_at(text, item.start, item.end, meant, Checks(reasons=(*reasons, *_taken_for(meant, value))))
    reasons = (*reasons, *_amiss_in(value))
    found = BRACKETED.search(value)
    if found is None:
        return _field(text, item, value, Checks(reasons=tuple(reasons)))
    purpose = known_purpose(found["said"])
    if purpose is not None:
        checks = Checks(prescribed=_read_as(text, item, found[0]), reasons=tuple(reasons))
        return _field(text, item, value[: found.start()], checks, f" ({purpose})")
    unread = () if letters(found["said"]) else (f"what stands in brackets was not read: {found[0].strip()}",)
    return _field(text, item, value, Checks(reasons=(*reasons, *unread)))


def _amiss_in(value: str) -> Iterator[str]:
    """Doubts about the words of an item, whatever it names."""
    if STOPPED.search(value):
        yield "a full stop stands amid its words"
    if WITHOUT_NUMBER.match(fold(value)):
        yield "the number of the article was not read"


def _field(text: DocumentText, item: Item, name: str, checks: Checks, purpose: str = "") -> FieldValue:
    """The field of a name with what it is sent for; a common recipient takes the marks it is printed with."""
    known = known_recipient(name) if not checks.reasons else None
    printed = name if known is None or same_style(known, name) else known
    if known is not None and not BRACKETED.search(name):
        checks = Checks(known=True, prescribed=checks.prescribed)
    field = field_at(text, item.start, item.end, printed + purpose, checks, normalised=known)
    read = known is None and bool(text.trace(item.start, item.end).words)
    return _with_doubts_of_signs(field, name, purpose) if read else field


def _with_doubts_of_signs(field: FieldValue, name: str, purpose: str) -> FieldValue:
    """The field, in doubt where an abbreviation in it is a letter off a common one."""
    meant = recipient_amiss(name)
    if meant is not None:
        others = (*field.alternatives, Alternative(value=meant + purpose, confidence=OTHER))
        return flagged(field, f"an abbreviation in it is like that of {meant}").model_copy(
            update={"alternatives": others}
        )
    if whose_is_lost(name):
        return flagged(field, "whose office it is was not read")
    sign = abbreviation_amiss(name)
    return field if sign is None else flagged(field, f"an abbreviation in it may be {sign}")


def _kept(text: DocumentText, item: Item, value: str, reasons: Sequence[str]) -> FieldValue:
    """The last item, its first words as the form prescribes them, in doubt where they were read otherwise."""
    read = VAN_THU.match(value)
    if AMONG_SMALL.search(value):
        reasons = (*reasons, "a capital I in it may be a small l")
    if read is None:
        return field_at(text, item.start, item.end, value, Checks(reasons=tuple(reasons)))
    printed = VAN_THU.sub(KEPT, value, count=1)
    return _field(text, item, printed, Checks(reasons=(*reasons, *_taken_for(KEPT, read[0]))))


def _taken_for(prescribed: str, read: str) -> tuple[str, ...]:
    """The doubt about words that the form prescribes, where other letters were read."""
    return () if _signs(read) == _signs(prescribed) else (f"taken for {prescribed}: {read}",)


def _read_as(text: DocumentText, item: Item, bracket: str) -> frozenset[str]:
    """The words, as they were read, that make up what stands in brackets at the end of an item."""
    words: Sequence[Word] = text.trace(item.start, item.end).words
    return frozenset(word.text for word in words[-len(bracket.split()) :])


def _signs(said: str) -> str:
    return fold(said).replace(" ", "")


def _bare(said: str) -> str:
    before = BEFORE.sub("", said)
    while (less := BEHIND.sub("", before)) != before:
        before = less
    return before
