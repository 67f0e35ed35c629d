"""Aged pages bound into a PDF."""

from __future__ import annotations

import io
from dataclasses import replace

import numpy as np
import pikepdf
import pytest
from PIL import Image

from samples.scanning.scan_pdf import bind
from samples.sheet import Pixels, Sheet
from tests.samples.conftest import page_images


def grey() -> Pixels:
    pixels = np.full((1100, 800), 240, np.uint8)
    pixels[300:320, 100:700] = 20
    return pixels


def jpeg(pixels: Pixels) -> Sheet:
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "JPEG", quality=90)
    return Sheet(pixels, 100, jpeg=buffer.getvalue())


def bilevel() -> Sheet:
    return Sheet(np.where(grey() < 128, 0, 255).astype(np.uint8), 100, bilevel=True)


@pytest.mark.parametrize(
    ("sheet", "filter_", "mode"),
    [
        (jpeg(np.dstack([grey()] * 3)), "/DCTDecode", "RGB"),
        (jpeg(grey()), "/DCTDecode", "L"),
        (bilevel(), "/CCITTFaxDecode", "1"),
    ],
    ids=["colour", "grey", "1-bit"],
)
def test_a_page_is_one_image_of_its_kind_and_of_its_true_size(sheet: Sheet, filter_: str, mode: str) -> None:
    data = bind([sheet])
    with pikepdf.open(io.BytesIO(data)) as pdf:
        (page,) = pdf.pages
        assert page.Resources.XObject.Scan.Filter == filter_
        assert [float(side) for side in page.mediabox[2:]] == pytest.approx([576, 792])
    (image,) = page_images(data)
    assert image.mode == mode
    assert image.size == (800, 1100)
    levels = np.asarray(image.convert("L"))
    assert levels[310, 400] < 60
    assert levels[600, 400] > 200


def test_a_page_in_colour_that_was_not_compressed_is_refused() -> None:
    with pytest.raises(ValueError, match="jpeg"):
        bind([replace(jpeg(grey()), jpeg=None)])


def test_the_same_sheets_give_the_same_bytes_and_no_date() -> None:
    layer = bind([bilevel()])
    once, again = (bind([bilevel(), bilevel()], over={1: layer}, under={0: layer}) for _ in range(2))
    assert once == again
    assert b"CreationDate" not in once


def test_a_layer_lies_over_or_under_the_scan_of_its_page() -> None:
    layer = bind([bilevel()])
    with pikepdf.open(io.BytesIO(bind([bilevel(), bilevel()], over={0: layer}, under={1: layer}))) as pdf:
        first, second = (page.Contents.read_bytes() for page in pdf.pages)
    assert first.index(b"/Scan") < first.index(b"/Signed")
    assert second.index(b"/Text") < second.index(b"/Scan")
