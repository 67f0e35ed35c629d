"""The canvas size in a WebP header (RFC 9649): its reader allocates the canvas on opening, so it is read before."""

from __future__ import annotations

_CHUNK = slice(12, 16)
_14_BITS = 0x3FFF


def canvas_size(header: bytes) -> tuple[int, int] | None:
    """Width and height in pixels from the first 30 bytes; ``None`` when the header is none of the three kinds."""
    if len(header) < 30:
        return None
    chunk = header[_CHUNK]
    if chunk == b"VP8X":
        return 1 + int.from_bytes(header[24:27], "little"), 1 + int.from_bytes(header[27:30], "little")
    if chunk == b"VP8L":
        bits = int.from_bytes(header[21:25], "little")
        return 1 + (bits & _14_BITS), 1 + (bits >> 14 & _14_BITS)
    if chunk == b"VP8 ":
        width, height = int.from_bytes(header[26:28], "little"), int.from_bytes(header[28:30], "little")
        return width & _14_BITS, height & _14_BITS
    return None
