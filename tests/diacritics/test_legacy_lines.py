"""Which lines of a Unicode text are in another encoding: those that are, and never one that is not."""

from __future__ import annotations

import lzma
import os
import random
from pathlib import Path

import pytest

from diacritics.alphabet import strip_marks
from diacritics.legacy_bytes import recognise
from diacritics.legacy_encodings import PASSAGE_ENCODINGS, Encoding
from diacritics.legacy_lines import legacy_passages, times_seen
from diacritics.unicode_form import normalise
from tests.diacritics.old_text import as_characters

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
TRUTH = sorted((SAMPLES / "truth").glob("*.txt"))
READ = 3_000_000

NOT_LEGACY = [
    ("Căn cứ Luật Tổ chức chính quyền địa phương; hoà bình, khoá học, toàn dân, hoàn thành", "correct Vietnamese"),
    ("hoà toàn hoàn khoá toán hoá toà", "the new tone style is made of pairs that VNI has too"),
    ("Céng hoa xa héi chu nghia Viét Nam", "read by a model for English"),
    ("Céng hoà xã hôi chû nghîa Viêt Nam, Dôc lâp - Tu do - Hanh phüc", "read by a model for French"),
    ("Ké hoach só 47/KH-STP ngày 6/5/2019 cüa Só Tu pháp", "read by a model for German"),
    ("théng tw lién tich; giái quyét thü tuc hành chính", "read by a model for English"),
    ("L'été où Loïc, laïc et naïf, s'est haï : ça coûte très cher à Noël", "French"),
    ("« Où est le maïs ? » § 5 · né à Thaïs", "French with signs"),
    ("Größere Maße für Köln: Öl, Äpfel und schöne Grüße über die Straße", "German"),
    ("Não há pão só lá; são três irmãs e mãe", "Portuguese"),
    ("El niño está aquí, mañana más café; ¿qué? ¡sí!", "Spanish"),
    ("på en ø i åen lå et æg", "Danish"),
    ("työ yö hyvää päivää, öljyä", "Finnish"),
    ("5 µm × 3 ± 2 °C · ½ kg · © ® § ¶ ¬", "signs alone"),
    ("Đảng ủy xã Hòa Bình: chñ", "one word in a Unicode line"),
    ("ViÖt", "one word alone"),
    ("été déjà à l'hôtel".encode().decode("latin-1"), "French whose UTF-8 was misread"),
]


def said(text: str) -> list[tuple[Encoding, str]]:
    return [(passage.encoding, passage.decoded.text) for passage in legacy_passages(text)]


@pytest.mark.parametrize(("text", "why"), NOT_LEGACY)
def test_what_is_not_legacy_stays(text: str, why: str) -> None:
    assert said(text) == [], why


@pytest.mark.parametrize(
    "path", [*TRUTH, *sorted((SAMPLES / "misread").glob("*.txt"))], ids=lambda p: p.parent.name + "/" + p.stem
)
def test_nothing_is_recognised_in_the_samples(path: Path) -> None:
    assert said(path.read_text("utf-8")) == []


