"""The visible text of electronic signatures: real text that software lays on a scanned page, a small seal beside it.

NĐ 30/2020 Phụ lục I, ô số 14: at the top right of page 1, upright, black, size 10; in practice smaller and coloured.
"""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportlab.lib.colors import Color
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from samples.fonts import face_file
from samples.places import Places
from samples.sheet import Sheet
from samples.source import ElectronicSignatureText
from samples.units import POINTS_PER_INCH
from schemas import BBox

_FONT = "Tinos"
_POINTS = 7.5
_LEADING = 8.6
_EDGE = 14.0
_EMBLEM = 13.0
_COLOURS = (Color(0.05, 0.05, 0.55), Color(0.75, 0.05, 0.08), Color(0.1, 0.1, 0.1))
_RED = Color(0.8, 0.05, 0.08)


@dataclass(frozen=True)
class PlacedSignature:
    """A text on a page (from 0); ``x`` and ``y`` in points from the lower left corner to where its first line begins.

    ``box`` is in pixels of the upright, level page.
    """

    text: ElectronicSignatureText
    page: int
    x: float
    y: float
    box: BBox


def placed_signatures(
    texts: Sequence[ElectronicSignatureText], places: Places, sheets: Sequence[Sheet]
) -> tuple[PlacedSignature, ...]:
    """Where each text goes on the page as it was scanned; a second one in the same corner goes beside the first."""
    placed: list[PlacedSignature] = []
    for text in texts:
        page = text.page - 1
        sheet = sheets[page]
        beside = sum(other.text.corner == text.corner and other.page == page for other in placed)
        x, y = _position(text, beside, places, sheet)
        placed.append(PlacedSignature(text, page, x, y, _box(text, x, y, sheet)))
    return tuple(placed)


def overlays(placed: Sequence[PlacedSignature], sheets: Sequence[Sheet]) -> dict[int, bytes]:
    """For each page (from 0) that is signed so, a PDF of one page with the texts on it; the same bytes every time."""
    return {page: _drawn([each for each in placed if each.page == page], sheets[page]) for page in _pages(placed)}


def _pages(placed: Sequence[PlacedSignature]) -> list[int]:
    return sorted({each.page for each in placed})


def _size(sheet: Sheet) -> tuple[float, float]:
    height, width = sheet.pixels.shape[:2]
    return width * POINTS_PER_INCH / sheet.dpi, height * POINTS_PER_INCH / sheet.dpi


def _register() -> None:
    if _FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(_FONT, str(face_file(bold=False, italic=False))))


def _width(text: ElectronicSignatureText) -> float:
    _register()
    return max(float(pdfmetrics.stringWidth(line, _FONT, _POINTS)) for line in text.lines)


def _position(text: ElectronicSignatureText, beside: int, places: Places, sheet: Sheet) -> tuple[float, float]:
    width, height = _size(sheet)
    step = (_width(text) + 2.6 * _EMBLEM) * beside
    tall = _LEADING * len(text.lines)
    if text.corner == "signature":
        signing = next((place for place in places.signings if place.page == text.page - 1), places.signings[0])
        x0, y0, _, _ = sheet.box_of(signing.block)
        points = POINTS_PER_INCH / sheet.dpi
        return x0 * points + _EMBLEM, height - (y0 + 0.45 * (sheet.box_of(signing.block)[3] - y0)) * points
    top = height - _EDGE + 4 - _POINTS * 0.3
    if text.corner == "top-left":
        return 3 * _EMBLEM + step, top
    if text.corner == "bottom-right":
        return width - _EDGE - _width(text) - step, _EDGE + tall
    return width - _EDGE - _width(text) - step, top


def _box(text: ElectronicSignatureText, x: float, y: float, sheet: Sheet) -> BBox:
    scale = sheet.dpi / POINTS_PER_INCH
    _, height = _size(sheet)
    lower = y - _LEADING * (len(text.lines) - 1) - 0.25 * _POINTS
    corners = (x, height - y - 0.8 * _POINTS, x + _width(text), height - lower)
    x0, y0, x1, y1 = (value * scale for value in corners)
    # The text is laid on the finished scan: it has made none of the moves of the paper.
    return replace(sheet, moves=()).box_of((x0, y0, x1, y1))


def _drawn(placed: Sequence[PlacedSignature], sheet: Sheet) -> bytes:
    _register()
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=_size(sheet), invariant=1)
    for index, each in enumerate(placed):
        colour = _COLOURS[(len(each.text.lines[0]) + index) % len(_COLOURS)]
        _emblem(canvas, each.x - _EMBLEM - 3, each.y - 0.5 * _EMBLEM)
        canvas.setFillColor(colour)
        canvas.setFont(_FONT, _POINTS)
        for number, line in enumerate(each.text.lines):
            canvas.drawString(each.x, each.y - number * _LEADING, line)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _emblem(canvas: Canvas, x: float, y: float) -> None:
    """The picture of the agency's seal, as small as software puts it."""
    canvas.setStrokeColor(_RED)
    canvas.setFillColor(_RED)
    canvas.setLineWidth(0.9)
    canvas.circle(x, y, _EMBLEM * 0.95)
    canvas.setLineWidth(0.4)
    canvas.circle(x, y, _EMBLEM * 0.6)
    star: PDFPathObject = canvas.beginPath()
    for index in range(10):
        reach = _EMBLEM * (0.4 if index % 2 == 0 else 0.16)
        angle = math.pi * index / 5
        point = (x + reach * math.sin(angle), y + reach * math.cos(angle))
        if index:
            star.lineTo(*point)
        else:
            star.moveTo(*point)
    star.close()
    canvas.drawPath(star, stroke=0, fill=1)
