"""A document file made into a sample: its scan, its text, its truth and its words."""

from __future__ import annotations

from dataclasses import dataclass

from samples.record.reading import Reading, read
from samples.record.truth import true_document
from samples.scanning.printing import print_layout
from samples.scanning.scan import Scan, scan
from samples.setting.form import compose
from samples.source import DocumentSource
from schemas import Document


@dataclass(frozen=True)
class Sample:
    """One sample, complete."""

    source: DocumentSource
    reading: Reading
    scan: Scan
    truth: Document


def make(source: DocumentSource) -> Sample:
    """Makes a sample, alike for the same source.

    Raises:
        FileNotFoundError: a font is not installed; the message names the Debian package.
        KeyError: a recipe, or a step of it, that does not exist.
        pydantic.ValidationError: a step of ink that does not exist.
        ValueError: a step of ink on a page or at a signature that the document does not have.
    """
    layout = compose(source)
    printed = print_layout(layout, source.seed)
    scanned = scan(source, layout, printed)
    reading = read(layout, printed.filled_in)
    return Sample(source, reading, scanned, true_document(source, layout, reading, scanned))
