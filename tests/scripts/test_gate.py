"""The gate (`.ci/run`) and the recipes it calls: nothing that fails passes."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


# Under `make test` its flags would reach the make that is tested.
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}


def _program(path: Path, script: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


# --- .ci/run ----------------------------------------------------------------------------------------------------


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout whose `make` writes down what it is asked for and what it knows of scans and corpus."""
    (tmp_path / "a checkout" / ".ci").mkdir(parents=True)
    shutil.copy(ROOT / ".ci/run", tmp_path / "a checkout/.ci/run")
    _program(
        tmp_path / "bin/make",
        f'echo "$1 ${{VANBAN_SCANS-unset}} ${{VANBAN_CORPUS-unset}} stdin=$(wc -c)" >> "{tmp_path}/made"\n'
        '[ "$1" != "${FAILING-}" ]',
    )
    return tmp_path / "a checkout"


def _gate(checkout: Path, **environment: str) -> tuple[subprocess.CompletedProcess[str], list[str]]:
    outcome = subprocess.run(
        [checkout / ".ci/run"],
        env={"PATH": f"{checkout.parent}/bin:{ENVIRONMENT['PATH']}", **environment},
        cwd=checkout.parent,
        input="not to be read",
        capture_output=True,
        text=True,
        check=False,
    )
    return outcome, (checkout.parent / "made").read_text().splitlines()


def test_the_gate_runs_the_tests_then_the_slow_tests_without_standard_input(checkout: Path) -> None:
    outcome, made = _gate(checkout)
    assert outcome.returncode == 0, outcome.stderr
    assert made == ["test unset unset stdin=0", "test-slow unset unset stdin=0"]
    assert "VANBAN_SCANS is unset" in outcome.stdout


@pytest.mark.parametrize("failing", ["test", "test-slow"])
def test_the_gate_fails_when_one_of_them_fails(checkout: Path, failing: str) -> None:
    outcome, _ = _gate(checkout, FAILING=failing)
    assert outcome.returncode != 0
    assert "passed" not in outcome.stdout


def test_material_beside_the_checkout_is_used(checkout: Path) -> None:
    for name in ("scans", "corpus"):
        (checkout.parent / "shared" / name).mkdir(parents=True)
    _, made = _gate(checkout)
    assert made[0] == f"test {checkout.parent}/shared/scans {checkout.parent}/shared/corpus stdin=0"


def test_a_place_that_is_set_is_kept(checkout: Path) -> None:
    (checkout.parent / "shared/scans").mkdir(parents=True)
    _, made = _gate(checkout, VANBAN_SCANS="/elsewhere")
    assert made[0] == "test /elsewhere unset stdin=0"


# --- make test-slow ----------------------------------------------------------------------------------------------


# exit code of pytest, whether the target passes, why
SLOW = [
    (0, True, "every slow test passed"),
    (5, True, "there is no slow test"),
    (1, False, "a slow test failed"),
    (2, False, "the run was interrupted"),
    (3, False, "pytest itself broke"),
    (4, False, "pytest was called wrongly"),
    (137, False, "the run was killed"),
]


@pytest.mark.parametrize(("code", "passes", "why"), SLOW, ids=[why for _, _, why in SLOW])
def test_slow_tests_may_be_absent_but_not_fail(tmp_path: Path, code: int, passes: bool, why: str) -> None:
    shutil.copy(ROOT / "Makefile", tmp_path)
    _program(tmp_path / "scripts/setup.sh", "exit 0")
    _program(tmp_path / ".venv/bin/python", f"exit {code}")
    make = shutil.which("make")
    assert make, "this suite is run by make"
    outcome = subprocess.run(
        [make, "-C", tmp_path, "test-slow"], env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    assert (outcome.returncode == 0) is passes, outcome.stdout + outcome.stderr
    assert ("no slow test" in outcome.stdout) is (code == 5)


# --- make models -------------------------------------------------------------------------------------------------


@pytest.fixture
def workshop(tmp_path: Path) -> Path:
    """A project whose setup and Python write down how they are called."""
    folder = tmp_path / "a workshop"
    folder.mkdir()
    shutil.copy(ROOT / "Makefile", folder)
    _program(folder / "scripts/setup.sh", f'echo "setup $*" >> "{tmp_path}/calls"')
    _program(folder / ".venv/bin/python", f'for word; do printf "[%s]" "$word"; done >> "{tmp_path}/calls"')
    return folder


def _make_models(workshop: Path, **variables: str) -> tuple[subprocess.CompletedProcess[str], str]:
    make = shutil.which("make")
    assert make, "this suite is run by make"
    outcome = subprocess.run(
        [make, "-C", workshop, "models", *(f"{name}={value}" for name, value in variables.items())],
        env={name: value for name, value in ENVIRONMENT.items() if name not in ("CORPUS", "LISTS")},
        capture_output=True,
        text=True,
        check=False,
    )
    calls = workshop.parent / "calls"
    return outcome, calls.read_text() if calls.exists() else ""


@pytest.mark.parametrize("given", [{}, {"CORPUS": "text"}, {"LISTS": "lists"}, {"CORPUS": "", "LISTS": "lists"}])
def test_the_models_want_a_corpus_and_lists_before_anything_is_installed(workshop: Path, given: dict[str, str]) -> None:
    outcome, calls = _make_models(workshop, **given)
    assert outcome.returncode == 2
    assert "make models CORPUS=FOLDER LISTS=FOLDER" in outcome.stderr
    assert calls == ""


def test_the_models_are_made_after_their_faces_are_installed(workshop: Path) -> None:
    outcome, calls = _make_models(workshop, CORPUS="the text", LISTS="the lists")
    assert outcome.returncode == 0, outcome.stderr
    assert calls.splitlines() == [
        "setup --models",
        "[-m][diacritics.training][all][--corpus][the text][--lists][the lists]",
    ]


def test_help_names_every_target() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = {line.split(":")[1].strip() for line in makefile.splitlines() if line.startswith(".PHONY:")}
    make = shutil.which("make")
    assert make, "this suite is run by make"
    shown = subprocess.run(
        [make, "-C", ROOT, "help"], env=ENVIRONMENT, capture_output=True, text=True, check=True
    ).stdout
    assert targets == {line.split()[0] for line in shown.splitlines() if line.startswith("  ")}
    assert {"setup", "demo", "test", "test-slow", "check", "format", "bench", "schema", "samples", "clean"} <= targets
