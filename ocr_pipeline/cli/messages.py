"""An error as a person reads it: where, cause, and the next step on a line of its own."""

from __future__ import annotations

from ocr_pipeline.cli.streams import printable
from ocr_pipeline.errors import VanbanError


def error_message(error: VanbanError) -> str:
    r"""``vanban: scan.pdf, page 3: cause\n  → next step\n``."""
    return f"vanban: {printable(str(error))}\n  → {printable(error.next_step)}\n"


def named(error: VanbanError, name: str, *hidden: str) -> VanbanError:
    """The error with the file as the person named it, where it names none or one of the ``hidden`` paths."""
    if error.file is not None and error.file not in hidden:
        return error
    return type(error)(error.cause, next_step=error.next_step, file=name, page=error.page)
