"""Tesseract's program: run for images, and asked what is installed. The one place that runs it, through pytesseract.

pytesseract starts its child in our process group, hands it our environment, and on a timeout kills the child alone
(its issue 294: zombies). Its one function that starts the child is therefore replaced here by one that gives the child
a group of its own, one thread (four threads double the CPU time for the same text), and an end that holds.
"""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import cv2
import pytesseract
from pytesseract import pytesseract as backend

from ocr_pipeline.errors import EngineError, MissingLanguageError, MissingProgramError, PageTimeoutError
from ocr_pipeline.imaging.ink import Pixels

PROGRAM = "tesseract"
MODEL_FOLDER = re.compile(r'List of available languages in "([^"\n]+)"')
"""The heading of Tesseract's list of languages (5.3; earlier ones do not name the folder)."""
ASK_SECONDS = 30
"""Seconds that Tesseract has to tell its version or its languages."""


class _OverranError(Exception):
    """The child ran past its time and was killed with its group."""


def _run_in_own_group(
    input_filename: str,
    output_filename_base: str,
    extension: str,
    lang: str | None,
    config: str = "",
    nice: int = 0,
    timeout: float = 0,
) -> None:
    """Stands in for ``pytesseract.run_tesseract``: same arguments, own process group, killed whole."""
    command = [PROGRAM, input_filename, output_filename_base]
    command += ["-l", lang] if lang is not None else []
    command += shlex.split(config)
    command += [name for name in extension.split() if name not in {"box", "osd", "tsv", "xml"}]
    child = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        start_new_session=True,
        preexec_fn=(lambda: os.nice(nice)) if nice else None,
    )
    try:
        _, complaint = child.communicate(timeout=timeout or None)
    except subprocess.TimeoutExpired as overran:
        raise _OverranError from overran
    finally:
        if child.returncode is None:
            _end_group(child)
    if child.returncode:
        raise backend.TesseractError(child.returncode, complaint.decode("utf-8", "replace").strip())


def _end_group(child: subprocess.Popen[bytes]) -> None:
    """Kill the child with its whole group, and reap it: also after Ctrl-C, which a group of its own does not get."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    if child.stderr is not None:
        child.stderr.close()


backend.run_tesseract = _run_in_own_group


def table_of(images: Sequence[Pixels], languages: tuple[str, ...], config: str, timeout: float) -> str:
    """Tesseract's table of the words of grey images, headings first.

    Args:
        images: what to read.
        languages: the models to read with.
        config: further arguments of the program.
        timeout: seconds for all of them.

    Raises:
        MissingProgramError, MissingLanguageError: the program, or a model, is not there.
        PageTimeoutError: it overran and was killed.
        EngineError: it failed.
    """
    with _as_pgm(images) as path, _errors_told(languages, timeout):
        return str(pytesseract.image_to_data(path, lang="+".join(languages), config=config, timeout=timeout))


def orientation_of(grey: Pixels, model: str, config: str, timeout: float) -> str:
    """What Tesseract reports of the orientation of a page by a model; the rest as of :func:`table_of`."""
    with _as_pgm([grey]) as path, _errors_told((model,), timeout):
        return str(pytesseract.image_to_osd(path, config=config, timeout=timeout))


def installed_version() -> str:
    """Version of the installed Tesseract, such as ``5.3.0``.

    Raises:
        MissingProgramError: it is not on the PATH.
    """
    return _ask("--version").splitlines()[0].removeprefix(f"{PROGRAM} ").strip()


def installed_languages() -> tuple[str, ...]:
    """The language models that Tesseract finds.

    Raises:
        MissingProgramError: Tesseract is not on the PATH.
    """
    return tuple(sorted(line for line in _ask("--list-langs").splitlines()[1:] if line.strip()))


def model_folder() -> str | None:
    """The folder of the models that Tesseract finds; ``None`` where it does not tell.

    Raises:
        MissingProgramError: Tesseract is not on the PATH.
    """
    told = MODEL_FOLDER.match(_ask("--list-langs"))
    return told[1] if told else None


def missing(languages: Sequence[str]) -> MissingLanguageError:
    """The error that tells which models are not there, and what to install."""
    packages = " ".join(f"tesseract-ocr-{name.replace('_', '-')}" for name in languages)
    return MissingLanguageError(
        f"Tesseract has no model for {', '.join(languages)}", next_step=f"On Debian: apt install {packages}."
    )


def _ask(option: str) -> str:
    if shutil.which(PROGRAM) is None:
        raise MissingProgramError("Tesseract is not installed, or not on the PATH")
    try:
        answer = subprocess.run([PROGRAM, option], capture_output=True, text=True, check=False, timeout=ASK_SECONDS)
    except (OSError, subprocess.TimeoutExpired) as failed:
        raise EngineError(f"Tesseract does not answer `{PROGRAM} {option}`: {failed}") from failed
    return answer.stdout or answer.stderr


@contextlib.contextmanager
def _as_pgm(images: Sequence[Pixels]) -> Iterator[str]:
    """The images as PGM files: pytesseract would write PNGs, which cost as much CPU as reading the page.

    Several images are handed over as Tesseract's list of files, so that its models are loaded once.
    """
    with tempfile.TemporaryDirectory(prefix="vanban-") as folder:
        paths = [Path(folder) / f"{number}.pgm" for number in range(1, len(images) + 1)]
        for path, image in zip(paths, images, strict=True):
            if not cv2.imwrite(str(path), image):
                raise EngineError("The page image could not be written to the temporary folder")
        if len(paths) == 1:
            yield str(paths[0])
            return
        listing = Path(folder) / "images.txt"
        listing.write_text("".join(f"{path}\n" for path in paths), encoding="utf-8")
        yield str(listing)


@contextlib.contextmanager
def _errors_told(languages: tuple[str, ...], timeout: float) -> Iterator[None]:
    """Turn what pytesseract and the operating system raise into our own errors."""
    try:
        yield
    except _OverranError as overran:
        raise PageTimeoutError(f"Tesseract took longer than {timeout:.0f} seconds and was stopped") from overran
    except backend.TesseractNotFoundError as gone:
        raise MissingProgramError("Tesseract is not installed, or not on the PATH") from gone
    except FileNotFoundError as gone:
        # pytesseract opens the result by its name: a program that is gone and a result never written look alike.
        if gone.filename == PROGRAM:
            raise MissingProgramError("Tesseract is not installed, or not on the PATH") from gone
        raise EngineError("Tesseract ended without writing a result") from gone
    except backend.TesseractError as failed:
        if "Failed loading language" in failed.message or "Error opening data file" in failed.message:
            raise missing(languages) from failed
        # Its last line is often a mere "Error during processing."; what went wrong stands above.
        complaint = " ".join(failed.message.split()) or f"exit status {failed.status}"
        raise EngineError(f"Tesseract failed: {complaint}") from failed
    except OSError as failed:
        raise EngineError(f"Tesseract could not be run: {failed}") from failed
    except UnicodeDecodeError as garbled:
        raise EngineError("Tesseract wrote a result that is not UTF-8") from garbled
