"""The page on samples says what the code does."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import pytest
import typer

from samples.cli import app
from samples.ink.steps import AnyStep

PAGE = (Path(__file__).parents[2] / "docs/samples.md").read_text(encoding="utf-8")
COMMANDS: dict[str, Any] = dict(typer.main.get_group(app).commands)
STEPS = [get_args(step.model_fields["step"].annotation)[0] for step in get_args(get_args(AnyStep)[0])]


@pytest.mark.parametrize(
    ("command", "flag"),
    [
        (name, flag)
        for name, command in COMMANDS.items()
        for parameter in command.params
        for flag in (*parameter.opts, *parameter.secondary_opts)
        if flag.startswith("-") and flag not in {"--help", "-h"}
    ],
)
def test_every_option_stands_on_the_page(command: str, flag: str) -> None:
    assert f"`{flag}`" in PAGE or f" {flag} " in PAGE, command


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_stands_on_the_page(name: str) -> None:
    assert f"vanban samples {name}" in PAGE


@pytest.mark.parametrize("step", STEPS)
def test_every_step_of_ink_stands_on_the_page(step: str) -> None:
    assert f"`{step}`" in PAGE
