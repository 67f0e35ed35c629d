"""What a value that was read without doubt cannot be: its shape, or another value of the document, says so.

Looked at when everything is read. A doubt here never changes a value: a person looks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

import regex
from rapidfuzz.distance import Levenshtein

from diacritics.alphabet import is_syllable
from diacritics.names import NamePlace
from ocr_pipeline.parsing.fields import flagged
from ocr_pipeline.parsing.folding import fold, unify
from ocr_pipeline.parsing.gazetteer import agency_words, same_style
from ocr_pipeline.parsing.name_table import name_table
from ocr_pipeline.parsing.place_names import is_place_name
from ocr_pipeline.parsing.unit_doubts import beginning_lost, line_above_lost, tone_misread, unit_of
from schemas import Document, FieldValue

Knows = Callable[[str], bool]
"""Whether a word is one of the language."""
Doubt = tuple[str, str]
"""The name of a field and the reason in words."""

NAMES: Final = ("issuer_parent", "issuer", "place")
GOES_ON: Final = frozenset(
    "của và với về tại cho các những trong để do theo từ đến trên dưới vào bằng nhằm hoặc hay như".split()
)
"""Words after which a subject goes on."""
MARKED: Final = regex.compile(r"[^\W\d_A-Za-zĐđ]")
"""A letter with a mark: abbreviations have none."""
WORD: Final = regex.compile(r"(?<![\p{L}'’])\p{L}+")
"""A word; what follows the apostrophe of K'Bang and M'Drắk is of another language."""
VOWELLESS: Final = regex.compile(r"(?<=\p{Lu}{2}[,;]?\s)[B-DF-HJ-NP-TV-XĐ]{2,3}(?=[,;]?\s\p{Lu}{2})")
"""Two or three capitals without a vowel amid words in capitals."""
STRAY: Final = regex.compile(r"(?<=\p{L}{2})['’‘`\"](?=\p{L})")
"""A sign between letters that is no apostrophe behind the first."""
OF_NO_ITEM: Final = regex.compile(r"[^\w\s.,;:()/\"“”'‘’&+*%–—-]")
"""A sign that no line of a list of agencies and persons has."""
ALONE: Final = regex.compile(r"(?<=\s)[+*%](?=\s)")
"""A sign that no such line has between two words."""
LABEL: Final = regex.compile(r"^\w{1,2}\)")
"""What counts the lines of a list, with half a bracket of its own: a), 1)."""
SIGNS: Final = "signs stand in it that belong to no sentence"
SMALL: Final = 0.2
"""A name in capitals has no greater share (0..1) of small letters: one may be misread."""
_TITLE_AND_NOTATION: Final = "the title says "
_STROKES: Final = str.maketrans("Đđ", "Dd")


def doubted(document: Document, knows: Knows) -> Document:
    """The document, its values flagged that cannot be what was read."""
    changed: dict[str, FieldValue] = {}
    for name, reason in _doubts(document, knows):
        changed[name] = flagged(changed.get(name, getattr(document, name)), reason)
    signature = document.signature
    names = {"title": tuple(odd_words(signature.title, knows)), "name": tuple(no_names(signature.name, knows))}
    signed = {name: flagged(getattr(signature, name), *reasons) for name, reasons in names.items() if reasons}
    lists = {
        name: tuple(_of_item(each, knows) for each in getattr(document, name)) for name in ("addressees", "recipients")
    }
    return document.model_copy(update={**changed, **lists, "signature": signature.model_copy(update=signed)})


def _of_item(item: FieldValue, knows: Knows) -> FieldValue:
    """A line of a list, doubted where it holds a sign of no language, half a bracket, or a word of none.

    Who typed it signs behind what is filed, in any letters (VT, KTTHTú).
    """
    said = item.value or ""
    inside = LABEL.sub("", said)
    open_bracket = inside.count("(") != inside.count(")")
    signs = [SIGNS] if OF_NO_ITEM.search(said) or ALONE.search(said) or open_bracket else []
    words = [] if fold(item.value or "").startswith("luu") else odd_words(item, knows)
    return flagged(item, *signs, *words)


def _doubts(document: Document, knows: Knows) -> Iterator[Doubt]:
    for name in NAMES:
        field: FieldValue = getattr(document, name)
        yield from ((name, reason) for reason in odd_words(field, _knows_its_place_too(field, knows)))
    for name in ("issuer_parent", "issuer"):
        agency: FieldValue = getattr(document, name)
        yield from (
            (name, reason) for reason in (*beginning_lost(agency), *tone_misread((unit_of(agency) or "").title()))
        )
    yield from (("place", reason) for reason in tone_misread(document.place.value or ""))
    yield from (("issuer_parent", reason) for reason in line_above_lost(document.issuer, document.issuer_parent))
    odd = (*_odd_words_once(document, knows), *_without_vowels(document))
    yield from (("subject", reason) for reason in (*_unended(document), *odd))
    yield from (("place", reason) for reason in _part_of_a_name(document))
    yield from (("issuer_parent", reason) for reason in _with_no_agency_below(document))
    for reason in _of_notation(document):
        yield from (("notation", reason), ("code", reason))


def _knows_its_place_too(field: FieldValue, knows: Knows) -> Knows:
    """``knows``, and the words of the place that a value is or is of, where the country has one of that name."""
    names = ((field.value or "").casefold(), (unit_of(field) or "").casefold())
    own = frozenset(word for name in names if is_place_name(name) for word in name.split())
    return lambda word: word in own or knows(word)


def odd_words(field: FieldValue, knows: Knows) -> Iterator[str]:
    """A word with marks that no word has, or a sign amid letters: two words read as one, or letters of no language."""
    value = field.value or ""
    for word in WORD.findall(value):
        if MARKED.search(word) and not is_syllable(word.lower()) and not knows(word.lower()):
            yield f"no word has the shape of {word}"
    if sign := STRAY.search(value):
        yield f"the sign {sign[0]} stands amid letters"


def no_names(field: FieldValue, knows: Knows) -> Iterator[str]:
    """A part of a person's name that is no word and no name of the table; a given name that has its letters there.

    Surnames of small peoples (Lò, Vi) are in no table, and differ from those that are by a mark.
    """
    counts = name_table().counts
    parts = [part for part in (field.value or "").split() if part.isalpha()]
    for part in parts:
        if part.lower() not in counts and not knows(part.lower()):
            yield f"no name and no word is {part}"
    if len(parts) > 1 and (given := parts[-1].lower()) not in counts:
        twins = [twin.capitalize() for twin in _given_names().get(fold(given), ()) if not same_style(twin, given)]
        if twins and not any(same_style(twin, given) for twin in counts):
            yield f"marks are lost or read too much: {parts[-1]} may be {twins[0]}"


@cache
def _given_names() -> dict[str, list[str]]:
    """The given names of the table by their letters without marks, the most frequent first."""
    found: dict[str, list[str]] = {}
    for name, often in sorted(name_table().counts.items(), key=lambda each: (-each[1][NamePlace.GIVEN], each[0])):
        if often[NamePlace.GIVEN]:
            found.setdefault(fold(name), []).append(name)
    return found


def _unended(document: Document) -> Iterator[str]:
    """The subject ends amid a phrase or an area's name; it may end with that name, whole (Cao Bằng)."""
    said = (document.subject.value or "").rstrip(" .;").casefold()
    last = said.rpartition(" ")[2]
    told = [document.place.value, *map(unit_of, (document.issuer, document.issuer_parent))]
    areas = [area.casefold() for area in told if area]
    if any(said.endswith(f" {area}") for area in areas):
        return
    begun = any(said.endswith(f"tỉnh {area.partition(' ')[0]}") for area in areas)
    if last in GOES_ON or begun:
        yield f"it ends with {last}: its end may be lost"


