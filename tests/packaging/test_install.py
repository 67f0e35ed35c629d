"""The project as others get it: built as source and wheel, installed in a fresh environment, at work far from here."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = "thong-bao"
NO_INDEX = ("Could not find a version", "No matching distribution", "Connection", "Temporary failure")
"""What pip says where no package index answers."""
needs_compiler = pytest.mark.skipif(shutil.which("cc") is None, reason="there is no C compiler")


def run(*command: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV", "CC")}
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def built(kind: str, source: Path, into: Path, **environment: str) -> Path:
    done = run(sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", into, cwd=source, **environment)
    assert done.returncode == 0, done.stderr
    return next(into.iterdir())


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built("sdist", ROOT, tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def source(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source as it was packed, unpacked elsewhere: what is missing in it is missed."""
    folder = tmp_path_factory.mktemp("source")
    with tarfile.open(sdist) as packed:
        packed.extractall(folder, filter="data")
    return next(folder.iterdir())


@pytest.fixture(scope="module")
def wheel(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built("wheel", source, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def vanban(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command in a fresh environment."""
    folder = tmp_path_factory.mktemp("fresh") / "venv"
    venv.create(folder, with_pip=True)
    done = run(folder / "bin" / "python", "-m", "pip", "install", "--quiet", wheel, cwd=folder)
    if done.returncode != 0 and any(said in done.stderr for said in NO_INDEX):
        pytest.skip("no package index answers")
    assert done.returncode == 0, done.stderr
    return folder / "bin" / "vanban"


def test_the_source_holds_what_is_compiled_and_nothing_that_was(sdist: Path) -> None:
    with tarfile.open(sdist) as packed:
        names = packed.getnames()
    assert any(name.endswith("native/decode.c") for name in names)
    assert any(name.endswith("scripts/build_loops.py") for name in names)
    assert not [name for name in names if name.endswith((".so", ".pyc"))]


def test_the_wheel_holds_every_file_of_its_packages(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        packed_names = set(packed.namelist())
    tracked = run("git", "ls-files", "ocr_pipeline", "diacritics", "schemas", "samples", cwd=ROOT).stdout.split()
    made_again = ("samples/scans/", "samples/truth/", "samples/words/", "samples/misread/")
    assert [name for name in tracked if name not in packed_names and not name.startswith(made_again)] == []


@needs_compiler
def test_the_wheel_holds_the_compiled_loops_and_is_of_this_platform(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        loops = [Path(name).parent.as_posix() for name in packed.namelist() if name.endswith(".so")]
    assert sorted(loops) == ["diacritics/native", "ocr_pipeline/recognition/native"]
    assert not wheel.stem.endswith("-any")


def test_without_a_compiler_the_wheel_is_for_every_platform(source: Path, tmp_path: Path) -> None:
    bare = tmp_path / "source"
    shutil.copytree(source, bare, ignore=shutil.ignore_patterns("loops-*"))
    wheel = built("wheel", bare, tmp_path / "wheel", PATH=str(tmp_path))
    assert wheel.name.endswith("-py3-none-any.whl")


def test_the_command_runs_where_nothing_of_the_source_is(vanban: Path, tmp_path: Path) -> None:
    assert run(vanban, "--version", cwd=tmp_path).stdout.startswith("vanban ")
    doctor = run(vanban, "doctor", cwd=tmp_path)
    assert doctor.returncode == 0, doctor.stdout
    shutil.copy(ROOT / "samples" / "scans" / f"{SAMPLE}.pdf", tmp_path)
    done = run(vanban, "convert", f"{SAMPLE}.pdf", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    truth = json.loads((ROOT / "samples" / "truth" / f"{SAMPLE}.json").read_text(encoding="utf-8"))
    assert json.loads(done.stdout)["notation"]["value"] == truth["notation"]["value"]


def test_the_samples_and_the_skeleton_of_a_parser_are_installed_with_it(vanban: Path, tmp_path: Path) -> None:
    drawn = run(vanban, "samples", "make", "--count", "1", "--seed", "7", "-o", "made", cwd=tmp_path)
    assert drawn.returncode == 0, drawn.stderr
    assert list((tmp_path / "made" / "scans").glob("*.pdf"))
    made = run(vanban, "new-parser", "giay-nghi-phep", "--type", "Giấy nghỉ phép", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    assert (tmp_path / "giay-nghi-phep" / "pyproject.toml").exists()
