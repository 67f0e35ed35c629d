"""A PDF page that is one image and nothing else, taken as that image instead of being drawn.

Scanners write such pages. Decoding their image costs a fraction of drawing it, and no pixel is drawn twice. Whatever
else a page shows (a stamp laid over it, text, lines, a mask, an unusual colour space) is left to the renderer.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pikepdf
from numpy.typing import NDArray
from PIL import Image

from ocr_pipeline.errors import DamagedFileError, EncryptedFileError
from ocr_pipeline.settings import Settings
from ocr_pipeline.sources.facts import PageFacts
from ocr_pipeline.sources.pdf import BROKEN, open_pdf, page_box, rotation
from ocr_pipeline.sources.pdf_content import Box, Matrix
from ocr_pipeline.sources.resolution import POINTS_PER_INCH

LEAST_SHARE = 0.5
"""A page of which its image covers less (0..1) is no scan: it is not looked at more closely."""

_NEUTRAL = frozenset("q Q cm Do BMC BDC EMC BT ET g G rg RG k K cs CS sc SC".split())
"""Operators that paint nothing; ``Do`` is looked at for itself."""
_TEXT_STATE = frozenset({"Tf", "Tz", "Tm", "Td", "TD", "T*", "Tc", "Tw", "TL", "Ts"})
_TEXT_SHOWN = frozenset({"Tj", "TJ", "'", '"'})
_INVISIBLE = 3
"""Text rendering mode (PDF 32000-1, 9.3.6) of the words that OCR lays under a scan."""
_CODINGS = frozenset({"/DCTDecode", "/CCITTFaxDecode", "/FlateDecode"})
_GREY_OR_RGB = frozenset({"/DeviceGray", "/DeviceRGB"})
_SLACK = 2
"""Pixels by which an image may miss its place on the page before it is scaled: too few for anyone to see."""
_HAIR = 1e-3
"""Part of a pixel by which a place may be off for the rounding of its points."""
_WHITE = 255
_BAND = 256
"""Rows of an image that are made an array at once."""


def scanned_page(path: Path, page: PageFacts, settings: Settings, most: float) -> NDArray[np.uint8] | None:
    """The upright page at its dpi, ``None`` where it is more than one plain image, or that image cannot be decoded.

    Args:
        path: The PDF.
        page: What was measured of the page.
        settings: Its password.
        most: Pixels that neither the image nor the page may exceed.

    Returns:
        uint8, height x width (grey) or height x width x 3 (BGR).
    """
    if page.image_share < LEAST_SHARE or page.native_dpi is None or not page.cropped:
        return None
    try:
        with open_pdf(path, settings) as pdf:
            found = pdf.pages[page.frame]
            placed = _only_image(found)
            if placed is None:
                return None
            image, matrix = placed
            decoded = _decoded(image, most)
            box, turn = page_box(found)[0], rotation(found)
    except (DamagedFileError, EncryptedFileError):
        # The renderer has the last word on what can be shown of a damaged file.
        return None
    if decoded is None:
        return None
    pixels = _pixels(decoded, colour=page.colour)
    laid = _laid(pixels, matrix, box, page.dpi, most)
    return None if laid is None else np.ascontiguousarray(np.rot90(laid, k=-(turn // 90) % 4))


def _only_image(page: pikepdf.Page) -> tuple[pikepdf.Stream, Matrix] | None:
    """The page's image and its matrix, if the page paints that image once, upright, and nothing else."""
    if page.obj.get("/Annots") or page.obj.get("/UserUnit"):
        return None
    instructions = [(str(each.operator), list(each.operands)) for each in pikepdf.parse_content_stream(page)]
    shown = [number for number, (operator, _) in enumerate(instructions) if operator == "Do"]
    before = [operator for operator, _ in instructions[: shown[0]]] if shown else []
    # A state that was put back before the image would have taken its matrices with it.
    if len(shown) != 1 or "Q" in before or _paints_more(instructions):
        return None
    matrix: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    for operator, operands in instructions[: shown[0]]:
        matrix = _after(operands, matrix) if operator == "cm" else matrix
    image = page.resources["/XObject"][str(instructions[shown[0]][1][0])]
    upright = matrix[1] == matrix[2] == 0.0 and matrix[0] > 0 and matrix[3] > 0
    return (image, matrix) if upright and isinstance(image, pikepdf.Stream) and _is_plain(image) else None


def _paints_more(instructions: Sequence[tuple[str, list[Any]]]) -> bool:
    """Whether anything else than an image, or text that nobody sees, is painted, cut off or set."""
    visible = True
    for operator, operands in instructions:
        if operator == "Tr":
            visible = [float(value) for value in operands] != [_INVISIBLE]
        elif operator in _TEXT_SHOWN:
            if visible:
                return True
        elif operator not in _NEUTRAL and operator not in _TEXT_STATE:
            return True
    return False


