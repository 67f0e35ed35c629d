"""CPU seconds a page of the whole road, beside those of Tesseract alone on the same pages in the same run.

The two take turns page by page, and who begins changes from page to page: what else the machine does hits both alike.
"""

from __future__ import annotations

import cProfile
import pstats
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks import bare_tesseract
from benchmarks.cpu import Stage, StageClock, cpu_so_far
from benchmarks.pdf_pages import first_pages
from benchmarks.scans import office_scans, samples
from benchmarks.speed_table import Speed, table
from ocr_pipeline import sources
from ocr_pipeline.pipeline import Pipeline, Progress
from ocr_pipeline.sources import Facts

SAMPLES: Final = {
    "cong-van": "a letter of one page in colour: what is done once a document weighs most",
    "thong-bao": "colour at 300 dpi: most pixels to render and to clean",
    "quyet-dinh": "a fax of one bit a pixel: nothing to clean, ragged letters",
    "huong-dan": "three full pages in grey at 300 dpi: most words to restore and to parse",
}
"""The samples that are compared, one for each kind of scan, and what each stands for."""
ROUNDS: Final = 3
"""How often each sample is compared: they are few, and one page's ratio may be off by a fifth."""
SCANS: Final = 12
PAGES_A_SCAN: Final = 2
"""How many scans of an office, and of each how many pages, a run takes unless all are wanted."""

_BARE: Final = "tesseract alone"
_ENGINE: Final = "tesseract"
STAGES: Final = (
    Stage("ocr_pipeline.sources", "inspect", "inspecting"),
    Stage("ocr_pipeline.sources", "text_layer", "text layer"),
    Stage("ocr_pipeline.sources", "render_page", "rendering"),
    Stage("ocr_pipeline.recognition.page", "clean_page", "imaging"),
    Stage("ocr_pipeline.recognition.page", "read_again", "second look"),
    Stage("ocr_pipeline.recognition.tesseract", "TesseractEngine.read", _ENGINE),
    Stage("ocr_pipeline.recognition.tesseract", "TesseractEngine.orientation", "orientation"),
    Stage("ocr_pipeline.page_reading", "layout_page", "layout"),
    Stage("ocr_pipeline.pipeline", "raw_text", "layout"),
    Stage("diacritics", "Restorer.restore", "restoration"),
    Stage("ocr_pipeline.pipeline", "document_of", "parsing"),
)
_TEXT: Final = """THÔNG BÁO
Về việc sửa cầu Đá Trắng

Căn cứ Nghị quyết số 12/NQ-HĐND ngày 10 tháng 12 năm 2030 của Hội đồng nhân dân tỉnh Lam Giang,
Sở Xây dựng thông báo sửa cầu trong 30 ngày, kinh phí 10.506 triệu đồng.
"""
"""What a process is warmed up with: it calls for every table, and for no engine."""
_CONVERT_A_TEXT: Final = "; ".join(
    (
        "import sys",
        "from pathlib import Path",
        "from ocr_pipeline.pipeline import Pipeline",
        "Pipeline().convert(Path(sys.argv[1]))",
    )
)


class _Turns:
    """Lets Tesseract alone read each page of a document beside the road: before it and after it by turns."""

    def __init__(self, facts: Facts, clock: StageClock, *, bare_begins: bool) -> None:
        self.seconds: dict[int, float] = {}
        self.from_layer: set[int] = set()
        self._facts = facts
        self._clock = clock
        self._offset = 1 if bare_begins else 0
        self._engine_calls = 0

    def before(self) -> None:
        """The document begins."""
        self._read(1, leads=True)

    def page_done(self, progress: Progress) -> None:
        """The road has done a page; where the engine had no part in it, the page is not compared."""
        calls = self._clock.calls[_ENGINE]
        if calls == self._engine_calls:
            self.from_layer.add(progress.page)
        self._engine_calls = calls
        self._read(progress.page, leads=False)
        if progress.page < self._facts.page_count:
            self._read(progress.page + 1, leads=True)

    def _read(self, number: int, *, leads: bool) -> None:
        if ((number + self._offset) % 2 == 0) != leads:
            return
        with self._clock.stage(_BARE), TemporaryDirectory(prefix="vanban-bench-") as folder:
            raster = bare_tesseract.grey_raster(self._facts, number, Path(folder))
            before = cpu_so_far()
            bare_tesseract.read(raster, self._facts.pages[number - 1].dpi)
            self.seconds[number] = (cpu_so_far() - before).children


