"""What a mail room stamps: incoming mail with number and date by pen, and the grades of urgency and secrecy."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import numpy as np
from pydantic import Field

from samples.ink.canvas import Canvas, Colour, Written
from samples.ink.desk import Desk, InkStep, Pressure, Received, Words, around, freest, press, record, size_of
from samples.ink.filling import Laid, fill_in
from samples.ink.grades import arrow, framed
from samples.ink.pen import pen_of
from samples.ink.plates import Plate
from samples.ink.received import LABELS, form_of
from samples.sheet import Box
from samples.units import mm

PADS: tuple[Colour, ...] = ((44, 62, 160), (92, 52, 142), (158, 44, 96), (40, 40, 48), (190, 40, 54))
RED: Colour = (214, 30, 44)

_DATES = ("{day}/{month}/{year}", "{day}/{month}/{year}", "{day}-{month}-{year}", "{day}/{month}/{short}")
_HALF_DAYS = ("S", "C")
"""Sáng or chiều: what clerks write for the hour."""


class ReceivedStampStep(InkStep):
    """The stamp of incoming mail; what is given of number, date and transfer is filled in by pen."""

    step: Literal["received_stamp"]
    office: Words
    number: str | None = Field(default=None, pattern=r"^\S+$")
    date: dt.date | None = None
    transfer: Words | None = None
    style: Literal["boxed", "portal"] = "boxed"
    over_header: bool = True

    def draw(self, desk: Desk, rng: np.random.Generator) -> None:
        """See :class:`InkStep`."""
        canvas = desk.page(1)
        values = self._values(rng)
        form = form_of(self.style, self.office, tuple(values), rng, low=not self.over_header)
        degrees = float(np.clip(rng.normal(0, 1.4), -3.5, 3.5))
        plate = form.plate.turned(degrees)
        at = self._place(desk, canvas, plate, rng)
        pressure = Pressure(float(rng.uniform(0.1, 0.4)), float(rng.uniform(0.1, 0.32)), float(rng.uniform(0.1, 0.4)))
        box, stamped = press(canvas, plate, at, PADS[int(rng.integers(len(PADS)))], pressure, rng)
        penned = fill_in(canvas, form, values, Laid(at, degrees), pen_of(int(rng.integers(2**31))), rng)
        if box is None:
            return
        words = (*stamped, *penned)
        said = (f"{LABELS[blank.key]} {values.get(blank.key, '')}".strip() for blank in form.blanks)
        whole = around([box, *(word.box for word in penned)])
        record(canvas, "received_stamp", whole, " ".join((self.office, form.title, *said)), words)
        by_role = {word.role: word for word in words if word.role}
        found = (by_role.get(f"received.{key}") for key in ("number", "date", "office"))
        desk.received = desk.received or Received(canvas.page, *found)

    def _values(self, rng: np.random.Generator) -> dict[str, str]:
        given = {"number": self.number, "date": _as_written(self.date, rng), "transfer": self.transfer}
        values = {key: value for key, value in given.items() if value is not None}
        if self.number is None and self.style == "portal":
            values["hour"] = _HALF_DAYS[int(rng.integers(2))]
        return values

    def _place(self, desk: Desk, canvas: Canvas, plate: Plate, rng: np.random.Generator) -> tuple[float, float]:
        head, title = desk.places.left_head, desk.places.title
        high, wide = plate.die.shape
        x, y = mm(rng.uniform(9, 22)), head[3] + mm(rng.uniform(-2, 4))
        if not self.over_header:
            # NĐ 30/2020 Phụ lục IV: where paper is free below number and subject, or below the date.
            right = desk.places.right_head
            corners = [(mm(left), top + mm(2)) for top in (head[3], title[3]) for left in (18, 12, 6)]
            corners += [(size_of(canvas)[0] - wide - mm(6), right[3] + mm(2)), (right[2] - wide, right[3] + mm(2))]
            corners += [(mm(12), mm(1)), (right[2] - wide, mm(1))]
            x, y, _, _ = freest(canvas, [(left, top, left + wide, top + high) for left, top in corners])
        elif letter_like(desk):
            # An official letter has its subject under the number: the stamp goes below, over the last line at most.
            y = title[3] + mm(rng.uniform(-3, 2))
        else:
            x = max(x, min(title[0] + mm(rng.uniform(3, 9)) - wide, mm(34)))
            y = max(y, min(title[1] + mm(rng.uniform(3, 7)) - high, head[3] + mm(25)))
        return x + plate.middle[0], y + plate.middle[1]


def _as_written(date: dt.date | None, rng: np.random.Generator) -> str | None:
    if date is None:
        return None
    padded = rng.random() < 0.4
    day, month = (f"{part:02d}" if padded else str(part) for part in (date.day, date.month))
    style = _DATES[int(rng.integers(len(_DATES)))]
    return style.format(day=day, month=month, year=date.year, short=f"{date.year % 100:02d}")


class GradeStampStep(InkStep):
    """A grade in red at the left of the page, under number and subject, where paper is free."""

    def pressed(
        self, desk: Desk, plate: Plate, rng: np.random.Generator
    ) -> tuple[Canvas, Box | None, tuple[Written, ...]]:
        """Presses a plate; the page, the box of its ink and its words."""
        canvas = desk.page(1)
        head, title = desk.places.left_head, desk.places.title
        high, wide = plate.die.shape
        top = title[3] if letter_like(desk) else head[3]
        middle = max(mm(4), (head[0] + head[2]) / 2 - wide / 2)
        lefts = (mm(8), mm(4), middle) if letter_like(desk) else (middle, mm(12), mm(5))
        places: list[Box] = [
            (x, top + mm(drop), x + wide, top + mm(drop) + high) for drop in np.arange(1.5, 60, 4) for x in lefts
        ]
        x0, y0, _, _ = freest(canvas, places)
        at = x0 + plate.middle[0] + mm(rng.uniform(-1, 1)), y0 + plate.middle[1] + mm(rng.uniform(-0.5, 0.5))
        pressure = Pressure(float(rng.uniform(-0.1, 0.3)), float(rng.uniform(0.15, 0.35)), float(rng.uniform(0.1, 0.4)))
        box, words = press(canvas, plate, at, RED, pressure, rng)
        return canvas, box, words


class UrgencyStampStep(GradeStampStep):
    """HỎA TỐC, THƯỢNG KHẨN, KHẨN: in a frame or in an arrow that slants upward."""

    step: Literal["urgency_stamp"]
    text: Words
    style: Literal["arrow", "frame"] = "frame"

    def draw(self, desk: Desk, rng: np.random.Generator) -> None:
        """See :class:`InkStep`."""
        if self.style == "arrow":
            plate = arrow(self.text, "urgency").turned(float(rng.uniform(24, 40)), 0.92)
        else:
            plate = framed(self.text, "urgency").turned(float(rng.normal(0, 2.0)))
        canvas, box, words = self.pressed(desk, plate, rng)
        record(canvas, "urgency_stamp", box, self.text, words)


class SecrecyStampStep(GradeStampStep):
    """MẬT, TỐI MẬT, TUYỆT MẬT in a frame; the contract has no name for this mark."""

    step: Literal["secrecy_stamp"]
    text: Words

    def draw(self, desk: Desk, rng: np.random.Generator) -> None:
        """See :class:`InkStep`."""
        plate = framed(self.text, "secrecy").turned(float(rng.normal(0, 2.0)))
        canvas, box, words = self.pressed(desk, plate, rng)
        record(canvas, None, box, self.text, words)


def letter_like(desk: Desk) -> bool:
    """Whether the subject stands in the left column under the number, as in an official letter (công văn)."""
    return desk.places.title[2] < 0.6 * desk.places.sizes[0][0]
