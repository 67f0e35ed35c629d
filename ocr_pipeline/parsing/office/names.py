"""The names that an office's people confirmed: a table for whoever checks a value, made by ``vanban learn``.

A name is a sequence of words without a digit. Two spellings of a name have the same letters; two names of one kind that
have the same letters and other marks are never in one table.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Final, Literal, Self

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from diacritics.words import word_form
from ocr_pipeline.errors import SettingsError
from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.office.file import LEARNED

NameKind = Literal["agency", "place", "signer", "title", "authority", "recipient", "addressee"]
"""What is called so; issuers and their parents are both agencies: the parent of one is the issuer of another."""

OFFICE_NAMES: Final = "office_names"
"""What they are called among what made a document."""
FORMAT: Final = 1
"""The form of the file; a program refuses one with a higher number."""


class OfficeName(BaseModel):
    """A name and the number of documents in which people confirmed it."""

    model_config = ConfigDict(frozen=True)

    kind: NameKind
    name: str
    documents: int

    @field_validator("name")
    @classmethod
    def _of_words(cls, name: str) -> str:
        """A figure is never known beforehand, and no name of nothing is."""
        if has_digit(name) or not letters(name):
            raise ValueError(f"no name is learned that has a digit, or no letter: {name}")
        return name


class OfficeNames(BaseModel):
    """The table of an office, in the form in which it is kept.

    Attributes:
        least: a name was confirmed in so many documents at least.
        last_decision: the last decision of the log that it was made of, and when that was taken; 0 where there is none.
        names: by kind and name.
    """

    model_config = ConfigDict(frozen=True)

    format: int = FORMAT
    least: int = 1
    last_decision: int = 0
    decided_at: str = ""
    names: tuple[OfficeName, ...] = ()

    @classmethod
    def of(cls, names: Iterable[OfficeName]) -> Self:
        """A table of these names alone."""
        return cls(names=tuple(names))

    def same(self, kind: NameKind, value: str) -> OfficeName | None:
        """The name that ``value`` is, letter by letter and mark by mark; case and the place of tone marks are free."""
        return self._by_spelling.get((kind, spelling(value)))

    def with_letters(self, kind: NameKind, value: str) -> OfficeName | None:
        """The name that has the letters of ``value``, whatever its marks."""
        return self._by_letters.get((kind, letters(value)))

    def of_kind(self, kind: NameKind) -> dict[str, OfficeName]:
        """All names of a kind, by their letters."""
        return {key: name for (each, key), name in self._by_letters.items() if each == kind}

    @property
    def told(self) -> dict[str, str]:
        """What a document says of them among what it was made with; nothing where there are none."""
        return {OFFICE_NAMES: self.fingerprint} if self.names else {}

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 of the names: what a result depends on."""
        told = "\n".join(f"{each.kind}\t{each.name}" for each in self.names)
        return hashlib.sha256(told.encode()).hexdigest()

    @cached_property
    def _by_spelling(self) -> dict[tuple[str, str], OfficeName]:
        return {(each.kind, spelling(each.name)): each for each in self.names}

    @cached_property
    def _by_letters(self) -> dict[tuple[str, str], OfficeName]:
        return {(each.kind, letters(each.name)): each for each in self.names}


def has_digit(text: str) -> bool:
    """Whether a text has a digit of any script: it is a figure or a code, and never learned."""
    return any(sign.isnumeric() for sign in text)


def spelling(text: str) -> str:
    """The form that two spellings of one name share that differ in case, spaces or the place of tone marks."""
    return " ".join(map(word_form, text.split())).strip(" .;:,")


def marked_letters(text: str) -> str:
    """The letters of a name alone with their marks, which stand in the old place, in lower case."""
    return "".join(sign for word in text.split() for sign in word_form(word) if sign.isalpha())


def letters(text: str) -> str:
    """The letters of a name alone, without marks and in lower case."""
    return "".join(sign for sign in fold(text) if sign.isalpha())


def learned_in(archive: Path) -> OfficeNames:
    """The table that an archive keeps; errors as of :func:`office_names_from`."""
    return office_names_from(archive / LEARNED)


def office_names_from(path: Path) -> OfficeNames:
    """The table of a file.

    Raises:
        SettingsError: it is not there, or is no such table.
    """
    try:
        names = OfficeNames.model_validate_json(path.read_bytes())
    except FileNotFoundError as error:
        cause = f"nothing was learned there: {path} is missing"
        raise SettingsError(cause, next_step="Run `vanban learn ARCHIVE --apply` first.") from error
    except (OSError, ValidationError) as error:
        raise SettingsError(f"{path} cannot be used: {type(error).__name__}", next_step=_ANEW) from error
    if names.format > FORMAT:
        cause = f"{path} has format {names.format}; this version of vanban knows {FORMAT}"
        raise SettingsError(cause, next_step=_ANEW)
    return names


_ANEW: Final = "Make it anew: `vanban learn ARCHIVE --apply`."
