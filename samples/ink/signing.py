"""What a signed document gets: the signature, the seal over its left third, initials, a seal across the pages."""

from __future__ import annotations

from typing import Literal, Self

import numpy as np
from pydantic import Field, model_validator

from samples.ink.canvas import Canvas, Colour
from samples.ink.desk import Desk, InkStep, Pressure, Words, lay, press, record, size_of
from samples.ink.pen import BLACK, BLUE, DARK_BLUE
from samples.ink.plates import Plate
from samples.ink.seals import DIAMETER, Emblem, seal
from samples.ink.signatures import initials, signature
from samples.sheet import Box
from samples.units import mm

PenColour = Literal["blue", "black"]
SealColour = Literal["red"]

REDS: tuple[Colour, ...] = ((222, 28, 40), (206, 32, 52), (214, 40, 66), (196, 26, 60))

_PAGES_A_SEAL = 5
"""At most so many pages share one seal across pages (NĐ 30/2020 Điều 33)."""


class SignatureStep(InkStep):
    """A signature between title and name; ``hand`` names the person, so that one may sign twice alike."""

    step: Literal["signature"]
    signing: int = Field(default=0, ge=0)
    colour: PenColour | None = None
    hand: int | None = Field(default=None, ge=0)

    def draw(self, desk: Desk, rng: np.random.Generator) -> None:
        """See :class:`InkStep`."""
        place = desk.signing(self.signing)
        canvas = desk.canvases[place.page]
        person = int(rng.integers(2**31))
        ink = signature(person if self.hand is None else self.hand)
        x, y = place.x + mm(rng.uniform(-2, 3)), place.y + mm(rng.uniform(-1.5, 1.5))
        box = lay(canvas, ink, x, y, _pen_colour(self.colour, rng))
        if box:
            desk.signed[self.signing] = box
        record(canvas, "signature", box, None)


class InitialsStep(InkStep):
    """Ký nháy: the initials of who answers for the text, after its last line; of a later block beside its title."""

    step: Literal["initials"]
    signing: int = Field(default=0, ge=0)

    def draw(self, desk: Desk, rng: np.random.Generator) -> None:
        """See :class:`InkStep`."""
        place = desk.signing(self.signing)
        page, x, y = desk.places.body_end
        if self.signing:
            page, x, y = place.page, place.block[2], place.block[1] + mm(6)
        canvas = desk.page(page + 1)
        ink = initials(int(rng.integers(2**31)))
        box = lay(canvas, ink, x + mm(rng.uniform(1.2, 3.5)), y + mm(rng.uniform(-0.5, 1)), _pen_colour(None, rng))
        record(canvas, "handwriting", box, None)


class SealText(InkStep):
    """What is cut into a seal: the words around, and lines of text or an emblem in the middle."""

    ring: Words
    centre: tuple[Words, ...] = ()
    emblem: Emblem | None = None

    @model_validator(mode="after")
    def _one_middle(self) -> Self:
        if self.centre and self.emblem:
            raise ValueError("a seal has text or an emblem in its middle, not both")
        return self

    @property
    def text(self) -> str:
        """All that the seal says."""
        return " ".join((self.ring, *self.centre))

    def plate(self, rng: np.random.Generator) -> Plate:
        """The plate as it is pressed: its size within a millimetre, turned a little."""
        plate = seal(self.ring, self.centre, self.emblem)
        return plate.turned(float(np.clip(rng.normal(0, 8), -20, 20)), float(rng.uniform(0.975, 1.025)))


