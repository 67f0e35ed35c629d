"""The reference is made from the code, is current, and leaves nothing out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import pytest
import typer

from ocr_pipeline.archive.across.described import VIEWS
from ocr_pipeline.cli.app import app
from ocr_pipeline.errors import VanbanError
from ocr_pipeline.settings import Settings
from samples.cli import app as samples_app
from scripts.reference import __main__ as reference
from scripts.reference.markdown import table
from scripts.reference.pages import FOLDER, PAGES, outdated
from scripts.reference.plug_ins import HOOKS
from scripts.reference.settings import OTHERS as OTHER_VARIABLES

ROOT = Path(__file__).resolve().parents[2]
MADE = {name: make() for name, make in PAGES.items()}


def _commands(group: Any, before: str) -> Iterator[tuple[str, Any]]:
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from _commands(command, f"{before} {name}")
        else:
            yield f"{before} {name}", command


COMMANDS = [
    *_commands(typer.main.get_group(app), "vanban"),
    *_commands(typer.main.get_group(samples_app), "vanban samples"),
]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_what_the_code_says(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == MADE[name], "run `make reference`"


def test_a_page_that_is_not_current_and_a_page_that_nobody_makes_are_named(tmp_path: Path) -> None:
    for name, text in MADE.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert outdated(tmp_path) == []
    (tmp_path / "settings.md").write_text("# Settings\n", encoding="utf-8")
    (tmp_path / "old.md").write_text("# Old\n", encoding="utf-8")
    assert outdated(tmp_path) == ["settings.md", "old.md"]


def test_looking_whether_pages_are_current_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    before = [path.stat().st_mtime_ns for path in sorted(FOLDER.iterdir())]
    assert reference.main(["--check"]) == 0
    assert [path.stat().st_mtime_ns for path in sorted(FOLDER.iterdir())] == before


@pytest.mark.parametrize(("name", "command"), COMMANDS, ids=[name for name, _ in COMMANDS])
def test_a_command_and_all_that_it_takes_are_described(name: str, command: Any) -> None:
    section = MADE["commands.md"].partition(f"\n## {name}\n")[2].partition("\n## ")[0]
    assert command.help
    for parameter in command.params:
        if parameter.name == "help":
            continue
        assert parameter.help, f"{parameter.name} says nothing of itself"
        assert any(f"`{flag}`" in section for flag in (*parameter.opts, parameter.metavar, parameter.name.upper()))


@pytest.mark.parametrize("name", Settings.model_fields)
def test_a_setting_is_described(name: str) -> None:
    assert f"| `VANBAN_{name.upper()}` | `{name}` |" in MADE["settings.md"]


# A name in capitals behind VANBAN_; one that ends with "_" is the beginning of names that are put together.
VARIABLE = re.compile(r"\bVANBAN_[A-Z_]*[A-Z]\b")


def test_every_variable_of_the_environment_is_described() -> None:
    read = {
        name
        for folder in ("ocr_pipeline", "benchmarks", "samples", "diacritics")
        for path in (ROOT / folder).rglob("*.py")
        for name in VARIABLE.findall(path.read_text(encoding="utf-8"))
    }
    described = {f"VANBAN_{name.upper()}" for name in Settings.model_fields} | {name for name, _ in OTHER_VARIABLES}
    assert read <= described


def _errors(kind: type[VanbanError]) -> Iterator[type[VanbanError]]:
    for child in kind.__subclasses__():
        yield child
        yield from _errors(child)


@pytest.mark.parametrize("kind", list(_errors(VanbanError)), ids=lambda kind: kind.__name__)
def test_an_error_is_described_with_its_next_step(kind: type[VanbanError]) -> None:
    page = MADE["errors.md"]
    if "exit_code" in vars(kind):
        row = next(
            line for line in page.splitlines() if line.startswith(f"| {int(kind.exit_code)} | `{kind.__name__}`")
        )
        assert row.endswith(f"{kind.default_next_step} |")
    else:
        assert f"\n| `{kind.__name__}` |" in page


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_a_table_is_described_with_its_columns(view: Any) -> None:
    section = MADE["tables.md"].partition(f"\n## {view.name}\n")[2].partition("\n## ")[0]
    assert [line.split("`")[1] for line in section.splitlines() if line.startswith("| `")] == [
        column.name for column in view.columns
    ]


def test_every_group_of_entry_points_is_described() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert set(project["entry-points"]) == set(HOOKS)
    for group in HOOKS:
        assert f"| `{group}` |" in MADE["plug-ins.md"]
        assert entry_points(group=group)


def test_what_would_end_a_cell_or_begin_an_element_does_not() -> None:
    assert table(["a"], [["x | y"], ["DIR/<stem>.json"], ["a < b"]]).splitlines()[2:] == [
        "| x \\| y |",
        "| DIR/&lt;stem>.json |",
        "| a < b |",
    ]
