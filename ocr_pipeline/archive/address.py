"""The address of something in a store that is no file system: an object store, a server of files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

ADDRESS: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
"""How an address begins, and no path of a file does: ``s3://``, ``sftp://``. Paths are told with a ``/`` in front."""
_OF_THE_WEB: Final = ("http://", "https://")
"""Their addresses are written with the signs of a URI already."""


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """Where something lies: ``s3://bucket/box/a.pdf``, as the store calls it, without credentials."""

    text: str

    @property
    def name(self) -> str:
        """The last part, as a file would be called."""
        return self.text.rpartition("/")[2]

    @property
    def suffix(self) -> str:
        """The ending of the name, with its point; empty where it has none."""
        before, point, ending = self.name.rpartition(".")
        return f".{ending}" if before and point and ending else ""

    def below(self, relative: str) -> Address:
        """What lies in this folder under a relative name."""
        return Address(f"{self.text.rstrip('/')}/{relative}")

    def as_uri(self) -> str:
        """As a URI: what has a meaning of its own there is written by its number."""
        if self.text.startswith(_OF_THE_WEB):
            return self.text
        scheme, _, rest = self.text.partition("://")
        return f"{scheme}://{quote(rest, safe='/@:')}"

    def __str__(self) -> str:
        return self.text
