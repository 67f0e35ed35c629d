"""Lines of training say what stands in them, and a tiny training already learns."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from ocr_pipeline.recognition.digits.signs import DAY, MONTH, NUMBER, SIGNS, SLASH
from ocr_pipeline.recognition.digits.strips import HIGH
from training.digits.lines import date_line, number_line


@pytest.mark.parametrize("seed", range(30))
def test_signs_stand_at_their_characters_in_reading_order(seed: int) -> None:
    for line in (number_line(np.random.default_rng(seed)), date_line(np.random.default_rng(seed))):
        for piece in line.pieces:
            places = [at for at, _ in piece.signs]
            assert places == sorted(places)
            assert all(piece.text[at].isdigit() or piece.text[at] in "/-" or sign >= NUMBER for at, sign in piece.signs)


def test_a_number_line_says_its_slash_and_a_date_line_its_month() -> None:
    rng = np.random.default_rng(0)
    assert all(SLASH in {sign for _, sign in number_line(rng).pieces[-1].signs} for _ in range(20))
    assert all({DAY, MONTH} <= {sign for piece in date_line(rng).pieces for _, sign in piece.signs} for _ in range(20))


@pytest.fixture
def learning() -> object:
    """The training, where torch and scikit-learn are installed and the faces of type are."""
    pytest.importorskip("torch", reason="torch is not installed: the training is not run")
    pytest.importorskip("sklearn", reason="scikit-learn is not installed: the training is not run")
    types = pytest.importorskip("training.digits.types")
    lacking = [path for pair in (*types.LINES, *types.DIGITS) for path in pair if not path.is_file()]
    if lacking:
        pytest.skip(f"{lacking[0].name} is not installed")
    return types


@pytest.mark.usefixtures("learning")
def test_a_tiny_training_learns_and_is_reproducible(tmp_path: Path) -> None:
    from ocr_pipeline.recognition.digits.network import read_network
    from training.digits.learning import train
    from training.digits.making import hands_of, strips
    from training.digits.storing import store

    drawn = list(strips(hands_of(tmp_path), 24, seed=3))
    losses: list[float] = []
    for name in ("one.npz", "two.npz"):
        losses.clear()
        store(train(drawn, 16, 3, lambda _, loss: losses.append(loss)), tmp_path / name)
    # The first step weighs the losses otherwise than all others.
    assert min(losses[-3:]) < 0.8 * losses[1]
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()
    with (tmp_path / "one.npz").open("rb") as stream:
        assert read_network(stream).signs(np.zeros((HIGH, 40), np.uint8)).shape == (20, SIGNS)
