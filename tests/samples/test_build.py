"""What ``python -m samples build`` makes, and that the committed files are what it makes."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from samples.build import HOME
from tests.samples.conftest import STEMS, page_images, truth_of

MOST_BYTES = 2_500_000


def without_checksum(path: Path) -> dict[str, Any]:
    """The bytes of a JPEG may differ between builds of the library; everything else must not."""
    truth: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    del truth["source"]["sha256"]
    return truth


@pytest.mark.parametrize("stem", STEMS)
def test_the_committed_truth_and_labels_are_what_the_sources_make(built: Path, stem: str) -> None:
    assert without_checksum(HOME / "truth" / f"{stem}.json") == without_checksum(built / "truth" / f"{stem}.json")
    for name in (f"labels/{stem}.json", f"truth/{stem}.txt"):
        assert (HOME / name).read_text(encoding="utf-8") == (built / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", ["committed", "built"])
@pytest.mark.parametrize("stem", STEMS)
def test_the_truth_names_the_very_bytes_of_its_scan(built: Path, stem: str, folder: str) -> None:
    where = HOME if folder == "committed" else built
    scan = (where / "scans" / f"{stem}.pdf").read_bytes()
    assert truth_of(where, stem).source.sha256 == hashlib.sha256(scan).hexdigest()


@pytest.mark.parametrize(
    ("stem", "dpi", "mode", "filter_name"),
    [
        ("thong-bao", 300, "RGB", "/DCTDecode"),
        ("quyet-dinh", 200, "1", "/CCITTFaxDecode"),
        ("cong-van", 200, "RGB", "/DCTDecode"),
    ],
)
def test_pages_have_the_resolution_and_colour_they_claim(
    built: Path, stem: str, dpi: int, mode: str, filter_name: str
) -> None:
    truth = truth_of(built, stem)
    images = page_images(built / "scans" / f"{stem}.pdf")
    with pikepdf.open(built / "scans" / f"{stem}.pdf") as pdf:
        for page, image, stated in zip(pdf.pages, images, truth.pages, strict=True):
            assert page.Resources.XObject.Scan.Filter == filter_name
            assert (image.mode, image.size) == (mode, (stated.width, stated.height))
            assert stated.dpi == dpi
            assert [float(side) * dpi / 72 for side in page.mediabox[2:]] == pytest.approx(image.size, abs=0.1)
            # A4 is 210 x 297 mm.
            assert [side / dpi * 25.4 for side in image.size] == pytest.approx([210, 297], abs=0.2)


def test_the_fax_is_black_on_white(built: Path) -> None:
    for image in page_images(built / "scans" / "quyet-dinh.pdf"):
        black = image.convert("L").histogram()[0] / (image.width * image.height)
        assert 0.01 < black < 0.12


@pytest.mark.parametrize("stem", ["cong-van", "thong-bao"])
def test_the_seal_is_red(built: Path, stem: str) -> None:
    (seal,) = (mark for mark in truth_of(built, stem).marks if mark.kind == "seal")
    image = page_images(built / "scans" / f"{stem}.pdf")[seal.page - 1]
    assert red_share(image.crop(seal.bbox)) > 0.08
    assert red_share(image.crop((0, 0, image.width, image.height // 3))) < 0.0005


def red_share(image: Image.Image) -> float:
    hue, saturation, _ = image.convert("HSV").split()
    pairs = zip(hue.tobytes(), saturation.tobytes(), strict=True)
    return sum((h < 12 or h > 243) and s > 90 for h, s in pairs) / (image.width * image.height)


def test_the_pdf_carries_no_date_of_its_making(built: Path) -> None:
    for stem in STEMS:
        assert b"Date" not in (built / "scans" / f"{stem}.pdf").read_bytes()


def test_the_damaged_text_is_vietnamese_read_with_an_english_model(built: Path) -> None:
    for folder in (HOME, built):
        text = (folder / "text" / "thong-bao-damaged.txt").read_text(encoding="utf-8")
        assert "UBND TINH LAM GIANG" in text
        assert not set(text.casefold()) & set("đơưảễộ")


def test_the_committed_files_are_small() -> None:
    files = [path for path in HOME.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    assert sum(path.stat().st_size for path in files) < MOST_BYTES
