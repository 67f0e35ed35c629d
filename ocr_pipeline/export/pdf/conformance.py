"""What PDF/A-2b (ISO 19005-2) asks of a file, as far as a scan with a text layer can break it: checked, never assumed.

Each rule names its clause. Where veraPDF is at hand it is the judge; this is the check that is always at hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import pikepdf

Rule = Callable[[pikepdf.Object], bool]

_FILTERS: Final = frozenset(
    {
        "/ASCIIHexDecode",
        "/ASCII85Decode",
        "/FlateDecode",
        "/RunLengthDecode",
        "/CCITTFaxDecode",
        "/JBIG2Decode",
        "/DCTDecode",
        "/JPXDecode",
    }
)
_UNEMBEDDED: Final = frozenset({"/Type3", "/Type0"})
"""Fonts without a file of their own: drawn by content, or by their descendant."""
_FONT_FILES: Final = ("/FontFile", "/FontFile2", "/FontFile3")
_ACTIVE: Final = ("/AA", "/OpenAction", "/JavaScript")
_UPWARDS: Final = frozenset({"/Parent", "/P", "/StructParent", "/StructParents"})
"""What leads from a page to others."""
_MOST: Final = 200_000
"""Objects looked at: a bound for files that were made to have no end."""


@dataclass(frozen=True, slots=True)
class Violation:
    """What breaks the standard: the clause of ISO 19005-2 and what was found."""

    clause: str
    found: str


def violations_of_page(page: pikepdf.Page) -> tuple[Violation, ...]:
    """What a page breaks: in its content, its resources and all that they lead to."""
    return tuple(dict.fromkeys(_of_objects(reachable(page.obj))))


def violations(pdf: pikepdf.Pdf) -> tuple[Violation, ...]:
    """What a file breaks, as a whole and on each page."""
    whole = _of_file(pdf)
    paged = (each for page in pdf.pages for each in violations_of_page(page))
    return tuple(dict.fromkeys((*whole, *paged)))


def _of_file(pdf: pikepdf.Pdf) -> Iterator[Violation]:
    if pdf.is_encrypted:
        yield Violation("6.1.3", "encryption")
    if "/ID" not in pdf.trailer:
        yield Violation("6.1.3", "no file identifier")
    root = pdf.Root
    if not any(each.get("/S") == pikepdf.Name.GTS_PDFA1 for each in root.get("/OutputIntents", [])):
        yield Violation("6.2.3", "no output intent")
    if root.get("/AcroForm") is not None and root.AcroForm.get("/NeedAppearances"):
        yield Violation("6.4.1", "appearances that a viewer has to make")
    for key in (*_ACTIVE, "/NeedsRendering"):
        if key in root:
            yield Violation("6.5.1", f"{key} of the document")
    names = root.get("/Names", pikepdf.Dictionary())
    if "/JavaScript" in names:
        yield Violation("6.5.1", "scripts")
    if "/EmbeddedFiles" in names:
        yield Violation("6.8", "embedded files")
    yield from _of_metadata(pdf)


def _of_metadata(pdf: pikepdf.Pdf) -> Iterator[Violation]:
    if "/Metadata" not in pdf.Root:
        yield Violation("6.6.2.1", "no metadata")
        return
    if "/Filter" in pdf.Root.Metadata:
        yield Violation("6.6.2.1", "metadata that are compressed away from plain readers")
    with pdf.open_metadata() as metadata:
        if metadata.pdfa_status != "2B":
            yield Violation("6.6.4", f"declared as {metadata.pdfa_status or 'nothing'}")


def _of_objects(objects: Iterable[pikepdf.Object]) -> Iterator[Violation]:
    for each in objects:
        if isinstance(each, pikepdf.Stream):
            yield from _of_stream(each)
        if isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
            yield from (violation for rule, violation in _RULES if rule(each))
        elif isinstance(each, pikepdf.Array):
            if len(each) and each[0] == pikepdf.Name.DeviceN and len(each[1]) > 32:
                yield Violation("6.2.4.4", "more than 32 colorants")
        elif each == pikepdf.Name.DeviceCMYK:
            yield Violation("6.2.4.3", "colours of an unknown press")


def _of_stream(stream: pikepdf.Object) -> Iterator[Violation]:
    filters = stream.get("/Filter", pikepdf.Array([]))
    for name in [filters] if isinstance(filters, pikepdf.Name) else list(filters):
        if str(name) not in _FILTERS:
            yield Violation("6.1.7.2", f"the filter {name}")
    for key in ("/F", "/FFilter", "/FDecodeParms"):
        if key in stream:
            yield Violation("6.1.7.1", "a stream that lies outside the file")


def _is_unembedded(font: pikepdf.Object) -> bool:
    if font.get("/Type") != pikepdf.Name.Font or str(font.get("/Subtype")) in _UNEMBEDDED:
        return False
    return not any(name in font.get("/FontDescriptor", {}) for name in _FONT_FILES)


def _has(key: str, *harmless: object) -> Rule:
    return lambda each: key in each and each[key] not in harmless


def _of_form(key: str) -> Rule:
    return lambda each: each.get("/Subtype") == pikepdf.Name.Form and key in each


_RULES: Final[tuple[tuple[Rule, Violation], ...]] = (
    (_is_unembedded, Violation("6.2.11.4.1", "a font that is not embedded")),
    (lambda each: bool(each.get("/Interpolate", False)), Violation("6.2.8", "an image that is to be interpolated")),
    (_has("/Alternates"), Violation("6.2.8", "alternate images")),
    (_has("/OPI"), Violation("6.2.8", "a proxy of an image")),
    (_of_form("/PS"), Violation("6.2.9", "PostScript")),
    (_of_form("/Ref"), Violation("6.2.9", "a form of another file")),
    (_has("/TR"), Violation("6.2.5", "a transfer function")),
    (_has("/TR2", pikepdf.Name.Default), Violation("6.2.5", "a transfer function")),
    (_has("/HTP"), Violation("6.2.5", "a halftone's phase")),
    (_has("/AA"), Violation("6.5.2", "what happens by itself")),
    (_has("/Annots"), Violation("6.3", "annotations")),
    (_has("/PresSteps"), Violation("6.10", "presentation steps")),
)
"""What no object of a page may have. PDF/A may have annotations; what vanban writes has them drawn into the page."""


def reachable(start: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Every object that one leads to, itself first; not its parents, not other pages."""
    seen: set[tuple[int, int]] = set()
    waiting, count = [start], 0
    while waiting and count < _MOST:
        each = waiting.pop()
        if each.is_indirect:
            if each.objgen in seen:
                continue
            seen.add(each.objgen)
        count += 1
        yield each
        if isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
            values = [value for key, value in each.items() if key not in _UPWARDS]
        else:
            values = list(each) if isinstance(each, pikepdf.Array) else []
        # Numbers, truth values and nothing come as Python's own.
        waiting.extend(value for value in values if isinstance(value, pikepdf.Object))
