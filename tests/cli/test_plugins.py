"""Commands that other packages bring."""

from __future__ import annotations

from importlib.metadata import EntryPoint

import pytest
import typer
from typer.testing import CliRunner

from ocr_pipeline.cli.plugins import GROUP, with_commands_of_others

theirs = typer.Typer()


@theirs.command()
def greet() -> None:
    """Say something."""
    typer.echo("chào")


not_an_app = "a text"


def program() -> typer.Typer:
    app = typer.Typer()
    app.command("convert")(lambda: typer.echo("own"))
    app.command("restore")(lambda: typer.echo("own"))
    return app


def entry(name: str, value: str = "theirs") -> EntryPoint:
    return EntryPoint(name, f"{__name__}:{value}", GROUP)


def output(app: typer.Typer, *arguments: str) -> str:
    done = CliRunner().invoke(app, arguments)
    assert done.exit_code == 0, done.output
    return done.output


def test_a_command_of_another_package_runs_under_its_name_and_stands_in_the_help() -> None:
    app = program()
    whole = with_commands_of_others(app, ["greeting"], [entry("greeting")])
    assert output(whole, "greeting", "greet") == "chào\n"
    assert "greeting" in output(whole, "--help")
    assert "greeting" not in output(app, "--help"), "the program itself stays as it is"


def test_a_defect_of_another_package_does_not_stop_a_command_of_the_program() -> None:
    app = with_commands_of_others(program(), ["convert"], [entry("broken", "does_not_exist")])
    assert output(app, "convert") == "own\n"


def test_a_name_of_the_program_is_not_taken_by_another() -> None:
    app = with_commands_of_others(program(), [], [entry("convert")])
    assert output(app, "convert") == "own\n"


def test_what_is_no_command_is_refused_by_its_name() -> None:
    with pytest.raises(TypeError, match="not_an_app"):
        with_commands_of_others(program(), [], [entry("greeting", "not_an_app")])
