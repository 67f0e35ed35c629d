"""How sure decisions are is fitted on text whose truth is known."""

from __future__ import annotations

import hashlib
import json
import lzma
import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diacritics import Mode, Restorer
from diacritics.alphabet import strip_marks
from diacritics.changes import ChangeSource
from diacritics.confidence import NAMES, Confidence, Evidence, Weights
from diacritics.edits import DATA as CHANNEL
from diacritics.readings import Found, Reading
from diacritics.training.__main__ import main
from diacritics.training.channel_rendering import FAMILIES
from diacritics.training.confidence import fitted, judge, make_confidence
from diacritics.training.corpus import Split, split_of

NOTHING = Evidence(*[0.0] * len(NAMES))

Decision = tuple[int, int, str]
"""Where a reading begins and ends, and what it says."""


def decided(decision: Decision, evidence: Evidence, *, careful: bool) -> Found:
    start, end, value = decision
    return Found((), (Reading(start, end, value, 0.9, ChangeSource.SYLLABLE),), evidence, careful)


def judged(read: str, truth: str, decisions: Sequence[Decision]) -> list[bool]:
    found = [decided(decision, NOTHING, careful=False) for decision in decisions]
    return [right for *_, right in judge(read, truth, found)]


@pytest.mark.parametrize(
    ("read", "truth", "decisions", "right", "why"),
    [
        ("ban", "bàn", [(0, 3, "bàn")], [True], "the word that is true"),
        ("ban", "bàn", [(0, 3, "bản")], [False], "another"),
        ("cua ban", "của bàn", [(0, 3, "của"), (4, 7, "bản")], [True, False], "each at its place"),
        ("cua ban", "của bàn", [(4, 7, "bàn"), (0, 3, "của")], [True, True], "in whatever order they are told"),
        ("12 ban 13", "12 bàn 13", [(3, 6, "bàn")], [True], "between words that nothing was decided of"),
        ("ban", "Bàn", [(0, 3, "bàn")], [False], "a capital is a part of what is true"),
        ("hoa", "hoà", [(0, 3, "hòa")], [True], "the place of the tone mark is none"),
        ("THONGBAO", "THÔNG BÁO", [(0, 8, "THÔNG BÁO")], [True], "two words in one place"),
        ("THONGBAO", "THÔNG BÁO", [(0, 8, "THÔNG BÀO")], [False], "of which both must be right"),
        ("h<;>c", "học", [(0, 5, "học")], [True], "a word that was torn"),
        ("thu~tuong", "thủ tướng", [(0, 4, "thủ"), (4, 9, " tướng")], [True, True], "a space was put between"),
        ("ban ban", "bàn", [(0, 3, "bàn"), (4, 7, "bàn")], [True, False], "a word too many"),
        ("ban", "cái bàn này", [(0, 3, "bàn")], [True], "words that were not read are no fault of this one"),
        ("- ban", "bàn", [(0, 1, "-"), (2, 5, "bàn")], [True], "a reading without words is not judged"),
        ("ban", "bàn", [], [], "nothing was decided"),
        ("", "", [], [], "nothing at all"),
    ],
)
def test_a_decision_is_right_when_its_words_stand_in_the_truth_at_their_place(
    read: str, truth: str, decisions: list[Decision], right: list[bool], why: str
) -> None:
    assert sorted(judged(read, truth, decisions), reverse=True) == right, why
    assert judged(read, truth, sorted(decisions)) == right, why


@given(st.lists(st.sampled_from(["bàn", "của", "học", "12"]), max_size=8))
def test_what_is_true_throughout_is_right_throughout(words: list[str]) -> None:
    truth = " ".join(words)
    read = strip_marks(truth)
    starts = [len(" ".join([*words[:k], ""])) for k in range(len(words))]
    decisions = [(start, start + len(word), word) for start, word in zip(starts, words, strict=True)]
    assert judged(read, truth, decisions) == [True] * len(words)


def test_a_decision_is_told_with_its_evidence_and_the_kind_of_its_text() -> None:
    found = [
        decided((8, 11, "học"), NOTHING._replace(odds=1.0), careful=True),
        decided((0, 3, "của"), NOTHING._replace(odds=2.0), careful=False),
        decided((4, 7, "bản"), NOTHING._replace(odds=3.0), careful=True),
    ]
    told = [(careful, evidence.odds, right) for careful, evidence, right in judge("cua ban hoc", "của bàn học", found)]
    assert told == [(False, 2.0, True), (True, 3.0, False), (True, 1.0, True)]


