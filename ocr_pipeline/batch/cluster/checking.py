"""Whether a worker may take work: it reads as the run's own machine does, and sees the same inbox and archive."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

from ocr_pipeline.archive.address import Address
from ocr_pipeline.archive.keys import Keys
from ocr_pipeline.archive.writing import write_atomically
from ocr_pipeline.batch.budget import Budget
from ocr_pipeline.batch.inbox import Place
from ocr_pipeline.batch.tasks import START_SECONDS, GetReady, Workshop
from ocr_pipeline.errors import UnwritableOutputError, VanbanError

LOOK_SECONDS: Final = 30.0
"""What looking at the archive and the inbox may take, beside the start of a process."""
NAMES: Final = 5
"""Names of the inbox of which a worker must see one: a folder that nothing is mounted on is there, and empty."""
_NONCE: Final = "nonce"


@dataclass(frozen=True, slots=True)
class Probe:
    """By what a worker proves that it sees the run's archive and inbox under the run's paths.

    Attributes:
        folder: in the archive; holds a file that says ``nonce``.
        nonce: that no other run has.
        inbox: the folder of the scans, or its address in a store.
        names: of some things that lie in the inbox; none where it was empty.
    """

    folder: Path
    nonce: str
    inbox: Place
    names: tuple[str, ...]

    @classmethod
    def laid(cls, folder: Path, inbox: Place) -> Self:
        """Lay one out.

        Raises:
            UnwritableOutputError: the archive takes no file.
        """
        nonce = secrets.token_hex(16)
        folder.mkdir(parents=True, exist_ok=True)
        write_atomically(folder / _NONCE, nonce.encode())
        if isinstance(inbox, Address):
            return cls(folder, nonce, inbox, ())
        with os.scandir(inbox) as entries:
            names = tuple(entry.name for entry, _ in zip(entries, range(NAMES), strict=False))
        return cls(folder, nonce, inbox, names)

    def unseen(self) -> str:
        """Why this process does not see what it should; empty when it does."""
        try:
            if (self.folder / _NONCE).read_bytes() != self.nonce.encode():
                return f"{self.folder} is of another run"
        except OSError as error:
            return f"the archive is not seen at {self.folder.parent.parent}: {error.strerror}"
        try:
            write_atomically(self.mark, self.nonce.encode())
        except UnwritableOutputError as error:
            return f"the archive takes no file: {error.cause}"
        if isinstance(self.inbox, Address):
            return _unseen_in_store(self.inbox)
        if self.names and not any((self.inbox / name).exists() for name in self.names):
            return f"the scans are not seen at {self.inbox}"
        return ""

    @property
    def mark(self) -> Path:
        """The file that this process writes; every machine and process has its own."""
        return self.folder / f"{os.uname().nodename}-{os.getpid()}"

    def shows(self, mark: str) -> bool:
        """Whether a file that a worker wrote is seen here: there may be two archives under one path."""
        try:
            return (self.folder / mark).read_bytes() == self.nonce.encode()
        except OSError:
            return False


def _unseen_in_store(inbox: Address) -> str:
    """Why a store is not seen; empty when it is."""
    from ocr_pipeline.batch.stores import stamp_at  # few batches need it

    try:
        return "" if stamp_at(inbox) is not None else f"the scans are not seen at {inbox}"
    except VanbanError as error:
        return f"the scans are not seen at {inbox}: {error.cause}"


@dataclass(frozen=True, slots=True)
class Installed:
    """What a machine makes documents with: the keys, and what they are made of by name."""

    keys: Keys
    parts: Mapping[str, str]

    def differing(self, theirs: Installed) -> str:
        """In what another machine differs from this one, in words; empty where it makes the same documents."""
        names = [*dict.fromkeys([*self.parts, *theirs.parts])]
        found = [_differing(name, self.parts.get(name), theirs.parts.get(name)) for name in names]
        told = "; ".join(_shortened(filter(None, found)))
        return told if told or self.keys == theirs.keys else "its settings differ from those of the run"


def _differing(name: str, ours: str | None, theirs: str | None) -> str:
    if ours == theirs:
        return ""
    if theirs is None:
        return f"it has no {name}"
    if ours is None:
        return f"it has {name}, which the run has not"
    if name.startswith(("model", "code", "user's")):
        return f"its {name} is not the run's"
    return f"its {name} is {theirs}, the run's is {ours}"


def _shortened(differences: Iterable[str], most: int = 3) -> list[str]:
    every = [*differences]
    return every if len(every) <= most else [*every[:most], f"and {len(every) - most} things more"]


@dataclass(frozen=True, slots=True)
class Seen:
    """What a worker was found to be; ``mark`` is the name of the file that it wrote."""

    installed: Installed
    mark: str


@dataclass(frozen=True, slots=True)
class LookOver:
    """Look a machine over: what it makes documents with, and, with a probe, whether it sees what it should."""

    workshop: Workshop
    probe: Probe | None = None

    @property
    def budget(self) -> Budget:
        """Loading libraries and models."""
        return self.workshop.budget(START_SECONDS)

    def __call__(self) -> Seen:
        """Looks.

        Raises:
            UnwritableOutputError: the archive or the inbox is not seen.
            InstallationError: something that is needed is not there.
            SettingsError: the user's dictionary cannot be read.
        """
        from ocr_pipeline.batch.work import get_ready, parts_here

        mark = ""
        if self.probe is not None:
            mark = self.probe.mark.name
            if unseen := self.probe.unseen():
                raise UnwritableOutputError(unseen)
        return Seen(Installed(get_ready(GetReady(self.workshop)), parts_here(self.workshop)), mark)


@dataclass(frozen=True, slots=True)
class LookAgain:
    """Look whether the archive and the inbox are still seen; returns why not, nothing when they are."""

    workshop: Workshop
    probe: Probe

    @property
    def budget(self) -> Budget:
        """A file read and one written, on a share that may hang."""
        return self.workshop.budget(LOOK_SECONDS)

    def __call__(self) -> str:
        """Looks."""
        return self.probe.unseen()
