"""Executors for tests: one that works at once, in this process."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from ocr_pipeline.batch.local_pool import LocalPool


class AtOnce(LocalPool):
    """Carries every call out when it is submitted; a fault of the call is the call's own."""

    def __init__(self, workers: int, log: Path | None = None) -> None:
        super().__init__(0, log)
        self._workers = workers

    @property
    def slots(self) -> int:
        return self._workers

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_running_or_notify_cancel()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - told to whoever holds the future
            future.set_exception(error)
        return future
