"""A Tesseract that stays reads what the program reads, costs one page when it fails, and outlives nobody."""

from __future__ import annotations

import ctypes
import json
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from ocr_pipeline.errors import EngineError, PageTimeoutError
from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.recognition import library_process, resident, tesseract_library
from ocr_pipeline.recognition.engine import Reading
from ocr_pipeline.recognition.library_process import UnusableError
from ocr_pipeline.recognition.native import line_images
from ocr_pipeline.recognition.resident import Resident, UnknownLanguageError
from ocr_pipeline.recognition.tesseract import TesseractEngine
from ocr_pipeline.recognition.tesseract_program import installed_version, model_folder
from tests.recognition.drawn_lines import DPI, lines_of_text

ROOT = Path(__file__).parents[2]
LINE = lines_of_text("Số: 15/TTr-UBND")
PAGE = lines_of_text("Căn cứ Luật Tổ chức chính quyền số 77/2015/QH13", "Theo đề nghị của Giám đốc Sở")
PNG, PNM, UNCOMPRESSED = 3, 11, 19
"""Leptonica's numbers of formats."""
PATIENCE = 15.0
"""Seconds after which a process that should have ended counts as one that stays."""


@pytest.fixture(scope="module")
def models() -> str:
    """The folder of the models that the program reads with."""
    folder = model_folder()
    assert folder is not None
    return folder


@pytest.fixture
def reader(models: str) -> Iterator[Resident]:
    """One that has not started anything yet; nothing of it is left behind."""
    stays = Resident(installed_version(), models)
    yield stays
    pid = stays.pid
    stays.close()
    assert pid is None or not Path(f"/proc/{pid}").exists()


def _read(reader: Resident, *images: Pixels, timeout: float = 60.0) -> list[str]:
    return reader.tables(images or (LINE,), "vie", 6, DPI, timeout)


def _gone(pid: int) -> bool:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] in {"Z", "X"}:
                return True
        except (FileNotFoundError, ProcessLookupError):
            return True
        time.sleep(0.02)
    return False


def _pid(reader: Resident) -> int:
    _read(reader)
    pid = reader.pid
    assert pid is not None
    return pid


# --- What it reads ---------------------------------------------------------------------------------------------------

IMAGES = {
    "a line": LINE,
    "a page": PAGE,
    "lying on its side": np.rot90(LINE),
    "columns of a larger picture": PAGE[:, 40:-40],
    "blank": np.full((60, 200), 255, np.uint8),
    "noise": np.random.default_rng(7).integers(0, 255, (30, 60), np.uint8),
    "two pixels": np.zeros((1, 2), np.uint8),
}


@pytest.mark.parametrize(
    ("languages", "reading"),
    [(("vie",), Reading.PAGE), (("vie",), Reading.FIGURES), (("vie", "eng"), Reading.LINES)],
    ids=["a page", "figures", "lines in two languages"],
)
def test_words_boxes_and_confidences_are_those_of_the_program(languages: tuple[str, ...], reading: Reading) -> None:
    program, stays = TesseractEngine(languages, stays=False), TesseractEngine(languages)
    alone = {name: program.read([image], DPI, reading, 60.0)[0] for name, image in IMAGES.items()}
    together = program.read([*IMAGES.values()], DPI, reading, 60.0)
    # Neither what was read before nor how many are read at once may change a word.
    for name, image in reversed(IMAGES.items()):
        assert stays.read([image], DPI, reading, 60.0) == [alone[name]], name
    assert stays.read([*IMAGES.values()], DPI, reading, 60.0) == together == [*alone.values()]
    assert stays.resident is not None
    assert stays.resident.pid is not None
    assert any(alone.values())
    stays.resident.close()


def test_one_process_serves_readings_of_any_language_and_resolution(reader: Resident) -> None:
    pid = _pid(reader)
    for languages, mode, dpi in (("vie", 4, 300), ("eng", 6, 100), ("vie+eng", 6, 200), ("vie", 6, 300)):
        assert "15" in reader.tables([LINE], languages, mode, dpi, 60.0)[0]
    assert reader.pid == pid


def test_lines_read_the_same_where_they_could_not_be_spared_their_compression(
    reader: Resident, monkeypatch: pytest.MonkeyPatch
) -> None:
    spared = _read(reader, PAGE)
    reader.close()
    monkeypatch.setattr(library_process, "line_images", lambda: None)
    assert _read(reader, PAGE) == spared


def test_what_spares_them_is_told_the_function_that_it_stands_in_for() -> None:
    library = line_images()
    if library is None:
        pytest.skip("this machine has no C compiler")
    writer = ctypes.CFUNCTYPE(ctypes.c_int, *[ctypes.c_void_p] * 3, ctypes.c_int)
    leptonica = writer(lambda _data, _size, _pix, form: form)
    ours = ctypes.CDLL(str(library))
    ours.write_with(leptonica)
    assert [ours.pixWriteMem(None, None, None, form) for form in (PNG, PNM)] == [UNCOMPRESSED, PNM]


