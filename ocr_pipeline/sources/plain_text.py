"""Plain text: decoded strictly, never guessed; what is no text is refused by what it is."""

from __future__ import annotations

import codecs
import re
from pathlib import PurePath

from ocr_pipeline.errors import LegacyEncodingError, NoPagesError, TooManyPagesError, UnsupportedFormatError
from ocr_pipeline.settings import Settings
from ocr_pipeline.sources.facts import PageFacts
from ocr_pipeline.sources.formats import foreign_name, promised_by_name
from ocr_pipeline.sources.legacy_encodings import (
    conversion_step,
    legacy_encoding,
    legacy_letters_in_unicode,
    utf16_without_mark,
)

PAGE_BREAK = "\f"

# Control characters that no text holds: all of C0 but tab, line feed, vertical tab, form feed, carriage return, and
# the end-of-file mark and escape that old programs leave behind.
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x19\x1c-\x1f\x7f]")
_MOST_CONTROL_SHARE = 0.01
_NUL = b"\0"


def decode_text(data: bytes, path: PurePath) -> str:
    """The text of a file that is neither PDF nor image; a byte order mark is dropped, nothing is normalised.

    Raises:
        UnsupportedFormatError: It is another format, or no text, or its name says PDF or image.
        LegacyEncodingError: It is a text, but not UTF-8 (nor UTF-16 with a byte order mark).
    """
    foreign = foreign_name(data)
    if foreign is not None:
        raise UnsupportedFormatError(f"the content is {foreign}")
    promised = promised_by_name(path)
    text = _decoded(data, promised)
    if promised is not None:
        raise UnsupportedFormatError(f"the name says {promised}, but the content is plain text")
    encoding = legacy_letters_in_unicode(text)
    if encoding is not None:
        raise LegacyEncodingError(
            f"the text is UTF-8, but its letters are those of {encoding} fonts", next_step=conversion_step("the font")
        )
    return text


def text_pages(text: str, settings: Settings) -> tuple[PageFacts, ...]:
    """The pages of a text, split by form feeds; one at the very end closes the last page.

    Raises:
        NoPagesError: The text holds nothing but white space.
        TooManyPagesError: There are more than ``settings.max_pages``.
    """
    if not text.strip():
        raise NoPagesError("the text holds nothing but white space", next_step="Check that this is the right file.")
    count = text.removesuffix(PAGE_BREAK).count(PAGE_BREAK) + 1
    if count > settings.max_pages:
        raise TooManyPagesError(f"the text has {count} pages, over the limit of {settings.max_pages}")
    return tuple(PageFacts(number, 0.0, 0.0, None, 0.0, False, settings.dpi) for number in range(1, count + 1))


def _decoded(data: bytes, promised: str | None) -> str:
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding)
    wide = utf16_without_mark(data)
    if wide is not None:
        raise LegacyEncodingError(
            f"the text looks like {wide} without a byte order mark", next_step=conversion_step(wide)
        )
    if _is_binary(data):
        raise UnsupportedFormatError(_no_text(promised))
    return _utf8(data)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnsupportedFormatError(f"the content begins like {encoding.upper()} text but is none") from error
    if _is_binary(text.encode("utf-8", errors="surrogatepass")):
        raise UnsupportedFormatError(f"the content begins like {encoding.upper()} text but is none")
    return text


def _utf8(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        encoding = legacy_encoding(data)
        if encoding is None:
            raise LegacyEncodingError("the text is not UTF-8, and its encoding cannot be told") from error
        raise LegacyEncodingError(
            f"the text is not UTF-8 but looks like {encoding}", next_step=conversion_step(encoding)
        ) from error


def _is_binary(data: bytes) -> bool:
    return _NUL in data or len(_CONTROL.findall(data)) > _MOST_CONTROL_SHARE * len(data)


def _no_text(promised: str | None) -> str:
    if promised is not None:
        return f"the name says {promised}, but the content is something else"
    return "the content is no PDF, no image and no text"
