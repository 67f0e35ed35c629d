"""CPU seconds of this process and of its children, and where on the road of a document they went."""

from __future__ import annotations

import os
import resource
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import wraps
from importlib import import_module
from operator import attrgetter
from pathlib import Path
from typing import Any, Final

_PROC: Final = Path("/proc")
_TICKS: Final = slice(11, 15)
"""Where ``/proc/PID/stat`` gives utime, stime, cutime and cstime, counted from the state that follows the name."""

StagePath = tuple[str, ...]
"""A stage, with the stages it was entered from before it."""


@dataclass(frozen=True, slots=True)
class Cpu:
    """User and system seconds; a child counts with its own children that have ended."""

    own: float = 0.0
    children: float = 0.0

    def __add__(self, other: Cpu) -> Cpu:
        return Cpu(self.own + other.own, self.children + other.children)

    def __sub__(self, other: Cpu) -> Cpu:
        return Cpu(self.own - other.own, self.children - other.children)

    @property
    def seconds(self) -> float:
        """Both together."""
        return self.own + self.children


def cpu_so_far() -> Cpu:
    """What this process and its children have used since they began: those that have ended, and those that have not.

    The operating system adds a child to its parent's account when it has ended; one that stays, as Tesseract does,
    would be free of charge till then. It is read off at a hundredth of a second, of all that it has used.
    """
    own, ended = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    children = ended.ru_utime + ended.ru_stime + sum(map(_used, _living_children()))
    return Cpu(own.ru_utime + own.ru_stime, children)


def _living_children() -> set[int]:
    lists = list((_PROC / "self" / "task").glob("*/children"))
    if not lists:
        raise OSError("The system does not list the children of a process: their CPU would not be counted")
    return {int(pid) for each in lists for pid in each.read_text(encoding="ascii").split()}


def _used(pid: int) -> float:
    """CPU seconds of a child that was not waited for yet, and of its own children that were."""
    stat = (_PROC / str(pid) / "stat").read_text(encoding="utf-8", errors="replace")
    # The name of the program stands in brackets, and may hold any character.
    fields = stat.rpartition(")")[2].split()
    return sum(int(ticks) for ticks in fields[_TICKS]) / os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Stage:
    """A public function of the road: ``module``, the dotted name inside it, and what its work is called."""

    module: str
    function: str
    name: str

    def place(self) -> tuple[Any, str]:
        """The module or class that holds the function, and its attribute there."""
        owner, _, attribute = self.function.rpartition(".")
        module = import_module(self.module)
        return (attrgetter(owner)(module) if owner else module), attribute


class StageClock:
    """Charges CPU to the innermost stage that is running; what runs in no stage is charged to ``()``."""

    def __init__(self, now: Callable[[], Cpu] = cpu_so_far) -> None:
        self.spent: dict[StagePath, Cpu] = {}
        self.calls: Counter[str] = Counter()
        self._now = now
        self._running: list[str] = []
        self._charged_until = now()

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """What runs inside is charged to ``name``, but for the stages entered inside."""
        self._charge()
        self._running.append(name)
        self.calls[name] += 1
        try:
            yield
        finally:
            self._charge()
            self._running.pop()

    @contextmanager
    def watching(self, stages: Sequence[Stage]) -> Iterator[None]:
        """Each call of these functions is a stage while the context lasts."""
        self._charged_until = self._now()
        with ExitStack() as undo:
            for each in stages:
                owner, attribute = each.place()
                original = getattr(owner, attribute)
                setattr(owner, attribute, self._watched(original, each.name))
                undo.callback(setattr, owner, attribute, original)
            yield
            self._charge()

    def _watched(self, function: Callable[..., Any], name: str) -> Callable[..., Any]:
        @wraps(function)
        def watched(*args: Any, **kwargs: Any) -> Any:
            with self.stage(name):
                return function(*args, **kwargs)

        return watched

    def _charge(self) -> None:
        now, path = self._now(), tuple(self._running)
        self.spent[path] = self.spent.get(path, Cpu()) + (now - self._charged_until)
        self._charged_until = now


def added(parts: Mapping[StagePath, Cpu]) -> Cpu:
    """All stages together."""
    return sum(parts.values(), Cpu())
