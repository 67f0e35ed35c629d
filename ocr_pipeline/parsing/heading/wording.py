"""The words of a trích yếu held against the language: which marks it would rather read there, and by how much.

Two looks that read a word alike can both be wrong about a mark (chỉ bộ for chi bộ), and where they differ one of them
is usually right. How much likelier one reading is than another between its neighbours tells both: of 1,192 words of
subjects on real and drawn scans one right word was outdone by a look-alike by more than 1 (a person's name, by 4.8),
wrong ones by 5 to 11; of 14 words that two looks read with other marks all that were right stood out by at least 4.4.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import Final

import regex

from diacritics import Restorer
from ocr_pipeline.parsing.fields import READ_SURELY
from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.heading.subject_lines import in_capitals
from ocr_pipeline.recognition.agreement import CONTEXT
from ocr_pipeline.recognition.words import Word

OUTDONE: Final = 4.9
"""Natural logarithm from which on another reading, that differs in one mark, is so much likelier that a word is in
doubt."""
PUT_RIGHT: Final = 6.0
"""The same from which on the other reading stands in its place, still in doubt."""
STANDS_OUT: Final = 7.0
"""The same by which a reading must be likelier than that of the other look before their difference is no doubt."""
STANDS_OUT_IN_LETTERS: Final = 12.0
"""The same where the two differ in their letters: of 50 such words all 20 that were read surely and stood out so were
right."""
NEARLY: Final = 3.1
"""Natural logarithm by which a word must be likelier than one that differs in the tone above a circumflex (quyền,
quyển), for that tone is a few pixels and two looks misread it alike. Of 17 and 91 subjects of real and drawn scans that
were not in doubt this doubts one each, the real one rightly; of any mark it would doubt 3 and 11."""
LONGER: Final = 2.0
"""A reading longer than the word by more than this factor may hold another word that was lost beside it."""
TONES: Final = "\u0300\u0301\u0303\u0309\u0323"
TONES_ON_TOP: Final = "\u0300\u0301\u0303\u0309"
"""Those that stand above the letter: huyền, sắc, ngã, hỏi."""
SHAPES: Final = {"a": "\u0302\u0306", "e": "\u0302", "o": "\u0302\u031b", "u": "\u031b"}
"""The marks that make another vowel of a letter."""
STROKES: Final = {"d": "đ", "đ": "d", "D": "Đ", "Đ": "D"}
EDGES: Final = regex.compile(r"^[\W_]+|[\W_]+$")


def likelier_marks(words: Sequence[str], language: Restorer) -> dict[int, tuple[str, float]]:
    """For each word that another one with one mark changed outdoes: its place, that word, and by how much.

    A capital may begin a name, whose marks the language hardly tells: it takes more to doubt it. Words of a subject set
    in capitals are asked about in small letters, and doubted as capitals are: where a mark was misread, another word
    outdoes them by 6 to 30.
    """
    found = {}
    capitals = in_capitals(" ".join(words))
    around = [word.lower() for word in words] if capitals else words
    for place, word in enumerate(words):
        read = EDGES.sub("", word)
        bare = read.lower() if capitals and read.isupper() else read
        if len(bare) < 2 or not bare.isalpha() or not bare[1:].islower():
            continue
        before, after = _around(around, place)
        as_read = language.fluency(before, bare, after)
        others = [
            (language.fluency(before, other, after) - as_read, other)
            for other in _with_one_mark_changed(bare)
            if language.knows(other)
        ]
        margin, best = max(others, default=(0.0, bare))
        if margin >= (OUTDONE if read.islower() else PUT_RIGHT):
            found[place] = (word.replace(read, best if bare == read else best.upper()), margin)
    return found


def nearly_outdone(words: Sequence[str], language: Restorer) -> dict[int, str]:
    """For each word with a tone above a circumflex: its place, and the word of another such tone nearly as likely."""
    found = {}
    for place, word in enumerate(words):
        bare = EDGES.sub("", word)
        others = [other for other in _with_another_tone_on_top(bare) if language.knows(other)]
        if not (bare.islower() and others):
            continue
        before, after = _around(words, place)
        best = max(others, key=lambda other: language.fluency(before, other, after))
        if language.fluency(before, bare, after) - language.fluency(before, best, after) < NEARLY:
            found[place] = word.replace(bare, best)
    return found


def with_likelier_marks(
    said: str, language: Restorer, elsewhere: Callable[[str], bool] = lambda _: False
) -> tuple[str, tuple[str, ...]]:
    """A subject with the marks that the language would much rather have, and every doubt about its marks in words.

    Args:
        said: the subject as it was read.
        language: the one that would rather have others.
        elsewhere: tells of a few words whether the document has them, with these marks, in another place too: then two
            witnesses agree, and the marks that were put right are no doubt.
    """
    words = said.split(" ")
    doubts = []
    for place, (other, margin) in likelier_marks(words, language).items():
        put_right = margin >= PUT_RIGHT and words[place].islower()
        around = " ".join((*words[max(0, place - 1) : place], other, *words[place + 1 : place + 2]))
        if put_right and margin >= STANDS_OUT and elsewhere(EDGES.sub("", around)):
            words[place] = other
            continue
        doubts.append(f"marks uncertain: {words[place]} {'taken for' if put_right else 'or'} {other}")
        words[place] = other if put_right else words[place]
    # No other place confirms these: the same print is misread alike there.
    doubts += [
        f"marks uncertain: {words[place]} or {other}" for place, other in nearly_outdone(words, language).items()
    ]
    return " ".join(words), tuple(doubts)


def stands_out(words: Sequence[Word], place: int, language: Restorer) -> bool:
    """Whether a word is so much likelier in its place than what the other look read there that it needs no doubt.

    Other letters take more than other marks: then the word must have been read surely, and no stamp stand over it.
    """
    word = words[place]
    before, after = _around([each.text for each in words], place)
    one, other = (EDGES.sub("", reading) for reading in (word.text, word.second or ""))
    if not other or not language.knows(one):
        return False
    least = STANDS_OUT
    if fold(one) != fold(other):
        if word.overprinted or word.confidence < READ_SURELY or len(other) > LONGER * len(one):
            return False
        least = STANDS_OUT_IN_LETTERS
    return language.fluency(before, one, after) - language.fluency(before, other, after) >= least


def stands_alone(words: Sequence[str], place: int, language: Restorer) -> bool:
    """Whether a word in small letters is far likelier in its place than any that differs from it in one mark."""
    bare = EDGES.sub("", words[place])
    if not bare.islower() or not language.knows(bare):
        return False
    before, after = _around(words, place)
    others = [language.fluency(before, other, after) for other in _with_one_mark_changed(bare) if language.knows(other)]
    as_read = language.fluency(before, bare, after)
    return all(as_read - other >= STANDS_OUT for other in others)


def _around(words: Sequence[str], place: int) -> tuple[str, str]:
    return " ".join(words[max(0, place - CONTEXT) : place]), " ".join(words[place + 1 : place + 1 + CONTEXT])


def _with_one_mark_changed(word: str) -> set[str]:
    """The words that differ in one tone, one vowel's shape or one stroke."""
    return {unicodedata.normalize("NFC", other) for other in _changed(word)} - {word}


