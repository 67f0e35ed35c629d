"""Which encoding of the years before Unicode a Vietnamese text is in, by common words as their bytes.

TCVN3 is the ABC font encoding (TCVN 5712:1993, VN3), VNI that of the VNI-Windows fonts, VISCII RFC 1456, CP1258
the Windows code page. A text is told by the words it holds, not decoded: which font a passage was set in is lost.
"""

from __future__ import annotations

import re

# và, các, định, nhân, tỉnh, việc, người, không, của, được: among the commonest words of official Vietnamese.
WORDS: dict[str, tuple[bytes, ...]] = {
    "TCVN3": (
        b"v\xb5",
        b"c\xb8c",
        b"\xae\xdenh",
        b"nh\xa9n",
        b"t\xd8nh",
        b"vi\xd6c",
        b"ng\xad\xeai",
        b"kh\xabng",
        b"c\xf1a",
        b"\xae\xad\xeec",
    ),
    "VNI": (
        b"va\xf8",
        b"ca\xf9c",
        b"\xf1\xf2nh",
        b"nha\xe2n",
        b"t\xe6nh",
        b"vie\xe4c",
        b"ng\xf6\xf4\xf8i",
        b"kho\xe2ng",
        b"cu\xfba",
        b"\xf1\xf6\xf4\xefc",
    ),
    "CP1258": (
        b"v\xe0",
        b"c\xe1c",
        b"\xf0i\xf2nh",
        b"nh\xe2n",
        b"ti\xd2nh",
        b"vi\xea\xf2c",
        b"ng\xfd\xf5\xcci",
        b"kh\xf4ng",
        b"cu\xd2a",
        b"\xf0\xfd\xf5\xf2c",
    ),
    "VISCII": (
        b"v\xe0",
        b"c\xe1c",
        b"\xf0\xb8nh",
        b"nh\xe2n",
        b"t\xefnh",
        b"vi\xaec",
        b"ng\xdf\xb6i",
        b"kh\xf4ng",
        b"c\xfca",
        b"\xf0\xdf\xfec",
    ),
}

_ICONV_NAMES = {"TCVN3": "TCVN5712-1", "CP1258": "CP1258", "VISCII": "VISCII"}
"""As iconv of the GNU C library names them; it knows no VNI."""

# A run of letters: ASCII letters and everything beyond ASCII, which is where all four encodings keep their marks.
_LETTERS = re.compile(rb"[a-z\x80-\xff]+")

_ENOUGH = 2
"""Different words that must be met: one alone may stand in a text of another language."""

_ZERO_SHARE = 0.3
"""Share of zero bytes among the high bytes of UTF-16: the ASCII letters of a Vietnamese text are well over half."""


def legacy_encoding(data: bytes) -> str | None:
    """The likely encoding of bytes that are not UTF-8, or ``None`` when it cannot be told."""
    met = set(_LETTERS.findall(data.lower()))
    score, encoding = max((sum(word in met for word in words), name) for name, words in WORDS.items())
    return encoding if score >= _ENOUGH else None


def legacy_letters_in_unicode(text: str) -> str | None:
    """The encoding whose font gave a Unicode text its letters (``cña`` for "của"), or ``None``.

    Copying from a document set in TCVN3 or VNI fonts gives such text. It is valid UTF-8, but no Vietnamese.
    """
    encoding = legacy_encoding(text.encode("cp1252", errors="ignore"))
    return encoding if encoding in ("TCVN3", "VNI") else None


def utf16_without_mark(data: bytes) -> str | None:
    """``"UTF-16LE"`` or ``"UTF-16BE"`` when every other byte is mostly zero, ``None`` otherwise."""
    if len(data) < 4 or len(data) % 2:
        return None
    even, odd = data[0::2], data[1::2]
    even_zeros, odd_zeros = even.count(0) / len(even), odd.count(0) / len(odd)
    if odd_zeros > _ZERO_SHARE and not even_zeros and _is_readable(data, "utf-16-le"):
        return "UTF-16LE"
    if even_zeros > _ZERO_SHARE and not odd_zeros and _is_readable(data, "utf-16-be"):
        return "UTF-16BE"
    return None


def _is_readable(data: bytes, encoding: str) -> bool:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return all(character.isprintable() or character.isspace() for character in text)


def conversion_step(encoding: str) -> str:
    """What the person should do with a text in this encoding."""
    name = _ICONV_NAMES.get(encoding, encoding if encoding.startswith("UTF-16") else None)
    if name is None:
        return f"Convert the file from {encoding} to Unicode with Unikey's toolkit (UTF-8) first."
    return f"Convert the file to UTF-8 first: iconv -f {name} -t UTF-8 IN > OUT."
