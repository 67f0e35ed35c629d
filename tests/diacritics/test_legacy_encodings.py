"""The tables are complete, agree with those of the system, and what is encoded comes back."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from diacritics.alphabet import LETTERS, is_syllable
from diacritics.legacy_encodings import PASSAGE_ENCODINGS, Encoding, decode_bytes, decode_passage, letters_of
from diacritics.words import TABLE
from tests.diacritics.old_text import as_characters, encoded

SMALL = frozenset(letter for letter in LETTERS if not letter.isascii())
CAPITAL = frozenset(letter.upper() for letter in SMALL)
CAPITAL_OF_TCVN3 = frozenset("ĂÂÊÔƠƯĐ")

WORDS = [line.split("\t")[0] for line in TABLE.read_text("utf-8").splitlines() if not line.startswith(("#", "<"))]
SYLLABLES = st.sampled_from([word for word in WORDS if is_syllable(word) and set(word) <= set(LETTERS)])
SENTENCES = st.lists(st.one_of(SYLLABLES, SYLLABLES.map(str.title), st.just("12/3")), min_size=1, max_size=12).map(
    " ".join
)
BYTE_ENCODINGS = (Encoding.TCVN3, Encoding.VNI, Encoding.VISCII, Encoding.CP1258)


def can_come_back(text: str, encoding: Encoding) -> bool:
    """A word that TCVN3 writes as a sign alone (``á`` is ``¸``) touches no letter: the sign is taken for itself."""
    alone = [word for word in as_characters(text, encoding).split(" ") if len(word) == 1]
    return encoding is not Encoding.TCVN3 or all(map(str.isalpha, alone))


def test_there_are_134_marked_letters() -> None:
    assert len(SMALL | CAPITAL) == 134


@pytest.mark.parametrize(
    ("encoding", "letters"),
    [
        (Encoding.TCVN3, SMALL | CAPITAL_OF_TCVN3),
        (Encoding.VNI, SMALL | CAPITAL),
        (Encoding.VISCII, SMALL | CAPITAL),
    ],
)
def test_a_table_has_every_letter_once(encoding: Encoding, letters: frozenset[str]) -> None:
    table = letters_of(encoding)
    assert frozenset(table) == letters
    assert len(set(table.values())) == len(table)


@pytest.mark.parametrize(
    ("encoding", "name"),
    [(Encoding.TCVN3, "TCVN5712-1"), (Encoding.VISCII, "VISCII"), (Encoding.CP1258, "CP1258")],
)
def test_the_system_reads_the_same_letters(encoding: Encoding, name: str) -> None:
    iconv = shutil.which("iconv")
    if iconv is None:
        pytest.skip("iconv is not installed")
    letters = "".join(sorted(SMALL | (CAPITAL_OF_TCVN3 if encoding is Encoding.TCVN3 else CAPITAL)))
    ran = subprocess.run(
        [iconv, "-f", name, "-t", "UTF-8"], input=encoded(letters, encoding), capture_output=True, check=False
    )
    if ran.returncode:
        pytest.skip(f"iconv does not know {name}")
    assert unicodedata.normalize("NFC", ran.stdout.decode()) == letters


@pytest.mark.parametrize("encoding", BYTE_ENCODINGS)
@given(text=SENTENCES)
def test_bytes_come_back(encoding: Encoding, text: str) -> None:
    assume(can_come_back(text, encoding))
    back = decode_bytes(encoded(text, encoding), encoding)
    if encoding is Encoding.TCVN3:
        assert back.lower() == text.lower()
    else:
        assert back == text


@pytest.mark.parametrize("encoding", PASSAGE_ENCODINGS)
@given(text=SENTENCES)
def test_characters_come_back(encoding: Encoding, text: str) -> None:
    assume(can_come_back(text, encoding))
    said = as_characters(text, encoding)
    decoded = decode_passage(said, encoding)
    assert decoded.text.lower() == text.lower()
    done = 0
    for unit in decoded.units:
        assert done <= unit.start < unit.end <= len(said), "units are in order and do not overlap"
        done = unit.end


@given(text=SENTENCES)
def test_letters_and_marks_of_utf8_that_was_decomposed_become_one(text: str) -> None:
    said = as_characters(unicodedata.normalize("NFD", text), Encoding.UTF8_AS_CP1252)
    assert decode_passage(said, Encoding.UTF8_AS_CP1252).text == text


@pytest.mark.parametrize(
    ("said", "encoding", "text", "why"),
    [
        ("Céng hoµ x· héi chñ nghÜa ViÖt Nam", Encoding.TCVN3, "Cộng hoà xã hội chủ nghĩa Việt Nam", "the motto"),
        ("CéNG HOµ X· HéI", Encoding.TCVN3, "CỘNG HOÀ XÃ HỘI", "plain capitals tell the case of the marked letters"),
        ("Së Y TÕ TØNH", Encoding.TCVN3, "SỞ Y TẾ TỈNH", "a heading tells it for its short words"),
        ("Sè: 12/Q§-UBND", Encoding.TCVN3, "Số: 12/QĐ-UBND", "an abbreviation is no heading"),
        ("ñy ban nh©n d©n", Encoding.TCVN3, "ủy ban nhân dân", "the capital of a capital font is lost"),
        ("· §iÒu 5, § 5", Encoding.TCVN3, "· Điều 5, § 5", "a sign that touches no letter is itself"),
        ("®« thÞ, xe « t«", Encoding.TCVN3, "đô thị, xe ô tô", "but for words made of signs"),
        ("t\u00adëng", Encoding.TCVN3, "tưởng", "ư is where Latin-1 has its soft hyphen"),
        ("Öùng", Encoding.VNI, "Ứng", "a capital letter with the small sign of its mark"),
        ("ÑÖÔÏC ñöôïc", Encoding.VNI, "ĐƯỢC được", "horned letters are single signs"),
        ("CÃ´ng vÄƒn â€“ Â§ 1", Encoding.UTF8_AS_CP1252, "Công văn – § 1", "signs too"),
        ("Ä\x90iá»\x81u", Encoding.UTF8_AS_CP1252, "Điều", "bytes that CP1252 lacks, as Latin-1 shows them"),
        ("Ã", Encoding.UTF8_AS_CP1252, "Ã", "half a letter stays"),
    ],
)
def test_a_passage_is_decoded(said: str, encoding: Encoding, text: str, why: str) -> None:
    assert decode_passage(said, encoding).text == text, why
