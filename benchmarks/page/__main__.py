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
from benchmarks.page.kept import Kept
from benchmarks.page.others import restoration_section, scale_section, speed_section, text_section
from benchmarks.page.section import Section
from benchmarks.page.sizes import SMALL, WHOLE, Size

_ROOT: Final = Path(__file__).resolve().parents[2]
PAGE: Final = _ROOT / "docs/benchmark.md"
KEPT: Final = _ROOT / "out/benchmark"
SECTIONS: Final[dict[str, Callable[[Size, Path], Section]]] = {
    "fields": fields_section,
    "text": text_section,
    "restoration": restoration_section,
    "speed": speed_section,
    "scale": scale_section,
}
_SAYS: Final = (
    "Made by `make benchmark`, in {run}{small}: every figure stands beside what others make of the same input."
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, write the page, print it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.page", description=__doc__)
    parser.add_argument("--small", action="store_true", help="as little as shows that everything runs: minutes")
    parser.add_argument("--only", nargs="+", choices=SECTIONS, default=list(SECTIONS), help="these parts")
    parser.add_argument("--go-on", action="store_true", help="with a run that was stopped: measure what it has not")
    parser.add_argument(
        "-o", "--out", type=Path, default=PAGE, metavar="FILE", help="the page (default: docs/benchmark.md)"
    )
    options = parser.parse_args(arguments)
    pictures = options.out.parent / "images"
    pictures.mkdir(parents=True, exist_ok=True)
    size = SMALL if options.small else WHOLE
    kept = Kept(KEPT, size)
    made = []
    for name in options.only:
        section = kept.get(name) if options.go_on else None
        if section is None:
            sys.stderr.write(f"{name} …\n")
            section = SECTIONS[name](size, pictures)
            kept.put(name, section)
        made.append(section)
    text = page(made, small=options.small, sittings=options.go_on)
    options.out.write_text(text, encoding="utf-8")
    print(text)


def page(sections: Sequence[Section], *, small: bool, sittings: bool) -> str:
    """The whole page."""
    said = _SAYS.format(
        run="several sittings, each part in one" if sittings else "one run",
        small=" (`--small`: a few scans, to show the form; the figures say little)" if small else "",
    )
    head = ["# Side by side", said, f"vanban {version('vanban')}."]
    return "\n\n".join([*head, *(each.markdown() for each in sections)]).rstrip() + "\n"


if __name__ == "__main__":
    main()
