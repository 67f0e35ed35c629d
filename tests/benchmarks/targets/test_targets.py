"""Everything that is promised is measured by commands that exist, and what they print stands below the promise."""

from __future__ import annotations

import importlib.util
import shlex
import sys
from pathlib import Path

import pytest
import typer
from pydantic import ValidationError

import benchmarks.__main__ as named
from benchmarks.targets.__main__ import main
from benchmarks.targets.running import arguments, run
from benchmarks.targets.table import Measure, measures
from ocr_pipeline.cli.app import app

COMMANDS = [pytest.param(shlex.split(command), id=command) for each in measures() for command in each.commands]


def measure(*commands: str, needs: tuple[str, ...] = ()) -> Measure:
    return Measure(name="some", minutes=1, commands=commands, targets=("all of it",), needs=needs)


@pytest.mark.parametrize("words", COMMANDS)
def test_every_command_of_the_table_exists(words: list[str]) -> None:
    if words[0] == "vanban":
        assert words[1] in {*typer.main.get_group(app).commands, "samples"}
        return
    assert words[:2] == ["python", "-m"]
    if words[2] == "benchmarks":
        assert words[3] in named._BENCHMARKS
    else:
        assert importlib.util.find_spec(words[2]) is not None


def test_names_are_told_apart() -> None:
    assert len({each.name for each in measures()}) == len(measures())


def test_a_row_that_says_too_little_is_no_row(tmp_path: Path) -> None:
    (tmp_path / "targets.toml").write_text('[[measure]]\nname = "a"\nminutes = 1\ncommands = []\ntargets = ["b"]\n')
    with pytest.raises(ValidationError, match="commands"):
        measures(tmp_path / "targets.toml")


def test_places_are_filled_in_and_a_star_means_files(tmp_path: Path) -> None:
    for name in ("b.pdf", "a.pdf", "c.txt"):
        (tmp_path / name).touch()
    words = arguments("python -m some {archive} {out}/*.pdf --of {out}", tmp_path, Path("kept"))
    found = [str(tmp_path / "a.pdf"), str(tmp_path / "b.pdf")]
    assert words == [sys.executable, "-m", "some", "kept", *found, "--of", str(tmp_path)]


def test_what_is_printed_is_kept(tmp_path: Path) -> None:
    outcome = run(measure("python -c 'print(42)'"), tmp_path, tmp_path)
    assert outcome.failed is None
    assert (tmp_path / "some.txt").read_text() == outcome.printed == "$ python -c 'print(42)'\n42\n"


def test_after_a_failure_nothing_more_is_run_and_it_is_told(tmp_path: Path) -> None:
    outcome = run(measure("python -c 'raise SystemExit(4)'", "python -c 'print(7)'"), tmp_path, tmp_path)
    assert outcome.failed == "Ended with 4: python -c 'raise SystemExit(4)'"
    assert "\n7\n" not in outcome.printed


def test_what_lacks_its_scans_is_not_run_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VANBAN_NOWHERE", raising=False)
    outcome = run(measure("python -c 'print(7)'", needs=("VANBAN_NOWHERE",)), tmp_path, tmp_path)
    assert outcome.failed == "Not run: VANBAN_NOWHERE is not set."
    assert "**Not run: VANBAN_NOWHERE is not set.**" in outcome.markdown()


def test_the_list_runs_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "made"), "--list", "--only", "parsing", "desk"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == ["parsing", "desk"]
    assert not (tmp_path / "made").exists()


def test_the_page_has_what_was_promised_above_what_was_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("benchmarks.targets.__main__.measures", lambda: (measure("python -c 'print(42)'"),))
    assert main([str(tmp_path)]) == 0
    page = (tmp_path / "targets.md").read_text()
    assert page.index("- all of it") < page.index("print(42)") < page.index("\n42\n")
