"""``python -m benchmarks.desk_load ARCHIVE``: many users at the desk of a large archive, beside the bare queries.

The archive is not changed: its catalogue is copied, its documents are linked to, and decisions go into the copy. The
server, the users and whoever asks the bare queries are processes that share the machine for the same time, so that each
page stands beside the queries behind it as that machine answered them then. These queries are all that the page asks of
the archive (of its catalogue, its log of decisions and its files), by the same functions, and nothing of what is made
of the answers: no connection, no template, no JSON.
"""

from __future__ import annotations

import argparse
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median, quantiles
from typing import Final

import httpx2
import psutil

from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.archive.catalogue import catalogue_to_read
from ocr_pipeline.archive.search.facets import facets
from ocr_pipeline.archive.search.filters import Filters
from ocr_pipeline.archive.search.searching import search
from ocr_pipeline.batch.overview import overview
from ocr_pipeline.web.counts import count_all
from ocr_pipeline.web.document_view import linked_citations
from ocr_pipeline.web.page_words import page_text
from ocr_pipeline.web.queue import count_waiting, queue

QUESTIONS: Final = ("an toan thuc pham", "kiểm tra", "kinh phi 2023", "quyet dinh", "214/QĐ-UBND", "nguyen van")
VISITS: Final = ("search", "search", "narrowed", "first", "document", "json", "review", "decide", "board", "work")
"""What users do, one as often as another."""
LINKED: Final = ("documents", "runs", "archive.json", "README.txt")
COPIED: Final = ("catalogue.sqlite", "journal.sqlite", "decisions.sqlite")
HEAVY: Final = ("search", "narrowed", "first", "board")
"""Pages whose queries take long; the others are asked more often, for the longest of a few says little."""
LEAST_PAUSE: Final = 0.1
PAUSES: Final = 5
"""Seconds between two bare queries, and how many times as long as the last one took: they must not be the load."""
START_SECONDS: Final = 300.0
REQUEST_SECONDS: Final = 120.0
TURN_SECONDS: Final = 0.0005
"""Of one user before another's: all are threads of one process, and must wait for the server, not for each other."""

Times = dict[str, list[float]]
Memory = list[float]
"""Megabytes, second by second."""


@dataclass(slots=True)
class Told:
    """What users met: seconds by page, and what went wrong."""

    seconds: Times = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def timed(self, page: str, ask: Callable[[], httpx2.Response]) -> httpx2.Response:
        """What was answered; its time and its fault are kept."""
        began = time.perf_counter()
        try:
            answer = ask()
        except httpx2.HTTPError as error:
            with self.lock:
                self.errors.append(f"{page}: {type(error).__name__} {error}")
            raise
        with self.lock:
            self.seconds[page].append(time.perf_counter() - began)
            if answer.status_code >= 400:
                self.errors.append(f"{page}: {answer.status_code} {answer.text[:200]}")
        return answer


@dataclass(frozen=True, slots=True)
class Load:
    """Who asks for what: so many users, who think for ``think`` seconds, for ``seconds``."""

    archive: Path
    identities: Sequence[str]
    users: int
    think: float
    seconds: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line and do what it says; 1 where a request failed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.desk_load", description=__doc__)
    parser.add_argument("archive", type=Path, metavar="ARCHIVE")
    parser.add_argument("--users", type=int, default=20)
    parser.add_argument("--think", type=float, default=2.0, help="seconds between an answer and the next request")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--rounds", type=int, default=1, help="times that all of it is done, each with a new server")
    parser.add_argument("--folder", type=Path, help="where the copy is made; the system's temporary folder")
    options = parser.parse_args(arguments)
    sys.setswitchinterval(TURN_SECONDS)
    with tempfile.TemporaryDirectory(prefix="desk-load-", dir=options.folder) as folder:
        archive = _copied(options.archive.resolve(), Path(folder) / "archive")
        load = Load(archive, _identities(archive), options.users, options.think, options.seconds)
        told = Told()
        bare: Times = defaultdict(list)
        for _ in range(options.rounds):
            for page, alone in _measured(load, told).items():
                bare[page] += alone
        _print(told, bare)
    return int(bool(told.errors))


def _copied(archive: Path, copy: Path) -> Path:
    copy.mkdir()
    for name in LINKED:
        if (archive / name).exists():
            (copy / name).symlink_to(archive / name)
    for name in COPIED:
        if (archive / name).exists():
            shutil.copyfile(archive / name, copy / name)
    return copy


def _measured(load: Load, told: Told) -> Times:
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
                    pool.submit(_use, address, load.identities, number, load.think, until, told)
            found = bare.result()
            _print_server(held, server.pid)
            return found
        finally:
            server.terminate()


def _identities(archive: Path) -> list[str]:
    with catalogue_to_read(archive / "catalogue.sqlite") as connection:
        rows = connection.execute("SELECT id FROM documents ORDER BY key LIMIT 1000")
        return [row[0] for row in rows]


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


def _use(address: str, identities: Sequence[str], number: int, think: float, until: float, told: Told) -> None:
    """A user: one page after the other, in an order of their own."""
    chance = random.Random(number)
    with httpx2.Client(base_url=address, follow_redirects=True, timeout=REQUEST_SECONDS) as client:
        session = client.get("/api/session").json()
        marked = {session["header"]: session["mark"]}
        time.sleep(think * chance.random())
        while time.monotonic() < until:
            try:
                _ask(client, chance, identities, told, marked, f"user {number}")
            except httpx2.HTTPError:
                continue
            time.sleep(think)


