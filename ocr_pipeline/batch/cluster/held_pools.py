"""The pools that a worker of a cluster holds: one for each run, with a process for each thread of the worker.

A pool ends when its run says so, when a later run has the archive, when nothing was asked of it for a while, and with
the worker.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

from ocr_pipeline.batch.cluster.checking import Probe
from ocr_pipeline.batch.local_pool import LocalPool

IDLE_SECONDS: Final = 120.0
"""How long processes are kept for a run that asks nothing: it may have been killed."""
LOOK_SECONDS: Final = 1.0
"""How often that is looked after."""


@dataclass(slots=True)
class _Held:
    """The pool of one run; ``used`` is when something was last asked of it."""

    probe: Probe
    pool: LocalPool
    used: float
    running: int = 0


@dataclass(slots=True)
class HeldPools:
    """Of one process, by the nonces of their runs; used by several threads at once.

    Attributes:
        clock: tells seconds.
    """

    clock: Callable[[], float] = time.monotonic
    _held: dict[str, _Held] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __contains__(self, probe: Probe) -> bool:
        return probe.nonce in self._held

    @contextmanager
    def pool_of(self, probe: Probe, slots: int) -> Iterator[LocalPool]:
        """The pool of a run, for as long as something is asked of it.

        Pools of other runs over the same archive end: only one run at a time has it.

        Args:
            probe: of the run.
            slots: processes of the pool, where it is made for this.
        """
        with self._lock:
            earlier = [each for each in self._held.values() if each.probe.folder == probe.folder]
            gone = self._taken_out([each for each in earlier if each.probe != probe])
            held = self._held.get(probe.nonce)
            if held is None:
                held = self._held[probe.nonce] = _Held(probe, LocalPool(slots), self.clock())
                if len(self._held) == 1:
                    threading.Thread(target=self._look_after, daemon=True).start()
            held.running += 1
        for pool in gone:
            pool.kill()
        try:
            yield held.pool
        finally:
            with self._lock:
                held.running -= 1
                held.used = self.clock()

    def end(self, nonce: str) -> None:
        """Ends the pool of a run, if there is one; returns at once."""
        with self._lock:
            gone = self._taken_out([self._held[nonce]] if nonce in self._held else [])
        for pool in gone:
            threading.Thread(target=pool.kill, daemon=True).start()

    def end_idle(self, *, every: bool = False) -> bool:
        """Ends the pools that nobody asked anything of for a while, or every one; returns whether none is left."""
        with self._lock:
            since = self.clock() - IDLE_SECONDS
            over = [each for each in self._held.values() if every or (not each.running and each.used < since)]
            gone = self._taken_out(over)
            none_left = not self._held
        for pool in gone:
            pool.kill()
        return none_left

    def _taken_out(self, over: list[_Held]) -> list[LocalPool]:
        """Forgets pools, for whoever has the lock; they are killed when that is let go."""
        for each in over:
            del self._held[each.probe.nonce]
        return [each.pool for each in over]

    def _look_after(self) -> None:
        """Ends pools in time, and all of them when this process ends: their threads would keep it."""
        main = threading.main_thread()
        none_left = False
        while not none_left:
            main.join(LOOK_SECONDS)
            none_left = self.end_idle(every=not main.is_alive())
