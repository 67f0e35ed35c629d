"""What the road is gone with: the restorer, the parsers, learned names and the engine that the settings ask for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from diacritics import Restorer
from ocr_pipeline.errors import SettingsError
from ocr_pipeline.imaging.freed_memory import give_back_large
from ocr_pipeline.parsing.installed import Parser, installed_parsers
from ocr_pipeline.parsing.office.names import OfficeNames, learned_in
from ocr_pipeline.parsing.registry import Parsers
from ocr_pipeline.recognition.engine import Engine
from ocr_pipeline.recognition.tesseract import ORIENTATION_MODEL, TesseractEngine, require, second_opinion
from ocr_pipeline.settings import Settings


class Equipment:
    """Each is made once, when it is first needed, and kept from one document to the next.

    Args:
        settings: every option; the environment's and the defaults when not given.
        engine: reads page images; Tesseract when not given.
        more: parsers used besides those that are installed, for whoever tries one out.
    """

    def __init__(
        self, settings: Settings | None = None, engine: Engine | None = None, more: Sequence[Parser] = ()
    ) -> None:
        give_back_large()
        self.settings = settings or Settings()
        self._engine = engine
        self._more = tuple(more)

    @cached_property
    def parsers(self) -> Parsers:
        """The parsers that are installed, less those that are switched off.

        Raises:
            SettingsError: one is switched off that is not installed.
        """
        return installed_parsers(self.settings.parsers_off, self._more)

    @cached_property
    def restorer(self) -> Restorer:
        """The restorer, with the user's dictionary.

        Raises:
            SettingsError: the user's dictionary cannot be read.
        """
        try:
            return Restorer(user_dictionary=self.settings.user_dictionary)
        except (OSError, UnicodeDecodeError) as unreadable:
            raise SettingsError(
                f"The user dictionary {self.settings.user_dictionary} cannot be read: {unreadable}",
                next_step="Give a UTF-8 text file with one name or phrase a line.",
            ) from unreadable

    @cached_property
    def office_names(self) -> OfficeNames:
        """The names that were learned in an archive, where one is named.

        Raises:
            SettingsError: nothing was learned there, or it cannot be used.
        """
        return learned_in(self.settings.learned) if self.settings.learned is not None else OfficeNames()

    @cached_property
    def engine(self) -> Engine:
        """What reads page images; Tesseract is asked for its models once, not for every document.

        Raises:
            MissingProgramError, MissingLanguageError: what is needed is not installed.
        """
        languages = self.settings.languages
        installed = require((*languages, ORIENTATION_MODEL))
        return self._engine or TesseractEngine(languages, second_opinion(languages, installed))
