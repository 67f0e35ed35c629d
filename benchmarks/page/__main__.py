"""``python -m benchmarks.page``: fields, text, restoration, speed and scale beside others, in one run, as a page.

Beside it are measured: Tesseract alone, OCRmyPDF, pyvi and what else restores marks (the extra ``peers``), plain
regular expressions, and a bare full-text table. What is not installed is left out, and the page says so.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Final

from benchmarks.page.fields import fields_section
from benchmarks.page.others import restoration_section, scale_section, speed_section, text_section
from benchmarks.page.section import Section
from benchmarks.page.sizes import SMALL, WHOLE, Size

PAGE: Final = Path(__file__).resolve().parents[2] / "docs/benchmark.md"
SECTIONS: Final[dict[str, Callable[[Size, Path], Section]]] = {
    "fields": fields_section,
    "text": text_section,
    "restoration": restoration_section,
    "speed": speed_section,
    "scale": scale_section,
}
_SAYS: Final = (
    "Made by `make benchmark`, in one run{small}: every figure stands beside what others make of the same input."
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, write the page, print it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.page", description=__doc__)
    parser.add_argument("--small", action="store_true", help="as little as shows that everything runs: minutes")
    parser.add_argument("--only", nargs="+", choices=SECTIONS, default=list(SECTIONS), help="these parts")
    parser.add_argument(
        "-o", "--out", type=Path, default=PAGE, metavar="FILE", help="the page (default: docs/benchmark.md)"
    )
    options = parser.parse_args(arguments)
    pictures = options.out.parent / "images"
    pictures.mkdir(parents=True, exist_ok=True)
    made = []
    for name in options.only:
        sys.stderr.write(f"{name} …\n")
        made.append(SECTIONS[name](SMALL if options.small else WHOLE, pictures))
    text = page(made, small=options.small)
    options.out.write_text(text, encoding="utf-8")
    print(text)


def page(sections: Sequence[Section], *, small: bool) -> str:
    """The whole page."""
    said = _SAYS.format(small=" (`--small`: a few scans, to show the form; the figures say little)" if small else "")
    head = ["# Side by side", said, f"vanban {version('vanban')}."]
    return "\n\n".join([*head, *(each.markdown() for each in sections)]).rstrip() + "\n"


if __name__ == "__main__":
    main()
