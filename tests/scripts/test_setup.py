"""scripts/setup.sh on machines that lack something: it names what is missing, says what to do, and does not pass."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from diacritics.training.channel_rendering import FAMILIES
from samples.ink.faces import FACES, PACKAGES

ROOT = Path(__file__).resolve().parents[2]
SHELL_TOOLS = ("cat", "cp", "dirname", "env", "find", "grep", "head", "id", "rm", "sha256sum", "sh", "tr", "mkdir")
# Stands in for a Python whose packages are at hand: what is asked of it is written down, nothing is downloaded.
OBLIGING_PYTHON = r"""
case "$*" in
  "-m venv --clear .venv") mkdir -p .venv/bin; cp "$0" .venv/bin/python ;;
  *pip*install*) echo "$*" >> .venv/pip.log ;;
esac
"""
LANGUAGES = {
    "vie": "tesseract-ocr-vie",
    "eng": "tesseract-ocr-eng",
    "osd": "tesseract-ocr-osd",
    "Vietnamese": "tesseract-ocr-script-viet",
}
NOT_ROOT = "[ $1 = -u ] && echo 1000"


@dataclass(frozen=True)
class Machine:
    """A machine of which only the programs in ``bin`` exist; the project lies in ``project``."""

    bin: Path
    project: Path
    home: Path

    def program(self, name: str, script: str = "exit 0") -> None:
        path = self.bin / name
        path.unlink(missing_ok=True)
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)

    def without(self, *names: str) -> None:
        for name in names:
            (self.bin / name).unlink()

    def tesseract(self, *languages: str) -> None:
        self.program("tesseract", "\n".join(f"echo {language}" for language in languages))

    def setup(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["sh", str(self.project / "scripts" / "setup.sh"), *arguments],
            env={"PATH": str(self.bin), "HOME": str(self.home)},
            cwd=self.home,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A complete machine whose environment is made; fonts of its own make it independent of this one's."""
    made = Machine(tmp_path / "bin", tmp_path / "dự án có dấu cách", tmp_path / "home")
    for folder in (made.bin, made.project / "scripts", made.home / ".local/share/fonts"):
        folder.mkdir(parents=True)
    for face in FACES.values():
        (made.home / ".local/share/fonts" / Path(face.file).name).touch()
    shutil.copy(ROOT / "scripts/setup.sh", made.project / "scripts")
    for name in ("requirements.lock", "pyproject.toml"):
        (made.project / name).write_text(name)
    for tool in SHELL_TOOLS:
        found = shutil.which(tool)
        assert found, tool
        (made.bin / tool).symlink_to(found)
    made.tesseract(*LANGUAGES)
    made.program("pdftoppm")
    made.program("pdftotext")
    made.program("cc")
    made.program("apt-get", f"echo apt-get $* >> {tmp_path}/apt.log")
    made.program("python3", OBLIGING_PYTHON)
    return made


def apt_calls(machine: Machine) -> list[str]:
    log = machine.bin.parent / "apt.log"
    return log.read_text().splitlines() if log.exists() else []


def test_a_complete_machine_gets_an_environment_of_hashed_packages_and_the_second_run_does_nothing(
    machine: Machine,
) -> None:
    first = machine.setup()
    assert first.returncode == 0, first.stderr
    calls = (machine.project / ".venv/pip.log").read_text().splitlines()
    assert len(calls) == 2
    assert "--require-hashes -r requirements.lock" in calls[0]
    assert "--no-build-isolation -e ." in calls[1]

    second = machine.setup()
    assert (second.returncode, second.stdout, second.stderr) == (0, "setup: ready\n", "")
    assert (machine.project / ".venv/pip.log").read_text().splitlines() == calls
    assert apt_calls(machine) == []


@pytest.mark.parametrize("package", PACKAGES)
def test_the_fonts_of_print_and_of_hands_are_asked_of_apt_where_they_are_missing(
    machine: Machine, package: str
) -> None:
    # The fonts of this machine would be found too.
    script = machine.project / "scripts/setup.sh"
    script.write_text(script.read_text().replace("/usr/share/fonts /usr/local/share/fonts", ""))
    for face in FACES.values():
        if face.package == package:
            (machine.home / ".local/share/fonts" / Path(face.file).name).unlink(missing_ok=True)
    checked = machine.setup("--check")
    assert checked.returncode == 1
    assert f"missing: {package} \n" in checked.stderr


