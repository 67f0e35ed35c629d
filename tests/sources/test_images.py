"""Image files: measured without decoding, read upright, on white, at a sensible resolution."""

from __future__ import annotations

import io
import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from ocr_pipeline.errors import DamagedFileError, PageTooLargeError
from ocr_pipeline.settings import Settings
from ocr_pipeline.sources import PageFacts, inspect, render_page
from ocr_pipeline.sources.image_scale import native_resolution
from tests.sources.sick_files import SickFiles, encoded, lines_of_ink

SECONDS = 60
ORIENTATION = 0x0112


def _page(path: Path, settings: Settings) -> PageFacts:
    return inspect(path, settings).pages[0]


def _pixels(path: Path, settings: Settings, scratch: Path) -> NDArray[np.uint8]:
    return render_page(inspect(path, settings), 1, settings, scratch, SECONDS).pixels


# --- Resolution ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stated", "size", "dpi", "guessed"),
    [
        pytest.param((300, 300), (2480, 3508), 300, False, id="stated by the scanner"),
        pytest.param((200, 200), (1654, 2339), 200, False, id="stated, coarser"),
        pytest.param(None, (2480, 3508), 300, True, id="not stated: the long side is taken for that of A4"),
        pytest.param(None, (3508, 2480), 300, True, id="lying on its side"),
        pytest.param((1, 1), (2480, 3508), 300, True, id="a ratio of sides, not a resolution"),
        pytest.param((0, 0), (2480, 3508), 300, True, id="zero"),
        pytest.param((9999, 9999), (2480, 3508), 300, True, id="no scanner is that fine"),
        pytest.param((72, 72), (2480, 3508), 300, True, id="a screen's 72 would make the page a metre tall"),
        pytest.param((96, 96), (3024, 4032), 345, True, id="a telephone's photograph"),
        pytest.param((72, 72), (595, 842), 72, False, id="72 that makes an A4 page is believed"),
        pytest.param((float("nan"), 300), (2480, 3508), 300, True, id="not a number"),
        pytest.param(("a", "b"), (2480, 3508), 300, True, id="nonsense"),
    ],
)
def test_the_resolution_is_what_a_page_can_have(
    stated: object, size: tuple[int, int], dpi: float, guessed: bool
) -> None:
    native = native_resolution(stated, *size)
    assert native.across == pytest.approx(dpi, abs=0.6)
    assert native.down == pytest.approx(dpi, abs=0.6)
    assert bool(native.notes) is guessed


@pytest.mark.parametrize(
    ("native", "read_at", "shape"),
    [
        pytest.param(100, 100, (1169, 827), id="a coarse scan is not enlarged"),
        pytest.param(300, 300, (3508, 2480), id="as it is"),
        pytest.param(600, 300, (3508, 2480), id="a fine scan is made smaller"),
    ],
)
@pytest.mark.parametrize("suffix", ["png", "jpg", "tif"])
def test_an_image_is_read_at_its_own_resolution_up_to_the_setting(
    files: SickFiles, settings: Settings, scratch: Path, suffix: str, native: int, read_at: int, shape: tuple[int, int]
) -> None:
    page_image = lines_of_ink(round(8.268 * native), round(11.693 * native))
    path = files.image(f"scan.{suffix}", page_image, dpi=(native, native))
    page = _page(path, settings)
    assert page.native_dpi == pytest.approx(native, abs=0.1)
    assert (page.dpi, page.image_share) == (read_at, 1.0)
    assert _pixels(path, settings, scratch).shape == pytest.approx(shape, abs=2)


def test_a_fax_of_oblong_pixels_is_stretched(files: SickFiles, settings: Settings, scratch: Path) -> None:
    path = files.image("fax.tif", Image.new("1", (1728, 1143), 1), compression="group4", dpi=(204, 98))
    page = _page(path, settings)
    assert page.height_points / page.width_points == pytest.approx(1.377, abs=0.01)
    assert ["square pixels" in note for note in page.notes] == [True]
    assert _pixels(path, settings, scratch).shape == pytest.approx((2379, 1728), abs=2)


