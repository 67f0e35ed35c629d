"""The example package, installed as anybody would install it: found, used, and harmless when another one is broken."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples/giay-gioi-thieu"
LETTER = """
SỞ NỘI VỤ
Số: 12/GGT-SNV

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hà Nội, ngày 5 tháng 3 năm 2024

GIẤY GIỚI THIỆU

Sở Nội vụ trân trọng giới thiệu:
Ông (bà): Nguyễn Văn An
Chức vụ: Chuyên viên chính.
Giấy này có giá trị đến hết ngày 30/3/2024.

GIÁM ĐỐC
Trần Thị Bình
"""
BROKEN = """
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"
[project]
name = "vanban-broken"
version = "9.9"
[project.entry-points."vanban.parsers"]
raises = "broken_parser:RAISES"
missing = "broken_parser:MISSING"
[tool.hatch.build.targets.wheel]
include = ["broken_parser.py"]
"""
BROKEN_CODE = """
from ocr_pipeline.parsing.registry import Section
def parse(draft):
    raise RuntimeError("out of order")
RAISES = Section("raises", parse)
"""


def install(package: Path, target: Path) -> None:
    """Into a folder of its own, from what is on this machine alone."""
    options = ["--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--disable-pip-version-check"]
    command = [sys.executable, "-m", "pip", "install", *options, "--target", str(target), str(package)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    broken = tmp_path_factory.mktemp("broken")
    (broken / "pyproject.toml").write_text(BROKEN)
    (broken / "broken_parser.py").write_text(BROKEN_CODE)
    target = tmp_path_factory.mktemp("site")
    install(EXAMPLE, target / "example")
    install(broken, target / "broken")
    return target


def vanban(*arguments: str | Path, beside: Path, packages: tuple[str, ...] = ("example", "broken")) -> str:
    path = os.pathsep.join([str(ROOT), *(str(beside / each) for each in packages)])
    command = [sys.executable, "-m", "ocr_pipeline.cli", *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": path, "VANBAN_PARSERS_OFF": ""}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_they_are_listed_each_with_its_package_and_state(installed: Path) -> None:
    listed = {each["name"]: each for each in json.loads(vanban("parsers", "--json", beside=installed))}
    example = listed["giay-gioi-thieu"]
    assert (example["state"], example["package"], example["version"]) == ("on", "vanban-giay-gioi-thieu", "0.1.0")
    assert example["gives"] == ["details"]
    assert (listed["missing"]["state"], listed["missing"]["version"]) == ("broken", "9.9")
    assert "MISSING" in listed["missing"]["fault"]


def test_what_the_example_reads_stands_in_the_document_whatever_the_broken_one_does(
    installed: Path, tmp_path: Path
) -> None:
    path = tmp_path / "letter.txt"
    path.write_text(LETTER, encoding="utf-8")
    found = json.loads(vanban("convert", path, beside=installed))
    read = found["details"]["giay_gioi_thieu"]
    assert [read[name]["value"] for name in ("person", "position", "valid_until")] == [
        "Nguyễn Văn An", "Chuyên viên chính", "2024-03-30",
    ]  # fmt: skip
    reasons = found["review"]["reasons"]
    assert "parser raises: failed (RuntimeError: out of order); what it reads is missing" in reasons
    assert any(reason.startswith("parser missing of vanban-broken 9.9: cannot be loaded") for reason in reasons)
    alone = json.loads(vanban("convert", path, beside=installed, packages=()))
    assert {name: each for name, each in found.items() if name not in ("details", "review")} == {
        name: each for name, each in alone.items() if name not in ("details", "review")
    }
