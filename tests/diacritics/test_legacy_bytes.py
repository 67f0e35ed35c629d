"""Which encoding bytes are in: recognised when one clearly makes Vietnamese of them, else refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diacritics.alphabet import is_vietnamese_letter
from diacritics.legacy_bytes import recognise
from diacritics.legacy_encodings import Encoding
from tests.diacritics.old_text import encoded

TRUTH = sorted((Path(__file__).resolve().parents[2] / "samples" / "truth").glob("*.txt"))


@pytest.mark.parametrize("encoding", [Encoding.TCVN3, Encoding.VNI, Encoding.VISCII, Encoding.CP1258])
@pytest.mark.parametrize("path", TRUTH, ids=lambda p: p.stem)
def test_a_document_is_recognised_and_comes_back(encoding: Encoding, path: Path) -> None:
    text = "".join(c for c in path.read_text("utf-8") if c.isascii() or is_vietnamese_letter(c))
    found = recognise(encoded(text, encoding))
    assert found is not None
    assert found.encoding is encoding
    assert found.text == text if encoding is not Encoding.TCVN3 else found.text.lower() == text.lower()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("Déjà vu à l'été, où le maïs était très cher".encode("cp1252"), id="French"),
        pytest.param("Größere Maße für Köln, schöne Grüße über die Straße".encode("cp1252"), id="German"),
        pytest.param("El niño está aquí, mañana más café".encode("cp1252"), id="Spanish"),
        pytest.param("Москва и область, город и улица".encode("cp1251"), id="Russian"),
        pytest.param("日本語の文章です".encode("shift-jis"), id="Japanese"),
        pytest.param(b"c\xf3", id="one word"),
        pytest.param(b"\x81\x8d\x8f\x90\x9d", id="bytes that mean nothing"),
        pytest.param("Căn cứ Luật Tổ chức chính quyền địa phương".encode()[:-1] + b"\xff", id="UTF-8 with a bad byte"),
    ],
)
def test_what_makes_no_vietnamese_is_refused(data: bytes) -> None:
    assert recognise(data) is None


def test_vietnamese_read_for_another_language_is_western() -> None:
    text = "Ké hoach só 47/KH-STP ngày 6/5/2019 cua Giám doc So Tu pháp tinh, quyét dinh thi hành, bao cáo"
    found = recognise(text.encode("latin-1"))
    assert found is not None
    assert found.text == text


@given(st.binary(max_size=300))
def test_any_bytes_give_a_text_or_nothing(data: bytes) -> None:
    found = recognise(data)
    assert found is None or isinstance(found.text, str)
