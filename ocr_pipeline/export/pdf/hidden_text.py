"""Taking an OCR's invisible text off a page: a scan that was read before carries misreadings under its image."""

from __future__ import annotations

from typing import Final

import pikepdf

from ocr_pipeline.sources.pdf_content import INVISIBLE, TEXT_SHOWN

_OF_TEXT: Final = frozenset({"BT", "ET", "Tf", "Td", "TD", "Tm", "T*", "Tc", "Tw", "Tz", "TL", "Ts", "Tr"})
_DEEPEST: Final = 8
"""Forms within forms that are followed: what nests deeper was not written by any scanner."""


def strip_hidden_text(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """Takes every text that is drawn invisibly (rendering mode 3) off a page, also where a form on it draws it."""
    seen: set[tuple[int, int]] = set()
    instructions = pikepdf.parse_content_stream(page)
    kept = _visible(instructions)
    if len(kept) < len(instructions):
        page.obj.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))
    _strip_forms(page.resources, seen, _DEEPEST)


def _strip_forms(resources: pikepdf.Object, seen: set[tuple[int, int]], depth: int) -> None:
    if depth == 0:
        return
    for form in dict(resources.get("/XObject", {})).values():
        if form.get("/Subtype") != pikepdf.Name.Form or form.objgen in seen:
            continue
        seen.add(form.objgen)
        instructions = pikepdf.parse_content_stream(form)
        kept = _visible(instructions)
        if len(kept) < len(instructions):
            form.write(pikepdf.unparse_content_stream(kept))
        _strip_forms(form.get("/Resources", pikepdf.Dictionary()), seen, depth - 1)


def _visible(
    instructions: list[pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage],
) -> list[pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage]:
    """The instructions but for those that show text while nothing of it is drawn.

    Where no text is left, what sets it goes too: a font that is named has to be embedded, even by who says nothing.
    """
    kept, mode = [], 0
    saved: list[int] = []
    for each in instructions:
        operator = str(each.operator)
        if operator == "q":
            saved.append(mode)
        elif operator == "Q" and saved:
            mode = saved.pop()
        elif operator == "Tr":
            mode = int(each.operands[0])
        if operator not in TEXT_SHOWN or mode != INVISIBLE:
            kept.append(each)
    if any(str(each.operator) in TEXT_SHOWN for each in kept):
        return kept
    return [each for each in kept if str(each.operator) not in _OF_TEXT]
