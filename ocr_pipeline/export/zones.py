"""The zones of a page: a tint on the paper, and a named bar in the gutter beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageDraw

from ocr_pipeline.export.fonts import label_font
from ocr_pipeline.layout.page import PageLayout, RegionKind
from ocr_pipeline.recognition.words import Box

GUTTER: Final = 20
"""Pixels beside the page in which the names of zones stand."""
_TINT: Final = 28
"""Opacity (0..255) of a zone: seen beside bare paper, and no letter harder to read for it."""
_FONT_PIXELS: Final = 11
_PAPER: Final = (255, 255, 255)

Colour = tuple[int, int, int]
_ZONES: Final[dict[RegionKind, tuple[str, Colour]]] = {
    RegionKind.HEADER_LEFT: ("Cơ quan", (21, 87, 176)),
    RegionKind.HEADER_RIGHT: ("Quốc hiệu", (60, 120, 200)),
    RegionKind.BODY: ("Nội dung", (90, 105, 125)),
    RegionKind.RECIPIENTS: ("Nơi nhận", (0, 122, 77)),
    RegionKind.SIGNATURE: ("Ký", (122, 49, 168)),
    RegionKind.ARRIVAL_STAMP: ("Dấu đến", (190, 60, 60)),
    RegionKind.ELECTRONIC_SIGNATURE: ("Chữ ký số", (190, 60, 140)),
    RegionKind.MARGIN: ("Ngoài lề", (150, 130, 90)),
    RegionKind.PAGE_NUMBER: ("Số trang", (150, 130, 90)),
}
"""Name and colour of each zone."""
_RIGHT: Final = (RegionKind.HEADER_RIGHT, RegionKind.SIGNATURE)
"""Zones of the right column: their bars stand right of the page."""


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone of the page, its box in pixels of the picture."""

    title: str
    colour: Colour
    box: Box
    at_right: bool


def zones_of(layout: PageLayout, scale: float) -> tuple[Zone, ...]:
    """The zones of a page that is drawn ``scale`` times as large."""
    return tuple(_zones(layout, scale))


def tinted(sheet: Image.Image, zones: Sequence[Zone]) -> Image.Image:
    """The page with every zone tinted in its colour."""
    tints = Image.new("RGBA", sheet.size, (0, 0, 0, 0))
    draw = ImageDraw.Draw(tints)
    for zone in zones:
        draw.rectangle(zone.box.padded(4, *sheet.size).as_tuple(), fill=(*zone.colour, _TINT))
    return Image.alpha_composite(sheet.convert("RGBA"), tints).convert("RGB")


def with_gutters(sheet: Image.Image, zones: Sequence[Zone]) -> Image.Image:
    """The page between two gutters, in which a bar with its name stands beside each zone."""
    whole = Image.new("RGB", (sheet.width + 2 * GUTTER, sheet.height), _PAPER)
    whole.paste(sheet, (GUTTER, 0))
    for zone in zones:
        bar = _bar(zone, sheet.height)
        whole.paste(bar, (sheet.width + GUTTER + 2 if zone.at_right else 1, max(0, zone.box.y0 - 4)))
    return whole


def _zones(layout: PageLayout, scale: float) -> Iterator[Zone]:
    for region in layout.regions:
        title, colour = _ZONES[region.kind]
        box = Box.around(line.box for line in region.lines).scaled(scale)
        in_right_half = region.kind not in _ZONES_OF_FULL_WIDTH and box.middle[0] > 0.5 * scale * layout.width
        yield Zone(title, colour, box, region.kind in _RIGHT or in_right_half)


_ZONES_OF_FULL_WIDTH: Final = (RegionKind.BODY,)


def _bar(zone: Zone, height: int) -> Image.Image:
    """The zone's bar as high as the zone, its name written upwards where it has room."""
    tall = min(max(GUTTER, zone.box.height + 8), height)
    lying = Image.new("RGB", (tall, GUTTER - 3), zone.colour)
    font = label_font(_FONT_PIXELS)
    draw = ImageDraw.Draw(lying)
    length = draw.textlength(zone.title, font=font)
    if length + 4 <= tall:
        draw.text(((tall - length) / 2, 1), zone.title, fill=_PAPER, font=font)
    return lying.transpose(Image.Transpose.ROTATE_90)
