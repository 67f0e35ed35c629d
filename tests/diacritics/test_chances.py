"""How probable a candidate is between the neighbours that were decided on: against every rival put in its place."""

from __future__ import annotations

import math

import numpy as np
import pytest

from diacritics.beam import NONE, Chosen, choices_of, decode
from diacritics.cells import SMALL, Cell, Slice
from diacritics.chances import Step, chances, path_of
from diacritics.edits import Channel
from diacritics.lattice import Lattice
from diacritics.ngram_model import NgramModel
from diacritics.words import BOUNDARY, Vocabulary
from tests.diacritics.made_cells import CellMaker, places

WEIGHT = 0.8
HEARD_WITHIN = 9.0
"""Nats behind the best of its cell, before the words behind were heard, at which a rival has no chance."""

Option = tuple[str, int, float]
"""Words of a candidate, the tokens that it covers, and its score."""


def cell_of(options: list[Option], words: Vocabulary) -> Cell:
    maker = CellMaker()
    for said, span, score in options:
        first, *more = (words.numbers[word] for word in said.split())
        second = np.array(more or [NONE], np.int32)
        one = np.array([first], np.int32), np.array([score], np.float32), np.array([SMALL], np.int8)
        maker.add(Slice(1 - span, 1, span, two=bool(more)), *one, second)
    return maker.cell({}, {})


def whole_score(cells: list[Cell], path: list[Chosen], model: NgramModel) -> float:
    """What a whole path is worth, from its first word to the boundary behind the last."""
    words, total = [BOUNDARY] * 3, 0.0
    for chosen in path:
        column = cells[chosen.column].column
        total += float(column.score[chosen.candidate])
        words += [int(w[chosen.candidate]) for w in (column.first, column.second) if w[chosen.candidate] != NONE]
    words.append(BOUNDARY)
    spoken = np.array(words, np.int32)
    return total + WEIGHT * float(model.log_p(spoken[:-3], spoken[1:-2], spoken[2:-1], spoken[3:]).sum())


def own_score(cells: list[Cell], path: list[Chosen], number: int, model: NgramModel) -> float:
    """What the path is worth up to a step, without what is behind it."""
    so_far = path[: number + 1]
    whole = whole_score(cells, so_far, model)
    words = [BOUNDARY] * 3
    for chosen in so_far:
        column = cells[chosen.column].column
        words += [int(w[chosen.candidate]) for w in (column.first, column.second) if w[chosen.candidate] != NONE]
    last = np.array(words[-3:], np.int32)
    end = model.log_p(last[:1], last[1:2], last[2:3], np.array([BOUNDARY], np.int32))
    return whole - WEIGHT * float(end[0])


def by_trying(cells: list[Cell], path: list[Chosen], number: int, model: NgramModel) -> dict[int, float]:
    """The shares of all candidates of a step that cover as many tokens as the one decided on."""
    chosen = path[number]
    span = cells[chosen.column].column.span
    rivals = [k for k in range(len(span)) if span[k] == span[chosen.candidate]]
    paths = {k: [*path[:number], Chosen(chosen.column, k), *path[number + 1 :]] for k in rivals}
    own = {k: own_score(cells, paths[k], number, model) for k in rivals}
    heard = {k: whole_score(cells, paths[k], model) for k in rivals if own[k] > max(own.values()) - HEARD_WITHIN}
    best = max(heard.values())
    weights = {k: math.exp(heard[k] - best) if k in heard else 0.0 for k in rivals}
    return {k: weight / sum(weights.values()) for k, weight in weights.items()}


LATTICES: list[tuple[list[list[Option]], str]] = [
    ([[("kế", 1, -1.0), ("kẻ", 1, -0.9), ("kể", 1, -1.2)], [("hoạch", 1, 0.0)]], "the word behind decides"),
    ([[("sở", 1, -1.0), ("sổ", 1, -1.0), ("số", 1, -1.0)]], "a paragraph of one word"),
    (
        [
            [("quyết", 1, -0.5), ("quyền", 1, -0.4)],
            [("định", 1, -0.5), ("đinh", 1, -0.2), ("dính", 1, -0.3)],
            [("của", 1, 0.0)],
            [("ủy", 1, -1.0), ("úy", 1, -0.6)],
            [("ban", 1, -0.7), ("bàn", 1, -0.6)],
            [("nhân", 1, -0.1), ("nhẫn", 1, -0.1)],
        ],
        "three words behind a candidate hear of it",
    ),
    (
        [[("thông báo", 1, -2.0), ("thông", 1, -2.0), ("thống nhất", 1, -2.5)], [("về", 1, -0.1), ("vè", 1, -0.1)]],
        "two words are rivals of one",
    ),
    (
        [
            [("của", 1, 0.0)],
            [("h", 1, -3.0)],
            [("học", 2, -1.0), ("hộc", 2, -1.5), ("oc", 1, -6.0)],
            [("sinh", 1, -0.2), ("sính", 1, -0.2)],
        ],
        "rivals cover the same tokens",
    ),
]


