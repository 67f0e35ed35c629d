"""Every error with its exit status and its next step, and what else a run may end with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ocr_pipeline.cli.exit_codes import exit_statuses
from ocr_pipeline.errors import VanbanError
from scripts.reference.markdown import code, page, table

_SAYS: Final = """What a run may end with. An error names the file, the page, the cause and the next step; where it
knows better than this page what to do, it says so. From Python all are subclasses of
`ocr_pipeline.errors.VanbanError`, by the families below."""


def errors_page() -> str:
    """The page of exit statuses."""
    kinds = {kind.__name__: kind for kind in _errors(VanbanError)}
    rows = [
        [str(each.code), code(each.name or ""), each.meaning, kinds[each.name].default_next_step if each.name else ""]
        for each in exit_statuses()
    ]
    families = [
        [code(kind.__name__), code(kind.__bases__[0].__name__), (kind.__doc__ or "").splitlines()[0]]
        for kind in kinds.values()
        if "exit_code" not in vars(kind)
    ]
    return page(
        "Exit status and errors",
        _SAYS,
        table(("status", "error", "means", "next step"), rows),
        "## Families",
        "Classes without a status of their own: to be caught, or with the status of the one above.",
        table(("error", "is a", "means"), families),
    )


def _errors(kind: type[VanbanError]) -> Iterator[type[VanbanError]]:
    for child in kind.__subclasses__():
        if child.__module__.startswith("ocr_pipeline.errors."):
            yield child
            yield from _errors(child)