def measure(*, every: bool = False, profile: bool = False) -> None:
    """Measure some samples, and the scans of an office that are not held out; print the table.

    Args:
        every: all pages of all scans, instead of the first pages of some.
        profile: print as well the ten functions of this process that took most time.
    """
    with TemporaryDirectory(prefix="vanban-bench-") as folder:
        pipeline, text = warmed_up(Path(folder))
        print(f"start of a process, loading of tables: {loading(text):.2f} CPU s, once a run, not in the figures below")
    # By CPU: by the clock, waiting for programs would be all there is to see.
    profiler = cProfile.Profile(time.process_time) if profile else None
    with profiler or nullcontext():
        groups = _groups(pipeline, every=every)
    pooled = sum(groups.values(), Speed())
    print("\n".join(table({**groups, "all pages": pooled})))
    if profiler is not None:
        print("The profiler slows this process, not the programs it runs: the ratios above are too high.")
        pstats.Stats(profiler).sort_stats("tottime").print_stats(10)


def warmed_up(folder: Path) -> tuple[Pipeline, Path]:
    """A pipeline that has loaded its tables, and the text, in ``folder``, that it was warmed up with."""
    text = folder / "thong-bao.txt"
    text.write_text(_TEXT, encoding="utf-8")
    pipeline = Pipeline()
    pipeline.convert(text)
    return pipeline, text


def loading(text: Path) -> float:
    """CPU seconds of a fresh process that converts a short text: what is loaded once, however much is converted."""
    before = cpu_so_far()
    subprocess.run([sys.executable, "-c", _CONVERT_A_TEXT, str(text)], check=True)
    return (cpu_so_far() - before).children


def compare(pipeline: Pipeline, pdf: Path, *, bare_begins: bool = False) -> Speed:
    """The speed of one scan; the pipeline has been warmed up."""
    clock = StageClock()
    turns = _Turns(sources.inspect(pdf, pipeline.settings), clock, bare_begins=bare_begins)
    with clock.watching(STAGES):
        turns.before()
        pipeline.convert(pdf, on_progress=turns.page_done)
    compared = [number for number in turns.seconds if number not in turns.from_layer]
    road = {path: cpu for path, cpu in clock.spent.items() if _BARE not in path}
    return Speed(len(compared), len(turns.from_layer), road, sum(turns.seconds[number] for number in compared))


def spread(scans: Sequence[Path], most: int) -> list[Path]:
    """At most ``most`` of the scans, at even distances."""
    step = max(1.0, len(scans) / most)
    return [scans[int(index * step)] for index in range(min(most, len(scans)))]


def _groups(pipeline: Pipeline, *, every: bool) -> dict[str, Speed]:
    with TemporaryDirectory(prefix="vanban-bench-") as folder:
        groups = _compared(pipeline, "samples", [scan.path for scan in samples() if scan.name in SAMPLES] * ROUNDS)
        office = office_scans()
        if office is not None:
            scans = [scan.path for scan in office.tuned_on]
            if not every:
                scans = [first_pages(pdf, PAGES_A_SCAN, Path(folder)) for pdf in spread(scans, SCANS)]
            groups |= _compared(pipeline, "scans", scans)
    return groups


def _compared(pipeline: Pipeline, title: str, pdfs: Iterable[Path]) -> dict[str, Speed]:
    """The scans by the colour of their first page, which decides how much there is to render and to clean."""
    groups: dict[str, Speed] = {}
    for index, pdf in enumerate(pdfs):
        colour = sources.inspect(pdf, pipeline.settings).pages[0].colour
        group = f"{title}, {'colour' if colour else 'grey'}"
        groups[group] = groups.get(group, Speed()) + compare(pipeline, pdf, bare_begins=index % 2 == 1)
    return groups
