"""What the lines of a panel differ in; by itself, since the command line knows it before anything is loaded."""

from __future__ import annotations

from enum import StrEnum


class By(StrEnum):
    """What the lines of a panel differ in."""

    ISSUER = "issuer"
    MEASURE = "measure"