def test_an_image_over_the_pixel_limit_is_made_smaller_and_that_is_said(
    files: SickFiles, settings: Settings, scratch: Path
) -> None:
    path = files.image("a.jpg", lines_of_ink(2480, 3508), dpi=(300, 300))
    small = settings.model_copy(update={"max_megapixels": 4.0})
    page = _page(path, small)
    assert page.dpi == 203
    assert ["instead of 300" in note for note in page.notes] == [True]
    pixels = _pixels(path, small, scratch)
    assert pixels.size <= 4_000_000


@pytest.mark.parametrize(
    ("name", "save", "bounded"),
    [
        pytest.param("a.jpg", {}, True, id="a JPEG is decoded at an eighth"),
        pytest.param("a.jpg", {"progressive": True}, False, id="a progressive JPEG cannot be"),
        pytest.param("a.png", {}, False, id="nor a PNG"),
        pytest.param("a.tif", {"compression": "group4"}, False, id="nor a fax"),
        pytest.param("a.webp", {}, False, id="nor a WebP"),
    ],
)
def test_an_image_is_never_decoded_whole_far_above_the_limit(
    files: SickFiles, settings: Settings, scratch: Path, name: str, save: dict[str, Any], bounded: bool
) -> None:
    image = Image.new("1", (2000, 2000), 1) if name.endswith("tif") else lines_of_ink(2000, 2000)
    path = files.image(name, image, **save)
    tiny = settings.model_copy(update={"max_megapixels": 0.5, "min_dpi": 50})
    if bounded:
        assert _pixels(path, tiny, scratch).size <= 500_000
    else:
        with pytest.raises(PageTooLargeError):
            inspect(path, tiny)


def test_a_fax_of_1600_megapixels_is_refused_by_its_header(files: SickFiles, settings: Settings) -> None:
    entries = {256: 40_000, 257: 40_000, 258: 1, 259: 4, 262: 0, 273: 8, 277: 1, 278: 40_000, 279: 8}
    directory = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in sorted(entries.items()))
    content = b"II*\0" + struct.pack("<I", 16) + bytes(8) + struct.pack("<H", len(entries)) + directory + bytes(4)
    with pytest.raises(PageTooLargeError, match="40000 x 40000"):
        inspect(files.raw("huge.tif", content), settings)


# --- Modes and orientation ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mode", "ink", "paper", "colour"),
    [
        pytest.param("1", 0, 1, False, id="1 bit"),
        pytest.param("L", 0, 255, False, id="grey"),
        pytest.param("LA", (0, 255), (255, 0), False, id="grey with clear paper"),
        pytest.param("I;16", 0, 65535, False, id="16-bit grey"),
        pytest.param("RGB", (0, 0, 0), (255, 255, 255), True, id="RGB"),
        pytest.param("RGBA", (0, 0, 0, 255), (0, 0, 0, 0), True, id="black ink on clear paper is not black on black"),
        pytest.param("CMYK", (0, 0, 0, 255), (0, 0, 0, 0), True, id="CMYK"),
        pytest.param("P", 1, 0, False, id="a palette of greys"),
    ],
)
def test_every_mode_is_read_as_dark_ink_on_white_paper(
    files: SickFiles, settings: Settings, scratch: Path, mode: str, ink: Any, paper: Any, colour: bool
) -> None:
    if mode == "I;16":
        image = Image.fromarray(np.full((60, 40), paper, dtype=np.uint16))
        image.paste(ink, (0, 0, 40, 20))
    else:
        image = Image.new(mode, (40, 60), paper)
        if mode == "P":
            image.putpalette([255, 255, 255, 0, 0, 0])
        image.paste(ink, (0, 0, 40, 20))
    path = files.image("page.tif" if mode == "CMYK" else "page.png", image)
    assert _page(path, settings).colour is colour
    pixels = _pixels(path, settings, scratch)
    assert pixels.dtype == np.uint8
    assert pixels.shape == ((60, 40, 3) if colour else (60, 40))
    assert pixels[:18].max() < 16
    assert pixels[22:].min() > 240


