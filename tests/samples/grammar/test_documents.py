"""What holds for every generated document, and what three hundred of them show together."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samples.ageing.recipes import RECIPES
from samples.grammar import generate, generate_many
from samples.grammar.days import REGIMES
from samples.grammar.laws import laws
from samples.ink.steps import checked
from samples.markup import plain
from samples.proof import disagreements, texts
from samples.source import DocumentSource, Paragraph, TableText
from tests.samples.grammar.said import bodies, unmarked_figures, words

ROOT = Path(__file__).resolve().parents[3]

_PLACEHOLDER = re.compile(r"[<>\[\]@]|(?<!\.)\.\.(?!\.)|,,|;;| [,;.:](?!\.)")
"""A slot, a bracket, a year of a template, or punctuation that a slot left behind when it was empty."""
_DEFECTS = {"no_notation", "no_date", "date_conflict"}


@settings(max_examples=60, deadline=None)
@given(st.integers(min_value=0, max_value=10**9))
def test_whatever_the_seed_a_document_agrees_with_itself(seed: int) -> None:
    assert disagreements(generate(seed)) == []


def test_three_hundred_documents_agree_with_themselves(documents: list[DocumentSource]) -> None:
    assert {document.stem: disagreements(document) for document in documents if disagreements(document)} == {}


def test_a_document_bears_its_seed(documents: list[DocumentSource]) -> None:
    assert [document.stem for document in documents[:2]] == ["gen-000000", "gen-000001"]
    assert [document.seed for document in documents] == list(range(len(documents)))


def test_many_begin_at_their_first_seed() -> None:
    assert list(generate_many(7, 3)) == [generate(7), generate(8), generate(9)]


def test_another_process_writes_the_same() -> None:
    code = (
        "import hashlib; from samples.grammar import generate_many; "
        "print(hashlib.sha256(''.join(d.model_dump_json() for d in generate_many(0, 40)).encode()).hexdigest())"
    )
    environment = os.environ | {"PYTHONHASHSEED": "77", "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True)
    mine = "".join(document.model_dump_json() for document in generate_many(0, 40))
    assert done.stdout.strip() == hashlib.sha256(mine.encode()).hexdigest()


def test_every_type_of_paper_is_among_three_hundred(documents: list[DocumentSource]) -> None:
    assert {document.type for document in documents} == {
        *("Nghị quyết", "Quyết định", "Chỉ thị", "Thông báo", "Hướng dẫn", "Kế hoạch", "Báo cáo", "Tờ trình"),
        *("Công văn", "Công điện", "Giấy mời", "Biên bản", "Thông tư"),
    }


def test_every_regime_of_form_is_among_three_hundred(documents: list[DocumentSource]) -> None:
    assert {document.rules for document in documents} == set(REGIMES)


def test_every_kind_of_office_is_among_three_hundred(documents: list[DocumentSource]) -> None:
    kinds = [re.findall(r"of the kind (\w+)", document.about) for document in documents]
    assert all(len(each) == 1 for each in kinds)
    assert {each[0] for each in kinds} == set(
        "council province department office district commune ministry university court party".split()
    )


def test_a_document_is_dated_within_its_regime_on_a_working_day(documents: list[DocumentSource]) -> None:
    for document in documents:
        first, last = REGIMES[document.rules]
        date = document.header.date
        assert date is not None
        assert first <= date <= last
        assert date.weekday() < 5


def test_texts_are_clean(documents: list[DocumentSource]) -> None:
    for document in documents:
        for text in words(document):
            assert unicodedata.is_normalized("NFC", text)
            assert "  " not in text
            bare = text.replace("......", "").replace(".....", "")
            assert not _PLACEHOLDER.search(bare), f"{document.stem}: {text}"


def test_every_figure_of_a_body_is_marked_or_counts_nothing(documents: list[DocumentSource]) -> None:
    left = {
        document.stem: found for document in documents for text in bodies(document) if (found := unmarked_figures(text))
    }
    assert left == {}


def test_cited_documents_are_older_than_the_document(documents: list[DocumentSource]) -> None:
    for document in documents:
        for cited in document.citations.values():
            assert cited.date is None or (document.header.date is not None and cited.date <= document.header.date), (
                document.stem
            )


def test_cited_laws_are_in_force(documents: list[DocumentSource]) -> None:
    known = [law for family in laws().values() for law in family]
    for document in documents:
        assert document.header.date is not None
        for cited in document.citations.values():
            versions = [law for law in known if law.date == cited.date and law.title == cited.title]
            assert all(law.in_force(document.header.date) for law in versions), f"{document.stem}: {cited.title}"
            assert versions or cited.type not in ("Luật", "Bộ luật", "Pháp lệnh", "Nghị định")


def test_defects_are_those_of_the_contract_and_are_true(documents: list[DocumentSource]) -> None:
    for document in documents:
        for cited in document.citations.values():
            assert set(cited.defects) <= _DEFECTS
            assert ("no_date" in cited.defects) == (cited.date is None)
            if "no_notation" in cited.defects:
                assert cited.code is not None
                assert re.fullmatch(r"\d+(/\d{4})?", cited.code)
            if "date_conflict" in cited.defects:
                assert cited.code is not None
                assert cited.date is not None
                assert f"/{cited.date.year}/" not in cited.code


def test_dates_to_come_come_later(documents: list[DocumentSource]) -> None:
    for document in documents:
        issued = document.header.date
        assert issued is not None
        for date in document.dates.values():
            if date.role in ("deadline", "effective", "period_start"):
                assert date.value >= issued, document.stem
            assert abs(date.value - issued) < dt.timedelta(days=500)


def test_parts_do_not_exceed_their_whole(documents: list[DocumentSource]) -> None:
    for document in documents:
        for quantity in document.statistics.values():
            if quantity.of is not None:
                assert 0 < quantity.value <= quantity.of
            if quantity.low is not None:
                assert quantity.low < quantity.value == quantity.high
            assert quantity.negated == (quantity.value == 0)
            if quantity.kind == "percent":
                assert quantity.value <= 150


def test_totals_of_tables_are_the_sums_of_their_columns(documents: list[DocumentSource]) -> None:
    checked_columns = 0
    for document in documents:
        blocks = [*document.body, *(block for part in document.attachments for block in part.body)]
        for block in blocks:
            if not isinstance(block, TableText) or "Tổng cộng" not in plain(block.rows[-1][1])[""]:
                continue
            for column in range(2, len(block.widths)):
                cells = [plain(row[column]).get("", "").replace(".", "") for row in block.rows[1:]]
                if cells[-1].isdigit() and "Tỷ lệ" not in block.rows[0][column]:
                    assert int(cells[-1]) == sum(int(cell) for cell in cells[:-1]), document.stem
                    checked_columns += 1
    assert checked_columns > 60


def test_widths_of_tables_fill_the_measure(documents: list[DocumentSource]) -> None:
    for document in documents:
        for block in (*document.body, *(block for part in document.attachments for block in part.body)):
            if isinstance(block, TableText):
                assert sum(block.widths) == pytest.approx(1)


def test_no_two_documents_share_subject_and_number(documents: list[DocumentSource]) -> None:
    named = Counter((plain(d.header.subject)["subject"], plain(d.header.number or "")["code"]) for d in documents)
    assert [name for name, count in named.items() if count > 1] == []


def test_two_documents_share_less_than_half_of_what_they_say(documents: list[DocumentSource]) -> None:
    said = [frozenset(text for text in _paragraphs(document) if len(text) > _HEADING) for document in documents]
    for number, paragraphs in enumerate(said):
        for others in said[:number]:
            assert len(paragraphs & others) <= 0.5 * min(len(paragraphs), len(others))


_HEADING = 60
"""Letters: what is shorter is a heading, or a formula that every document has."""


def _paragraphs(document: DocumentSource) -> list[str]:
    return [plain(block.text)[""] for block in document.body if isinstance(block, Paragraph)]


def test_openings_of_bodies_differ(documents: list[DocumentSource]) -> None:
    openings = {
        plain(d.body[0].text)[""] for d in documents if isinstance(d.body[0], Paragraph) and d.type != "Quyết định"
    }
    assert len(openings) >= 0.85 * sum(d.type != "Quyết định" for d in documents)


def test_number_and_day_are_mostly_written_by_pen(documents: list[DocumentSource]) -> None:
    numbers = sum("{hand:" in (document.header.number or "") for document in documents) / len(documents)
    days = sum("{hand:" in (document.header.place_and_date or "") for document in documents) / len(documents)
    assert 0.4 <= numbers <= 0.8
    assert 0.4 <= days <= 0.8


def test_codes_fit_those_who_issue(documents: list[DocumentSource]) -> None:
    for document in documents:
        code = plain(document.header.number or "")["code"]
        if document.rules == "party":
            assert re.fullmatch(r"\d+-(NQ|CV|TB|KH|BC|CT)/(TU|HU|ĐU)", code), code
        elif document.type == "Công văn":
            assert re.fullmatch(r"\d+/[A-ZĐ]+-[A-ZĐ]+\d?", code), code
        elif document.type == "Thông tư":
            assert re.fullmatch(r"\d+/\d{4}/TT-(BHTĐT|BCS)", code), code
        else:
            assert re.fullmatch(r"\d+/(\d{4}/)?(NQ|QĐ|CT|TB|HD|KH|BC|TTr|CĐ|GM|BB)-[A-ZĐ]+", code), code


def test_a_year_stands_in_the_code_of_normative_documents_and_it_is_the_year_of_issue(
    documents: list[DocumentSource],
) -> None:
    years = [(re.search(r"/(\d{4})/", plain(d.header.number or "")["code"]), d.header.date) for d in documents]
    with_year = [(match[1], date) for match, date in years if match and date]
    assert len(with_year) > 15
    assert all(int(year) == date.year for year, date in with_year)


def test_no_district_writes_after_the_district_level_ended(documents: list[DocumentSource]) -> None:
    for document in documents:
        if document.header.date is not None and document.header.date >= dt.date(2025, 7, 1):
            assert not re.search(r"HUYỆN|THỊ XÃ|THỊ TRẤN", document.header.issuer)


def test_ink_steps_and_recipes_are_known(documents: list[DocumentSource]) -> None:
    for document in documents:
        for step in document.ink:
            checked(step)
    assert {document.scan for document in documents} <= set(RECIPES)


HARD_THINGS: list[tuple[str, Callable[[DocumentSource], bool]]] = [
    ("an explicit zero", lambda d: any(q.negated for q in d.statistics.values())),
    ("a range", lambda d: any(q.low is not None for q in d.statistics.values())),
    ("a ratio", lambda d: any(q.of is not None for q in d.statistics.values())),
    ("a change against a year ago", lambda d: _compared(d, "yoy")),
    ("a share of a plan", lambda d: _compared(d, "vs_plan")),
    ("a second mention in short", lambda d: any(".2:" in text and "{c." in text for text in texts(d))),
    ("a citation without a date", lambda d: _flawed(d, "no_date")),
    ("a citation without a notation", lambda d: _flawed(d, "no_notation")),
    ("a citation whose year its code belies", lambda d: _flawed(d, "date_conflict")),
    ("a part of a cited document", lambda d: any(c.locator for c in d.citations.values())),
    ("a reply", lambda d: any(c.relation == "replies_to" for c in d.citations.values())),
    ("a proposal", lambda d: any(c.relation == "proposed_by" for c in d.citations.values())),
    ("something replaced", lambda d: any(c.relation == "replaces" for c in d.citations.values())),
    ("something repealed", lambda d: any(c.relation == "repeals" for c in d.citations.values())),
    ("something amended", lambda d: any(c.relation == "amends" for c in d.citations.values())),
    ("a stamped number", lambda d: "{stamp:" in (d.header.number or "")),
    ("a stamped name", lambda d: "{stamp:" in d.signature.name),
    ("printed urgency", lambda d: d.header.urgency is not None),
    ("stamped urgency", lambda d: _inked(d, "urgency_stamp")),
    ("secrecy", lambda d: d.header.secrecy is not None or _inked(d, "secrecy_stamp")),
    ("a stamp of incoming mail", lambda d: _inked(d, "received_stamp")),
    ("a leader's note", lambda d: _inked(d, "pen_note")),
    ("a seal on the edges", lambda d: _inked(d, "page_seal")),
    ("an appendix on its side", lambda d: any(part.landscape for part in d.attachments)),
    ("an attachment under a head of its own", lambda d: any(part.header for part in d.attachments)),
    ("a table in the body", lambda d: any(isinstance(block, TableText) for block in d.body)),
    ("a certified copy", lambda d: d.copied is not None),
    ("an electronic signature", lambda d: bool(d.electronic)),
    ("a second signer", lambda d: d.signature.second is not None),
    ("a drafter's mark", lambda d: d.signature.drafter is not None),
    ("an address at the foot", lambda d: d.address is not None),
]


def _compared(document: DocumentSource, kind: str) -> bool:
    return any(q.comparison is not None and q.comparison.kind == kind for q in document.statistics.values())


def _flawed(document: DocumentSource, defect: str) -> bool:
    return any(defect in cited.defects for cited in document.citations.values())


def _inked(document: DocumentSource, step: str) -> bool:
    return any(one["step"] == step for one in document.ink)


@pytest.mark.parametrize(("thing", "shows"), HARD_THINGS, ids=[thing for thing, _ in HARD_THINGS])
def test_the_hard_things_of_life_occur(
    thing: str, shows: Callable[[DocumentSource], bool], documents: list[DocumentSource]
) -> None:
    assert any(shows(document) for document in documents), thing
