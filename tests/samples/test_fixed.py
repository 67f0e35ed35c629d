"""The fixed set of the repository: what ``make samples`` makes, and small."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from PIL import Image

from samples.ageing import RECIPES
from samples.fixed import fixed_names, layered_names
from samples.record.words import words_table
from samples.shelf import HOME, source_of
from schemas import Document
from tests.samples.conftest import made, page_images

MOST_BYTES = 12_000_000
FOLDERS = ("scans", "truth", "words", "misread")
MADE_ANEW = ("cong-van", "quyet-dinh", "thong-bao")
"""Enough to see that a change was not followed by ``make samples``."""


def committed() -> Iterator[Path]:
    return (path for folder in FOLDERS for path in (HOME / folder).iterdir())


def truth_of(name: str) -> Document:
    return Document.model_validate_json((HOME / "truth" / f"{name}.json").read_bytes())


def test_the_committed_files_are_small() -> None:
    assert sum(path.stat().st_size for path in committed()) < MOST_BYTES


def test_every_sample_of_the_set_has_all_its_files_and_there_are_no_others() -> None:
    wanted = {HOME / "scans" / f"{name}.pdf" for name in fixed_names()}
    wanted |= {HOME / "truth" / f"{name}.{kind}" for name in fixed_names() for kind in ("json", "txt")}
    wanted |= {HOME / "words" / f"{name}.tsv" for name in fixed_names()}
    wanted |= {HOME / "misread" / f"{name}.txt" for name in fixed_names()}
    wanted |= {HOME / "misread" / f"{name}.pdf" for name in layered_names()}
    assert set(committed()) == wanted


@pytest.mark.parametrize("name", MADE_ANEW)
def test_the_committed_files_are_what_the_sources_make(name: str) -> None:
    sample = made(name)
    found, wanted = truth_of(name).model_dump(), sample.truth.model_dump()
    # The bytes of a JPEG may differ between builds of the library; everything else must not.
    found["source"].pop("sha256")
    wanted["source"].pop("sha256")
    assert found == wanted
    assert (HOME / "words" / f"{name}.tsv").read_text(encoding="utf-8") == words_table(sample.reading, sample.scan)


@pytest.mark.parametrize("name", fixed_names())
def test_the_truth_names_the_very_bytes_of_its_scan(name: str) -> None:
    truth = json.loads((HOME / "truth" / f"{name}.json").read_text(encoding="utf-8"))
    assert truth["source"]["sha256"] == hashlib.sha256((HOME / "scans" / f"{name}.pdf").read_bytes()).hexdigest()


@pytest.mark.parametrize("name", fixed_names())
def test_pages_have_the_resolution_and_size_they_claim(name: str) -> None:
    with pikepdf.open(HOME / "scans" / f"{name}.pdf") as pdf:
        for page, stated in zip(pdf.pages, truth_of(name).pages, strict=True):
            size = (int(page.Resources.XObject.Scan.Width), int(page.Resources.XObject.Scan.Height))
            assert sorted(size) == sorted((stated.width, stated.height))
            assert [float(side) * stated.dpi / 72 for side in page.mediabox[2:]] == pytest.approx(size, abs=0.2)


def test_the_set_shows_every_recipe_of_an_upright_scan_and_every_rule_of_form() -> None:
    sources = [source_of(name) for name in fixed_names()]
    assert {source.rules for source in sources} == {"55/2005", "01/2011", "30/2020", "party"}
    assert {source.scan for source in sources} >= set(RECIPES) - {"upside-down", "sideways", "colour-150"}


def test_the_misread_text_is_vietnamese_read_with_an_english_model() -> None:
    text = (HOME / "misread" / "thong-bao.txt").read_text(encoding="utf-8")
    assert "LAM GIANG" in text
    assert not set(text.casefold()) & set("đơưảễộ")


def red_share(image: Image.Image) -> float:
    red, green, blue = (np.asarray(band, np.int16) for band in image.split())
    return float((red - np.maximum(green, blue) > 45).mean())


@pytest.mark.parametrize("name", ["cong-van", "thong-bao"])
def test_the_seal_is_red(name: str) -> None:
    seal = next(mark for mark in truth_of(name).marks if mark.kind == "seal")
    image = page_images(HOME / "scans" / f"{name}.pdf")[seal.page - 1]
    assert red_share(image.crop(seal.bbox)) > 0.08
    assert red_share(image.crop((0, 0, image.width, image.height // 3))) < 0.005


def test_the_layer_of_a_scanner_is_text_of_its_pdf() -> None:
    for name in layered_names():
        with pikepdf.open(io.BytesIO((HOME / "misread" / f"{name}.pdf").read_bytes())) as pdf:
            assert all("/Text" in page.Resources.XObject for page in pdf.pages)