def test_colours_are_blue_green_red(files: SickFiles, settings: Settings, scratch: Path) -> None:
    path = files.image("a.png", Image.new("RGB", (9, 9), (200, 30, 20)))
    assert _pixels(path, settings, scratch)[4, 4].tolist() == [20, 30, 200]


@pytest.mark.parametrize("suffix", ["png", "bmp", "tif"])
def test_a_palette_with_a_colour_is_in_colour(files: SickFiles, settings: Settings, suffix: str) -> None:
    image = Image.new("P", (9, 9), 0)
    image.putpalette([255, 255, 255, 180, 0, 0])
    assert _page(files.image(f"a.{suffix}", image), settings).colour


@pytest.mark.parametrize("suffix", ["jpg", "tif", "png", "webp"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_exif_orientation_is_respected(
    files: SickFiles, settings: Settings, scratch: Path, suffix: str, orientation: int
) -> None:
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    upright = lines_of_ink(80, 160)
    stored = upright.transpose(undo[orientation]) if orientation in undo else upright
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    path = files.image(f"turned.{suffix}", stored, exif=exif)
    page = _page(path, settings)
    assert page.height_points == pytest.approx(2 * page.width_points)
    pixels = _pixels(path, settings, scratch)
    grey = pixels if pixels.ndim == 2 else pixels[:, :, 0]
    assert grey.shape == (160, 80)
    assert grey[:12].mean() < 20
    assert grey[20:].mean() > 235


def test_every_page_of_a_tiff_is_read_with_its_own_size(files: SickFiles, settings: Settings, scratch: Path) -> None:
    pages = [Image.new("1", (100, 200), 1), Image.new("RGB", (300, 150), "red"), lines_of_ink(50, 60)]
    facts = inspect(files.image("a.tif", pages[0], save_all=True, append_images=pages[1:]), settings)
    shapes = [render_page(facts, number, settings, scratch, SECONDS).pixels.shape for number in (1, 2, 3)]
    assert shapes == [(200, 100), (150, 300, 3), (60, 50)]


# --- Damage -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("image_format", ["PNG", "JPEG", "TIFF", "WEBP", "BMP"])
@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9])
def test_an_image_that_is_broken_off_is_refused(
    files: SickFiles, settings: Settings, image_format: str, kept: float
) -> None:
    noise = np.random.default_rng(1).integers(0, 256, (200, 200), dtype=np.uint8)
    whole = encoded(Image.fromarray(noise), image_format)
    with pytest.raises(DamagedFileError, match="broken off"):
        inspect(files.raw("cut", whole[: int(len(whole) * kept)]), settings)


def test_what_a_camera_appends_to_a_jpeg_is_no_damage(files: SickFiles, settings: Settings) -> None:
    path = files.raw("a.jpg", encoded(lines_of_ink(90, 90), "JPEG") + bytes(10_000))
    assert inspect(path, settings).page_count == 1


def test_pixels_that_cannot_be_decoded_are_a_damaged_page(files: SickFiles, settings: Settings, scratch: Path) -> None:
    whole = bytearray(encoded(lines_of_ink(90, 90), "PNG"))
    at = whole.index(b"IDAT") + 8
    whole[at : at + 20] = bytes(20)
    facts = inspect(files.raw("a.png", bytes(whole)), settings)
    with pytest.raises(DamagedFileError) as caught:
        render_page(facts, 1, settings, scratch, SECONDS)
    assert caught.value.page == 1


@pytest.mark.parametrize("lossless", [True, False])
def test_a_webp_canvas_is_measured_before_its_reader_allocates_it(
    files: SickFiles, settings: Settings, lossless: bool
) -> None:
    stream = io.BytesIO()
    Image.new("RGB", (1200, 700)).save(stream, "WEBP", lossless=lossless)
    with pytest.raises(PageTooLargeError, match="1200 x 700"):
        inspect(files.raw("a.webp", stream.getvalue()), settings.model_copy(update={"max_megapixels": 0.2}))
