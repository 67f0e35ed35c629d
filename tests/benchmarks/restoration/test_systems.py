"""A system on cases; a peer that raises; peers that are not there; a choice for each word."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.restoration import peers
from benchmarks.restoration.peers import vocabulary, word_by_word
from benchmarks.restoration.sets import Case
from benchmarks.restoration.systems import LineByLine, measured, untouched


def _raises_on_signs(line: str) -> str:
    if "@" in line:
        raise KeyError("@")
    return line.upper()


def test_a_line_on_which_a_peer_raises_is_kept_and_counted() -> None:
    peer = LineByLine("loud", _raises_on_signs)
    assert peer.mend("so tai chinh\n\ns@ tai chinh\n") == "SO TAI CHINH\n\ns@ tai chinh\n"
    assert peer.trouble() == "raised on 1 of 2 lines"


def test_the_next_set_is_counted_anew() -> None:
    peer = LineByLine("loud", _raises_on_signs)
    peer.mend("@")
    peer.trouble()
    peer.mend("a")
    assert peer.trouble() == ""


def test_a_row_of_a_system() -> None:
    cases = [Case("so tai", "SO TAI"), Case("s@ tu phap", "SỞ TƯ PHÁP")]
    row = measured(LineByLine("loud", _raises_on_signs), cases)
    assert (row.system, row.words, row.trouble) == ("loud", 5, "raised on 1 of 2 lines")
    assert (row.score.counts.words, row.score.counts.word_errors) == (5, 3)
    assert row.seconds >= 0


def test_what_all_start_from_has_no_speed() -> None:
    row = untouched([Case("so", "sở")])
    assert (row.score.word_accuracy, row.speed) == (0, None)


def _not_there(module: str) -> None:
    raise ImportError(module)


def test_a_peer_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peers, "import_module", _not_there)
    found = list(peers.peers())
    said = [each for each in found if isinstance(each, str)]
    assert said == [
        *(f"{name}: not installed: {peers.INSTALL}" for name in ("pyvi", "pyvi, stripped first", "symspellpy")),
        "underthesea, stripped first: not installed",
    ]
    assert [each.name for each in found if not isinstance(each, str)] == ["rapidfuzz"]


def test_a_release_without_the_function_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peers, "import_module", lambda _: object())
    monkeypatch.setattr("importlib.metadata.version", lambda _: "9.5.0")
    assert "underthesea, stripped first: release 9.5.0 has no restore_diacritics" in list(peers.peers())


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        pytest.param("cua, (Cua) CUA.", "của, (Của) CỦA.", id="signs and case stay"),
        pytest.param("12/QD-UBND s6 30.", "12/QD-UBND s6 30.", id="what has a digit is not asked for"),
        pytest.param("– ./.", "– ./.", id="signs alone"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_a_choice_for_each_word(line: str, mended: str) -> None:
    assert word_by_word(lambda word: word.replace("cua", "của"))(line) == mended


def test_the_vocabulary_is_words_with_counts_without_classes(tmp_path: Path) -> None:
    table = tmp_path / "words.tsv"
    table.write_text("# word\tcount\n<n>\t9\t0\ncủa\t5\t0\t0\nvà\t7\t0\t0\n", encoding="utf-8")
    assert list(vocabulary(table).items()) == [("và", 7), ("của", 5)]


def test_rapidfuzz_chooses_a_word_of_the_project(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peers, "import_module", _not_there)
    [rapidfuzz] = [each for each in peers.peers() if not isinstance(each, str) and each.name == "rapidfuzz"]
    assert rapidfuzz.mend("quyếtđ 12/QD") == "quyết 12/QD"
