"""The kinds of administrative units, as they are written out, shortened, and misread, in front of a place's name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import Levenshtein

from diacritics.alphabet import has_syllable_skeleton, strip_marks


class PlaceKind(StrEnum):
    """Kinds of units before and after 1 July 2025 (Luật Tổ chức chính quyền địa phương 2015 and 2025)."""

    XA = "xã"
    PHUONG = "phường"
    THI_TRAN = "thị trấn"
    QUAN = "quận"
    HUYEN = "huyện"
    THI_XA = "thị xã"
    THANH_PHO = "thành phố"
    TINH = "tỉnh"
    DAC_KHU = "đặc khu"


_SHORT: Final = {"tp": PlaceKind.THANH_PHO, "tx": PlaceKind.THI_XA}
"""How agencies shorten kinds. P., Q., H. are left out, a lone letter being a label or the initial of a name; so is TT,
which is rather a circular (thông tư)."""

_LEAST_DAMAGED: Final = {1: 5, 2: 7}
"""Letters, by the number of words, from which one may be misread: "tinh" and "thi xa" are too near to other words."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A kind that stands in a text, and how many words it takes up there."""

    kind: PlaceKind
    length: int


_WHOLE: Final = {tuple(strip_marks(kind).split()): Mention(kind, len(kind.split())) for kind in PlaceKind}
_MENTIONS: Final = _WHOLE | {(short,): Mention(kind, 1) for short, kind in _SHORT.items()}
_LONG_ENOUGH: Final = {
    count: tuple(
        (" ".join(whole), mention)
        for whole, mention in _WHOLE.items()
        if len(whole) == count and len("".join(whole)) >= least
    )
    for count, least in _LEAST_DAMAGED.items()
}
"""By the number of their words those that are known with one letter misread."""
_FIRST: Final = frozenset(words[0] for words in _WHOLE if len(words) == 2)
_SECOND: Final = frozenset(words[1] for words in _WHOLE if len(words) == 2)


def mention_at(skeletons: Sequence[str], position: int) -> Mention | None:
    """The kind at a position of mark-stripped words; the longer one ("thi xa") goes before the shorter."""
    word = skeletons[position]
    if position + 1 < len(skeletons):
        following = skeletons[position + 1]
        if word in _FIRST or following in _SECOND:
            pair = _mention((word, following))
            if pair is not None:
                return pair
    return _mention((word,))


@lru_cache(maxsize=1 << 15)
def _mention(words: tuple[str, ...]) -> Mention | None:
    return _MENTIONS.get(words) or _damaged(words)


def _damaged(words: tuple[str, ...]) -> Mention | None:
    """The kind of which one letter was misread. What may be another word ("phong", "quyen") is none."""
    if len(words) == 1 and has_syllable_skeleton(words[0]):
        return None
    text = " ".join(words)
    for whole, mention in _LONG_ENOUGH.get(len(words), ()):
        if Levenshtein.distance(whole, text, score_cutoff=1) <= 1:
            return mention
    return None
