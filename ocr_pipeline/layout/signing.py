"""Where a page is signed: beside its seal, or in the gap between the signer's title and name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ocr_pipeline.imaging.marks.find import Seal
from ocr_pipeline.imaging.marks.rings import Ring
from ocr_pipeline.layout.segments import Segment
from ocr_pipeline.recognition.words import Box, Word

READ_SURELY = 0.6
"""Least confidence (0..1) of a word that is print whatever it looks like."""
GAP = 2.2
"""Title and name stand at least so many text heights apart."""
SURELY = 0.9
"""In a row of title or name, from this confidence (0..1) on."""
HIGHEST = 1.7
"""A word taller than this many text heights is a stroke that was read as one, or a word with a stroke through it."""
RIGHT_OF_SEAL, ABOVE_SEAL, LEFT_OF_SEAL = 3.4, 1.15, 0.9
"""How far a signature reaches from the middle of its seal, in radii."""
NEAR_SEAL = 3
"""Title or name stand within so many text heights of the seal."""
FEW = 3
"""So many words, a name or a title, may stand in a place of which no column is known."""
NAME_FOLLOWS = 9
"""Without a name that was read, a signature takes this many text heights below the title."""
ASIDE = 4
"""A signature reaches so many text heights beyond the column it stands in."""
WRITTEN = re.compile(r"\w\w")


def signing_places(
    seals: Sequence[Seal],
    columns: Sequence[Sequence[Segment]],
    heading: Sequence[Segment],
    printed: Sequence[Box],
    size: float,
    width: int,
) -> list[Box]:
    """The places on a page where a signature is to be looked for.

    Args:
        seals: on the page.
        columns: the rows of each signature column of the page, top to bottom: the document's, a certified copy's.
        heading: its rows: a seal over the head of an annex (dấu treo) has no signature.
        printed: the boxes of the page's surely printed words.
        size: the page's text height in pixels.
        width: of the page in pixels.
    """
    rings = [seal.ring for seal in seals if seal.ring is not None]
    rows = [row for column in columns for row in column]
    free = [ring for ring in rings if _is_free(_beside(ring), printed) and not _is_over(ring, heading)]
    places = [_beside(ring) for ring in rings if ring in free or _in_column(ring, rows, size)]
    for column in columns:
        sealed = any(_nearest(ring, row.box) <= 1 + NEAR_SEAL * size / ring.radius for ring in rings for row in column)
        gap = _gap(column, size, width, sealed=sealed)
        if gap is not None and all(gap.overlap(place) == 0 for place in places):
            places.append(gap)
    return places


def printed_words(words: Sequence[Word], size: float) -> list[Box]:
    """The boxes of words that are surely print."""
    return [
        word.box
        for word in words
        if word.confidence >= READ_SURELY and WRITTEN.search(word.text) and word.box.height < HIGHEST * size
    ]


def printed_rows(columns: Sequence[Sequence[Segment]], size: float) -> list[Box]:
    """The rows of title and name of which most words were read surely, as high as those: all words there are print."""
    rows = []
    for row in (row for column in columns for row in column):
        sure = [word.box for word in row.words if word.confidence >= SURELY and WRITTEN.search(word.text)]
        level = [box for box in sure if box.height < HIGHEST * size]
        if level and len(sure) * 2 >= len(row.words):
            rows.append(Box(row.box.x0, min(box.y0 for box in level), row.box.x1, max(box.y1 for box in level)))
    return rows


def _in_column(ring: Ring, column: Sequence[Segment], size: float) -> bool:
    """Whether a seal stands in the signature column: one over the head of an attachment has no signature."""
    reach = ring.radius + NEAR_SEAL * size
    return any(abs(row.box.middle[1] - ring.y) < reach for row in column)


def _is_free(place: Box, printed: Sequence[Box]) -> bool:
    """Whether hardly a word stands in a place: no line of a text runs across it, though no title was read either."""
    return sum(place.holds(box.middle) for box in printed) <= FEW


def _is_over(ring: Ring, heading: Sequence[Segment]) -> bool:
    """Whether a seal reaches into a row of the heading: of what it covers, the end alone may have been read."""
    return any(_nearest(ring, row.box) <= 1 for row in heading)


def _nearest(ring: Ring, box: Box) -> float:
    """How far the nearest point of a box is from the middle of a seal, in radii."""
    return ring.distance(min(max(ring.x, box.x0), box.x1), min(max(ring.y, box.y0), box.y1))


def _beside(ring: Ring) -> Box:
    radius = ring.radius
    return Box(
        round(ring.x - LEFT_OF_SEAL * radius),
        round(ring.y - ABOVE_SEAL * radius),
        round(ring.x + RIGHT_OF_SEAL * radius),
        round(ring.y + ABOVE_SEAL * radius),
    )


def _gap(column: Sequence[Segment], size: float, width: int, *, sealed: bool) -> Box | None:
    """The widest gap between rows that were read surely; below the last one where there is none.

    Not so where a seal stands at them (``sealed``): the signature is beside it, and the last row is the name.
    """
    rows = [row for row in column if row.confidence >= READ_SURELY and WRITTEN.search(row.text)]
    if not rows:
        return None
    gaps = [(below.box.y0 - above.box.y1, above.box.y1, below.box.y0) for above, below in pairwise(rows)]
    wide, top, bottom = max(gaps, default=(0, 0, 0))
    if wide < GAP * size:
        if sealed:
            return None
        top, bottom = rows[-1].box.y1, round(rows[-1].box.y1 + NAME_FOLLOWS * size)
    around = Box.around(row.box for row in rows)
    aside = round(ASIDE * size)
    return Box(max(0, around.x0 - aside), round(top - size), min(width, around.x1 + aside), round(bottom + size))
