"""A text reads better where it stands the more usual it is there."""

from __future__ import annotations

import pytest

from diacritics.fluency import Fluency
from diacritics.ngram_model import NgramModel
from diacritics.words import Vocabulary


@pytest.fixture(scope="module")
def fluency() -> Fluency:
    return Fluency(Vocabulary.load(), NgramModel.load())


@pytest.mark.parametrize(
    ("before", "right", "wrong", "after"),
    [
        pytest.param("Luật sửa", "đổi", "đôi", "bổ sung một số điều", id="what follows and what stands before"),
        pytest.param("", "QUYẾT", "QUYÉT", "ĐỊNH", id="in capitals, at the beginning"),
        pytest.param("Ủy ban", "nhân dân", "nhândân", "tỉnh", id="words run together"),
        pytest.param("năm 2024 của", "Hội", "Hôi", "đồng nhân dân", id="after a number"),
    ],
)
def test_the_usual_reading_is_the_more_fluent(
    fluency: Fluency, before: str, right: str, wrong: str, after: str
) -> None:
    assert fluency(before, right, after) > fluency(before, wrong, after)


def test_only_three_words_before_count(fluency: Fluency) -> None:
    assert fluency("x y của Hội đồng", "nhân", "dân") == fluency("của Hội đồng", "nhân", "dân")


def test_nothing_is_certain(fluency: Fluency) -> None:
    assert fluency("", "", "") == 0.0
