"""What the form of a signature makes sure of, though a seal stands over a line of it (NĐ 30/2020 Điều 13, Phụ lục I).

Its lines are centred below each other: a line that has lost its first word stands off the axis of the others. And who
signs for a head (KT.) is the head's deputy.
"""

from __future__ import annotations

from collections.abc import Sequence

from ocr_pipeline.parsing.gazetteer import known_title, letters
from ocr_pipeline.parsing.signer_places import Place, Reading
from ocr_pipeline.parsing.titles import AUTHORITY_SIGN, DEPUTY
from schemas import FieldValue

VOUCHED = 0.6
"""A word read with less confidence (0..1) vouches for nothing."""
OFF = 0.4
"""The middle of a line stands at most so many of its heights off the axis: a lost PHÓ moves it by a whole one."""
KT = "KT."
OF_STACK = ("another title stands above it", "PHÓ is inferred", "TM. is inferred")
"""Doubts that the form of the whole signature leaves."""
OF_SIGN = ("it stands above another title", "a line below it was not understood", "its sign was not read as one")
"""Doubts that stay though two nets have read the words of a line."""
OF_LOST_SIGN = ("it stands above another title", "KT. is inferred", "strokes stand before it", "a stamp stands over it")
"""Doubts about a sign of authority that was not read."""
OF_WORDS = ("a stamp stands over it", "two readings differ", "read with little certainty")
"""Those of a line whose words are all there: it tells the axis though they leave it in doubt."""


def stands_whole(title: FieldValue, place: Place, others: Sequence[FieldValue]) -> bool:
    """Whether a title that was read through strokes is all that stands there: read by two nets, and on the axis.

    Args:
        title: as it was elected.
        place: its line.
        others: the other lines of the signature; those in doubt tell no axis.
    """
    if _any(title, (*OF_STACK, *OF_SIGN)) or not _read_whole(place, title.value or ""):
        return False
    sure = [line for line in others if all(reason.startswith(OF_WORDS) for reason in line.reasons)]
    offs = [off for line in sure if (off := _off_axis(title, line)) is not None]
    return bool(offs) and max(offs) < OFF


def is_form_s_deputy(title: FieldValue, place: Place, authority: Sequence[FieldValue]) -> bool:
    """Whether a deputy's title is the one that the form leaves: two nets read the head's below a sure "KT." of his."""
    if not authority or _any(title, OF_SIGN):
        return False
    if authority[-1].needs_review:  # His own two words tell whom he signs for, where two nets have read them.
        return _is_deputy_of(title, authority[-1]) and vouched(place, title.value or "")
    above, value = authority[-1].value or "", title.value or ""
    head = AUTHORITY_SIGN.sub("", above)
    known, own = known_title(value), value.removeprefix(f"{DEPUTY} ")
    expected = above.startswith(KT) and known is not None and known.exact and own != value and head.endswith(own)
    return expected and _read_whole(place, own)


def is_form_s_authority(line: FieldValue, title: FieldValue | None) -> bool:
    """Whether a head's line that lost its sign is signed for (KT.): the title below it is surely his deputy's."""
    if title is None or title.needs_review or not (line.value or "").startswith(KT):
        return False
    return _is_deputy_of(title, line) and all(reason.startswith(OF_LOST_SIGN) for reason in line.reasons)


def _is_deputy_of(title: FieldValue, head: FieldValue) -> bool:
    return title.value == f"{DEPUTY} {AUTHORITY_SIGN.sub('', head.value or '')}"


def _read_whole(place: Place, value: str) -> bool:
    """Whether a look read the words of a value at the end of the line, and two nets the last of them, each surely."""
    whole = any(_ends_with(reading, letters(value)) for reading in place.readings)
    return whole and vouched(place, value.rpartition(" ")[2])


def vouched(place: Place, value: str) -> bool:
    """Whether two nets read the words of a value at the end of the line, each surely."""
    nets = {reading.opinion for reading in place.readings if not reading.own and _ends_with(reading, letters(value))}
    return len(nets) == 2


def _ends_with(reading: Reading, said: str) -> bool:
    """Whether the last words of a reading, but for strokes behind them, are those letters, each word read surely."""
    words = [word for word in reading.words if letters(word.text)]
    tail = ""
    for word in reversed(words):
        if word.confidence < VOUCHED:
            return False
        tail = letters(word.text) + tail
        if len(tail) >= len(said):
            return tail == said
    return False


def _any(field: FieldValue, doubts: tuple[str, ...]) -> bool:
    return any(reason.startswith(doubts) for reason in field.reasons)


def _off_axis(line: FieldValue, other: FieldValue) -> float | None:
    """How far apart the middles of two lines stand, in heights of the first; ``None`` without an image."""
    if line.bbox is None or other.bbox is None:
        return None
    (x0, y0, x1, y1), (left, _, right, _) = line.bbox, other.bbox
    return abs((x0 + x1) - (left + right)) / 2 / max(1, y1 - y0)
