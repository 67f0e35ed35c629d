"""Text as damaged archives hold it: a Vietnamese page read with an English model. The one place that runs Tesseract."""

from __future__ import annotations

import io
import os
import subprocess
from collections.abc import Sequence

from PIL import Image

from samples.reading import PAGE_BREAK
from samples.sheet import Sheet


def misread(sheets: Sequence[Sheet]) -> str:
    """What ``tesseract -l eng`` reads on the pages, parted by a form feed.

    Raises:
        FileNotFoundError: Tesseract is not installed.
        subprocess.CalledProcessError: Tesseract failed, for example for want of its English model.
    """
    return PAGE_BREAK.join(_read_page(sheet).rstrip("\f") for sheet in sheets)


def _read_page(sheet: Sheet) -> str:
    buffer = io.BytesIO()
    Image.fromarray(sheet.pixels).save(buffer, "PNG", compress_level=1)
    command = ["tesseract", "stdin", "stdout", "-l", "eng", "--dpi", str(sheet.dpi)]
    # One thread: the reading is the same on every machine, and faster where cores are shared.
    environment = os.environ | {"OMP_THREAD_LIMIT": "1"}
    done = subprocess.run(command, input=buffer.getvalue(), capture_output=True, check=True, env=environment)
    return done.stdout.decode("utf-8")
