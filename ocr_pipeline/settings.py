"""Every option of the pipeline, declared once; the command line and the environment are derived from it.

The environment names are the fields in capitals behind ``VANBAN_``: ``VANBAN_DPI=200``.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Annotated, Final, Self

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

OF_WORKERS: Final = ("stall_seconds", "worker_mb", "cluster_seconds")
"""The settings that mean something only where documents are converted by processes that can be lost."""

MOST_MB: Final = 1_000_000
"""Megabytes beyond which a limit is a slip of the pen: no number of bytes that a system takes may be too large."""
MOST_SECONDS: Final = 1_000_000
"""The same of seconds: eleven days."""


class Settings(BaseSettings):
    """Options with their defaults, units and limits. Immutable: a run has one, handed down the road."""

    model_config = SettingsConfigDict(env_prefix="VANBAN_", frozen=True, extra="ignore")

    dpi: int = Field(default=300, ge=72, le=600, description="Resolution at which pages are read, in dpi.")
    min_dpi: int = Field(
        default=100, ge=50, le=600, description="Lowest dpi a page may be rendered at to fit the limits."
    )
    languages: Annotated[tuple[str, ...], NoDecode] = Field(
        default=("vie",), min_length=1, description="Tesseract languages, first is main."
    )
    password: SecretStr | None = Field(default=None, description="Password of an encrypted PDF.")

    max_pages: int = Field(default=2000, ge=1, description="Most pages of one input.")
    max_megapixels: float = Field(default=60.0, gt=0, le=1_024, description="Most megapixels of one page image.")
    max_file_mb: float = Field(default=1024.0, gt=0, le=MOST_MB, description="Largest input file, in megabytes.")
    page_seconds: float = Field(default=120.0, gt=0, le=MOST_SECONDS, description="Most seconds for one page.")
    document_seconds: float = Field(default=7200.0, gt=0, le=MOST_SECONDS, description="Most seconds for one document.")

    stall_seconds: float = Field(
        default=60.0, gt=0, le=MOST_SECONDS, description="Most seconds a worker of a batch stands still."
    )
    worker_mb: float = Field(
        default=4096.0, ge=1024, le=MOST_MB, description="Address space of a worker of a batch, in megabytes."
    )
    cluster_seconds: float = Field(
        default=300.0,
        gt=0,
        le=MOST_SECONDS,
        description="Most seconds a batch waits for a scheduler or workers of its cluster.",
    )

    user_dictionary: Path | None = Field(default=None, description="Text file of an office's own names, one a line.")
    learned: Path | None = Field(default=None, description="Archive whose learned names are used, see `vanban learn`.")
    parsers_off: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(), description="Parsers that are not used, as `vanban parsers` names them, with commas between."
    )

    @field_validator("languages", mode="before")
    @classmethod
    def _joined_by_plus(cls, value: object) -> object:
        """The environment and the command line give languages as Tesseract does: ``vie+eng``."""
        return tuple(value.split("+")) if isinstance(value, str) else value

    @field_validator("parsers_off", mode="before")
    @classmethod
    def _parted_by_commas(cls, value: object) -> object:
        """The environment and the command line give names with commas between."""
        return tuple(name for part in value.split(",") if (name := part.strip())) if isinstance(value, str) else value

    @model_validator(mode="after")
    def _bounds_in_order(self) -> Self:
        if self.min_dpi > self.dpi:
            raise ValueError(f"min_dpi ({self.min_dpi}) is above dpi ({self.dpi})")
        return self

    def fingerprint(self) -> str:
        """SHA-256 over every setting that changes what is read: not the password, nor what workers may use."""
        text = self.model_dump_json(exclude={"password", *OF_WORKERS})
        return hashlib.sha256(text.encode()).hexdigest()
