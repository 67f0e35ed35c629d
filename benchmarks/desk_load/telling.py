"""What is told of a load: each page beside its bare queries, the server's memory and its CPU."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import median, quantiles

import psutil

from benchmarks.desk_load.users import Told

Memory = list[float]
"""Megabytes, second by second."""


def print_pages(told: Told, bare: Mapping[str, Sequence[float]]) -> None:
    """Each page, beside its bare queries, in milliseconds; then what went wrong."""
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


def print_server(held: Sequence[float], pid: int) -> None:
    """Memory (MB) that the server held, and the CPU that it took so far."""
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
