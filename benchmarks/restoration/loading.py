"""How long the restorer takes to load, and how much memory it holds then: in a process that does nothing else.

``python -m benchmarks.restoration.loading`` prints the seconds, and the megabytes held before and after.
"""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import dataclass

from benchmarks.resident import held


@dataclass(frozen=True, slots=True)
class Load:
    """Seconds of importing and making a restorer; megabytes (10⁶ bytes) of the process before and after."""

    seconds: float
    before: float
    after: float

    def __str__(self) -> str:
        held_then = f"{self.after:.0f} MB held then ({self.before:.0f} MB before)"
        return f"loading the restorer in a fresh process: {self.seconds:.2f} s, {held_then}"


def load() -> Load:
    """Loads a restorer in a fresh process.

    Raises:
        subprocess.CalledProcessError: It could not be loaded; why stands in standard error.
    """
    done = subprocess.run([sys.executable, "-m", __name__], check=True, stdout=subprocess.PIPE, text=True)
    seconds, before, after = (float(each) for each in done.stdout.split())
    return Load(seconds, before, after)


def main() -> None:
    """Load it here and say what it took."""
    before = held().now
    began = time.perf_counter()
    from diacritics import Restorer

    _restorer = Restorer()
    seconds = time.perf_counter() - began
    print(f"{seconds:.3f} {before:.1f} {held().now:.1f}")


if __name__ == "__main__":
    main()
