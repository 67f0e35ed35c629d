"""The contract: what a document may hold, what it refuses, and that nothing is lost between JSON and the models."""

from __future__ import annotations

import json
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

import schemas
from schemas import Citation, Document, FieldValue, Statistic, absent

MODELS = [
    model
    for model in (getattr(schemas, name) for name in schemas.__all__)
    if isinstance(model, type) and issubclass(model, BaseModel)
]

# What the contract names, by the model that holds it. A name may be added; one that goes needs a new schema version.
CONTRACT = {
    Document: """
        schema_version source document_type code number notation issuer_parent issuer place date subject addressees
        dates legal_bases citations statistics sections signature recipients urgency secrecy marks
        digital_signatures received tables copies attachments details pages text restorations review producer
    """,
    FieldValue: """
        value raw confidence needs_review origin page bbox span normalised alternatives reasons
    """,
    Citation: """
        type code number year notation date title issuer locator relation defects mentions
        raw page bbox span confidence needs_review reasons
    """,
    Statistic: """
        value unit amount base_unit measure kind low high of qualifier period comparison negated
        raw page bbox span confidence needs_review reasons
    """,
    schemas.Source: "name sha256 media_type page_count pages",
    schemas.Section: "label title level page span children",
    schemas.Signature: "authority title name",
    schemas.Mark: "kind page bbox text",
    schemas.DigitalSignature: "signer organisation time page",
    schemas.Received: "number date office",
    schemas.Table: "page bbox rows",
    schemas.Attachment: """
        label pages document_type code number notation issuer_parent issuer place date subject
    """,
    schemas.Page: "number width height dpi rotation skew_degrees quality",
    schemas.Quality: "verdict reasons",
    schemas.RestorationRecord: "raw value confidence applied page bbox span",
    schemas.Review: "required reasons",
    schemas.Producer: "version engine languages models settings_sha256",
    schemas.Locator: "diem khoan dieu",
    schemas.Mention: "page bbox span",
    schemas.Period: "raw start end",
}

CLOSED_SETS = [
    (schemas.Origin, "printed handwritten stamped restored derived text_layer"),
    (
        schemas.Relation,
        "basis implements amends replaces repeals refers attached_to proposed_by replies_to",
    ),
    (schemas.StatisticKind, "count money percent area ratio duration index"),
]


@pytest.mark.parametrize(("model", "names"), CONTRACT.items(), ids=lambda item: getattr(item, "__name__", ""))
def test_every_name_of_the_contract_is_a_field(model: type[BaseModel], names: str) -> None:
    assert set(names.split()) <= set(model.model_fields)


@pytest.mark.parametrize(("closed", "names"), CLOSED_SETS, ids=lambda item: getattr(item, "__name__", ""))
def test_every_word_of_a_closed_set_is_known(closed: type[Any], names: str) -> None:
    assert set(names.split()) <= {member.value for member in closed}


def test_every_name_of_a_written_document_is_read_and_written_again(written: dict[str, Any]) -> None:
    again = json.loads(Document.model_validate(written).model_dump_json())
    assert _without_additions(again, written) == written


def _without_additions(produced: Any, wanted: Any) -> Any:
    """What ``produced`` says of the names in ``wanted``: additions are free, losses are not."""
    if isinstance(wanted, dict):
        return {key: _without_additions(produced[key], value) for key, value in wanted.items() if key in produced}
    if isinstance(wanted, list):
        assert len(produced) == len(wanted)
        return [_without_additions(one, other) for one, other in zip(produced, wanted, strict=True)]
    return produced


def test_an_absent_field_is_a_field_whose_value_is_null(written: dict[str, Any]) -> None:
    del written["subject"]
    document = Document.model_validate(written)
    assert document.subject == absent()
    assert json.loads(document.model_dump_json())["subject"]["value"] is None


@pytest.mark.parametrize(
    "path",
    [
        pytest.param((), id="of the document"),
        pytest.param(("code",), id="of a field"),
        pytest.param(("citations", 0), id="of a citation"),
        pytest.param(("source",), id="of the source"),
        pytest.param(("pages", 0, "quality"), id="deep inside"),
    ],
)
def test_an_unknown_key_of_a_later_edition_is_read_past(written: dict[str, Any], path: tuple[str | int, ...]) -> None:
    plain = Document.model_validate(written)
    part: Any = written
    for step in path:
        part = part[step]
    part["added_in_a_later_edition"] = {"any": ["thing"]}
    assert Document.model_validate(written) == plain


def test_another_schema_version_is_not_taken_for_this_one(written: dict[str, Any]) -> None:
    written["schema_version"] = "2.0"
    with pytest.raises(ValidationError, match="schema_version"):
        Document.model_validate(written)