def test_any_number_of_seconds_may_be_given(reader: Resident) -> None:
    assert _read(reader, timeout=float("inf")) == _read(reader)


def test_no_image_is_no_table(reader: Resident) -> None:
    assert reader.tables([], "vie", 6, DPI, 60.0) == []


def test_a_language_that_is_not_there_is_told_and_the_process_stays(reader: Resident) -> None:
    pid = _pid(reader)
    with pytest.raises(UnknownLanguageError):
        reader.tables([LINE], "xyz", 6, DPI, 60.0)
    assert _pid(reader) == pid


def test_threads_take_turns_and_each_gets_its_own(reader: Resident) -> None:
    numbers = [str(number) for number in range(1001, 1013)]
    with ThreadPoolExecutor(4) as pool:
        tables = list(pool.map(lambda number: _read(reader, lines_of_text(f"Điều {number}"))[0], numbers))
    assert [number in table for number, table in zip(numbers, tables, strict=True)] == [True] * len(numbers)


def test_a_copy_for_another_process_starts_its_own(reader: Resident) -> None:
    pid = _pid(reader)
    copy: Resident = pickle.loads(pickle.dumps(reader))
    assert _read(copy) == _read(reader)
    assert _pid(copy) != pid
    copy.close()
    assert _pid(reader) == pid


def test_one_that_has_grown_is_replaced(reader: Resident, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resident, "RETIRES_AT", 1)
    assert _read(reader) == _read(reader)
    assert reader.pid is None


# --- When it fails ---------------------------------------------------------------------------------------------------


def test_one_that_was_killed_between_pages_costs_none(reader: Resident) -> None:
    pid, expected = _pid(reader), _read(reader)
    os.kill(pid, signal.SIGKILL)
    assert _gone(pid)
    assert _read(reader) == expected
    assert reader.pid != pid


def test_one_that_is_killed_while_it_reads_costs_that_page_only(reader: Resident) -> None:
    pid, expected = _pid(reader), _read(reader)
    os.kill(pid, signal.SIGSTOP)
    killer = threading.Timer(0.3, os.kill, (pid, signal.SIGKILL))
    killer.start()
    with pytest.raises(EngineError, match="process ended"):
        _read(reader)
    killer.join()
    assert not Path(f"/proc/{pid}").exists()
    assert _read(reader) == expected


@pytest.mark.parametrize(
    "images", [(LINE,), (np.full((4000, 3000), 255, np.uint8),)], ids=["after the handing over", "amid the pixels"]
)
def test_one_that_hangs_is_stopped_and_costs_that_page_only(reader: Resident, images: tuple[Pixels, ...]) -> None:
    pid, expected = _pid(reader), _read(reader)
    os.kill(pid, signal.SIGSTOP)
    with pytest.raises(PageTimeoutError, match="stopped"):
        _read(reader, *images, timeout=0.3)
    assert not Path(f"/proc/{pid}").exists()
    assert _read(reader) == expected


def test_ctrl_c_ends_it(reader: Resident) -> None:
    pid, expected = _pid(reader), _read(reader)
    os.kill(pid, signal.SIGSTOP)
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    interruption = threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT))
    interruption.start()
    try:
        with pytest.raises(KeyboardInterrupt):
            _read(reader)
    finally:
        signal.signal(signal.SIGINT, before)
    assert not Path(f"/proc/{pid}").exists()
    assert _read(reader) == expected


STARTS = f"""
import json, os, sys, time
def say(answer): os.write(1, json.dumps(answer).encode() + b"\\n")
def take():
    request = json.loads(sys.stdin.buffer.readline())
    for height, width in request["shapes"]: sys.stdin.buffer.read(height * width)
say({{"version": {installed_version()!r}}})
"""


@pytest.mark.parametrize(
    ("says", "cause"),
    [
        pytest.param("take(); os.write(1, b'Segmentation fault\\n')", "no answer", id="no JSON"),
        pytest.param("take(); say([1])", "no answer", id="another JSON"),
        pytest.param("take(); say({})", "no answer", id="nothing of what was asked"),
        pytest.param("take(); say({'sizes': [0, 0], 'held': 1})", "no answer", id="tables of two images for one"),
        pytest.param("take(); say({'sizes': None, 'held': 1})", "no answer", id="no sizes"),
        pytest.param("take(); say({'sizes': [2]}); os.write(1, b'ab')", "no answer", id="no memory held"),
        pytest.param("take(); say({'sizes': [2], 'held': 1}); os.write(1, b'\\xff\\xff')", "no answer", id="no UTF-8"),
        pytest.param("take(); say({'sizes': [9], 'held': 1}); os.write(1, b'ab')", "ended", id="half a table"),
        pytest.param("take(); os.write(1, b'{\"siz')", "ended", id="half a line"),
        pytest.param(
            "take(); os.write(1, bytes([32]) * 5000); os.close(1); time.sleep(60)", "pipe", id="closes its pipe"
        ),
        pytest.param("take(); os.abort()", "status -6", id="aborts"),
        pytest.param("sys.exit(3)", "status 3", id="ends before it was asked"),
        pytest.param("take(); say({'failure': 'reading'})", "could not read", id="gives up"),
    ],
)
def test_an_answer_that_is_none_costs_that_page_only(
    reader: Resident, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, says: str, cause: str
) -> None:
    program = tmp_path / "misbehaves.py"
    program.write_text(STARTS + says + "\n")
    with monkeypatch.context() as patched:
        patched.setattr(library_process, "PROGRAM", program)
        with pytest.raises(EngineError) as raised:
            _read(reader, PAGE)
    assert cause in raised.value.cause
    assert "15" in _read(reader)[0]


