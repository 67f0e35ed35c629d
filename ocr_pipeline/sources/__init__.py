"""Open a PDF, an image or a text: measured first, refused or bounded, then read one page at a time.

The public names are loaded when they are asked for: who hashes a file alone is spared what opens PDFs and images.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ocr_pipeline.sources.facts import Facts, LayerWord, PageFacts, PageImage, SourceKind, TextLayer
    from ocr_pipeline.sources.files import spool
    from ocr_pipeline.sources.inspection import inspect
    from ocr_pipeline.sources.reading import render_page, text_layer

_PUBLIC = {
    "Facts": "facts",
    "LayerWord": "facts",
    "PageFacts": "facts",
    "PageImage": "facts",
    "SourceKind": "facts",
    "TextLayer": "facts",
    "inspect": "inspection",
    "render_page": "reading",
    "spool": "files",
    "text_layer": "reading",
}

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


def __getattr__(name: str) -> object:
    """The public names, loaded on first use."""
    if name not in _PUBLIC:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_PUBLIC[name]}"), name)
