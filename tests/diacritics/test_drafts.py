"""Cells of many drafts at once: their candidates in order, each with its score, its case and its slice."""

from __future__ import annotations

import numpy as np
import pytest

from diacritics.beam import NONE
from diacritics.cells import CAPITAL, SMALL, TITLE, Slice
from diacritics.changes import ChangeSource
from diacritics.drafts import CellBuilder, Draft, Group
from diacritics.letter_case import AS_IT_IS, QUIET, CaseJudge
from diacritics.tokens import Kind, Token
from diacritics.wanted import Wanted
from diacritics.words import UNKNOWN, Vocabulary


@pytest.fixture(scope="module")
def builder(shipped_words: Vocabulary) -> CellBuilder:
    return CellBuilder(shipped_words, CaseJudge(shipped_words, same_shape=False))


def token(text: str, start: int) -> Token:
    return Token(start, start + len(text), text, Kind.WORD, start + len(text))


def group(piece: Slice, words: list[int], *, more: float = 0.0, second: list[int] | None = None) -> Group:
    score = -np.arange(1, len(words) + 1, dtype=np.float32)
    seconds = None if second is None else np.array(second, np.int32)
    capitals = np.zeros(len(words), np.bool_)
    return Group(piece, np.array(words, np.int32), score, capitals, more, AS_IT_IS, seconds)


def test_groups_stand_one_behind_the_other_with_what_their_slices_say(builder: CellBuilder) -> None:
    draft = Draft(token("thongbao", 7), UNKNOWN, -15.0)
    draft.groups += [
        group(Slice(0, 8, 1), [12, 11]),
        group(Slice(-3, 8, 2), [10], more=-2.0),
        group(Slice(0, 8, 1, two=True), [20, 21], second=[30, 31]),
    ]
    cell = next(builder.cells([draft]))
    assert cell.column.first.tolist() == [12, 11, 10, 20, 21, UNKNOWN]
    assert cell.column.second.tolist() == [NONE, NONE, NONE, 30, 31, NONE]
    assert cell.column.span.tolist() == [1, 1, 2, 1, 1, 1]
    assert cell.column.score.tolist() == [-1, -2, -3, -1, -2, -15]
    assert [cell.slice_of(k)[:2] for k in range(6)] == [(7, 15), (7, 15), (4, 15), (7, 15), (7, 15), (7, 15)]


def test_drafts_say_nothing_of_one_another(builder: CellBuilder) -> None:
    drafts = [Draft(token("ban", 4 * place), UNKNOWN, -float(place)) for place in range(4)]
    for place, draft in enumerate(drafts):
        draft.groups += [group(Slice(0, 3, 1), list(range(10, 10 + place)))] if place != 2 else []
    made = list(builder.cells(drafts))
    assert [cell.place for cell in made] == [0, 4, 8, 12]
    for draft, cell in zip(drafts, made, strict=True):
        alone = next(builder.cells([draft]))
        assert [part.tolist() for part in cell.column] == [part.tolist() for part in alone.column]
    assert [cell.column.score[cell.as_it_is] for cell in made] == [0, -1, -2, -3]


def test_of_no_drafts_there_are_no_cells(builder: CellBuilder) -> None:
    assert list(builder.cells([])) == []


def test_a_known_case_is_that_of_all_candidates_but_the_token_itself(builder: CellBuilder) -> None:
    draft = Draft(token("BAN", 0), UNKNOWN, -1.0, case=CAPITAL)
    draft.groups.append(group(Slice(0, 3, 1), [10, 11]))
    assert next(builder.cells([draft])).cases.tolist() == [CAPITAL, CAPITAL, SMALL]


def test_the_look_of_a_group_is_that_of_its_candidates_alone(shipped_words: Vocabulary) -> None:
    judge = CaseJudge(shipped_words, same_shape=False)
    draft = Draft(token("Ban", 0), UNKNOWN, -1.0)
    for observed in ("Ban", "ban"):
        plain = group(Slice(0, 3, 1), [shipped_words.numbers["bản"]])
        draft.groups.append(plain._replace(look=judge.look(observed, QUIET, begins=True)))
    cell = next(CellBuilder(shipped_words, judge).cells([draft]))
    assert cell.cases.tolist() == [TITLE, SMALL, SMALL]


def test_what_is_wanted_stands_before_the_token_as_it_is(builder: CellBuilder, shipped_words: Vocabulary) -> None:
    wanted = [Wanted("zũh", ChangeSource.USER, 10.0), Wanted("bản", ChangeSource.PHRASE, 3.0)]
    draft = Draft(token("ban", 5), UNKNOWN, -15.0, wanted)
    draft.groups.append(group(Slice(0, 3, 1), [shipped_words.numbers["bản"], 20]))
    cell = next(builder.cells([draft]))
    assert cell.column.first.tolist() == [shipped_words.numbers["bản"], 20, UNKNOWN, UNKNOWN]
    assert cell.column.score.tolist() == [2, -2, 11, -15]
    assert cell.sources == {2: ChangeSource.USER, 0: ChangeSource.PHRASE}
    assert [cell.text_of(k, "     ban", shipped_words.words) for k in (0, 2, 3)] == ["bản", "zũh", "ban"]
