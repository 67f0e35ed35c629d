"""The XML of the rule: every field once, whatever was read in it, and a schema that takes what the table allows."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from ocr_pipeline.export.metadata.described import Entered
from ocr_pipeline.export.metadata.fields import Level, fields_of
from ocr_pipeline.export.metadata.markup import REPLACED, schema_xml, values_xml, xml_text

WHOLE = {
    Level.FILE: {
        "fileCode": "H1",
        "maintenance": "01",
        "startDate": "05/03/2020",
        "language": "01,02",
        "totalDoc": "3",
    },
    Level.DOCUMENT: {"docId": "H1.1", "typeName": "02", "issuedDate": "05/03/2020", "codeNumber": "01a"},
}


def _entered(values: dict[str, str]) -> dict[str, Entered]:
    return {name: Entered(value) for name, value in values.items()}


@pytest.mark.parametrize("level", Level)
def test_each_field_once_in_the_order_of_the_rule(level: Level) -> None:
    root = etree.fromstring(values_xml(level, _entered(WHOLE[level])))
    assert root.tag == "simpledc"
    assert [child.tag for child in root] == [field.name for field in fields_of(level)]
    assert {child.tag: child.text for child in root if child.text} == WHOLE[level]


@pytest.mark.parametrize("level", Level)
def test_the_schema_takes_it(level: Level) -> None:
    schema = etree.XMLSchema(etree.fromstring(schema_xml(level)))
    schema.assertValid(etree.fromstring(values_xml(level, _entered(WHOLE[level]))))
    schema.assertValid(etree.fromstring(values_xml(level, {})))


@pytest.mark.parametrize(
    ("level", "name", "value"),
    [
        (Level.FILE, "maintenance", "08"),
        (Level.FILE, "maintenance", "Vĩnh viễn"),
        (Level.FILE, "startDate", "2020-03-05"),
        (Level.FILE, "language", "01;02"),
        (Level.FILE, "totalDoc", "ba"),
        (Level.DOCUMENT, "subject", "x" * 501),
        (Level.DOCUMENT, "docId", "H49.64.33.2001.160.1234567"),
    ],
)
def test_the_schema_takes_nothing_else(level: Level, name: str, value: str) -> None:
    schema = etree.XMLSchema(etree.fromstring(schema_xml(level)))
    assert not schema.validate(etree.fromstring(values_xml(level, _entered({name: value}))))


def test_doubts_stand_in_a_comment() -> None:
    content = values_xml(Level.DOCUMENT, {"codeNumber": Entered("12", "viết tay")}).decode()
    assert re.search("<!--.*Cần kiểm tra.*codeNumber.*-->", content)


@given(st.text())
def test_any_text_comes_back_but_for_what_xml_forbids(text: str) -> None:
    root = etree.fromstring(values_xml(Level.DOCUMENT, _entered({"subject": text})))
    # A parser reads a carriage return written as it is as a line break: lxml writes it as a number.
    assert (root.findtext("subject") or "") == xml_text(text)
    assert all(a == b or b == REPLACED for a, b in zip(text, xml_text(text), strict=True))


@pytest.mark.parametrize("text", ["a\x00b", "a\x0cb", "\x1b", "\ufffe", "\ud800"])
def test_what_xml_forbids_is_shown_and_not_left_out(text: str) -> None:
    assert xml_text(text).count(REPLACED) == 1
