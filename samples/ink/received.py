"""Plates of the stamp for incoming mail (dấu đến) and the blanks on it that a clerk fills in.

NĐ 30/2020 Phụ lục IV mục V draws a rectangle of 35 x 50 mm: the office, ĐẾN, Số, Ngày, Chuyển, Số và ký hiệu HS.
Offices that receive documents for a portal press smaller ones.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from samples.ink.engraving import Engraving
from samples.ink.plates import Plate

OFFICE_ROLE = "received.office"


@dataclass(frozen=True)
class Blank:
    """A dotted line to write on: where it begins on the plate, in pixels, and how long and how high its room is."""

    key: str
    start: tuple[float, float]
    length: float
    height: float


@dataclass(frozen=True)
class Form:
    """The plate of a stamp of incoming mail and its blanks, in reading order."""

    plate: Plate
    title: str
    blanks: tuple[Blank, ...]


LABELS = {"number": "Số:", "hour": "Giờ:", "date": "Ngày:", "transfer": "Chuyển:", "file": "Số và ký hiệu HS:"}


def form_of(style: str, office: str, filled: Sequence[str], rng: np.random.Generator, *, low: bool) -> Form:
    """A stamp of ``style`` ("boxed" or "portal") with a blank for each key of ``filled``, and perhaps others.

    ``low`` takes the lowest one of the style.
    """
    makers = _STYLES[style][-1:] if low else _STYLES[style]
    first = "hour" if style == "portal" and "number" not in filled else "number"
    return makers[int(rng.integers(len(makers)))](office, first, "transfer" in filled)


def _full(office: str, first: str, _passed_on: bool) -> Form:
    cut = Engraving(50, 35)
    cut.frame(0.3, 0.3, 49.7, 34.7)
    cut.text(office, (25, 5.2), 2.9, "serif", room=47, role=OFFICE_ROLE)
    cut.outline([(0.3, 7.2), (49.7, 7.2)], 0.35, closed=False)
    cut.text("ĐẾN", (8, 15.8), 3.9, "serif")
    cut.outline([(15.5, 7.2), (15.5, 21)], 0.35, closed=False)
    cut.outline([(0.3, 21), (49.7, 21)], 0.35, closed=False)
    blanks = [_blank(cut, first, 17, 48.5, 12.6), _blank(cut, "date", 17, 48.5, 18.9)]
    blanks += [_blank(cut, "transfer", 2, 48.5, 26.6), _blank(cut, "file", 2, 48.5, 32.6)]
    return Form(cut.plate(), "ĐẾN", tuple(blanks))


def _low(office: str, first: str, _passed_on: bool) -> Form:
    cut = Engraving(50, 24)
    cut.frame(0.3, 0.3, 49.7, 23.7)
    cut.text(office, (25, 4.6), 2.5, "sans-bold", room=47, role=OFFICE_ROLE)
    cut.outline([(0.3, 6.3), (49.7, 6.3)], 0.3, closed=False)
    cut.text("CV", (7, 13.3), 3.6, "serif")
    cut.text("ĐẾN", (7, 20.6), 3.6, "serif")
    cut.outline([(13.6, 6.3), (13.6, 23.7)], 0.3, closed=False)
    rows = ((first, 11.3), ("date", 16.7), ("transfer", 22.1))
    blanks = tuple(_blank(cut, key, 15, 48.8, y) for key, y in rows)
    return Form(cut.plate(), "CV ĐẾN", blanks)


def _portal(office: str, first: str, passed_on: bool) -> Form:
    keys = [first, "date", *(["transfer"] if passed_on else [])]
    height = 6.2 + 5.2 * len(keys)
    cut = Engraving(42, height)
    cut.frame(0.3, 0.3, 41.7, height - 0.3, 0.55)
    cut.text(office, (21, 4.0), 2.3, "sans-bold", room=39.5, role=OFFICE_ROLE)
    cut.outline([(0.3, 5.4), (41.7, 5.4)], 0.4, closed=False)
    cut.text("ĐẾN", (5.6, (height + 5.4) / 2 + 1.7), 3.5, "serif", room=9.6)
    blanks = tuple(_blank(cut, key, 11.4, 41, 9.6 + 5.1 * row) for row, key in enumerate(keys))
    return Form(cut.plate(), "ĐẾN", blanks)


def _letter_in(office: str, first: str, _passed_on: bool) -> Form:
    cut = Engraving(43, 28)
    cut.frame(0.3, 0.3, 42.7, 27.7, 0.5)
    cut.text(office, (21.5, 4.6), 2.6, "sans", room=40, role=OFFICE_ROLE)
    cut.outline([(0.3, 6.2), (42.7, 6.2)], 0.4, closed=False)
    cut.text("CÔNG VĂN ĐẾN", (21.5, 12.2), 3.5, "sans-bold", room=36)
    cut.outline([(0.3, 14), (42.7, 14)], 0.4, closed=False)
    blanks = [_blank(cut, first, 1.6, 19.5, 19.4), _blank(cut, "date", 20.2, 42, 19.4)]
    blanks.append(_blank(cut, "transfer", 1.6, 42, 25.6))
    return Form(cut.plate(), "CÔNG VĂN ĐẾN", tuple(blanks))


_STYLES: dict[str, tuple[Callable[[str, str, bool], Form], ...]] = {
    "boxed": (_full, _low),
    "portal": (_letter_in, _portal),
}


def _blank(cut: Engraving, key: str, x0: float, x1: float, baseline: float) -> Blank:
    end = cut.text(LABELS[key], (x0, baseline), 2.5, "serif-regular", centred=False) + 0.5
    cut.leader(end, x1, baseline + 0.1)
    start, (right, _) = cut.at(end, baseline), cut.at(x1, baseline)
    return Blank(key, start, right - start[0], cut.at(0, 3.4)[1] - cut.at(0, 0)[1])
