"""What archives get from a scanner that knows no Vietnamese: the text layer of the English model, as text and as PDF.

The one place in the samples that runs Tesseract.
"""

from __future__ import annotations

import io
import os
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from samples.sheet import Sheet

_PAGE_BREAK = "\f"


@dataclass(frozen=True)
class Misread:
    """The text of all pages, parted by a form feed, and for each page (from 0) a PDF with nothing but that text."""

    text: str
    layers: dict[int, bytes]


def misread(sheets: Sequence[Sheet]) -> Misread:
    """What ``tesseract -l eng`` reads on the pages as they lie.

    Raises:
        FileNotFoundError: Tesseract is not installed.
        subprocess.CalledProcessError: Tesseract failed, for example for want of its English model.
    """
    read = [_read_page(sheet) for sheet in sheets]
    text = _PAGE_BREAK.join(page.rstrip(_PAGE_BREAK) for page, _ in read)
    return Misread(text, {number: layer for number, (_, layer) in enumerate(read)})


def _read_page(sheet: Sheet) -> tuple[str, bytes]:
    buffer = io.BytesIO()
    Image.fromarray(sheet.pixels).save(buffer, "PNG", compress_level=1)
    # One thread: the reading is the same on every machine, and faster where cores are shared.
    environment = os.environ | {"OMP_THREAD_LIMIT": "1"}
    with tempfile.TemporaryDirectory(prefix="vanban-samples-") as folder:
        base = Path(folder) / "page"
        command = ["tesseract", "stdin", str(base), "-l", "eng", "--dpi", str(sheet.dpi)]
        command += ["-c", "textonly_pdf=1", "-c", "tessedit_create_txt=1", "pdf"]
        subprocess.run(command, input=buffer.getvalue(), capture_output=True, check=True, env=environment)
        return base.with_suffix(".txt").read_text(encoding="utf-8"), base.with_suffix(".pdf").read_bytes()
