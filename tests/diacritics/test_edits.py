from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diacritics.alphabet import LETTERS, strip_marks
from diacritics.edit_alignment import best_edits
from diacritics.edit_counts import EditCounts
from diacritics.edit_file import ChannelFacts, Spacing, read_facts, write_facts
from diacritics.edit_table import LONGEST_READING, LONGEST_SEGMENT, EditTable, Smoothing, uniform
from diacritics.edit_trie import Trie, new_style
from diacritics.edits import DATA, Channel, load_channels
from diacritics.line_look import mixture

WORDS = tuple(
    """
    <s> <n> của và các có công cơ sở tổ chức số ủy ban nhân dân tỉnh thành phố quyết định hội đồng căn cứ luật được
    những người việc tư từ tự tử tứ thông báo giáo dục học đào tạo trường đại hòa hoa hỏa lập hạnh phúc độc do với để
    đến ngày tháng năm hiện kiện liên tiền nam việt nghĩa xã chủ online
    """.split()
)
COUNTS = np.arange(len(WORDS), 0, -1) * 100.0


@pytest.fixture(scope="module", params=["compiled where it can be", "plain"])
def channels(request: pytest.FixtureRequest) -> dict[str, Channel]:
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "plain":
            patch.setattr("diacritics.native.search.library", lambda: None)
        return load_channels(WORDS, COUNTS)


def found(channel: Channel, observed: str, limit: int = 24) -> list[str]:
    return [WORDS[number] for number, _ in channel.candidates(observed, limit)]


@pytest.mark.parametrize(
    ("channel", "observed", "word", "why"),
    [
        ("eng", "cw", "cứ", "ứ is read as w"),
        ("eng", "S6", "số", "ố is read as 6"),
        ("eng", "dinh", "định", "marks and the bar of đ are lost"),
        ("eng", "tur", "tư", "the horn is read as a letter of its own"),
        ("eng", "chirc", "chức", "ứ is read as two letters"),
        ("eng", "HOA", "hòa", "capitals lose their marks"),
        ("eng", "Déng", "đồng", "a capital begins the word"),
        ("scanner", "hQc", "học", "a dot below makes a capital Q"),
        ("scanner", "h<;>c", "học", "or a row of signs"),
        ("scanner", "t~o", "tạo", "a letter with a dot below is a tilde"),
        ("scanner", "D~I", "đại", "in capitals too"),
        ("scanner", "dSn", "đến", "ế is read as S"),
        ("scanner", "Dl)C", "dục", "Ụ is read as two signs"),
        ("scanner", "vA", "và", "small and capital letters of one shape are mixed up"),
        ("scanner", "vai", "với", "ớ is read as a"),
        ("strip", "quyet", "quyết", "all marks are gone"),
        ("strip", "DAI", "đại", "in capitals too"),
        ("clean", "định", "định", "what is right is kept"),
        ("clean", "hoà", "hòa", "the new place of the tone mark is the same word"),
        ("clean", "HOÀ", "hòa", "in capitals too"),
        ("vie", "đinh", "định", "a Vietnamese reader loses a dot"),
    ],
)
def test_the_printed_word_is_a_candidate(
    channels: dict[str, Channel], channel: str, observed: str, word: str, why: str
) -> None:
    assert word in found(channels[channel], observed), why


@pytest.mark.parametrize("observed", ["", "x" * 40, "ngayOHthangif2025nam"])
def test_what_is_no_word_has_no_candidates(channels: dict[str, Channel], observed: str) -> None:
    assert found(channels["eng"], observed) == []


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=[*LETTERS, *"fjwzQSO6~<;>'&@€\u0301😀"], max_size=9), st.integers(1, 30))
def test_candidates_are_sorted_limited_and_no_class(observed: str, limit: int) -> None:
    for channel in _CHANNELS.values():
        candidates = channel.candidates(observed, limit)
        logs = candidates.log_p.tolist()
        assert len(candidates) <= 2 * limit, "so many in small letters, and so many in capitals"
        assert logs == sorted(logs, reverse=True)
        assert all(log <= 1e-6 for log in logs)
        assert not any(WORDS[number].startswith("<") for number, _ in candidates)
        forms = set(zip(candidates.words.tolist(), candidates.capitals.tolist(), strict=True))
        assert len(forms) == len(candidates), "a word occurs once in small letters and once in capitals"


