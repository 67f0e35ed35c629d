"""A program that hangs, crashes or talks nonsense costs one page, says why, and leaves nothing behind."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from pathlib import Path

import cv2
import pytest
from pytesseract import pytesseract as backend

from ocr_pipeline.errors import EngineError, MissingProgramError, PageTimeoutError
from ocr_pipeline.recognition.engine import Reading
from ocr_pipeline.recognition.tesseract import TesseractEngine
from tests.recognition.conftest import FakeTesseract
from tests.recognition.drawn_lines import DPI, lines_of_text

PAGE = lines_of_text("Số: 15/TTr-UBND")
HANGS_WITH_A_GRANDCHILD = 'sleep 300 &\necho $$ $! > "$LOG"\nwait'


def _read(timeout: float = 30.0) -> object:
    return TesseractEngine(stays=False).read([PAGE], DPI, Reading.LINES, timeout)


def _orient(timeout: float = 30.0) -> object:
    return TesseractEngine(stays=False).orientation(PAGE, DPI, timeout)


CALLS = pytest.mark.parametrize("call", [_read, _orient], ids=["reading", "orientation"])


def _is_gone(pid: int) -> bool:
    """Whether a process has ended; one that nobody has reaped yet is a zombie, and ended too."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return True
    return state in {"Z", "X"}


def _all_end(log: Path) -> bool:
    pids = [int(pid) for pid in log.read_text().split()]
    assert len(pids) == 2
    patience = time.monotonic() + 10.0
    while time.monotonic() < patience and not all(_is_gone(pid) for pid in pids):
        time.sleep(0.02)
    return all(_is_gone(pid) for pid in pids)


@CALLS
def test_a_program_that_hangs_is_stopped_with_all_it_started(
    call: Callable[[float], object], fake_tesseract: FakeTesseract, scratch: Path
) -> None:
    log = fake_tesseract(HANGS_WITH_A_GRANDCHILD)
    with pytest.raises(PageTimeoutError, match="stopped"):
        call(2.0)
    assert _all_end(log)
    assert list(scratch.iterdir()) == []


def test_a_grandchild_that_outlives_the_program_is_stopped_too(fake_tesseract: FakeTesseract, scratch: Path) -> None:
    """It holds the pipe of the complaints open, so that the end of the program alone would not be noticed."""
    log = fake_tesseract('sleep 300 &\necho $$ $! > "$LOG"\nexit 0')
    with pytest.raises(PageTimeoutError):
        _read(2.0)
    assert _all_end(log)
    assert list(scratch.iterdir()) == []


def test_ctrl_c_stops_the_program_with_all_it_started(fake_tesseract: FakeTesseract, scratch: Path) -> None:
    # Not before the program counts as started: the interruption is to come while it is waited for.
    log = fake_tesseract('sleep 300 &\necho $$ $! > "$LOG"\nsleep 0.5\nkill -INT $PPID\nwait')
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            _read()
    finally:
        signal.signal(signal.SIGINT, before)
    assert _all_end(log)
    assert list(scratch.iterdir()) == []


@pytest.mark.parametrize(
    ("body", "cause"),
    [
        pytest.param("ulimit -c 0; kill -SEGV $$", "status -11", id="crashes"),
        pytest.param("kill -KILL $$", "status -9", id="is killed for its memory"),
        pytest.param("echo 'Image too large' >&2; exit 1", "Image too large", id="gives up, saying why"),
        pytest.param(
            "echo 'Image too large' >&2; echo 'Error during processing.' >&2; exit 1",
            "Image too large",
            id="says why before its last line",
        ),
        pytest.param("exit 3", "status 3", id="gives up, saying nothing"),
        pytest.param(r"printf 'b\377d' >&2; exit 1", "b\ufffdd", id="complains in bytes"),
        pytest.param("exit 0", "without writing a result", id="writes nothing"),
        pytest.param(r"""printf 'level\377' > "$2.tsv" """, "not UTF-8", id="writes bytes"),
        pytest.param('echo nonsense > "$2.tsv"; echo x >> "$2.tsv"', "garbled", id="writes no table"),
        pytest.param(r"""printf 'page_num\tconf\ttext\n1\t9' > "$2.tsv" """, "broken off", id="breaks off in a row"),
    ],
)
def test_a_program_that_fails_is_told_as_such(
    fake_tesseract: FakeTesseract, scratch: Path, body: str, cause: str
) -> None:
    fake_tesseract(body)
    with pytest.raises(EngineError) as raised:
        _read()
    assert cause in raised.value.cause
    assert list(scratch.iterdir()) == []


def test_an_empty_result_is_an_empty_page(fake_tesseract: FakeTesseract) -> None:
    fake_tesseract(': > "$2.tsv"')
    assert _read() == [[]]


def test_an_orientation_report_without_an_answer_is_no_orientation(fake_tesseract: FakeTesseract) -> None:
    fake_tesseract(': > "$2.osd"')
    assert _orient() is None


@CALLS
@pytest.mark.usefixtures("no_programs")
def test_a_missing_program_is_told_as_such(call: Callable[[], object], scratch: Path) -> None:
    with pytest.raises(MissingProgramError):
        call()
    assert list(scratch.iterdir()) == []


@pytest.mark.usefixtures("no_programs", "scratch")
def test_a_program_missing_from_the_very_first_call_on_is_told_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    """pytesseract asks for the version before it first reads, and remembers the answer."""
    ask = backend.get_tesseract_version
    monkeypatch.setattr(ask, "_result", ask)
    with pytest.raises(MissingProgramError):
        _read()


def test_a_program_that_may_not_be_run_is_told_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tesseract").write_bytes(b"\x7fELF broken")
    (tmp_path / "tesseract").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(backend.get_tesseract_version, "_result", backend.TESSERACT_MIN_VERSION)
    with pytest.raises(EngineError, match="could not be run"):
        _read()


def test_a_full_disk_is_told_as_such(scratch: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cv2, "imwrite", lambda *_: False)
    with pytest.raises(EngineError, match="temporary folder"):
        _read()
    assert list(scratch.iterdir()) == []
