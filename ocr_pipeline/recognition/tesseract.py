"""Tesseract: read with by its library, which stays loaded (``resident.py``), or else by the program.

This is the one place that runs the program, through pytesseract.
pytesseract starts its child in our process group, hands it our environment, and on a timeout kills the child alone
(its issue 294: zombies). Its one function that starts the child is therefore replaced here by one that gives the child
a group of its own, one thread (four threads double the CPU time for the same text), and an end that holds.
"""

from __future__ import annotations

import contextlib
import logging
import os
import re
import shlex
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import cv2
import pytesseract
from pytesseract import pytesseract as backend

from ocr_pipeline.errors import EngineError, MissingLanguageError, MissingProgramError, PageTimeoutError
from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.recognition.engine import Reading
from ocr_pipeline.recognition.resident import READ_BY_PROGRAM, Resident, UnknownLanguageError, UnusableError
from ocr_pipeline.recognition.tesseract_table import HEADINGS, words_of_table
from ocr_pipeline.recognition.words import Word

PROGRAM = "tesseract"
ORIENTATION_MODEL = "osd"
"""The model that tells which way up a page is; it is needed beside those of the languages."""
PAGE_SEGMENTATION = {Reading.PAGE: 4, Reading.LINES: 6, Reading.OPINION: 6, Reading.FIGURES: 6}
"""Tesseract's --psm: 4 reads a page as columns of lines of any size, 6 as a single block."""

VARIABLES = {
    "paragraph_text_based": "0",  # paragraphs are sought here, from all lines of a page
    "pageseg_apply_music_mask": "0",  # no staves
    "textord_all_prop": "1",  # no search for letters of one width: the net finds the words of typewriters all the same
}
"""Tesseract's variables that leave out work of which nothing is used: an eighth of its time, and no word changes."""

OTHER_NETS = {"vie": ("Vietnamese", "script/Vietnamese")}
"""For a language, the models of another net that reads it too, by the names that distributions give them.

Debian's tesseract-ocr-script-viet: alone no better than ``vie``, but it errs elsewhere (a quarter more CPU a line)."""

FIGURES_NET = "eng"
"""The model that reads figures and codes once more; Tesseract's own package brings it along."""

MODEL_FOLDER = re.compile(r'List of available languages in "([^"\n]+)"')
"""The heading of Tesseract's list of languages (5.3; earlier ones do not name the folder)."""
NO_FOLDER = "this Tesseract does not tell where its models are (from 5.3 on it does)"
"""Why the library cannot be used: with other models it would read other words."""

ASK_SECONDS = 30
"""Seconds that Tesseract has to tell its version or its languages."""

_logger = logging.getLogger(__name__)


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


