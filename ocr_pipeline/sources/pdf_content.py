"""What a PDF page draws, without drawing it: where its images lie and whether anything is chromatic.

The content stream is followed through forms (PDF 32000-1, 8.10) with bounds on depth, bytes and instructions, so a
hostile page costs no more than a large honest one.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from ocr_pipeline.errors import LimitError
from ocr_pipeline.sources.pdf_colour import paint_is_chromatic, space_is_chromatic
from ocr_pipeline.sources.resolution import POINTS_PER_INCH

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]

MAX_CONTENT_BYTES = 16 << 20
"""Most decoded bytes of content streams looked at for one page; a dense page of text has some 100 kB."""

_MAX_DEPTH = 8
_MAX_INSTRUCTIONS = 500_000
_MAX_SAVED_STATES = 1000
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_OPERATORS = "q Q cm Do Tr Tj TJ ' \" BI ID EI rg RG k K sc SC scn SCN cs CS sh"
INVISIBLE = 3
"""Text rendering mode (PDF 32000-1, 9.3.6) in which neither the inside nor the outline of letters is drawn."""
_COLOUR_OPERATORS = frozenset({"rg", "RG", "k", "K", "sc", "SC", "scn", "SCN"})
TEXT_SHOWN = frozenset({"Tj", "TJ", "'", '"'})
_SPACE_OPERATORS = frozenset({"cs", "CS"})


@dataclass(frozen=True, slots=True)
class Placement:
    """An image on the page: its pixels along both sides, and how it is laid on the page (points)."""

    width: int
    height: int
    matrix: Matrix

    @property
    def dpi(self) -> float | None:
        """Pixels per inch, the geometric mean of both directions; ``None`` when it covers nothing."""
        a, b, c, d, _, _ = self.matrix
        across, up = math.hypot(a, b), math.hypot(c, d)
        if across <= 0 or up <= 0 or self.width <= 0 or self.height <= 0:
            return None
        return POINTS_PER_INCH * math.sqrt(self.width / across * self.height / up)

    def share(self, page: Box) -> float:
        """The share (0..1) of the page box that the image's bounding box covers."""
        a, b, c, d, e, f = self.matrix
        xs, ys = (e, e + a, e + c, e + a + c), (f, f + b, f + d, f + b + d)
        width = min(max(xs), page[2]) - max(min(xs), page[0])
        height = min(max(ys), page[3]) - max(min(ys), page[1])
        area = (page[2] - page[0]) * (page[3] - page[1])
        return max(width, 0.0) * max(height, 0.0) / area if area > 0 else 0.0


@dataclass(slots=True)
class PageContent:
    """What was found on a page: its images where they lie, whether anything is chromatic, text, and hidden text."""

    images: list[Placement] = field(default_factory=list)
    chromatic: bool = False
    text: bool = False
    hidden_text: bool = False
    bytes_left: int = MAX_CONTENT_BYTES
    instructions_left: int = _MAX_INSTRUCTIONS

    def spend(self, *, decoded: int = 0, instructions: int = 0) -> None:
        """Count against the bounds of the page."""
        self.bytes_left -= decoded
        self.instructions_left -= instructions
        if self.bytes_left < 0 or self.instructions_left < 0:
            raise LimitError("the page draws more than is looked at")


def measure(page: pikepdf.Page) -> PageContent:
    """Follow the page's content, its forms and the appearances of its annotations.

    Raises:
        LimitError: The page draws more than is looked at.
        pikepdf.PikepdfError: The content cannot be decoded.
    """
    # What an annotation shows is not followed into all its states: it may be text.
    content = PageContent(text="/Annots" in page.obj)
    resources = page.obj.get("/Resources")
    content.spend(decoded=sum(_decoded_size(stream) for stream in content_streams(page)))
    _follow(page, resources, _IDENTITY, content, 0)
    for appearance in _appearances(page):
        _follow_form(appearance, resources, _IDENTITY, content, 1)
    return content


def largest_image(content: PageContent, page: Box) -> tuple[float | None, float]:
    """Native dpi and share of the image that covers most of the page; of equals, the finest (a mask over a picture)."""
    measured = [(round(image.share(page), 2), image.dpi or 0.0, image.share(page)) for image in content.images]
    _, dpi, share = max(measured, default=(0.0, 0.0, 0.0))
    return (round(dpi, 1), min(share, 1.0)) if dpi > 0 and share > 0 else (None, 0.0)


def content_streams(page: pikepdf.Page) -> list[pikepdf.Object]:
    """The page's content streams; what is named but no stream is left out."""
    contents = page.obj.get("/Contents")
    candidates = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    return [candidate for candidate in candidates if isinstance(candidate, pikepdf.Stream)]


def _decoded_size(stream: pikepdf.Object) -> int:
    return len(stream.read_bytes())


