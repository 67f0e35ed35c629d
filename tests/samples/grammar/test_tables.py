"""The domain knowledge of the grammar is sound: no double, no unknown name, every template can be written."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest

from samples.ageing.recipes import RECIPES
from samples.grammar import tables
from samples.grammar.days import MERGER, REGIMES
from samples.grammar.dice import Dice
from samples.grammar.expressions import BRACKET
from samples.grammar.figures import known_units
from samples.grammar.filling import chosen
from samples.grammar.generate import FAMILIES
from samples.grammar.laws import laws
from samples.grammar.office import Arena
from samples.grammar.offices import make_office
from samples.grammar.places import provinces
from samples.grammar.tables import DATA, table
from samples.grammar.topics import Topic, topics
from samples.grammar.writer import Writer
from samples.source import Rules
from tests.samples.grammar.said import unmarked_figures

FILES = sorted(path.relative_to(DATA).with_suffix("").as_posix() for path in DATA.rglob("*.toml"))
ARENAS: tuple[Arena, ...] = (
    *("council", "province", "department", "office", "district", "commune", "ministry", "university", "court", "party"),
)
_UNIT = re.compile(r"[^\d\s.*/%]\D*$|%$")


def strings(value: Any) -> Iterator[str]:
    """Every text of a table, wherever it stands."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def lists(value: Any) -> Iterator[list[str]]:
    """Every list of texts of a table."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from lists(inner)
    elif isinstance(value, list):
        if value and all(isinstance(inner, str) for inner in value):
            yield value
        for inner in value:
            yield from lists(inner)


@pytest.mark.parametrize("name", FILES)
def test_texts_are_in_nfc_without_spaces_too_many(name: str) -> None:
    for text in strings(table(name)):
        assert unicodedata.is_normalized("NFC", text)
        assert "  " not in text
        assert text == text.strip()


@pytest.mark.parametrize("name", FILES)
def test_no_list_says_anything_twice(name: str) -> None:
    for texts in lists(table(name)):
        if len(texts) > 1 and not set(texts) <= {"center", "left", "right"}:
            assert [text for text, count in Counter(texts).items() if count > 1] == [], name


def test_templates_count_in_units_that_the_table_knows() -> None:
    unknown = set()
    for name in FILES:
        for text in strings(table(name)):
            for bracket in BRACKET.finditer(text):
                unknown |= {
                    unit for unit in _units(bracket["expression"]) if unit.partition("/")[0] not in known_units()
                }
    assert unknown == set()


def _units(expression: str) -> list[str]:
    """The unit of an expression; shares, plans and changes in per cent need none."""
    words = expression.split()
    if words[0] in ("share", "plan", "units") or (words[0] in ("up", "down") and len(words) == 2):
        return []
    if words[0] in ("range", "none", "same", "ratio", "more", "fewer"):
        words = words[1:]
    while words and (
        re.match(r"^[\d.]+(\.\.[\d.]+)?(/[\d.]+)?\*?$|^\d+\.\.\d+%$|^(of|[-+])$|^[a-z]\d?$|^[a-z]/[a-z]$", words[0])
    ):
        words = words[1:]
    return [" ".join(words)] if words else []


LISTS_OF_TOPICS = ("tasks", "programmes", "situation", "facts", "shortfalls", "aims", "measures", "opinions")
_TOPICS = [topic.key for topic in topics()]


@pytest.mark.parametrize("key", _TOPICS)
def test_every_text_of_a_topic_can_be_written_and_leaves_no_figure_unmarked(key: str) -> None:
    topic = next(topic for topic in topics() if topic.key == key)
    for arena in topic.arenas:
        w = writer_of(topic, arena)
        if w is None:
            continue
        for name in LISTS_OF_TOPICS:
            for text in getattr(w.topic, name):
                assert unmarked_figures(w.fill(text)) == "", text
        for text in texts_beside(w.topic):
            assert unmarked_figures(w.fill(text)) == "", text


def writer_of(topic: Topic, arena: Arena) -> Writer | None:
    """A writer on a topic, in a year in which an office of the arena writes about it; None where none does."""
    days = [dt.date(2024, 5, 14), dt.date(2019, 5, 14), dt.date(2012, 4, 17), dt.date(2021, 4, 20)]
    for seed, day in ((seed, day) for day in days for seed in range(60)):
        dice = Dice(seed, "a test")
        office = make_office(dice, arena, day)
        if topic.fits(office, day):
            rules: Rules = "party" if arena == "party" else "30/2020"
            return Writer(
                dice, office, topic.on(day, arena), day, rules, style="party" if arena == "party" else "words"
            )
    return None


def texts_beside(topic: Topic) -> Iterator[str]:
    """The texts of a topic that stand in no plain list."""
    yield from (duty for _, duty in topic.partners)
    yield from (clause for _, *clauses in topic.clauses for clause in clauses)
    yield from topic.policy.clauses if topic.policy else ()
    yield from topic.reply.answers if topic.reply else ()
    if topic.urgent:
        yield from (topic.urgent.situation, *topic.urgent.measures)


@pytest.mark.parametrize("key", _TOPICS)
def test_tasks_follow_a_verb_and_measures_an_actor(key: str) -> None:
    topic = next(topic for topic in topics() if topic.key == key)
    for text in (*topic.tasks, *topic.measures, *(duty for _, duty in topic.partners), *topic.shortfalls):
        words = re.sub(r"^@\d{4} ", "", text)
        assert words[0].islower(), words
        assert not words.endswith((".", ";", ",")), words
    assert all("<" not in task for task in topic.tasks)
    for fact in topic.facts:
        assert fact.endswith("."), fact


def test_topics_are_many_and_of_differing_fields() -> None:
    assert len(topics()) >= 24
    assert len({topic.name for topic in topics()}) == len(topics())
    assert {arena for topic in topics() for arena in topic.arenas} == set(ARENAS)


@pytest.mark.parametrize("key", _TOPICS)
def test_a_topic_names_laws_and_fields_that_there_are(key: str) -> None:
    topic = next(topic for topic in topics() if topic.key == key)
    functions = table("functions")
    assert set(topic.laws) <= set(laws())
    known = set(functions) | {
        name for arena in ("university", "party", "court", "ministry") for name in functions[arena]
    }
    assert {topic.function, *(function for function, _ in topic.partners)} <= known


@pytest.mark.parametrize("family", sorted(laws()))
def test_versions_of_a_law_follow_each_other(family: str) -> None:
    versions = sorted((law for law in laws()[family] if not law.amends), key=lambda law: law.since)
    for law in laws()[family]:
        assert law.date <= law.since <= law.until
    for older, newer in pairwise(versions):
        assert older.until < newer.since, f"{older.title} {older.date} and {newer.date}"


def test_no_law_stands_twice_in_the_table() -> None:
    known = Counter((law.type, law.title, law.date) for family in laws().values() for law in family)
    codes = Counter(law.code or law.number for family in laws().values() for law in family if law.code or law.number)
    assert [law for law, count in known.items() if count > 1] == []
    assert [code for code, count in codes.items() if count > 1] == []


def test_numbers_of_laws_bear_the_year_in_which_they_were_passed() -> None:
    for law in (law for family in laws().values() for law in family if law.number):
        number = re.fullmatch(r"\d{2,3}/(\d{4})/QH(\d{2})", law.number or "")
        assert number is not None, law.number
        assert int(number[1]) == law.date.year
        assert int(number[2]) == _assembly(law.date)


def _assembly(day: dt.date) -> int:
    """The term of the National Assembly that sat on a day."""
    begun = {10: dt.date(1997, 9, 20), 11: dt.date(2002, 7, 19), 12: dt.date(2007, 7, 19)}
    begun |= {13: dt.date(2011, 7, 21), 14: dt.date(2016, 7, 20), 15: dt.date(2021, 7, 20)}
    return max(term for term, first in begun.items() if first <= day)


def test_codes_of_decrees_bear_their_year() -> None:
    for law in (law for family in laws().values() for law in family if law.code):
        year = re.search(r"/(\d{4})/", law.code or "")
        assert year is None or int(year[1]) == law.date.year, law.code


def test_a_document_of_any_day_has_its_law_of_organisation() -> None:
    for first, last in REGIMES.values():
        for days in range(0, (last - first).days, 7):
            day = first + dt.timedelta(days=days)
            in_force = [law for law in laws()["local_government"] if law.in_force(day) and not law.amends]
            assert len(in_force) == 1, day


def test_districts_make_up_their_province() -> None:
    for province in provinces():
        assert sum(district.communes for district in province.districts) == province.communes
        assert all(len(district.units) <= district.communes for district in province.districts)
        assert len(province.after) <= province.merged < province.communes


def test_no_place_stands_twice() -> None:
    names = [unit for province in provinces() for district in province.districts for unit in district.units]
    assert [name for name, count in Counter(names).items() if count > 1] == []


@pytest.mark.parametrize("function", sorted(set(table("functions")) - {"ministry", "university", "party", "court"}))
def test_names_of_an_office_follow_each_other(function: str) -> None:
    for rows in table("functions")[function].values():
        spans = sorted((row.get("since", dt.date.min), row.get("until", dt.date.max)) for row in rows)
        for (_, until), (since, _) in pairwise(spans):
            assert until < since


def test_papers_are_of_families_that_there_are_and_arenas_too() -> None:
    kinds = table("kinds")
    assert set(kinds["regimes"]) == set(REGIMES)
    assert {*kinds["arenas"], "party"} == set(kinds["papers"]) == set(ARENAS)
    for arena, papers in kinds["papers"].items():
        if arena != "party":
            assert set(papers) <= set(FAMILIES)


def test_scans_are_recipes_that_there_are() -> None:
    for weights in table("paper")["scans"].values():
        assert set(weights) <= set(RECIPES)


def test_a_choice_leaves_no_brace_and_no_bar() -> None:
    dice = Dice(1, "a test")
    for name in FILES:
        for text in strings(table(name)):
            if "{" in text:
                assert not set("{}") & set(chosen(text, dice)), text


def test_topics_are_read_from_the_folder_of_topics() -> None:
    assert len(tables.topic_files()) == len(topics())
    assert tables.topic_files() == tuple(sorted(tables.topic_files()))


@pytest.mark.parametrize("arena", ARENAS)
def test_an_office_shows_what_its_papers_need(arena: Arena) -> None:
    for seed in range(40):
        day = dt.date(2011, 5, 10) if seed % 2 else dt.date(2025, 9, 9)
        if arena == "district" and day >= MERGER:
            continue
        office = make_office(Dice(seed, "a test"), arena, day)
        assert office.heading == office.heading.upper()
        assert office.name
        assert office.seat
        assert office.units.count >= 4