_CHANNELS = load_channels(WORDS, COUNTS)


@given(st.sampled_from([word for word in WORDS if not word.startswith("<")]))
def test_right_text_is_best_explained_by_itself(word: str) -> None:
    clean = _CHANNELS["clean"]
    own = clean.log_p(word, word)
    assert all(clean.log_p(word, other) < own for other in WORDS if other != word and not other.startswith("<"))


@pytest.mark.parametrize("channel", ["eng", "scanner", "strip", "clean", "vie"])
@pytest.mark.parametrize("observed", ["dinh", "Diéu", "hoa", "công", "C6NG"])
def test_the_search_gives_what_the_alignment_gives(channels: dict[str, Channel], channel: str, observed: str) -> None:
    """Nothing is better than the exact value, and the best word has exactly that."""
    candidates = list(channels[channel].candidates(observed))
    for number, log_p in candidates:
        assert log_p <= channels[channel].log_p(observed, WORDS[number]) + 1e-3
    if candidates:
        number, log_p = candidates[0]
        assert log_p == pytest.approx(channels[channel].log_p(observed, WORDS[number]), abs=1e-3)


def test_a_frequent_word_is_kept_before_a_rare_one() -> None:
    words = ("tứ", "từ")
    rare_first = load_channels(words, [1.0, 1000.0])["strip"]
    assert [words[n] for n, _ in rare_first.candidates("tu", limit=1)] == ["từ"]


def test_adapting_moves_towards_what_was_seen(channels: dict[str, Channel]) -> None:
    scanner = channels["scanner"]
    adapted = scanner.adapted([("h#c", "học", 1.0), ("h#i", "hội", 0.9), ("d#c", "độc", 0.9)] * 4)
    assert adapted.log_p("h#c", "học") > scanner.log_p("h#c", "học") + 1
    assert adapted.log_p("t#i", "tội") > scanner.log_p("t#i", "tội") + 1, "other words with the letter gain as well"
    assert found(adapted, "d#c")[0] in ("độc", "học")
    assert adapted.log_p("năm", "năm") == pytest.approx(scanner.log_p("năm", "năm"), abs=0.3)


def test_adapting_without_confidence_changes_nothing_seen(channels: dict[str, Channel]) -> None:
    eng = channels["eng"]
    adapted = eng.adapted([("cw", "cứ", 0.0)] * 50)
    assert adapted.log_p("tw", "tứ") == pytest.approx(eng.log_p("tw", "tứ"), abs=0.5)


def test_a_wrong_decoding_teaches_nothing(channels: dict[str, Channel]) -> None:
    eng = channels["eng"]
    adapted = eng.adapted([("#$%^&*#$", "thành", 1.0)] * 50)
    assert adapted.log_p("thanh", "thành") == pytest.approx(eng.log_p("thanh", "thành"), abs=0.3)


@pytest.mark.parametrize("name", ["eng", "vie", "scanner", "strip", "clean"])
@pytest.mark.parametrize("letter", ["a", "ộ", "đ", "Ứ", "l", "w"])
def test_the_readings_of_a_letter_sum_to_one(name: str, letter: str) -> None:
    table = _CHANNELS[name].table
    assert _total(table, letter) == pytest.approx(1.0, abs=1e-6)


def _total(table: EditTable, letter: str) -> float:
    """Counted and family readings one by one, the letter's own forms, and the uniform rest by its own formula."""
    special = set(table.counts.index.readings)
    special |= {letter, strip_marks(letter), strip_marks(letter).swapcase()}
    listed = sum(math.exp(table.log_p(letter, reading)) for reading in special)
    unlisted = 1.0 - sum(uniform(reading) for reading in special)
    # For a reading with no count of any kind the probability is a fixed multiple of the uniform one.
    unknown = "\u2603"
    return listed + math.exp(table.log_p(letter, unknown)) / uniform(unknown) * unlisted


def test_two_letters_never_read_together_are_never_an_edit() -> None:
    table = EditTable(EditCounts.of({("n", "n"): 5.0}), {}, Smoothing())
    assert table.log_p("nh", "m") == -math.inf


