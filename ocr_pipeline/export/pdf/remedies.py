"""What PDF/A forbids and a scan does not need: taken off a page without a change to what it shows."""

from __future__ import annotations

from typing import Final

import pikepdf

from ocr_pipeline.export.pdf.conformance import reachable

_NEEDLESS: Final = ("/Interpolate", "/Alternates", "/OPI")
"""Of images: how a viewer may smooth them (ISO 19005-2, 6.2.8), what it may show instead of them."""
_KEPT: Final = frozenset({"/Type", "/Parent", "/MediaBox", "/CropBox", "/Rotate", "/Resources", "/Contents", "/Group"})
"""Of a page: what says how it looks. Its annotations are drawn into it before."""
_FORBIDDEN_CODING: Final = "/LZWDecode"


def cure(page: pikepdf.Page) -> None:
    """Takes off a page what is needless, and codes anew without loss what is coded in a forbidden way."""
    for key in set(page.obj.keys()) - _KEPT:
        del page.obj[key]
    for each in reachable(page.obj):
        if not isinstance(each, pikepdf.Stream):
            continue
        for key in _NEEDLESS:
            if key in each:
                del each[key]
        if _FORBIDDEN_CODING in _filters(each):
            each.write(each.read_bytes())


def _filters(stream: pikepdf.Object) -> list[str]:
    filters = stream.get("/Filter", pikepdf.Array([]))
    return [str(each) for each in ([filters] if isinstance(filters, pikepdf.Name) else list(filters))]
