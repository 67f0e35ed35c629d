"""The form of copy, alone on its line."""

from __future__ import annotations

import pytest

from ocr_pipeline.parsing.copy_forms import abbreviations_of, form_of_copy


@pytest.mark.parametrize(
    ("said", "form"),
    [
        ("SAO Y", "SAO Y"),
        ("SAO Y BẢN CHÍNH", "SAO Y BẢN CHÍNH"),
        ("SAO LỤC", "SAO LỤC"),
        ("TRÍCH SAO", "TRÍCH SAO"),
        # Lost marks and specks at the edges.
        ("| TRICH SAO.", "TRÍCH SAO"),
        # A Y whose foot is lost.
        ("SAO V BẢN CHÍNH", "SAO Y BẢN CHÍNH"),
        # Words of a sentence.
        ("sao y bản chính văn bản số 12", None),
        ("BẢN SAO", None),
        ("", None),
    ],
)
def test_a_line(said: str, form: str | None) -> None:
    assert form_of_copy(said) == form


@pytest.mark.parametrize(
    ("form", "abbreviations"),
    [("SAO Y BẢN CHÍNH", ("SY",)), ("SAO LỤC", ("SL",)), ("TRÍCH SAO", ("TrS", "TS")), ("Phụ lục I", ())],
)
def test_how_its_notation_opens(form: str, abbreviations: tuple[str, ...]) -> None:
    assert abbreviations_of(form) == abbreviations
