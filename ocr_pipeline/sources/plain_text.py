"""Plain text: Unicode is decoded strictly, an older encoding when it is clear; what is no text is refused."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import PurePath

from diacritics.legacy_bytes import recognise
from diacritics.legacy_encodings import Encoding
from diacritics.legacy_lines import legacy_passages
from ocr_pipeline.errors import LegacyEncodingError, NoPagesError, TooManyPagesError, UnsupportedFormatError
from ocr_pipeline.settings import Settings
from ocr_pipeline.sources.facts import PageFacts
from ocr_pipeline.sources.formats import foreign_name, promised_by_name
from ocr_pipeline.sources.utf16 import utf16_without_mark

PAGE_BREAK = "\f"

# Control characters that no text holds: all of C0 but tab, line feed, vertical tab, form feed, carriage return, and
# the end-of-file mark and escape that old programs leave behind.
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x19\x1c-\x1f\x7f]")
_MOST_CONTROL_SHARE = 0.01
_NUL = b"\0"
_MOST_BROKEN_SHARE = 0.2


@dataclass(frozen=True, slots=True)
class PlainText:
    """``notes`` are sentences for the person: which other encoding the text was in."""

    text: str
    notes: tuple[str, ...] = ()


def decode_text(data: bytes, path: PurePath) -> PlainText:
    """The text of a file that is neither PDF nor image; a byte order mark is dropped, UTF-8 is not normalised.

    Bytes in TCVN3, VNI, VISCII, CP1258 or CP1252 become Unicode where they clearly make Vietnamese. Characters of a
    Unicode text that show TCVN3 or VNI fonts stay as they are, for the restorer, and are noted.

    Raises:
        UnsupportedFormatError: It is another format, or no text, or its name says PDF or image.
        LegacyEncodingError: It is a text, but its encoding cannot be told.
    """
    foreign = foreign_name(data)
    if foreign is not None:
        raise UnsupportedFormatError(f"the content is {foreign}")
    promised = promised_by_name(path)
    found = _decoded(data, promised)
    if promised is not None:
        raise UnsupportedFormatError(f"the name says {promised}, but the content is plain text")
    return found


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


def _decoded(data: bytes, promised: str | None) -> PlainText:
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
            f"the text looks like {wide} without a byte order mark",
            next_step=f"Convert the file to UTF-8 first: iconv -f {wide} -t UTF-8 IN > OUT.",
        )
    if _is_binary(data):
        raise UnsupportedFormatError(_no_text(promised))
    return _utf8_or_older(data)


def _strictly(data: bytes, encoding: str) -> PlainText:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnsupportedFormatError(f"the content begins like {encoding.upper()} text but is none") from error
    if _is_binary(text.encode("utf-8", errors="surrogatepass")):
        raise UnsupportedFormatError(f"the content begins like {encoding.upper()} text but is none")
    return _of_unicode(text)


def _of_unicode(text: str) -> PlainText:
    encodings = sorted({passage.encoding for passage in legacy_passages(text)})
    return PlainText(text, tuple(f"lines are {_described(encoding)}" for encoding in encodings))


def _utf8_or_older(data: bytes) -> PlainText:
    try:
        return _of_unicode(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        found = recognise(data)
        if found is not None:
            return PlainText(found.text, (f"the text was read as {_described(found.encoding)}",))
        if _is_broken_utf8(data):
            raise LegacyEncodingError(
                f"the text is UTF-8 but for some bytes, the first at offset {error.start}",
                next_step="Copy the file again: it was cut off, or pasted together from two encodings.",
            ) from error
        raise LegacyEncodingError("the text is not UTF-8, and its encoding cannot be told") from error


def _described(encoding: Encoding) -> str:
    if encoding is Encoding.TCVN3:
        return "TCVN3 (ABC fonts): words in a capital font come out in small letters"
    return encoding.value


def _is_broken_utf8(data: bytes) -> bool:
    """Most of its letters beyond ASCII are UTF-8."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    return broken < _MOST_BROKEN_SHARE * sum(not char.isascii() for char in text)


def _is_binary(data: bytes) -> bool:
    return _NUL in data or len(_CONTROL.findall(data)) > _MOST_CONTROL_SHARE * len(data)


def _no_text(promised: str | None) -> str:
    if promised is not None:
        return f"the name says {promised}, but the content is something else"
    return "the content is no PDF, no image and no text"
