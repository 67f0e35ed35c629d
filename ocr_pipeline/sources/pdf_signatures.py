"""Whether a PDF is digitally signed (PDF 32000-1, 12.7.2 and 12.8): told, not verified."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

_APPEND_ONLY = 2
"""Bit of /SigFlags: a signature would be broken by anything but appending. Bit 1 is set for unsigned fields too."""

_MAX_FIELDS = 10_000


def is_signed(pdf: pikepdf.Pdf) -> bool:
    """Whether a signature field holds a signature, or the form says that one protects the file."""
    form = pdf.Root.get("/AcroForm")
    if not isinstance(form, pikepdf.Dictionary):
        return False
    flags: object = form.get("/SigFlags")
    if isinstance(flags, int) and flags & _APPEND_ONLY:
        return True
    return any(
        str(field.get("/FT")) == "/Sig" and isinstance(field.get("/V"), pikepdf.Dictionary)
        for field in _fields(form.get("/Fields"))
    )


def _fields(roots: object) -> Iterator[pikepdf.Object]:
    pending = list(roots) if isinstance(roots, pikepdf.Array) else []
    for _ in range(_MAX_FIELDS):
        if not pending:
            return
        field = pending.pop()
        if not isinstance(field, pikepdf.Dictionary):
            continue
        yield field
        children = field.get("/Kids")
        if isinstance(children, pikepdf.Array):
            pending.extend(children)
