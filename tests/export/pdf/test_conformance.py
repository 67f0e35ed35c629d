"""What PDF/A-2b forbids is found; a table of one violation a row."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from ocr_pipeline.export.pdf.conformance import violations
from tests.export.pdf.drawn_scans import Alter, page, scan, searchable, words


def _image(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return next(iter(pdf.pages[0].get_images().values()))


def _forbid(pdf: pikepdf.Pdf, key: str, value: object) -> None:
    pdf.pages[0].obj[key] = value


def _resource(pdf: pikepdf.Pdf, kind: str, value: object) -> None:
    pdf.pages[0].resources[kind] = Dictionary(Bad=value)


def _root(pdf: pikepdf.Pdf, key: str, value: object) -> None:
    pdf.Root[key] = value


def _image_says(pdf: pikepdf.Pdf, key: str, value: object) -> None:
    _image(pdf)[key] = value


def _declare(pdf: pikepdf.Pdf, part: str) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["pdfaid:part"] = part


SCRIPT = Dictionary(S=Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
FONT = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)

TABLE: list[object] = [
    pytest.param(lambda pdf: _resource(pdf, "/Font", FONT), "6.2.11.4.1", id="one of the 14 fonts is not embedded"),
    pytest.param(lambda pdf: _image_says(pdf, "/Interpolate", True), "6.2.8", id="a smoothed image"),
    pytest.param(lambda pdf: _image_says(pdf, "/Alternates", Array([])), "6.2.8", id="another image for the printer"),
    pytest.param(lambda pdf: _image_says(pdf, "/OPI", Dictionary()), "6.2.8", id="a proxy"),
    pytest.param(lambda pdf: _image_says(pdf, "/ColorSpace", Name.DeviceCMYK), "6.2.4.3", id="inks of no known press"),
    pytest.param(lambda pdf: _image_says(pdf, "/F", pikepdf.String("a.jpg")), "6.1.7.1", id="an image in another file"),
    pytest.param(
        lambda pdf: _resource(pdf, "/ExtGState", Dictionary(TR=Name.Identity)), "6.2.5", id="a transfer function"
    ),
    pytest.param(
        lambda pdf: _forbid(pdf, "/AA", Dictionary(O=SCRIPT)), "6.5.2", id="a page that acts when it is opened"
    ),
    pytest.param(lambda pdf: _forbid(pdf, "/Annots", Array([])), "6.3", id="annotations, which are drawn in"),
    pytest.param(lambda pdf: _forbid(pdf, "/PresSteps", Dictionary()), "6.10", id="a presentation"),
    pytest.param(lambda pdf: _root(pdf, "/OpenAction", SCRIPT), "6.5.1", id="a document that acts when it is opened"),
    pytest.param(lambda pdf: _root(pdf, "/OutputIntents", Array([])), "6.2.3", id="colours that mean nothing"),
    pytest.param(lambda pdf: _root(pdf, "/Names", Dictionary(JavaScript=SCRIPT)), "6.5.1", id="scripts"),
    pytest.param(lambda pdf: _root(pdf, "/Names", Dictionary(EmbeddedFiles=Dictionary())), "6.8", id="attachments"),
    pytest.param(lambda pdf: _declare(pdf, "1"), "6.6.4", id="declared as another part of the standard"),
    pytest.param(lambda pdf: pdf.Root.__delitem__("/Metadata"), "6.6.2.1", id="declared as nothing"),
]


@pytest.fixture(scope="module")
def archival(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archival")
    return searchable(scan(folder), [page()], {1: words(("Số", (100, 100, 140, 120)))})


def test_what_is_written_breaks_nothing(archival: Path) -> None:
    with pikepdf.open(archival) as pdf:
        assert violations(pdf) == ()


@pytest.mark.parametrize(("alter", "clause"), TABLE)
def test_one_thing_that_is_forbidden_is_found(archival: Path, alter: Alter, clause: str) -> None:
    with pikepdf.open(archival) as pdf:
        alter(pdf)
        assert {each.clause for each in violations(pdf)} == {clause}
