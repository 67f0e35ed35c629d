"""How much memory a process and the programs it runs hold, looked at from outside many times a second.

Not ``getrusage``: its maximum survives ``exec``, so that every program would be charged with what its parent held.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_PROC: Final = Path("/proc")
_INTERVAL: Final = 0.05
"""Seconds between two looks."""
_KILOBYTES: Final = re.compile(r"^(?P<name>VmHWM|VmRSS):\s+(?P<kilobytes>\d+) kB$", re.MULTILINE)
_PARENT: Final = re.compile(r"^PPid:\s+(?P<pid>\d+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Held:
    """Megabytes (10⁶ bytes) that a process holds at a moment, and the most it has held until then."""

    now: float
    most: float


@dataclass(frozen=True, slots=True)
class Peaks:
    """Most megabytes (10⁶ bytes) held: by the process, by one program it ran, and by all of them at one moment.

    ``together`` counts what processes share once for each of them: it is at most that.
    """

    process: float = 0.0
    largest_program: float = 0.0
    together: float = 0.0


def watch(pid: int, running: Callable[[], bool]) -> Peaks:
    """Looks at the process ``pid`` until ``running`` says that it has ended."""
    peaks = Peaks()
    while running():
        peaks = _higher(peaks, look(pid))
        time.sleep(_INTERVAL)
    return peaks


def look(pid: int) -> Peaks:
    """What the process has held at most until now, its programs too; ``together`` is of this moment."""
    processes = _processes()
    status = processes.get(pid)
    if status is None:
        return Peaks()
    programs = [processes[each] for each in descendants(pid, {each: _parent(processes[each]) for each in processes})]
    return Peaks(
        process=_megabytes(status, "VmHWM"),
        largest_program=max((_megabytes(each, "VmHWM") for each in programs), default=0.0),
        together=sum(_megabytes(each, "VmRSS") for each in (status, *programs)),
    )


def held() -> Held:
    """What this process holds."""
    status = (_PROC / "self" / "status").read_text(encoding="utf-8")
    return Held(_megabytes(status, "VmRSS"), _megabytes(status, "VmHWM"))


def descendants(pid: int, parents: Mapping[int, int]) -> list[int]:
    """The children of ``pid``, theirs, and so on; ``parents`` gives the parent of each process."""
    found = [pid]
    for each in found:
        found += [child for child, parent in parents.items() if parent == each]
    return found[1:]


def _processes() -> dict[int, str]:
    found = {}
    for folder in _PROC.iterdir():
        if folder.name.isdigit():
            status = _status(folder)
            if status is not None:
                found[int(folder.name)] = status
    return found


def _status(folder: Path) -> str | None:
    try:
        status = (folder / "status").read_text(encoding="utf-8", errors="replace")
        # Between fork and exec a child still wears the memory of its parent.
        parent = _PROC / str(_parent(status)) / "cmdline"
        if (folder / "cmdline").read_bytes() == parent.read_bytes():
            return None
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        # It ended while it was looked at, or is none of ours.
        return None
    return status


def _parent(status: str) -> int:
    found = _PARENT.search(status)
    return int(found["pid"]) if found else 0


def _megabytes(status: str, name: str) -> float:
    # A process that has ended but was not waited for holds nothing, and has no such line.
    kilobytes = {found["name"]: int(found["kilobytes"]) for found in _KILOBYTES.finditer(status)}
    return kilobytes.get(name, 0) * 1024 / 1e6


def _higher(one: Peaks, other: Peaks) -> Peaks:
    return Peaks(
        max(one.process, other.process),
        max(one.largest_program, other.largest_program),
        max(one.together, other.together),
    )
