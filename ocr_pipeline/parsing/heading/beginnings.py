"""A trích yếu whose first words were lost or not read, begun as the document, or others of its kind, begin it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex
from rapidfuzz import fuzz

from diacritics import Restorer
from ocr_pipeline.layout.anchors import PARTY
from ocr_pipeline.layout.page import RegionKind
from ocr_pipeline.layout.text import DocumentText, TextLine
from ocr_pipeline.parsing.fields import digits, flagged
from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.gazetteer import letters
from ocr_pipeline.parsing.heading.openings import MOSTLY_LIKE, OPENINGS
from ocr_pipeline.parsing.heading.wording import EDGES
from schemas import Alternative, FieldValue, Origin

BEGINS_AMID = regex.compile(r"(?!về )\p{Ll}")
"""A subject that begins with a small letter; the Party writes "về …" under its titles so."""
RECALLED = 5
"""So many words behind a cut one must stand elsewhere before its beginning is taken from there."""
MOST_RECALLED = 3
"""So many words before it are taken from there at most."""
LEAST_LOST = 1.5
"""A line that lost fewer signs than this by its place lost none."""
FITTING = 2.0
"""What is to stand before a line has as many signs as it lost by its place, give or take so many."""
NO_SIGN = regex.compile(r"[^\w\s.,;:()“”\"'‘’/&+–—-]")
"""What no sentence prints."""
UNREAD_WITHIN = 4
"""A word that no word is stands among so many first ones of a damaged beginning."""


def begun(text: DocumentText, subject: FieldValue, first: TextLine, title: TextLine) -> FieldValue:
    """A subject that begins with a small letter: doubted, and begun as the document says it elsewhere, if it does.

    Args:
        text: the document's text.
        subject: as it was read below a title.
        first: its first line.
        title: the line of the type's name above it.
    """
    if subject.value is None or subject.span is None or not BEGINS_AMID.match(subject.value):
        return subject
    lost = _signs_lost(text, first, title)
    opening = _recalled(text, subject, lost, text.line_text(title))
    if opening is not None:
        reason = f"its beginning was lost: taken for {opening} as elsewhere in the document"
        whole = " ".join((opening, *subject.value.split()[1:]))
        return flagged(subject.model_copy(update={"value": whole}), reason)
    if abs(lost) < LEAST_LOST and _is_of_party(text, title.page):
        return subject
    read = subject.value.split()[0]
    usual = _usual_opening(EDGES.sub("", read), lost)
    if usual is not None:
        return _opened(subject, read, f"{usual}{read[len(EDGES.sub('', read)) :]}")
    return flagged(subject, "it begins with a small letter: the line before it may be lost")


def retold(text: DocumentText, subject: FieldValue, title: TextLine, language: Restorer) -> FieldValue:
    """A subject among whose first words one is no word, begun as the document has it before all its other words.

    What was read must be like it: "Tiến khai c† ấn chính hoạt động …" where the body says "triển khai chấn chỉnh hoạt
    động …".
    """
    if subject.value is None or subject.span is None:
        return subject
    words = subject.value.split()
    unread = [place for place, word in enumerate(words[:UNREAD_WITHIN]) if _is_no_word(word, language)]
    if not unread or "/" in words[0]:
        return subject
    for size in range(unread[-1] + 1, len(words) - RECALLED + 1):
        read = " ".join(words[:size])
        likely = {_likest(said, read) for said in _before(text, subject.span, words[size:], size, title)}
        if likely:  # More words behind these would only be alike in what both places have.
            opening = next(iter(likely)) if len(likely) == 1 else None
            return subject if opening is None else _opened(subject, read, opening[:1].upper() + opening[1:])
    return subject


def _is_no_word(word: str, language: Restorer) -> bool:
    return not digits(word) and (NO_SIGN.search(word) is not None or not language.knows(EDGES.sub("", word)))


def _before(
    text: DocumentText, span: tuple[int, int], behind: Sequence[str], size: int, title: TextLine
) -> Iterator[list[str]]:
    """The words, one more than ``size`` at most, that stand elsewhere before those ``behind``, marks included."""
    rest = r"\W+".join(regex.escape(EDGES.sub("", word)) for word in behind)
    again = regex.compile(rf"(?P<before>(?:\w+\s+){{1,{size + 1}}}){rest}(?!\w)", flags=regex.IGNORECASE)
    for match in again.finditer(text.text):
        if match.end() <= span[0] or match.start() >= span[1]:
            yield _behind_type(match["before"], text.line_text(title)).split()


def _likest(said: Sequence[str], read: str) -> str | None:
    """The end of some words that is most like what was read; ``None`` where none is much like it, or has figures."""
    ends = [" ".join(said[at:]) for at in range(len(said))]
    best = max(ends, key=lambda end: fuzz.ratio(letters(end), letters(read)), default="")
    like = letters(best) != letters(read) and fuzz.ratio(letters(best), letters(read)) >= MOSTLY_LIKE
    return best if best and like and not digits(best) else None


def _opened(subject: FieldValue, read: str, opening: str) -> FieldValue:
    """The subject with an opening in the place of its first words, and what was read beside it."""
    value = subject.value or ""
    others = (*subject.alternatives, Alternative(value=value, confidence=0.2))
    update = {"value": f"{opening}{value[len(read) :]}", "alternatives": others, "origin": Origin.RESTORED}
    return flagged(subject.model_copy(update=update), f"its opening was read as {read}; taken for {opening}")


def _usual_opening(first: str, lost: float) -> str | None:
    """The opening of many subjects that ends with their first word, and is longer by the signs that the line lost."""
    fitting = [
        opening
        for opening in OPENINGS
        if opening.endswith(f" {first}") and abs(len(opening) - len(first) - lost) <= FITTING
    ]
    return fitting[0] if len(fitting) == 1 else None


def _is_of_party(text: DocumentText, page: int) -> bool:
    """Whether a page is the Party's, which begins its subjects with small letters."""
    return any(PARTY in fold(text.line_text(line)) for line in text.of(RegionKind.HEADER_RIGHT, [page]))


