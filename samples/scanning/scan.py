"""A layout printed, signed, stamped, aged and bound: the scan of a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samples.ageing import age, recipe
from samples.ink import put
from samples.ink.canvas import Canvas, Drawn
from samples.ink.desk import Received
from samples.scanning.electronic import PlacedSignature, overlays, placed_signatures
from samples.scanning.printing import Printed, backs
from samples.scanning.scan_pdf import bind
from samples.setting.layout import Layout
from samples.sheet import Sheet
from samples.source import DocumentSource, Step
from samples.units import DPI


@dataclass(frozen=True)
class Scan:
    """Aged sheets, the PDF that binds them, what hands and stamps drew, and the electronic signatures laid on top.

    ``received`` is what the first stamp of incoming mail says.
    """

    sheets: tuple[Sheet, ...]
    pdf: bytes
    drawn: tuple[Drawn, ...]
    received: Received | None
    electronic: tuple[PlacedSignature, ...]


def scan(source: DocumentSource, layout: Layout, printed: Printed) -> Scan:
    """Inks and scans the printed pages of a document, alike for the same seed.

    Raises:
        KeyError: a recipe, or a step of it, that does not exist.
        pydantic.ValidationError: a step of ink that does not exist.
    """
    put_on = put(printed.canvases, layout.places, source.ink, source.seed)
    steps = recipe(source.scan) if isinstance(source.scan, str) else source.scan
    reverse = backs(printed.canvases) if _needs_backs(steps) else [None] * len(printed.canvases)
    sheets = tuple(
        age(Sheet(canvas.pixels, DPI), _fed(steps, canvas, source.seed), source.seed, canvas.page + 1, back)
        for canvas, back in zip(printed.canvases, reverse, strict=True)
    )
    electronic = placed_signatures(source.electronic, layout.places, sheets)
    pdf = bind(sheets, over=overlays(electronic, sheets))
    drawn = tuple(drawn for canvas in printed.canvases for drawn in canvas.drawn)
    return Scan(sheets, pdf, drawn, put_on.received, electronic)


def _fed(steps: Sequence[Step], canvas: Canvas, seed: int) -> Sequence[Step]:
    """The steps of one page: every other scanner takes a landscape page by its short side, so that it lies turned."""
    height, width = canvas.pixels.shape[:2]
    if height >= width or seed % 2 == 0:
        return steps
    *others, compression = steps
    return (*others, {"step": "quarter_turn", "degrees": 90 if seed % 4 == 1 else 270}, compression)


def _needs_backs(steps: Sequence[Step]) -> bool:
    return any(step["step"] == "bleed_through" for step in steps)