def _with_another_tone_on_top(word: str) -> Iterator[str]:
    """The words that differ in the tone above a circumflex, where both have one there."""
    signs = unicodedata.normalize("NFD", word)
    for found in regex.finditer(rf"\u0302(?P<tone>[{TONES_ON_TOP}])", signs):
        for tone in TONES_ON_TOP:
            if tone != found["tone"]:
                yield unicodedata.normalize("NFC", signs[: found.start("tone")] + tone + signs[found.end("tone") :])


def _changed(word: str) -> Iterator[str]:
    signs = unicodedata.normalize("NFD", word)
    toneless = "".join(sign for sign in signs if sign not in TONES)
    for end in regex.finditer(r"[aeiouyAEIOUY]\p{M}*", toneless):
        for tone in ("", *TONES):
            yield toneless[: end.end()] + tone + toneless[end.end() :]
    for at, sign in enumerate(signs):
        behind = signs[at + 1 :]
        if sign in STROKES:
            yield signs[:at] + STROKES[sign] + signs[at + 1 :]
        for shape in SHAPES.get(sign.lower(), ""):
            yield (
                signs[: at + 1] + shape + behind.removeprefix(behind[:1] if behind[:1] in "\u0302\u0306\u031b" else "")
            )
        if sign in "\u0302\u0306\u031b":
            yield signs[:at] + signs[at + 1 :]
