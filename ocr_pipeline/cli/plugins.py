"""Commands that other packages bring, found by the entry point group ``vanban.commands``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from importlib.metadata import EntryPoint, entry_points
from typing import Final

import typer

GROUP: Final = "vanban.commands"


def with_commands_of_others(
    app: typer.Typer, arguments: Sequence[str], found: Iterable[EntryPoint] | None = None
) -> typer.Typer:
    """The program with what other packages bring, or as it is where the command line names one of its own commands.

    Nothing is imported for a command of the program's own, so that another package's defect cannot stop it; a name of
    its own is never taken by another's.

    Args:
        app: the program; it stays as it is.
        arguments: the command line behind the program's name.
        found: the entry points; by default those that are installed.

    Raises:
        TypeError: an entry point is not a ``typer.Typer``.
    """
    own = {name for command in app.registered_commands if (name := _name(command)) is not None}
    if arguments and arguments[0] in own:
        return app
    whole = copy(app)
    whole.registered_groups = [*app.registered_groups]
    known = own | {group.name for group in app.registered_groups}
    for entry in sorted(entry_points(group=GROUP) if found is None else found, key=lambda entry: entry.name):
        if entry.name not in known:
            whole.add_typer(_loaded(entry), name=entry.name)
    return whole


def _name(command: typer.models.CommandInfo) -> str | None:
    return command.name or (command.callback.__name__ if command.callback is not None else None)


def _loaded(entry: EntryPoint) -> typer.Typer:
    app = entry.load()
    if not isinstance(app, typer.Typer):
        raise TypeError(f"{entry.value} ({GROUP}) is a {type(app).__name__}, not a typer.Typer")
    return app
