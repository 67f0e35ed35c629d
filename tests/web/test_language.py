"""Both languages say everything, and every template asks for what they say."""

from __future__ import annotations

import re
import string
from importlib.resources import files

import pytest
from starlette.testclient import TestClient

from ocr_pipeline.batch.states import State
from ocr_pipeline.web.language import LANGUAGES, Speech, catalogue
from ocr_pipeline.web.wording import date_of, field_name, share
from schemas.references import Relation

TEMPLATES = {
    each.name: each.read_text(encoding="utf-8") for each in files("ocr_pipeline.web").joinpath("templates").iterdir()
}
ASKED = sorted(
    {key for text in TEMPLATES.values() for key in re.findall(r't\(["\']([a-z_]+\.[a-z_0-9]+)["\'][,)]', text)}
)


def _names(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_both_languages_have_the_same_keys_with_the_same_values_put_in() -> None:
    vi, en = catalogue("vi"), catalogue("en")
    of_one = {key for key in en if key.endswith("_1") and key.removesuffix("_1") in en}
    assert vi.keys() == en.keys() - of_one, "Vietnamese says one and many alike"
    assert {key for key in vi if _names(vi[key]) != _names(en[key])} == set()
    assert {key for key in of_one if _names(en[key]) != _names(en[key.removesuffix("_1")])} == set()


@pytest.mark.parametrize(
    ("language", "number", "said"),
    [("en", 1, "1 document"), ("en", 0, "0 documents"), ("en", 1200, "1,200 documents"), ("vi", 1, "1 văn bản")],
)
def test_of_one_thing_it_is_said_that_it_is_one(language: str, number: int, said: str) -> None:
    assert Speech(language)("search.total", n=number) == said


@pytest.mark.parametrize("key", ASKED)
def test_what_a_template_asks_for_is_there(key: str) -> None:
    assert key in catalogue("vi")


def test_every_word_of_the_contract_that_is_shown_has_a_name() -> None:
    for each in Relation:
        assert f"relation.{each}" in catalogue("vi")
    for state in State:
        assert f"state.{state}" in catalogue("vi")


def test_the_language_is_chosen_once_and_kept(client: TestClient) -> None:
    client.cookies.clear()
    assert '<html lang="vi">' in client.get("/search").text
    assert '<html lang="en">' in client.get("/search?lang=en").text
    assert '<html lang="en">' in client.get("/search").text
    assert '<html lang="vi">' in client.get("/search?lang=vi").text
    assert '<html lang="vi">' in client.get("/search?lang=xx").text
    client.cookies.clear()


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("code", "Số, ký hiệu"),
        ("recipients[2]", "Nơi nhận 3"),
        ("signature.name", "Người ký"),
        ("dates[0].field", "Mốc thời gian 1"),
        ("something[0].new", "something[0].new"),
    ],
)
def test_a_value_is_called_as_people_call_it(path: str, name: str) -> None:
    assert field_name(Speech("vi"), path) == name


def test_days_and_shares_are_written_as_the_language_does() -> None:
    vi, en = Speech("vi"), Speech("en")
    assert (date_of(vi, "2021-03-12"), date_of(en, "2021-03-12")) == ("12/03/2021", "2021-03-12")
    assert (date_of(vi, None), date_of(vi, "2021-03")) == ("", "2021-03")
    assert [share(en, sure) for sure in (0.0, 0.001, 0.5, 0.999, 1.0)] == ["0%", "1%", "50%", "99%", "100%"]
    assert (vi.number(12345), en.number(12345)) == ("12.345", "12,345")
    assert len(LANGUAGES) == 2
