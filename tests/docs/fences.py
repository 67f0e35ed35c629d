"""The examples of the documents: fenced blocks, what they are written in, and what is said of running them.

A comment on the line above a block says how it is run: nothing, in every run of the tests; ``<!-- slow -->``, among the
slow ones; ``<!-- not run: because … -->``, never, with the reason. Blocks of one section (``##``) are run one after the
other in one folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
RUN: Final = ("sh", "console", "python", "pycon")
"""What is run; other languages are shown and not run."""

# A block with its language, and the comment above it: "<!-- slow -->\n```sh\nvanban …\n```".
FENCE: Final = re.compile(
    r"^(?:<!-- (?P<said>[^\n]*?) -->\n)?(?P<indent> *)```(?P<language>[^\n]*)\n(?P<body>.*?)^ *```$",
    flags=re.MULTILINE | re.DOTALL,
)
# A title of a part; those inside of blocks ("# a comment") have one sign.
SECTION: Final = re.compile(r"^## +(?P<title>.+)$", flags=re.MULTILINE)
REASON: Final = re.compile(r"not run: \S.*")


@dataclass(frozen=True, slots=True)
class Fence:
    """A block: ``line`` is that of its first line, from 1; ``said`` the comment above it."""

    language: str
    body: str
    line: int
    said: str

    @property
    def is_run(self) -> bool:
        """Whether a test runs it."""
        return self.language in RUN and not REASON.fullmatch(self.said)


@dataclass(frozen=True, slots=True)
class Part:
    """The blocks of a section that are run."""

    document: str
    title: str
    fences: tuple[Fence, ...]

    @property
    def name(self) -> str:
        """How a test names it."""
        return f"{self.document}:{self.fences[0].line}"

    @property
    def quick(self) -> tuple[Fence, ...]:
        """The blocks that every run of the tests runs."""
        return tuple(fence for fence in self.fences if fence.said != "slow")


@cache
def documents() -> tuple[str, ...]:
    """Every page that a reader is shown, by its path; made pages of the reference have no examples of their own."""
    here = [path.name for path in ROOT.glob("*.md") if path.name != "CHANGELOG.md"]
    below = [path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").glob("*.md")]
    return tuple(sorted([*here, *below]))


def fences(text: str) -> Iterator[Fence]:
    """The blocks of a page."""
    for found in FENCE.finditer(text):
        line = text.count("\n", 0, found.start("body")) + 1
        yield Fence(found["language"].strip(), found["body"], line, found["said"] or "")


def parts(document: str) -> list[Part]:
    """The sections of a page that have something to run."""
    text = (ROOT / document).read_text(encoding="utf-8")
    borders = [(text.count("\n", 0, found.start()) + 1, found["title"]) for found in SECTION.finditer(text)]
    sections: dict[str, list[Fence]] = {}
    for fence in fences(text):
        title = next((title for line, title in reversed(borders) if line < fence.line), "")
        if fence.is_run:
            sections.setdefault(title, []).append(fence)
    return [Part(document, title, tuple(blocks)) for title, blocks in sections.items()]
