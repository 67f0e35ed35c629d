"""The syllables of a signer's name: in each place the likeliest by what all looks read, and by how people are named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from diacritics.names import NamePlace
from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.gazetteer import surnames
from ocr_pipeline.parsing.hidden_surnames import is_left, room_before, takes_surname, unfit
from ocr_pipeline.parsing.letter_widths import misfit, width_of
from ocr_pipeline.parsing.likeness import letters_apart, same_end, unlike, unlike_under_strokes
from ocr_pipeline.parsing.name_columns import LEGIBLE, Columns, Seen
from ocr_pipeline.parsing.name_table import name_table
from ocr_pipeline.parsing.signer_names import LEAST_READ, is_alone, is_syllable_of_name

SURE = 0.6
"""A syllable that two nets read alike, each at least this surely (0..1), stands."""
HALF_SURE, OFTEN = 0.4, 2.0
"""So does one of which looks of both nets, each at least so surely, are together so sure."""
UNGAINSAID, ALL_TOGETHER = 3, 1.5
"""And one that so many looks of both nets read alike and none otherwise, where they are together so sure."""
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
COMMON_MIDDLES = ("Thị", "Văn")
"""Half of all middle names: the only ones that are known by a part of their letters."""
LEAST_TAIL = 4
"""So many letters that end a surname are not made of strokes."""
LONG = 5
"""A surname of so many letters is not made of strokes even once."""
SHORT = 3.7
"""What speaks against a name of two syllables where letters stand before it, as a natural logarithm."""
PASSED_OVER = 3.0
"""What speaks at most against a name, as a natural logarithm, before which looks read letters."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A syllable of a name, what speaks for it (a natural logarithm), and whether two nets read it beyond doubt."""

    syllable: str
    score: float
    confirmed: bool


def syllables_of(columns: Columns, axis: float | None = None) -> list[Choice]:
    """The likeliest name of the columns, with a surname before them where that explains more of what was read.

    Args:
        columns: what the looks read.
        axis: the middle of the title that the name is centred below, in pixels; ``None`` where nobody knows it.
    """
    first, *middle, last = (*columns.syllables,) if len(columns.syllables) > 1 else ((), *columns.syllables)
    rest = [*(_choice(column, NamePlace.MIDDLE) for column in middle), _choice(last, NamePlace.GIVEN)]
    lost = any(seen.text for seen in columns.before)
    em = _em(columns.syllables[-len(rest) :], rest)
    given = [*([_choice(first, NamePlace.MIDDLE)] if first else []), *rest]
    room = room_before(columns, [choice.syllable for choice in given], axis)
    # Nothing stands before the first syllable: it is the surname, unless two nets read another word there, or a look
    # surely read any, and room is left before it.
    other = _is_no_surname(first) and (lost or any(_confirmed(first, seen.text) for seen in first))
    other = other or (is_left(room) and any(seen.confidence >= GAINSAYS for seen in first))
    whole = None
    if first and not other:
        whole = [_surname(first, em, room_before(columns, [choice.syllable for choice in rest], axis)), *rest]
    if whole is not None and (not lost or (middle and _is_surname(first))):
        return whole
    before = _hidden_surname(columns.before, room)
    if before is None:
        return whole or given
    longer = [before, *given]
    passed = PASSED_OVER * min(1.0, sum(_weight(seen) for seen in columns.before if len(seen.text) > 1))
    if whole is not None and _score(whole) - passed - (0 if middle else SHORT) > _score(longer):
        return whole
    return longer


def _hidden_surname(column: Sequence[Seen], room: float | None) -> Choice | None:
    """The surname that fits best what looks read before a name, and the ``room`` (ems) that is left for it there.

    Strokes widen a place and a seal hides a part of it: the width of what was read says nothing here. ``None`` where
    strokes alone say nothing about a surname and no room is known.
    """
    roomy = room is not None and takes_surname(room)
    likely = _read_whole(column) or [surname for surname in surnames() if roomy or _is_likeness(column, surname)]
    fitting = {surname: unfit(surname, room) for surname in likely} if room is not None and roomy else {}
    return _best(column, likely, NamePlace.SURNAME, fitting) if likely else None


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


def _score(name: Sequence[Choice]) -> float:
    return sum(choice.score for choice in name)


def _is_no_surname(column: Sequence[Seen]) -> bool:
    """Whether a look surely read a word in a column whose letters are no surname's."""
    folded = {fold(surname) for surname in surnames()}
    sure = [seen.text for seen in column if seen.confidence >= GAINSAYS and is_syllable_of_name(seen.text)]
    return any(fold(text) not in folded for text in sure)


