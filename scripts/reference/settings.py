"""Every setting: its option, its variable, its default, its bounds, the commands that take it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import typer

from ocr_pipeline.cli.app import app
from ocr_pipeline.cli.options import SettingOption, setting_options
from ocr_pipeline.settings import OF_WORKERS, Settings
from scripts.reference.markdown import code, page, table

_SAYS: Final = """Each setting is an option of the commands that convert, and a variable of the environment; an option
goes before the variable, and that before the default. In Python they are the keys of
`ocr_pipeline.settings.Settings`. What makes no sense is refused before any work (status 2)."""
OTHERS: Final = (
    ("VANBAN_TOKEN", "What everybody must show to `vanban serve`; better here than as `--token`, which others see."),
    ("VANBAN_SCANS", "Folder of labelled scans, for tests and benchmarks that measure on them; without it these skip."),
    ("VANBAN_CORPUS", "Folder of text, for tests and benchmarks that measure restoration; without it these skip."),
    ("VANBAN_JOBS", "Processes of `python -m benchmarks.lying`; 2 unless told."),
)  # fmt: skip
"""Variables that are no settings."""


def settings_page() -> str:
    """The page of settings."""
    rows = [_row(option) for option in setting_options()]
    taken = {name: [each.name for each in command.params] for name, command in _commands(typer.main.get_group(app))}
    takers = [[code(f"vanban {name}"), _taken(fields)] for name, fields in taken.items() if _taken(fields)]
    return page(
        "Settings",
        _SAYS,
        table(("option", "variable", "key", "default", "bounds", "means"), rows),
        "## Who takes them",
        table(("command", "takes"), takers),
        "## Other variables",
        table(("variable", "means"), [[code(name), means] for name, means in OTHERS]),
    )


def _commands(group: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from _commands(command, f"{before}{name} ")
        else:
            yield f"{before}{name}", command


def _row(option: SettingOption) -> list[str]:
    said, _, facts = option.help.removesuffix("]").rpartition(" [")
    default, bounds = "", []
    for fact in facts.split("; "):
        if fact.startswith("default "):
            default = fact.removeprefix("default ").strip()
        elif fact != option.variable:
            bounds.append(fact)
    flags = ", ".join(map(code, option.flags))
    return [flags, code(option.variable), code(option.field), code(default), "; ".join(bounds), said]


def _taken(fields: list[str]) -> str:
    of_all = [name for name in Settings.model_fields if name not in OF_WORKERS]
    taken = [option for option in setting_options() if option.field in fields]
    if len(taken) == len(Settings.model_fields):
        return "all"
    if [option.field for option in taken] == of_all:
        return f"all but those of workers ({', '.join(code(name) for name in OF_WORKERS)})"
    return ", ".join(code(option.flags[0]) for option in taken)
