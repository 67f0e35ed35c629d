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
