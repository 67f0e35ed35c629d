"""Where on the printed pages hands and stamps find what they write on: boxes in pixels of the drawing at 300 dpi."""

from __future__ import annotations

from dataclasses import dataclass

from samples.sheet import Box


@dataclass(frozen=True)
class SigningPlace:
    """The middle between the title above a signature and the name below it; pages are counted from 0.

    ``name`` is the box of the printed name, ``block`` the box of the whole signing block.
    """

    page: int
    x: float
    y: float
    name: Box
    block: Box


@dataclass(frozen=True)
class Places:
    """What ink is placed by; ``sizes`` are (width, height) of each page.

    ``left_head`` and ``right_head`` bound the two columns of the header down to number and date; ``title`` bounds the
    title and subject (or the subject of a công văn); ``body_end`` is where the last line of the body ends (page, x, y).
    ``signings`` holds every signing block, the main one first.
    """

    sizes: tuple[tuple[int, int], ...]
    left_head: Box
    right_head: Box
    title: Box
    body_end: tuple[int, float, float]
    recipients: Box | None
    signings: tuple[SigningPlace, ...]
