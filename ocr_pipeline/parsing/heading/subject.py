"""The trích yếu as a field: its lines on one, without what is no part of it, and every doubt about its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import regex

from diacritics import Restorer
from ocr_pipeline.layout.text import DocumentText, TextLine
from ocr_pipeline.parsing.fields import READ_SURELY, Checks, field_at, flagged, missing, readings_differ
from ocr_pipeline.parsing.heading.beginnings import begun, retold
from ocr_pipeline.parsing.heading.letter_subject import LetterSubject
from ocr_pipeline.parsing.heading.line_ends import tokens_of
from ocr_pipeline.parsing.heading.openings import mended_opening
from ocr_pipeline.parsing.heading.other_wordings import opinions_on, other_wordings, reads_better
from ocr_pipeline.parsing.heading.said_again import Token, said_again
from ocr_pipeline.parsing.heading.subject_lines import OFF_AXIS
from ocr_pipeline.parsing.heading.wording import EDGES, stands_alone, stands_out, with_likelier_marks
from ocr_pipeline.parsing.recurrence import recurrence
from ocr_pipeline.recognition.words import Word
from schemas import Alternative, FieldValue, Origin

SENTENCE_ENDS = regex.compile(r"\w[.:;]$")
"""A trích yếu is no sentence and closes with no sign."""
GOES_ON = frozenset(("của", "về", "và", "các", "những", "với", "trong", "giữa", "nhằm", "hoặc", "để", "cho", "là"))
"""Words that no phrase ends with."""
DIRT = regex.compile(
    r"^(?:[^\w“\"'‘(]|_)+"
    r"|^\((?=[^)]*$)\s*|^['‘](?=[^'’]*$)\s*|^[“\"](?=[^”\"]*$)\s*"  # an opening bracket or quote that nothing closes
    r"|[\s_|~`]+$|\s[\s\W]*[:;.,*|_-]$|\s+[\p{Sk}\p{Lm}]+$|(?<![“\"].*)\s*[”\"]$"
)
"""What specks and rules leave at its ends."""
BEFORE_ABOUT = regex.compile(r"^(?:(?:\P{L}+|\p{Ll}{1,2}|\p{L}\W*)\s+)+(?=Về\s)")
"""Signs and words of a letter or two before "Về …": strokes, since nothing stands before it."""
STRAY = regex.compile(
    r"(?:^|\s)[—–-]\s+[—–-](?:\s|$)|(?<!\d)\s—\s(?!\d)"
    r"|\s(?![–—&+/-](?:\s|$))(?:[^\w\s]|_)+(?=\s)"
)
"""Signs that stand where no sentence has any."""
UNCLOSED = regex.compile(r"(?<=\s)['‘](?=\p{L})(?![^'’]*['’])")
"""A quote that opens inside and that nothing closes: a speck before a line."""
BY_THEMSELVES = frozenset("–—-&+/“”\"'‘’()")
"""Signs that may stand between two spaces."""
LONE_LETTER = regex.compile(r"(?<=\s)(?![ởôổốýỷủàả])(?=\p{Ll}(?:\s|$))\P{ASCII}")
"""A small letter by itself that carries marks and is none of the words of one letter: a speck."""
OFF_MIDDLE = "a line of it stands off the title's middle: the body may have been taken for it, or words of it be lost"
FEWEST_WORDS = 3
"""A trích yếu sums a document up; fewer words than these do not."""
READ_HALF_SURELY = 0.75
"""A covered word that two looks read alike at least this surely (0..1) is sure where the language leaves no other."""
LEVEL = 0.4
"""Share of the title's height by which the middle of a line that lost nothing lies off the title's at most."""


def subject_of(
    text: DocumentText, lines: Sequence[TextLine], title: TextLine | None, language: Restorer, about: LetterSubject
) -> FieldValue:
    """The field that the lines of a subject make.

    Args:
        text: the document's text.
        lines: of the subject, top to bottom.
        title: the line of the type's name above it; ``None`` for a letter.
        language: tells which marks its words would rather have.
        about: what is known of a letter's subject; empty below a title.
    """
    page = title.page if title is not None else None
    if not lines:
        return missing("no subject was found", page=page)
    start, end = lines[0].start, lines[-1].end
    said = [tokens_of(text, line) for line in lines]
    again = said_again(text, [token for kept, _ in said for token in kept], (start, end), language)
    value = " ".join(again.words)
    debris = [word for _, left_out in said for word in left_out if any(sign.isalnum() for sign in word)]
    doubts = [*about.doubts, *again.doubts, *_doubts_of_ends(value, debris, is_letter=title is None)]
    if title is not None and any(_is_off_middle(text, title, kept) for kept, _ in said):
        doubts.append(OFF_MIDDLE)
    value = DIRT.sub("", DIRT.sub("", value))
    strokes = BEFORE_ABOUT.match(value) if title is not None else None
    if strokes is not None:
        doubts.append(f"strokes before it were left out: {strokes[0].strip()}")
        value = value[strokes.end() :]
    kept = " ".join(word for word in UNCLOSED.sub("", value).split() if not _is_sign(word))
    if len(kept) < len(" ".join(value.split())):
        doubts.append("signs that belong to no sentence were left out of it")
        value = kept
    if len(value.split()) < FEWEST_WORDS:
        doubts.append("it is too short for a subject: its lines may be lost")
    if STRAY.search(value) or LONE_LETTER.search(value):
        doubts.append("signs stand in it that belong to no sentence")
    read = value
    value, uncertain = with_likelier_marks(
        value, language, lambda words: recurrence(text, words, (start, end)).alike > 0
    )
    sure_opening = about.opening[:1] if about.opening and not about.doubts else ()
    checks = Checks(
        alike_in_marks=True,
        stock=again.put_right,
        prescribed=frozenset((*sure_opening, *again.confirmed)),
        stands_out=partial(_stands_out, confirmed=again.confirmed, language=language),
        whole=title is not None and all(_is_whole(text, line, title, language) for line in lines),
        reasons=(*doubts, *uncertain),
    )
    origin = Origin.RESTORED if value != read else None
    subject = field_at(text, start, end, _opened(value, about), checks, origin=origin)
    if subject.needs_review:
        subject = _with_opinions(text, subject, (start, end), language, is_letter=title is None)
    if title is None:
        return subject
    subject = begun(text, _opening_mended(subject, language), lines[0], title)
    return retold(text, subject, title, language) if subject.needs_review else subject


def _with_opinions(
    text: DocumentText, subject: FieldValue, span: tuple[int, int], language: Restorer, *, is_letter: bool
) -> FieldValue:
    """A doubted subject with what else it may say; where another net reads it far better, as that has it."""
    value, trace = subject.value or "", text.trace(*span)
    opinions = [DIRT.sub("", DIRT.sub("", opinion)) for opinion in opinions_on(text, span, language)]
    better = next((each for each in opinions if reads_better(each, value, language)), None)
    if better is None or is_letter:
        others = other_wordings(value, trace, language, opinions)
        return subject.model_copy(update={"alternatives": others})
    others = other_wordings(better, trace, language, [value, *opinions])
    changed = subject.model_copy(update={"value": better, "alternatives": others, "origin": Origin.RESTORED})
    return flagged(changed, "another net reads it better")


def _is_sign(word: str) -> bool:
    """Whether what stands by itself is nothing that a sentence has by itself."""
    return not any(sign.isalnum() or sign in BY_THEMSELVES for sign in word)


def _doubts_of_ends(value: str, debris: Sequence[str], *, is_letter: bool) -> Iterator[str]:
    """Whether the subject goes on into the body, and what was left out beside it."""
    if debris:
        yield f"strokes beside it were left out: {' '.join(debris)}"
    if SENTENCE_ENDS.search(value) and not is_letter:
        yield "it ends like a sentence: the body may have been taken for it"
    if value.endswith(",") or (value.split()[-1:] and value.split()[-1] in GOES_ON):
        yield "it ends amid a phrase: lines below it may be lost"


def _stands_out(words: Sequence[Word], place: int, confirmed: frozenset[str], language: Restorer) -> bool:
    return words[place].text in confirmed or stands_out(words, place, language)


def _opening_mended(subject: FieldValue, language: Restorer) -> FieldValue:
    """The subject with the opening that its damaged first words must be."""
    mended = mended_opening(subject.value, language) if subject.value is not None else None
    if mended is None or subject.value is None:
        return subject
    read, opening = mended
    opening = opening.upper() if subject.value.isupper() else opening
    end = EDGES.sub("", read)
    behind = read[read.rindex(end) + len(end) :] if end else ""
    whole = f"{opening}{behind}{subject.value[len(read) :]}"
    alternatives = (*subject.alternatives, Alternative(value=subject.value, confidence=0.2))
    changed = subject.model_copy(update={"value": whole, "alternatives": alternatives, "origin": Origin.RESTORED})
    return flagged(changed, f"its opening was read as {read}; taken for {opening}")


def _opened(value: str, about: LetterSubject) -> str:
    """The subject with V/v in the place of what was read of it."""
    return value if about.opening is None else value.replace(*about.opening, 1)


def _is_off_middle(text: DocumentText, title: TextLine, kept: Sequence[Token]) -> bool:
    """Whether the words of a line stand off the title's middle; a dash or a speck before them is none of its words."""
    above = text.trace(title.start, title.end).box
    boxes = [token.word.box for token in kept if token.word is not None and any(map(str.isalnum, token.text))]
    if above is None or not boxes:
        return False
    middle = (min(box.x0 for box in boxes) + max(box.x1 for box in boxes)) / 2
    return abs(middle - above.middle[0]) > OFF_AXIS * above.height


def _is_whole(text: DocumentText, line: TextLine, title: TextLine, language: Restorer) -> bool:
    """Whether a line under a stamp lost nothing.

    It stands in the middle below its title, and what the stamp covers was read twice alike and is a word or a figure.
    """
    trace, above = text.trace(line.start, line.end), text.trace(title.start, title.end).box
    covered = [place for place, word in enumerate(trace.words) if word.overprinted]
    if not covered:
        return True
    tokens = text.line_text(line).split()
    if len(tokens) != len(trace.words):
        return False
    if trace.box is None or above is None:
        return False
    level = abs(trace.box.middle[0] - above.middle[0]) <= LEVEL * above.height
    return level and all(_is_sure(trace.words[place], tokens, place, language) for place in covered)


def _is_sure(word: Word, tokens: Sequence[str], place: int, language: Restorer) -> bool:
    """Whether a covered word was surely read twice alike or, less surely, is the only one that fits in its place."""
    if word.second is None or readings_differ(word.text, word.second, marks=True):
        return False
    bare = EDGES.sub("", word.text)
    if word.confidence >= READ_SURELY:
        return bare.isdigit() or language.knows(bare)
    return word.confidence >= READ_HALF_SURELY and stands_alone(tokens, place, language)
