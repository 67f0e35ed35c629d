"""CPU seconds of this process and of its children, and where on the road of a document they went."""

from __future__ import annotations

import resource
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import wraps
from importlib import import_module
from operator import attrgetter
from typing import Any

StagePath = tuple[str, ...]
"""A stage, with the stages it was entered from before it."""


@dataclass(frozen=True, slots=True)
class Cpu:
    """User and system seconds; a child counts (with its own children) when it has ended."""

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
    """What this process and its ended children have used since it began."""
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return Cpu(own.ru_utime + own.ru_stime, children.ru_utime + children.ru_stime)


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
