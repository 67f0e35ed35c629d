"""The connection to a scheduler of Dask: the one module that uses Dask."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from ocr_pipeline.errors import MissingPackageError

try:
    import distributed
except ModuleNotFoundError as missing:
    raise MissingPackageError(f"--cluster needs the package {missing.name}, which is not installed") from missing

CONNECT_SECONDS: Final = 10.0
"""How long a scheduler may take to answer."""
END_SECONDS: Final = 5.0
"""How long taking leave may take."""

# What it complains of is told by the run, in words of ours.
logging.getLogger("distributed").setLevel(logging.CRITICAL)


class LinkLostError(Exception):
    """The scheduler is not there, or has lost what it was given."""


@dataclass(slots=True)
class Link:
    """A connection that was made; ``scheduler`` is the one it was made to, for Dask takes up another's unasked."""

    client: distributed.Client
    scheduler: str

    @classmethod
    async def made(cls, address: str) -> Link:
        """Connect.

        Raises:
            LinkLostError: the scheduler cannot be reached.
        """
        try:
            client = distributed.Client(address, timeout=CONNECT_SECONDS, asynchronous=True, set_as_default=False)
            return cls(client, (await _identity(await client))["id"])
        except (OSError, TimeoutError, ValueError, TypeError) as error:
            raise LinkLostError(str(error) or type(error).__name__) from error

    async def workers(self) -> Mapping[str, Mapping[str, Any]]:
        """The workers by their addresses: ``nthreads``, ``last_seen`` (seconds of the scheduler's clock) and more.

        Raises:
            LinkLostError: the scheduler does not answer.
        """
        try:
            told = await _identity(self.client)
        except (OSError, TimeoutError) as error:
            raise LinkLostError(str(error) or "it does not answer") from error
        if told["id"] != self.scheduler:
            raise LinkLostError("another has taken its place, which knows of no task")
        workers: Mapping[str, Mapping[str, Any]] = told["workers"]
        return workers

    async def call(self, function: Callable[..., Any], *arguments: Any, worker: str, key: str) -> Any:
        """Have one worker call a function, in one of its threads, and no other worker in its place.

        Raises:
            LinkLostError: the scheduler was lost meanwhile.
            Exception: whatever the function raised, or keeps the worker from calling it.
        """
        future = self.client.submit(
            function, *arguments, key=key, workers=[worker], allow_other_workers=False, pure=False, retries=0
        )
        try:
            return await future.result()
        except distributed.CancelledError as cancelled:
            raise LinkLostError(str(cancelled)) from cancelled
        finally:
            future.release()

    async def run(self, function: Callable[..., Any], *arguments: Any, workers: Sequence[str]) -> None:
        """Have workers call a function that returns at once; those that do not answer are passed over."""
        with contextlib.suppress(OSError, TimeoutError, ValueError):
            async with asyncio.timeout(END_SECONDS):
                await self.client.run(function, *arguments, workers=[*workers], on_error="ignore")

    async def close(self) -> None:
        """Take leave."""
        with contextlib.suppress(OSError, TimeoutError):
            async with asyncio.timeout(END_SECONDS):
                await self.client.close(timeout=END_SECONDS / 2)


async def _identity(client: distributed.Client) -> Mapping[str, Any]:
    """What the scheduler tells of itself: ``id``, other for each that was started, and ``workers``.

    Raises:
        LinkLostError: there is no connection.
        OSError: it broke.
        TimeoutError: the scheduler does not answer.
    """
    scheduler = client.scheduler
    if scheduler is None or client.status != "running":
        raise LinkLostError(f"the connection is {client.status}")
    async with asyncio.timeout(CONNECT_SECONDS):
        told: Mapping[str, Any] = await scheduler.identity(n_workers=-1)
    return told
