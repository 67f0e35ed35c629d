"""Image files: opened without decoding, measured, and bounded before a pixel is allocated.

The limits are this project's own: Pillow's process-wide limit knows neither the dpi nor that a JPEG can be decoded
at an eighth of its size, so its readers are used directly.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from PIL import Image
from PIL.BmpImagePlugin import BmpImageFile
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.TiffImagePlugin import TiffImageFile
from PIL.WebPImagePlugin import WebPImageFile

from ocr_pipeline.errors import DamagedFileError, NoPagesError, PageTooLargeError, TooManyPagesError
from ocr_pipeline.settings import Settings
from ocr_pipeline.sources import formats
from ocr_pipeline.sources.facts import PageFacts
from ocr_pipeline.sources.files import open_regular
from ocr_pipeline.sources.image_integrity import require_whole
from ocr_pipeline.sources.image_scale import is_anisotropic, native_resolution
from ocr_pipeline.sources.palette import palette_is_chromatic
from ocr_pipeline.sources.resolution import POINTS_PER_INCH, fit, pixel_limit
from ocr_pipeline.sources.webp_header import canvas_size

DECODE_FACTOR = 4
"""An image may be decoded whole up to this many times the pixel limit, to be made smaller at once (1200 dpi of A4)."""

_JPEG_REDUCTION = 8 * 8
"""A sequential JPEG can be decoded at an eighth of each side."""

_ORIENTATION_TAG = 0x0112
_TURNED = frozenset({5, 6, 7, 8})
"""EXIF orientations that exchange width and height."""

_GREY_MODES = frozenset({"1", "L", "LA", "La", "I", "I;16", "I;16B", "I;16L", "I;16N", "F"})

_READERS: dict[str, Callable[[BinaryIO], ImageFile]] = {
    formats.PNG: PngImageFile,
    formats.JPEG: JpegImageFile,
    formats.TIFF: TiffImageFile,
    formats.WEBP: WebPImageFile,
    formats.BMP: BmpImageFile,
}

# Everything a hostile image can make the readers raise.
_BROKEN = (OSError, SyntaxError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RuntimeError)


@dataclass(frozen=True, slots=True)
class StoredImage:
    """An image as it lies in its file: pixels, and the EXIF orientation (1..8) that turns it upright."""

    width: int
    height: int
    orientation: int

    @property
    def turned(self) -> bool:
        """Whether upright exchanges width and height."""
        return self.orientation in _TURNED


def inspect_image(path: Path, media_type: str, settings: Settings) -> tuple[PageFacts, ...]:
    """Measure every page of an image file (a TIFF may hold several) from its headers.

    Raises:
        DamagedFileError: It is broken off or corrupt.
        NoPagesError: It holds no page.
        TooManyPagesError: It holds more than ``settings.max_pages``.
    """
    with open_image(path, media_type, settings) as image:
        with broken_image_as_error():
            require_whole(path, media_type, image)
        pages = tuple(_page_facts(image, frame, settings) for frame in _frames(image, media_type, settings))
    if not pages:
        raise NoPagesError("the image file holds no page")
    return pages


@contextmanager
def open_image(path: Path, media_type: str, settings: Settings) -> Iterator[ImageFile]:
    """Open an image of a known type without decoding it.

    Raises:
        DamagedFileError: Its header is broken.
        PageTooLargeError: A WebP canvas that its reader would allocate on opening.
    """
    with open_regular(path) as stream:
        if media_type == formats.WEBP:
            _refuse_large_canvas(stream, settings)
        with broken_image_as_error():
            image = _READERS[media_type](stream)
        with image:
            yield image


@contextmanager
def broken_image_as_error() -> Iterator[None]:
    """Translate what a hostile image makes Pillow raise; its own pixel warning is replaced by our limit."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except (Image.DecompressionBombError, MemoryError) as error:
        raise PageTooLargeError("the image is too large to be decoded") from error
    except _BROKEN as error:
        raise DamagedFileError(f"the image is broken off or corrupt ({error})") from error


def stored_image(image: ImageFile) -> StoredImage:
    """How an opened image lies in its file; asked before it is decoded.

    Orientation that stands behind the pixels of a PNG is not seen: nothing is decoded to look for it.
    """
    # The PNG reader's own getexif decodes the whole image first.
    orientation = Image.Image.getexif(image).get(_ORIENTATION_TAG, 1)
    width, height = image.size
    stored = StoredImage(width, height, orientation if isinstance(orientation, int) else 1)
    if stored.turned and isinstance(image, TiffImageFile):
        # Pillow states the size of a TIFF as it will be once upright.
        return StoredImage(height, width, stored.orientation)
    return stored


def _frames(image: ImageFile, media_type: str, settings: Settings) -> Iterator[int]:
    if media_type != formats.TIFF:
        yield 0
        return
    frame = 0
    while _seek(image, frame):
        if frame >= settings.max_pages:
            raise TooManyPagesError(f"the TIFF has more pages than the limit of {settings.max_pages}")
        yield frame
        frame += 1


def _seek(image: ImageFile, frame: int) -> bool:
    with broken_image_as_error():
        try:
            image.seek(frame)
        except EOFError:
            return False
    return True


def _page_facts(image: ImageFile, frame: int, settings: Settings) -> PageFacts:
    with broken_image_as_error():
        size = stored_image(image)
        colour = _is_chromatic(image)
        native = native_resolution(image.info.get("dpi"), size.width, size.height)
    across, down = native.across, native.down
    width, height = size.width / across, size.height / down
    if size.turned:
        width, height = height, width
    width_points, height_points = width * POINTS_PER_INCH, height * POINTS_PER_INCH
    native_dpi = max(across, down)
    wanted = max(1, min(settings.dpi, round(native_dpi)))
    resolution = fit(width_points, height_points, wanted, settings)
    notes = native.notes + resolution.notes
    if is_anisotropic(native):
        notes += (f"stretched to square pixels: scanned at {across:g} x {down:g} dpi",)
    return PageFacts(
        number=frame + 1,
        width_points=width_points,
        height_points=height_points,
        native_dpi=native_dpi,
        image_share=1.0,
        colour=colour,
        dpi=resolution.dpi,
        notes=notes,
        refusal=resolution.refusal or _undecodable(image, size, settings),
        frame=frame,
    )


def _undecodable(image: ImageFile, size: StoredImage, settings: Settings) -> str | None:
    pixels = size.width * size.height
    limit = pixel_limit(settings) * DECODE_FACTOR
    # A progressive JPEG keeps all its coefficients, however small it is decoded.
    sequential_jpeg = isinstance(image, JpegImageFile) and not image.info.get("progressive")
    if pixels / (_JPEG_REDUCTION if sequential_jpeg else 1) <= limit:
        return None
    return (
        f"the image of {size.width} x {size.height} pixels would have to be decoded whole, and exceeds "
        f"{DECODE_FACTOR} times the limit of {settings.max_megapixels:g} megapixels"
    )


def _is_chromatic(image: ImageFile) -> bool:
    if image.mode in ("P", "PA"):
        return palette_is_chromatic(image.palette)
    return image.mode not in _GREY_MODES


def _refuse_large_canvas(stream: BinaryIO, settings: Settings) -> None:
    size = canvas_size(stream.read(30))
    stream.seek(0)
    if size is not None and size[0] * size[1] > pixel_limit(settings) * DECODE_FACTOR:
        raise PageTooLargeError(f"the image of {size[0]} x {size[1]} pixels is too large to be opened")
