"""One page at a time: rendered as measured, nothing left behind, every failure of the renderer named."""

from __future__ import annotations

import os
import time
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from pikepdf import Dictionary, Name
from pydantic import SecretStr

from ocr_pipeline.errors import (
    DamagedFileError,
    EngineError,
    MissingProgramError,
    NoPagesError,
    PageTimeoutError,
    PageTooLargeError,
    UnreadableFileError,
    UnsupportedFormatError,
)
from ocr_pipeline.settings import Settings
from ocr_pipeline.sources import inspect, render_page, text_layer
from ocr_pipeline.sources.netpbm import read_netpbm
from tests.sources.sick_files import SickFiles, drawing, encoded, image_stream, lines_of_ink

SECONDS = 60


@pytest.mark.parametrize(
    ("content", "shape"),
    [
        pytest.param(b"0 g 0 742 595 100 re f", (3508, 2479), id="grey"),
        pytest.param(b"1 0 0 rg 0 742 595 100 re f", (3508, 2479, 3), id="colour"),
    ],
)
def test_a_page_is_rendered_as_its_facts_say(
    files: SickFiles, settings: Settings, scratch: Path, content: bytes, shape: tuple[int, ...]
) -> None:
    facts = inspect(files.pdf(draw=drawing(content)), settings)
    page = render_page(facts, 1, settings, scratch, SECONDS)
    assert page.pixels.shape == pytest.approx(shape, abs=1)
    assert (page.dpi, page.number, page.notes) == (300, 1, ())
    assert page.pixels[-1].min() == 255
    if len(shape) == 3:
        assert page.pixels[50, 50].tolist() == [0, 0, 255]
    else:
        assert page.pixels[50, 50] == 0


def test_nothing_is_left_in_the_folder(files: SickFiles, settings: Settings, scratch: Path) -> None:
    facts = inspect(files.scan(2, dpi=50), settings)
    first, second = (render_page(facts, number, settings, scratch, SECONDS) for number in (1, 2))
    assert not np.array_equal(first.pixels, second.pixels)
    assert list(scratch.iterdir()) == []


def test_only_what_the_crop_box_shows_is_rendered(files: SickFiles, settings: Settings, scratch: Path) -> None:
    facts = inspect(files.text_pdf("NOTICE", crop=(0, 0, 300, 400)), settings)
    pixels = render_page(facts, 1, settings, scratch, SECONDS).pixels
    assert pixels.shape == pytest.approx((1667, 1250), abs=1)
    assert pixels.min() == 255, "the word stands outside"


def test_the_lowered_dpi_is_what_is_rendered(files: SickFiles, settings: Settings, scratch: Path) -> None:
    small = settings.model_copy(update={"max_megapixels": 2.0})
    page = render_page(inspect(files.pdf(), small), 1, small, scratch, SECONDS)
    assert page.pixels.size <= 2_000_000
    assert page.dpi == 143
    assert ["instead of 300" in note for note in page.notes] == [True]


