"""Runs a measure's commands and keeps what they print."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.targets.table import Measure

_PROGRAMS: Final = {"python": (sys.executable,), "vanban": (sys.executable, "-m", "ocr_pipeline.cli")}
"""The first word of a command and what is run for it: this environment's, whatever is installed besides."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a measure: what it ``printed``, and why it was not run or ``failed``, in words; else ``None``."""

    measure: Measure
    printed: str
    seconds: float
    failed: str | None

    def markdown(self) -> str:
        """Its part of the page."""
        said = f"\n**{self.failed}**\n" if self.failed else ""
        wanted = "\n".join(f"- {target}" for target in self.measure.targets)
        commands = "\n".join(self.measure.commands)
        return (
            f"## {self.measure.name}\n\n{wanted}\n{said}\n```sh\n{commands}\n```\n\n"
            f"{self.seconds:.0f} seconds.\n\n```text\n{self.printed.strip()}\n```\n"
        )


def run(measure: Measure, folder: Path, archive: Path) -> Outcome:
    """Run the commands one after another, until one fails; the words after ``python`` and ``vanban`` are as written.

    ``folder`` gets what they print in ``NAME.txt``, and the measure's own files in ``NAME``.
    """
    unset = [name for name in measure.needs if not os.environ.get(name)]
    if unset:
        return Outcome(measure, "", 0.0, f"Not run: {', '.join(unset)} is not set.")
    own = folder / measure.name
    printed, failed, begun = [], None, time.monotonic()
    for command in measure.commands:
        done = subprocess.run(arguments(command, own, archive), capture_output=True, text=True, check=False)
        printed.append(f"$ {command}\n{done.stdout}")
        if done.returncode != 0:
            printed.append(done.stderr)
            failed = f"Ended with {done.returncode}: {command}"
            break
    text = "\n".join(printed)
    (folder / f"{measure.name}.txt").write_text(text, encoding="utf-8")
    return Outcome(measure, text, time.monotonic() - begun, failed)


def arguments(command: str, own: Path, archive: Path) -> Sequence[str]:
    """The words of a command line, its places filled in, and the files that a word with a star means.

    Raises:
        KeyError: the command is none of this environment's.
    """
    program, *words = shlex.split(command)
    filled = (word.format(out=own, archive=archive) for word in words)
    return [*_PROGRAMS[program], *(name for word in filled for name in _meant(word))]


def _meant(word: str) -> Iterable[str]:
    if "*" not in word:
        return [word]
    path = Path(word)
    return map(str, sorted(path.parent.glob(path.name)))