def _signs_lost(text: DocumentText, line: TextLine, title: TextLine) -> float:
    """How many signs a centred line lost at its left end, by how far it stands to the right of the title's middle."""
    box, above = text.trace(line.start, line.end).box, text.trace(title.start, title.end).box
    if box is None or above is None:
        return 0.0
    return 2 * (box.middle[0] - above.middle[0]) / (box.width / (line.end - line.start))


def _recalled(text: DocumentText, subject: FieldValue, lost: float, title: str) -> str | None:
    """What the subject's first word, or the end of one, was with the words before it, by another place that has them.

    A first word that is in doubt itself may be another there.

    Args:
        text: the document's text.
        subject: as it was read.
        lost: how many signs are missing before it.
        title: the type's name above it: nothing that stands elsewhere before that is of the subject.
    """
    first, *others = (subject.value or "").split()
    if len(others) < RECALLED or lost < LEAST_LOST:
        return None
    behind = r"\s+".join(regex.escape(fold(word)) for word in others[:RECALLED])
    ended = _openings(text, subject, rf"\w*{regex.escape(fold(first))}\s+{behind}", title)
    fitting = min(ended, key=lambda opening: abs(len(opening) - len(first) - lost), default=None)
    if fitting is None and any(first in reason.split() for reason in subject.reasons):
        other = _openings(text, subject, rf"\w+\s+{behind}", title)
        near = [opening for opening in other if abs(len(opening) - len(first) - lost) <= FITTING]
        fitting = near[0] if len(near) == 1 else None
    if fitting is None or len(fitting) == len(first):
        return None
    return fitting[:1].upper() + fitting[1:]


def _openings(text: DocumentText, subject: FieldValue, cut: str, title: str) -> set[str]:
    """Every way to open the subject by the places elsewhere that have what is ``cut``, and words before it."""
    pattern = regex.compile(rf"(?P<opening>(?:\w+\s+){{0,{MOST_RECALLED}}}){cut}")
    start, end = subject.span or (0, 0)
    found = [match for match in pattern.finditer(fold(text.text)) if match.end() <= start or match.start() >= end]
    said = [_behind_type(text.text[match.start() : match.end()], title).split()[: -RECALLED or None] for match in found]
    return {" ".join(words[at:]) for words in said for at in range(len(words))}


def _behind_type(said: str, title: str) -> str:
    """Some words of a body without the type's own name, as its title has it, and what stands before that."""
    named = [regex.escape(word) for word in fold(title).split()[-2:]]
    found = regex.search(r".*\b" + r"\s+".join(named) + r"\s", fold(said), flags=regex.DOTALL)
    return said[found.end() :] if found is not None else said
