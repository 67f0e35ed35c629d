"""``python -m training.names FACES -o WEIGHTS``: weights of the name reader, where the extra is installed."""

from __future__ import annotations

from training.extra import run

if __name__ == "__main__":
    run("training.names.making")