# One row, one sentence: what a document must never say.
REFUSED = [
    (("code", "confidence"), 1.01, "a confidence is a probability"),
    (("code", "confidence"), -0.1, "a confidence is a probability"),
    (("code", "confidence"), "Infinity", "JSON has no infinity"),
    (("code", "page"), 0, "pages are numbered from 1"),
    (("code", "span"), [-1, 4], "a span lies in the text"),
    (("code", "span"), [3], "a span has a start and an end"),
    (("code", "span"), [9, 4], "a span does not end before it starts"),
    (("sections", 0, "span"), [9, 4], "nor does that of a section"),
    (("code", "bbox"), [0, 0, 10], "a box has four sides"),
    (("code", "bbox"), [10, 0, 5, 9], "a box is not reversed"),
    (("code", "bbox"), [5, 0, 5, 9], "a box holds at least a pixel"),
    (("marks", 0, "bbox"), [0, 9, 5, 9], "so does that of a mark"),
    (("source", "pages"), [3, 1], "a range of pages runs forwards"),
    (("attachments", 0, "pages"), [3, 2], "the pages of an attachment stand in their order"),
    (("attachments", 0, "pages"), [2, 2], "a page is bound once"),
    (("pages", 0, "quality"), {"verdict": "failed", "reasons": ["no image"]}, "a page that failed says why"),
    (("review",), {"required": True, "reasons": []}, "a document to be looked at says at what"),
    (("review",), {"required": False, "reasons": ["number: handwritten"]}, "a reason is no reason unless one looks"),
    (("code", "origin"), "guessed", "an origin is one of the closed set"),
    (("code", "value"), 15, "a value is text, so that 015 keeps its zero"),
    (("code",), "15/TTr-STP", "a field is never a bare value"),
    (("source", "sha256"), "abc", "a checksum is 64 hexadecimal digits"),
    (("pages", 0, "rotation"), 45, "a page is turned by quarters"),
    (("pages", 0, "dpi"), 0, "a resolution is positive"),
    (("pages", 0, "quality", "verdict"), "fine", "a verdict is one of the closed set"),
    (("marks", 0, "kind"), "doodle", "a mark is one of the closed set"),
    (("dates", 0, "role"), "someday", "a date has a role of the closed set"),
    (("citations", 0, "relation"), "loves", "a relation is one of the closed set"),
    (("statistics", 0, "kind"), "vibe", "a statistic is of a kind of the closed set"),
]


@pytest.mark.parametrize(("path", "value", "why"), REFUSED, ids=[f"{why}: {value!r}" for _, value, why in REFUSED])
def test_a_document_that_breaks_the_contract_is_refused(
    written: dict[str, Any], path: tuple[str | int, ...], value: object, why: str
) -> None:
    part: Any = written
    for step in path[:-1]:
        part = part[step]
    part[path[-1]] = value
    with pytest.raises(ValidationError):
        Document.model_validate(written)


@pytest.mark.parametrize("model", [FieldValue, Citation, Statistic], ids=lambda model: model.__name__)
def test_a_flag_needs_a_reason_in_words(model: type[BaseModel]) -> None:
    with pytest.raises(ValidationError, match="reason in words"):
        model.model_validate({"needs_review": True})
    with pytest.raises(ValidationError, match="reason in words"):
        model.model_validate_json('{"needs_review": true, "reasons": []}')
    with pytest.raises(ValidationError, match="reason in words"):
        model.model_validate({"needs_review": True, "reasons": ["", " "]})
    assert model.model_validate({"needs_review": True, "reasons": ["chữ viết tay"]})


@pytest.mark.parametrize("truthy", ["true", "yes", 1, True])
def test_a_flag_needs_a_reason_however_it_is_spelled(truthy: object) -> None:
    with pytest.raises(ValidationError, match="reason in words"):
        FieldValue.model_validate({"needs_review": truthy})


@pytest.mark.parametrize("falsy", ["false", "no", 0, False])
def test_what_is_not_flagged_needs_no_reason_however_it_is_spelled(falsy: object) -> None:
    assert FieldValue.model_validate({"needs_review": falsy}).needs_review is False


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_model_is_frozen(model: type[BaseModel]) -> None:
    instance = model.model_construct()
    with pytest.raises(ValidationError, match="frozen"):
        setattr(instance, next(iter(model.model_fields)), None)


def test_lists_of_a_document_cannot_grow_behind_its_back(written: dict[str, Any]) -> None:
    document = Document.model_validate(written)
    sequences = [value for _, value in document if isinstance(value, list)]
    assert sequences == []


# --- Round trips ------------------------------------------------------------------------------------------------

WORDS = st.text(st.characters(codec="utf-8"), max_size=20)
# JSON knows neither infinity nor NaN.
FLOATS = st.floats(allow_nan=False, allow_infinity=False)
JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | FLOATS | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=5,
)


def _says_why(keys: dict[str, Any]) -> bool:
    return any(reason.strip() for reason in keys["reasons"])


