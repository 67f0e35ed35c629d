"""The command as it is started: help, version, pipes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

import pytest

from ocr_pipeline.cli.exit_codes import exit_statuses
from ocr_pipeline.errors import ExitCode, VanbanError
from schemas.publish import PUBLISHED
from tests.cli.staging import Vanban

COMMAND = [sys.executable, "-m", "ocr_pipeline.cli"]


def _run(arguments: Sequence[str], stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*COMMAND, *arguments], input=stdin, capture_output=True, check=False, timeout=120)


def test_the_version_is_that_of_the_package() -> None:
    ran = _run(["--version"])
    assert (ran.returncode, ran.stdout.decode(), ran.stderr) == (0, f"vanban {version('vanban')}\n", b"")


def test_the_schema_is_the_published_one() -> None:
    ran = _run(["schema"])
    assert (ran.returncode, ran.stdout) == (0, PUBLISHED.read_bytes())


@pytest.mark.parametrize("arguments", [("--help",), ("-h",), ("convert", "--help")])
def test_help_lists_every_exit_status_on_a_line_of_its_own(vanban: Vanban, arguments: tuple[str, ...]) -> None:
    ran = vanban(*arguments)
    assert ran.code == 0
    lines = [" ".join(line.split()) for line in ran.out.decode().splitlines()]
    for status in exit_statuses():
        assert f"{status.code} {status.meaning}" in lines


def test_every_exit_status_there_is_has_a_meaning() -> None:
    statuses = exit_statuses()
    assert set(ExitCode) <= {status.code for status in statuses}
    assert {status.name for status in statuses if status.name} >= {"EmptyFileError", "SettingsError"}
    assert all(status.meaning.endswith(".") for status in statuses)


IMAGES = ("cv2", "numpy", "PIL", "pikepdf")
PARSERS = ("ocr_pipeline.layout", "ocr_pipeline.parsing.document", "diacritics.restorer")


@pytest.mark.parametrize(
    ("module", "spared"),
    [
        pytest.param("ocr_pipeline.cli.app", (*IMAGES, "rapidfuzz", "ocr_pipeline.parsing"), id="help"),
        pytest.param("ocr_pipeline.batch.conduct", (*IMAGES, "ocr_pipeline.parsing.tables", *PARSERS), id="a run"),
        pytest.param("ocr_pipeline.archive.archive", PARSERS, id="an archive that is asked"),
    ],
)
def test_nobody_waits_for_what_is_not_used(module: str, spared: tuple[str, ...]) -> None:
    script = f"import sys, {module}; print(sorted({set(spared)} & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, timeout=120)
    assert ran.stdout == b"[]\n"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param(["no-such-command"], b"No such command", id="unknown command"),
        pytest.param(["doctor", "--no-such-option"], b"No such option", id="unknown option"),
        pytest.param([], b"Usage:", id="no command at all"),
    ],
)
def test_wrong_usage_ends_with_2(arguments: list[str], says: bytes) -> None:
    ran = _run(arguments)
    assert ran.returncode == ExitCode.USAGE
    assert says in ran.stdout + ran.stderr


def test_the_real_command_refuses_a_missing_file(tmp_path: Path) -> None:
    missing = tmp_path / "không có.pdf"
    ran = _run(["convert", str(missing)])
    assert (ran.returncode, ran.stdout) == (10, b"")
    assert ran.stderr.decode().startswith(f"vanban: {missing}: ")
    assert "\n  → " in ran.stderr.decode()


def test_a_reader_that_goes_away_is_no_error() -> None:
    with subprocess.Popen([*COMMAND, "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.close()
        assert child.stderr.read() == b""
        assert child.wait(120) == 0


def test_a_full_disk_behind_standard_output_is_an_error() -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run([*COMMAND, "schema"], stdout=full, stderr=subprocess.PIPE, check=False, timeout=120)
    assert ran.returncode == 20
    assert ran.stderr.decode() == (
        "vanban: standard output cannot be written: No space left on device\n  → Free space there, or write with -o.\n"
    )


def test_output_is_utf8_whatever_the_locale() -> None:
    environment = {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    text = "Sở Tư pháp tỉnh Lam Giang"
    ran = subprocess.run(
        [*COMMAND, "restore"], input=text.encode(), capture_output=True, check=False, env=environment, timeout=120
    )
    assert (ran.returncode, ran.stdout.decode()) == (0, text)


def test_an_error_from_anywhere_becomes_a_message(vanban: Vanban, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> str:
        raise VanbanError("it went wrong", next_step="Do that.")

    monkeypatch.setattr("schemas.publish.schema_text", fail)
    ran = vanban("schema")
    assert (ran.code, ran.err) == (ExitCode.INTERNAL, "vanban: it went wrong\n  → Do that.\n")
