"""Whether the body that a citation names is the one that issued a document.

Citations name bodies as people do: ``Ủy ban nhân dân tỉnh`` means the province of whoever writes, ``Giám đốc Sở Nội
vụ`` signs what the head of a page calls SỞ NỘI VỤ.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache, lru_cache
from typing import Final, NamedTuple

from ocr_pipeline.archive.search.folding import REMEMBERED, folded
from ocr_pipeline.parsing.tables import agencies

# Who signs for a body, before its name: "Chủ tịch Ủy ban nhân dân tỉnh", "Bộ trưởng Bộ Nội vụ", "Trưởng phòng Y tế".
_HEAD: Final = re.compile(
    r"(?:pho )?(?:chu tich|tong giam doc|giam doc|bo truong|tong cuc truong|cuc truong|vien truong|chanh an"
    r"|hieu truong|chu nhiem) (?=\w)|(?:pho )?(?:truong (?=phong |ban )|chanh (?=van phong))"
)
_SPELLED: Final = {"ubnd": "uy ban nhan dan", "hdnd": "hoi dong nhan dan", "ubmttq": "uy ban mat tran to quoc"}
# A unit with its name: "tinh lam giang"; "uy ban nhan dan tinh" leaves it to the reader.
_NAMED_UNIT: Final = re.compile(r"\b(?:tinh|thanh pho|huyen|quan|xa|phuong|thi tran|thi xa|dac khu) \w+")
_MINISTRY: Final = "bo "


class Fit(IntEnum):
    """How well the body that a citation names is the one that issued a document."""

    OTHER = 0
    """It is another one."""
    OPEN = 1
    """Nothing is said against it, and nothing settles it."""
    SAME = 2


class Head(NamedTuple):
    """Who issued a document: the keys of the body and of the one above it; empty where they are unknown."""

    body: str
    above: str


@lru_cache(maxsize=REMEMBERED)
def body_key(name: str | None) -> str:
    """A body's name as it is compared: without marks and heads, abbreviations spelled out; empty for none."""
    words = " ".join(_SPELLED.get(word, word) for word in folded(name or "").split())
    return _HEAD.sub("", words, count=1) if _HEAD.match(words) else words


def fit(named: str, issued: Head, citing: Head) -> Fit:
    """How well a body fits.

    Args:
        named: key of the body that the citation names; empty where it names none.
        issued: who issued the document that may be meant.
        citing: who issued the one that cites.
    """
    if named and issued.body and not _may_be(named, issued):
        return Fit.OTHER
    if not issued.body:
        return Fit.OPEN
    if _is_near(issued, citing):
        return Fit.SAME
    is_whole = named == issued.body and (is_one_body(named) or not issued.above)
    return Fit.SAME if is_whole or named == f"{issued.body} {_unit(issued.above)}" else Fit.OPEN


def _is_near(issued: Head, citing: Head) -> bool:
    """Whether a body is the one that writes, the one above it, one below it, or beside it under the same one."""
    if issued.body == citing.body:
        return issued.above == citing.above or is_one_body(issued.body)
    return issued.body == citing.above or bool(issued.above and issued.above in citing)


def whole_name(named: str, citing: Head) -> str:
    """The body with the name of its unit, where the head of the citing document tells it; else as it is named."""
    if not named or is_one_body(named):
        return named
    for own in (citing.body, citing.above):
        if own.startswith(f"{named} "):
            return own
    return named


def is_one_body(key: str) -> bool:
    """Whether a name can mean one body only, wherever it is said."""
    return bool(key) and (key.startswith(_MINISTRY) or key in _central() or bool(_NAMED_UNIT.search(key)))


def _may_be(named: str, issued: Head) -> bool:
    body = issued.body
    if named == body or body.startswith(f"{named} "):
        return True
    # "Sở Nội vụ tỉnh Lam Giang" under the head SỞ NỘI VỤ: what follows must be said by the body above, if by any.
    rest = named.removeprefix(f"{body} ")
    return rest != named and (not issued.above or rest in issued.above)


def _unit(above: str) -> str:
    """The unit that a body governs, with its name: ``tinh lam giang``."""
    found = _NAMED_UNIT.search(above)
    return above[found.start() :] if found else above


@cache
def _central() -> frozenset[str]:
    return frozenset(folded(each.name) for each in agencies().values() if each.level == "central")
