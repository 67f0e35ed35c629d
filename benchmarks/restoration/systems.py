"""What is compared: ways to mend a text, the restorer among them, and the CPU that each takes."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

from benchmarks.restoration.scores import Score, score
from benchmarks.restoration.sets import Case
from diacritics import Restoration, Restorer

OURS: Final = "vanban"
AS_READ: Final = "as read"


class System(Protocol):
    """Text in, mended text out. ``trouble`` says in a few words what went wrong until now, or is empty."""

    name: str

    def mend(self, text: str) -> str:
        """The mended text, its lines those of ``text``."""

    def trouble(self) -> str:
        """What a reader of its figures must know."""


class Ours:
    """This project's restorer, known by its public face alone; keeps what it said of the texts since ``forget``."""

    name: str = OURS

    def __init__(self, restorer: Restorer) -> None:
        self._restorer = restorer
        self.said: list[Restoration] = []

    def mend(self, text: str) -> str:
        """The restored text."""
        restoration = self._restorer.restore(text)
        self.said.append(restoration)
        return restoration.text

    def trouble(self) -> str:
        """Never any: what it raises ends the run."""
        return ""

    def forget(self) -> None:
        """Begins a new set."""
        self.said.clear()


class LineByLine:
    """A peer that mends a line; what it raises is counted, and the line kept as it is."""

    def __init__(self, name: str, mend_line: Callable[[str], str]) -> None:
        self.name = name
        self._mend_line = mend_line
        self._lines = 0
        self._raised = 0

    def mend(self, text: str) -> str:
        """The text with each line mended; blank lines are not asked for."""
        return "\n".join(self._line(line) if line.strip() else line for line in text.split("\n"))

    def _line(self, line: str) -> str:
        self._lines += 1
        try:
            return self._mend_line(line)
        except Exception:  # noqa: BLE001  # whatever it raises is its outcome on this line
            self._raised += 1
            return line

    def trouble(self) -> str:
        """On how many lines it raised an exception, then begins to count anew."""
        said = f"raised on {self._raised} of {self._lines} lines" if self._raised else ""
        self._lines = self._raised = 0
        return said


@dataclass(frozen=True, slots=True)
class Row:
    """A system on a set: ``words`` are of the input, ``seconds`` of CPU for mending alone."""

    system: str
    score: Score = field(default_factory=Score)
    words: int = 0
    seconds: float = 0.0
    trouble: str = ""

    @property
    def speed(self) -> float | None:
        """Words a second of CPU; ``None`` where the clock saw no time pass."""
        return self.words / self.seconds if self.seconds > 0 else None


def untouched(cases: Sequence[Case]) -> Row:
    """What all systems start from."""
    return Row(AS_READ, sum((score(case.read, case.read, case.truth) for case in cases), Score()), _words(cases))


def measured(system: System, cases: Sequence[Case]) -> Row:
    """The system on these cases."""
    total = Score()
    seconds = 0.0
    for case in cases:
        began = time.process_time()
        out = system.mend(case.read)
        seconds += time.process_time() - began
        total += score(case.read, out, case.truth)
    return Row(system.name, total, _words(cases), seconds, system.trouble())


def _words(cases: Sequence[Case]) -> int:
    return sum(len(case.read.split()) for case in cases)
