"""The facts of PDF pages: size, native resolution, colour, locks and signatures."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream, String
from pydantic import SecretStr

from ocr_pipeline.errors import EncryptedFileError
from ocr_pipeline.settings import Settings
from ocr_pipeline.sources import PageFacts, inspect
from tests.sources.sick_files import SickFiles, drawing, image_stream, scanned


def _page(path: Path, settings: Settings) -> PageFacts:
    return inspect(path, settings).pages[0]


# --- Size ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("entries", "size", "cropped"),
    [
        pytest.param({}, (595, 842), True, id="as its media box"),
        pytest.param({"Rotate": 90}, (842, 595), True, id="turned by a quarter"),
        pytest.param({"Rotate": -90}, (842, 595), True, id="turned back by a quarter"),
        pytest.param({"Rotate": 180}, (595, 842), True, id="upside down"),
        pytest.param({"CropBox": [100, 100, 300, 500]}, (200, 400), True, id="what a viewer shows"),
        pytest.param({"CropBox": [-50, -50, 900, 900]}, (595, 842), True, id="no crop box reaches beyond the page"),
        pytest.param({"CropBox": [900, 900, 999, 999]}, (595, 842), False, id="a crop box beside the page is ignored"),
        pytest.param({"MediaBox": [595, 842, 0, 0]}, (595, 842), True, id="corners the other way round"),
        pytest.param({"MediaBox": [0, 0, 0, 0]}, (612, 792), False, id="no size: poppler takes US letter"),
    ],
)
def test_a_page_is_as_large_as_it_is_shown(
    files: SickFiles, settings: Settings, entries: dict[str, Any], size: tuple[float, float], cropped: bool
) -> None:
    def draw(_: pikepdf.Pdf, page: pikepdf.Page) -> None:
        for name, value in entries.items():
            page.obj[f"/{name}"] = Array(value) if isinstance(value, list) else value

    page = _page(files.pdf(draw=draw), settings)
    assert (page.width_points, page.height_points) == pytest.approx(size)
    assert page.cropped is cropped


@pytest.mark.parametrize(
    ("megapixels", "dpi"),
    [
        pytest.param(60, 300, id="8.7 megapixels of A4 fit"),
        pytest.param(4, 203, id="the dpi is lowered to fit"),
        pytest.param(1, 101, id="down to the lowest useful one"),
    ],
)
def test_the_dpi_is_lowered_until_the_page_fits_and_that_is_said(
    files: SickFiles, settings: Settings, megapixels: float, dpi: int
) -> None:
    page = _page(files.pdf(), settings.model_copy(update={"max_megapixels": megapixels}))
    assert page.dpi == dpi
    assert page.width_points * page.height_points * (page.dpi / 72) ** 2 <= megapixels * 1_000_000
    assert [f"read at {dpi} dpi instead of 300" in note for note in page.notes] == ([] if dpi == 300 else [True])


# --- Images -------------------------------------------------------------------------------------------------------


def test_a_scan_states_its_resolution_and_covers_its_page(files: SickFiles, settings: Settings) -> None:
    page = _page(files.scan(dpi=150), settings)
    assert page.native_dpi == pytest.approx(150, abs=0.5)
    assert page.image_share == pytest.approx(1.0, abs=0.01)
    assert page.dpi == 300, "a coarse scan is still rendered finely: tesseract wants it so"


def test_a_page_without_an_image_has_no_native_resolution(files: SickFiles, settings: Settings) -> None:
    page = _page(files.text_pdf("Notice"), settings)
    assert (page.native_dpi, page.image_share) == (None, 0.0)


def _images(content: bytes, **sizes: tuple[int, int]) -> Callable[[pikepdf.Pdf, pikepdf.Page], None]:
    """Draws grey images of the given pixel sizes by name."""

    def draw(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        images = {
            name: image_stream(pdf, zlib.compress(bytes(width * height)), width, height, Name.DeviceGray)
            for name, (width, height) in sizes.items()
        }
        form = Stream(pdf, b"q 72 0 0 72 0 0 cm /A Do Q")
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 72, 72])
        form.Matrix = Array([2, 0, 0, 2, 0, 0])
        form.Resources = Dictionary(XObject=Dictionary({f"/{name}": image for name, image in images.items()}))
        page.obj.Resources = Dictionary(
            XObject=Dictionary({"/Form": form, **{f"/{name}": image for name, image in images.items()}})
        )
        page.obj.Contents = Stream(pdf, content)

    return draw


@pytest.mark.parametrize(
    ("content", "dpi", "share"),
    [
        pytest.param(b"q 144 0 0 144 0 0 cm /A Do Q", 50, 0.04, id="placed by cm"),
        pytest.param(b"q 2 0 0 2 0 0 cm 72 0 0 72 0 0 cm /A Do Q", 50, 0.04, id="two placements multiply"),
        pytest.param(b"q 0 144 -144 0 144 0 cm /A Do Q", 50, 0.04, id="turned by a quarter"),
        pytest.param(b"/Form Do", 50, 0.04, id="inside a form with a matrix of its own"),
        pytest.param(
            b"q 360 0 0 360 0 0 cm /B Do Q q 72 0 0 72 0 0 cm /A Do Q", 40, 0.26, id="the largest, not the finest"
        ),
        pytest.param(b"q 144 0 0 144 0 0 cm /B Do /A Do Q", 100, 0.04, id="of equals the finest: a mask on a picture"),
        pytest.param(b"q 2000 0 0 2000 -500 -500 cm /B Do Q", 7.2, 1.0, id="what lies outside the page is not counted"),
        pytest.param(b"/None Do /A do", None, 0.0, id="drawing what is not there"),
        pytest.param(b"q 0 0 0 0 0 0 cm /A Do Q", None, 0.0, id="drawn at no size"),
        pytest.param(b"Q Q Q 144 0 0 144 0 0 cm /A Do", 50, 0.04, id="more restores than saves"),
        pytest.param(
            b"q 144 0 0 144 0 0 cm BI /W 100 /H 100 /BPC 1 /IM true ID " + bytes(1300) + b" EI Q",
            50,
            0.04,
            id="an inline image",
        ),
    ],
)
def test_the_image_that_covers_most_gives_the_resolution(
    files: SickFiles, settings: Settings, content: bytes, dpi: float | None, share: float
) -> None:
    page = _page(files.pdf(draw=_images(content, A=(100, 100), B=(200, 200))), settings)
    assert page.native_dpi == (None if dpi is None else pytest.approx(dpi, rel=0.02))
    assert page.image_share == pytest.approx(share, abs=0.01)


def test_a_form_that_draws_itself_ends(files: SickFiles, settings: Settings) -> None:
    def draw(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        form = pdf.make_indirect(Stream(pdf, b"/Self Do /Self Do /Self Do"))
        form.Type, form.Subtype = Name.XObject, Name.Form
        form.Resources = Dictionary(XObject=Dictionary(Self=form))
        page.obj.Resources = Dictionary(XObject=Dictionary(Self=form))
        page.obj.Contents = Stream(pdf, b"/Self Do")

    assert _page(files.pdf(draw=draw), settings).native_dpi is None


def test_content_that_swells_beyond_measure_is_not_unpacked_but_noted(files: SickFiles, settings: Settings) -> None:
    def draw(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        page.obj.Contents = Stream(pdf, zlib.compress(b"q Q " * 10_000_000), Filter=Name.FlateDecode)

    page = _page(files.pdf(draw=draw), settings)
    assert page.notes == ("what the page draws could not be measured: it is read in colour",)
    assert page.colour


# --- Colour -------------------------------------------------------------------------------------------------------

RED_PALETTE = Array([Name.Indexed, Name.DeviceRGB, 1, String(b"\xff\xff\xff\xff\x00\x00")])
GREY_PALETTE = Array([Name.Indexed, Name.DeviceRGB, 1, String(b"\xff\xff\xff\x20\x20\x20")])


@pytest.mark.parametrize(
    ("space", "colour"),
    [
        pytest.param(Name.DeviceGray, False, id="grey"),
        pytest.param(Name.DeviceRGB, True, id="RGB, whatever its pixels are"),
        pytest.param(Array([Name.CalGray, Dictionary()]), False, id="calibrated grey"),
        pytest.param(Array([Name.Lab, Dictionary()]), True, id="Lab"),
        pytest.param(RED_PALETTE, True, id="a palette with red"),
        pytest.param(GREY_PALETTE, False, id="a palette of greys"),
        pytest.param(Array([Name.Separation, Name.Black, Name.DeviceGray, Dictionary()]), False, id="black ink"),
        pytest.param(Array([Name.Separation, Name.Seal, Name.DeviceCMYK, Dictionary()]), True, id="a spot colour"),
        pytest.param(
            Array([Name.DeviceN, Array([Name.Black, Name.Cyan]), Name.DeviceCMYK]), True, id="black and cyan inks"
        ),
        pytest.param(Array([]), True, id="nonsense counts as colour: nothing is lost by it"),
    ],
)
def test_the_colour_space_of_a_scan_tells_whether_it_is_in_colour(
    files: SickFiles, settings: Settings, space: Any, colour: bool
) -> None:
    assert _page(files.scan(dpi=20, space=space), settings).colour is colour


@pytest.mark.parametrize(
    ("content", "colour"),
    [
        pytest.param(b"0 g 0 0 9 9 re f", False, id="black"),
        pytest.param(b"0.2 0.2 0.2 rg 0 0 9 9 re f", False, id="a grey written as RGB"),
        pytest.param(b"1 0 0 rg 0 0 9 9 re f", True, id="a red fill"),
        pytest.param(b"0 0 1 RG 0 0 9 9 re S", True, id="a blue line"),
        pytest.param(b"0 0 0 1 k 0 0 9 9 re f", False, id="black as CMYK"),
        pytest.param(b"0 1 1 0 k 0 0 9 9 re f", True, id="red as CMYK"),
        pytest.param(b"/DeviceRGB cs 0 0 0 sc 0 0 9 9 re f", False, id="black painted in RGB"),
        pytest.param(b"/Ink cs 1 scn 0 0 9 9 re f", True, id="a spot colour"),
        pytest.param(b"/Pattern cs /P scn 0 0 9 9 re f", True, id="a pattern"),
    ],
)
def test_a_coloured_mark_makes_the_page_coloured(
    files: SickFiles, settings: Settings, content: bytes, colour: bool
) -> None:
    ink = Array([Name.Separation, Name.Seal, Name.DeviceCMYK, Dictionary()])
    page = _page(files.pdf(draw=drawing(content, ColorSpace=Dictionary(Ink=ink))), settings)
    assert page.colour is colour


def test_the_red_seal_of_an_electronic_signature_colours_a_fax(files: SickFiles, settings: Settings) -> None:
    def draw(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        scanned(20, Name.DeviceGray)(pdf, page)
        seal = Stream(pdf, b"1 0 0 rg 0 0 9 9 re f")
        seal.Subtype, seal.BBox = Name.Form, Array([0, 0, 9, 9])
        page.obj.Annots = Array([Dictionary(Subtype=Name.Stamp, AP=Dictionary(N=seal))])

    assert _page(files.pdf(draw=draw), settings).colour


@pytest.mark.parametrize(
    ("content", "text"),
    [
        pytest.param(b"BT ET 0 0 9 9 re f", False, id="none"),
        pytest.param(b"BT (N) Tj ET", True, id="shown"),
        pytest.param(b"BT [(N)] TJ ET", True, id="shown with gaps"),
        pytest.param(b"BT (N) ' ET", True, id="on the next line"),
        pytest.param(b'BT 0 0 (N) " ET', True, id="on the next line with gaps"),
        pytest.param(b"BT 3 Tr (N) Tj ET", True, id="unseen"),
        pytest.param(b"/Form Do", True, id="in a form"),
    ],
)
def test_a_page_says_whether_it_holds_text(files: SickFiles, settings: Settings, content: bytes, text: bool) -> None:
    def draw(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        form = Stream(pdf, b"BT (N) Tj ET")
        form.Subtype, form.BBox = Name.Form, Array([0, 0, 9, 9])
        drawing(content, XObject=Dictionary(Form=form))(pdf, page)

    assert _page(files.pdf(draw=draw), settings).text is text


def test_what_an_annotation_shows_may_be_text(files: SickFiles, settings: Settings) -> None:
    def draw(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        drawing(b"0 0 9 9 re f")(pdf, page)
        page.obj.Annots = Array([Dictionary(Subtype=Name.FreeText)])

    assert _page(files.pdf(draw=draw), settings).text


# --- Locks and signatures ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("password", "cause"),
    [
        pytest.param(None, "needs a password", id="none given"),
        pytest.param("wrong", "is wrong", id="a wrong one"),
        pytest.param("người", "is wrong", id="one that is not Latin"),
        pytest.param("user", None, id="the user's"),
        pytest.param("owner", None, id="the owner's"),
    ],
)
def test_an_encrypted_pdf_opens_with_its_password_only(
    files: SickFiles, settings: Settings, password: str | None, cause: str | None
) -> None:
    path = files.pdf(encryption=pikepdf.Encryption(user="user", owner="owner"))
    with_password = settings.model_copy(update={"password": SecretStr(password) if password else None})
    if cause is None:
        assert inspect(path, with_password).encrypted
    else:
        with pytest.raises(EncryptedFileError, match=cause):
            inspect(path, with_password)


def test_a_pdf_that_is_only_restricted_opens_and_says_so(files: SickFiles, settings: Settings) -> None:
    assert inspect(files.pdf(encryption=pikepdf.Encryption(owner="owner")), settings).encrypted
    assert not inspect(files.pdf(), settings).encrypted


@pytest.mark.parametrize(
    ("form", "signed"),
    [
        pytest.param(None, False, id="no form"),
        pytest.param({"Fields": [{"FT": Name.Sig, "V": {"Type": Name.Sig}}]}, True, id="a signature"),
        pytest.param({"Fields": [{"FT": Name.Sig}]}, False, id="a place for a signature"),
        pytest.param({"SigFlags": 3, "Fields": []}, True, id="flagged as protected by a signature"),
        pytest.param({"SigFlags": 1, "Fields": [{"FT": Name.Sig}]}, False, id="flagged for an empty field"),
        pytest.param(
            {"Fields": [{"Kids": [{"FT": Name.Sig, "V": {"Type": Name.Sig}}]}]}, True, id="a signature below a group"
        ),
        pytest.param({"Fields": [{"FT": Name.Tx, "V": {}}]}, False, id="a field of text"),
        pytest.param({"Fields": 7, "SigFlags": Name.Yes}, False, id="nonsense"),
    ],
)
def test_a_signed_pdf_is_told_from_one_prepared_for_signing(
    files: SickFiles, settings: Settings, form: Any, signed: bool
) -> None:
    def finish(pdf: pikepdf.Pdf) -> None:
        if form is not None:
            pdf.Root.AcroForm = _object(form)

    assert inspect(files.pdf(finish=finish), settings).signed is signed


def _object(value: Any) -> Any:
    if isinstance(value, dict):
        return Dictionary({f"/{key}": _object(entry) for key, entry in value.items()})
    return Array([_object(entry) for entry in value]) if isinstance(value, list) else value
