"""PDFs that are broken: refused when something is lost, read with a note when nothing is."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr_pipeline.errors import DamagedFileError, NoPagesError, VanbanError
from ocr_pipeline.settings import Settings
from ocr_pipeline.sources import inspect
from tests.sources.sick_files import SickFiles


def test_a_pdf_of_no_pages_is_refused(files: SickFiles, settings: Settings) -> None:
    with pytest.raises(NoPagesError):
        inspect(files.pdf(0), settings)


@pytest.mark.parametrize("kept", [0.02, 0.1, 0.5, 0.7, 0.95])
@pytest.mark.parametrize("layout", ["disable", "generate"], ids=["plain objects", "packed objects"])
def test_a_scan_that_is_broken_off_is_refused(files: SickFiles, settings: Settings, kept: float, layout: str) -> None:
    whole = files.scan(3, object_stream_mode=pikepdf.ObjectStreamMode[layout]).read_bytes()
    with pytest.raises(DamagedFileError, match="broken"):
        inspect(files.raw("cut.pdf", whole[: int(len(whole) * kept)]), settings)


def test_a_pdf_that_lost_only_its_table_of_contents_is_read_and_that_is_said(
    files: SickFiles, settings: Settings
) -> None:
    whole = files.scan(3).read_bytes()
    facts = inspect(files.raw("cut.pdf", whole[: whole.rindex(b"startxref")]), settings)
    assert facts.page_count == 3
    assert facts.recovered
    assert ["recovered" in note for note in facts.notes] == [True]
    assert inspect(files.scan(3), settings).notes == ()


def test_an_image_spoilt_in_a_recovered_file_is_noticed(files: SickFiles, settings: Settings) -> None:
    whole = files.scan(2).read_bytes()
    middle = len(whole) // 2
    spoilt = whole[:middle] + bytes(2000) + whole[middle + 2000 : whole.rindex(b"startxref")]
    with pytest.raises(DamagedFileError, match="an image of page"):
        inspect(files.raw("spoilt.pdf", spoilt), settings)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(b"/Kids", b"/Kits", id="no list of pages"),
        pytest.param(b"/Pages ", b"/Pagos ", id="no tree of pages"),
        pytest.param(b"/Catalog", b"/Catalag", id="no catalogue"),
        pytest.param(b"/MediaBox [ ", b"/MediaBox [/", id="a name for a size"),
        pytest.param(b"/XObject <<", b"/XObject [[", id="a list for a dictionary"),
        pytest.param(b"/Width", b"/Wide_", id="an image without a width"),
        pytest.param(b"/Contents", b"/Rotate", id="a rotation that is a stream"),
    ],
)
def test_a_broken_tree_of_objects_never_shows_its_library(
    files: SickFiles, settings: Settings, old: bytes, new: bytes
) -> None:
    whole = files.scan(1, dpi=20).read_bytes()
    assert old in whole
    path = files.raw("bent.pdf", whole.replace(old, new))
    try:
        assert inspect(path, settings).page_count == 1
    except VanbanError as error:
        assert error.cause  # noqa: PT017 - either outcome is right; what counts is that nothing else is raised


@given(damage=st.lists(st.tuples(st.floats(0, 0.999), st.binary(min_size=1, max_size=6)), min_size=1, max_size=8))
def test_a_sound_pdf_with_any_bytes_overwritten_is_understood_or_refused(damage: list[tuple[float, bytes]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        made = SickFiles(Path(folder))
        content = bytearray(made.scan(2, dpi=5).read_bytes())
        for place, value in damage:
            at = int(place * len(content))
            content[at : at + len(value)] = value
        path = made.raw("bent.pdf", bytes(content))
        try:
            assert inspect(path, Settings()).page_count >= 1
        except VanbanError as error:
            assert error.cause  # noqa: PT017 - either outcome is right; what counts is that nothing else is raised
