"""What runs in a worker of a cluster: tasks go to a local pool there, which keeps budgets and bears crashes."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from concurrent.futures import CancelledError
from dataclasses import dataclass
from typing import Any, Final

from ocr_pipeline.batch.cluster.checking import LookAgain, Probe
from ocr_pipeline.batch.cluster.held_pools import HeldPools
from ocr_pipeline.batch.local_pool import LocalPool
from ocr_pipeline.batch.tasks import Workshop
from ocr_pipeline.errors import WorkerLostError


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


_POOLS: Final = HeldPools()
"""Of this process: of one task, a worker of Dask keeps nothing for the next but what its process holds."""


def carry_out(packed: bytes) -> bytes:
    """Carry out a pickled :class:`Order`; returns a pickled :class:`Carried`. Called in a thread of a worker.

    Both are bytes, so that whoever passes them on needs nothing of ours to do so.
    """
    order: Order = pickle.loads(packed)  # noqa: S301 - from the run, which the scheduler let in
    # Looked at first: a task of an earlier run must not end the processes of the run that has the archive now.
    if order.probe not in _POOLS and (unseen := order.probe.unseen()):
        return pickle.dumps(Carried(unfit=unseen))
    with _POOLS.pool_of(order.probe, order.slots) as pool:
        return pickle.dumps(_carried(order, pool))


def end(nonce: str) -> None:
    """Ends the processes of a run; returns at once."""
    _POOLS.end(nonce)


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
