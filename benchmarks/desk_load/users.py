"""Who sits at the desk: users who open pages, search and decide, and what they met there."""

from __future__ import annotations

import random
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

import httpx2

from benchmarks.desk_load.queries import QUESTIONS, Times

VISITS: Final = ("search", "search", "narrowed", "first", "document", "json", "review", "decide", "board", "work")
"""What users do, one as often as another."""
REQUEST_SECONDS: Final = 120.0


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


def use(address: str, identities: Sequence[str], number: int, think: float, until: float, told: Told) -> None:
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
