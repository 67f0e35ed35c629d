"""A desk over a copy of an archive, users at it, and beside them whoever asks the bare queries."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import httpx2
import psutil

from benchmarks.desk_load.queries import Times, bare_seconds
from benchmarks.desk_load.telling import Memory, print_server
from benchmarks.desk_load.users import REQUEST_SECONDS, Told, use
from ocr_pipeline.archive.catalogue import catalogue_to_read

LINKED: Final = ("documents", "runs", "archive.json", "README.txt")
COPIED: Final = ("catalogue.sqlite", "journal.sqlite", "decisions.sqlite")
START_SECONDS: Final = 300.0


@dataclass(frozen=True, slots=True)
class Load:
    """Who asks for what: so many users, who think for ``think`` seconds, for ``seconds``."""

    archive: Path
    identities: Sequence[str]
    users: int
    think: float
    seconds: float


def copied(archive: Path, copy: Path) -> Path:
    """An archive whose documents are linked to, and whose catalogue, journal and decisions may be changed."""
    copy.mkdir()
    for name in LINKED:
        if (archive / name).exists():
            (copy / name).symlink_to(archive / name)
    for name in COPIED:
        if (archive / name).exists():
            shutil.copyfile(archive / name, copy / name)
    return copy


def identities_of(archive: Path) -> list[str]:
    """Documents that are asked for, by their identities."""
    with catalogue_to_read(archive / "catalogue.sqlite") as connection:
        rows = connection.execute("SELECT id FROM documents ORDER BY key LIMIT 1000")
        return [row[0] for row in rows]


def measured(load: Load, told: Told) -> Times:
    """What the bare queries took while users, of whom is told, were at a desk."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}"
    port = address.rpartition(":")[2]
    command = [sys.executable, "-m", "ocr_pipeline.cli", "serve", str(load.archive), "--port", port]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server, ProcessPoolExecutor(1) as other:
        try:
            _wait_for(address, server)
            held = Memory()
            bare = other.submit(bare_seconds, load.archive, load.identities, load.seconds)
            until = time.monotonic() + load.seconds
            with ThreadPoolExecutor(load.users + 1) as pool:
                pool.submit(_watch, server.pid, until, held)
                for number in range(load.users):
                    pool.submit(use, address, load.identities, number, load.think, until, told)
            found = bare.result()
            print_server(held, server.pid)
            return found
        finally:
            server.terminate()


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            httpx2.get(f"{address}/search", timeout=REQUEST_SECONDS).raise_for_status()
        except httpx2.HTTPError:
            time.sleep(0.5)
        else:
            return
    raise RuntimeError("the desk could not be opened")


def _watch(pid: int, until: float, held: Memory) -> None:
    """Notes the memory of the server and its processes every second, in MB."""
    server = psutil.Process(pid)
    while time.monotonic() < until:
        held.append(sum(_bytes(each) for each in [server, *server.children(recursive=True)]) / 1e6)
        time.sleep(1)


def _bytes(process: psutil.Process) -> int:
    """What a process alone holds: what several share is told of none."""
    try:
        return int(process.memory_full_info().uss)
    except psutil.NoSuchProcess:
        return 0
