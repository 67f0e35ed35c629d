"""How wide the surname is that a seal hides: a name is centred below its title (NĐ 30/2020 Phụ lục I, ô số 7b).

So it begins as far left of the title's middle as it ends right of it, and what its other syllables leave of that is
its surname's. That tells a Nguyễn from a Châu though no look read either, and a Lê from nothing at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from ocr_pipeline.parsing.letter_widths import SPACE, width_of
from ocr_pipeline.parsing.name_columns import Columns
from schemas import FieldValue

SPREAD = 0.3
"""By so many ems the room that is left for a surname is off what is printed there, usually."""
MOST = 3.0
"""No room speaks more against a surname, as a natural logarithm: of twenty names, one is off its title's middle by more
than a letter, or is measured so."""
ROOM = 0.85
"""The narrowest surname takes so many ems."""
WIDEST = 3.9
"""The widest takes so many: where more is left, two syllables are hidden."""
KNOWN = 2
"""So many syllables that end a name tell how large its type is."""
STROKES = "strokes stand before it"
"""The doubt about a line that may begin elsewhere than it was read: a Q. may stand under them."""
AGREE = 0.5
"""The middles of the lines of a title are one axis when they are less than so many of their heights apart."""


def axis_of(lines: Sequence[FieldValue]) -> float | None:
    """The middle of the lines of authority and title, in pixels; ``None`` where they have none in common."""
    whole = [line for line in lines if not any(reason.startswith(STROKES) for reason in line.reasons)]
    boxes = [line.bbox for line in whole if line.bbox is not None]
    middles = [(x0 + x1) / 2 for x0, _, x1, _ in boxes]
    if not middles or max(middles) - min(middles) > AGREE * median(y1 - y0 for _, y0, _, y1 in boxes):
        return None
    return median(middles)


def room_before(columns: Columns, name: Sequence[str], axis: float | None) -> float | None:
    """The ems that are left before the last syllables of a name, without the space between; ``None`` if unknown.

    A rank is centred with its name, so that the room before one says nothing.

    Args:
        columns: of the name.
        name: its syllables from the first of which the room is told, down to its last.
        axis: the middle of its title in pixels.
    """
    boxes = columns.boxes
    told = len(name) >= KNOWN and len(boxes) >= KNOWN and all(name) and not columns.ranked
    if axis is None or not told or boxes[-1].x1 <= axis:
        return None
    em = (boxes[-1].x1 - boxes[-KNOWN].x0) / width_of(" ".join(name[-KNOWN:]))
    return 2 * (boxes[-1].x1 - axis) / em - width_of(" ".join(name)) - SPACE


def is_left(room: float | None) -> bool:
    """Whether a room holds a syllable or more."""
    return room is not None and room > ROOM - SPREAD


def takes_surname(room: float | None) -> bool:
    """Whether one syllable, a surname, stands in a room."""
    return room is not None and ROOM - SPREAD < room < WIDEST + SPREAD


def unfit(surname: str, room: float) -> float:
    """What speaks against a surname in a room of so many ems, as a natural logarithm."""
    off = (width_of(surname) - room) / SPREAD
    return min(MOST, off * off / 2)
