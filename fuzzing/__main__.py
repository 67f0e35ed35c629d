"""``python -m fuzzing TARGET``: search for inputs that break a contract, guided by the code that each one reaches.

Needs atheris (`pip install` the extra ``hardening``). Ends with 0 when the time is over and nothing was found; with
another status and a file ``crash-…`` (or ``timeout-…``, ``oom-…``) when something was. ``--try FILE`` tries one again.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from fuzzing.regressions import inputs_of
from fuzzing.seeds import words
from fuzzing.target import NAMES, Target, target_named

MISSING: Final = (
    "atheris is not installed: .venv/bin/pip install 'atheris>=3.0' (wheels for Linux, Python 3.11 to 3.13)"
)
HANG_SECONDS: Final = 120
"""By the clock: an input that takes longer hangs."""
MOST_MB: Final = 3000
"""Of the process, with its models, its instruments and the inputs that it keeps."""


class TooSlowError(Exception):
    """An input took more processor time than its target allows."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line and do what it says; a search ends the process by itself."""
    parser = argparse.ArgumentParser(prog="python -m fuzzing", description=__doc__)
    parser.add_argument("target", choices=NAMES)
    parser.add_argument("--seconds", type=int, default=600, help="of searching (%(default)s)")
    parser.add_argument("--folder", type=Path, default=Path("out/fuzzing"), help="for what is found (%(default)s)")
    parser.add_argument("--try", type=Path, dest="again", metavar="FILE", help="an input that is tried, and no other")
    options = parser.parse_args(arguments)
    if options.again is not None:
        target_named(options.target).check(options.again.read_bytes())
        return 0
    return search(options.target, options.seconds, options.folder / options.target)


def search(name: str, seconds: int, folder: Path) -> int:
    """Search; returns only where that cannot be begun."""
    try:
        import atheris
    except ModuleNotFoundError:
        sys.stderr.write(f"{MISSING}\n")
        return 2
    with atheris.instrument_imports(include=["ocr_pipeline", "diacritics", "schemas"]):
        target = target_named(name)
    kept = folder / "inputs"
    kept.mkdir(parents=True, exist_ok=True)
    for data in (*target.seeds(), *inputs_of(name).values()):
        (kept / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)
    flags = [
        f"-max_total_time={seconds}",
        f"-max_len={target.longest}",
        f"-timeout={HANG_SECONDS}",
        f"-rss_limit_mb={MOST_MB}",
        f"-artifact_prefix={folder}/",
        "-print_final_stats=1",
    ]
    if target.is_text:
        (folder / "words").write_text(dictionary(words()), encoding="ascii")
        flags.append(f"-dict={folder / 'words'}")
    atheris.Setup([sys.argv[0], *flags, str(kept)], bounded(target))
    atheris.Fuzz()
    return 0


def bounded(target: Target) -> Callable[[bytes], None]:
    """The contract, and the processor time that an input may take."""

    def check(data: bytes) -> None:
        before = time.process_time()
        target.check(data)
        taken = time.process_time() - before
        if taken > target.cpu_seconds:
            raise TooSlowError(f"{taken:.1f} seconds of {target.cpu_seconds:g} that {len(data)} bytes may take")

    return check


def dictionary(every: Sequence[str]) -> str:
    """Words in libFuzzer's form: a quoted string a line, bytes by their numbers."""
    return "".join('"' + "".join(f"\\x{byte:02x}" for byte in f" {word}".encode()) + '"\n' for word in every)


if __name__ == "__main__":
    sys.exit(main())
