"""The signer's name out of all readings of its line, syllable by syllable, beside a table of how people are called.

The table chooses between readings, and says which marks belong on letters that the looks agree on; it puts no letter
into a given name that no look has read. Of a surname under a seal it takes the one that fits best what is left of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

import regex

from diacritics.names import NamePlace
from ocr_pipeline.layout.footer import ADDRESS
from ocr_pipeline.parsing.confirming import Vote, alternatives, taken_from
from ocr_pipeline.parsing.damaged_names import damaged_name
from ocr_pipeline.parsing.fields import field_at, flagged
from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.gazetteer import surnames
from ocr_pipeline.parsing.letter_widths import misfit, width_of
from ocr_pipeline.parsing.likeness import letters_apart, same_end, unlike, unlike_under_strokes
from ocr_pipeline.parsing.name_columns import LEGIBLE, Columns, Seen, columns_of
from ocr_pipeline.parsing.name_likeness import as_candidate, nearest_name, unknown_syllables, unlike_a_name
from ocr_pipeline.parsing.name_table import name_table
from ocr_pipeline.parsing.signer_lines import name_of
from ocr_pipeline.parsing.signer_names import LEAST_READ, is_alone, is_syllable_of_name
from ocr_pipeline.parsing.signer_places import Place, Reading
from schemas import FieldValue

SURE = 0.6
"""A syllable that two nets read alike, each at least this surely (0..1), stands."""
HALF_SURE, OFTEN = 0.4, 2.0
"""So does one of which looks of both nets, each at least so surely, are together so sure."""
GAINSAYS = 0.85
"""A look that read another syllable at least this surely (0..1) leaves it in doubt."""
LEAST, MOST = 0.5, 1.0
"""What a reading weighs at confidence 0 and at 1."""
OWN_NET, OTHER_NET = 0.5, 0.7
"""Looks of one net repeat each other's mistakes: the weight of each look of the page's own net, and of another one."""
TABLE = 0.7
"""What the table's log share weighs beside the readings."""
UNREAD = 1.0
"""What speaks against a surname, as a natural logarithm, for each look that saw nothing in its place."""
RUNNING = regex.compile(r"\p{Ll}{2,}:?$")
"""A word without a capital: not of a name."""
FEW_WORDS = 1
"""More such words that were surely read are a sentence."""
FAINT = 0.6
"""Mean confidence (0..1) of a name's syllables below which nothing can be made of them."""
STROKES = 0.3
"""A name of the document's own reading has a word that was read at least so surely (0..1)."""
NOBODY = (0, 0, 0)
"""How often a word that the table does not know was met in each place of a name."""
COMMON_MIDDLES = ("Thị", "Văn")
"""Half of all middle names: the only ones that are known by a part of their letters."""
LONG = 5
"""A surname of so many letters is not made of strokes even once."""
LEAST_SYLLABLES = 2
"""A name has so many."""
SHORT = 3.7
"""What speaks against a name of two syllables where letters stand before it, as a natural logarithm."""
PASSED_OVER = 3.0
"""What speaks at most against a name, as a natural logarithm, before which looks read letters."""


@dataclass(frozen=True, slots=True)
class _Choice:
    syllable: str
    score: float
    confirmed: bool


def elected_name(place: Place) -> FieldValue | None:
    """The name that a line says by all its readings; ``None`` where none of them says one.

    Its value is ``None`` where what was read can be nobody's name.
    """
    damaged = damaged_name(place.own.text, place.own.line) if place.own is not None else None
    if damaged is not None:
        return damaged
    name = None if any(map(_is_running, place.readings)) else _elected(place)
    if name is None:
        return None
    if not unlike_a_name(name, place):
        return flagged(name, *unknown_syllables(name, place))
    likened = nearest_name(name, place)
    return as_candidate(name) if likened is None or unlike_a_name(likened, place) else likened


def _elected(place: Place) -> FieldValue | None:
    votes = [
        Vote(field, reading)
        for reading in place.readings
        if _is_legible(reading) and (field := name_of(reading.text, reading.line)) is not None
    ]
    own = next((vote.field for vote in votes if vote.reading.own), None)
    legible = Place(tuple(reading for reading in place.readings if _is_legible(reading)))
    columns = columns_of(legible) if any(not reading.own for reading in legible.readings) else None
    if own is not None and not own.needs_review and not (columns is not None and _may_be_longer(own, columns)):
        return _gainsaid(own, votes)
    if columns is None or not (votes or _is_name(columns)):
        return own
    named = _named(columns)
    if len(named) < LEAST_SYLLABLES or _faint(columns):
        return own or (taken_from(votes, votes, votes[0].field.value or "") if votes else None)
    value = " ".join(choice.syllable for choice in named)
    read = own or next((vote.field for vote in votes if vote.field.value == value), None)
    if read is not None and read.value == value and _beyond_doubt(named, columns):
        return _cleared(read).model_copy(update={"span": read.span if own is not None else None})
    if own is not None and own.value == value:
        return own
    return _other(place, own, votes, value, columns)


