"""The foot of a document: authority, title and name at the right, nơi nhận (or a second signer) at the left.

NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II (ô số 7, 9b, 12). Sizes in points, lengths in pixels.
"""

from __future__ import annotations

from dataclasses import dataclass

from samples.places import SigningPlace
from samples.setting.layout import Flow, PlacedLine, bounds, column
from samples.setting.typesetting import Style
from samples.sheet import Box
from samples.source import SecondSigner, SignatureText
from samples.units import mm, pt

_SIGNING_ROOM = mm(31)
_LEFT_SHARE = 0.5


@dataclass(frozen=True)
class Foot:
    """Where the signing blocks stand, the right one first, and the box of nơi nhận where there is one."""

    signings: tuple[SigningPlace, ...]
    recipients: Box | None


def set_foot(flow: Flow, signature: SignatureText, *, party: bool = False, scope: str = "") -> Foot:
    """Sets the foot below the body, whole on one page."""
    width = flow.measure * _LEFT_SHARE
    left_texts = _recipients(signature, party=party, scope=scope)
    left_height = column(left_texts, flow.left, width, 0.0)[1]
    lines = [(line, _bold(13.5, scope)) for line in signature.lines]
    right_height = column(lines, flow.left + width, flow.measure - width, 0.0)[1] + _SIGNING_ROOM + pt(18)
    flow.y += pt(6)
    flow.need(max(left_height, right_height))
    recipients, _ = column(left_texts, flow.left, width, flow.y)
    if signature.second is not None:
        second = _signer(flow, signature.second, flow.left, width, scope)
        return Foot((_signer(flow, signature, flow.left + width, flow.measure - width, scope), second), None)
    flow.page.lines += recipients
    place = _signer(flow, signature, flow.left + width, flow.measure - width, scope)
    flow.y = max(flow.y + left_height, place.block[3]) + pt(8)
    return Foot((place,), bounds(line.box for line in recipients) if recipients else None)


def _bold(points: float, scope: str) -> Style:
    return Style(points=points, align="center", bold=True, scope=scope)


def _recipients(signature: SignatureText, *, party: bool, scope: str) -> list[tuple[str, Style]]:
    if not signature.recipients:
        return []
    if party:
        label = ("{b:Nơi nhận:}", Style(points=14, align="left"))
    else:
        label = ("Nơi nhận:", Style(points=12, align="left", bold=True, italic=True))
    small = Style(points=12 if party else 11, align="left", scope=scope)
    drafter = [(signature.drafter, Style(points=11, align="left"))] if signature.drafter else []
    return [label, *((text, small) for text in signature.recipients), *drafter]


def _signer(flow: Flow, signer: SignatureText | SecondSigner, x: float, width: float, scope: str) -> SigningPlace:
    above, under_title = column([(line, _bold(13.5, scope)) for line in signer.lines], x, width, flow.y)
    name, bottom = column([(signer.name, _bold(14, scope))], x, width, under_title + _SIGNING_ROOM)
    flow.page.lines += [*above, *name]
    return SigningPlace(
        page=flow.number,
        x=x + width / 2,
        y=under_title + _SIGNING_ROOM / 2,
        name=_box(name),
        block=(x, flow.y, x + width, bottom),
    )


def _box(lines: list[PlacedLine]) -> Box:
    return bounds(line.box for line in lines)
