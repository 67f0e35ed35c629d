"""Citations, quantities and outlines of generated documents, counted by how they were scanned."""

from __future__ import annotations

from benchmarks.degradation_references import ReferenceScore, table_of_references
from schemas import Citation, Document, Relation, Section, Statistic
from tests.scoring.made_up import document

CITED = Citation(
    type="Quyết định", code="12/QĐ-SNV", date="2020-03-05", raw="12/QĐ-SNV ngày 05/3/2020", relation=Relation.BASIS
)
COUNTED = Statistic(value=45, unit="hồ sơ", raw="45 hồ sơ", measure="hồ sơ")


def of(text: str, *, cited: tuple[Citation, ...] = (), labels: tuple[str, ...] = ()) -> Document:
    sections = tuple(Section(label=label, title="", level=1, page=1, span=(0, 1)) for label in labels)
    return document(citations=cited, legal_bases=cited, statistics=(COUNTED,), sections=sections).model_copy(
        update={"text": text}
    )


TRUTH = of("", cited=(CITED,), labels=("I", "II"))


def score(given: Document) -> ReferenceScore:
    counted = ReferenceScore()
    counted.add(TRUTH, given)
    return counted


def test_what_is_given_right_is_found() -> None:
    given = score(of("12/QĐ-SNV ngày 05/3/2020, 45 hồ sơ", cited=(CITED,), labels=("I.", "II.")))
    assert given.lists["citations"].recall == given.readable["citations"].recall == given.labels.recall == 1
    assert given.details["citations.relation"].ratio == 1


def test_an_entry_whose_figures_were_spoilt_is_missed_but_not_among_the_readable() -> None:
    given = score(of("I2/QĐ-SNV ngày 05/3/2020, 45 hồ sơ"))
    assert (given.lists["citations"].recall, given.readable["citations"].labelled) == (0, 0)
    assert given.readable["statistics"].recall == 1


def test_an_entry_that_can_be_read_and_was_not_found_is_missed_among_the_readable() -> None:
    assert score(of("12/QĐ-SNV ngày 05/3/2020")).readable["citations"].recall == 0


def test_labels_of_another_level_or_none_are_missed() -> None:
    assert score(of("", labels=("I", "III"))).labels.recall == 0.5


def test_every_row_has_a_cell_for_each_form() -> None:
    head, *rows = table_of_references({"grey-300": score(TRUTH), "fax-200": score(TRUTH)})
    assert head.split()[-2:] == ["grey-300", "fax-200"]
    assert all(len(row) == len(head) for row in rows)
    assert rows[0].split() == ["citations", "100.0", "(100.0/100.0)", "100.0", "(100.0/100.0)"]


def test_a_document_that_was_not_converted_misses_all_that_it_cites() -> None:
    counted = ReferenceScore()
    counted.add(TRUTH, None)
    assert [(counted.lists[name].labelled, counted.lists[name].found) for name in ("citations", "statistics")] == [
        (1, 0),
        (1, 0),
    ]
    assert (counted.labels.labelled, counted.labels.recall) == (2, 0)
