"""The user's own names and phrases: a plain UTF-8 text, one a line, ``#`` begins a comment."""

from __future__ import annotations

from pathlib import Path

from diacritics.alphabet import to_nfc


def read_user_dictionary(path: Path) -> tuple[str, ...]:
    """The names and phrases in NFC, spaces folded, comments and blank lines left out, order kept.

    Raises:
        OSError: The file cannot be read.
        UnicodeDecodeError: The file is not UTF-8.
    """
    lines = (line.split("#", 1)[0] for line in path.read_text(encoding="utf-8-sig").splitlines())
    entries = (" ".join(to_nfc(line).split()) for line in lines)
    return tuple(dict.fromkeys(entry for entry in entries if entry))
