"""Whether the palette of an image file holds a colour."""

from __future__ import annotations

from collections.abc import Iterable

from PIL.ImagePalette import ImagePalette

_NEUTRAL = 12
"""Most difference between two components (0..255) that still looks grey."""


def palette_is_chromatic(palette: ImagePalette | None) -> bool:
    """Whether any entry is not grey, in the order the file keeps them (planar in a TIFF, with padding in a BMP)."""
    if palette is None or palette.palette is None:
        return True
    layout = palette.rawmode or palette.mode
    return any(max(entry) - min(entry) > _NEUTRAL for entry in _entries(bytes(palette.palette), layout))


def _entries(values: bytes, layout: str) -> Iterable[tuple[int, int, int]]:
    if layout.endswith(";L"):
        third = len(values) // 3
        return zip(values[:third], values[third : 2 * third], values[2 * third :], strict=False)
    # RGB, RGBA, BGR, BGRX: the colours are the first three components in each.
    step = len(layout)
    return zip(values[0::step], values[1::step], values[2::step], strict=False)
