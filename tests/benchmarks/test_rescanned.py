"""Labelled scans scanned again by another machine."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from benchmarks.rescanned import rescanned
from benchmarks.scan_split import LabelledScan
from benchmarks.scans import samples

SAMPLE = next(scan for scan in samples() if scan.name == "cong-van")


def test_the_same_pages_from_another_scanner_with_the_labels_they_had(tmp_path: Path) -> None:
    (again,) = rescanned([SAMPLE], "fax-200", tmp_path / "again")
    assert (again.name, again.label) == (SAMPLE.name, SAMPLE.label)
    with pikepdf.open(SAMPLE.path) as before, pikepdf.open(again.path) as after:
        assert len(after.pages) == len(before.pages)
        image = after.pages[0].Resources.XObject.Scan
        assert image["/BitsPerComponent"] == 1
        assert image["/Width"] == pytest.approx(float(after.pages[0].mediabox[2]) / 72 * 200, abs=2)


def test_alike_each_time(tmp_path: Path) -> None:
    first, second = (rescanned([SAMPLE], "grey-200", tmp_path / name)[0].path for name in ("first", "second"))
    assert first.read_bytes() == second.read_bytes()


def test_a_recipe_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        rescanned([LabelledScan(SAMPLE.path, SAMPLE.label)], "no-such", tmp_path)
