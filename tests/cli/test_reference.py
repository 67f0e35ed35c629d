"""The page on commands tells of every command and option, and of nothing else."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import typer

from diacritics import ChangeSource
from ocr_pipeline.cli.app import app
from ocr_pipeline.cli.options import SettingOption, setting_options
from ocr_pipeline.settings import OF_WORKERS, Settings

REFERENCE = (Path(__file__).parents[2] / "docs/commands.md").read_text(encoding="utf-8")


def _commands(group: Any, before: str = "") -> dict[str, Any]:
    """Every command by its name; those of a group with the group's name before theirs."""
    found: dict[str, Any] = {}
    for name, command in group.commands.items():
        inner = hasattr(command, "commands")
        found |= _commands(command, f"{before}{name} ") if inner else {f"{before}{name}": command}
    return found


COMMANDS = _commands(typer.main.get_group(app))
# "## vanban convert … ## vanban restore": a section from its title to the next.
SECTION = re.compile(r"^## (?P<title>.+)\n(?P<body>(?:(?!^## ).*\n)*)", flags=re.MULTILINE)
SECTIONS = {found["title"]: found["body"] for found in SECTION.finditer(REFERENCE)}
CELL_BREAK = re.compile(r"\s*\|\s*")


def _rows(section: str) -> list[list[str]]:
    lines = [line for line in SECTIONS[section].splitlines() if line.startswith("|")]
    return [[cell.replace("`", "") for cell in CELL_BREAK.split(line.strip("| ").strip())] for line in lines]


def test_every_command_has_a_section_and_no_other_has_one() -> None:
    assert {f"vanban {name}" for name in COMMANDS} == set(SECTIONS) - {"Exit status"}


@pytest.mark.parametrize(
    ("command", "flag"),
    [
        (name, flag)
        for name, command in COMMANDS.items()
        for parameter in command.params
        for flag in (*parameter.opts, *parameter.secondary_opts)
        if flag.startswith("-") and flag not in ("-h", "--help")
    ],
)
def test_every_option_stands_in_the_section_of_its_command(command: str, flag: str) -> None:
    assert f"`{flag}`" in SECTIONS[f"vanban {command}"]


def test_no_option_is_described_that_is_not_there() -> None:
    real = {flag for c in COMMANDS.values() for p in c.params for flag in (*p.opts, *p.secondary_opts)}
    described = set(re.findall(r"`(--?[a-z][a-z-]*)`", REFERENCE))
    assert described <= real | {"-h", "--help", "--version"}


@pytest.mark.parametrize("option", setting_options(), ids=lambda option: option.field)
def test_every_setting_is_described_with_its_variable_and_default(option: SettingOption) -> None:
    section = "vanban batch" if option.field in OF_WORKERS else "vanban convert"
    rows = [row for row in _rows(section) if row[0] == ", ".join(option.flags)]
    assert len(rows) == 1
    default = Settings.model_fields[option.field].default
    shown = "" if default is None else "+".join(default) if isinstance(default, tuple) else f"{default:g}"
    assert rows[0][1:3] == [option.variable, shown]


@pytest.mark.parametrize("source", ChangeSource)
def test_every_source_of_a_change_is_named(source: ChangeSource) -> None:
    assert f"`{source.value}`" in SECTIONS["vanban restore"]
