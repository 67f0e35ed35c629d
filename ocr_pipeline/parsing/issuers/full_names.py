"""The full name of an agency out of what a header prints: "UBND TỈNH PHÚ THỌ" is Ủy ban nhân dân tỉnh Phú Thọ.

A name is put together only of parts that the tables hold, letter and mark; whatever else a header says has no full
name here. A part that was not valid at the date of the document is a doubt in words: the value stays as printed, and an
old name never becomes a new one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ocr_pipeline.parsing.fields import flagged
from ocr_pipeline.parsing.issuers.areas import Area, area_of, is_kind, is_province, province_of, words_of
from ocr_pipeline.parsing.issuers.bodies import Body, body_at
from ocr_pipeline.parsing.issuers.days import ANY_DAY, Days, days_of
from schemas import FieldValue

_GOVERNING: Final = frozenset({"Ủy ban nhân dân", "Hội đồng nhân dân"})
"""Bodies that the place of issue can complete: the place is their own unit's name (NĐ 30/2020 Phụ lục I)."""
_JOINING: Final = frozenset({"và", "các"})
"""Words that open another body or many units behind a body."""
_OFFICE: Final = ("văn", "phòng")
_OFFICE_OF: Final = frozenset({"Ủy ban nhân dân", "Hội đồng nhân dân", "Đoàn đại biểu Quốc hội"})
"""Bodies of units whose office bears no name of its own under them."""


@dataclass(frozen=True, slots=True)
class FullName:
    """What is known of an agency's name: its full form (``None``: some part is in no table), and doubts in words."""

    name: str | None = None
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around an agency's name: the agency above it, the place of issue, the days of the document."""

    above: str | None = None
    place: str | None = None
    days: Days = ANY_DAY


def with_full_names(
    parent: FieldValue, issuer: FieldValue, place: FieldValue, date: FieldValue
) -> dict[str, FieldValue]:
    """``issuer_parent`` and ``issuer`` with full names in ``normalised``, flagged where one was not valid at the date.

    A place or a parent that is itself up for review completes no name.
    """
    days = days_of(date)
    around = Around(_trusted(parent), _trusted(place), days)
    return {"issuer_parent": _named(parent, Around(days=days)), "issuer": _named(issuer, around)}


def full_name(said: str, around: Around) -> FullName:
    """The full name of the agency that ``said`` names."""
    words = words_of(said)
    if words == _OFFICE:
        return _office(around)
    opened = body_at(words)
    if opened is None:
        area = area_of(words)
        return FullName(doubts=tuple(area.doubts(around.days))) if area else FullName()
    body, rest = opened
    if body.level == "central":
        return FullName(body.name, tuple(body.doubts(around.days)))
    if body.level == "party":
        return _board(body, rest, around)
    return _of_unit(body, rest, around) if body.level == "unit" else _department(body, rest, around)


def _trusted(field: FieldValue) -> str | None:
    return None if field.needs_review else field.value


def _named(field: FieldValue, around: Around) -> FieldValue:
    if field.value is None:
        return field
    full = full_name(field.value, around)
    return flagged(field.model_copy(update={"normalised": full.name}), *full.doubts)


def _of_unit(body: Body, rest: Sequence[str], around: Around) -> FullName:
    if not rest or is_kind(rest):
        return _completed(body, rest, around)
    area = area_of((*words_of(body.own_kind), *rest)) if body.own_kind else area_of(rest)
    if area is None:
        return FullName(doubts=tuple(_stray_words(body, rest)))
    doubts = (*body.doubts(around.days), *area.doubts(around.days), *_second_body(rest))
    if not area.all_known:
        return FullName(None, doubts)
    return FullName(f"{body.name} {area.name if body.own_kind else area.full}", doubts)


def _stray_words(body: Body, rest: Sequence[str]) -> Iterator[str]:
    """Words between a committee and its unit: "ỦY BAN NHÂN DÂN CỘNG HUYỆN …" has a word of another column."""
    at = next((at for at in range(1, len(rest)) if area_of(rest[at:]) is not None), None)
    joined = rest[0] in _JOINING or body_at(rest) is not None
    if body.name in _GOVERNING and at is not None and not joined:
        yield f"words stand between {body.name} and its unit: {' '.join(rest[:at])}"


def _second_body(rest: Sequence[str]) -> Iterator[str]:
    """Another agency behind the unit: parent and issuer were read as one name."""
    for at in range(2, len(rest)):
        second = body_at(rest[at:])
        if second is not None and rest[at - 1] not in _JOINING and len(rest[at:]) - len(second[1]) > 1:
            yield f"{second[0].name} stands behind another agency's unit: two agencies may be taken for one"
            return


def _completed(body: Body, kind: Sequence[str], around: Around) -> FullName:
    """A council or committee that names no unit, or only its kind: the place of issue says which, and it is flagged."""
    area = _area_of_place(around) if body.name in _GOVERNING else None
    if area is None or not area.all_known or (kind and words_of(area.kind) != tuple(kind)):
        return FullName()
    doubt = f"the issuer names no unit; {area.full} follows from the place of issue"
    return FullName(f"{body.name} {area.full}", (doubt, *area.doubts(around.days)))


def _department(body: Body, rest: Sequence[str], around: Around) -> FullName:
    area = (area_of(rest) or province_of(rest, around.days)) if rest else _area_above(body, around)
    if body.level == "district" and area is None:
        # Hospitals and schools have a Phòng of the same name.
        return FullName()
    if rest and area is None:
        return FullName()
    doubts = tuple(body.doubts(around.days))
    if rest and area is not None:
        doubts = (*doubts, *area.doubts(around.days))
    return FullName(f"{body.name} {area.full}" if area is not None and area.all_known else body.name, doubts)


def _board(body: Body, rest: Sequence[str], around: Around) -> FullName:
    """A board of the Party under the committee it belongs to: Ban Tổ chức Tỉnh ủy Phú Thọ."""
    said = " ".join(rest) if rest else around.above
    opened = body_at(words_of(said)) if said else None
    if said is None or opened is None or opened[0].own_kind is None:
        return FullName()
    committee = full_name(said, Around(days=around.days))
    name = f"{body.name} {committee.name}" if committee.name else None
    return FullName(name, (*body.doubts(around.days), *(committee.doubts if rest else ())))


def _area_above(body: Body, around: Around) -> Area | None:
    """The unit whose department it is: that of the committee above it, or for a Sở the province of the place."""
    above = _area_in(around.above) if around.above else None
    if body.level == "district":
        return above if above is not None and not is_province(above) else None
    if above is not None:
        return above if is_province(above) else None
    place = None if around.above else _area_of_place(around)
    return place if place is not None and is_province(place) else None


def _area_in(said: str) -> Area | None:
    """The unit that a committee or council names."""
    opened = body_at(words_of(said))
    if opened is None or opened[0].name not in _GOVERNING:
        return None
    return area_of(opened[1])


def _area_of_place(around: Around) -> Area | None:
    words = words_of(around.place or "")
    return area_of(words) or province_of(words, around.days)


def _office(around: Around) -> FullName:
    """VĂN PHÒNG under the agency whose office it is."""
    opened = body_at(words_of(around.above)) if around.above else None
    if opened is None or not (opened[0].level == "central" or opened[0].name in _OFFICE_OF):
        return FullName()
    above = full_name(around.above or "", Around(days=around.days))
    return FullName(f"Văn phòng {above.name}" if above.name else None)
