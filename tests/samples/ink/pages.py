"""Blank pages and made-up places for ink."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from samples.ink import put
from samples.ink.canvas import Canvas, Drawn
from samples.places import Places, SigningPlace
from samples.sheet import Box
from samples.units import HEIGHT, WIDTH, mm

RING = "ỦY BAN NHÂN DÂN TỈNH LAM GIANG"
SIGNING = SigningPlace(0, mm(150), mm(240), (mm(130), mm(253), mm(170), mm(258)), (mm(120), mm(222), mm(180), mm(258)))
DECISION = Places(
    sizes=((WIDTH, HEIGHT),),
    left_head=(mm(32), mm(20), mm(84), mm(42)),
    right_head=(mm(95), mm(20), mm(192), mm(42)),
    title=(mm(55), mm(50), mm(170), mm(68)),
    body_end=(0, mm(90), mm(215)),
    recipients=(mm(30), mm(222), mm(85), mm(255)),
    signings=(SIGNING,),
)
LETTER = Places(
    sizes=DECISION.sizes,
    left_head=DECISION.left_head,
    right_head=DECISION.right_head,
    title=(mm(33), mm(44), mm(83), mm(58)),
    body_end=DECISION.body_end,
    recipients=DECISION.recipients,
    signings=DECISION.signings,
)

SIGNATURE = {"step": "signature"}
SEAL = {"step": "seal", "ring": RING, "emblem": "state"}
PAGE_SEAL = {"step": "page_seal", "ring": RING, "centre": ["SỞ", "Y TẾ"]}
INITIALS = {"step": "initials"}
RECEIVED = {
    "step": "received_stamp",
    "office": "SỞ TƯ PHÁP LAM GIANG",
    "number": "1523",
    "date": "2024-05-10",
    "transfer": "P. HCTH",
}
PORTAL = {**RECEIVED, "style": "portal"}
ARROW = {"step": "urgency_stamp", "text": "HỎA TỐC", "style": "arrow"}
FRAME = {"step": "urgency_stamp", "text": "KHẨN", "style": "frame"}
SECRET = {"step": "secrecy_stamp", "text": "MẬT"}
NOTE = {"step": "pen_note", "lines": ["Chuyển đ/c Hà", "nghiên cứu, tham mưu"]}
FOLIO = {"step": "folio", "text": "67"}
COPIES = {"step": "copies_note", "text": "15b"}
EVERY_STEP = (SIGNATURE, SEAL, PAGE_SEAL, INITIALS, RECEIVED, PORTAL, ARROW, FRAME, SECRET, NOTE, FOLIO, COPIES)

Steps = Sequence[Mapping[str, Any]]


def blank(count: int = 1, width: int = WIDTH, height: int = HEIGHT) -> list[Canvas]:
    """Pages without print."""
    return [Canvas(page, np.full((height, width, 3), 255, np.uint8)) for page in range(count)]


def inked(steps: Steps, seed: int = 1, places: Places = DECISION) -> Canvas:
    """One blank page with every step put on it."""
    canvases = blank()
    put(canvases, places, steps, seed)
    return canvases[0]


def drawn_alone(step: Mapping[str, Any], seed: int = 1, places: Places = DECISION) -> tuple[Canvas, Drawn]:
    """A page with one step on it, and the one mark that it left."""
    canvas = inked([step], seed, places)
    (mark,) = canvas.drawn
    return canvas, mark


def patch(canvas: Canvas, mark: Drawn) -> NDArray[np.uint8]:
    """The pixels of a page in a mark's box."""
    x0, y0, x1, y1 = (int(value) for value in mark.box)
    return canvas.pixels[y0:y1, x0:x1]


def ink_box(pixels: NDArray[np.uint8]) -> Box:
    """The box of everything that is not white."""
    touched = (pixels != 255).any(axis=2)
    rows, columns = np.flatnonzero(touched.any(axis=1)), np.flatnonzero(touched.any(axis=0))
    return float(columns[0]), float(rows[0]), float(columns[-1] + 1), float(rows[-1] + 1)


def inside(inner: Box, outer: Box, slack: float = 0.0) -> bool:
    """Whether a box lies in another, within ``slack`` pixels."""
    return (
        outer[0] - slack <= inner[0]
        and outer[1] - slack <= inner[1]
        and inner[2] <= outer[2] + slack
        and inner[3] <= outer[3] + slack
    )


def meet(first: Box, second: Box) -> bool:
    """Whether two boxes overlap."""
    return first[0] < second[2] and second[0] < first[2] and first[1] < second[3] and second[1] < first[3]