def test_the_uniform_distribution_is_one() -> None:
    assert sum(uniform("x" * length) * 160**length for length in range(4)) == pytest.approx(1.0)


@given(st.text("abcđếộ", min_size=1, max_size=6), st.text("abcde6~", max_size=6))
def test_edits_join_to_both_words(true: str, observed: str) -> None:
    log_p, edits = best_edits(true, observed, _CHANNELS["scanner"].table.readings_of)
    if log_p > -math.inf:
        assert "".join(a for a, _ in edits) == true
        assert "".join(b for _, b in edits) == observed


def _best_of_all_ways(true: str, observed: str, table: EditTable) -> float:
    """The best way to read a word so, letter by letter and pair by pair, whatever it costs."""
    if not true:
        return -math.inf if observed else 0.0
    return max(
        table.log_p(true[:letters], observed[:read]) + _best_of_all_ways(true[letters:], observed[read:], table)
        for letters in range(1, min(LONGEST_SEGMENT, len(true)) + 1)
        for read in range(min(LONGEST_READING, len(observed)) + 1)
    )


@pytest.mark.parametrize("name", ["eng", "scanner"])
@pytest.mark.parametrize(
    ("true", "observed"),
    [("những", "nhitng"), ("bộ", "B6"), ("đã", "44"), ("thuế", "☃☃☃"), ("a", "xyz"), ("ứng", "")],
)
def test_no_way_is_better_than_the_best_edits(name: str, true: str, observed: str) -> None:
    table = _CHANNELS[name].table
    log_p, _ = best_edits(true, observed, table.readings_of)
    assert log_p == pytest.approx(_best_of_all_ways(true, observed, table))


@pytest.mark.parametrize(
    ("word", "new"), [("hòa", "hoà"), ("ủy", "uỷ"), ("khỏe", "khoẻ"), ("quý", None), ("toán", None), ("hoa", None)]
)
def test_the_new_place_of_the_tone_mark(word: str, new: str | None) -> None:
    assert new_style(word) == new


def test_a_tree_ends_where_words_end() -> None:
    trie = Trie(["<s>", "an", "ang"])
    assert sorted(trie.word[trie.word >= 0].tolist()) == [1, 2]


def test_a_file_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "channel.tsv"
    facts = {"eng": ChannelFacts({("ứ", "#"): 2.0, ("a", ""): 1.5}, {"ứn": 3.0}, Spacing(0.25, 0.5), {("^", "a"): 4.0})}
    write_facts(facts, path)
    assert read_facts(path) == facts


def test_an_unknown_row_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "channel.tsv"
    path.write_text("eng\tnoise\ta\tb\t1\n", encoding="utf-8")
    with pytest.raises(ValueError, match="noise"):
        read_facts(path)


def test_the_shipped_file_is_small() -> None:
    assert DATA.stat().st_size < 500_000


@pytest.mark.parametrize(
    ("line", "best"),
    [
        ("Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6", {"clean", "vie"}),
        ("Can cu Luat To chuc chinh quyen dia phuong ngay", {"strip"}),
        ("Can ctr Luat T6 chirc chinh quyén dia phuong ngay thang nam", {"eng"}),
        ("v~ vi~c djch van ban sang ti~ng Anh ph\\lc V1} cong tac ki~m djnh", {"scanner"}),
        ("CQNG HOA xA HQI CHU NGHiA VI~T NAM DQc l~p", {"scanner"}),
    ],
)
def test_a_line_looks_like_its_reader(channels: dict[str, Channel], line: str, best: set[str]) -> None:
    names = list(channels)
    likelihoods = [channels[name].line_likelihood(line.split()) for name in names]
    assert names[int(np.argmax(likelihoods))] in best


def test_a_mixture_sums_to_one_and_judges_a_short_line_by_its_document() -> None:
    lines = [[-40.0, -60.0]] * 8 + [[-3.0, -2.9]]
    weights = mixture(lines)
    assert all(sum(line) == pytest.approx(1.0) for line in weights)
    assert weights[-1][0] > weights[-1][1]
    assert mixture([]) == []
