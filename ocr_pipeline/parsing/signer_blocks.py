"""Several who sign one below the other: minutes with their secretary, the parties of a contract, joint documents.

A title in its own line below a name that was read opens another's signature, where a name stands below it too. What
stands below a signer's own name otherwise (an office held elsewhere, a seal's ring) opens none.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from ocr_pipeline.layout.plain_chair import is_chair
from ocr_pipeline.parsing.gazetteer import known_title
from ocr_pipeline.parsing.signer_lines import sign_at
from ocr_pipeline.parsing.signer_names import said_name
from ocr_pipeline.parsing.signer_places import Place, Reading
from schemas import Signature

PARTY = regex.compile(r"^\W*ĐẠI DIỆN\b")
"""A party of a contract: ĐẠI DIỆN BÊN B."""
LEAST_SYLLABLES = 3
"""A name of fewer may be made of strokes."""
SURE = 0.8
"""Least confidence (0..1) of each word of such a name."""
OTHERS_SIGN = "others sign below"
TWO_TITLES = "two titles stand on one line"


def blocks_of(places: Sequence[Place]) -> list[list[Place]]:
    """The lines of each signature of a column, top to bottom."""
    blocks: list[list[Place]] = [[]]
    for number, place in enumerate(places):
        named = any(_is_name(each) for each in blocks[-1])
        if named and _opens(place) and any(_is_name(below) for below in places[number + 1 :]):
            blocks.append([])
        blocks[-1].append(place)
    return blocks


def block_of_chair(blocks: Sequence[Sequence[Place]]) -> int | None:
    """Which of several signatures is that of who presided; ``None`` where nobody did."""
    chairs = [any(is_chair(place.own.said) for place in block if place.own is not None) for block in blocks]
    return chairs.index(True) if any(chairs) else None


def doubts_of_others(signature: Signature, blocks: Sequence[Sequence[Place]]) -> list[str]:
    """The doubt about the first of several signatures of which nobody presided, and about titles side by side."""
    doubts = [f"{TWO_TITLES}: {one} and {other}" for one, other in _side_by_side(signature.title.value or "")]
    if len(blocks) > 1 and block_of_chair(blocks) is None:
        names = [place.own.said for block in blocks[1:] for place in block if place.own is not None and _is_name(place)]
        doubts.append(f"{OTHERS_SIGN}: {', '.join(names)}")
    return doubts


def _side_by_side(title: str) -> list[tuple[str, str]]:
    """The two titles that were read as one: CHỦ TỌA THƯ KÝ."""
    words = title.split()
    if _is_known(title):
        return []
    pairs = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    return [pair for pair in pairs if all(map(_is_known, pair))][:1]


def _opens(place: Place) -> bool:
    said = place.own.said if place.own is not None else ""
    return said.isupper() and bool(PARTY.match(said) or sign_at(said) or is_chair(said) or _is_known(said))


def _is_known(said: str) -> bool:
    known = known_title(said)
    return known is not None and known.exact


def _is_name(place: Place) -> bool:
    own = place.own
    if own is None or not _is_sure(own):
        return False
    name = said_name(own.said)
    return name is not None and not name.doubts and len(name.name.split()) >= LEAST_SYLLABLES


def _is_sure(reading: Reading) -> bool:
    return all(word.confidence >= SURE for word in reading.words)