def test_nothing_is_recognised_in_the_corpus() -> None:
    folder = os.environ.get("VANBAN_CORPUS")
    if not folder:
        pytest.skip("VANBAN_CORPUS is unset")
    for path in sorted(Path(folder).glob("*.txt.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as file:
            assert said(file.read(READ)) == [], path.name


WESTERN = {"a": "aàáâäåãæª", "e": "eèéêë", "i": "iìíîï¡", "o": "oòóôõöø°", "u": "uùúûüµ", "y": "yýÿ¥", "d": "dð"}
SIGNS = "«»©®§·¤¬°±|!"


def misread(text: str, dice: random.Random, *, kept: float, signs: float) -> str:
    """As a model for Western languages reads: marked letters become others with the same base, some letters signs."""

    def read(letter: str) -> str:
        if letter.isascii():
            return dice.choice(SIGNS) if letter.isalpha() and dice.random() < signs else letter
        if dice.random() < kept:
            return letter
        base = strip_marks(letter)
        other = dice.choice(WESTERN.get(base.lower(), base))
        return other.upper() if letter.isupper() and len(other.upper()) == 1 else other

    return "".join(map(read, text))


@pytest.mark.parametrize("kept", [0.0, 0.2])
@pytest.mark.parametrize("signs", [0.0, 0.01])
def test_letters_misread_at_random_are_no_encoding(kept: float, signs: float) -> None:
    dice = random.Random(5)
    for path in TRUTH:
        text = misread(path.read_text("utf-8"), dice, kept=kept, signs=signs)
        assert said(text) == [], path.name
        found = recognise(text.encode("latin-1", errors="replace"))
        assert found is None or found.text == text or found.encoding in (Encoding.CP1258, Encoding.VISCII), path.name


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Céng hoµ x· héi chñ nghÜa ViÖt Nam", Encoding.TCVN3),
        ("§éc lËp - Tù do - H¹nh phóc", Encoding.TCVN3),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", Encoding.VNI),
        ("Ñoäc laäp - Töï do - Haïnh phuùc", Encoding.VNI),
        ("CÃ´ng vÄƒn", Encoding.UTF8_AS_CP1252),
        ("Äá»\x99c láº\xadp - Tá»± do - Háº¡nh phÃºc".replace("Äá", "Ä\x90á"), Encoding.UTF8_AS_CP1252),
    ],
)
def test_a_clear_line_is_recognised(text: str, encoding: Encoding) -> None:
    assert [found for found, _ in said(text)] == [encoding]


@pytest.mark.parametrize("encoding", PASSAGE_ENCODINGS)
@pytest.mark.parametrize("path", TRUTH, ids=lambda p: p.stem)
def test_a_document_comes_back_line_by_line(encoding: Encoding, path: Path) -> None:
    text = path.read_text("utf-8").replace("–", "-")
    back = normalise(as_characters(text, encoding))
    assert back.legacy == {encoding}
    lines = list(zip(text.split("\n"), back.text.split("\n"), strict=True))
    wrong = [pair for pair in lines if pair[0].lower() != pair[1].lower()]
    # Lines of one or two words can be anything, and stay as they are.
    assert all(len(before.split()) <= 6 for before, _ in wrong), wrong
    assert len(wrong) <= 0.04 * len(lines), wrong


def test_a_text_may_mix_encodings_line_by_line() -> None:
    lines = {
        "Căn cứ Luật Tổ chức chính quyền địa phương;": None,
        "Theo đề nghị của Giám đốc Sở Tư pháp,": Encoding.TCVN3,
        "Chủ tịch Ủy ban nhân dân tỉnh quyết định": Encoding.VNI,
        "việc thực hiện nhiệm vụ được giao": Encoding.UTF8_AS_CP1252,
    }
    text = "\n".join(as_characters(line, e) if e else line for line, e in lines.items())
    assert normalise(text).text == "\n".join(lines)


def test_a_poor_line_follows_the_clear_ones_around_it() -> None:
    clear = "§éc lËp - Tù do - H¹nh phóc"
    assert said("Sè: 12/Q§-UBND") == []
    assert said(f"{clear}\nSè: 12/Q§-UBND\n{clear}")[1] == (Encoding.TCVN3, "Số: 12/QĐ-UBND")


@pytest.mark.parametrize("beside", ["§éc lËp - Tù do - H¹nh phóc", "Ñoäc laäp - Töï do - Haïnh phuùc"])
@pytest.mark.parametrize("line", ["toà án, hoà bình", "ông Đặng Tiến", "café à la carte", "có thông"])
def test_a_unicode_line_beside_them_stays(beside: str, line: str) -> None:
    assert line not in [x for _, x in said(f"{beside}\n{line}\n{beside}")]
    assert f"\n{line}\n" in normalise(f"{beside}\n{line}\n{beside}").text


@pytest.mark.parametrize(
    ("word", "is_seen"), [("của", True), ("HOÀ", True), ("hòa", True), ("ubnd", False), ("quyộn", False)]
)
def test_a_word_counts_when_the_corpus_has_it_often(word: str, is_seen: bool) -> None:
    assert (times_seen(word) > 0) is is_seen
