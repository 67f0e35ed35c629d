"""Every command with its arguments and options, as the program itself declares them."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any, Final

import typer

from ocr_pipeline.cli.app import app
from ocr_pipeline.cli.options import setting_options
from samples.cli import app as samples_app
from scripts.reference.markdown import cell, code, fence, page, table

_SAYS: Final = """Every command and option, as `vanban … --help` has them. [commands.md](../commands.md) tells how
they are used, and [errors.md](errors.md) what a run may end with. `-h` or `--help` stands behind any command;
`vanban --version` prints the version."""
_OWN_HELP: Final = "help"
_METAVARS: Final[dict[object, str]] = {int: "NUMBER", float: "NUMBER", str: "TEXT", Path: "PATH", list[str]: "TEXT"}
"""What an option takes whose declaration does not say it."""
_SETTINGS: Final = {option.field: option for option in setting_options()}


def commands_page() -> str:
    """The page of commands."""
    groups = [("vanban ", typer.main.get_group(app)), ("vanban samples ", typer.main.get_group(samples_app))]
    return page("Commands", _SAYS, *(part for before, group in groups for part in _sections(group, before)))


def _sections(group: Any, before: str) -> Iterator[str]:
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from _sections(command, f"{before}{name} ")
        else:
            yield _section(command, f"{before}{name}")


def _section(command: Any, name: str) -> str:
    # Resilient: nothing is asked of what is missing, for nothing is run.
    context = command.make_context(name, [], resilient_parsing=True)
    usage = " ".join([name, *command.collect_usage_pieces(context)])
    taken = [each for each in command.params if each.name != _OWN_HELP]
    arguments = [each for each in taken if not _flags(each)]
    options = [each for each in taken if _flags(each) and each.name not in _SETTINGS]
    settings = [code(_SETTINGS[each.name].flags[0]) for each in taken if each.name in _SETTINGS]
    parts = [f"## {name}", fence(usage), _help(command)]
    if arguments:
        rows = ([code(each.metavar or str(each.name).upper()), each.help or ""] for each in arguments)
        parts.append(table(("argument", "is"), rows))
    if options:
        parts.append(table(("option", "takes", "default", "does"), map(_option, options)))
    if settings:
        parts.append(f"It takes the [settings](settings.md) {', '.join(settings)}.")
    return "\n\n".join(parts)


def _help(command: Any) -> str:
    paragraphs = (command.help or "").replace("\f", "").split("\n\n")
    return "\n\n".join(cell(paragraph) for paragraph in paragraphs)


def _option(option: Any) -> list[str]:
    return [", ".join(map(code, _flags(option))), _takes(option), _default(option), _does(option)]


def _flags(parameter: Any) -> list[str]:
    return [each for each in (*parameter.opts, *parameter.secondary_opts) if each.startswith("-")]


def _takes(option: Any) -> str:
    if option.is_flag:
        return ""
    kind = option.type_descriptor.annotation
    if isinstance(kind, type) and issubclass(kind, Enum):
        return ", ".join(code(str(each.value)) for each in kind)
    most = " (may be repeated)" if option.multiple else ""
    return code(option.metavar or _METAVARS[kind]) + most


def _default(option: Any) -> str:
    value = option.default
    if option.is_flag or value is None or value == () or callable(value) or option.show_default is False:
        return ""
    return code(str(value.value if isinstance(value, Enum) else value))


def _does(option: Any) -> str:
    variable = f" In the environment: `{option.envvar}`." if option.envvar else ""
    required = " Required." if option.required else ""
    return f"{option.help or ''}{required}{variable}"