def _ask(
    client: httpx2.Client,
    chance: random.Random,
    identities: Sequence[str],
    told: Told,
    marked: Mapping[str, str],
    name: str,
) -> None:
    what = chance.choice(VISITS)
    identity = chance.choice(identities)
    address = {
        "search": f"/search?q={chance.choice(QUESTIONS)}",
        "narrowed": f"/search?review=1&year={chance.randint(2015, 2024)}",
        "first": "/search",
        "document": f"/documents/{identity}",
        "json": f"/api/documents/{identity}",
        "review": "/review",
        "board": "/board",
        "work": "/board/work",
    }.get(what)
    if address is not None:
        told.timed(what, partial(client.get, address))
        return
    waiting = told.timed("queue", partial(client.get, "/api/queue?limit=100")).json()
    if not waiting:
        return  # the others have decided all of it
    each = chance.choice(waiting)
    values = told.timed("values", partial(client.get, f"/api/documents/{each['document']}/review")).json()
    value = next((one for one in values if one["path"] == each["path"]), None)
    if value is not None:
        given = {"document": each["document"], "path": each["path"], "kind": "unreadable", "by": name}
        seen = {"seen": value["last"], "over": value["key"]}
        told.timed("decide", partial(client.post, "/api/decisions", json=given | seen, headers=dict(marked)))


def bare_seconds(archive: Path, identities: Sequence[str], seconds: float) -> Times:
    """The queries behind each page, asked one after the other by nobody else's process."""
    opened, chance, found = Archive(archive), random.Random(0), Times()
    asked: dict[str, Callable[[], object]] = {
        "search": lambda: _searched(archive, chance.choice(QUESTIONS), Filters()),
        "narrowed": lambda: _searched(archive, "", _narrowed(str(chance.randint(2015, 2024)))),
        "first": lambda: _searched(archive, "", Filters()),
        "document": lambda: _document(opened, chance.choice(identities)),
        "json": lambda: opened.get(chance.choice(identities)).decided(),
        "review": lambda: _next_value(opened),
        "queue": lambda: _queued(archive, 100),
        "values": lambda: opened.review(chance.choice(identities)),
        "board": lambda: _board(opened),
        "work": lambda: overview(opened.places),
    }
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        for page in _turn(asked):
            began = time.perf_counter()
            asked[page]()
            found.setdefault(page, []).append(time.perf_counter() - began)
            time.sleep(max(LEAST_PAUSE, PAUSES * found[page][-1]))
    return found


def _turn(pages: Iterable[str]) -> Iterator[str]:
    """Pages in the order in which their queries are asked: after each heavy one, all light ones."""
    light = [each for each in pages if each not in HEAVY]
    for each in HEAVY:
        yield each
        yield from light


def _narrowed(year: str) -> Filters:
    return Filters(review=True, since=year, until=year)


def _searched(archive: Path, text: str, filters: Filters) -> None:
    with catalogue_to_read(archive / "catalogue.sqlite") as connection:
        search(connection, text, filters, "relevance", 1)
        facets(connection, text, filters)


def _queued(archive: Path, most: int) -> list[str]:
    with catalogue_to_read(archive / "catalogue.sqlite") as connection:
        return [each.document for each in islice(queue(connection), most)]


def _document(archive: Archive, identity: str) -> None:
    found = archive.get(identity)
    document = found.decided()
    with catalogue_to_read(archive.places.catalogue) as connection:
        linked_citations(connection, document)
    page_text(found, document, document.pages[0].number if document.pages else 1)


def _next_value(archive: Archive) -> None:
    """The first of the queue, its document, and what stands behind it."""
    with catalogue_to_read(archive.places.catalogue) as connection:
        first = next(queue(connection), None)
        if first is None:
            return
        archive.review(first.document)
        archive.get(first.document).document()
        archive.decisions(first.document)
        next(queue(connection, first), None)
        count_waiting(connection)


def _board(archive: Archive) -> None:
    with catalogue_to_read(archive.places.catalogue) as connection:
        count_all(connection)
    overview(archive.places)


def _print(told: Told, bare: Mapping[str, Sequence[float]]) -> None:
    print("page        asked  median ms  p95 ms   bare: asked  median ms  p95 ms   p95 to p95")
    for page, seconds in sorted(told.seconds.items()):
        line = f"{page:<10} {len(seconds):>6} {1000 * median(seconds):>10.0f} {1000 * _p95(seconds):>7.0f}"
        if alone := bare.get(page):
            line += f" {len(alone):>13} {1000 * median(alone):>10.1f} {1000 * _p95(alone):>7.1f}"
            line += f" {_p95(seconds) / _p95(alone):>12.1f}"
        print(line)
    print(f"requests: {sum(map(len, told.seconds.values()))}; errors: {len(told.errors)}")
    for error in told.errors[:10]:
        print(f"  {error}")


def _print_server(held: Sequence[float], pid: int) -> None:
    third = max(1, len(held) // 3)
    print(f"memory of the server and its processes, MB: {held[0]:.0f} at first, {median(held[:third]):.0f}, "
          f"{median(held[third:-third]):.0f} and {median(held[-third:]):.0f} in the thirds of the time, "
          f"most {max(held):.0f}")  # fmt: skip
    server = psutil.Process(pid)
    for name, processes in (("the server", [server]), ("its processes", server.children(recursive=True))):
        times = [each.cpu_times() for each in processes]
        print(f"CPU of {name}: {sum(each.user + each.system for each in times):.1f} s")


def _p95(seconds: Sequence[float]) -> float:
    return quantiles(seconds, n=20, method="inclusive")[-1] if len(seconds) > 1 else seconds[0]


if __name__ == "__main__":
    raise SystemExit(main())