def test_the_faces_of_the_models_are_asked_of_apt_only_for_the_models(machine: Machine) -> None:
    # This machine may have them.
    script = machine.project / "scripts/setup.sh"
    script.write_text(re.sub(r"(?<=:)/usr/share/\S+/", f"{machine.home}/faces/", script.read_text()))
    machine.program("id", "echo 0")
    assert machine.setup().returncode == 0
    assert apt_calls(machine) == []
    lacking = machine.setup("--models")
    assert lacking.returncode == 1, "this apt-get installs nothing"
    assert apt_calls(machine)[1].endswith("--no-install-recommends fonts-liberation2 fonts-texgyre")

    (machine.home / "faces").mkdir()
    for name in ("LiberationSerif-Regular.ttf", "texgyretermes-regular.otf"):
        (machine.home / "faces" / name).touch()
    assert machine.setup("--models").returncode == 0
    assert len(apt_calls(machine)) == 2


def test_without_a_c_compiler_apt_is_asked_for_one_and_setup_goes_on_if_it_has_none(machine: Machine) -> None:
    (machine.bin / "cc").unlink()
    done = machine.setup()
    assert done.returncode == 0, done.stderr
    assert apt_calls(machine)[1].endswith("--no-install-recommends gcc libc6-dev")

    machine.program("apt-get", "exit 100")
    shutil.rmtree(machine.project / ".venv")
    done = machine.setup()
    assert done.returncode == 0, done.stderr
    assert "going on without a C compiler" in done.stdout
    assert done.stdout.endswith("setup: ready\n")


def test_the_browser_is_asked_of_apt_only_for_tests(machine: Machine) -> None:
    machine.program("id", "echo 0")
    assert machine.setup().returncode == 0
    assert apt_calls(machine) == []
    lacking = machine.setup("--browser")
    assert "chromium" in apt_calls(machine)[-1]
    assert lacking.returncode == 1
    machine.program("chromium", "exit 0")
    assert machine.setup("--browser").returncode == 0


def test_the_faces_of_the_models_are_looked_for_where_pages_are_drawn_from() -> None:
    script = (ROOT / "scripts/setup.sh").read_text(encoding="utf-8")
    looked_for = re.findall(r"fonts-\w+:(/usr/share/[^'\n]+)", script)
    drawn_from = {path.format(style) for path, styles in FAMILIES.values() for style in styles.split()}
    assert len(looked_for) == 2
    assert set(looked_for) <= drawn_from


@pytest.mark.parametrize("changed", ["requirements.lock", "pyproject.toml"])
def test_a_changed_lock_or_project_file_is_installed_anew(machine: Machine, changed: str) -> None:
    machine.setup()
    (machine.project / changed).write_text("changed")
    assert machine.setup("--check").returncode == 1
    assert machine.setup().returncode == 0
    assert len((machine.project / ".venv/pip.log").read_text().splitlines()) == 4


def test_a_moved_project_gets_a_new_environment(machine: Machine) -> None:
    """The commands of a virtual environment carry its absolute path."""
    machine.setup()
    moved = Machine(machine.bin, machine.project.with_name("moved"), machine.home)
    machine.project.rename(moved.project)
    assert "making .venv" in moved.setup().stdout
    assert moved.setup("--check").returncode == 0


@pytest.mark.parametrize(
    ("lacks", "package"),
    [
        pytest.param(("tesseract",), "tesseract-ocr", id="the engine itself"),
        pytest.param(("pdftoppm",), "poppler-utils", id="the renderer of PDF pages"),
        pytest.param(("pdftotext",), "poppler-utils", id="the reader of text layers"),
        pytest.param(("python3",), "python3-venv", id="a Python that can make a virtual environment"),
    ],
)
def test_a_missing_program_is_asked_of_apt_after_an_update(
    machine: Machine, lacks: tuple[str, ...], package: str
) -> None:
    machine.without(*lacks)
    machine.program("id", "echo 0")
    outcome = machine.setup()
    update, install = apt_calls(machine)
    assert update.endswith(" update")
    assert " install --no-install-recommends " in install
    assert package in install.split()
    assert outcome.returncode == 1, "this apt-get installs nothing, so the machine is still not ready"


@pytest.mark.parametrize("missing", LANGUAGES)
def test_a_missing_language_is_the_only_package_asked_for(machine: Machine, missing: str) -> None:
    machine.tesseract(*(language for language in LANGUAGES if language != missing))
    machine.program("id", "echo 0")
    outcome = machine.setup()
    assert apt_calls(machine)[1].split("--no-install-recommends ")[1] == LANGUAGES[missing]
    assert f"still not found: {LANGUAGES[missing]}" in outcome.stderr


