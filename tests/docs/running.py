"""Runs blocks of the documents in a folder that has what they name: scans, an archive, a damaged text."""

from __future__ import annotations

import contextlib
import doctest
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pypdfium2

from tests.docs.fences import ROOT, Fence

SAMPLES: Final = ROOT / "samples"
NAMED: Final = {
    "to-trinh.pdf": "cong-van",
    "letter.pdf": "giay-moi",
    "bound.pdf": "quyet-dinh-quy-che",
    "scan.pdf": "cong-van",
    "scans/1.pdf": "cong-van",
    "scans/2.pdf": "quyet-dinh",
    "letters/1.pdf": "giay-moi",
}
"""What documents call scans of their readers, and the sample that stands there."""
DAMAGED: Final = "Ké hoach sb 47/KH-STP ngay 6/5/2019 cua S& Tu phap\n"
QUESTION: Final = "SELECT code, date FROM documents WHERE date IS NOT NULL ORDER BY date\n"
MOST_SECONDS: Final = 7200
"""No test judges by time, but a command that never ends must not hold the others up."""
# "…" alone on a line stands for any lines, within one for any text.
ANYTHING: Final = "…"
ANY_LINES: Final = re.compile(rf"^{ANYTHING}\n", flags=re.MULTILINE)


def stage(folder: Path, archive: Path) -> None:
    """Lays out what examples name; ``archive`` holds the samples."""
    (folder / "samples").symlink_to(SAMPLES)
    for name, sample in NAMED.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).symlink_to(SAMPLES / f"scans/{sample}.pdf")
    # Copied: an example may decide something in it.
    shutil.copytree(archive, folder / "archive")
    shutil.copytree(archive, folder / "archives/2024")
    (folder / "damaged.txt").write_text(DAMAGED, encoding="utf-8")
    (folder / "question.sql").write_text(QUESTION, encoding="utf-8")
    with pypdfium2.PdfDocument(SAMPLES / "scans/thong-bao.pdf") as pdf:
        for number in range(2):
            page = pdf[min(number, len(pdf) - 1)].render(scale=2.0).to_pil()
            page.save(folder / f"trang{number + 1}.jpg", dpi=(144, 144))
    (folder / "truth").mkdir()
    (folder / "truth/1.json").symlink_to(SAMPLES / "truth/giay-moi.json")


def run(fence: Fence, folder: Path, document: str, names: dict[str, Any]) -> None:
    """Runs a block; what goes otherwise than it says fails the test. ``names`` are those of Python in this section."""
    if fence.language == "sh":
        shell(fence.body, folder)
    elif fence.language == "console":
        console(fence.body, folder)
    else:
        with contextlib.chdir(folder):
            (session if fence.language == "pycon" else script)(fence, document, names)


def shell(commands: str, folder: Path) -> str:
    """What the commands print on standard output; the first that fails ends them."""
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", commands],
        cwd=folder,
        env=_environment(folder),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=MOST_SECONDS,
    )
    assert done.returncode == 0, f"{commands}\nended with {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def console(body: str, folder: Path) -> None:
    """Each command behind ``$`` prints what stands below it."""
    for command, wanted in commands_of(body):
        printed = shell(command, folder)
        assert as_pattern(wanted).fullmatch(printed), f"$ {command}\nprints\n{printed}\nand not\n{wanted}"


def commands_of(body: str) -> Iterator[tuple[str, str]]:
    """Each command with what it is said to print."""
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        first, *rest = part.splitlines(keepends=True)
        while rest and rest[0].startswith("> "):
            first += rest.pop(0).removeprefix("> ")
        yield first, "".join(rest)


def as_pattern(wanted: str) -> re.Pattern[str]:
    """What is printed where ``…`` stands for anything."""
    lines = [re.escape(part).replace(ANYTHING, "[^\n]*") for part in ANY_LINES.split(wanted)]
    return re.compile("(?:[^\n]*\n)*".join(lines))


def session(fence: Fence, document: str, names: dict[str, Any]) -> None:
    """A session of Python answers what it says."""
    test = doctest.DocTestParser().get_doctest(fence.body, names, document, document, fence.line - 1)
    assert test.examples, "no prompt was found"
    said: list[str] = []
    failures = doctest.DocTestRunner(verbose=False).run(test, out=said.append, clear_globs=False).failed
    names.update(test.globs)
    assert failures == 0, "".join(said)


def script(fence: Fence, document: str, names: dict[str, Any]) -> None:
    """A piece of Python runs."""
    # The numbers of its lines are those of the page.
    code = compile("\n" * (fence.line - 1) + fence.body, document, "exec")
    exec(code, names)


def _environment(folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("VANBAN_")}
    path = f"{Path(sys.executable).parent}{os.pathsep}{kept.get('PATH', '')}"
    # A busy machine is no reason to give a page up.
    kept |= {"VANBAN_PAGE_SECONDS": "1800", "VANBAN_DOCUMENT_SECONDS": "7200", "VANBAN_STALL_SECONDS": "1800"}
    # The code beside this test, wherever `vanban` was installed from.
    return kept | {"PATH": path, "PYTHONPATH": str(ROOT), "HOME": str(folder), "COLUMNS": "120", "LC_ALL": "C.UTF-8"}
