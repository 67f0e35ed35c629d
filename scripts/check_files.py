"""Checks what no linter of Python sees: size, line endings, last newline and Unicode form of committed files.

``python scripts/check_files.py [FILE ...]`` looks at the given files, without any at every file git knows or would
add. Run alike by ``make check`` and by the pre-commit hook. Exit status: 0 clean, 1 with one line per defect.
"""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

# A repository is cloned whole and for ever: nothing larger belongs into it without a decision.
MAX_BYTES = 2_000_000

# The language model: made from nothing by `python -m diacritics.training model`, its checksum in the manifest.
LARGE_FILES = {"ngrams.bin": 17_000_000}


def committed_files(root: Path) -> list[Path]:
    """The files of the git checkout at ``root``, untracked ones included unless ignored; none where there is no git."""
    if not (root / ".git").exists():
        return []
    listing = subprocess.run(
        ["git", "-C", root, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        check=True,
        capture_output=True,
    ).stdout
    return [root / name for name in listing.decode().split("\0") if name and (root / name).is_file()]


def defects(content: bytes, most: int = MAX_BYTES) -> Iterator[str]:
    """What is wrong with the content of a file, in words; a file that is not UTF-8 is only weighed against ``most``."""
    if len(content) > most:
        yield f"{len(content)} bytes, more than {most}"
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return
    if "\0" in text or not text:
        return
    if not text.endswith("\n") or text.endswith("\n\n"):
        yield "does not end with exactly one line break"
    if "\r" in text:
        yield "holds a carriage return"
    if not unicodedata.is_normalized("NFC", text):
        yield "is not in Unicode NFC"


def main(names: list[str]) -> int:
    """Writes one line per defect; returns the exit status."""
    files = [Path(name) for name in names] or committed_files(ROOT)
    if not files:
        sys.stdout.write("check_files: not a git checkout, no file was looked at\n")
    weighed = [(path, LARGE_FILES.get(path.name, MAX_BYTES)) for path in files]
    found = [f"{path}: {defect}" for path, most in weighed for defect in defects(path.read_bytes(), most)]
    sys.stdout.writelines(f"{line}\n" for line in found)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
