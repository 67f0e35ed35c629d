"""A layout printed, signed, sealed and aged: the scan of a document."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from samples.ageing import age
from samples.layout import Layout
from samples.printing import print_page
from samples.scan_pdf import bind
from samples.sheet import Box, Sheet
from samples.signing import sign, stamp_seal
from samples.source import DocumentSource
from samples.units import DPI


@dataclass(frozen=True)
class Scan:
    """Aged sheets, the PDF that binds them, and where (on the drawing) seal and signature were put."""

    sheets: tuple[Sheet, ...]
    pdf: bytes
    signing_page: int
    seal: Box
    signature: Box


def scan(source: DocumentSource, layout: Layout) -> Scan:
    """Makes the scan of a document, alike for the same seed."""
    hand = np.random.default_rng(source.seed)
    pages = [print_page(page, hand) for page in layout.pages]
    signed = layout.signing.page
    pages[signed], signature = sign(pages[signed], layout.signing, hand)
    pages[signed], seal = stamp_seal(pages[signed], layout.signing, source.seal, hand)
    sheets = tuple(
        age(Sheet(pixels, DPI), source.ageing, source.seed, number) for number, pixels in enumerate(pages, start=1)
    )
    return Scan(sheets, bind(sheets), signed, seal, signature)
