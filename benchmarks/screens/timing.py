"""``python -m benchmarks.screens.timing ARCHIVE``: how long each page takes, beside the search behind it."""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

import httpx2
import psutil

from benchmarks.screens.drawing import opened
from ocr_pipeline.archive.archive import Archive

TIMES: Final = 10
REQUEST_SECONDS: Final = 120.0
QUESTIONS: Final = ("an toan thuc pham", "kiểm tra", "kinh phi 2023", "quyet dinh")


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line and do what it says."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.screens.timing", description=__doc__)
    parser.add_argument("archive", type=Path, metavar="ARCHIVE")
    archive = Archive(parser.parse_args(arguments).archive)
    with opened(archive.places.root) as address, _client(address) as client:
        identity = client.get("/api/search").json()["hits"][0]["document"]
        pages = ("/search", *(f"/search?q={each}" for each in QUESTIONS), "/search?review=1&year=2020")
        for path in (*pages, f"/documents/{identity}", "/review", "/board"):
            _tell(path, partial(_got, client, path))
        for each in QUESTIONS:
            _tell(f"the search for {each} alone", partial(archive.search, each))
        here = psutil.Process()
        held = sum(each.memory_full_info().uss for each in [here, *here.children(recursive=True)])
        print(f"memory of server and client, and of the processes that search: {held / 1e6:.0f} MB")


def _client(address: str) -> httpx2.Client:
    return httpx2.Client(base_url=address, follow_redirects=True, timeout=REQUEST_SECONDS)


def _got(client: httpx2.Client, path: str) -> None:
    client.get(path).raise_for_status()


def _tell(name: str, do: Callable[[], object]) -> None:
    do()
    taken = []
    for _ in range(TIMES):
        began = time.perf_counter()
        do()
        taken.append(time.perf_counter() - began)
    print(f"{name}: median {1000 * statistics.median(taken):.0f} ms, slowest {1000 * max(taken):.0f} ms")


if __name__ == "__main__":
    main()