def _after(operands: Sequence[object], outer: Matrix) -> Matrix:
    """Two matrices of scanners in a row: both only scale and move (anything else is refused as not upright)."""
    a, b, c, d, e, f = (float(str(value)) for value in operands)
    p, q, r, s, t, u = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _is_plain(image: pikepdf.Stream) -> bool:
    """Whether an image shows its own samples as grey or RGB, and all of them."""
    if str(image.get("/Subtype")) != "/Image" or bool(image.get("/ImageMask", False)):
        return False
    if any(key in image for key in ("/SMask", "/Mask", "/Decode", "/OC", "/SMaskInData")):
        return False
    coding = image.get("/Filter")
    names = [str(name) for name in coding] if isinstance(coding, pikepdf.Array) else [str(coding)]
    return bool(names) and set(names) <= _CODINGS and _is_grey_or_rgb(image.get("/ColorSpace"))


def _is_grey_or_rgb(space: object) -> bool:
    if isinstance(space, pikepdf.Array) and len(space) == 2 and str(space[0]) == "/ICCBased":
        profile = space[1]
        return isinstance(profile, pikepdf.Stream) and profile.get("/N") in (1, 3)
    return isinstance(space, pikepdf.Name) and str(space) in _GREY_OR_RGB


def _decoded(image: pikepdf.Stream, most: float) -> Image.Image | None:
    """The image's samples; ``None`` where they are not what the PDF promises, or not to be decoded here."""
    size = (int(image.get("/Width", 0)), int(image.get("/Height", 0)))
    if not 0 < size[0] * size[1] <= most:
        return None
    try:
        with warnings.catch_warnings():
            # What a decoder warns of is damage, and damage is the renderer's business.
            warnings.simplefilter("error")
            decoded = pikepdf.PdfImage(image).as_pil_image()
            if decoded.size != size or decoded.mode not in ("1", "L", "RGB"):
                return None
            decoded.load()
    except (OSError, NotImplementedError, SyntaxError, Warning, *BROKEN):
        return None
    return decoded


def _pixels(image: Image.Image, *, colour: bool) -> NDArray[np.uint8]:
    width, height = image.size
    pixels: NDArray[np.uint8] = np.empty((height, width, 3) if colour else (height, width), np.uint8)
    # By bands: as bytes, and as an array of them, the whole image would be there three times.
    for top in range(0, height, _BAND):
        band, into = image.crop((0, top, width, min(height, top + _BAND))), pixels[top : top + _BAND]
        if colour:
            values = np.asarray(band if band.mode == "RGB" else band.convert("RGB"))
            cv2.cvtColor(values, cv2.COLOR_RGB2BGR, dst=into)
        else:
            into[:] = np.asarray(band.convert("L"))
    return pixels


def _laid(pixels: NDArray[np.uint8], matrix: Matrix, box: Box, dpi: int, most: float) -> NDArray[np.uint8] | None:
    """The image where it lies on the page, white where it does not; ``None`` when the page has too many pixels."""
    scale = dpi / POINTS_PER_INCH
    page_width, page_height = (math.ceil(round((box[i + 2] - box[i]) * scale, 3)) for i in (0, 1))
    left, right = (matrix[4] - box[0]) * scale, (matrix[4] + matrix[0] - box[0]) * scale
    top, bottom = (box[3] - matrix[5] - matrix[3]) * scale, (box[3] - matrix[5]) * scale
    left, top, right, bottom = (
        math.floor(left + _HAIR),
        math.floor(top + _HAIR),
        math.ceil(right - _HAIR),
        math.ceil(bottom - _HAIR),
    )
    width, height = right - left, bottom - top
    if max(page_width * page_height, width * height) > most or min(width, height) < 1:
        return None
    if abs(width - pixels.shape[1]) > _SLACK or abs(height - pixels.shape[0]) > _SLACK:
        pixels = _scaled(pixels, width, height)
    if (left, top) == (0, 0) and pixels.shape[:2] == (page_height, page_width):
        return pixels
    paper = np.full((page_height, page_width, *pixels.shape[2:]), _WHITE, dtype=np.uint8)
    x0, y0 = max(0, left), max(0, top)
    shown = pixels[y0 - top : page_height - top, x0 - left : page_width - left]
    paper[y0 : y0 + shown.shape[0], x0 : x0 + shown.shape[1]] = shown
    return paper


def _scaled(pixels: NDArray[np.uint8], width: int, height: int) -> NDArray[np.uint8]:
    """The image in another size; enlarged as poppler enlarges, its first pixel upon the first, to read alike."""
    across, down = pixels.shape[1] / width, pixels.shape[0] / height
    if across * down >= 1:
        return cv2.resize(pixels, (width, height), interpolation=cv2.INTER_AREA).astype(np.uint8, copy=False)
    stretch = np.array([[across, 0, 0], [0, down, 0]])
    flags, edge = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP, cv2.BORDER_REPLICATE
    return np.asarray(cv2.warpAffine(pixels, stretch, (width, height), flags=flags, borderMode=edge), np.uint8)
