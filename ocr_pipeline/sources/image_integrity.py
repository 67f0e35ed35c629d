"""Whether an image file is whole, without decoding it where its format allows to tell.

A JPEG whose end is not where it should be is decoded at an eighth to be sure: cameras append films and notes.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO

from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile

from ocr_pipeline.errors import DamagedFileError
from ocr_pipeline.sources import formats
from ocr_pipeline.sources.files import open_regular

_TAIL_BYTES = 4096
_END_MARKS = {formats.PNG: b"IEND", formats.JPEG: b"\xff\xd9"}
_WEBP_SIZE = slice(4, 8)
_WEBP_HEADER_BYTES = 8
_TIFF_OFFSETS_AND_COUNTS = ((273, 279), (324, 325))
"""Tags of the places and lengths of strips and of tiles (TIFF 6.0)."""


def require_whole(path: Path, media_type: str, image: ImageFile) -> None:
    """Refuse an image file that ends before its data do.

    Raises:
        DamagedFileError: It is broken off.
    """
    with open_regular(path) as stream:
        size = os.fstat(stream.fileno()).st_size
        if media_type in _END_MARKS and _END_MARKS[media_type] not in _tail(stream, size):
            _require_decodable(stream, media_type)
        if media_type == formats.WEBP:
            stream.seek(0)
            promised = int.from_bytes(stream.read(_WEBP_HEADER_BYTES)[_WEBP_SIZE], "little") + _WEBP_HEADER_BYTES
            _require_size(promised, size)
    if media_type == formats.TIFF:
        _require_size(_end_of_tiff_data(image), size)
    if media_type == formats.BMP and image.tile:
        _require_size(_end_of_bitmap(image), size)


def _require_size(promised: int, size: int) -> None:
    if promised > size:
        raise DamagedFileError(f"the image is broken off: {size} of at least {promised} bytes are left")


def _tail(stream: BinaryIO, size: int) -> bytes:
    stream.seek(max(0, size - _TAIL_BYTES))
    return stream.read(_TAIL_BYTES)


def _require_decodable(stream: BinaryIO, media_type: str) -> None:
    stream.seek(0)
    if media_type != formats.JPEG:
        raise DamagedFileError("the image is broken off: its end mark is missing")
    with JpegImageFile(stream) as copy:
        copy.draft(copy.mode, (1, 1))
        copy.load()


def _end_of_tiff_data(image: ImageFile) -> int:
    tags = getattr(image, "tag_v2", {})
    for offsets_tag, counts_tag in _TIFF_OFFSETS_AND_COUNTS:
        offsets, counts = tags.get(offsets_tag), tags.get(counts_tag)
        if offsets and counts:
            return max(int(offset) + int(count) for offset, count in zip(offsets, counts, strict=False))
    return 0


def _end_of_bitmap(image: ImageFile) -> int:
    tile = image.tile[0]
    if tile.codec_name != "raw" or not isinstance(tile.args, tuple) or len(tile.args) < 2:
        return 0
    row_bytes = tile.args[1]
    return int(tile.offset) + int(row_bytes) * image.size[1]