@pytest.mark.parametrize(("options", "why"), LATTICES)
def test_shares_are_those_of_every_rival_tried_in_its_place(
    options: list[list[Option]], why: str, shipped_words: Vocabulary, shipped_model: NgramModel
) -> None:
    cells = [cell_of(each, shipped_words) for each in options]
    path = decode([[cell.column for cell in cells]], shipped_model, BOUNDARY)[0]
    steps = chances([path_of(cells, choices_of(path, len(cells)))], shipped_model, WEIGHT)[0]
    for number, step in enumerate(steps):
        expected = by_trying(cells, path, number, shipped_model)
        assert dict(zip(step.rivals.tolist(), step.chance_of.tolist(), strict=True)) == pytest.approx(
            expected, abs=1e-3
        ), why


@pytest.fixture(scope="module")
def decided(
    shipped_words: Vocabulary, shipped_model: NgramModel, shipped_channels: dict[str, Channel]
) -> list[list[Step]]:
    """Two paragraphs as the reader decides them, with nothing between them."""
    lattice = Lattice(shipped_words, shipped_channels["eng"])
    texts = ("Quyét dinh s6 12/QD-UBND cua Uy ban nhan dan tinh", "cua h.oc sinh THONGBAO nhi~m vu", "12/QD-UBND")
    rows = [lattice.cells(text, places(text), {}, first=True, careful=False) for text in texts]
    paths = decode([[cell.column for cell in row] for row in rows], shipped_model, BOUNDARY)
    return chances(
        [path_of(row, choices_of(path, len(row))) for row, path in zip(rows, paths, strict=True)], shipped_model, 1.0
    )


def test_the_shares_of_rivals_sum_to_one(decided: list[list[Step]]) -> None:
    for step in (step for path in decided for step in path):
        assert step.chance_of.sum() == pytest.approx(1, abs=1e-5)
        assert (step.chance_of >= 0).all()
        assert len(set(step.rivals.tolist())) == len(step.rivals)
        assert step.candidate in step.rivals


def test_what_was_decided_is_as_probable_as_its_share(decided: list[list[Step]]) -> None:
    for step in (step for path in decided for step in path):
        shares = dict(zip(step.rivals.tolist(), step.chance_of.tolist(), strict=True))
        assert step.chance == pytest.approx(shares[step.candidate])


def test_a_step_without_rivals_is_sure(decided: list[list[Step]]) -> None:
    closed = [step for path in decided for step in path if not step.is_open]
    assert [step.column for step in closed] == [3, 0]
    assert [step.chance for step in closed] == [1.0, 1.0]


def test_nothing_else_of_a_path_changes(decided: list[list[Step]]) -> None:
    for path in decided:
        bare = path_of([step.cell for step in path], [step.candidate for step in path])
        assert [(step.cell, step.candidate) for step in bare] == [(step.cell, step.candidate) for step in path]
        assert all(step.chance == 1.0 for step in bare)
    assert [step.column for step in decided[0]] == list(range(len(decided[0])))


def test_a_paragraph_hears_nothing_of_others(decided: list[list[Step]], shipped_model: NgramModel) -> None:
    for path in decided:
        alone = chances([path], shipped_model, 1.0)[0]
        assert [step.chance for step in alone] == pytest.approx([step.chance for step in path], abs=1e-6)
        assert [step.language for step in alone] == pytest.approx([step.language for step in path], abs=1e-5)


def test_only_what_is_worth_a_word_is_told_and_always_what_was_decided(decided: list[list[Step]]) -> None:
    for step in (step for path in decided for step in path):
        told = dict(step.likely())
        assert step.candidate in told
        assert all(chance >= 1e-3 for rival, chance in told.items() if rival != step.candidate)
        assert sum(told.values()) == pytest.approx(1, abs=0.02)


@pytest.mark.parametrize("paths", [[], [[]], [[], []]])
def test_without_words_there_is_nothing_to_weigh(paths: list[list[Step]], shipped_model: NgramModel) -> None:
    assert chances(paths, shipped_model, 1.0) == paths