class TestFitting:
    WEIGHTS = Weights(0.5, (1.2, -0.8, 0.6, 0.0, -0.5, 0.9, -1.0))

    def drawn(self, count: int) -> list[tuple[Evidence, bool]]:
        """Made-up decisions, right as often as the weights say."""
        rng = np.random.default_rng(11)
        evidence = [Evidence(*row) for row in rng.normal(0, 1, (count, len(NAMES))).tolist()]
        return [(each, bool(rng.random() < self.WEIGHTS.chance(each))) for each in evidence]

    def test_the_weights_that_drew_decisions_are_found_again(self) -> None:
        found = fitted(self.drawn(20_000))
        assert found.constant == pytest.approx(self.WEIGHTS.constant, abs=0.1)
        assert found.of_evidence == pytest.approx(self.WEIGHTS.of_evidence, abs=0.1)

    def test_it_is_as_sure_on_the_whole_as_it_is_right(self) -> None:
        drawn = self.drawn(4000)
        found = fitted(drawn)
        sure, right = np.mean([(found.chance(evidence), right) for evidence, right in drawn], axis=0)
        assert sure == pytest.approx(right, abs=0.002)

    def test_no_weights_near_them_are_likelier(self) -> None:
        drawn = self.drawn(3000)
        found = fitted(drawn)

        columns = np.array([(1.0, *evidence) for evidence, _ in drawn])
        signs = np.array([1.0 if right else -1.0 for _, right in drawn])

        def likelihood(weights: Sequence[float]) -> float:
            """Of the decisions, less what keeps weights small."""
            heard = -np.log1p(np.exp(-signs * (columns @ np.array(weights)))).sum()
            return float(heard) - sum(weight**2 for weight in weights)

        own = [found.constant, *found.of_evidence]
        for k in range(len(own)):
            less, more = (likelihood([*own[:k], own[k] + step, *own[k + 1 :]]) for step in (-0.01, 0.01))
            assert max(less, more) < likelihood(own)
            # The slope is none: it is the top, not only near it.
            assert (more - less) / 0.02 == pytest.approx(0, abs=0.01)

    @pytest.mark.parametrize("right", [True, False])
    def test_where_all_are_right_or_none_the_weights_stay_small(self, right: bool) -> None:
        found = fitted([(evidence, right) for evidence, _ in self.drawn(300)])
        assert all(abs(weight) < 10 for weight in (found.constant, *found.of_evidence))
        assert (found.chance(NOTHING) > 0.9) is right

    def test_what_never_varies_has_no_weight(self) -> None:
        silent = [(evidence._replace(joined=0.0), right) for evidence, right in self.drawn(500)]
        weights = dict(zip(NAMES, fitted(silent).of_evidence, strict=True))
        assert [name for name, weight in weights.items() if weight == 0.0] == ["joined"]


def with_channel(made: Path, folder: Path) -> Path:
    """The tables of the small corpus with the shipped channels, and no weights yet."""
    for name in ("words.tsv", "ngrams.bin", "MANIFEST.json"):
        shutil.copy(made / name, folder / name)
    shutil.copy(CHANNEL, folder / CHANNEL.name)
    return folder


@pytest.fixture(scope="module")
def fitted_tables(corpus: Path, made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = with_channel(made, tmp_path_factory.mktemp("fitted"))
    make_confidence(corpus, folder, ("stripped", "scanner"))
    return folder


class TestOfTheSmallCorpus:
    def test_the_weights_are_made_and_recorded(self, fitted_tables: Path) -> None:
        table = (fitted_tables / "confidence.tsv").read_text("utf-8")
        confidence = Confidence.load(fitted_tables / "confidence.tsv")
        assert confidence.table() == table
        assert any(confidence.damaged.of_evidence)
        record = json.loads((fitted_tables / "MANIFEST.json").read_text("utf-8"))
        assert record["made"]["confidence.tsv"] == hashlib.sha256(table.encode()).hexdigest()
        assert {"words.tsv", "ngrams.bin"} <= set(record["made"])
        assert "confidence" in record["confidence"]["command"]

    def test_damage_that_leaves_nothing_mostly_right_says_nothing_of_such_text(self, fitted_tables: Path) -> None:
        """What it says of damaged lines is then taken for both."""
        confidence = Confidence.load(fitted_tables / "confidence.tsv")
        assert confidence.careful == confidence.damaged

    def test_they_do_not_depend_on_the_weights_that_were_there(self, corpus: Path, fitted_tables: Path) -> None:
        before = (fitted_tables / "confidence.tsv").read_bytes()
        make_confidence(corpus, fitted_tables, ("stripped", "scanner"))
        assert (fitted_tables / "confidence.tsv").read_bytes() == before

    def test_a_restorer_with_these_tables_restores_text_of_the_corpus(self, fitted_tables: Path) -> None:
        truth = "Ủy ban nhân dân tỉnh An Phúc ban hành kế hoạch về công tác văn thư"
        result = Restorer(data=fitted_tables).restore(strip_marks(truth), mode=Mode.NOISY)
        assert result.text == truth
        assert all(0.5 <= change.confidence <= 1 for change in result.changes)


def test_the_command_fits_on_printed_pages_too(corpus: Path, made: Path, tmp_path: Path) -> None:
    """As it is used: every kind of damage, pages drawn and read by Tesseract among them."""
    lacking = [path for path, styles in FAMILIES.values() for s in styles.split() if not Path(path.format(s)).exists()]
    if lacking:
        pytest.skip(f"{lacking[0]} is not installed")
    folder = with_channel(made, tmp_path)
    assert main(["confidence", "--corpus", str(corpus), "--folder", str(folder)]) == 0
    confidence = Confidence.load(folder / "confidence.tsv")
    assert any(confidence.damaged.of_evidence)
    assert any(confidence.careful.of_evidence)
    assert confidence.careful != confidence.damaged
    assert Restorer(data=folder).restore("Uy ban nhan dan tinh An Phuc").text == "Ủy ban nhân dân tỉnh An Phúc"


def test_without_text_to_fit_on_it_says_so(made: Path, tmp_path: Path) -> None:
    training = next(text for n in range(99) if split_of(text := f"Văn bản số {n}") is Split.TRAINING)
    for name in ("official_documents", "normative_documents", "laws_vlc"):
        (tmp_path / f"{name}.txt.xz").write_bytes(lzma.compress(f"{training}\n".encode()))
    with pytest.raises(ValueError, match="development split"):
        make_confidence(tmp_path, with_channel(made, tmp_path), ("stripped",))
