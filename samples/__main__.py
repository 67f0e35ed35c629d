"""``python -m samples``: makes the fixed set of the repository anew, in its place."""

from __future__ import annotations

from samples.fixed import build

if __name__ == "__main__":
    build()
