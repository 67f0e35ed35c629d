"""``python -m benchmarks.reading``: word and character errors beside Tesseract alone and OCRmyPDF, in one run."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.reading.comparison import TypedResult, drawn_counts, typed_results, word_errors
from benchmarks.reading.drawn_pages import PAGES, drawn_pages
from benchmarks.reading.readers import BARE, OCRMYPDF, OURS
from benchmarks.reading.typed_pages import typed_pages
from ocr_pipeline.scoring.counts import TextCounts, share
from ocr_pipeline.scoring.table import percent


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line, measure, print the tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading", description=__doc__)
    parser.add_argument("--pages", type=int, default=PAGES, help="drawn pages (default: %(default)s; 0: none)")
    parser.add_argument("--plot", type=Path, metavar="FILE", help="draw the curve of the drawn pages as SVG")
    parser.add_argument("--drawn", type=Path, metavar="DIR", help="keep the drawn pages here, and use those that are")
    options = parser.parse_args(arguments)
    typed = typed_results(typed_pages())
    if typed:
        print("\n".join(typed_table(typed)), flush=True)
    if options.pages:
        with TemporaryDirectory(prefix="vanban-bench-") as folder:
            counts = drawn_counts(drawn_pages(options.drawn or Path(folder), options.pages))
        print("\n".join(drawn_table(counts)))
        if options.plot:
            # Asked for alone, so that the figures can be had without what draws them.
            from benchmarks.reading.plot import draw

            draw(counts, options.plot)


def typed_table(results: Sequence[TypedResult]) -> list[str]:
    """Word errors a page and reader, their sums, and the printed digits."""
    names = list(results[0].counts)
    lines = ["", "word errors on the typed first pages of real scans", _row("page", ["words", *names])]
    for result in results:
        words = next(iter(result.counts.values())).words
        worse = OURS in names and BARE in names and _errors(result, OURS) > _errors(result, BARE)
        errors = [str(_errors(result, name)) for name in names]
        lines.append(_row(result.name, [str(words), *errors]) + ("   WORSE THAN BARE" if worse else ""))
    sums = word_errors(results)
    lines.append(_row("all", ["", *(str(sums[name]) for name in names)]))
    if OURS in sums and BARE in sums:
        lines.append(f"{percent(1 - sums[OURS] / sums[BARE])} fewer than {BARE} alone")
    digits = [_digits(results, name) for name in names]
    return [*lines, _row("printed digits right", ["", *digits])]


def drawn_table(counts: Mapping[str, Mapping[str, TextCounts]]) -> list[str]:
    """Character errors by recipe and reader."""
    names = list(next(iter(counts.values())))
    lines = ["", "character errors on drawn pages, by how they were scanned", _row("scanned", names)]
    for recipe, row in counts.items():
        others = [row[name].char_errors for name in (BARE, OCRMYPDF) if name in row]
        best = all(row[OURS].char_errors < errors for errors in others)
        mark = "" if best else "   NOT THE BEST"
        lines.append(_row(recipe, [percent(row[name].cer) for name in names]) + mark)
    return lines


def _errors(result: TypedResult, name: str) -> int:
    return result.counts[name].word_errors


def _digits(results: Sequence[TypedResult], name: str) -> str:
    pairs = [result.digits[name] for result in results]
    return percent(share(sum(right for right, _ in pairs), sum(every for _, every in pairs)))


def _row(title: str, cells: Sequence[str]) -> str:
    return f"{title:<24}" + "".join(f"{cell:>12}" for cell in cells)


if __name__ == "__main__":
    main()