def _may_be_longer(own: FieldValue, columns: Columns) -> bool:
    """Whether a name is short and a look read letters before it: its surname may have been lost."""
    before = len(columns.syllables) > LEAST_SYLLABLES or any(len(seen.text) > 1 for seen in columns.before)
    return len((own.value or "").split()) == LEAST_SYLLABLES and before


def _gainsaid(own: FieldValue, votes: Sequence[Vote]) -> FieldValue:
    """The document's own reading of a name, in doubt where another net surely read another one."""
    against = [vote for vote in votes if vote.clean and vote.reading.opinion and vote.field.value != own.value]
    if not against:
        return own
    doubts = [f"another look read {vote.field.value}" for vote in against]
    return flagged(own, *doubts).model_copy(update={"alternatives": alternatives(against, own.value or "")})


def _is_legible(reading: Reading) -> bool:
    """Whether the end of a line was read at all, rather than made of a signature's strokes."""
    surest = max((word.confidence for word in reading.words[-3:]), default=1.0)
    return surest >= (STROKES if reading.own else LEGIBLE)


def _is_running(reading: Reading) -> bool:
    """Whether a line is running text, an electronic signature's for one, or the agency's address."""
    if ADDRESS.search(fold(reading.said)):
        return True
    running = [word for word in reading.words if RUNNING.match(word.text) and word.confidence >= GAINSAYS]
    return len(running) > FEW_WORDS


def _faint(columns: Columns) -> bool:
    """Whether the syllables of a name were hardly read."""
    surest = [max(seen.confidence for seen in column) for column in columns.syllables]
    return sum(surest) < FAINT * len(surest)


def _is_name(columns: Columns) -> bool:
    """Whether the last syllables are a name's, though no look read the surname before them."""
    ends = list(zip(columns.syllables[-2:], (NamePlace.MIDDLE, NamePlace.GIVEN), strict=False))
    return len(ends) == 2 and all(
        any(
            seen.confidence >= GAINSAYS and name_table().counts.get(seen.text.lower(), NOBODY)[place] for seen in column
        )
        for column, place in ends
    )


def _cleared(field: FieldValue) -> FieldValue:
    return field.model_copy(update={"needs_review": False, "reasons": ()})


def _other(place: Place, own: FieldValue | None, votes: Sequence[Vote], value: str, columns: Columns) -> FieldValue:
    """The field of a name that the document's own reading does not say."""
    reading = place.own or place.readings[0]
    base = own or field_at(reading.text, reading.line.start, reading.line.end, value)
    said = own.value if own is not None else reading.said
    field = base.model_copy(
        update={
            "value": value,
            "bbox": columns.box.as_tuple(),
            "span": base.span if reading.own else None,
            "alternatives": alternatives(votes, value),
        }
    )
    return flagged(field, f"read as {said}; taken for {value} after every look at it and a table of names")


def _beyond_doubt(named: Sequence[_Choice], columns: Columns) -> bool:
    """Whether two nets read every syllable alike, and no surname can stand unseen before the first."""
    whole = len(named) > 2 or not any(seen.text for seen in columns.before)
    return whole and all(choice.confirmed for choice in named)


def _named(columns: Columns) -> list[_Choice]:
    """The likeliest name of the columns, with a surname before them where that explains more of what was read."""
    first, *middle, last = (*columns.syllables,) if len(columns.syllables) > 1 else ((), *columns.syllables)
    rest = [*(_choice(column, NamePlace.MIDDLE) for column in middle), _choice(last, NamePlace.GIVEN)]
    lost = any(seen.text for seen in columns.before)
    em = _em(columns.syllables[-len(rest) :], rest)
    # Nothing stands before the first syllable: it is the surname, unless two nets read another word there.
    other = _is_no_surname(first) and (lost or any(_confirmed(first, seen.text) for seen in first))
    whole = [_surname(first, em), *rest] if first and not other else None
    if whole is not None and (not lost or (middle and _is_surname(first))):
        return whole
    given = [*([_choice(first, NamePlace.MIDDLE)] if first else []), *rest]
    before = _hidden_surname(columns.before)
    if before is None:
        return whole or given
    longer = [before, *given]
    passed = PASSED_OVER * min(1.0, sum(_weight(seen) for seen in columns.before if len(seen.text) > 1))
    if whole is not None and _score(whole) - passed - (0 if middle else SHORT) > _score(longer):
        return whole
    return longer


def _hidden_surname(column: Sequence[Seen]) -> _Choice | None:
    """The surname that fits best what looks read before a name; ``None`` where strokes alone say nothing about it.

    Strokes widen a place and a seal hides a part of it: its width says nothing here.
    """
    likely = _read_whole(column) or [surname for surname in surnames() if _is_likeness(column, surname)]
    return _best(column, likely, NamePlace.SURNAME) if likely else None