# --- Where it cannot be had ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("says", "cause"),
    [
        pytest.param('print(\'{"version": "5.0.0"}\', flush=True)', "5.0.0", id="a library of another version"),
        pytest.param('print(\'{"unusable": "libtesseract: no such file"}\')', "no such file", id="no library"),
        pytest.param("print('nonsense')", "did not start", id="talks nonsense"),
        pytest.param("", "did not start", id="ends"),
        pytest.param("import time; time.sleep(60)", "did not start", id="hangs"),
    ],
)
def test_where_it_cannot_be_had_the_program_reads_and_the_log_says_why_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, says: str, cause: str
) -> None:
    program = tmp_path / "unusable.py"
    program.write_text(says + "\n")
    monkeypatch.setattr(library_process, "PROGRAM", program)
    monkeypatch.setattr(library_process, "START_SECONDS", 2.0)
    engine = TesseractEngine()
    expected = TesseractEngine(stays=False).read([LINE], DPI, Reading.LINES, 60.0)
    assert [engine.read([LINE], DPI, Reading.LINES, 60.0) for _ in range(2)] == [expected] * 2
    [message] = [record.getMessage() for record in caplog.records]
    assert cause in message
    assert engine.resident is not None
    assert engine.resident.pid is None


def test_a_library_that_is_not_installed_is_told(reader: Resident, models: str, tmp_path: Path) -> None:
    program = tmp_path / "library.py"
    source = Path(tesseract_library.__file__).read_text(encoding="utf-8")
    program.write_text(source.replace(tesseract_library.LIBRARY, "libnowhere.so.5"), encoding="utf-8")
    command = [sys.executable, "-I", "-S", str(program), models, str(os.getpid())]
    answer = json.loads(subprocess.run(command, capture_output=True, check=True, stdin=subprocess.DEVNULL).stdout)
    assert "libnowhere" in answer["unusable"]


def test_python_that_cannot_be_started_anew_is_told(reader: Resident, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(UnusableError, match="nowhere"):
        _read(reader)


# --- When the one that it belongs to ends ----------------------------------------------------------------------------

OWNER = """
import os, signal, sys
import numpy as np
from ocr_pipeline.recognition.resident import Resident
reader = Resident(*sys.argv[1:])
blank = [np.full((60, 200), 255, np.uint8)]
def read():
    assert len(reader.tables(blank, "vie", 6, 200, 60.0)) == 1
    return reader.pid
print(read(), flush=True)
"""


def _owner(reader_models: str, ends: str) -> list[int]:
    owner = subprocess.run(
        [sys.executable, "-c", OWNER + ends, installed_version(), reader_models],
        capture_output=True,
        cwd=ROOT,
        text=True,
        timeout=60,
    )
    assert "Traceback" not in owner.stderr
    return [int(pid) for pid in owner.stdout.split()]


@pytest.mark.parametrize(
    "ends", ["", "os._exit(1)", "os.kill(os.getpid(), signal.SIGKILL)", "os.kill(os.getpid(), signal.SIGTERM)"]
)
def test_it_ends_with_its_owner_however_that_ends(models: str, ends: str) -> None:
    [pid] = _owner(models, ends)
    assert _gone(pid)


def test_after_a_fork_each_has_its_own_and_ends_no_other(models: str) -> None:
    forks = "\n".join(
        (
            "first = reader.pid",
            "forked = os.fork()",
            "if not forked:",
            "    print(read(), flush=True)",
            "    sys.exit()",
            "assert os.waitpid(forked, 0)[1] == 0",
            "assert read() == first",
        )
    )
    first, second = _owner(models, forks)
    assert first != second
    assert _gone(first)
    assert _gone(second)


def test_a_reading_that_nobody_ends_ends_itself(models: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """As when the owner was killed while the library was at a page that it never finishes."""
    seconds = 0.2 - tesseract_library.GRACE_SECONDS
    command = [sys.executable, "-I", "-S", str(library_process.PROGRAM), models, str(os.getpid())]
    big = np.random.default_rng(7).integers(0, 255, (1500, 1500), np.uint8)
    request = {"languages": "vie", "mode": 6, "dpi": DPI, "seconds": seconds, "shapes": [big.shape], "variables": {}}
    ended = subprocess.run(
        command, input=json.dumps(request).encode() + b"\n" + big.tobytes(), capture_output=True, timeout=60
    )
    assert ended.returncode == -signal.SIGALRM