def _follow(
    drawing: pikepdf.Page | pikepdf.Object, resources: object, base: Matrix, content: PageContent, depth: int
) -> None:
    matrix = base
    saved: list[Matrix] = []
    instructions = pikepdf.parse_content_stream(drawing, operators=_OPERATORS)
    content.spend(instructions=len(instructions))
    for instruction in instructions:
        if isinstance(instruction, pikepdf.ContentStreamInlineImage):
            _add_image(instruction.iimage.obj, resources, matrix, content)
            continue
        operator, operands = str(instruction.operator), list(instruction.operands)
        if operator == "q" and len(saved) < _MAX_SAVED_STATES:
            saved.append(matrix)
        elif operator == "Q":
            matrix = saved.pop() if saved else base
        elif operator == "cm":
            matrix = _multiply(_matrix(operands), matrix)
        elif operator == "Tr":
            content.hidden_text |= bool(operands) and operands[0] == INVISIBLE
        elif operator in TEXT_SHOWN:
            content.text = True
        elif operator == "Do":
            _follow_object(_resource(resources, "/XObject", operands), resources, matrix, content, depth)
        else:
            content.chromatic |= _is_chromatic(operator, operands, resources)


def _is_chromatic(operator: str, operands: list[Any], resources: object) -> bool:
    if operator in _COLOUR_OPERATORS:
        return paint_is_chromatic(operands)
    if operator in _SPACE_OPERATORS:
        spot = operands[0] if operands else None
        # A three- or four-component space is judged by what is painted with it, a spot colour by its name.
        return _is_spot(spot, resources) and space_is_chromatic(spot, resources)
    return operator == "sh"


def _is_spot(space: object, resources: object) -> bool:
    spaces = resources.get("/ColorSpace") if isinstance(resources, pikepdf.Dictionary) else None
    found = spaces.get(str(space)) if isinstance(spaces, pikepdf.Dictionary) and space is not None else None
    return isinstance(found, pikepdf.Array) and len(found) > 0 and str(found[0]) in ("/Separation", "/DeviceN")


def _follow_object(drawn: object, resources: object, matrix: Matrix, content: PageContent, depth: int) -> None:
    if not isinstance(drawn, pikepdf.Stream):
        return
    subtype = str(drawn.get("/Subtype"))
    if subtype == "/Image":
        _add_image(drawn, resources, matrix, content)
    elif subtype == "/Form":
        _follow_form(drawn, resources, matrix, content, depth + 1)


def _follow_form(
    form: pikepdf.Object, outer_resources: object, matrix: Matrix, content: PageContent, depth: int
) -> None:
    if depth > _MAX_DEPTH:
        return
    content.spend(decoded=_decoded_size(form))
    own = form.get("/Matrix")
    placed = _multiply(_matrix(own), matrix) if isinstance(own, pikepdf.Array) else matrix
    _follow(form, form.get("/Resources", outer_resources), placed, content, depth)


def _add_image(image: pikepdf.Object, resources: object, matrix: Matrix, content: PageContent) -> None:
    width, height = (_first(image, ("/Width", "/W")), _first(image, ("/Height", "/H")))
    if isinstance(width, int) and isinstance(height, int):
        content.images.append(Placement(width, height, matrix))
    content.chromatic |= _image_is_chromatic(image, resources)


def _image_is_chromatic(image: pikepdf.Object, resources: object) -> bool:
    if _first(image, ("/ImageMask", "/IM")) is True:
        return False
    space = _first(image, ("/ColorSpace", "/CS"))
    if space is None:
        # Only JPEG 2000 may leave its colour space to the data; it is not decoded to find out.
        return "/JPXDecode" in str(image.get("/Filter"))
    return space_is_chromatic(space, resources)


def _appearances(page: pikepdf.Page) -> Iterator[pikepdf.Object]:
    annotations = page.obj.get("/Annots")
    if not isinstance(annotations, pikepdf.Array):
        return
    for annotation in annotations:
        states = annotation.get("/AP") if isinstance(annotation, pikepdf.Dictionary) else None
        normal = states.get("/N") if isinstance(states, pikepdf.Dictionary) else None
        if isinstance(normal, pikepdf.Stream):
            yield normal


def _resource(resources: object, category: str, operands: list[Any]) -> object:
    entries = resources.get(category) if isinstance(resources, pikepdf.Dictionary) else None
    name = operands[0] if operands else None
    if not isinstance(entries, pikepdf.Dictionary) or not isinstance(name, pikepdf.Name):
        return None
    return entries.get(str(name))


def _first(dictionary: pikepdf.Object, keys: tuple[str, ...]) -> object:
    return next((found for key in keys if (found := dictionary.get(key)) is not None), None)


def _matrix(operands: Iterable[Any]) -> Matrix:
    try:
        a, b, c, d, e, f = map(float, operands)
    except (TypeError, ValueError):
        return _IDENTITY
    return (a, b, c, d, e, f)


def _multiply(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)
