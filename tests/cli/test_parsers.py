"""``vanban parsers`` and ``vanban new-parser``."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.staging import Vanban


def test_every_parser_is_listed_with_package_version_place_and_state(vanban: Vanban) -> None:
    lines = vanban("parsers").out.decode().splitlines()
    state, name, package, version, value, *gives = next(line for line in lines if "thong-bao" in line).split()
    assert (state, name, package, value) == ("on", "thong-bao", "vanban", "ocr_pipeline.parsing.types:THONG_BAO")
    assert version[0].isdigit()
    assert gives == ["document", "type"]


def test_what_is_switched_off_is_listed_as_off(vanban: Vanban, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VANBAN_PARSERS_OFF", "details")
    records = json.loads(vanban("parsers", "--json").out)
    assert {each["name"]: each["state"] for each in records}["details"] == "off"
    assert [each["state"] for each in records].count("off") == 1


def test_a_switch_that_does_nothing_is_refused(vanban: Vanban) -> None:
    ran = vanban("parsers", "--parsers-off", "detials")
    assert ran.code == 2
    assert "no parser is called detials" in ran.err


def test_a_new_parser_passes_its_own_tests(vanban: Vanban, tmp_path: Path) -> None:
    ran = vanban("new-parser", "giay-nghi-phep", "--type", "Giấy nghỉ phép", "-o", tmp_path)
    made = tmp_path / "giay-nghi-phep"
    assert ran.code == 0
    assert str(made) in ran.out.decode()
    files = {str(path.relative_to(made)) for path in made.rglob("*") if path.is_file()}
    assert files == {
        "README.md", "pyproject.toml", "giay_nghi_phep/__init__.py", "giay_nghi_phep/reader.py", "tests/test_reader.py",
    }  # fmt: skip
    assert "$" not in "".join(path.read_text("utf-8") for path in made.rglob("*.py"))
    environment = {**os.environ, "PYTHONPATH": f"{Path.cwd()}{os.pathsep}{made}", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(made)]
    done = subprocess.run(command, env=environment, cwd=made, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "3 passed" in done.stdout


@pytest.mark.parametrize(
    ("name", "advice", "why"),
    [
        ("Giấy nghỉ phép", "such as giay-nghi-phep", "no package is called so"),
        ("giay_nghi", "such as giay-nghi", "an underscore belongs to the module"),
        ("../giay", "such as giay", "a name is no path"),
    ],
)
def test_a_name_that_no_package_can_have_is_refused(
    vanban: Vanban, tmp_path: Path, name: str, advice: str, why: str
) -> None:
    ran = vanban("new-parser", name, "--type", "Giấy nghỉ phép", "-o", tmp_path)
    assert (ran.code, list(tmp_path.iterdir())) == (2, []), why
    assert advice in ran.err, why


def test_nothing_is_written_over(vanban: Vanban, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    ran = vanban("new-parser", "mine", "--type", "Giấy mời", "-o", tmp_path)
    assert ran.code == 2
    assert list((tmp_path / "mine").iterdir()) == []


def test_a_folder_that_cannot_be_written_is_named(vanban: Vanban, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    ran = vanban("new-parser", "mine", "--type", "Giấy mời", "-o", tmp_path / "file")
    assert ran.code == 20
    assert "mine cannot be written" in ran.err
