"""The visible text of electronic signatures."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from samples.making import Sample, make
from samples.source import ElectronicSignatureText
from tests.samples.drafts import draft

LINES = ("Ký bởi: Ủy ban nhân dân xã An Khê", "Thời gian ký: 06.02.2024 08:12:31 +07:00")


def signed(*corners: str, **changes: object) -> Sample:
    texts = [ElectronicSignatureText.model_validate({"lines": LINES, "corner": corner}) for corner in corners]
    return make(draft(electronic=texts, **changes))


def text_layer(sample: Sample, folder: Path) -> str:
    path = folder / "scan.pdf"
    path.write_bytes(sample.scan.pdf)
    return subprocess.run(["pdftotext", str(path), "-"], check=True, capture_output=True).stdout.decode()


def test_it_is_text_of_the_pdf_and_the_only_one(tmp_path: Path) -> None:
    assert text_layer(signed("top-right"), tmp_path).split() == " ".join(LINES).split()


@pytest.mark.parametrize(
    ("corner", "right", "top"),
    [("top-right", True, True), ("top-left", False, True), ("bottom-right", True, False)],
)
def test_it_stands_in_its_corner(corner: str, right: bool, top: bool) -> None:
    sample = signed(corner)
    (placed,) = sample.truth.digital_signatures
    assert placed.bbox is not None
    x0, y0, x1, y1 = placed.bbox
    page = sample.truth.pages[0]
    assert ((x0 + x1) / 2 > page.width / 2) == right
    assert ((y0 + y1) / 2 < page.height / 2) == top
    assert min(y1, page.height - y0) < 0.08 * page.height


def test_a_second_one_in_a_corner_stands_beside_the_first() -> None:
    first, second = signed("top-right", "top-right").truth.digital_signatures
    assert first.bbox is not None
    assert second.bbox is not None
    assert second.bbox[2] < first.bbox[0]


def test_on_a_page_that_lies_on_its_side_the_box_is_on_the_upright_page() -> None:
    sample = signed("top-right", scan="sideways")
    (placed,) = sample.truth.digital_signatures
    page = sample.truth.pages[0]
    assert page.rotation in (90, 270)
    assert placed.bbox is not None
    x0, y0, x1, y1 = placed.bbox
    assert x1 - x0 < y1 - y0
    assert max(x1 - page.width, y1 - page.height) <= 0


def test_the_same_document_is_signed_with_the_same_bytes() -> None:
    assert signed("top-right").scan.pdf == signed("top-right").scan.pdf