@dataclass(frozen=True)
class TesseractEngine:
    """Tesseract with the given languages; ``vie`` reads administrative Vietnamese best of what Debian ships.

    ``second`` are the languages that a second opinion is read with; none: the same. ``stays``: the models are kept
    loaded between readings, where the library can be had; the words are the same.
    """

    languages: tuple[str, ...] = ("vie",)
    second: tuple[str, ...] = ()
    stays: bool = True

    @cached_property
    def name(self) -> str:
        """``tesseract`` and its version."""
        return f"tesseract {installed_version()}"

    @cached_property
    def figures(self) -> tuple[str, ...]:
        """The languages that open figures are read with."""
        return (FIGURES_NET,) if FIGURES_NET in installed_languages() else self.languages

    def read(self, images: Sequence[Pixels], dpi: int, reading: Reading, timeout: float) -> list[list[Word]]:
        """See :meth:`ocr_pipeline.recognition.engine.Engine.read`."""
        words: list[list[Word]] = [[] for _ in images]
        for image, word in words_of_table(self._table(images, dpi, reading, timeout)):
            if image > len(words):
                raise EngineError(f"Tesseract tells of image {image} and was given {len(words)}")
            words[image - 1].append(word)
        return words

    def _table(self, images: Sequence[Pixels], dpi: int, reading: Reading, timeout: float) -> str:
        languages, mode = self._languages_of(reading), PAGE_SEGMENTATION[reading]
        if self.resident is not None:
            try:
                return HEADINGS + "".join(self.resident.tables(images, "+".join(languages), mode, dpi, timeout))
            except UnknownLanguageError as unknown:
                raise _missing(languages) from unknown
            except UnusableError:
                # It has logged why, once.
                pass
        with _as_pgm(images) as path, _errors_told(languages, timeout):
            variables = " ".join(f"-c {name}={value}" for name, value in VARIABLES.items())
            config = f"--dpi {dpi} --psm {mode} {variables}"
            return str(pytesseract.image_to_data(path, lang="+".join(languages), config=config, timeout=timeout))

    @cached_property
    def resident(self) -> Resident | None:
        """The process that keeps the models of the installed program; ``None`` where that is not wanted, or not sure.

        Raises:
            MissingProgramError: Tesseract is not on the PATH.
        """
        if not self.stays:
            return None
        models = model_folder()
        if models is None:
            _logger.warning(READ_BY_PROGRAM, NO_FOLDER)
            return None
        return Resident(installed_version(), models, VARIABLES)

    def why_program(self) -> str | None:
        """Why images are read by the program and not by the library; ``None`` where the library reads them.

        Raises:
            MissingProgramError: Tesseract is not on the PATH.
        """
        if not self.stays:
            return "the library is not wanted"
        if self.resident is None:
            return NO_FOLDER
        try:
            self.resident.start()
        except UnusableError as unusable:
            return str(unusable)
        return None

    def _languages_of(self, reading: Reading) -> tuple[str, ...]:
        if reading is Reading.FIGURES:
            return self.figures
        return self.second if self.second and reading is Reading.OPINION else self.languages

    def orientation(self, grey: Pixels, dpi: int, timeout: float) -> tuple[int, float] | None:
        """See :meth:`ocr_pipeline.recognition.engine.Engine.orientation`."""
        try:
            with _as_pgm([grey]) as path, _errors_told((ORIENTATION_MODEL,), timeout):
                report = pytesseract.image_to_osd(path, config=f"--dpi {dpi}", timeout=timeout)
        except EngineError as error:
            # Tesseract ends with an error when a page holds too few characters to judge; that is an answer.
            if "Too few characters" in error.cause:
                return None
            raise
        turn = re.search(r"Rotate: (\d+)", report)
        sure = re.search(r"Orientation confidence: ([\d.]+)", report)
        return (int(turn[1]), float(sure[1])) if turn and sure else None


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


def model_files(languages: Iterable[str]) -> tuple[Path, ...]:
    """The files of models, and of the one that knows which way up a page is; none where Tesseract does not tell.

    Raises:
        MissingProgramError: Tesseract is not on the PATH.
    """
    folder = model_folder()
    names = dict.fromkeys((*languages, ORIENTATION_MODEL))
    paths = [Path(folder) / f"{name}.traineddata" for name in names] if folder is not None else []
    return tuple(path for path in paths if path.exists())


def second_opinion(languages: tuple[str, ...], installed: Sequence[str]) -> tuple[str, ...]:
    """The languages of a second opinion on what was read with ``languages``; none when no other net is installed."""
    main, *rest = languages
    other = next((name for name in OTHER_NETS.get(main, ()) if name in installed), None)
    return (other, *rest) if other is not None else ()


def require(languages: tuple[str, ...]) -> tuple[str, ...]:
    """All language models that Tesseract finds, made sure before any work that these are among them.

    Raises:
        MissingProgramError, MissingLanguageError: one is not; the message says what to install.
    """
    installed = installed_languages()
    missing = [name for name in languages if name not in installed]
    if missing:
        raise _missing(missing)
    return installed


def _missing(languages: list[str] | tuple[str, ...]) -> MissingLanguageError:
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
            raise _missing(languages) from failed
        # Its last line is often a mere "Error during processing."; what went wrong stands above.
        complaint = " ".join(failed.message.split()) or f"exit status {failed.status}"
        raise EngineError(f"Tesseract failed: {complaint}") from failed
    except OSError as failed:
        raise EngineError(f"Tesseract could not be run: {failed}") from failed
    except UnicodeDecodeError as garbled:
        raise EngineError("Tesseract wrote a result that is not UTF-8") from garbled
