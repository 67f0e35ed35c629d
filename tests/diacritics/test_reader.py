"""What damaged words may have been: whole paragraphs, read by the channel that each line looks like."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from diacritics.changes import ChangeSource
from diacritics.confidence import Confidence
from diacritics.lines import Line, by_line
from diacritics.modes import Mode
from diacritics.reader import Reader
from diacritics.readings import Reading
from diacritics.restorer import DATA
from diacritics.tokens import tokenize
from diacritics.wanted import Wanted


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(DATA)


def read(
    reader: Reader,
    text: str,
    wanted: dict[str, list[Wanted]] | None = None,
    settled: Sequence[str] = (),
    mode: Mode = Mode.NOISY,
) -> dict[str, tuple[Reading, ...]]:
    """The readings of every open place of a text that is one paragraph, by what stands there."""
    lines = [Line(tokens, mode) for tokens in by_line(text, tokenize(text))]
    tokens = [token for line in lines for token in line.tokens]
    wishes = {token: wanted[token.text] for token in tokens if wanted and token.text in wanted}
    found = reader.read(text, [lines], wishes, {token for token in tokens if token.text in settled})
    return {text[each.tokens[0].start : each.tokens[-1].end]: each.readings for each in found}


@pytest.mark.parametrize(
    ("text", "there", "meant", "why"),
    [
        ("Thu twéng Chinh phu", "twéng", "tướng", "w and é are what an English model prints for ướ"),
        ("trén dia ban\ntinh", "tinh", "tỉnh", "neighbours on the line before decide too"),
        ("cua S& Tu phap", "S&", "Sở", "a capital inside a sentence is evidence for a name"),
        ("CONG HOA XA HOI", "HOI", "HỘI", "capitals stay capitals"),
        ("SO Y TE Doc lap", "TE", "TẾ", "also beside another column that was read as one line with theirs"),
        ("Giam doc SO Y té tinh", "SO", "Sở", "large letters among small ones are a capital"),
        ("uy ban nhan dan x4 va thi tran", "x4", "xã", "a digit inside a word may be a letter"),
        ("Chinh sach H6 tro nguoi nghéo", "H6", "Hỗ", "a capital and a 6 before a word"),
        ("Can c* dao t~o vi~c lam cho cong nhan", "vi~c", "việc", "signs inside a word are letters of it"),
        ("theo th éng bao cua Uy ban nhan dan tinh", "th éng", "thông", "a word that was torn at a space"),
        ("phé duyét ké hoa ch su dung dat", "hoa ch", "hoạch", "at its end too"),
        ("THONGBAO cua Uy ban nhan dan", "THONGBAO", "THÔNG BÁO", "two words that ran together"),
        ("thu t\\lc hanh chinh cua h<;>c vien", "h<;>c", "học", "signs that look like marks between words too"),
    ],
)
def test_the_first_reading_is_what_was_meant(reader: Reader, text: str, there: str, meant: str, why: str) -> None:
    assert read(reader, text)[there][0].value == meant, why


@pytest.mark.parametrize(
    ("text", "there", "why"),
    [
        ("Nghi quyét s6 12 cua TNHH", "TNHH", "an abbreviation that no syllable could be"),
        ("theo khoan 1a Diéu 5", "1a", "a number with a letter behind what is numbered so"),
        ("ngay 6/5/2019 cua", "6/5/2019", "a date"),
        ("dién tich 120 m2 dat", "m2", "a unit"),
        ("hai xe H6 va A6 12", "A6", "a name before a number"),
    ],
)
def test_what_is_never_anything_else_has_no_readings(reader: Reader, text: str, there: str, why: str) -> None:
    assert there not in read(reader, text), why


def test_probabilities_are_of_different_texts_and_sum_to_one(reader: Reader) -> None:
    for readings in read(reader, "Uy ban nhan dan tinh chi dao cac so, nganh").values():
        keys = [(reading.start, reading.end, reading.value) for reading in readings]
        assert len(set(keys)) == len(keys)
        # What is less than a thousandth is not told.
        assert sum(reading.probability for reading in readings) == pytest.approx(1, abs=0.02)
        assert all(0 <= reading.probability <= 1 for reading in readings)


def test_a_sign_behind_a_vowel_may_be_part_of_the_word(reader: Reader) -> None:
    found = read(reader, "Giam d6c so’ Tu phap, so’ Y té")
    best = next(readings[0] for readings in found.values() if readings[0].value == "sở")
    assert best.end - best.start == 3


def test_a_word_that_the_user_wants_goes_before_all_others(reader: Reader) -> None:
    wanted = {"Zuh": [Wanted("zũh", ChangeSource.USER, 10.0)]}
    best = read(reader, "dia ban xa Zuh", wanted)["Zuh"][0]
    assert (best.value, best.source) == ("Zũh", ChangeSource.USER)


def test_what_is_settled_is_not_read(reader: Reader) -> None:
    assert "thang" in read(reader, "so 12 thang")
    assert "thang" not in read(reader, "so 12 thang", settled=["thang"])


def test_a_channel_is_bent_towards_a_text_that_is_read_badly(reader: Reader) -> None:
    """A reader that prints K for ế everywhere: after enough sure words it is believed where words are few."""
    sure = "Uy ban nhan dan tinh ban hanh kK hoach, quyKt dinh vK viKc thyc hiKn nhiKm vu phat triKn kinh tK xa hOi"
    text = "\n".join([sure] * 8)
    readings = read(reader, text)
    assert readings["quyKt"][0].value == "quyết"
    assert readings["kK"][0].value == "kế"


def test_in_text_that_is_mostly_right_only_doubtful_words_are_read(reader: Reader) -> None:
    text = "Các đơn vị thực hiện nhiệm vụ được giao, bảo đảm tiêt kiệm"
    found = read(reader, text, mode=Mode.CLEAN)
    assert found["tiêt"][0].value == "tiết"
    assert found.keys() <= {"tiêt", "kiệm"}


def test_a_word_is_as_sure_as_the_weights_of_its_own_line_say(reader: Reader) -> None:
    damaged = "Uy ban nhan dan tinh ban hanh ké hoach"
    careful = "Các đơn vị thực hiện nhiệm vụ được giao, bảo đảm tiêt kiệm"
    text = f"{damaged}\n{careful}"
    first, second, _ = by_line(text, tokenize(text))
    lines = [Line(first, Mode.NOISY), Line(second, Mode.CLEAN)]
    found = reader.read(text, [lines], {})
    assert {each.careful for each in found} == {False, True}
    weights = Confidence.load()
    for each in found:
        assert each.careful is (each.tokens[0].start > len(damaged))
        sure = each.readings[0].probability
        assert sure == weights.of(each.evidence, careful=each.careful)
        assert sure != weights.of(each.evidence, careful=not each.careful)
