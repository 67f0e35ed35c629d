"""Whatever stands on a page can stand in XML and HTML, and does nothing there."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from ocr_pipeline.export.xml_text import xml_text


@given(st.text(st.characters(codec=None, exclude_characters="\r\n\t")))
def test_text_comes_back_from_xml_but_for_what_xml_forbids(text: str) -> None:
    told = ET.fromstring(f'<a b="{xml_text(text)}">{xml_text(text)}</a>')
    shown = told.text or ""
    assert shown == told.attrib["b"]
    assert len(shown) == len(text)
    assert all(now in (was, "\N{REPLACEMENT CHARACTER}") for was, now in zip(text, shown, strict=True))


def test_what_opens_a_tag_is_text() -> None:
    assert xml_text("<script>'\"&\0") == "&lt;script&gt;&#x27;&quot;&amp;\N{REPLACEMENT CHARACTER}"
