"""A page that is one image is taken as that image, and looks as if it had been drawn; any other page is drawn."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image, ImageDraw

from ocr_pipeline.settings import Settings
from ocr_pipeline.sources import inspect, reading, render_page
from ocr_pipeline.sources.scanned_page import scanned_page
from tests.sources.sick_files import SickFiles, encoded

MOST = 60e6
WIDE, HIGH = 400, 560
POINTS = (WIDE * 0.72, HIGH * 0.72)
"""A page on which the picture has 100 dpi."""
LIKE = 4.0
"""Mean difference (0..255) that scaling alone may make between a page taken and a page drawn."""

Draw = Callable[[pikepdf.Pdf, pikepdf.Page], None]


def picture(mode: str) -> Image.Image:
    """A sheet whose four corners and colours can be told apart."""
    sheet = Image.new("RGB", (WIDE, HIGH), (250, 245, 220))
    pen = ImageDraw.Draw(sheet)
    pen.rectangle((20, 20, 200, 60), fill=(0, 0, 0))
    pen.rectangle((250, 300, 380, 420), fill=(220, 20, 30))
    pen.rectangle((30, 450, 90, 540), fill=(20, 40, 200))
    return sheet.convert(mode, dither=Image.Dither.NONE) if mode == "1" else sheet.convert(mode)


def jpeg(pdf: pikepdf.Pdf, mode: str = "RGB", **entries: Any) -> pikepdf.Object:
    space = Name.DeviceRGB if mode == "RGB" else Name.DeviceGray
    data = encoded(picture(mode), "JPEG", quality=95)
    return image(pdf, data, space, 8, **{"Filter": Name.DCTDecode, **entries})


def fax(pdf: pikepdf.Pdf, *, black_is_one: bool = False) -> pikepdf.Object:
    """A 1-bit image in CCITT group 4, cut out of a TIFF of one strip."""
    file = encoded(picture("1"), "TIFF", compression="group4", strip_size=1 << 30)
    tags = Image.open(io.BytesIO(file)).tag_v2  # type: ignore[attr-defined]
    (start,), (length,) = tags[273], tags[279]
    parameters = Dictionary(K=-1, Columns=WIDE, Rows=HIGH, BlackIs1=black_is_one)
    data = file[start : start + length]
    return image(pdf, data, Name.DeviceGray, 1, Filter=Name.CCITTFaxDecode, DecodeParms=parameters)


def image(pdf: pikepdf.Pdf, data: bytes, space: Any, bits: int, **entries: Any) -> pikepdf.Object:
    common = {"Type": Name.XObject, "Subtype": Name.Image, "Width": WIDE, "Height": HIGH}
    return Stream(pdf, data, **{**common, "ColorSpace": space, "BitsPerComponent": bits, **entries})


def scan(make: Callable[[pikepdf.Pdf], pikepdf.Object], content: str = "", **page_entries: Any) -> Draw:
    """A page that shows ``/Scan``; without ``content``, over the whole page."""
    width, height = POINTS

    def draw(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        page.obj.Resources = Dictionary(XObject=Dictionary(Scan=make(pdf)), Font=Dictionary(F1=font))
        page.obj.Contents = Stream(pdf, (content or f"q {width} 0 0 {height} 0 0 cm /Scan Do Q").encode())
        for name, value in page_entries.items():
            page.obj[f"/{name}"] = value

    return draw


WHOLE = f"q {POINTS[0]} 0 0 {POINTS[1]} 0 0 cm /Scan Do Q"


@pytest.mark.parametrize(
    "draw",
    [
        pytest.param(scan(jpeg), id="a colour JPEG"),
        pytest.param(scan(lambda pdf: jpeg(pdf, "L")), id="a grey JPEG"),
        pytest.param(scan(fax), id="a fax"),
        pytest.param(scan(lambda pdf: fax(pdf, black_is_one=True)), id="a fax of which black is one"),
        pytest.param(scan(jpeg, "q 250 0 0 350 20 40 cm /Scan Do Q"), id="an image smaller than the page"),
        pytest.param(scan(jpeg, "q 320 0 0 450 -10 -20 cm /Scan Do Q"), id="an image larger than the page"),
        pytest.param(
            scan(jpeg, f"q 0.5 0 0 0.5 0 0 cm q {2 * POINTS[0]} 0 0 {2 * POINTS[1]} 0 0 cm /Scan Do Q Q"),
            id="scaled twice",
        ),
        pytest.param(scan(jpeg, f"BT /F1 20 Tf 3 Tr 50 200 Td (SEEN BY NOBODY) Tj ET {WHOLE}"), id="an OCR layer"),
        pytest.param(scan(jpeg, Rotate=90), id="shown turned"),
        pytest.param(scan(jpeg, Rotate=270), id="shown turned the other way"),
        pytest.param(scan(jpeg, CropBox=Array([30, 60, 250, 380])), id="cropped"),
    ],
)
def test_a_page_that_is_one_image_looks_as_if_drawn(
    files: SickFiles, settings: Settings, scratch: Path, draw: Draw, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts = inspect(files.pdf(draw=draw, size=POINTS), settings)
    taken = scanned_page(facts.paths[0], facts.pages[0], settings, MOST)
    monkeypatch.setattr(reading, "scanned_page", lambda *_: None)
    drawn = render_page(facts, 1, settings, scratch, 60).pixels
    assert taken is not None
    assert taken.shape == pytest.approx(drawn.shape, abs=1)
    rows, columns = (min(taken.shape[i], drawn.shape[i]) for i in (0, 1))
    assert float(cv2.absdiff(taken[:rows, :columns], drawn[:rows, :columns]).mean()) < LIKE


def appearance(pdf: pikepdf.Pdf) -> pikepdf.Object:
    form = Stream(pdf, b"0 g 0 0 60 20 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 60, 20]))
    return Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=Array([20, 20, 80, 40]), AP=Dictionary(N=form))


def stamped(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    scan(jpeg)(pdf, page)
    page.obj.Annots = Array([appearance(pdf)])


def masked(pdf: pikepdf.Pdf) -> pikepdf.Object:
    mask = image(pdf, encoded(picture("L"), "JPEG"), Name.DeviceGray, 8, Filter=Name.DCTDecode)
    return jpeg(pdf, SMask=mask)


@pytest.mark.parametrize(
    "draw",
    [
        pytest.param(stamped, id="a stamp is laid over it"),
        pytest.param(scan(jpeg, f"{WHOLE} BT /F1 20 Tf 50 200 Td (SEEN) Tj ET"), id="words are printed over it"),
        pytest.param(
            scan(jpeg, f"{WHOLE} BT 3 Tr ET BT 0 Tr /F1 20 Tf 50 200 Td (SEEN) Tj ET"), id="words shown again"
        ),
        pytest.param(scan(jpeg, f"{WHOLE} 10 10 100 100 re f"), id="a box is drawn over it"),
        pytest.param(scan(jpeg, f"10 10 50 50 re W n {WHOLE}"), id="only a part of it shows"),
        pytest.param(scan(jpeg, f"{WHOLE} {WHOLE}"), id="it is shown twice"),
        pytest.param(scan(jpeg, "q 200 80 -80 200 90 0 cm /Scan Do Q"), id="it stands askew"),
        pytest.param(scan(jpeg, f"q {POINTS[0]} 0 0 -{POINTS[1]} 0 {POINTS[1]} cm /Scan Do Q"), id="it is mirrored"),
        pytest.param(scan(masked), id="it has a mask"),
        pytest.param(scan(lambda pdf: jpeg(pdf, "L", Decode=Array([1, 0]))), id="its shades are turned round"),
        pytest.param(scan(lambda pdf: jpeg(pdf, "L", Width=WIDE // 2)), id="its size is not what it says"),
        pytest.param(
            scan(
                lambda pdf: image(pdf, encoded(picture("RGB"), "JPEG")[:3000], Name.DeviceRGB, 8, Filter=Name.DCTDecode)
            ),
            id="its data are broken off",
        ),
    ],
)
def test_a_page_that_is_more_than_one_plain_image_is_left_to_the_renderer(
    files: SickFiles, settings: Settings, draw: Draw
) -> None:
    facts = inspect(files.pdf(draw=draw, size=POINTS), settings)
    assert scanned_page(facts.paths[0], facts.pages[0], settings, MOST) is None


def test_an_image_with_more_pixels_than_allowed_is_not_decoded(files: SickFiles, settings: Settings) -> None:
    facts = inspect(files.pdf(draw=scan(jpeg), size=POINTS), settings)
    assert scanned_page(facts.paths[0], facts.pages[0], settings, WIDE * HIGH - 1) is None


def test_a_taken_page_needs_no_renderer(
    files: SickFiles, settings: Settings, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts = inspect(files.pdf(draw=scan(jpeg), size=POINTS), settings)
    monkeypatch.setenv("PATH", "")
    pixels = render_page(facts, 1, settings, scratch, 60).pixels
    red = np.argwhere((pixels[..., 2] > 180) & (pixels[..., 0] < 90))
    assert red.min(axis=0) == pytest.approx((900, 750), abs=6)
    assert red.max(axis=0) == pytest.approx((1260, 1140), abs=6)
