"""The scanning resolution of an image file: what its metadata say, when a page can be of that size; else a guess.

Many programs write 72 or 96 dpi without having measured anything; a scan of a page is then "a metre tall".
"""

from __future__ import annotations

from dataclasses import dataclass

PLAUSIBLE_DPI = (50.0, 1200.0)
"""Resolutions at which pages are scanned."""

A4_LONG_SIDE_INCHES = 11.69

_SCREEN_DPI = frozenset({72, 96})
_A3_LONG_SIDE_INCHES = 16.54
_TOLERANCE = 0.05


@dataclass(frozen=True, slots=True)
class NativeResolution:
    """Pixels per inch of the stored image along both sides, and what had to be assumed."""

    across: float
    down: float
    notes: tuple[str, ...] = ()


def native_resolution(stated: object, width: int, height: int) -> NativeResolution:
    """The resolution of an image of ``width`` x ``height`` pixels.

    Args:
        stated: What the reader took from the metadata: a pair of dpi, or anything else for none.
        width: Pixels as stored.
        height: Pixels as stored.
    """
    longest = max(width, height, 1)
    pair = _pair(stated)
    if pair is not None and not _is_screen_default(pair, longest):
        return NativeResolution(*pair)
    guess = longest / A4_LONG_SIDE_INCHES
    reason = "the image states no plausible resolution" if pair is None else f"the image states {pair[0]:g} dpi"
    return NativeResolution(
        guess, guess, (f"{reason}: {max(1, round(guess))} dpi is assumed, as if the long side were that of A4",)
    )


def is_anisotropic(native: NativeResolution) -> bool:
    """Whether pixels are not square, as in a fax of standard resolution (204 x 98 dpi)."""
    return abs(native.across - native.down) > _TOLERANCE * max(native.across, native.down)


def _pair(stated: object) -> tuple[float, float] | None:
    if not isinstance(stated, tuple) or len(stated) != 2:
        return None
    try:
        across, down = float(stated[0]), float(stated[1])
    except (TypeError, ValueError, ArithmeticError):
        return None
    lowest, highest = PLAUSIBLE_DPI
    return (across, down) if lowest <= across <= highest and lowest <= down <= highest else None


def _is_screen_default(pair: tuple[float, float], longest: int) -> bool:
    # Up to A3 a page may really have been scanned at 72 or 96 dpi.
    return round(pair[0]) in _SCREEN_DPI and longest / pair[0] > _A3_LONG_SIDE_INCHES * (1 + _TOLERANCE)
