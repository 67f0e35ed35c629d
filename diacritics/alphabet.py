"""Vietnamese letters: marks, look-alikes, the place of the tone mark, and the shape of a syllable.

All functions take and give NFC text. The old placement of the tone mark (hòa, thủy, ủy) is the internal one: statutes
and official letters use it in about nine of ten cases; the new placement (hoà, thuỷ) is accepted and left as it is.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

TONE_MARKS: Final = "\u0300\u0301\u0303\u0309\u0323"
"""Combining grave, acute, tilde, hook above, dot below: huyền, sắc, ngã, hỏi, nặng."""

_QUALITY_MARKS: Final = "\u0302\u0306\u031b"
"""Combining circumflex, breve, horn: â ê ô, ă, ơ ư."""

LOOK_ALIKES: Final = {"\u00d0": "Đ", "\u0189": "Đ", "\u00f0": "đ", "\u0256": "đ"}
"""Letters of other alphabets that print like Đ and đ: Icelandic eth, African d."""

FOREIGN_LOOK_ALIKES: Final = dict(
    zip(
        "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0406"
        "\u03bf\u0391\u0392\u0395\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7",
        "aeopcyxiABEKMHOPCTYXIoABEHIKMNOPTYX",
        strict=True,
    )
)
"""Letters of Cyrillic and Greek that print like Latin ones; in a word of their own alphabet they are right."""

VOWELS: Final = "aăâeêioôơuưy"
CONSONANTS: Final = "bcdđghklmnpqrstvx"

_NEW_TO_OLD_RIMES: Final = ("oa", "oe", "uy")

_ONSETS: Final = frozenset(
    ",b,c,ch,d,đ,g,gh,gi,h,k,kh,l,m,n,ng,ngh,nh,p,ph,qu,r,s,t,th,tr,v,x".split(",")  # "" is the empty onset
)

_RIMES: Final = frozenset(
    """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu y yêm yên yêng yêt yêu ych yn ynh yt yp yu ya
    o oc oi om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet
    ooc oong ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uên uơ uôc uôi uôm uôn uông uôt
    uy uya uych uyên uyêt uyn uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ưt ưu ươ ươc ươi ươm ươn ương ươp ươt ươu
    """.split()
)

_FRONT_ONLY: Final = frozenset({"k", "gh", "ngh"})
"""Onsets written only before e, ê, i, y."""


def to_nfc(text: str) -> str:
    """Composes letters and marks (Unicode NFC)."""
    return unicodedata.normalize("NFC", text)


def in_order_of_marks(cluster: str) -> str:
    """A letter with the marks of its quality before the mark of its tone, decomposed: what NFC can compose.

    Typed the other way round (``a``, acute, circumflex) the two do not change places under NFC.
    """
    return "".join(_quality_first(unicodedata.normalize("NFD", cluster)))


def _quality_first(decomposed: str) -> list[str]:
    ordered: list[str] = []
    for char in decomposed:
        at = len(ordered)
        while char in _QUALITY_MARKS and at and ordered[at - 1] in TONE_MARKS:
            at -= 1
        ordered.insert(at, char)
    return ordered


class _Bare(dict[int, str]):
    """What is left of each letter without its marks; grows with the letters that are met."""

    def __missing__(self, code: int) -> str:
        letters = unicodedata.normalize("NFD", chr(code))
        bare = self[code] = "".join(c for c in letters if not unicodedata.combining(c))
        return bare


_BARE: Final = _Bare({ord("đ"): "d", ord("Đ"): "D"})


def strip_marks(text: str) -> str:
    """The skeleton: the same letters without tone and quality marks, đ as d. ``Sở Tư pháp`` → ``So Tu phap``."""
    if text.isascii():
        return text
    return text.translate(_BARE)


@lru_cache(maxsize=16384)
def split_tone(syllable: str) -> tuple[str, str]:
    """The syllable without its tone mark, and the mark (empty for ngang). ``tiếng`` → ``("tiêng", "\u0301")``."""
    tone = ""
    kept: list[str] = []
    for char in unicodedata.normalize("NFD", syllable):
        if char in TONE_MARKS:
            tone += char
        else:
            kept.append(char)
    return to_nfc("".join(kept)), tone


LONGEST_SYLLABLE: Final = 21
"""Seven letters, each with two combining marks."""


@lru_cache(maxsize=16384)
def fold_tone_style(syllable: str) -> str:
    """The old placement of the tone mark for an open oa, oe, uy: ``hoà`` → ``hòa``, ``uỷ`` → ``ủy``; ``quý`` stays.

    Case is kept. Anything that is no such syllable comes back unchanged.
    """
    if len(syllable) > LONGEST_SYLLABLE:
        return syllable
    toneless, tone = split_tone(syllable)
    low = toneless.lower()
    if len(tone) != 1 or low[-2:] not in _NEW_TO_OLD_RIMES or low.startswith("qu"):
        return syllable
    return to_nfc(toneless[:-1] + tone + toneless[-1])


@lru_cache(maxsize=65536)
def is_syllable(text: str) -> bool:
    """Whether the text has the shape of a Vietnamese syllable, with marks in legal places; case is ignored.

    The shape is onset and rime; a rime closed by p, t, c or ch takes only sắc or nặng; k, gh and ngh stand before
    e, ê, i, y.
    """
    if len(text) > LONGEST_SYLLABLE:
        return False
    toneless, tone = split_tone(text.lower())
    if len(tone) > 1 or not 1 <= len(toneless) <= 7:
        return False
    if tone == "" and toneless.endswith(("p", "t", "c", "ch")):
        return False
    if toneless.endswith(("p", "t", "c", "ch")) and tone not in ("\u0301", "\u0323"):
        return False
    return _has_shape(toneless, _RIMES)


@lru_cache(maxsize=16384)
def has_syllable_skeleton(text: str) -> bool:
    """Whether the mark-stripped text can be the skeleton of a syllable; case is ignored."""
    skeleton = strip_marks(text).lower()
    return 1 <= len(skeleton) <= 7 and _has_shape(skeleton, _BARE_RIMES)


_BARE_RIMES: Final = frozenset(strip_marks(rime) for rime in _RIMES)


def _has_shape(toneless: str, rimes: frozenset[str]) -> bool:
    return (
        any(
            toneless[:cut] in _ONSETS and _fits(toneless[:cut], toneless[cut:], rimes)
            for cut in range(min(4, len(toneless)))
        )
        or toneless == "gi"
    )


def _fits(onset: str, rime: str, rimes: frozenset[str]) -> bool:
    if rime not in rimes:
        return False
    if onset in _FRONT_ONLY:
        return rime[0] in "eêiy"
    if onset in ("g", "ng"):
        return rime[0] not in "eê"
    if onset == "c":
        return rime[0] not in "eêiy"
    return True


_FOREIGN_MARKED: Final = frozenset("àáâãèéêìíòóôõùúý")
"""Marked letters that other Latin alphabets have too, and that a model for another language may print."""


@lru_cache(maxsize=16384)
def has_vietnamese_letter(text: str) -> bool:
    """Whether a letter occurs that only Vietnamese writes (đ, ơ, ư, ă, ạ, ế …): the sign of a Vietnamese reading."""
    return any(c not in _FOREIGN_MARKED and c.isalpha() and is_vietnamese_letter(c) for c in text.lower() if c > "\x7f")


def is_vietnamese_letter(letter: str) -> bool:
    """Whether the single letter belongs to the Vietnamese alphabet, with or without marks; f, j, w, z do not."""
    low = letter.lower()
    return low in _LETTERS


def _marked_vowels() -> frozenset[str]:
    return frozenset(to_nfc(vowel + tone) for vowel in VOWELS for tone in ("", *TONE_MARKS))


_LETTERS: Final = _marked_vowels() | frozenset(CONSONANTS)
LETTERS: Final = tuple(sorted(_LETTERS))
"""Every lower-case letter of Vietnamese text, vowels with each of the six tones."""


def recase(value: str, shape: str) -> str:
    """``value`` (lower case) in the case of the observed ``shape``: UPPER, Title or lower.

    Two or more cased letters, all capital, mean upper; a capital first letter means title (``S&`` is a title).
    """
    cased = [c for c in shape if c.isupper() or c.islower()]
    if len(cased) >= 2 and all(c.isupper() for c in cased):
        return value.upper()
    if cased and cased[0].isupper():
        return value[:1].upper() + value[1:]
    return value
