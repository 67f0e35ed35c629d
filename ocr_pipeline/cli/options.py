"""Command line options derived from the fields of :class:`Settings`: declared once, there."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final, get_args

import annotated_types
import typer
from pydantic import SecretStr, ValidationError
from pydantic.fields import FieldInfo

from ocr_pipeline.errors import SettingsError
from ocr_pipeline.settings import Settings

_SHORT_FLAGS: Final = {"languages": "--lang"}
_METAVARS: Final[dict[object, str]] = {
    int: "NUMBER",
    float: "NUMBER",
    SecretStr: "TEXT",
    Path: "FILE",
    str: "LANG+LANG",
}
_METAVAR_OF: Final = {"learned": "ARCHIVE"}
"""What stands for the value of an option whose type says too little."""


@dataclass(frozen=True, slots=True)
class SettingOption:
    """How a setting appears on the command line and in the environment."""

    field: str
    flags: tuple[str, ...]
    variable: str
    metavar: str
    help: str


def setting_options(fields: Iterable[str] | None = None) -> tuple[SettingOption, ...]:
    """The options of the given settings, by default of all, in the order of their declaration."""
    wanted = None if fields is None else frozenset(fields)
    return tuple(
        _option(name, info) for name, info in Settings.model_fields.items() if wanted is None or name in wanted
    )


def with_settings(*fields: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Replaces ``**given`` of a command by one option for each of the settings (all, when none is named).

    An option that is not given arrives as ``None``, so that the environment and the default still apply.
    """

    def derive(command: Callable[..., None]) -> Callable[..., None]:
        signature = inspect.signature(command, eval_str=True)
        declared = [p for p in signature.parameters.values() if p.kind is not inspect.Parameter.VAR_KEYWORD]
        derived = [_parameter(option) for option in setting_options(fields or None)]
        parameters = [*declared, *derived]
        # typer reads a command by its signature and its annotations.
        vars(command)["__signature__"] = signature.replace(parameters=parameters)
        command.__annotations__ = {p.name: p.annotation for p in parameters}
        return command

    return derive


def settings_from(given: Mapping[str, str | None], command: str | None = None) -> Settings:
    """Settings of what was given to a ``command``, then of the environment, then the defaults.

    Raises:
        SettingsError: A value makes no sense; the option or the variable is named.
    """
    values: dict[str, object] = {name: value for name, value in given.items() if value is not None}
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        cause = "; ".join(_complaint(one["loc"], one["msg"], values) for one in error.errors())
        next_step = f"See `vanban {command} --help` for what is allowed." if command else None
        raise SettingsError(cause, next_step=next_step) from error


def require_user_dictionary(settings: Settings) -> None:
    """Makes sure, before any work, that the user's dictionary can be read.

    Raises:
        SettingsError: It cannot, or is not UTF-8.
    """
    if settings.user_dictionary is None:
        return
    try:
        settings.user_dictionary.read_text(encoding="utf-8")
    except OSError as error:
        cause = f"--user-dictionary: {settings.user_dictionary} cannot be read: {error.strerror}"
        raise SettingsError(cause, next_step="Check the name and the permissions of the file.") from error
    except UnicodeDecodeError as error:
        cause = f"--user-dictionary: {settings.user_dictionary} is not UTF-8"
        raise SettingsError(cause, next_step="Convert the dictionary to UTF-8.") from error


def require_learned(settings: Settings) -> None:
    """Makes sure, before any work, that what was learned in an archive can be used.

    Raises:
        SettingsError: Nothing was learned there, or it cannot be read.
    """
    if settings.learned is not None:
        from ocr_pipeline.parsing.office.names import learned_in

        learned_in(settings.learned)


def _complaint(place: tuple[int | str, ...], message: str, values: Mapping[str, object]) -> str:
    """Names the option where it was given, else the variable; never the value: it may be a password."""
    option = next((o for o in setting_options() if place and o.field == place[0]), None)
    if option is None:
        # A variable that cannot even be taken apart is refused before any field is looked at.
        return f"environment: {message.removeprefix('Value error, ')}"
    return f"{option.flags[0] if option.field in values else option.variable}: {message}"


def _option(name: str, info: FieldInfo) -> SettingOption:
    long = f"--{name.replace('_', '-')}"
    flags = (_SHORT_FLAGS[name], long) if name in _SHORT_FLAGS else (long,)
    variable = f"{Settings.model_config.get('env_prefix', '')}{name}".upper()
    facts = "; ".join(filter(None, (_default(info), _bounds(info), variable)))
    metavar = _METAVAR_OF.get(name) or _metavar(info)
    return SettingOption(name, flags, variable, metavar, f"{info.description} [{facts}]")


def _parameter(option: SettingOption) -> inspect.Parameter:
    # Settings itself checks the text: types and bounds are declared there alone.
    declaration = typer.Option(*option.flags, metavar=option.metavar, help=option.help, show_default=False)
    return inspect.Parameter(
        option.field,
        inspect.Parameter.KEYWORD_ONLY,
        default=None,
        annotation=Annotated[str | None, declaration],
    )


def _metavar(info: FieldInfo) -> str:
    kinds = [info.annotation, *get_args(info.annotation)]
    return next(metavar for kind, metavar in _METAVARS.items() if kind in kinds)


def _default(info: FieldInfo) -> str | None:
    default = info.default
    if default is None:
        return None
    shown = "+".join(default) if isinstance(default, tuple) else f"{default:g}"
    return f"default {shown}"


def _bounds(info: FieldInfo) -> str | None:
    parts = []
    for rule in info.metadata:
        if isinstance(rule, annotated_types.Ge):
            parts.append(f"at least {rule.ge}")
        elif isinstance(rule, annotated_types.Gt):
            parts.append(f"above {rule.gt}")
        elif isinstance(rule, annotated_types.Le):
            parts.append(f"at most {rule.le}")
    return ", ".join(parts) or None
