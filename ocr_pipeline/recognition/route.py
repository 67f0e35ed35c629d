"""How page images get to Tesseract here: to its library, which stays loaded, or to its program."""

from __future__ import annotations

from dataclasses import dataclass

from ocr_pipeline.recognition.native import line_images
from ocr_pipeline.recognition.tesseract import TesseractEngine


@dataclass(frozen=True, slots=True)
class Route:
    """What is read with, and what would make it quicker; ``None`` where nothing would. The words are the same."""

    reader: str
    quicker: str | None = None


def route_of(engine: TesseractEngine) -> Route:
    """The route that the engine's readings take; its process is ended again.

    Raises:
        MissingProgramError: Tesseract is not on the PATH.
    """
    why = engine.why_program()
    if engine.resident is not None:
        engine.resident.close()
    if why is not None:
        return Route(f"by the program: {why}", "Install libtesseract.so.5 of the same version, 5.3 or newer.")
    if line_images() is None:
        return Route("by the library, each line compressed", "Install a C compiler, then vanban anew.")
    return Route("by the library, which stays loaded")
