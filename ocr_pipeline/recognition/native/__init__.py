"""What is compiled for Tesseract's process: where it is, if it was made of the sources beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from diacritics.native.library import name_of_library

FOLDER: Final = Path(__file__).parent


def line_images() -> Path | None:
    """The library that spares Tesseract the compression of each line; ``None`` where there was no C compiler."""
    library = FOLDER / name_of_library(FOLDER)
    return library if library.exists() else None