def test_check_installs_nothing_and_names_what_is_missing(machine: Machine) -> None:
    machine.without("tesseract", "pdftoppm")
    outcome = machine.setup("--check")
    assert outcome.returncode == 1
    for package in ("tesseract-ocr", "tesseract-ocr-vie", "poppler-utils"):
        assert package in outcome.stderr.split()
    assert apt_calls(machine) == []
    assert not (machine.project / ".venv").exists()


def test_without_apt_the_package_is_named_for_the_machines_own_package_manager(machine: Machine) -> None:
    machine.without("apt-get", "tesseract")
    outcome = machine.setup()
    assert outcome.returncode == 1
    assert "tesseract-ocr-vie" in outcome.stderr
    assert "no apt-get" in outcome.stderr


def test_without_root_and_sudo_the_command_for_an_administrator_is_given(machine: Machine) -> None:
    machine.without("pdftoppm")
    machine.program("id", NOT_ROOT)
    outcome = machine.setup()
    assert outcome.returncode == 1
    assert "apt-get install --no-install-recommends poppler-utils" in outcome.stderr
    assert apt_calls(machine) == []


def test_sudo_is_used_by_a_person_who_is_not_root(machine: Machine) -> None:
    machine.without("pdftoppm")
    machine.program("id", NOT_ROOT)
    machine.program("sudo", 'echo sudo "$@" >> "$HOME/sudo.log"; "$@"')
    machine.setup()
    assert len((machine.home / "sudo.log").read_text().splitlines()) == 2
    assert len(apt_calls(machine)) == 2


def test_a_failing_apt_update_is_not_passed_over(machine: Machine) -> None:
    machine.without("pdftoppm")
    machine.program("id", "echo 0")
    machine.program("apt-get", "exit 100")
    outcome = machine.setup()
    assert outcome.returncode == 1
    assert "Check the network" in outcome.stderr


def test_a_python_that_is_too_old_is_named_with_the_way_out(machine: Machine) -> None:
    machine.program("python3", '[ "$1" = --version ] && echo Python 3.10.12')
    machine.program("id", "echo 0")
    outcome = machine.setup()
    assert outcome.returncode == 1
    assert "Python 3.11 or newer" in outcome.stderr
    assert "3.10.12" in outcome.stderr


def test_a_newer_python_beside_one_that_is_too_old_is_installed_and_used(machine: Machine) -> None:
    machine.program("python3", '[ "$1" = --version ] && echo Python 3.10.12')
    machine.program("id", "echo 0")
    machine.program("apt-cache", '[ "$2" = python3.11-venv ]')
    new = machine.bin / "python3.11"
    body = OBLIGING_PYTHON.strip().replace('"', '\\"').replace("$", "\\$")
    machine.program("apt-get", f'case "$*" in *python3.11-venv*) echo "{body}" > {new}; chmod 755 {new} ;; esac')
    (machine.bin / "chmod").symlink_to(shutil.which("chmod") or "")
    outcome = machine.setup()
    assert outcome.returncode == 0, outcome.stderr
    assert "installing python3.11-venv" in outcome.stdout


def test_a_package_index_out_of_reach_leaves_the_machine_not_ready(machine: Machine) -> None:
    machine.program("python3", OBLIGING_PYTHON.replace('echo "$*" >> .venv/pip.log', "exit 1"))
    outcome = machine.setup()
    assert outcome.returncode == 1
    assert "PIP_FIND_LINKS" in outcome.stderr
    assert machine.setup("--check").returncode == 1


def test_an_unknown_option_is_refused(machine: Machine) -> None:
    outcome = machine.setup("--chekc")
    assert (outcome.returncode, outcome.stdout) == (2, "")
    assert "usage" in outcome.stderr


def test_a_call_from_another_folder_finds_the_project(machine: Machine) -> None:
    """Even where CDPATH makes `cd` print its way and look elsewhere first."""
    relative = os.path.relpath(machine.project / "scripts/setup.sh", machine.project.parent)
    outcome = subprocess.run(
        ["sh", relative],
        env={"PATH": str(machine.bin), "HOME": str(machine.home), "CDPATH": str(machine.home)},
        cwd=machine.project.parent,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert outcome.returncode == 0, outcome.stderr
    assert (machine.project / ".venv/vanban-setup").exists()