def _odd_words_once(document: Document, knows: Knows) -> Iterator[str]:
    """The odd words of the subject that the document says nowhere else: a loanword (BÔXIT) is said again."""
    said = document.text.casefold()
    again = {word for word in WORD.findall(document.subject.value or "") if said.count(word.casefold()) > 1}
    for reason in odd_words(document.subject, knows):
        if reason.rpartition(" ")[2] not in again:
            yield reason


def _without_vowels(document: Document) -> Iterator[str]:
    """A word of the subject in capitals without a vowel that stands nowhere else: DANH MC, no abbreviation."""
    for word in dict.fromkeys(VOWELLESS.findall(document.subject.value or "")):
        if len(regex.findall(rf"\b{word}\b", document.text)) < 2:
            yield f"no word has the shape of {word}"


def _part_of_a_name(document: Document) -> Iterator[str]:
    """The place of issue is the end of the name that the agency's unit has, or a letter off: its beginning may be lost.

    A town of one word (Vinh) is what is left of another province's name (Tây Ninh) where a letter of that is misread.
    """
    place = (document.place.value or "").upper()
    for agency in (document.issuer, document.issuer_parent):
        unit = unit_of(agency)
        end = " ".join((agency.value or "").upper().split()[-2:])
        if place and unit and unit.endswith(f" {place}"):
            yield f"the issuer's unit is {unit}: its beginning may be lost"
        elif place and _letter_amiss(place, end):
            yield f"the issuer's unit is {end}: its beginning may be lost"


def _letter_amiss(place: str, end: str) -> bool:
    """Whether a place of one word is the last word of a name, but for one letter; ``end`` is that of the name."""
    last = end.rpartition(" ")[2]
    if " " in place or last in agency_words("areas"):
        return False
    return Levenshtein.distance(fold(place), fold(last), score_cutoff=1) == 1


def _with_no_agency_below(document: Document) -> Iterator[str]:
    """The line below it, which was taken for the issuer, is no name of an agency: those stand in capitals."""
    issuer = [sign for sign in document.issuer.value or "" if sign.isalpha()]
    small = sum(sign.islower() for sign in issuer)
    if document.issuer_parent.value and document.issuer.needs_review and small > SMALL * len(issuer):
        yield "the line below it is no agency's name: it may be the issuer itself"


def _of_notation(document: Document) -> Iterator[str]:
    """Its type is not that of the title, or a stroke that was read was taken away: seldom does a reading invent one."""
    notation, kind = document.notation, document.document_type
    yield from (reason for reason in kind.reasons if reason.startswith(_TITLE_AND_NOTATION))
    value, read = (regex.sub(r"\s", "", unify(text or "")) for text in (notation.value, notation.raw))
    if value != read and value == "".join(map(_stroke_of, value, read)) and len(value) == len(read):
        yield f"read as {read}; taken for {value}"


def _stroke_of(given: str, read: str) -> str:
    """The sign that was read, without its stroke where the given one has none."""
    return read.translate(_STROKES) if given in "Dd" else read
