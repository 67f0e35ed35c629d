"""Open a PDF, an image or a text: measured first, refused or bounded, then read one page at a time."""

from ocr_pipeline.sources.facts import Facts, LayerWord, PageFacts, PageImage, SourceKind, TextLayer
from ocr_pipeline.sources.files import spool
from ocr_pipeline.sources.inspection import inspect
from ocr_pipeline.sources.reading import render_page, text_layer

__all__ = [
    "Facts",
    "LayerWord",
    "PageFacts",
    "PageImage",
    "SourceKind",
    "TextLayer",
    "inspect",
    "render_page",
    "spool",
    "text_layer",
]