def _evidence(**more: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Keys of an evidence in which a flag always has its reason."""
    reasons = st.lists(WORDS, max_size=3)
    return st.fixed_dictionaries(
        {
            "raw": st.none() | WORDS,
            "page": st.none() | st.integers(1, 999),
            "bbox": st.none() | st.tuples(*[st.integers(0, 999)] * 2, *[st.integers(1000, 9999)] * 2),
            "span": st.none() | st.tuples(*[st.integers(0, 99999)] * 2).map(lambda ends: tuple(sorted(ends))),
            "confidence": st.floats(0, 1),
            "reasons": reasons,
            **more,
        }
    ).flatmap(lambda keys: st.booleans().map(lambda flag: {**keys, "needs_review": flag and _says_why(keys)}))


FIELDS = _evidence(
    value=st.none() | WORDS,
    origin=st.sampled_from(schemas.Origin),
    normalised=st.none() | WORDS,
    alternatives=st.lists(st.builds(schemas.Alternative, value=WORDS, confidence=st.floats(0, 1)), max_size=2),
).map(FieldValue.model_validate)
CITATIONS = _evidence(
    type=st.none() | WORDS,
    code=st.none() | WORDS,
    relation=st.sampled_from(schemas.Relation),
    locator=st.none() | st.builds(schemas.Locator, dieu=st.none() | WORDS),
    defects=st.lists(WORDS, max_size=2),
    mentions=st.lists(st.builds(schemas.Mention), max_size=2),
).map(Citation.model_validate)
STATISTICS = _evidence(
    value=st.none() | FLOATS,
    of=st.none() | FLOATS,
    kind=st.sampled_from(schemas.StatisticKind),
    period=st.none() | st.builds(schemas.Period, raw=WORDS),
    negated=st.booleans(),
).map(Statistic.model_validate)
RESTORATIONS = _evidence(value=WORDS, applied=st.booleans()).map(schemas.RestorationRecord.model_validate)
SECTIONS = st.recursive(
    st.builds(schemas.Section, label=WORDS, title=st.none() | WORDS, level=st.integers(1, 9)),
    lambda inner: st.builds(schemas.Section, label=WORDS, children=st.lists(inner, max_size=2).map(tuple)),
    max_leaves=4,
)


def _few(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=2).map(tuple)


DOCUMENTS = st.builds(
    Document,
    source=st.builds(
        schemas.Source,
        name=WORDS,
        sha256=st.binary(min_size=32, max_size=32).map(bytes.hex),
        media_type=WORDS,
        page_count=st.integers(0, 999),
    ),
    producer=st.builds(schemas.Producer, version=WORDS, models=st.dictionaries(WORDS, WORDS, max_size=2)),
    code=FIELDS,
    subject=FIELDS,
    addressees=_few(FIELDS),
    dates=_few(st.builds(schemas.DatedEvent, role=st.sampled_from(["effective", "deadline"]), field=FIELDS)),
    legal_bases=_few(CITATIONS),
    statistics=_few(STATISTICS),
    sections=_few(SECTIONS),
    received=st.none() | st.builds(schemas.Received, number=FIELDS),
    attachments=_few(st.builds(schemas.Attachment, label=st.none() | WORDS, code=FIELDS)),
    tables=_few(st.builds(schemas.Table, page=st.integers(1, 9), rows=_few(_few(WORDS)))),
    pages=_few(
        st.builds(
            schemas.Page,
            number=st.integers(1, 99),
            width=st.integers(1, 9999),
            height=st.integers(1, 9999),
            dpi=st.floats(1, 1200),
            rotation=st.sampled_from([0, 90, 180, 270]),
            skew_degrees=st.floats(-45, 45),
        )
    ),
    details=st.dictionaries(WORDS, JSON_VALUES, max_size=3),
    restorations=_few(RESTORATIONS),
    text=WORDS,
)


@given(DOCUMENTS)
def test_a_document_comes_back_from_json_as_it_went(document: Document) -> None:
    assert Document.model_validate_json(document.model_dump_json()) == document


@given(DOCUMENTS)
def test_a_document_comes_back_from_plain_values_as_it_went(document: Document) -> None:
    assert Document.model_validate(json.loads(json.dumps(document.model_dump(mode="json")))) == document


@given(st.text("ăâđêôơưÀẢÃÁẠằẳẵắặầẩẫấậềểễếệồổỗốộờởỡớợừửữứự ", min_size=1))
def test_vietnamese_text_keeps_its_unicode_form(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    field = FieldValue(value=composed, raw=composed)
    again = FieldValue.model_validate_json(field.model_dump_json())
    assert again.value == composed
    assert unicodedata.is_normalized("NFC", again.value or "")
    assert composed in field.model_dump_json(), "marks are written as letters, not as escapes"
