"""Which boxes a picture shows: every value of a document that stands on a page, with its Vietnamese name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from schemas import BBox, Document, Evidence


class Group(Enum):
    """What kind of value a box holds: its name in the legend and its colour (red, green, blue, 0..255)."""

    HEADER = ("Thể thức đầu văn bản", (21, 87, 176))
    PARTIES = ("Kính gửi, nơi nhận", (0, 122, 77))
    SIGNATURE = ("Người ký", (122, 49, 168))
    RECEIVED = ("Dấu đến", (140, 90, 30))
    CITATION = ("Căn cứ, viện dẫn", (176, 110, 0))
    STATISTIC = ("Số liệu", (0, 128, 140))

    @property
    def title(self) -> str:
        """Its name in the legend."""
        return self.value[0]

    @property
    def colour(self) -> tuple[int, int, int]:
        """Red, green, blue."""
        return self.value[1]


UNNAMED_GROUPS: Final = (Group.CITATION, Group.STATISTIC)
"""Groups told by their colour alone: a page may hold dozens of them."""

_HEADER_LABELS = {
    "document_type": "Loại văn bản",
    "code": "Số, ký hiệu",
    "number": "Số",
    "notation": "Ký hiệu",
    "issuer_parent": "Cơ quan chủ quản",
    "issuer": "Cơ quan ban hành",
    "place": "Địa danh",
    "date": "Ngày ban hành",
    "subject": "Trích yếu",
    "urgency": "Độ khẩn",
    "secrecy": "Độ mật",
}
"""Terms of NĐ 30/2020/NĐ-CP, Điều 8 and Phụ lục I."""


@dataclass(frozen=True, slots=True)
class FieldBox:
    """A value's place: pixels of its page; ``label`` is empty where the colour alone tells what it is.

    ``name`` is what the value is called wherever it stands. ``values`` and ``reasons`` are what stands there, and why a
    person must look. ``number`` counts the boxes that a person must look at, 0 for the others.
    """

    page: int
    bbox: BBox
    label: str
    group: Group
    needs_review: bool
    name: str = ""
    values: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    number: int = 0

    @property
    def caption(self) -> str:
        """What is written beside the box: its number and its name, as far as it has them."""
        return " ".join(filter(None, (f"{self.number}" if self.number else "", self.label)))


def field_boxes(document: Document) -> tuple[FieldBox, ...]:
    """Every box of the document's own values; values that share one box share its label."""
    merged: dict[tuple[int, BBox, Group], FieldBox] = {}
    for box in _all(document):
        key = (box.page, box.bbox, box.group)
        other = merged.get(key)
        merged[key] = box if other is None else _merge(other, box)
    return tuple(merged.values())


def _all(document: Document) -> Iterator[FieldBox]:
    for name, label in _HEADER_LABELS.items():
        yield from _boxes(label, Group.HEADER, [getattr(document, name)])
    yield from _boxes("Kính gửi", Group.PARTIES, document.addressees)
    yield from _boxes("Nơi nhận", Group.PARTIES, document.recipients)
    yield from _boxes("Quyền hạn ký", Group.SIGNATURE, document.signature.authority)
    yield from _boxes("Chức vụ", Group.SIGNATURE, [document.signature.title])
    yield from _boxes("Họ tên", Group.SIGNATURE, [document.signature.name])
    if document.received is not None:
        yield from _boxes("Số đến", Group.RECEIVED, [document.received.number])
        yield from _boxes("Ngày đến", Group.RECEIVED, [document.received.date])
    yield from _boxes("", Group.CITATION, [*document.legal_bases, *document.citations])
    yield from _boxes("", Group.STATISTIC, document.statistics)


def _boxes(label: str, group: Group, values: Sequence[Evidence]) -> Iterator[FieldBox]:
    """The name of a list is written once on each page, at its first value."""
    named: set[int] = set()
    for value in values:
        if value.page is None or value.bbox is None:
            continue
        reasons = value.reasons if value.needs_review else ()
        shown = "" if value.page in named else label
        yield FieldBox(value.page, value.bbox, shown, group, value.needs_review, label, (_said(value),), reasons)
        named.add(value.page)


def _said(value: Evidence) -> str:
    """The value as a person reads it: what a field holds, or what was read."""
    held = getattr(value, "value", None)
    return held if isinstance(held, str) else value.raw or ""


def _merge(one: FieldBox, other: FieldBox) -> FieldBox:
    label = " · ".join(dict.fromkeys(filter(None, (one.label, other.label))))
    return replace(
        one,
        label=label,
        name=" · ".join(dict.fromkeys(filter(None, (one.name, other.name)))),
        needs_review=one.needs_review or other.needs_review,
        values=tuple(dict.fromkeys((*one.values, *other.values))),
        reasons=tuple(dict.fromkeys((*one.reasons, *other.reasons))),
    )