def test_an_encrypted_page_is_rendered_and_its_password_never_on_a_command_line(
    files: SickFiles, settings: Settings, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = files.pdf(
        2,
        draw=drawing(b"0 g 0 0 595 842 re f"),
        encryption=pikepdf.Encryption(user="open-sesame", owner="owner"),
    )
    opened = settings.model_copy(update={"password": SecretStr("open-sesame")})
    log = _program(scratch / "bin", "pdftoppm", 'echo "$@" >> "$0.log"; exec /usr/bin/pdftoppm "$@"')
    _program(scratch / "bin", "pdfinfo", 'echo "$@" >> "$0.log"; exec /usr/bin/pdfinfo "$@"')
    monkeypatch.setenv("PATH", f"{log.parent}:{os.environ['PATH']}")
    page = render_page(inspect(path, opened), 2, opened, scratch, SECONDS)
    assert page.pixels[:-1, :-1].max() == 0
    logged = "".join(path.read_text() for path in log.parent.glob("*.log"))
    assert "page.pdf" in logged
    assert "open-sesame" not in logged
    assert [path.name for path in scratch.iterdir()] == ["bin"]


def test_a_recovered_file_is_rendered_as_the_whole_one_was(files: SickFiles, settings: Settings, scratch: Path) -> None:
    whole = files.scan(2, dpi=50)
    content = whole.read_bytes()
    cut = files.raw("cut.pdf", content[: content.rindex(b"trailer")])
    meant, drawn = (render_page(inspect(path, settings), 2, settings, scratch, SECONDS).pixels for path in (whole, cut))
    assert np.array_equal(meant, drawn)
    assert list(scratch.iterdir()) == []


def _program(folder: Path, name: str, script: str) -> Path:
    """Puts a program of that name into the folder: the fault to inject."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize("program", ["pdftoppm", "pdfinfo"])
def test_a_renderer_that_hangs_is_killed_with_all_its_children(
    files: SickFiles, settings: Settings, scratch: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    hanging = _program(tmp_path / "bin", program, 'sleep 600 & echo $! > "$0.child"; wait')
    monkeypatch.setenv("PATH", f"{hanging.parent}:{os.environ['PATH']}")
    facts = inspect(files.pdf(), settings)
    with pytest.raises(PageTimeoutError, match="2 seconds"):
        render_page(facts, 1, settings, scratch, 2.0)
    assert _is_gone(int(hanging.with_suffix(".child").read_text()))
    assert list(scratch.iterdir()) == []


def _is_gone(pid: int) -> bool:
    # A killed orphan stays a zombie until its new parent, outside this test, has waited for it.
    for _ in range(100):
        status = Path(f"/proc/{pid}/stat")
        if not status.exists() or status.read_text().rsplit(")", 1)[1].split()[0] in "ZX":
            return True
        time.sleep(0.05)
    return False


def test_a_text_layer_that_takes_too_long_is_a_timeout(
    files: SickFiles, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hanging = _program(tmp_path / "bin", "pdftotext", "sleep 600")
    monkeypatch.setenv("PATH", f"{hanging.parent}:{os.environ['PATH']}")
    with pytest.raises(PageTimeoutError):
        text_layer(inspect(files.text_pdf("NOTICE"), settings), 1, settings, 0.5)


@pytest.mark.parametrize(
    ("script", "cause"),
    [
        pytest.param("echo 'Out of memory' >&2; exit 1", "could not draw", id="it fails"),
        pytest.param("exit 0", "could not draw", id="it makes nothing"),
        pytest.param("kill -SEGV $$", "could not draw", id="it crashes"),
    ],
)
def test_a_renderer_that_fails_is_an_engine_error(
    files: SickFiles,
    settings: Settings,
    scratch: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    script: str,
    cause: str,
) -> None:
    failing = _program(tmp_path / "bin", "pdftoppm", f'[ "$1" = -v ] || {{ {script}; }}')
    monkeypatch.setenv("PATH", f"{failing.parent}:{os.environ['PATH']}")
    with pytest.raises(EngineError, match=cause) as caught:
        render_page(inspect(files.pdf(), settings), 1, settings, scratch, SECONDS)
    assert caught.value.page == 1


def test_without_poppler_the_person_is_told_what_to_install(
    files: SickFiles, settings: Settings, scratch: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts = inspect(files.text_pdf("NOTICE"), settings)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingProgramError, match="poppler"):
        render_page(facts, 1, settings, scratch, SECONDS)
    with pytest.raises(MissingProgramError, match="pdftotext"):
        text_layer(facts, 1, settings, SECONDS)


def test_a_page_that_was_refused_is_not_rendered(files: SickFiles, settings: Settings, scratch: Path) -> None:
    def enlarge_the_first(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.MediaBox = pikepdf.Array([0, 0, 28_800, 28_800])

    facts = inspect(files.pdf(2, finish=enlarge_the_first), settings)
    with pytest.raises(PageTooLargeError, match="400 x 400 inches"):
        render_page(facts, 1, settings, scratch, SECONDS)
    assert render_page(facts, 2, settings, scratch, SECONDS).pixels.min() == 255


def test_a_text_has_no_page_image(files: SickFiles, settings: Settings, scratch: Path) -> None:
    with pytest.raises(UnsupportedFormatError):
        render_page(inspect(files.raw("a.txt", b"text"), settings), 1, settings, scratch, SECONDS)


@pytest.mark.parametrize("number", [0, 3, -1])
def test_a_page_that_does_not_exist_is_an_error(
    files: SickFiles, settings: Settings, scratch: Path, number: int
) -> None:
    with pytest.raises(NoPagesError, match="the source has 2"):
        render_page(inspect(files.pdf(2), settings), number, settings, scratch, SECONDS)


def test_a_file_that_went_away_is_an_unreadable_file(files: SickFiles, settings: Settings, scratch: Path) -> None:
    path = files.image("a.png", lines_of_ink(9, 9))
    facts = inspect(path, settings)
    path.unlink()
    with pytest.raises(UnreadableFileError):
        render_page(facts, 1, settings, scratch, SECONDS)


def test_an_image_that_became_something_else_is_a_damaged_file(
    files: SickFiles, settings: Settings, scratch: Path
) -> None:
    path = files.image("a.png", lines_of_ink(9, 9))
    facts = inspect(path, settings)
    path.write_bytes(b"text")
    with pytest.raises(DamagedFileError, match="has changed"):
        render_page(facts, 1, settings, scratch, SECONDS)


def test_the_pages_of_several_files_come_from_their_own_file(
    files: SickFiles, settings: Settings, scratch: Path
) -> None:
    paths = [files.image("a.png", lines_of_ink(30, 40)), files.image("b.jpg", lines_of_ink(50, 60))]
    facts = inspect(paths, settings)
    assert [render_page(facts, n, settings, scratch, SECONDS).pixels.shape for n in (1, 2)] == [(40, 30), (60, 50)]


@pytest.mark.parametrize(
    ("content", "error"),
    [
        pytest.param(b"P5 99999 99999 255\n", PageTooLargeError, id="larger than was measured"),
        pytest.param(b"P5 4 4 255\nabc", EngineError, id="broken off"),
        pytest.param(b"not an image", EngineError, id="no image"),
        pytest.param(b"", EngineError, id="empty"),
    ],
)
def test_what_the_renderer_wrote_is_checked(scratch: Path, content: bytes, error: type[Exception]) -> None:
    path = scratch / "page.pgm"
    path.write_bytes(content)
    with pytest.raises(error):
        read_netpbm(path, 1000)


def test_a_page_of_many_is_rendered_without_the_others(files: SickFiles, settings: Settings, scratch: Path) -> None:
    facts = inspect(files.scan(300, dpi=10, space=Name.DeviceGray), settings)
    assert facts.page_count == 300
    assert render_page(facts, 300, settings, scratch, SECONDS).number == 300


ODD_JBIG2 = b"\x00\x00\x00\x00\x30\x00\x01\x00\x00\x00\x13" + b"\xff" * 8 + b"\x00" * 11
"""A segment that promises four thousand million pixels and holds none."""


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (ODD_JBIG2, Name.JBIG2Decode),
        (encoded(lines_of_ink(600, 800), "JPEG2000")[:400], Name.JPXDecode),
    ],
    ids=["JBIG2", "JPEG 2000"],
)
def test_a_page_whose_image_cannot_be_decoded_is_not_called_blank(
    files: SickFiles, settings: Settings, scratch: Path, data: bytes, encoding: Name
) -> None:
    def draw(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        image = image_stream(pdf, data, 600, 800, Name.DeviceGray)
        image.Filter = encoding
        drawing(b"q 595 0 0 842 0 0 cm /Scan Do Q", XObject=Dictionary(Scan=image))(pdf, page)

    facts = inspect(files.pdf(draw=draw), settings)
    with pytest.raises(DamagedFileError, match="nothing of the page could be drawn: Syntax Error") as caught:
        render_page(facts, 1, settings, scratch, SECONDS)
    assert caught.value.page == 1


def test_a_blank_page_is_blank(files: SickFiles, settings: Settings, scratch: Path) -> None:
    facts = inspect(files.pdf(), settings)
    assert render_page(facts, 1, settings, scratch, SECONDS).pixels.min() == 255
    assert [*scratch.iterdir()] == []
