"""The far side of :mod:`ocr_pipeline.sources.poppler`: one page to one PGM or PPM file, in a process of its own.

It is run by its path, not imported: pdf2image starts three programs and bounds only one of them, so the whole of it
runs where it can be limited and killed together. It imports nothing of the project.

Arguments: PDF, page, dpi, ``grey`` or ``colour``, ``crop`` or ``media``, output folder. The path of the image is
printed. Exit status: 0, :data:`NOT_INSTALLED`, or :data:`FAILED` with a sentence on standard error.
"""

from __future__ import annotations

import sys

from pdf2image import convert_from_path
from pdf2image.exceptions import PDFPageCountError, PopplerNotInstalledError

NOT_INSTALLED = 3
FAILED = 4


def main(arguments: list[str]) -> int:
    """Render the page and say where it is."""
    pdf, page, dpi, colour, box, folder = arguments
    try:
        paths = convert_from_path(
            pdf,
            dpi=int(dpi),
            output_folder=folder,
            first_page=int(page),
            last_page=int(page),
            fmt="ppm",
            grayscale=colour == "grey",
            use_cropbox=box == "crop",
            paths_only=True,
        )
    except (PopplerNotInstalledError, FileNotFoundError) as error:
        sys.stderr.write(f"{error}\n")
        return NOT_INSTALLED
    except PDFPageCountError as error:
        sys.stderr.write(f"{error}\n")
        return FAILED
    if not paths:
        sys.stderr.write("no image was made\n")
        return FAILED
    sys.stdout.write(f"{paths[0]}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