def _read_whole(column: Sequence[Seen]) -> list[str]:
    """The surname that was read letter by letter, however unsurely, by two looks, or a long one by one alone.

    Strokes are not read so.
    """
    read = Counter(seen.text for seen in column if seen.text in surnames() and len(seen.text) >= LEAST_READ)
    often = [surname for surname, times in read.most_common(1) if times > 1]
    return often or [surname for surname in read if len(surname) >= LONG and len(read) == 1]


def _is_likeness(column: Sequence[Seen], surname: str) -> bool:
    """Whether a look read half of the letters of a surname: strokes alone say nothing about it."""
    return any(
        2 * letters_apart(seen.text, surname) <= len(surname) or same_end(seen.text, surname) > 1
        for seen in column
        if seen.text
    )


def _score(name: Sequence[_Choice]) -> float:
    return sum(choice.score for choice in name)


def _is_no_surname(column: Sequence[Seen]) -> bool:
    """Whether a look surely read a word in a column whose letters are no surname's."""
    folded = {fold(surname) for surname in surnames()}
    sure = [seen.text for seen in column if seen.confidence >= GAINSAYS and is_syllable_of_name(seen.text)]
    return any(fold(text) not in folded for text in sure)


def _is_surname(column: Sequence[Seen]) -> bool:
    """Whether a look surely read a surname in a column."""
    return any(seen.text in surnames() and seen.confidence >= SURE for seen in column)


def _surname(column: Sequence[Seen], em: float) -> _Choice:
    """The surname that fits a column best, by what was read there and by its width."""
    width = _width(column)
    read = [seen.text for seen in column if seen.text in surnames() and seen.confidence >= SURE]
    fitting = dict.fromkeys(_read_whole(column) or read, 0.0) or {name: misfit(name, width, em) for name in surnames()}
    return _best(column, list(fitting), NamePlace.SURNAME, fitting)


def _em(columns: Sequence[Sequence[Seen]], chosen: Sequence[_Choice]) -> float:
    """The width of an em of the line's type in pixels, by its syllables that are known."""
    ems = [width_of(choice.syllable) for choice in chosen]
    return sum(map(_width, columns)) / sum(ems) if all(map(_width, columns)) else 0.0


def _width(column: Sequence[Seen]) -> float:
    """The middling width of what the looks read in a column, in pixels; 0 for nothing."""
    return median([seen.width for seen in column if seen.text] or [0])


def _choice(column: Sequence[Seen], place: NamePlace) -> _Choice:
    read = [seen.text for seen in column if is_syllable_of_name(seen.text)]
    marked = [word.capitalize() for word in name_table().counts if any(fold(word) == fold(text) for text in read)]
    if place is NamePlace.MIDDLE:
        marked += [word for word in COMMON_MIDDLES if any(letters_apart(text, word) <= 1 for text in read)]
    settled = [text for text in read if _confirmed(column, text)]
    return _best(column, settled or [*read, *marked], place)


def _best(
    column: Sequence[Seen], candidates: Sequence[str], place: NamePlace, misfits: Mapping[str, float] | None = None
) -> _Choice:
    def apart(seen: Seen, candidate: str) -> float:
        # A surname that was read without its capital has lost its beginning.
        hidden = place is NamePlace.SURNAME and (seen.confidence < LEGIBLE or seen.text[:1].islower())
        return unlike_under_strokes(seen.text, candidate) if hidden else unlike(seen.text, candidate)

    def score(candidate: str) -> float:
        likely = TABLE * name_table().log_share(candidate, place) - (misfits or {}).get(candidate, 0.0)
        read = [(UNREAD if not seen.text else apart(seen, candidate)) * _weight(seen) for seen in column]
        return likely - sum(read)

    best = max(dict.fromkeys(candidates), key=score, default="")
    return _Choice(best, score(best), _confirmed(column, best, place))


def _weight(seen: Seen) -> float:
    return (LEAST + (MOST - LEAST) * seen.confidence) * (OTHER_NET if seen.opinion else OWN_NET)


def _confirmed(column: Sequence[Seen], syllable: str, place: NamePlace | None = None) -> bool:
    """Whether two nets read a syllable, surely or in several looks, and no look surely read another one."""
    alone = place is NamePlace.SURNAME and is_alone(syllable)
    same = [seen for seen in column if seen.text == syllable or (alone and fold(seen.text) == fold(syllable))]
    others = [seen for seen in column if seen.text and seen not in same]
    if alone:  # What is left of a surname whose beginning a seal hides gainsays nothing.
        others = [seen for seen in others if not fold(syllable).endswith(fold(seen.text))]
    if any(seen.confidence >= GAINSAYS for seen in others):
        return False
    repeated = [seen for seen in same if seen.confidence >= HALF_SURE]
    often = sum(seen.confidence for seen in repeated) >= OFTEN
    sure = repeated if often else [seen for seen in same if seen.confidence >= SURE]
    return len({seen.opinion for seen in sure}) == 2
