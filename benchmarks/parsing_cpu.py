"""``python -m benchmarks.parsing_cpu``: CPU seconds that references, quantities and outline of twenty pages take.

The text is that of the generated and written samples, one page behind another; it is parsed as the pipeline parses it,
without the restoration before.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from ocr_pipeline.parsing.citations import find_references
from ocr_pipeline.parsing.dates import find_dates
from ocr_pipeline.parsing.outline import find_sections
from ocr_pipeline.parsing.statistics import find_statistics
from schemas import Document

TRUTH: Final = Path(__file__).parent.parent / "samples" / "truth"
PAGES: Final = 20
ROUNDS: Final = 5
"""The quickest of so many rounds is printed: the others waited for other programs or filled tables."""
PAGE_BREAK: Final = "\f"


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line, parse, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.parsing_cpu", description=__doc__)
    parser.add_argument("--pages", type=int, default=PAGES, help="pages of the text (default: %(default)s)")
    options = parser.parse_args(arguments)
    text = text_of(options.pages)
    print(f"{options.pages} pages, {len(text)} characters: {seconds(lambda: parse(text)):.3f} s CPU")


def text_of(pages: int, truth: Path = TRUTH) -> str:
    """The text of so many pages of the committed samples, from the first again where they do not suffice."""
    documents = [
        Document.model_validate_json(path.read_text(encoding="utf-8")) for path in sorted(truth.glob("*.json"))
    ]
    found = [page for document in documents for page in document.text.split(PAGE_BREAK)]
    return PAGE_BREAK.join(found[at % len(found)] for at in range(pages))


def parse(text: str) -> int:
    """Find what a text cites, counts and how it is built; how much there is of it."""
    found = find_references(text)
    statistics = find_statistics(text, found.citations, find_dates(text))
    return len(found.citations) + len(statistics) + len(find_sections(text))


def seconds(work: Callable[[], object]) -> float:
    """The least CPU time of a few rounds."""

    def once() -> float:
        start = time.process_time()
        work()
        return time.process_time() - start

    return min(once() for _ in range(ROUNDS))


if __name__ == "__main__":
    main()
