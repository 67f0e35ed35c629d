"""The image holds what `make setup` installs to convert, and runs as nobody special. It is read here, not built."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINES = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
MODELS = ("tesseract-ocr-vie", "tesseract-ocr-script-viet", "tesseract-ocr-eng", "tesseract-ocr-osd")
CONVERTS = ("tesseract-ocr", *MODELS, "poppler-utils", "python3")
"""What a conversion needs of the system: the image's last stage has each."""


def stages() -> list[list[str]]:
    starts = [place for place, line in enumerate(LINES) if line.startswith("FROM ")]
    return [LINES[start:end] for start, end in zip(starts, [*starts[1:], None], strict=True)]


@pytest.mark.parametrize("package", CONVERTS)
def test_the_image_has_what_a_conversion_needs(package: str) -> None:
    installed = " ".join(line for line in stages()[-1] if "apt-get install" in line).split()
    assert package in installed


def test_the_compiler_stays_behind() -> None:
    build, image = stages()
    assert any(" gcc " in line for line in build)
    assert not any(" gcc " in line for line in image)


def test_it_runs_the_command_as_an_ordinary_user() -> None:
    image = stages()[-1]
    assert 'ENTRYPOINT ["vanban"]' in image
    user = next(line.split()[1] for line in image if line.startswith("USER "))
    assert user != "root"
    assert any(f"useradd --create-home --uid 1000 {user}" in line for line in image)


def test_the_locked_versions_are_those_that_are_installed() -> None:
    pattern = next(match[1] for line in LINES if (match := re.search(r"sed -n 's/(\^.*?)/\\1/p'", line)))
    locked = re.compile(pattern.replace(r"\(", "(").replace(r"\)", ")"))
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    found = [match[1] for line in lock if (match := locked.match(line))]
    assert len(found) == sum("==" in line for line in lock)
    assert any(each.startswith("numpy==") and "python_full_version" in each for each in found), "which Python it is for"
