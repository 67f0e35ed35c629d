"""Scans of Vietnamese government documents in, validated documents out.

The public face: :class:`~ocr_pipeline.pipeline.Pipeline`, :class:`~ocr_pipeline.settings.Settings` and
:class:`~ocr_pipeline.archive.archive.Archive`. They are loaded
when they are asked for, since the image libraries behind them take longer to load than ``vanban --help`` to print.
"""

import os
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ocr_pipeline.archive.archive import Archive
    from ocr_pipeline.pipeline import Pipeline, Progress
    from ocr_pipeline.settings import Settings

# What is multiplied here is small: OpenBLAS's second thread only waits, busily. It is read when numpy is first loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

_PUBLIC = {
    "Archive": "ocr_pipeline.archive.archive",
    "Pipeline": "ocr_pipeline.pipeline",
    "Progress": "ocr_pipeline.pipeline",
    "Settings": "ocr_pipeline.settings",
}

__all__ = ["Archive", "Pipeline", "Progress", "Settings"]


def __getattr__(name: str) -> object:
    """The public names, loaded on first use."""
    if name not in _PUBLIC:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_PUBLIC[name]), name)
