"""The packed model says what the model says, to half a step of a scale of one byte."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import numpy as np
import pytest

from diacritics.array_file import write_arrays
from diacritics.ngram_model import NgramModel
from diacritics.training.backoff import BackoffModel
from diacritics.training.kneser_ney import estimate
from diacritics.training.packing import packed, packed_size
from diacritics.training.pruning import pruned, shape_of
from tests.diacritics.training.small_model import SIZE, TEXTS, probability, style_of

ALL = np.array(list(product(range(SIZE), repeat=4)), dtype=np.int32)


@pytest.fixture(scope="module", params=[2, 3, 4])
def whole(request: pytest.FixtureRequest) -> BackoffModel:
    order = int(request.param)
    return estimate([style_of(text, weight, order) for text, weight in TEXTS], SIZE, order)


@pytest.mark.parametrize("threshold", [-1.0, 1e-4, 1e-2])
def test_no_logarithm_is_farther_off_than_its_steps_allow(whole: BackoffModel, threshold: float) -> None:
    model = pruned(whole, threshold)
    facts, arrays = packed(model)
    steps = [step for kind in ("p", "b") for _, step in facts[kind]]
    bound = sum(steps) / 2 + 1e-4
    chosen = ALL[:: 1 + len(ALL) // 2000]
    found = NgramModel(facts, arrays).log_p(*chosen.T)
    expected = np.log([probability(model, gram) for gram in chosen.tolist()])
    assert np.abs(found - expected).max() <= bound
    assert max(steps) < 0.15


@pytest.mark.parametrize("threshold", [-1.0, 1e-4, 1e-2])
def test_the_file_is_as_large_as_foretold(whole: BackoffModel, threshold: float, tmp_path: Path) -> None:
    model = pruned(whole, threshold)
    write_arrays(tmp_path / "model.bin", *packed(model))
    foretold = packed_size(SIZE, shape_of(model))
    assert foretold - 4096 <= (tmp_path / "model.bin").stat().st_size <= foretold


def test_the_same_model_gives_the_same_bytes(whole: BackoffModel, tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_arrays(tmp_path / name, *packed(whole))
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
