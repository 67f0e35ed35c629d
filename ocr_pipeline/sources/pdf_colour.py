"""Whether a PDF colour space or colour operand is chromatic (PDF 32000-1, 8.6): grey and black are not."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pikepdf

_GREY_NAMES = frozenset({"/DeviceGray", "/G", "/CalGray", "/None", "/All"})
_CHROMATIC_NAMES = frozenset({"/DeviceRGB", "/RGB", "/DeviceCMYK", "/CMYK", "/CalRGB", "/Lab", "/Pattern"})
_GREY_COLORANTS = frozenset({"/Black", "/None", "/All"})

_NEUTRAL = 0.05
"""Most difference between two components (0..1) that still looks grey."""


def space_is_chromatic(space: object, resources: object = None, depth: int = 0) -> bool:
    """Whether a colour space can show colours.

    Args:
        space: A name or an array; a name that is no device space is looked up in ``resources``.
        resources: The resource dictionary of the content that uses the space.
        depth: How many spaces stand around this one; beyond four, it counts as chromatic.
    """
    if space is None or depth > 4:
        return space is not None
    if isinstance(space, pikepdf.Name):
        return _name_is_chromatic(str(space), resources, depth)
    if not isinstance(space, pikepdf.Array) or not len(space):
        return True
    return _family_is_chromatic(space, resources, depth)


def _name_is_chromatic(name: str, resources: object, depth: int) -> bool:
    if name in _GREY_NAMES:
        return False
    if name in _CHROMATIC_NAMES or not isinstance(resources, pikepdf.Dictionary):
        return True
    spaces = resources.get("/ColorSpace")
    found = spaces.get(name) if isinstance(spaces, pikepdf.Dictionary) else None
    return True if found is None else space_is_chromatic(found, None, depth + 1)


def _family_is_chromatic(space: pikepdf.Object, resources: object, depth: int) -> bool:
    family = str(space[0])
    parameters = [space[index] for index in range(1, len(space))]
    if family in _GREY_NAMES:
        return False
    if not parameters:
        return _name_is_chromatic(family, resources, depth)
    if family == "/ICCBased":
        profile = parameters[0]
        return not (isinstance(profile, pikepdf.Stream) and profile.get("/N") == 1)
    if family == "/Separation":
        return str(parameters[0]) not in _GREY_COLORANTS
    if family == "/DeviceN" and isinstance(parameters[0], pikepdf.Array):
        return any(str(colorant) not in _GREY_COLORANTS for colorant in parameters[0])
    if family in ("/Indexed", "/I") and len(parameters) == 3:
        return _palette_is_chromatic(parameters[0], parameters[2], resources, depth)
    return True


def _palette_is_chromatic(base: object, table: object, resources: object, depth: int) -> bool:
    if not space_is_chromatic(base, resources, depth + 1):
        return False
    three_components = str(base) in ("/DeviceRGB", "/RGB") or (
        isinstance(base, pikepdf.Array) and str(base[0]) in ("/CalRGB", "/ICCBased")
    )
    if not three_components:
        return True
    entries = table.read_bytes() if isinstance(table, pikepdf.Stream) else _string_bytes(table)
    colours = zip(entries[0::3], entries[1::3], entries[2::3], strict=False)
    return any(max(colour) - min(colour) > 255 * _NEUTRAL for colour in colours)


def _string_bytes(value: object) -> bytes:
    return bytes(value) if isinstance(value, pikepdf.String) else b""


def paint_is_chromatic(operands: Sequence[object]) -> bool:
    """Whether the operands of a colour operator are chromatic: three as RGB, four as CMYK, a name as a pattern.

    A single number is a grey here; what it means in a named space is for :func:`space_is_chromatic` to tell.
    """
    if any(isinstance(operand, pikepdf.Name) for operand in operands):
        return True
    values = [float(operand) for operand in operands if isinstance(operand, (int, float, Decimal))]
    components = values[:3]
    return len(values) >= 3 and max(components) - min(components) > _NEUTRAL
