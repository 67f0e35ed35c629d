"""Tesseract as the pipeline's engine: its library, which stays loaded (``resident.py``), or else its program."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ocr_pipeline.errors import EngineError
from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.recognition.engine import Reading
from ocr_pipeline.recognition.library_process import UnusableError
from ocr_pipeline.recognition.resident import READ_BY_PROGRAM, Resident, UnknownLanguageError
from ocr_pipeline.recognition.tesseract_program import (
    installed_languages,
    installed_version,
    missing,
    model_folder,
    orientation_of,
    table_of,
)
from ocr_pipeline.recognition.tesseract_table import HEADINGS, words_of_table
from ocr_pipeline.recognition.words import Word

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

NO_FOLDER = "this Tesseract does not tell where its models are (from 5.3 on it does)"
"""Why the library cannot be used: with other models it would read other words."""

_logger = logging.getLogger(__name__)


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
                raise missing(languages) from unknown
            except UnusableError:
                # It has logged why, once.
                pass
        variables = " ".join(f"-c {name}={value}" for name, value in VARIABLES.items())
        return table_of(images, languages, f"--dpi {dpi} --psm {mode} {variables}", timeout)

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
            report = orientation_of(grey, ORIENTATION_MODEL, f"--dpi {dpi}", timeout)
        except EngineError as error:
            # Tesseract ends with an error when a page holds too few characters to judge; that is an answer.
            if "Too few characters" in error.cause:
                return None
            raise
        turn = re.search(r"Rotate: (\d+)", report)
        sure = re.search(r"Orientation confidence: ([\d.]+)", report)
        return (int(turn[1]), float(sure[1])) if turn and sure else None


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
    absent = [name for name in languages if name not in installed]
    if absent:
        raise missing(absent)
    return installed