def _is_surname(column: Sequence[Seen]) -> bool:
    """Whether a look surely read a surname in a column."""
    return any(seen.text in surnames() and seen.confidence >= SURE for seen in column)


def _surname(column: Sequence[Seen], em: float, room: float | None) -> Choice:
    """The surname that fits a column best, by what was read there and by its room or else its width."""
    width = _width(column)
    read = [seen.text for seen in column if seen.text in surnames() and seen.confidence >= SURE]
    fitting = dict.fromkeys(_read_whole(column) or read, 0.0)
    if not fitting and room is not None and takes_surname(room):
        fitting = {name: unfit(name, room) for name in surnames()}
    fitting = fitting or {name: misfit(name, width, em) for name in surnames()}
    return _best(column, list(fitting), NamePlace.SURNAME, fitting)


def _em(columns: Sequence[Sequence[Seen]], chosen: Sequence[Choice]) -> float:
    """The width of an em of the line's type in pixels, by its syllables that are known."""
    ems = [width_of(choice.syllable) for choice in chosen]
    return sum(map(_width, columns)) / sum(ems) if all(map(_width, columns)) else 0.0


def _width(column: Sequence[Seen]) -> float:
    """The middling width of what the looks read in a column, in pixels; 0 for nothing."""
    return median([seen.width for seen in column if seen.text] or [0])


def _choice(column: Sequence[Seen], place: NamePlace) -> Choice:
    read = [seen.text for seen in column if is_syllable_of_name(seen.text)]
    marked = [word.capitalize() for word in name_table().counts if any(fold(word) == fold(text) for text in read)]
    if place is NamePlace.MIDDLE:
        marked += [word for word in COMMON_MIDDLES if any(letters_apart(text, word) <= 1 for text in read)]
    settled = [text for text in read if _confirmed(column, text)]
    return _best(column, settled or [*read, *marked], place)


def _best(
    column: Sequence[Seen], candidates: Sequence[str], place: NamePlace, misfits: Mapping[str, float] | None = None
) -> Choice:
    def apart(seen: Seen, candidate: str) -> float:
        # A surname that was read without its capital has lost its beginning.
        hidden = place is NamePlace.SURNAME and (seen.confidence < LEGIBLE or seen.text[:1].islower())
        return unlike_under_strokes(seen.text, candidate) if hidden else unlike(seen.text, candidate)

    def score(candidate: str) -> float:
        likely = TABLE * name_table().log_share(candidate, place) - (misfits or {}).get(candidate, 0.0)
        read = [(UNREAD if not seen.text else apart(seen, candidate)) * _weight(seen) for seen in column]
        return likely - sum(read)

    best = max(dict.fromkeys(candidates), key=score, default="")
    return Choice(best, score(best), _confirmed(column, best, place))


def _weight(seen: Seen) -> float:
    return (LEAST + (MOST - LEAST) * seen.confidence) * (OTHER_NET if seen.opinion else OWN_NET)


def _says_surname(read: str, surname: str) -> bool:
    """Whether a word has all letters of a surname, or all but its first, which no other surname ends with: zẤguyễn."""
    if fold(read) == fold(surname):
        return True
    tail = fold(surname)[1:]
    only = len(tail) >= LEAST_TAIL and sum(fold(each).endswith(tail) for each in surnames()) == 1
    return only and fold(read).endswith(tail)


def _confirmed(column: Sequence[Seen], syllable: str, place: NamePlace | None = None) -> bool:
    """Whether two nets read a syllable, surely or in several looks, and no look surely read another one."""
    alone = place is NamePlace.SURNAME and is_alone(syllable)
    same = [seen for seen in column if seen.text == syllable or (alone and _says_surname(seen.text, syllable))]
    others = [seen for seen in column if seen.text and seen not in same]
    if alone:  # What is left of a surname whose beginning a seal hides gainsays nothing.
        others = [seen for seen in others if not fold(syllable).endswith(fold(seen.text))]
    if any(seen.confidence >= GAINSAYS for seen in others):
        return False
    repeated = [seen for seen in same if seen.confidence >= HALF_SURE]
    alike = len(repeated) >= UNGAINSAID and not others
    often = sum(seen.confidence for seen in repeated) >= (ALL_TOGETHER if alike else OFTEN)
    sure = repeated if often else [seen for seen in same if seen.confidence >= SURE]
    return len({seen.opinion for seen in sure}) == 2
