"""Mixed documents for an inbox: of a hundred, most sound, some damaged, some made to do harm; no two alike."""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw

from benchmarks.soak.engine import DEADLY_WIDTH, DRAWN_WIDTH
from fuzzing.regressions import inputs_of
from fuzzing.seeds import SAMPLES, images, pdfs, texts

HEIGHT: Final = 800
DPI: Final = 75
KINDS: Final = "drawn " * 6 + "text " + "broken " * 2 + "cut "
"""Of ten documents; every hundredth is deadly instead, and as many as are asked for are scans that are really read."""


def fill(inbox: Path, documents: int, scans: int) -> None:
    """Write so many documents, ``scans`` of them to be really read."""
    dice = random.Random(1)
    make: dict[str, Callable[[int], tuple[str, bytes]]] = {
        "drawn": lambda number: ("png", _drawn(number, DRAWN_WIDTH)),
        "deadly": lambda number: ("png", _drawn(number, DEADLY_WIDTH)),
        "text": _texts(),
        "broken": _broken(dice),
        "cut": _cut(dice),
        "scan": _scans(),
    }
    for number, kind in zip(range(documents), cycle(KINDS.split()), strict=False):
        if number % 100 == 50:
            kind = "deadly"
        elif scans and number % max(documents // scans, 1) == 0:
            kind = "scan"
        ending, content = make[kind](number)
        folder = inbox / f"{number // 500:03}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{number:05} {kind}.{ending}").write_bytes(content)


def _drawn(number: int, width: int) -> bytes:
    page = Image.new("L", (width, HEIGHT), 255)
    pen = ImageDraw.Draw(page)
    for line in range(8):
        pen.text((30, 40 + 40 * line), f"van ban so {number} dong {line} " * 2, fill=0, font_size=18)
    stream = io.BytesIO()
    page.save(stream, "PNG", dpi=(DPI, DPI))
    return stream.getvalue()


def _texts() -> Callable[[int], tuple[str, bytes]]:
    each = cycle(list(texts()))
    return lambda number: ("txt", f"{next(each)[:1500]}\nSố lưu {number}\n".encode())


def _broken(dice: random.Random) -> Callable[[int], tuple[str, bytes]]:
    """Files of every format with a few bytes changed, and inputs that once broke a contract."""
    sound = [*images(), *(("pdf", content) for content in pdfs())]
    sound += [("pdf", content[1:]) for content in inputs_of("sources").values()]

    def make(number: int) -> tuple[str, bytes]:
        ending, content = dice.choice(sound)
        changed = bytearray(content)
        for _ in range(dice.randint(1, 12)):
            changed[dice.randrange(len(changed))] = dice.randrange(256)
        return ending, bytes(changed) + str(number).encode()

    return make


def _cut(dice: random.Random) -> Callable[[int], tuple[str, bytes]]:
    """Scans that were broken off while they were copied."""
    whole = list(_files())

    def make(number: int) -> tuple[str, bytes]:
        content = dice.choice(whole).read_bytes()
        return "pdf", content[: dice.randrange(1, len(content) // 2)] + str(number).encode()

    return make


def _scans() -> Callable[[int], tuple[str, bytes]]:
    """Real scans; what stands behind the end of a PDF changes nothing but its name in the archive."""
    each = cycle(list(_files()))
    return lambda number: ("pdf", next(each).read_bytes() + f"\n% {number}\n".encode())


def _files() -> Iterator[Path]:
    return iter(sorted((SAMPLES / "scans").glob("*.pdf"), key=lambda path: path.stat().st_size)[:8])
