"""Plain text: UTF-8 or a sentence that says what it is instead."""

from __future__ import annotations

from pathlib import PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr_pipeline.errors import LegacyEncodingError, UnsupportedFormatError, VanbanError
from ocr_pipeline.settings import Settings
from ocr_pipeline.sources import SourceKind, inspect
from ocr_pipeline.sources.plain_text import PlainText, decode_text
from ocr_pipeline.sources.utf16 import utf16_without_mark
from tests.sources.sick_files import SickFiles

NAME = PurePath("van-ban.txt")
SENTENCE = "Căn cứ Luật Tổ chức chính quyền địa phương; xét đề nghị của Giám đốc Sở Mẫu, các việc được giao"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param(SENTENCE.encode(), SENTENCE, id="UTF-8"),
        pytest.param(b"\xef\xbb\xbf" + SENTENCE.encode(), SENTENCE, id="a byte order mark is no part of the text"),
        pytest.param(b"\xff\xfe" + SENTENCE.encode("utf-16-le"), SENTENCE, id="UTF-16 that says so"),
        pytest.param(b"\xfe\xff" + SENTENCE.encode("utf-16-be"), SENTENCE, id="UTF-16 the other way round"),
        pytest.param("a\u0302".encode(), "a\u0302", id="decomposed letters stay as they are"),
        pytest.param(b"a\r\n\tb\x1a", "a\r\n\tb\x1a", id="the end mark of old editors is tolerated"),
    ],
)
def test_a_text_is_taken_as_it_is(data: bytes, text: str) -> None:
    assert decode_text(data, NAME) == PlainText(text)


@pytest.mark.parametrize(
    ("data", "text", "named"),
    [
        pytest.param(
            b"C\xe9ng h\xdfa: c\xf1a c\xb8c, \xae\xad\xeec", "Cộng hòa: của các, được", "TCVN3", id="ABC fonts"
        ),
        pytest.param(b"cu\xfba ca\xf9c, \xf1\xf6\xf4\xefc, nha\xe2n", "của các, được, nhân", "VNI", id="VNI fonts"),
        pytest.param(b"cu\xd2a c\xe1c, \xf0\xfd\xf5\xf2c", "của các, được", "CP1258", id="the Windows code page"),
        pytest.param(b"c\xfca c\xe1c, \xf0\xdf\xfec", "của các, được", "VISCII", id="VISCII"),
    ],
)
def test_an_encoding_before_unicode_is_recognised_and_noted(data: bytes, text: str, named: str) -> None:
    found = decode_text(data, NAME)
    assert found.text == text
    assert [named in note for note in found.notes] == [True]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        pytest.param("cña c¸c ®­îc nh©n d©n", "TCVN3", id="ABC letters copied into Unicode"),
        pytest.param("cuûa caùc ñöôïc nhaân", "VNI", id="VNI letters copied into Unicode"),
        pytest.param("CÃ´ng vÄƒn", "UTF-8 read as CP1252", id="UTF-8 that was misread"),
    ],
)
def test_unicode_with_older_letters_is_left_to_the_restorer_and_noted(text: str, named: str) -> None:
    found = decode_text(text.encode(), NAME)
    assert found.text == text
    assert [named in note for note in found.notes] == [True]


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        pytest.param("của các được".encode("utf-16-le"), "UTF-16LE", id="UTF-16 that does not say so"),
        pytest.param("Déjà vu à l'été".encode("latin-1"), "cannot be told", id="another language"),
        pytest.param(SENTENCE.encode() + b"\xe1", "UTF-8 but for some bytes, the first at offset", id="cut off"),
    ],
)
def test_what_cannot_be_told_is_refused_with_the_reason(data: bytes, cause: str) -> None:
    with pytest.raises(LegacyEncodingError, match=cause) as caught:
        decode_text(data, NAME)
    assert caught.value.next_step


@pytest.mark.parametrize(
    "text",
    ["của các được nhân dân", "The council (của, các) said", "naïve café à la carte", "Straße über Köln – für Gäste"],
)
def test_good_unicode_is_never_taken_for_legacy_fonts(text: str) -> None:
    assert decode_text(text.encode(), NAME) == PlainText(text)


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        pytest.param(b"abc\0def", "no PDF, no image and no text", id="a NUL"),
        pytest.param(bytes(range(1, 32)) * 4, "no text", id="control characters"),
        pytest.param(b"\xff\xfe\x00\xd8", "begins like UTF-16", id="a mark before half a character"),
        pytest.param(rb"{\rtf1 text}", "RTF", id="rich text is markup, not text"),
        pytest.param(b"PK\3\4 and more", "ZIP", id="an archive"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, cause: str) -> None:
    with pytest.raises(UnsupportedFormatError, match=cause):
        decode_text(data, NAME)


@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=0x1EF9, categories=["L"]), min_size=1))
def test_utf8_is_never_taken_for_utf16(text: str) -> None:
    assert utf16_without_mark(text.encode()) is None


@given(st.binary(min_size=1, max_size=200))
def test_any_bytes_give_a_text_or_a_sentence(data: bytes) -> None:
    try:
        assert isinstance(decode_text(data, NAME).text, str)
    except VanbanError as error:
        assert error.cause  # noqa: PT017 - either outcome is right; what counts is that nothing else is raised


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        pytest.param("one", 1, id="one page"),
        pytest.param("one\ftwo", 2, id="a form feed parts two"),
        pytest.param("one\ftwo\f", 2, id="one at the end closes the last"),
        pytest.param("one\f\ftwo", 3, id="a blank page between is a page"),
    ],
)
def test_form_feeds_part_pages(files: SickFiles, settings: Settings, text: str, pages: int) -> None:
    facts = inspect(files.raw("a.txt", text.encode()), settings)
    assert (facts.kind, facts.page_count, len(facts.pages), facts.text) == (SourceKind.TEXT, pages, pages, text)
