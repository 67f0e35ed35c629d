"""What a file is, by its content: the formats that are opened, and those that are only recognised to be named.

Sources: PDF 32000-1 annex H.3.4.1 (the header stands within the first 1024 bytes), PNG 3rd edition 5.2, TIFF 6.0
section 2, RFC 9649 (WebP), ECMA-388/OPC and MS-CFB for office files.
"""

from __future__ import annotations

import re
from pathlib import PurePath

PDF = "application/pdf"
PNG = "image/png"
JPEG = "image/jpeg"
TIFF = "image/tiff"
WEBP = "image/webp"
BMP = "image/bmp"
TEXT = "text/plain"

# A PDF may follow mail or printer headers, but its own must begin within the first 1024 bytes.
_PDF_HEADER = re.compile(rb"%PDF-\d")
_PDF_HEADER_WITHIN = 1024

_IMAGE_MAGIC = (
    (re.compile(rb"\x89PNG\r\n\x1a\n"), PNG),
    (re.compile(rb"\xff\xd8\xff"), JPEG),
    # Classic TIFF (42) and BigTIFF (43), either byte order.
    (re.compile(rb"II[\x2a\x2b]\0|MM\0[\x2a\x2b]"), TIFF),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), WEBP),
    # The size of the information header tells a bitmap from a text that begins with "BM".
    (re.compile(rb"BM.{12}[\x0c\x28\x34\x38\x40\x6c\x7c]\0\0\0", re.DOTALL), BMP),
)

_FOREIGN_MAGIC = (
    (re.compile(rb"PK\x03\x04.{26}(?:\[Content_Types\]|_rels/|word/)", re.DOTALL), "an Office document"),
    (re.compile(rb"PK[\x03\x05]"), "a ZIP archive or an Office document"),
    (re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "an older Office document (.doc, .xls)"),
    (re.compile(rb"\{\\rtf"), "a rich text (RTF) document"),
    (re.compile(rb"\s*<(?:!doctype html|html)", re.IGNORECASE), "an HTML page"),
    (re.compile(rb"\s*<\?xml"), "an XML file"),
    (re.compile(rb"%!PS"), "a PostScript file"),
    (re.compile(rb"AT&TFORM"), "a DjVu file"),
    (re.compile(rb"GIF8[79]a"), "a GIF image"),
    (re.compile(rb"\0\0\0\x0cjP  |\xff\x4f\xff\x51"), "a JPEG 2000 image"),
    (re.compile(rb"....ftyp(?:heic|heix|mif1|hevc)", re.DOTALL), "a HEIC photograph"),
    (re.compile(rb"....ftypavif", re.DOTALL), "an AVIF image"),
    (re.compile(rb"\x1f\x8b|BZh|\xfd7zXZ|7z\xbc\xaf|Rar!"), "a compressed archive"),
)

_SUFFIX_NAMES = {
    ".pdf": "a PDF",
    ".png": "a PNG image",
    ".jpg": "a JPEG image",
    ".jpeg": "a JPEG image",
    ".tif": "a TIFF image",
    ".tiff": "a TIFF image",
    ".webp": "a WebP image",
    ".bmp": "a BMP image",
}


def media_type(head: bytes) -> str | None:
    """The media type of a PDF or image by its first bytes; ``None`` for everything else, which may be text."""
    for magic, image_type in _IMAGE_MAGIC:
        if magic.match(head):
            return image_type
    return PDF if _PDF_HEADER.search(head[:_PDF_HEADER_WITHIN]) else None


def foreign_name(head: bytes) -> str | None:
    """A known format that is not opened, with its article (``"an Office document"``), or ``None``."""
    return next((name for magic, name in _FOREIGN_MAGIC if magic.match(head)), None)


def promised_by_name(path: PurePath) -> str | None:
    """What the name says a file is, with its article, when it is a PDF or an image; ``None`` otherwise."""
    return _SUFFIX_NAMES.get(path.suffix.lower())