class SealStep(SealText):
    """The round seal over the left third of a signature, or (``over = "head"``) over the agency's name on a page."""

    step: Literal["seal"]
    signing: int = Field(default=0, ge=0)
    colour: SealColour = "red"
    over: Literal["signature", "head"] = "signature"
    page: int = Field(default=1, ge=1)

    def draw(self, desk: Desk, rng: np.random.Generator) -> None:
        """See :class:`InkStep`."""
        plate = self.plate(rng)
        canvas, at = self._head(desk, rng) if self.over == "head" else self._signed(desk, rng)
        box, words = press(canvas, plate, at, _red(rng), _pressure(rng), rng)
        record(canvas, "seal", box, self.text, words)

    def _signed(self, desk: Desk, rng: np.random.Generator) -> tuple[Canvas, tuple[float, float]]:
        # NĐ 30/2020 Điều 33: the seal covers about a third of the signature, on its left.
        place = desk.signing(self.signing)
        default: Box = (place.x - mm(20), place.y, place.x + mm(35), place.y)
        x0, _, x1, _ = desk.signed.get(self.signing, default)
        right = x0 + float(rng.uniform(0.3, 0.44)) * (x1 - x0)
        at = right - DIAMETER / 2, place.y + mm(float(np.clip(rng.normal(0, 2.5), -5, 5)))
        return desk.canvases[place.page], at

    def _head(self, desk: Desk, rng: np.random.Generator) -> tuple[Canvas, tuple[float, float]]:
        # Dấu treo covers part of the agency's name; on an attachment it stands over the first lines.
        canvas = desk.page(self.page)
        if self.page == 1:
            x0, y0, x1, y1 = desk.places.left_head
            x, y = x0 + float(rng.uniform(0.05, 0.3)) * (x1 - x0), y0 + float(rng.uniform(0.2, 0.45)) * (y1 - y0)
        else:
            x, y = mm(rng.uniform(45, 75)), mm(rng.uniform(26, 36))
        return canvas, (x, y)


class PageSealStep(SealText):
    """Dấu giáp lai: one seal over the fanned right edges of up to five pages; no slice of it says anything whole."""

    step: Literal["page_seal"]

    def draw(self, desk: Desk, rng: np.random.Generator) -> None:
        """See :class:`InkStep`."""
        pages = list(desk.canvases)
        for start in range(0, len(pages), _PAGES_A_SEAL):
            self._fan(pages[start : start + _PAGES_A_SEAL], rng)

    def _fan(self, pages: list[Canvas], rng: np.random.Generator) -> None:
        plate = self.plate(rng)
        colour, pressure = _red(rng), _pressure(rng)
        middle = 0.5 + float(rng.uniform(-0.06, 0.06))
        slices = max(2, len(pages))
        left = plate.middle[0] - DIAMETER / 2
        for index, canvas in enumerate(pages):
            x0 = max(0, round(left + index * DIAMETER / slices))
            x1 = round(left + (index + 1) * DIAMETER / slices)
            piece = Plate(np.ascontiguousarray(plate.die[:, x0:x1]), (), (float(x1 - x0), plate.middle[1]))
            width, height = size_of(canvas)
            at = float(width), middle * height + mm(float(rng.normal(0, 0.6)))
            box, _ = press(canvas, piece, at, colour, pressure, rng)
            record(canvas, "seal", box, None)


def _pen_colour(colour: PenColour | None, rng: np.random.Generator) -> Colour:
    choice = int(rng.choice(3, p=(0.45, 0.15, 0.4)))
    if colour == "black":
        return BLACK
    if colour == "blue":
        return (BLUE, DARK_BLUE, BLUE)[choice]
    return (BLUE, DARK_BLUE, BLACK)[choice]


def _red(rng: np.random.Generator) -> Colour:
    return REDS[int(rng.integers(len(REDS)))]


def _pressure(rng: np.random.Generator) -> Pressure:
    # Mostly full and a little fat; one in four is dry and partly missing.
    if rng.random() < 0.25:
        return Pressure(float(rng.uniform(-0.35, -0.1)), float(rng.uniform(0.25, 0.4)), float(rng.uniform(0.4, 0.7)))
    return Pressure(float(rng.uniform(-0.05, 0.35)), float(rng.uniform(0.2, 0.45)), float(rng.uniform(0.1, 0.4)))
