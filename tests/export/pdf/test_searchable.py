"""A scan comes out as it went in, with its words under it, and says what it is."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image
from PIL.TiffImagePlugin import TiffImageFile
from reportlab.pdfgen.canvas import Canvas

from ocr_pipeline.export.pdf.archival import SIGNED
from ocr_pipeline.export.pdf.conformance import violations
from schemas import FieldValue, Section
from tests.export.pdf.drawn_scans import A4, Alter, boxes, page, picture, read, scan, searchable, shown, words

LAID = {1: words(("Quyết", (100, 400, 180, 430)), ("định", (190, 400, 250, 430)))}
WORDS = ["Quyết", "định"]
STRIP_OFFSETS, ROWS_OF_A_STRIP, STRIP_LENGTHS = 273, 278, 279
"""Tags of TIFF."""


def _hidden(canvas: Canvas) -> None:
    text = canvas.beginText(50, 700)
    text.setTextRenderMode(3)
    text.textLine("Quyet dlnh")
    canvas.drawText(text)


def _typed(canvas: Canvas) -> None:
    canvas.setFillGray(0.3)
    canvas.setFont("Helvetica-Bold", 40)
    canvas.drawString(200, 300, "So: 12")


def _form(canvas: Canvas) -> None:
    canvas.beginForm("ocr")
    _hidden(canvas)
    canvas.endForm()
    canvas.doForm("ocr")


def _annotated(pdf: pikepdf.Pdf) -> None:
    look = pdf.make_stream(b"0.2 g 0 0 100 40 re f", BBox=Array([0, 0, 100, 40]), Subtype=Name.Form, Type=Name.XObject)
    mark = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=Array([300, 600, 400, 640]), F=4, AP=Dictionary(N=look))
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(mark)])


def _cropped(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.MediaBox = Array([-50, -80, 700, 900])
    pdf.pages[0].obj.CropBox = Array([0, 0, *A4])


def _layered(pdf: pikepdf.Pdf) -> None:
    off = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=pikepdf.String("hidden")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([off]), D=Dictionary(OFF=Array([off])))
    pdf.pages[0].resources.Properties = Dictionary(Off=off)
    pdf.pages[0].contents_add(b"/OC /Off BDC 0 g 0 0 600 900 re f EMC")


def _coded_as_lzw(pdf: pikepdf.Pdf) -> None:
    tiff = io.BytesIO()
    picture((200, 283)).save(tiff, "TIFF", compression="tiff_lzw")
    tiff.seek(0)
    tags = TiffImageFile(tiff).tag_v2
    [start], [length] = tags[STRIP_OFFSETS], tags[STRIP_LENGTHS]
    coded = tiff.getvalue()[start : start + length]
    image = next(iter(pdf.pages[0].get_images().values()))
    image.write(coded, filter=Name.LZWDecode, decode_parms=Dictionary(EarlyChange=1))
    image.Width, image.Height, image.ColorSpace, image.BitsPerComponent = 200, 283, Name.DeviceGray, 8


def _scripted(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
    pdf.attachments["a.txt"] = b"attached"


SCANS = [
    pytest.param(None, None, id="an image and nothing else"),
    pytest.param(_hidden, None, id="what another OCR hid under it is taken off"),
    pytest.param(_form, None, id="also where a form hides it"),
    pytest.param(_typed, None, id="letters typed over the scan are seen, and read once: by their image"),
    pytest.param(None, _annotated, id="a stamp that is an annotation becomes part of the page"),
    pytest.param(None, _cropped, id="what a viewer crops away is no page"),
    pytest.param(None, _layered, id="what a layer hides stays hidden"),
    pytest.param(None, _coded_as_lzw, id="a forbidden coding is changed, its pixels are not"),
    pytest.param(None, _scripted, id="scripts and attachments stay behind"),
]


@pytest.mark.parametrize(("draw", "alter"), SCANS)
def test_a_page_looks_as_before_and_says_what_was_read(draw: None, alter: Alter | None, tmp_path: Path) -> None:
    source = scan(tmp_path, draw=draw, alter=alter)
    before = source.read_bytes()
    made = searchable(source, [page()], LAID)
    assert read(made) == WORDS
    with pikepdf.open(made) as pdf:
        assert violations(pdf) == ()
        assert len(pdf.attachments) == 0
    [was], [now] = shown(source, tmp_path), shown(made, tmp_path)
    assert was.shape == now.shape
    assert np.abs(was.astype(int) - now).mean() < 0.5
    assert source.read_bytes() == before


@pytest.mark.parametrize("draw", [None, _hidden], ids=["alone", "over hidden text"])
def test_the_bytes_of_an_image_are_those_of_the_source(draw: None, tmp_path: Path) -> None:
    source = scan(tmp_path, draw=draw, alter=_annotated)
    made = searchable(source, [page()], LAID)
    with pikepdf.open(source) as old, pikepdf.open(made) as new:
        [was] = old.pages[0].get_images().values()
        kept = [each.read_raw_bytes() for each in new.pages[0].get_images().values()]
        assert was.read_raw_bytes() in kept


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_page_that_lies_on_its_side_is_shown_upright_with_its_words_in_place(turn: int, tmp_path: Path) -> None:
    def lay(pdf: pikepdf.Pdf) -> None:
        # Scanned lying: its picture is turned back, so that turning it by `turn` stands it upright.
        jpeg = io.BytesIO()
        lying = picture().rotate(turn, expand=True)
        lying.save(jpeg, "JPEG")
        image = next(iter(pdf.pages[0].get_images().values()))
        image.write(jpeg.getvalue(), filter=Name.DCTDecode)
        image.Width, image.Height = lying.size
        if turn in {90, 270}:
            pdf.pages[0].obj.MediaBox = Array([0, 0, A4[1], A4[0]])
            name = next(iter(pdf.pages[0].resources.XObject.keys())).encode()
            pdf.pages[0].obj.Contents = pdf.make_stream(b"q 841.92 0 0 595.2 0 0 cm " + name + b" Do Q")

    source = scan(tmp_path, alter=lay)
    made = searchable(source, [page(rotation=turn)], LAID)
    [upright] = shown(made, tmp_path)
    [(text, box), _] = boxes(made)
    assert text == "Quyết"
    assert box == pytest.approx((100, 400, 180, 430), abs=4)
    [plain] = shown(searchable(scan(tmp_path), [page()], LAID), tmp_path)
    assert upright.shape == plain.shape
    assert np.abs(upright.astype(int) - plain).mean() < 3


@pytest.mark.parametrize(
    ("name", "options", "raw"),
    [
        pytest.param("a.jpg", {}, True, id="a JPEG is taken as it is"),
        pytest.param(
            "a.tif",
            {"compression": "group4", "tiffinfo": {ROWS_OF_A_STRIP: 1169}},
            True,
            id="a fax of one bit is taken as it is",
        ),
        pytest.param("a.png", {}, False, id="a PNG"),
        pytest.param("a.webp", {"lossless": True}, False, id="a coding that PDF does not know is coded anew"),
        pytest.param("a.bmp", {}, False, id="a bitmap"),
    ],
)
def test_an_image_file_becomes_a_page(name: str, options: dict[str, Any], raw: bool, tmp_path: Path) -> None:
    drawn = picture().convert("1") if name == "a.tif" else picture()
    source = tmp_path / name
    drawn.save(source, dpi=(100, 100), **options)
    made = searchable(source, [page()], LAID)
    assert read(made) == WORDS
    with pikepdf.open(made) as pdf:
        assert violations(pdf) == ()
        [image] = pdf.pages[0].get_images().values()
        assert (int(image.Width), int(image.Height)) == drawn.size
        assert [float(side) for side in pdf.pages[0].mediabox[2:]] == pytest.approx(A4, abs=1)
        if raw:
            assert image.read_raw_bytes() in source.read_bytes()


def test_a_transparent_image_lies_on_white(tmp_path: Path) -> None:
    source = tmp_path / "a.png"
    Image.new("RGBA", (827, 1169), (0, 0, 0, 0)).save(source, dpi=(100, 100))
    [now] = shown(searchable(source, [page()], LAID), tmp_path)
    assert now.min() == 255


def test_images_that_are_one_document_are_its_pages_in_order(tmp_path: Path) -> None:
    files = []
    for number in (1, 2):
        picture().save(tmp_path / f"{number}.jpg", dpi=(100, 100))
        files.append(tmp_path / f"{number}.jpg")
    laid = {1: words(("một", (10, 10, 60, 40))), 2: words(("hai", (10, 10, 60, 40)))}
    assert read(searchable(files, [page(1), page(2)], laid)) == ["một", "hai"]


def test_a_page_whose_words_are_its_own_text_keeps_them_and_gets_no_others(tmp_path: Path) -> None:
    made = searchable(scan(tmp_path, draw=_typed), [page(text_from="layer")], LAID)
    assert read(made) == ["So:", "12"]
    with pikepdf.open(made) as pdf:
        assert violations(pdf) == ()


def test_a_document_bound_behind_others_has_its_own_pages_with_their_numbers(tmp_path: Path) -> None:
    laid = {2: words(("hai", (10, 10, 60, 40)))}
    made = searchable(scan(tmp_path, pages=3), [page(2)], laid)
    with pikepdf.open(made) as pdf:
        assert pdf.Root.PageLabels.Nums[1].St == 2
    assert read(made) == ["hai"]


def _field(value: str) -> FieldValue:
    return FieldValue(value=value, raw=value, confidence=1.0)


def test_it_says_what_it_is(tmp_path: Path) -> None:
    fields = {
        "document_type": _field("Quyết định"), "code": _field("12/QĐ-UBND"), "date": _field("2024-03-05"),
        "issuer": _field("UBND tỉnh Lam Sơn"), "subject": _field("Về việc thành lập Tổ công tác"),
        "sections": (Section(label="Điều 1", title="Thành lập", level=1, page=1, span=(0, 5), children=()),),
    }  # fmt: skip
    with pikepdf.open(searchable(scan(tmp_path), [page()], LAID, **fields)) as pdf:
        metadata = pdf.open_metadata()
        assert metadata["dc:title"] == "Quyết định 12/QĐ-UBND Về việc thành lập Tổ công tác"
        assert metadata["dc:creator"] == ["UBND tỉnh Lam Sơn"]
        assert metadata["dc:date"] == ["2024-03-05"]
        assert str(pdf.Root.Lang) == "vi"
        with pdf.open_outline() as outline:
            assert [each.title for each in outline.root] == ["Điều 1 Thành lập"]


def test_the_copy_of_a_signed_file_says_that_it_is_one(tmp_path: Path) -> None:
    def sign(pdf: pikepdf.Pdf) -> None:
        signature = Dictionary(Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), Contents=pikepdf.String("0" * 32))
        signature.ByteRange = Array([0, 1, 2, 3])
        field = Dictionary(FT=Name.Sig, T=pikepdf.String("S"), V=pdf.make_indirect(signature), Type=Name.Annot)
        field.Subtype, field.Rect, field.F = Name.Widget, Array([0, 0, 0, 0]), 132
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(field)])
        pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.pages[0].obj.Annots[0]]), SigFlags=3)

    with pikepdf.open(searchable(scan(tmp_path, alter=sign), [page()], LAID)) as pdf:
        assert SIGNED in str(pdf.open_metadata()["dc:description"])
        assert "/AcroForm" not in pdf.Root


def test_the_same_document_gives_the_same_bytes(tmp_path: Path) -> None:
    source = scan(tmp_path)
    first = searchable(source, [page()], LAID).read_bytes()
    assert searchable(source, [page()], LAID).read_bytes() == first
