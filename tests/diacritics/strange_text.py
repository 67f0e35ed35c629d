"""Text of every kind that a file may hold, for properties."""

from __future__ import annotations

import unicodedata
from typing import Final

from hypothesis import strategies as st

from diacritics.legacy_encodings import PASSAGE_ENCODINGS
from tests.diacritics.old_text import as_characters

SENTENCES: Final = (
    "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16 tháng 6 năm 2025;",
    "Số: 47/KH-UBND, www.angiang.gov.vn, 0912 345 678, 1.245,6%",
    "Can cu Luat To chuc chinh quyen dia phuong, s6 12/QD-UBND",
    "Ké hoach sb 47/KH-STP ngay 6/5/2019 cua S& Tu phap",
    "TM. ỦY BAN NHÂN DÂN",
    "The council (của, các) said: naïve café",
)
STRANGE: Final = (
    "\u200b\u200d\u00ad\ufeff\u2028\u2029\x85\x1c\x1f\x00\x07\x0b\x0c\r\n\t \u00a0\u202e\u0627\u05d0"
    "\U0001f600\U0001f1fb\ud800\udfff\u0301\u0323\u0302\u031bÐðƉКеоАΟ¹½٣６c̀«»µ·§®Ä‘á»Ã"
)


@st.composite
def _sentence(draw: st.DrawFn) -> str:
    """A sentence in some form or encoding, with a few strange characters put in."""
    text = draw(st.sampled_from(SENTENCES))
    form = draw(st.sampled_from(("NFC", "NFD", *PASSAGE_ENCODINGS)))
    text = unicodedata.normalize(form, text) if form in ("NFC", "NFD") else as_characters(text, form)  # type: ignore[arg-type]  # one of the two
    for _ in range(draw(st.integers(0, 4))):
        place = draw(st.integers(0, len(text)))
        text = text[:place] + draw(st.sampled_from(STRANGE)) + text[place + draw(st.integers(0, 1)) :]
    return text


ANY_TEXT: Final = st.one_of(
    st.lists(_sentence(), min_size=1, max_size=4).map("\n".join),
    st.text(max_size=80),
    st.text(alphabet=st.characters(), max_size=40),
    st.text(alphabet=st.sampled_from("aeđĐoOu6 1S&\n" + STRANGE), max_size=60),
    st.binary(max_size=80).map(lambda data: data.decode("utf-8", errors="surrogateescape")),
)
