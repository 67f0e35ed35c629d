"""The pages of a scan as a PDF of nothing but what they show: what a text layer is laid over.

Streams of images are carried over as they are. Annotations, such as the marks of electronic signatures, become part of
the page. A page on which something is left that PDF/A forbids, such as a font that is not embedded, is drawn anew by
poppler.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Collection, Sequence
from pathlib import Path

import pikepdf

from ocr_pipeline.errors import DamagedFileError
from ocr_pipeline.export.pdf.conformance import reachable, violations_of_page
from ocr_pipeline.export.pdf.hidden_text import strip_hidden_text
from ocr_pipeline.export.pdf.image_pages import image_pages
from ocr_pipeline.export.pdf.remedies import cure
from ocr_pipeline.sources import Facts, SourceKind, poppler
from ocr_pipeline.sources.facts import PageFacts

REDRAWING_SECONDS = 60.0
"""How long poppler may take for a page that has to be drawn anew: a hundred times what one takes."""
_SILENT = b"/Span <</ActualText ()>> BDC q", b"Q EMC"
"""Around what is to be read as nothing, whatever it draws (PDF 32000-1, 14.9.4): its words come from the layer."""


def scanned_pages(facts: Facts, numbers: Sequence[int], typed: Collection[int]) -> pikepdf.Pdf:
    """A PDF of pages of a source, without text that was hidden under them.

    Args:
        facts: of the source, with the paths of its files.
        numbers: of the pages wanted (1-based), in order.
        typed: those whose own text is kept for readers; what the others say themselves is not told to them.

    Raises:
        DamagedFileError: a file cannot be opened any more.
        EngineError: poppler could not draw a page.
    """
    made = pikepdf.Pdf.new()
    opened: dict[int, pikepdf.Pdf] = {}
    for number in numbers:
        page = facts.pages[number - 1]
        if page.file not in opened:
            opened[page.file] = _opened(facts, page.file)
        source = opened[page.file]
        _add(made, source, number - 1 if facts.kind is SourceKind.PDF else page.frame, page)
        if number not in typed:
            _say_nothing(made.pages[-1])
    return made


def _opened(facts: Facts, file: int) -> pikepdf.Pdf:
    if facts.kind is SourceKind.IMAGE:
        return image_pages(facts.paths[file], [each for each in facts.pages if each.file == file])
    try:
        source = pikepdf.open(facts.paths[file])
        source.flatten_annotations("screen")
    except (pikepdf.PdfError, OSError) as broken:
        raise DamagedFileError(f"it cannot be opened: {broken}", file=str(facts.paths[file])) from broken
    return source


def _add(made: pikepdf.Pdf, source: pikepdf.Pdf, place: int, facts: PageFacts) -> None:
    """Appends a page as it is seen."""
    page = _bare(made, source.pages[place], facts)
    if violations_of_page(page) or "/OCProperties" in source.Root:
        redrawn = _redrawn(source, place, facts)
        del made.pages[-1]
        made.pages.append(redrawn.pages[0])
        cure(made.pages[-1])


def _bare(made: pikepdf.Pdf, page: pikepdf.Page, facts: PageFacts) -> pikepdf.Page:
    """The page, appended without what nobody sees."""
    made.pages.append(page)
    bare = made.pages[-1]
    bare.obj.MediaBox = pikepdf.Array(bare.cropbox if facts.cropped else bare.mediabox)
    if "/CropBox" in bare.obj:
        del bare.obj.CropBox
    strip_hidden_text(made, bare)
    bare.remove_unreferenced_resources()
    cure(bare)
    return bare


def _redrawn(source: pikepdf.Pdf, place: int, facts: PageFacts) -> pikepdf.Pdf:
    """A page, upright, as poppler draws it into a PDF: with every font embedded, without hidden layers."""
    alone = pikepdf.Pdf.new()
    _bare(alone, source.pages[place], facts)
    if "/OCProperties" in source.Root:
        alone.Root.OCProperties = alone.copy_foreign(source.make_indirect(source.Root.OCProperties))
    with tempfile.TemporaryDirectory(prefix="vanban-") as folder:
        path = Path(folder) / "page.pdf"
        alone.save(path)
        return pikepdf.open(io.BytesIO(poppler.redraw(path, REDRAWING_SECONDS)))


def _say_nothing(page: pikepdf.Page) -> None:
    """Marks all that a page draws as saying nothing, where it draws letters: readers get the words of the layer."""
    if any(_is_font(each) for each in reachable(page.obj)):
        before, after = _SILENT
        page.contents_add(before, prepend=True)
        page.contents_add(after)


def _is_font(each: pikepdf.Object) -> bool:
    return isinstance(each, pikepdf.Dictionary) and each.get("/Type") == pikepdf.Name.Font
