"""What `inspect` answers: facts, or one error that names the cause."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from ocr_pipeline.errors import (
    DamagedFileError,
    EmptyFileError,
    FileTooLargeError,
    LegacyEncodingError,
    NoPagesError,
    PageTooLargeError,
    TooManyPagesError,
    UnreadableFileError,
    UnsupportedFormatError,
    VanbanError,
)
from ocr_pipeline.settings import Settings
from ocr_pipeline.sources import Facts, SourceKind, inspect
from tests.sources.sick_files import SickFiles, encoded, lines_of_ink

Made = Callable[[SickFiles], Path]


def _loop(files: SickFiles) -> Path:
    path = files.folder / "loop.pdf"
    path.symlink_to(path)
    return path


def _fifo(files: SickFiles) -> Path:
    path = files.folder / "pipe.pdf"
    os.mkfifo(path)
    return path


@pytest.mark.parametrize(
    ("make", "error", "cause"),
    [
        pytest.param(lambda f: f.folder / "no.pdf", UnreadableFileError, "no such file", id="missing"),
        pytest.param(lambda f: f.folder, UnreadableFileError, "a folder", id="a folder"),
        pytest.param(_fifo, UnreadableFileError, "named pipe", id="a pipe nobody writes to does not hang"),
        pytest.param(lambda _: Path(os.devnull), UnreadableFileError, "a device", id="a device"),
        pytest.param(_loop, UnreadableFileError, "circle", id="a link to itself"),
        pytest.param(lambda f: f.folder / ("a" * 300), UnreadableFileError, "too long", id="a name too long"),
        pytest.param(lambda f: f.folder / "a\0b", UnreadableFileError, "null", id="a name with a NUL"),
        pytest.param(lambda f: f.raw("a.pdf", b""), EmptyFileError, "0 bytes", id="zero bytes"),
        pytest.param(
            lambda f: f.raw("a.pdf", b"Just a note.\n"), UnsupportedFormatError, "says a PDF", id="text named .pdf"
        ),
        pytest.param(
            lambda f: f.raw("a.pdf", bytes(range(256)) * 9), UnsupportedFormatError, "says a PDF", id="junk named .pdf"
        ),
        pytest.param(lambda f: f.raw("a", b"\0\1\2\3" * 99), UnsupportedFormatError, "no PDF", id="junk"),
        pytest.param(
            lambda f: f.raw("a.docx", b"PK\3\4" + b"\0" * 26 + b"[Content_Types].xml"),
            UnsupportedFormatError,
            "Office",
            id="a Word document is named as such",
        ),
        pytest.param(
            lambda f: f.raw("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99),
            UnsupportedFormatError,
            "older Office",
            id="an old Word document",
        ),
        pytest.param(
            lambda f: f.raw("a.html", b"<!DOCTYPE html><p>a"), UnsupportedFormatError, "HTML", id="a web page"
        ),
        pytest.param(
            lambda f: f.raw("a.txt", "Ủy ban".encode("utf-16-le")), LegacyEncodingError, "UTF-16LE", id="UTF-16"
        ),
        pytest.param(lambda f: f.raw("a.txt", b" \n\f\n"), NoPagesError, "white space", id="white space only"),
        pytest.param(lambda f: f.raw("a.pdf", b"%PDF-1.7\n"), DamagedFileError, "broken", id="a PDF of a header only"),
    ],
)
def test_what_cannot_be_opened_is_refused_by_its_cause(
    files: SickFiles, settings: Settings, make: Made, error: type[VanbanError], cause: str
) -> None:
    path = make(files)
    with pytest.raises(error, match=cause) as caught:
        inspect(path, settings)
    assert type(caught.value) is error
    assert caught.value.file == str(path)


def test_a_text_in_an_older_encoding_is_read_and_noted(files: SickFiles, settings: Settings) -> None:
    facts = inspect(files.raw("a.txt", b"C\xe9ng h\xdfa x\xb7 h\xe9i\fch\xf1 ngh\xdca"), settings)
    assert (facts.text, facts.page_count) == ("Cộng hòa xã hội\fchủ nghĩa", 2)
    assert ["TCVN3" in note for note in facts.notes] == [True]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything: permissions do not bind it")
def test_a_file_without_permission_is_refused(files: SickFiles, settings: Settings) -> None:
    path = files.pdf()
    path.chmod(0)
    with pytest.raises(UnreadableFileError, match="permission"):
        inspect(path, settings)


def test_a_permission_that_the_system_denies_is_named(
    files: SickFiles, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(*_: object, **__: object) -> int:
        raise PermissionError(13, "Permission denied")

    path = files.pdf()
    monkeypatch.setattr("ocr_pipeline.sources.files.os.open", denied)
    with pytest.raises(UnreadableFileError, match="no permission"):
        inspect(path, settings)


@pytest.mark.parametrize(
    ("make", "limits", "error"),
    [
        pytest.param(lambda f: f.scan(), {"max_file_mb": 0.01}, FileTooLargeError, id="bytes"),
        pytest.param(lambda f: f.pdf(3), {"max_pages": 2}, TooManyPagesError, id="pages of a PDF"),
        pytest.param(lambda f: f.raw("a.txt", b"a\fb\fc"), {"max_pages": 2}, TooManyPagesError, id="pages of a text"),
        pytest.param(
            lambda f: f.image(
                "a.tif", lines_of_ink(9, 9), save_all=True, append_images=[lines_of_ink(9, 9), lines_of_ink(9, 9)]
            ),
            {"max_pages": 2},
            TooManyPagesError,
            id="pages of a TIFF",
        ),
        pytest.param(lambda f: f.pdf(size=(28_800, 28_800)), {}, PageTooLargeError, id="a page of ten metres"),
        pytest.param(lambda f: f.pdf(size=(14_400_000, 72)), {}, PageTooLargeError, id="a page longer than any engine"),
        pytest.param(lambda f: f.png_header(40_000, 40_000), {}, PageTooLargeError, id="a PNG of 1600 megapixels"),
    ],
)
def test_beyond_a_limit_the_source_is_refused(
    files: SickFiles, settings: Settings, make: Made, limits: dict[str, float], error: type[VanbanError]
) -> None:
    with pytest.raises(error):
        inspect(make(files), settings.model_copy(update=limits))


@pytest.mark.parametrize("limits", [{"max_pages": 3}, {"max_file_mb": 1.0}])
def test_at_the_limit_it_is_read(files: SickFiles, settings: Settings, limits: dict[str, float]) -> None:
    assert inspect(files.pdf(3), settings.model_copy(update=limits)).page_count == 3


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        pytest.param("a.txt", "Số: 01/QĐ-UBND\n".encode(), "text/plain", id="text"),
        pytest.param("a.pdf", encoded(lines_of_ink(9, 9), "PNG"), "image/png", id="a PNG named .pdf is a PNG"),
        pytest.param("a", encoded(lines_of_ink(9, 9), "JPEG"), "image/jpeg", id="JPEG without a name"),
        pytest.param("a.dat", encoded(lines_of_ink(9, 9), "TIFF"), "image/tiff", id="TIFF"),
        pytest.param("a.dat", encoded(lines_of_ink(9, 9), "WEBP"), "image/webp", id="WebP"),
        pytest.param("a.dat", encoded(lines_of_ink(9, 9), "BMP"), "image/bmp", id="BMP"),
        pytest.param("BMW.txt", b"BMW cars of the office\n", "text/plain", id="a text that begins with BM is no BMP"),
    ],
)
def test_the_content_decides_what_a_file_is(
    files: SickFiles, settings: Settings, name: str, content: bytes, media_type: str
) -> None:
    assert inspect(files.raw(name, content), settings).media_type == media_type


@pytest.mark.parametrize("junk", [b"\n", b"HTTP/1.1 200 OK\r\n\r\n", b"\x1b%-12345X@PJL\r\n" * 50])
def test_a_pdf_behind_junk_is_still_a_pdf(files: SickFiles, settings: Settings, junk: bytes) -> None:
    path = files.raw("a.pdf", junk + files.pdf(2).read_bytes())
    assert inspect(path, settings).page_count == 2


def test_the_digest_is_of_the_content(files: SickFiles, settings: Settings) -> None:
    path = files.pdf()
    assert inspect(path, settings).sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


class TestSeveralImages:
    """They are the pages of one document, in the order given."""

    def test_pages_are_counted_through(self, files: SickFiles, settings: Settings) -> None:
        two = files.image("b.tif", lines_of_ink(20, 30), save_all=True, append_images=[lines_of_ink(20, 40)])
        one = files.image("a.png", lines_of_ink(20, 10))
        facts = inspect([two, one], settings)
        assert [(page.number, page.file, page.frame) for page in facts.pages] == [(1, 0, 0), (2, 0, 1), (3, 1, 0)]
        assert (facts.kind, facts.name, facts.page_count) == (SourceKind.IMAGE, "b.tif", 3)

    def test_the_digest_is_of_the_digests(self, files: SickFiles, settings: Settings) -> None:
        paths = [files.image("a.png", lines_of_ink(9, 9)), files.image("b.png", lines_of_ink(9, 8))]
        digests = b"".join(hashlib.sha256(path.read_bytes()).digest() for path in paths)
        assert inspect(paths, settings).sha256 == hashlib.sha256(digests).hexdigest()

    def test_a_pdf_among_them_is_refused_by_name(self, files: SickFiles, settings: Settings) -> None:
        pdf = files.pdf()
        with pytest.raises(UnsupportedFormatError, match="only when all are images") as caught:
            inspect([files.image("a.png", lines_of_ink(9, 9)), pdf], settings)
        assert caught.value.file == str(pdf)

    def test_the_page_limit_counts_all_of_them(self, files: SickFiles, settings: Settings) -> None:
        paths = [files.image(f"{n}.png", lines_of_ink(9, 9)) for n in range(3)]
        with pytest.raises(TooManyPagesError):
            inspect(paths, settings.model_copy(update={"max_pages": 2}))

    def test_none_at_all_is_an_error(self, settings: Settings) -> None:
        with pytest.raises(UnreadableFileError):
            inspect([], settings)


def test_one_monstrous_page_does_not_cost_the_others(files: SickFiles, settings: Settings) -> None:
    def enlarge_the_second(pdf: pikepdf.Pdf) -> None:
        pdf.pages[1].obj.MediaBox = pikepdf.Array([0, 0, 28_800, 28_800])

    facts = inspect(files.pdf(3, finish=enlarge_the_second), settings)
    assert [page.refusal is not None for page in facts.pages] == [False, True, False]


HEADS = st.sampled_from(
    [
        b"",
        b"%PDF-1.4\n1 0 obj\n<<",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"\xff\xd8\xff\xe0",
        b"II*\0\x08\0\0\0",
        b"MM\0*",
        b"RIFF\x40\0\0\0WEBPVP8X",
        b"BM" + b"\0" * 12 + b"\x28\0\0\0",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
    ]
)


@given(head=HEADS, tail=st.binary(max_size=400))
def test_any_bytes_are_understood_or_refused_and_nothing_is_left_behind(head: bytes, tail: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "anything"
        path.write_bytes(head + tail)
        try:
            assert isinstance(inspect(path, Settings()), Facts)
        except VanbanError as error:
            assert error.cause  # noqa: PT017 - either outcome is right; what counts is that nothing else is raised
        assert list(Path(folder).iterdir()) == [path]


SOUND = {
    "PNG": encoded(lines_of_ink(40, 60), "PNG"),
    "JPEG": encoded(lines_of_ink(40, 60), "JPEG"),
    "TIFF": encoded(lines_of_ink(40, 60), "TIFF"),
    "WEBP": encoded(Image.new("RGB", (40, 60), "white"), "WEBP"),
    "BMP": encoded(lines_of_ink(40, 60), "BMP"),
}


@given(kind=st.sampled_from(sorted(SOUND)), place=st.floats(0, 0.999), value=st.binary(min_size=1, max_size=8))
def test_a_sound_image_with_any_bytes_overwritten_is_understood_or_refused(
    kind: str, place: float, value: bytes
) -> None:
    content = bytearray(SOUND[kind])
    at = int(place * len(content))
    content[at : at + len(value)] = value
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "anything"
        path.write_bytes(content)
        try:
            assert inspect(path, Settings()).page_count >= 1
        except VanbanError as error:
            assert error.cause  # noqa: PT017 - as above
