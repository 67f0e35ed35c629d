"""What once broke a contract does not any more, what the search begins from never did, and a contract can be broken."""

from __future__ import annotations

from importlib import import_module
from itertools import islice

import pytest

from diacritics import Restorer
from fuzzing.__main__ import TooSlowError, bounded, dictionary
from fuzzing.regressions import inputs_of
from fuzzing.target import NAMES, Target, target_named
from ocr_pipeline.errors import EngineError
from ocr_pipeline.recognition.tesseract_table import HEADINGS, words_of_table

REGRESSIONS = [pytest.param(name, data, id=f"{name}: {why}") for name in NAMES for why, data in inputs_of(name).items()]
SOME = 8


@pytest.mark.parametrize(("name", "data"), REGRESSIONS)
def test_what_broke_a_contract_once_does_not_any_more(name: str, data: bytes) -> None:
    target_named(name).check(data)


@pytest.mark.parametrize("name", NAMES)
def test_what_a_search_begins_from_keeps_the_contract(name: str) -> None:
    target = target_named(name)
    seeds = list(islice(target.seeds(), SOME))
    assert seeds
    for data in seeds:
        assert len(data) <= target.longest + 4
        target.check(data)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("data", [b"", b"\x00", b"\xff" * 40, bytes(range(256))], ids=["nothing", "NUL", "ff", "all"])
def test_bytes_that_are_nothing_keep_the_contract(name: str, data: bytes) -> None:
    target_named(name).check(data)


def test_a_restorer_that_changes_a_digit_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    right = Restorer.restore

    def wrong(self: Restorer, text: str, **options: object) -> object:
        return right(self, text.replace("5", "6"), **options)  # type: ignore[arg-type]  # as it was called

    monkeypatch.setattr(Restorer, "restore", wrong)
    with pytest.raises(AssertionError, match="the input is kept"):
        target_named("restoration").check("\x00số 15/QĐ-UBND".encode())


def test_an_input_that_takes_longer_than_it_may_is_found_out() -> None:
    def works(data: bytes) -> None:
        for _ in range(len(data)):
            sum(range(10_000))

    target = Target(works, list, longest=10, cpu_seconds=0.0)
    with pytest.raises(TooSlowError, match="10 bytes"):
        bounded(target)(b"x" * 10)


def test_words_are_told_in_the_form_of_the_search() -> None:
    assert dictionary(["số", 'a"']) == '"\\x20\\x73\\xe1\\xbb\\x91"\n"\\x20\\x61\\x22"\n'


@pytest.mark.parametrize(
    "row",
    [
        pytest.param("5\t1\t1\t1\t1\t1\t300\t240\t120\t45\tnan\tsố", id="a confidence that is no number"),
        pytest.param("5\t1\t1\t1\t1\t1\t300\t240\t120\t45\tinf\tsố", id="a confidence without end"),
        pytest.param("5\t1\t1\t1\t1\t1\t-3\t240\t120\t45\t96\tsố", id="a word left of the page"),
        pytest.param("5\t1\t1\t1\t1\t1\t300\t240\t-120\t45\t96\tsố", id="a word that ends before it begins"),
        pytest.param("5\t0\t1\t1\t1\t1\t300\t240\t120\t45\t96\tsố", id="an image that is not counted"),
        pytest.param("5\t1\t1\t1\t1\t1\t300\t240\t120\t45\t96\ts\rố", id="a line broken in a word"),
    ],
)
def test_a_garbled_table_is_an_error_of_the_engine(row: str) -> None:
    with pytest.raises(EngineError):
        list(words_of_table(HEADINGS + row + "\n"))


def test_the_contracts_are_written() -> None:
    for name in NAMES:
        written = import_module(f"fuzzing.targets.{name}").__doc__ or ""
        assert written.count("\n- ") >= 3, name
