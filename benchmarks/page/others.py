"""The other parts of the page: text, restoration, speed, scale."""

from __future__ import annotations

import io
from contextlib import redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.large.making import make
from benchmarks.large.measuring import measure
from benchmarks.page.section import Section
from benchmarks.page.sizes import Size
from benchmarks.reading.comparison import drawn_counts
from benchmarks.reading.drawn_pages import drawn_pages
from benchmarks.reading.plot import draw
from benchmarks.restoration.evaluation import evaluated
from benchmarks.restoration.peers import peers
from benchmarks.restoration.sets import Material, material
from benchmarks.restoration.systems import LineByLine, Ours
from benchmarks.restoration.table import cells, heads
from benchmarks.restoration.texts import own_paragraphs
from benchmarks.scans import samples
from benchmarks.speed import compare, warmed_up
from benchmarks.speed_table import Speed
from diacritics import Restorer
from ocr_pipeline.scoring.table import percent

_PROCESSES: Final = 2


def text_section(size: Size, folder: Path) -> Section:
    """Wrong characters on drawn pages, ever worse scanned, by every reader that is installed."""
    with TemporaryDirectory(prefix="vanban-bench-") as drawn:
        counts = drawn_counts(drawn_pages(Path(drawn), size.drawn))
    names = list(next(iter(counts.values())))
    rows = [
        ("scanned", *names),
        *((recipe, *(percent(row[name].cer) for name in names)) for recipe, row in counts.items()),
    ]
    picture = "benchmark-text.svg"
    draw(counts, folder / picture)
    says = f"Wrong characters on {size.drawn} drawn first pages, the same documents scanned in five ways."
    return Section("Text", says, tuple(rows), f"images/{picture}")


def restoration_section(size: Size, _: Path) -> Section:
    """Words right after restoration, beside free programs, on this project's own paragraphs."""
    asked = list(peers())
    absent = [each for each in asked if isinstance(each, str)]
    ours = Ours(Restorer())
    rows: list[tuple[str, ...]] = []
    for kind in size.kinds:
        for each in material(kind, own_paragraphs(), None):
            if not isinstance(each, Material):
                continue
            outcome = evaluated(each, ours, [peer for peer in asked if isinstance(peer, LineByLine)])
            if not outcome.is_correct:
                rows = rows or [("text", "by", *heads(outcome))]
                rows += [(outcome.title, row.system, *cells(row, outcome)) for row in outcome.rows]
    says = "Paragraphs of this project, damaged; `python -m benchmarks.restoration` has official text beside them."
    return Section("Restoration", " ".join([says, *(f"Left out: {each}." for each in absent)]), tuple(rows))


def speed_section(size: Size, _: Path) -> Section:
    """CPU of the road to that of Tesseract alone on the same pages, by turns."""
    with TemporaryDirectory(prefix="vanban-bench-") as folder:
        pipeline, _text = warmed_up(Path(folder))
    rows = [("sample", "pages", "vanban to Tesseract alone")]
    pooled = Speed()
    for scan in (scan for scan in samples() if scan.name in size.speed):
        turns = (compare(pipeline, scan.path, bare_begins=turn % 2 == 1) for turn in range(size.rounds))
        speed = sum(turns, Speed())
        pooled += speed
        rows.append((scan.name, str(speed.pages), f"{speed.ratio:.2f}"))
    rows.append(("all", str(pooled.pages), f"{pooled.ratio:.2f}"))
    return Section(
        "Speed", "CPU seconds of the whole road to those of Tesseract alone, page by page in turns.", tuple(rows)
    )


def scale_section(size: Size, _: Path) -> Section:
    """Indexing and searching an archive of generated documents, beside a bare table of SQLite's."""
    told = io.StringIO()
    with TemporaryDirectory(prefix="vanban-bench-") as folder, redirect_stdout(told):
        archive = Path(folder) / "archive"
        make(archive, size.documents, 0, _PROCESSES)
        told.truncate(0)
        told.seek(0)
        measure(archive, size.questions)
    says = (
        f"An archive of {size.documents} generated documents; the floor is a bare FTS5 table of the same words. Of few "
        "documents a search's own milliseconds weigh most; [search.md](search.md) has the same over 100,000."
    )
    return Section("Scale", says, raw=told.getvalue())
