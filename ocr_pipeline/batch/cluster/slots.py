"""What runs in a worker of a cluster: tasks go to a local pool there, which keeps budgets and bears crashes.

One pool for each run, with a process for each thread of the worker. It ends when the run says so, when a later run has
the archive, when nothing was asked of it for a while, and with its worker.
"""

from __future__ import annotations

import pickle
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from ocr_pipeline.batch.cluster.checking import LookAgain, Probe
from ocr_pipeline.batch.local_pool import LocalPool
from ocr_pipeline.batch.tasks import Workshop
from ocr_pipeline.errors import WorkerLostError

IDLE_SECONDS: Final = 120.0
"""How long processes are kept for a run that asks nothing: it may have been killed."""
LOOK_SECONDS: Final = 1.0
"""How often that is looked after."""


@dataclass(frozen=True, slots=True)
class Order:
    """A task, and what a worker needs to know of the run that it is of."""

    task: Callable[[], Any]
    workshop: Workshop
    probe: Probe
    slots: int


@dataclass(frozen=True, slots=True)
class Carried:
    """What came of an order. ``unfit`` says why the worker can take nothing more: the task is not at fault then."""

    value: Any = None
    error: BaseException | None = None
    unfit: str = ""


@dataclass(slots=True)
class _Held:
    """The pool of one run."""

    probe: Probe
    pool: LocalPool
    running: int = 0
    used: float = field(default_factory=time.monotonic)


# A worker of Dask keeps nothing of ours from one task to the next but what its process holds.
_LOCK: Final = threading.Lock()
_HELD: Final[dict[str, _Held]] = {}


def carry_out(packed: bytes) -> bytes:
    """Carry out a pickled :class:`Order`; returns a pickled :class:`Carried`. Called in a thread of a worker.

    Both are bytes, so that whoever passes them on needs nothing of ours to do so.
    """
    order: Order = pickle.loads(packed)  # noqa: S301 - from the run, which the scheduler let in
    # Looked at first: a task of an earlier run must not end the processes of the run that has the archive now.
    if order.probe.nonce not in _HELD and (unseen := order.probe.unseen()):
        return pickle.dumps(Carried(unfit=unseen))
    with _pool_for(order) as pool:
        return pickle.dumps(_carried(order, pool))


def end(nonce: str) -> None:
    """Ends the processes of a run; returns at once."""
    with _LOCK:
        held = _HELD.pop(nonce, None)
    if held is not None:
        threading.Thread(target=held.pool.kill, daemon=True).start()


def _carried(order: Order, pool: LocalPool) -> Carried:
    try:
        future = pool.submit(order.task)
    except RuntimeError:
        return Carried(unfit="its processes were ended")
    try:
        return Carried(future.result())
    except CancelledError:
        return Carried(unfit="its processes were ended")
    except Exception as error:  # noqa: BLE001 - told to the run
        return Carried(error=error, unfit=_unseen(order, pool))


def _unseen(order: Order, pool: LocalPool) -> str:
    """Whether a task failed because the worker has lost sight of the archive or the inbox.

    A process of its own looks: on a network folder that hangs it would hang this one.
    """
    try:
        return pool.submit(LookAgain(order.workshop, order.probe)).result()
    except (CancelledError, RuntimeError):
        return "its processes were ended"
    except WorkerLostError as lost:
        return f"the archive or the inbox hangs there: {lost.cause}"


@contextmanager
def _pool_for(order: Order) -> Iterator[LocalPool]:
    """The pool of an order's run. Pools of other runs over the same archive end: only one run at a time has it."""
    probe = order.probe
    with _LOCK:
        gone = [each for each in _HELD.values() if each.probe.folder == probe.folder and each.probe != probe]
        for each in gone:
            del _HELD[each.probe.nonce]
        held = _HELD.get(probe.nonce)
        if held is None:
            held = _HELD[probe.nonce] = _Held(probe, LocalPool(order.slots))
            if len(_HELD) == 1:
                threading.Thread(target=_look_after, daemon=True).start()
        held.running += 1
    for each in gone:
        each.pool.kill()
    try:
        yield held.pool
    finally:
        with _LOCK:
            held.running -= 1
            held.used = time.monotonic()


def _look_after() -> None:
    """Ends pools that nobody asks anything of, and all of them when this process ends: their threads would keep it."""
    main = threading.main_thread()
    while True:
        main.join(LOOK_SECONDS)
        ending, now = not main.is_alive(), time.monotonic()
        with _LOCK:
            over = [each for each in _HELD.values() if ending or (not each.running and now - each.used > IDLE_SECONDS)]
            for each in over:
                del _HELD[each.probe.nonce]
            none_left = not _HELD
        for each in over:
            each.pool.kill()
        if none_left:
            return
