"""What a run asks of whoever carries out its tasks: an executor that also tells of itself and can be ended at once."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from concurrent.futures import Executor

from ocr_pipeline.archive.keys import Keys
from ocr_pipeline.batch.events import Event


class Pool(Executor):
    """Workers, wherever they are. A lost one costs its call a WorkerLostError, never the pool.

    Attributes:
        keys: of what its workers make, where every worker is compared with them before it is given work.
    """

    keys: Keys | None = None

    @property
    @abstractmethod
    def slots(self) -> int:
        """How many calls are carried out at a time, as things stand now."""

    @property
    @abstractmethod
    def idle(self) -> float:
        """The share (0..1) of the time since the pool was made that its workers waited for a call."""

    @abstractmethod
    def kill(self) -> None:
        """End every call at once; those that ran fail with a CancelledError."""

    def news(self) -> Iterable[Event]:
        """What has happened to workers since this was asked last; nothing that a run should tell, by default."""
        return ()
