"""The forms of copies: as the certificate prints them, and the abbreviations that their notations open with."""

from __future__ import annotations

from typing import Final

from ocr_pipeline.layout.copies import FORM_OF_COPY
from ocr_pipeline.parsing.folding import fold

_FORMS: Final = {
    "sao y": ("SAO Y", ("SY",)),
    "sao y ban chinh": ("SAO Y BẢN CHÍNH", ("SY",)),
    "sao luc": ("SAO LỤC", ("SL",)),
    "trich sao": ("TRÍCH SAO", ("TrS", "TS")),
}
"""By the words without marks: the form with them, and its abbreviations (NĐ 30/2020 Phụ lục I Phần II, TT 01/2011)."""


def form_of_copy(said: str) -> str | None:
    """The form of copy that a line says and nothing else, with its own marks; ``None`` for any other line."""
    if not FORM_OF_COPY.match(fold(said)):
        return None
    words = " ".join("".join(sign if sign.isalpha() else " " for sign in fold(said)).split())
    found = _FORMS.get(words.replace("sao v", "sao y"))
    return found[0] if found else None


def abbreviations_of(form: str) -> tuple[str, ...]:
    """The abbreviations that the notation of a form of copy may open with; none for what is no form."""
    return next((abbreviations for name, abbreviations in _FORMS.values() if name == form), ())
